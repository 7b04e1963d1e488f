"""How many are in, of how many, where: for organisers. Parts always add up to the enrolled."""

from dataclasses import dataclass, field

from bot.domain.attendance import IN_THE_ROOM, Status
from bot.domain.timetable import Timetable
from bot.storage import reports
from bot.storage.reports import SiteCount
from bot.storage.store import Transaction


@dataclass(slots=True)
class Count:
    """People of one or many sites in a session; enrolled is the sum of the statuses."""

    enrolled: int = 0
    by_status: dict[Status, int] = field(default_factory=dict)
    sites: int = 0
    silent_sites: int = 0  # nobody has checked in there yet

    def add(self, site: SiteCount) -> None:
        """Count a site in."""
        self.enrolled += site.enrolled
        for status, number in site.by_status.items():
            self.by_status[status] = self.by_status.get(status, 0) + number
        self.sites += 1
        self.silent_sites += not any(site.by_status.get(status) for status in IN_THE_ROOM)

    def of(self, status: Status) -> int:
        """How many have that status; unknown are all those of whom nothing is known."""
        if status is Status.UNKNOWN:
            known = sum(number for known, number in self.by_status.items() if known is not Status.UNKNOWN)
            return self.enrolled - known
        return self.by_status.get(status, 0)


@dataclass(frozen=True, slots=True)
class Summary:
    """A session's attendance: in all, and by province where there is anybody enrolled."""

    total: Count
    by_province: dict[str, Count]


def summary(tx: Transaction, timetable: Timetable, session_id: str) -> Summary:
    """Count a session. Every site of the timetable counts, also where nobody is enrolled yet."""
    counts = reports.count_by_site(tx, session_id)
    total, by_province = Count(), dict[str, Count]()
    nobody = SiteCount(0, {})
    unlisted = set(counts) - set(timetable.site_by_code)
    for code, province in [(site.code, site.province) for site in timetable.sites] + [(code, "") for code in unlisted]:
        count = counts.get(code, nobody)
        total.add(count)
        by_province.setdefault(province, Count()).add(count)
    return Summary(total, by_province)
