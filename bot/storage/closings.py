"""Sessions that a named person closed, for one site or the whole class."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.storage.store import Parameters, Row, Transaction, Value, moment, one, stamp

WHOLE_CLASS = ""


class ClosingState(StrEnum):
    """How far it has come. A whole class is closed and reopened in stretches."""

    CLOSING = "closing"
    CLOSED = "closed"
    REOPENING = "reopening"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Closing:
    """A session closed for a site, or with the site "" for all. `progress` is the last person dealt with."""

    id: int
    session_id: str
    site_code: str
    closed_at: datetime
    closed_by: str
    state: ClosingState
    progress: str = ""
    reopened_by: str = ""


def standing(tx: Transaction, session_id: str, site_code: str) -> Closing | None:
    """The closing that holds for a site: its own, or that of the whole class."""
    rows = tx.rows(
        "SELECT * FROM closing WHERE session_id = :session_id AND site_code IN (:site_code, '')"
        " AND state <> 'reopened' ORDER BY site_code DESC LIMIT 1",
        {"session_id": session_id, "site_code": site_code},
    )
    row = one(rows)
    return _closing(row) if row else None


def find(tx: Transaction, closing_id: int) -> Closing | None:
    """A closing, whatever became of it."""
    row = one(tx.rows("SELECT * FROM closing WHERE id = :id", {"id": closing_id}))
    return _closing(row) if row else None


def under_way(tx: Transaction) -> Closing | None:
    """The oldest that has not come to its end."""
    row = one(tx.rows("SELECT * FROM closing WHERE state IN ('closing', 'reopening') ORDER BY id LIMIT 1"))
    return _closing(row) if row else None


def add(tx: Transaction, session_id: str, site_code: str, closed_by: str, now: datetime) -> Closing | None:
    """Begin to close; None where it is closed already."""
    rows = tx.rows(
        "INSERT INTO closing (session_id, site_code, closed_at, closed_by, state)"
        " VALUES (:session_id, :site_code, :now, :closed_by, 'closing') ON CONFLICT DO NOTHING RETURNING *",
        {"session_id": session_id, "site_code": site_code, "now": stamp(now), "closed_by": closed_by},
    )
    row = one(rows)
    return _closing(row) if row else None


def reopen(tx: Transaction, closing_id: int, reopened_by: str, now: datetime) -> bool:
    """Begin to reopen; False where it is not closed."""
    changed = tx.run(
        "UPDATE closing SET state = 'reopening', progress = '', reopened_at = :now, reopened_by = :by"
        " WHERE id = :id AND state = 'closed'",
        {"id": closing_id, "now": stamp(now), "by": reopened_by},
    )
    return changed == 1


def advance(tx: Transaction, closing_id: int, state: ClosingState, progress: str) -> None:
    """How far it has come."""
    tx.run(
        "UPDATE closing SET state = :state, progress = :progress WHERE id = :id",
        {"id": closing_id, "state": state, "progress": progress},
    )


def _closing(row: Row) -> Closing:
    return Closing(
        row["id"],
        row["session_id"],
        row["site_code"],
        moment(row["closed_at"]),
        row["closed_by"],
        ClosingState(row["state"]),
        row["progress"],
        row["reopened_by"] or "",
    )


def close_people(tx: Transaction, closing: Closing, limit: int) -> str:
    """Record the next of its people of whom nothing is known as absent; the last one dealt with, "" where none is left.

    A whole class is dealt with `limit` people at a time, a site at once.
    """
    parameters: dict[str, Value] = {
        "session_id": closing.session_id,
        "site_code": closing.site_code,
        "after": closing.progress,
        "now": stamp(closing.closed_at),
        "by": closing.closed_by,
        "cause": f"closing:{closing.id}",
    }
    if closing.site_code:
        _close(tx, parameters, "p.site_code = :site_code")
        return ""
    rows = tx.rows(
        "SELECT id FROM person WHERE id > :after ORDER BY id LIMIT 1 OFFSET :limit",
        {"after": closing.progress, "limit": limit - 1},
    )
    last = rows[0]["id"] if rows else ""
    to_last = " AND p.id <= :last" if last else ""
    _close(tx, parameters | {"last": last}, f"p.id > :after{to_last}")
    return str(last)


def _close(tx: Transaction, parameters: Parameters, people: str) -> None:
    """Whoever is unknown becomes absent: by a first word, or in place of one that was taken back."""
    unknown = (
        f"session_id = :session_id AND status = 'unknown' AND person_id IN (SELECT p.id FROM person p WHERE {people})"
    )
    tx.run(
        "INSERT INTO attendance_history (session_id, person_id, status, happened_at, received_at, method, channel,"
        " recorded_by, note, cause, replaced_at, replaced_by, replaced_for) SELECT session_id, person_id, status,"
        " happened_at, received_at, method, channel, recorded_by, note, cause, :now, :by, :cause FROM attendance"
        f" WHERE {unknown}",
        parameters,
    )
    tx.run(
        "UPDATE attendance SET status = 'absent', happened_at = :now, received_at = :now, method = 'clerk',"
        f" channel = '', recorded_by = :by, note = '', cause = :cause WHERE {unknown}",
        parameters,
    )
    tx.run(
        "INSERT INTO attendance (session_id, person_id, site_code, status, happened_at, received_at, method, channel,"
        " recorded_by, note, cause) SELECT :session_id, p.id, p.site_code, 'absent', :now, :now, 'clerk', '', :by, '',"
        f" :cause FROM person p WHERE {people} AND NOT EXISTS"
        " (SELECT 1 FROM attendance a WHERE a.person_id = p.id AND a.session_id = :session_id)",
        parameters,
    )
