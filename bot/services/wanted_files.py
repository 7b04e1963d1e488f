"""Files that people ask for, and reports that come by themselves: what is wanted, for whom, of which sites."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.messages import Address, Outgoing
from bot.domain.people import Rights
from bot.domain.timetable import Session, Timetable
from bot.services import places
from bot.services.places import CLASS, PlaceKind
from bot.services.roles import Named, coordinators_of, organisers
from bot.storage import closings, wanted_files
from bot.storage.closings import WHOLE_CLASS, Closing, ClosingState
from bot.storage.store import Transaction, stamp
from bot.storage.wanted_files import WantedFile

REPORT_AFTER = timedelta(hours=1)  # a session's end, where nobody has closed it
_NO_USE_AFTER = timedelta(hours=6)
_MOST_WAITING = 3  # of one chat: each takes a while


class What(StrEnum):
    """What is wanted."""

    TABLE = "table"
    PICTURE = "picture"
    REPORT = "report"  # a session's, unasked
    RESULT = "result"  # of a broadcast, receiver by receiver


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, in which format. `session_id` "" is all; `place` as actions carry it."""

    what: What
    session_id: str = ""
    place: str = ""  # "" for all that they may see
    table: str = ""
    form: str = ""
    closed: bool = False  # the report's session is closed, so that its numbers stand
    broadcast: str = ""  # whose result it is

    def dumps(self) -> str:
        """As the database keeps it."""
        return json.dumps(asdict(self))

    @staticmethod
    def loads(text: str) -> "Wish":
        """The wish behind `dumps`."""
        content = json.loads(text)
        return Wish(**{**content, "what": What(content["what"])})


@dataclass(frozen=True, slots=True)
class Order:
    """What to make, of which sites (None: all), as of when."""

    timetable: Timetable
    wish: Wish
    site_codes: Collection[str] | None
    now: datetime


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A message with what goes with it."""

    message: Outgoing
    file: MadeFile | None = None


def ask(tx: Transaction, wanted_id: str, address: Address, wish: Wish, now: datetime) -> bool:
    """Have a file made for a chat; False where too many of its files are not made yet."""
    if wanted_files.count_waiting(tx, address) >= _MOST_WAITING:
        return False
    wanted_files.add(tx, WantedFile(wanted_id, address, wish.dumps(), now))
    return True


def may_have(timetable: Timetable, rights: Rights, wish: Wish) -> bool:
    """Whether it is theirs: decided when they ask, and again when it is made."""
    if rights.is_nobody or (wish.what is What.RESULT and not rights.organiser):
        return False
    if not wish.place:
        return True
    place = places.read(timetable, wish.place)
    return place is not None and places.may_see(timetable, rights, place)


def sites_of(timetable: Timetable, rights: Rights) -> Collection[str] | None:
    """The codes of the sites that they may see; None for all."""
    if rights.organiser:
        return None
    return frozenset(
        site.code for place in places.roots(timetable, rights) for site in places.sites_in(timetable, place)
    )


def want_reports(tx: Transaction, timetable: Timetable, now: datetime) -> bool:
    """Have the reports made of sessions that were closed, or long after their end were not; whether any was due."""
    added = False
    for session in timetable.sessions:
        closing = closings.standing(tx, session.id, WHOLE_CLASS)
        cause = _cause(session, closing, now)
        if cause and _want(tx, cause, Wish(What.REPORT, session.id, str(CLASS), closed=closing is not None), now):
            added = True
            for place in places.provinces(timetable):
                if coordinators_of(tx, place.key):
                    _want(tx, cause, Wish(What.REPORT, session.id, str(place), closed=closing is not None), now)
    return added


def _want(tx: Transaction, cause: str, wish: Wish, now: datetime) -> bool:
    return wanted_files.add(tx, WantedFile(f"{cause}:{wish.place}", None, wish.dumps(), now))


def receivers(tx: Transaction, timetable: Timetable, wish: Wish, named: Named) -> list[Address]:
    """Who is sent a session's report: organisers that of the class, coordinators that of their province."""
    place = places.read(timetable, wish.place)
    if place is None or place.kind is PlaceKind.SITE:
        return []
    if place == CLASS:
        return organisers(tx, named)
    return [holder.address for holder in coordinators_of(tx, place.key)]


def _cause(session: Session, closing: Closing | None, now: datetime) -> str:
    """What a report comes of; "" where none is due. Something long past is of no use: the program was not there."""
    if closing is None:
        due_at = session.end + REPORT_AFTER
        return f"report:{session.id}:{stamp(session.end)}" if due_at <= now < due_at + _NO_USE_AFTER else ""
    is_fresh = closing.state is ClosingState.CLOSED and now < closing.closed_at + _NO_USE_AFTER
    return f"report:{session.id}:closing:{closing.id}" if is_fresh else ""
