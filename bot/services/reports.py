"""How many are in, of how many, where: the one definition of every number (docs/numbers.md).

enrolled = present + late + excused + absent + left early + unknown, for a site, a province and the nation. Substitutes
from no list and head-counts without names are in none of these: they stand apart.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.attendance import IN_THE_ROOM, Status, window
from bot.domain.room_report import SiteState, site_state
from bot.domain.timetable import Session, Site, Timetable
from bot.storage import reports, room_reports, substitutes
from bot.storage.reports import SiteCount
from bot.storage.room_reports import RoomReport
from bot.storage.store import Transaction

_NOBODY = SiteCount(0, {})
_LEFT_OPEN = timedelta(hours=4)


@dataclass(slots=True)
class Count:
    """People of one or many sites in a session, and how many sites have reported."""

    enrolled: int = 0
    by_status: dict[Status, int] = field(default_factory=dict)
    walk_ins: int = 0  # of those who came: on no list; in the statuses as well
    substitutes: int = 0  # on no list: in no other number
    declared: int = 0  # present by head-counts without names: in no other number
    sites: int = 0
    reported_sites: int = 0
    part_sites: int = 0  # no report, but somebody checked in
    silent_sites: int = 0  # no report, and nobody in

    def add(self, other: "Count") -> None:
        """Count another in."""
        self.enrolled += other.enrolled
        for status, number in other.by_status.items():
            self.by_status[status] = self.by_status.get(status, 0) + number
        self.walk_ins += other.walk_ins
        self.substitutes += other.substitutes
        self.declared += other.declared
        self.sites += other.sites
        self.reported_sites += other.reported_sites
        self.part_sites += other.part_sites
        self.silent_sites += other.silent_sites

    def of(self, status: Status) -> int:
        """How many have that status; unknown are all those of whom nothing is known."""
        if status is Status.UNKNOWN:
            known = sum(number for known, number in self.by_status.items() if known is not Status.UNKNOWN)
            return self.enrolled - known
        return self.by_status.get(status, 0)

    @property
    def came(self) -> int:
        """Who was in the room, for however long: present, late and left early."""
        return sum(self.by_status.get(status, 0) for status in IN_THE_ROOM)

    @property
    def unreported_sites(self) -> int:
        """Sites without a report, whether or not somebody checked in there."""
        return self.part_sites + self.silent_sites


@dataclass(frozen=True, slots=True)
class SiteNumbers:
    """A site in a session; `report` is the one that counts."""

    site: Site
    count: Count
    state: SiteState
    report: RoomReport | None

    @property
    def declared(self) -> int | None:
        """How many the clerk counted in the room; None where nobody counted, or all are known by name."""
        return self.report.present if self.report and not self.report.named else None

    @property
    def reported_at(self) -> datetime | None:
        """When the report was saved."""
        return self.report.saved_at if self.report else None


@dataclass(frozen=True, slots=True)
class Summary:
    """A session's attendance: in all, by the province's name, and by the site's code, in the timetable's order."""

    total: Count
    by_province: dict[str, Count]
    by_site: dict[str, SiteNumbers]


def summary(
    tx: Transaction, timetable: Timetable, session_id: str, site_codes: Collection[str] | None = None
) -> Summary:
    """Count a session. Every site of the timetable counts, also where nobody is enrolled yet.

    Sites that only people still name come last, without a province. `site_codes`: of those sites only.
    """
    found = Summary(Count(), {}, {})
    for numbers in _sites(tx, timetable, session_id):
        site = numbers.site
        if site_codes is not None and site.code not in site_codes:
            continue
        found.by_site[site.code] = numbers
        found.by_province.setdefault(site.province, Count()).add(numbers.count)
    for count in found.by_province.values():
        found.total.add(count)
    return found


def _sites(tx: Transaction, timetable: Timetable, session_id: str) -> Iterator[SiteNumbers]:
    counts = reports.count_by_site(tx, session_id)
    reported = room_reports.latest(tx, session_id)
    standing_in = substitutes.count_by_site(tx, session_id)
    unlisted = sorted((counts.keys() | reported.keys() | standing_in.keys()) - timetable.site_by_code.keys())
    for site in (*timetable.sites, *(Site(code, "") for code in unlisted)):
        code = site.code
        yield _numbers(site, counts.get(code, _NOBODY), reported.get(code), standing_in.get(code, 0))


def _numbers(site: Site, counted: SiteCount, report: RoomReport | None, standing_in: int) -> SiteNumbers:
    declared = report.present if report and not report.named else 0
    count = Count(counted.enrolled, counted.by_status, counted.walk_ins, standing_in, declared, sites=1)
    state = site_state(reported=report is not None, in_the_room=count.came)
    match state:
        case SiteState.REPORTED:
            count.reported_sites = 1
        case SiteState.PART:
            count.part_sites = 1
        case SiteState.SILENT:
            count.silent_sites = 1
    return SiteNumbers(site, count, state, report)


def session_in_focus(timetable: Timetable, now: datetime) -> Session:
    """The session that people check in to or sit in, or sat in a few hours ago; or else the next; or the last."""
    opened = [one for one in timetable.sessions if window(timetable, one).opens <= now]
    if opened and now < opened[-1].end + _LEFT_OPEN:
        return opened[-1]
    return timetable.sessions[min(len(opened), len(timetable.sessions) - 1)]
