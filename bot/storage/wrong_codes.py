"""Codes that were typed wrongly: how many a person has tried in a session since when."""

from datetime import datetime

from bot.storage.store import Transaction, moment, one, stamp


def tried(tx: Transaction, person_id: str, session_id: str) -> tuple[int, datetime] | None:
    """How many, and when the first of them was."""
    row = one(
        tx.rows(
            "SELECT n, since FROM wrong_code WHERE person_id = :person_id AND session_id = :session_id",
            {"person_id": person_id, "session_id": session_id},
        )
    )
    return (row["n"], moment(row["since"])) if row else None


def add(tx: Transaction, person_id: str, session_id: str, *, since: datetime, now: datetime) -> None:
    """Count one more; those from before `since` count no more."""
    tx.run(
        "INSERT INTO wrong_code (person_id, session_id, n, since) VALUES (:person_id, :session_id, 1, :now)"
        " ON CONFLICT (person_id, session_id) DO UPDATE SET"
        " n = CASE WHEN wrong_code.since < :since THEN 1 ELSE wrong_code.n + 1 END,"
        " since = CASE WHEN wrong_code.since < :since THEN excluded.since ELSE wrong_code.since END",
        {"person_id": person_id, "session_id": session_id, "since": stamp(since), "now": stamp(now)},
    )
