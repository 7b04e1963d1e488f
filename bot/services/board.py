"""What the board and the screens show: a session's numbers site by site, as they are now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bot.domain.attendance import Status
from bot.domain.people import Rights
from bot.domain.room_report import SiteState
from bot.domain.timetable import Session, Site, Timetable
from bot.services import reports, roles
from bot.services.reports import SiteNumbers
from bot.storage import arrivals
from bot.storage.roles import Holder
from bot.storage.store import Transaction


class Line(NamedTuple):
    """A site's numbers; enrolled is the sum of the others."""

    enrolled: int
    present: int
    late: int
    excused: int
    absent: int
    left_early: int
    unknown: int
    state: SiteState

    @property
    def in_the_room(self) -> int:
        """How many came."""
        return self.present + self.late + self.left_early


@dataclass(frozen=True, slots=True)
class Focus:
    """The session that is looked at just now, and the one after it."""

    session: Session
    following: Session | None


def focus(timetable: Timetable, now: datetime) -> Focus:
    """What boards and screens show at that moment."""
    session = reports.session_in_focus(timetable, now)
    number = timetable.sessions.index(session) + 1
    return Focus(session, timetable.sessions[number] if number < len(timetable.sessions) else None)


def lines(tx: Transaction, timetable: Timetable, session_id: str) -> tuple[Line, ...]:
    """The numbers of each site, in the timetable's order."""
    by_site = reports.summary(tx, timetable, session_id).by_site
    return tuple(_line(by_site[site.code]) for site in timetable.sites)


def _line(site: SiteNumbers) -> Line:
    """Written for speed: it is done for every site, every second."""
    count = site.count
    get = count.by_status.get
    present, late, left = get(Status.PRESENT, 0), get(Status.LATE, 0), get(Status.LEFT_EARLY, 0)
    excused, absent = get(Status.EXCUSED, 0), get(Status.ABSENT, 0)
    unknown = count.enrolled - present - late - left - excused - absent
    return Line(count.enrolled, present, late, excused, absent, left, unknown, site.state)


def total(some: Iterable[Line]) -> tuple[int, ...]:
    """Enrolled, present, late, excused, absent, left early and unknown of several sites."""
    columns = list(zip(*some, strict=True))[:-1]
    return tuple(map(sum, columns)) if columns else (0,) * len(Line._fields[:-1])


def by_state(some: Iterable[Line]) -> dict[SiteState, int]:
    """How many sites there are in each state."""
    counted = Counter(line.state for line in some)
    return {state: counted[state] for state in SiteState}


@dataclass(frozen=True, slots=True)
class Province:
    """A province's numbers, as `total` gives them, and its sites by state."""

    code: str
    name: str
    total: tuple[int, ...]
    states: dict[SiteState, int]


def by_province(sites: Sequence[Site], some: Sequence[Line]) -> list[Province]:
    """The provinces of these sites, by name."""
    lines_of: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for site, line in zip(sites, some, strict=True):
        lines_of[site.province, site.province_code].append(line)
    return [Province(code, name, total(own), by_state(own)) for (name, code), own in sorted(lines_of.items())]


@lru_cache(maxsize=2)
def place_by_code(timetable: Timetable) -> Mapping[str, int]:
    """Where each site stands in the timetable's list."""
    return {site.code: place for place, site in enumerate(timetable.sites)}


def visible(timetable: Timetable, rights: Rights) -> tuple[int, ...]:
    """The places in the timetable's list of the sites that may be seen."""
    return tuple(number for number, site in enumerate(timetable.sites) if rights.may_see(site))


def curve(tx: Transaction, session_id: str, site_codes: Sequence[str] | None) -> list[tuple[datetime, int]]:
    """How many had come by the end of each minute in which somebody came."""
    counted = arrivals.by_minute(tx, session_id, site_codes)
    return list(zip((minute for minute, _ in counted), accumulate(n for _, n in counted), strict=True))


@dataclass(frozen=True, slots=True)
class ToCall:
    """A site, where it stands, and who answers for it."""

    site: Site
    line: Line
    clerks: tuple[Holder, ...]


def to_call(tx: Transaction, sites: Iterable[tuple[Site, Line]]) -> list[ToCall]:
    """The sites with their clerks and chairs."""
    return [ToCall(site, line, tuple(roles.clerks_of(tx, site.code))) for site, line in sites]
