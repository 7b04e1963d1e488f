"""Where people stand in a session, by somebody else's word: recorded with who said it and why, and taken back whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.attendance import IN_THE_ROOM, Method, Status
from bot.storage import attendance, substitutes
from bot.storage.attendance import Record
from bot.storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word it is (a name or an address), where, for what (`report:12`), when, and why (corrections only)."""

    by: str
    channel: str
    cause: str
    now: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A person of a site in a session, and what was recorded last of them."""

    session_id: str
    person_id: str
    site_code: str
    record: Record | None

    @property
    def status(self) -> Status:
        """Where they stand; unknown where nothing is recorded."""
        return self.record.status if self.record else Status.UNKNOWN


def record(tx: Transaction, standing: Standing, status: Status, word: Word) -> bool:
    """Record a status; False where it changes nothing. Who is known to be in the room is not made merely present."""
    if standing.status is status or (status is Status.PRESENT and standing.status in IN_THE_ROOM - {Status.LEFT_EARLY}):
        return False
    new = Record(
        session_id=standing.session_id,
        person_id=standing.person_id,
        site_code=standing.site_code,
        status=status,
        happened_at=word.now,
        received_at=word.now,
        method=Method.CLERK,
        channel=word.channel,
        recorded_by=word.by,
        note=word.note,
        cause=word.cause,
    )
    if not attendance.add(tx, new):
        attendance.replace(tx, new)
    unlink(tx, new)
    return True


def unlink(tx: Transaction, new: Record) -> None:
    """Nobody stands in for a delegate who came after all, nor does who stands in, but is not there."""
    substitutes.settle(
        tx, new.session_id, new.person_id, by=new.recorded_by, cause=new.cause or "check-in", now=new.received_at
    )


def undo(tx: Transaction, cause: str, by: str, now: datetime) -> int:
    """Take back all that still stands for that cause: what stood before stands again. How many people it was."""
    records = attendance.caused_by(tx, cause)
    undo_records(tx, records, by, now)
    substitutes.undo(tx, cause, by=by, now=now)
    return len(records)


def undo_records(tx: Transaction, records: Iterable[Record], by: str, now: datetime) -> None:
    """Let stand again what stood before these."""
    for one in records:
        attendance.undo(tx, one, by=by, now=now)
        undone = f"undo:{one.cause}"
        substitutes.settle(tx, one.session_id, one.person_id, by=by, cause=undone, now=now)
