"""Counting: people and presence by site. One query for each number, used everywhere."""

from dataclasses import dataclass

from bot.domain.attendance import Status
from bot.storage.store import Transaction


@dataclass(frozen=True, slots=True)
class SiteCount:
    """People of a site, and how many of them have which status in a session. Who has none is unknown.

    `walk_ins` are those in the room who were on no list; they are in the other numbers too.
    """

    enrolled: int
    by_status: dict[Status, int]
    walk_ins: int = 0


def count_by_site(tx: Transaction, session_id: str) -> dict[str, SiteCount]:
    """Every site that has people, with its counts for the session."""
    session = {"session_id": session_id}
    enrolled = tx.rows("SELECT site_code, n FROM person_count WHERE n > 0")
    statuses = tx.rows(
        "SELECT site_code, status, n FROM attendance_count WHERE session_id = :session_id AND n > 0", session
    )
    walk_ins = tx.rows("SELECT site_code, n FROM walk_in_count WHERE session_id = :session_id AND n > 0", session)
    came = {row["site_code"]: row["n"] for row in walk_ins}
    counts = {
        code: SiteCount(row["n"], {}, came.get(code, 0)) for code, row in ((row["site_code"], row) for row in enrolled)
    }
    for row in statuses:
        code = row["site_code"]
        one = counts.get(code) or counts.setdefault(code, SiteCount(0, {}, came.get(code, 0)))
        one.by_status[Status(row["status"])] = row["n"]
    return counts


def count_contacts(tx: Transaction) -> dict[tuple[str, str], int]:
    """How many chats there are, by channel and state."""
    rows = tx.rows("SELECT channel, state, COUNT(*) AS n FROM contact GROUP BY channel, state")
    return {(row["channel"], row["state"]): row["n"] for row in rows}
