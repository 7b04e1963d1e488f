"""What calendars know of each session: how often it was revised, when last, and what was cancelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.timetable import Text
from bot.storage.store import Row, Transaction, moment, stamp


@dataclass(frozen=True, slots=True)
class Event:
    """A session as calendars have it. `digest` is of all that a calendar shows of it."""

    session_id: str
    digest: str
    name: Text
    start: datetime
    end: datetime
    sequence: int = 0
    modified_at: datetime | None = None
    cancelled: bool = False


def revise(tx: Transaction, events: Iterable[Event], now: datetime) -> None:
    """These are all sessions now. What is new or different is revised, and what is among them no more is cancelled."""
    known = {event.session_id: event for event in every(tx)}
    wanted = {event.session_id: event for event in events}
    sequence = max(event.sequence for event in wanted.values())
    tx.run_many(
        "INSERT INTO calendar_event (session_id, digest, sequence, modified_at, cancelled, name, name_en, start_at,"
        " end_at) VALUES (:session_id, :digest, :sequence, :now, 0, :name, :name_en, :start_at, :end_at)"
        " ON CONFLICT (session_id) DO UPDATE SET digest = :digest, sequence = :sequence,"
        " modified_at = :now, cancelled = 0, name = :name, name_en = :name_en, start_at = :start_at, end_at = :end_at",
        [
            {
                "session_id": event.session_id,
                "digest": event.digest,
                "sequence": event.sequence,
                "now": stamp(now),
                "name": event.name.vi,
                "name_en": event.name.en,
                "start_at": stamp(event.start),
                "end_at": stamp(event.end),
            }
            for event in wanted.values()
            if event.session_id not in known
            or known[event.session_id].cancelled
            or known[event.session_id].digest != event.digest
        ],
    )
    tx.run_many(
        "UPDATE calendar_event SET cancelled = 1, sequence = :sequence, modified_at = :now"
        " WHERE session_id = :session_id AND cancelled = 0",
        [
            {"session_id": session_id, "sequence": sequence, "now": stamp(now)}
            for session_id in known.keys() - wanted.keys()
        ],
    )


def every(tx: Transaction) -> list[Event]:
    """All events, also those that were cancelled, in order of time."""
    return [_event(row) for row in tx.rows("SELECT * FROM calendar_event ORDER BY start_at, session_id")]


def _event(row: Row) -> Event:
    return Event(
        row["session_id"],
        row["digest"],
        Text(row["name"], row["name_en"]),
        moment(row["start_at"]),
        moment(row["end_at"]),
        row["sequence"],
        moment(row["modified_at"]),
        bool(row["cancelled"]),
    )
