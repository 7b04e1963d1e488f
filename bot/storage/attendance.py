"""Who was there: the latest word on each person and session, and what it replaced."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.attendance import Method, Status
from bot.storage.store import Row, Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class Record:
    """The latest word. `happened_at` is when the person did it, `received_at` when we learnt of it."""

    session_id: str
    person_id: str
    site_code: str
    status: Status
    happened_at: datetime
    received_at: datetime
    method: Method
    channel: str
    recorded_by: str
    note: str = ""


def add(tx: Transaction, record: Record) -> bool:
    """Keep a first word; False where there is one already, which stays."""
    added = tx.run(
        "INSERT INTO attendance (session_id, person_id, site_code, status, happened_at, received_at, method, channel,"
        " recorded_by, note) VALUES (:session_id, :person_id, :site_code, :status, :happened_at, :received_at, :method,"
        " :channel, :recorded_by, :note) ON CONFLICT DO NOTHING",
        _parameters(record),
    )
    return added == 1


def replace(tx: Transaction, record: Record) -> None:
    """Keep a later word, and in the history what stood before it."""
    parameters = _parameters(record)
    tx.run(
        "INSERT INTO attendance_history (session_id, person_id, status, happened_at, received_at, method, channel,"
        " recorded_by, note, replaced_at) SELECT session_id, person_id, status, happened_at, received_at, method,"
        " channel, recorded_by, note, :received_at FROM attendance"
        " WHERE session_id = :session_id AND person_id = :person_id",
        {key: parameters[key] for key in ("session_id", "person_id", "received_at")},
    )
    tx.run(
        "UPDATE attendance SET status = :status, happened_at = :happened_at, received_at = :received_at,"
        " method = :method, channel = :channel, recorded_by = :recorded_by, note = :note, site_code = :site_code"
        " WHERE session_id = :session_id AND person_id = :person_id",
        parameters,
    )


def find(tx: Transaction, session_id: str, person_id: str) -> Record | None:
    """The latest word on a person in a session."""
    row = one(
        tx.rows(
            "SELECT * FROM attendance WHERE session_id = :session_id AND person_id = :person_id",
            {"session_id": session_id, "person_id": person_id},
        )
    )
    return _record(row) if row else None


def of_person(tx: Transaction, person_id: str) -> dict[str, Record]:
    """The latest word on a person, by session."""
    rows = tx.rows("SELECT * FROM attendance WHERE person_id = :person_id", {"person_id": person_id})
    return {row["session_id"]: _record(row) for row in rows}


def _parameters(record: Record) -> dict[str, str]:
    return {
        "session_id": record.session_id,
        "person_id": record.person_id,
        "site_code": record.site_code,
        "status": record.status,
        "happened_at": stamp(record.happened_at),
        "received_at": stamp(record.received_at),
        "method": record.method,
        "channel": record.channel,
        "recorded_by": record.recorded_by,
        "note": record.note,
    }


def _record(row: Row) -> Record:
    return Record(
        row["session_id"],
        row["person_id"],
        row["site_code"],
        Status(row["status"]),
        moment(row["happened_at"]),
        moment(row["received_at"]),
        Method(row["method"]),
        row["channel"],
        row["recorded_by"],
        row["note"],
    )
