"""The class: its days, sessions, items and sites, and what follows from them.

Times are aware datetimes in the class's own zone, so `.date()` and `.time()` are what people in the rooms call them;
they compare correctly with UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo


class Language(StrEnum):
    """A language the bot speaks."""

    VI = "vi"
    EN = "en"


class ItemKind(StrEnum):
    """What an item of the programme is."""

    RECEPTION = "reception"
    CEREMONY = "ceremony"
    TOPIC = "topic"
    DISCUSSION = "discussion"
    BREAK = "break"


class Audience(StrEnum):
    """Whom a reminder is for."""

    EVERYONE = "everyone"
    NOT_CHECKED_IN = "not_checked_in"
    CLERKS = "clerks"
    SILENT_CLERKS = "silent_clerks"


class Rung(StrEnum):
    """Whom a step of the ladder turns to, about the sites that have not reported."""

    CLERKS = "clerks"  # theirs alone, and the chairs
    COORDINATORS = "coordinators"
    ORGANISERS = "organisers"


class Proof(StrEnum):
    """What a check-in must show."""

    NONE = "none"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the timetable in both languages; a timetable that gives one has it twice."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in that language."""
        return self.en if language is Language.EN else self.vi


@dataclass(frozen=True, slots=True)
class Site:
    """A place that takes part (điểm cầu). `code` is the key: names repeat across provinces."""

    code: str
    name: str
    province: str = ""
    province_code: str = ""
    room: str = ""
    chair: str = ""
    link: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None

    @property
    def full_name(self) -> str:
        """The name with its province, which alone tells sites of one name apart."""
        return f"{self.name}, {self.province}" if self.province else self.name


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the programme."""

    id: str
    kind: ItemKind
    start: datetime
    end: datetime
    title: Text
    topic: int | None = None
    speaker: Text | None = None
    room: Text | None = None
    link: str | None = None

    @property
    def is_content(self) -> bool:
        """Whether people come for it: anything but a reception or a break."""
        return self.kind not in {ItemKind.RECEPTION, ItemKind.BREAK}


@dataclass(frozen=True)
class Session:
    """A half-day: what people check in to and are reminded of. It holds at least one content item."""

    id: str
    name: Text
    day: date
    items: tuple[Item, ...]

    @cached_property
    def start(self) -> datetime:
        """When its first content item starts."""
        return next(item.start for item in self.items if item.is_content)

    @cached_property
    def end(self) -> datetime:
        """When its last content item ends."""
        return next(item.end for item in reversed(self.items) if item.is_content)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the class; `link` is the address of that day's online room."""

    date: date
    sessions: tuple[Session, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class CheckInRules:
    """When a check-in counts, around a session's start and end."""

    opens_before: timedelta = timedelta(minutes=45)
    late_after: timedelta = timedelta(minutes=15)
    closes_after_end: timedelta = timedelta(0)
    proof: Proof = Proof.NONE


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """A lead time at which an audience is reminded of each session."""

    before: timedelta
    to: Audience = Audience.EVERYONE


@dataclass(frozen=True, slots=True)
class LadderStep:
    """When somebody is asked about the sites that have not reported; `before` is negative after a session's start."""

    before: timedelta
    to: Rung


@dataclass(frozen=True, slots=True)
class Venue:
    """The central hall."""

    name: Text
    address: Text


@dataclass(frozen=True, eq=False)
class Timetable:
    """The whole class. `version` counts accepted changes, from 1.

    Compared and hashed by identity, so that what follows from a timetable can be cached by it.
    """

    id: str
    title: Text
    zone: ZoneInfo
    days: tuple[Day, ...]
    venue: Venue | None = None
    contact: Text | None = None
    check_in: CheckInRules = CheckInRules()
    reminders: tuple[ReminderRule, ...] = ()
    ladder: tuple[LadderStep, ...] = ()
    sites: tuple[Site, ...] = ()
    version: int = 1
    changed_at: datetime | None = field(default=None, compare=False)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions in order of time."""
        return tuple(session for day in self.days for session in day.sessions)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in order of time."""
        return tuple(item for session in self.sessions for item in session.items)

    @cached_property
    def session_by_id(self) -> Mapping[str, Session]:
        """Sessions by their id."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def session_by_item(self) -> Mapping[str, Session]:
        """The session of each item, by the item's id."""
        return {item.id: session for session in self.sessions for item in session.items}

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        """Items by their id."""
        return {item.id: item for item in self.items}

    @cached_property
    def site_by_code(self) -> Mapping[str, Site]:
        """Sites by their code."""
        return {site.code: site for site in self.sites}

    def site_name(self, code: str) -> str:
        """What people call the site: its full name, or its code where there is none such."""
        site = self.site_by_code.get(code)
        return site.full_name if site else code

    @cached_property
    def day_by_date(self) -> Mapping[date, Day]:
        """Days of the class by their date."""
        return {day.date: day for day in self.days}

    def local(self, moment: datetime) -> datetime:
        """The moment as the clocks of the class show it."""
        return moment.astimezone(self.zone)
