"""Who was there: the latest word on each person and session, and what it replaced."""

import dataclasses
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
    cause: str = ""  # `report:12`, `closing:3`: what it was recorded for; "" for a check-in of one's own


@dataclass(frozen=True, slots=True)
class Replaced:
    """A word that stands no more: who replaced it, for what, and when."""

    record: Record
    replaced_by: str
    replaced_for: str
    replaced_at: datetime


_COLUMNS = (
    "session_id, person_id, site_code, status, happened_at, received_at, method, channel, recorded_by, note, cause"
)
_KEPT = _COLUMNS.replace("site_code, ", "")  # in the history
_HERE = "WHERE session_id = :session_id AND person_id = :person_id"


def add(tx: Transaction, record: Record) -> bool:
    """Keep a first word; False where there is one already, which stays."""
    added = tx.run(
        f"INSERT INTO attendance ({_COLUMNS}) VALUES (:session_id, :person_id, :site_code, :status, :happened_at,"
        " :received_at, :method, :channel, :recorded_by, :note, :cause) ON CONFLICT DO NOTHING",
        _parameters(record),
    )
    return added == 1


def replace(tx: Transaction, record: Record) -> None:
    """Keep a later word, and in the history what stood before it."""
    keep_old(tx, record.session_id, record.person_id, by=record.recorded_by, cause=record.cause, now=record.received_at)
    _put(tx, record)


def keep_old(tx: Transaction, session_id: str, person_id: str, *, by: str, cause: str, now: datetime) -> None:
    """Put what stands into the history, before it is replaced or taken away."""
    tx.run(
        f"INSERT INTO attendance_history ({_KEPT}, replaced_at, replaced_by, replaced_for)"
        f" SELECT {_KEPT}, :now, :by, :cause FROM attendance {_HERE}",
        {"session_id": session_id, "person_id": person_id, "by": by, "cause": cause, "now": stamp(now)},
    )


def _put(tx: Transaction, record: Record) -> None:
    tx.run(
        "UPDATE attendance SET status = :status, happened_at = :happened_at, received_at = :received_at,"
        " method = :method, channel = :channel, recorded_by = :recorded_by, note = :note, site_code = :site_code,"
        f" cause = :cause {_HERE}",
        _parameters(record),
    )


def undo(tx: Transaction, record: Record, *, by: str, now: datetime) -> None:
    """Let stand again what stood before the record's cause changed it; nothing, where there was nothing."""
    keep_old(tx, record.session_id, record.person_id, by=by, cause=f"undo:{record.cause}", now=now)
    before = one(
        tx.rows(
            f"SELECT * FROM attendance_history {_HERE} AND replaced_for = :cause AND cause <> :cause"
            " ORDER BY seq DESC LIMIT 1",
            {"session_id": record.session_id, "person_id": record.person_id, "cause": record.cause},
        )
    )
    if before is None:
        parameters = {"session_id": record.session_id, "person_id": record.person_id}
        tx.run(f"DELETE FROM attendance {_HERE}", parameters)
    else:
        _put(tx, _record({**before, "site_code": record.site_code}))


def restore(tx: Transaction, record: Record, site_code: str, *, by: str, now: datetime) -> None:
    """Let an earlier word stand again, as it was."""
    keep_old(tx, record.session_id, record.person_id, by=by, cause="undo", now=now)
    _put(tx, dataclasses.replace(record, site_code=site_code))


def caused_by(tx: Transaction, cause: str, after: str = "", limit: int = 100_000) -> list[Record]:
    """What stands for that cause, by person, from those after a person on."""
    rows = tx.rows(
        "SELECT * FROM attendance WHERE cause = :cause AND person_id > :after ORDER BY person_id LIMIT :limit",
        {"cause": cause, "after": after, "limit": limit},
    )
    return [_record(row) for row in rows]


def of_site(tx: Transaction, session_id: str, site_code: str) -> dict[str, Record]:
    """The latest word on each of a site's people, by person."""
    rows = tx.rows(
        "SELECT a.* FROM person p CROSS JOIN attendance a ON a.person_id = p.id AND a.session_id = :session_id"
        " WHERE p.site_code = :site_code",
        {"session_id": session_id, "site_code": site_code},
    )
    return {row["person_id"]: _record(row) for row in rows}


def history(tx: Transaction, session_id: str, person_id: str) -> list[Replaced]:
    """What stood before, the oldest first."""
    rows = tx.rows(
        f"SELECT *, '' AS site_code FROM attendance_history {_HERE} ORDER BY seq",
        {"session_id": session_id, "person_id": person_id},
    )
    return [Replaced(_record(row), row["replaced_by"], row["replaced_for"], moment(row["replaced_at"])) for row in rows]


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
        "cause": record.cause,
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
        row["cause"],
    )
