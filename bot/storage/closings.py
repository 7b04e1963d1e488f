"""Sessions that a named person closed, for one site or the whole class."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.storage.store import Row, Transaction, moment, one, stamp

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


def of(tx: Transaction, session_id: str) -> dict[str, Closing]:
    """What is closed of a session, by site code; "" is the whole class."""
    rows = tx.rows(
        "SELECT * FROM closing WHERE session_id = :session_id AND state <> 'reopened'", {"session_id": session_id}
    )
    return {row["site_code"]: _closing(row) for row in rows}


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
    )
