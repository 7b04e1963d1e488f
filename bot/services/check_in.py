"""Checking in to a session, and taking it back."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.attendance import IN_THE_ROOM, MISSING, UNDO_WITHIN, CheckIn, Method, Status, Window, decide
from bot.domain.messages import Argument, Outgoing
from bot.domain.people import Contact, Person
from bot.domain.timetable import Proof, Timetable
from bot.services import proofs, roles, statuses
from bot.services.proofs import NOTHING_SHOWN, Lack, Shown
from bot.storage import attendance, closings
from bot.storage.attendance import Record
from bot.storage.store import Transaction

_STATUS = {CheckIn.PRESENT: Status.PRESENT, CheckIn.LATE: Status.LATE}
_LACKING = {
    Lack.NO_CODE: CheckIn.NO_CODE,
    Lack.WRONG_CODE: CheckIn.WRONG_CODE,
    Lack.TOO_MANY: CheckIn.TOO_MANY_CODES,
}


@dataclass(frozen=True, slots=True)
class CheckInResult:
    """What became of it: the window it is about, and the record that now stands."""

    outcome: CheckIn
    window: Window | None = None
    record: Record | None = None
    closed_at: datetime | None = None  # by somebody, where that is why


def check_in(
    tx: Transaction,
    timetable: Timetable,
    contact: Contact,
    *,
    at: datetime,
    now: datetime,
    session_id: str | None,
    shown: Shown = NOTHING_SHOWN,
) -> CheckInResult:
    """Check the person behind a chat in. `at` is when they did it, which counts; `now` when we learn of it.

    `shown` is the code of the room, for timetables that ask for it.
    """
    if contact.person is None:
        return CheckInResult(CheckIn.NOT_REGISTERED)
    outcome, window = decide(timetable, at, session_id)
    if window is None:
        return CheckInResult(outcome)
    status = _STATUS.get(outcome)
    proof = shown if timetable.check_in.proof is Proof.CODE else None
    hindered = _hindrance(tx, contact.person, window, proof, at) if status else None
    if hindered is not None:
        return hindered
    record = _record(contact.person, contact, window, status, at=at, now=now) if status else None
    if record is not None and attendance.add(tx, record):
        return CheckInResult(outcome, window, record)
    standing = attendance.find(tx, window.session.id, contact.person.id)
    if standing is not None and standing.status in IN_THE_ROOM:
        return CheckInResult(CheckIn.ALREADY, window, standing)
    if record is not None and standing is not None:
        attendance.replace(tx, record)
        _came_after_all(tx, contact.person, window, standing, record)
    return CheckInResult(outcome, window, record)


def undo(tx: Transaction, timetable: Timetable, contact: Contact, session_id: str, now: datetime) -> Window | None:
    """Take one's own check-in back; None where there is none to take back, or it was made too long ago."""
    session = timetable.session_by_id.get(session_id)
    if contact.person is None or session is None:
        return None
    standing = attendance.find(tx, session_id, contact.person.id)
    if standing is None or standing.method is not Method.SELF or standing.status not in IN_THE_ROOM:
        return None
    if now - standing.received_at > UNDO_WITHIN or closings.standing(tx, session_id, contact.person.site_code):
        return None
    _, window = decide(timetable, now, session_id)
    if window is None:
        return None
    before = attendance.history(tx, session_id, contact.person.id)
    if before and before[-1].record.method is Method.CLERK and not standing.cause:
        attendance.restore(tx, before[-1].record, contact.person.site_code, by=contact.person.id, now=now)
    else:
        attendance.replace(tx, _record(contact.person, contact, window, Status.UNKNOWN, at=now, now=now))
    statuses.unlink(tx, replace(standing, received_at=now))
    return window


def _hindrance(
    tx: Transaction, person: Person, window: Window, shown: Shown | None, at: datetime
) -> CheckInResult | None:
    """Why they cannot check in now though it is time: the session was closed by name, or proof is lacking."""
    # Nobody closes a session before it starts, which is when most people come: for them there is nothing to look up.
    begun = at >= window.session.start
    closing = closings.standing(tx, window.session.id, person.site_code) if begun else None
    if closing is not None and at >= closing.closed_at:
        return _after_closing(tx, person, window, closing.closed_at)
    lack = _lack(tx, person, window, shown, at) if shown is not None else None
    return CheckInResult(_LACKING[lack], window) if lack else None


def _after_closing(tx: Transaction, person: Person, window: Window, closed_at: datetime) -> CheckInResult:
    standing = attendance.find(tx, window.session.id, person.id)
    if standing is not None and standing.status in IN_THE_ROOM:
        return CheckInResult(CheckIn.ALREADY, window, standing)
    return CheckInResult(CheckIn.SITE_CLOSED, window, closed_at=closed_at)


def _came_after_all(tx: Transaction, person: Person, window: Window, before: Record, record: Record) -> None:
    """A clerk's word is not overruled behind their back: they hear of it, and nobody stands in any more."""
    statuses.unlink(tx, record)
    if before.status not in MISSING:
        return
    facts: dict[str, Argument] = {"name": person.full_name, "session": window.session.name}
    facts |= {"start": window.session.start, "at": record.happened_at}
    clerks = [one.address for one in roles.clerks_of(tx, person.site_code)]
    cause = f"came:{window.session.id}:{person.id}"
    roles.tell(tx, clerks, cause, Outgoing("came-after-report", facts), record.received_at)


def _lack(tx: Transaction, person: Person, window: Window, shown: Shown, at: datetime) -> Lack | None:
    """What they still have to prove; nothing where they are in already."""
    standing = attendance.find(tx, window.session.id, person.id)
    if standing is not None and standing.status in IN_THE_ROOM:
        return None
    return proofs.lacking(tx, person, window.session.id, shown, at=at)


def _record(person: Person, contact: Contact, window: Window, status: Status, *, at: datetime, now: datetime) -> Record:
    return Record(
        session_id=window.session.id,
        person_id=person.id,
        site_code=person.site_code,
        status=status,
        happened_at=at,
        received_at=now,
        method=Method.SELF,
        channel=contact.address.channel,
        recorded_by=person.id,
    )
