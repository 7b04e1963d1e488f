"""Ticking people off: a draft of a site's list, toggled one by one, that counts once it is saved."""

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.attendance import IN_THE_ROOM, Status
from bot.domain.messages import Address
from bot.domain.people import Person, told_apart
from bot.domain.room_report import Numbers
from bot.services import room_reports as reports
from bot.services.statuses import Word
from bot.storage import attendance, people, room_reports
from bot.storage.store import Transaction

ON_A_PAGE = 10
_NEXT = {Status.EXCUSED: Status.ABSENT, Status.ABSENT: Status.PRESENT}  # from anything else: absent with leave


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody of the list, where the draft puts them, and where it found them."""

    person_id: str
    status: Status
    found: Status


@dataclass(frozen=True, slots=True)
class Roll:
    """A draft of ticks, by name; `page` counts from 0."""

    id: int
    session_id: str
    site_code: str
    ticks: tuple[Tick, ...]
    page: int = 0

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return -(-len(self.ticks) // ON_A_PAGE)

    @property
    def shown(self) -> tuple[tuple[int, Tick], ...]:
        """The ticks of its page, each with its place."""
        first = self.page * ON_A_PAGE
        return tuple(enumerate(self.ticks))[first : first + ON_A_PAGE]

    @property
    def numbers(self) -> Numbers:
        """What it comes to."""
        by_status = Counter(tick.status for tick in self.ticks)
        present = sum(by_status[status] for status in IN_THE_ROOM)
        return Numbers(len(self.ticks), present, by_status[Status.EXCUSED], by_status[Status.ABSENT])

    def turn(self, page: int) -> "Roll":
        """It at another page."""
        return replace(self, page=min(max(page, 0), self.pages - 1))

    def toggle(self, place: int) -> "Roll":
        """Present, absent with leave, absent without, present again."""
        if not 0 <= place < len(self.ticks):
            return self
        tick = self.ticks[place]
        toggled = replace(tick, status=_NEXT.get(tick.status, Status.EXCUSED))
        return replace(self, ticks=(*self.ticks[:place], toggled, *self.ticks[place + 1 :]))


def begin(tx: Transaction, address: Address, written_by: str, room: tuple[str, str], now: datetime) -> Roll | None:
    """A new draft of a session and site, in which whoever is unknown is present; None where the site has no list."""
    session_id, site_code = room
    listed = people.of_site(tx, site_code)
    if not listed:
        return None
    records = attendance.of_site(tx, session_id, site_code)
    report_id = room_reports.write(tx, address, written_by, now)
    standing = [(one.id, records[one.id].status if one.id in records else Status.UNKNOWN) for one in listed]
    ticks = tuple(Tick(id_, Status.PRESENT if found is Status.UNKNOWN else found, found) for id_, found in standing)
    return keep(tx, Roll(report_id, session_id, site_code, ticks))


def keep(tx: Transaction, roll: Roll) -> Roll:
    """Keep what the draft holds now."""
    content = json.dumps(
        {"ticks": [[tick.person_id, tick.status, tick.found] for tick in roll.ticks], "page": roll.page}
    )
    room_reports.keep(tx, roll.id, roll.session_id, roll.site_code, content)
    return roll


def load(tx: Transaction, roll_id: int, address: Address) -> Roll | None:
    """A draft of that chat; None where it is none any more, or somebody else's."""
    draft = room_reports.find(tx, roll_id)
    if draft is None or draft.state != "draft" or draft.address != address or '"ticks"' not in draft.content:
        return None
    held = json.loads(draft.content)
    ticks = tuple(Tick(id_, Status(status), Status(found)) for id_, status, found in held["ticks"])
    return Roll(draft.id, draft.session_id, draft.site_code, ticks, held["page"])


def names(tx: Transaction, roll: Roll) -> dict[str, Person]:
    """The people of its site, by id."""
    return told_apart(people.of_site(tx, roll.site_code))


def save(tx: Transaction, roll: Roll, word: Word) -> bool:
    """Save it as the room's report; False where it was saved already. Who came in meanwhile stays in."""
    if not room_reports.save(tx, roll.id, roll.numbers, word.now):
        return False
    known = names(tx, roll)
    wanted = {
        tick.person_id: tick.status
        for tick in roll.ticks
        if tick.person_id in known and (tick.status is Status.PRESENT or tick.status is not tick.found)
    }
    reports.write(tx, roll.session_id, wanted, known, word)
    return True
