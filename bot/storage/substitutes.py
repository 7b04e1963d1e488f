"""Who came in a delegate's place: linked both ways, counted once."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.attendance import IN_THE_ROOM
from bot.storage.store import Row, Transaction, quoted, stamp

_STANDING = "withdrawn_at IS NULL"
# Whether the one may stand in for the other: the delegate is absent with leave, and who is on a list is there.
_HOLDS = (
    "EXISTS (SELECT 1 FROM attendance a WHERE a.person_id = substitute.delegate_id"
    " AND a.session_id = substitute.session_id AND a.status = 'excused')"
    " AND (substitute.person_id IS NULL OR EXISTS (SELECT 1 FROM attendance a WHERE a.person_id = substitute.person_id"
    f" AND a.session_id = substitute.session_id AND a.status IN ({quoted(IN_THE_ROOM)})))"
)
_WITHDRAW = (
    "UPDATE substitute SET withdrawn_at = :now, withdrawn_by = :by, withdrawn_for = :cause WHERE withdrawn_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody in a delegate's place. On a list themselves they have a `person_id`; on none only the name is known."""

    session_id: str
    site_code: str
    delegate_id: str
    person_id: str | None
    full_name: str
    recorded_by: str


def count_by_site(tx: Transaction, session_id: str) -> dict[str, int]:
    """How many who stand in are on no list, by site: they are in no other number."""
    rows = tx.rows(
        "SELECT site_code, COUNT(*) AS n FROM substitute WHERE session_id = :session_id AND person_id IS NULL"
        f" AND {_STANDING} GROUP BY site_code",
        {"session_id": session_id},
    )
    return {row["site_code"]: row["n"] for row in rows}


def of_person(tx: Transaction, person_id: str) -> list[Substitute]:
    """Where somebody stands in or is stood in for."""
    rows = tx.rows(
        f"SELECT * FROM substitute WHERE (delegate_id = :id OR person_id = :id) AND {_STANDING} ORDER BY id",
        {"id": person_id},
    )
    return [_substitute(row) for row in rows]


def add(tx: Transaction, substitute: Substitute, cause: str, now: datetime) -> None:
    """Somebody stands in. Who stood in for that delegate before, or for whom they stood in, does no longer."""
    key = {"session_id": substitute.session_id, "by": substitute.recorded_by, "now": stamp(now), "cause": cause}
    for column, value in (("delegate_id", substitute.delegate_id), ("person_id", substitute.person_id)):
        if value is not None:
            tx.run(f"{_WITHDRAW} AND session_id = :session_id AND {column} = :value", key | {"value": value})
    tx.run(
        "INSERT INTO substitute (session_id, site_code, delegate_id, person_id, full_name, recorded_by, recorded_at,"
        " cause) VALUES (:session_id, :site_code, :delegate_id, :person_id, :full_name, :by, :now, :cause)",
        key
        | {
            "site_code": substitute.site_code,
            "delegate_id": substitute.delegate_id,
            "person_id": substitute.person_id,
            "full_name": substitute.full_name,
        },
    )


def settle(tx: Transaction, session_id: str, person_id: str, *, by: str, cause: str, now: datetime) -> None:
    """After a change to somebody: nobody stands in for who is not absent with leave, nor does who is not there."""
    parameters = {"session_id": session_id, "id": person_id, "by": by, "cause": cause, "now": stamp(now)}
    tx.run(
        f"{_WITHDRAW} AND session_id = :session_id AND (delegate_id = :id OR person_id = :id) AND NOT ({_HOLDS})",
        parameters,
    )


def undo(tx: Transaction, cause: str, *, by: str, now: datetime) -> None:
    """Take back what was done for that cause: who stood in by it, and who no longer did."""
    parameters = {"cause": cause, "by": by, "now": stamp(now), "for": f"undo:{cause}"}
    tx.run(
        "UPDATE substitute SET withdrawn_at = :now, withdrawn_by = :by, withdrawn_for = :for"
        " WHERE withdrawn_at IS NULL AND cause = :cause",
        parameters,
    )
    tx.run(
        "UPDATE substitute SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_for = NULL"
        f" WHERE withdrawn_for = :cause AND cause <> :cause AND {_HOLDS} AND NOT EXISTS (SELECT 1 FROM substitute s"
        " WHERE s.session_id = substitute.session_id AND s.withdrawn_at IS NULL"
        " AND (s.delegate_id = substitute.delegate_id OR s.person_id = substitute.person_id))",
        {"cause": cause},
    )


def _substitute(row: Row) -> Substitute:
    return Substitute(
        row["session_id"],
        row["site_code"],
        row["delegate_id"],
        row["person_id"],
        row["full_name"],
        row["recorded_by"],
    )
