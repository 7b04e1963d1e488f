"""The timetable as its file has it. What the parts mean together is in `schedule_rules`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from bot.domain.timetable import Audience, ItemKind, Proof, Rung
from bot.storage.schedule_forms import ClassId, Clock, Duration, Id, IsoDate, LeadTime, Link, SiteCode, Words, Zone


class Part(BaseModel):
    """An object of the file. A key that it does not know is a mistake, mostly of typing."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, hide_input_in_errors=True)


class BothLanguages(Part):
    """A text in both languages."""

    vi: Words
    en: Words


def _text_form(value: object) -> str:
    return "<one>" if isinstance(value, str) else "<both>"


def _sites_form(value: object) -> str:
    return "<file>" if isinstance(value, str) else "<list>"


# The tags appear in pydantic's places of errors, where `<` marks them as none of the file's own keys.
TextPart = Annotated[
    Annotated[Words, Tag("<one>")] | Annotated[BothLanguages, Tag("<both>")],
    Discriminator(_text_form),
]


class VenuePart(Part):
    """The central hall."""

    name: TextPart
    address: TextPart


class CheckInPart(Part):
    """When a check-in counts."""

    opens_before: Duration = "45m"
    """How long before a session's start check-in opens."""
    late_after: Duration = "15m"
    """How long after a session's start a check-in counts as late."""
    closes_after_end: Duration = "0m"
    """How long after a session's end check-in stays open."""
    proof: Proof = Proof.NONE
    """Whether a delegate must give the code that the site's screen shows."""


class ReminderPart(Part):
    """A reminder of each session."""

    before: LeadTime
    """How long before the session's start it is sent."""
    to: Audience = Audience.EVERYONE
    """Who gets it."""


class LadderPart(Part):
    """A step of the ladder: who is asked about the sites that have not reported a session, and when."""

    before: LeadTime | None = None
    """How long before the session's start. A step has this or `after`."""
    after: LeadTime | None = None
    """How long after the session's start."""
    to: Rung
    """`clerks` (and chairs) of those sites, `coordinators` of their provinces with a list, `organisers` with counts."""


DEFAULT_LADDER = (
    LadderPart(before="30m", to=Rung.CLERKS),
    LadderPart(before="10m", to=Rung.CLERKS),
    LadderPart(after="10m", to=Rung.COORDINATORS),
    LadderPart(after="20m", to=Rung.ORGANISERS),
)


class SitePart(Part):
    """A place that takes part (điểm cầu)."""

    code: SiteCode
    """Its key: unique, and never changed once people have joined."""
    name: Words
    province: Words | None = None
    province_code: Words | None = None
    room: Words | None = None
    chair: Words | None = None
    link: Link | None = None
    aliases: tuple[Words, ...] = ()
    """Other names that people may write."""
    type: Words | None = None
    """What `check` counts sites by."""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None


class ItemPart(Part):
    """One line of the programme."""

    id: Id
    kind: ItemKind
    start: Clock
    end: Clock
    """Later than `start`, on the same day."""
    title: TextPart
    topic: Annotated[int, Field(strict=True, ge=1, le=999)] | None = None
    """The number of the topic, for questions such as "when is topic 3?"."""
    speaker: TextPart | None = None
    room: TextPart | None = None
    link: Link | None = None


class SessionPart(Part):
    """A half-day: what people check in to and are reminded of."""

    id: Id
    """Its key: unique, and never changed once people have been reminded or have checked in."""
    name: TextPart
    items: Annotated[list[ItemPart], Field(min_length=1)]


class DayPart(Part):
    """A day of the class."""

    date: IsoDate
    link: Link | None = None
    """The day's online room."""
    sessions: Annotated[list[SessionPart], Field(min_length=1)]


class SchedulePart(Part):
    """The timetable of a class."""

    schema_address: Annotated[str | None, Field(alias="$schema", exclude=True)] = None
    """Where editors find this schema."""
    id: ClassId
    title: TextPart
    timezone: Zone
    """An IANA name such as Asia/Ho_Chi_Minh; all times of the file are its local times."""
    venue: VenuePart | None = None
    contact: TextPart | None = None
    check_in: CheckInPart = CheckInPart()
    reminders: tuple[ReminderPart, ...] = ()
    ladder: tuple[LadderPart, ...] = DEFAULT_LADDER
    """How sites that have not reported are asked; an empty list is none."""
    sites: Annotated[
        Annotated[Words, Tag("<file>")] | Annotated[tuple[SitePart, ...], Tag("<list>")],
        Discriminator(_sites_form),
    ] = ()
    """A list of sites, or the path of a CSV file, from this file's folder."""
    days: Annotated[list[DayPart], Field(min_length=1)]
