"""The timetable as its file has it. What the parts mean together is in `schedule_rules`."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from bot.domain.timetable import Audience, ItemKind, Proof
from bot.storage.schedule_problems import shown, suggestion

CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
DATE = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"
DURATION = "[0-9]{1,5}[smhd]"
_LONGEST_TEXT = 500
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def mistake(message: str) -> PydanticCustomError:
    """A validator's refusal, its words kept as they are."""
    return PydanticCustomError("timetable", "{message}", {"message": message})


@dataclass(frozen=True, slots=True)
class Form:
    """A text that must match a pattern, in the program and in the published schema alike."""

    pattern: str
    message: str  # after the value: `is no time of day: …`

    def check(self, value: str) -> str:
        """The value, or a refusal with it."""
        if not re.fullmatch(self.pattern, value):
            raise mistake(f"{shown(value)} {self.message}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return AfterValidator(self.check).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^{self.pattern}$"}


def _words(value: str) -> str:
    text = unicodedata.normalize("NFC", value.strip())
    if not text:
        raise mistake("is empty")
    if len(text) > _LONGEST_TEXT:
        raise mistake(f"is longer than {_LONGEST_TEXT} characters")
    if not text.isprintable() and any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in text):
        raise mistake("has a line break or another control character in it: write it on one line")
    return text


def _real_date(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise mistake(f"{shown(value)} is not in the calendar") from None
    return value


def time_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a folder of zones and a name too long for a file are OSErrors
        return None


def _known_zone(value: str) -> str:
    if time_zone(value) is None:
        hint = suggestion(value, available_timezones()) or "; write it as 'Asia/Ho_Chi_Minh'"
        raise mistake(f"{shown(value)} is no time zone{hint}")
    return value


def duration(value: str) -> timedelta:
    """`90s`, `30m`, `2h` or `1d` as a length of time."""
    return timedelta(**{_UNITS[value[-1]]: int(value[:-1])})


def _some_time(value: str) -> str:
    if not duration(value):
        raise mistake("must be longer than nothing")
    return value


_ID = "must be 1 to {size} of the characters A-Z a-z 0-9 _ and -, since buttons and links carry it"
Words = Annotated[
    str, AfterValidator(_words), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST_TEXT})
]
Id = Annotated[str, Form(r"[A-Za-z0-9_-]{1,32}", _ID.format(size=32))]
SiteCode = Annotated[str, Form(r"[A-Za-z0-9_-]{1,24}", _ID.format(size=24))]
ClassId = Annotated[str, Form(r"[A-Za-z0-9_-]{1,64}", _ID.format(size=64))]
Clock = Annotated[
    str,
    Form(
        CLOCK,
        "is no time of day: write HH:MM, 00:00 to 23:59, without a zone (that of `timezone` holds)",
    ),
]
IsoDate = Annotated[str, Form(DATE, "is no date: write YYYY-MM-DD"), AfterValidator(_real_date)]
Duration = Annotated[str, Form(DURATION, "is no length of time: write it as 90s, 30m, 2h or 1d (up to 5 digits)")]
Link = Annotated[
    str,
    Form(
        r"https?://[^\s/?#:@\[\]]+(:[0-9]{1,5})?([/?#]\S*)?",
        "is no address of a web page: it must begin with http:// or https://",
    ),
]
Zone = Annotated[str, AfterValidator(_known_zone)]


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

    before: Annotated[Duration, AfterValidator(_some_time)]
    """How long before the session's start it is sent."""
    to: Audience = Audience.EVERYONE
    """Who gets it."""


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
    sites: Annotated[
        Annotated[Words, Tag("<file>")] | Annotated[tuple[SitePart, ...], Tag("<list>")],
        Discriminator(_sites_form),
    ] = ()
    """A list of sites, or the path of a CSV file, from this file's folder."""
    days: Annotated[list[DayPart], Field(min_length=1)]
