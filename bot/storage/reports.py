"""Counting: people and presence by site. One query for each number, used everywhere."""

from dataclasses import dataclass

from bot.domain.attendance import Status
from bot.storage.store import Transaction


@dataclass(frozen=True, slots=True)
class SiteCount:
    """People of a site, and how many of them have which status in a session. Who has none is unknown."""

    enrolled: int
    by_status: dict[Status, int]


def count_by_site(tx: Transaction, session_id: str) -> dict[str, SiteCount]:
    """Every site that has people, with its counts for the session."""
    enrolled = tx.rows("SELECT site_code, n FROM person_count WHERE n > 0")
    rows = tx.rows(
        "SELECT site_code, status, n FROM attendance_count WHERE session_id = :session_id AND n > 0",
        {"session_id": session_id},
    )
    counts: dict[str, SiteCount] = {row["site_code"]: SiteCount(row["n"], {}) for row in enrolled}
    for row in rows:
        counts.setdefault(row["site_code"], SiteCount(0, {})).by_status[Status(row["status"])] = row["n"]
    return counts


def count_contacts(tx: Transaction) -> dict[tuple[str, str], int]:
    """How many chats there are, by channel and state."""
    rows = tx.rows("SELECT channel, state, COUNT(*) AS n FROM contact GROUP BY channel, state")
    return {(row["channel"], row["state"]): row["n"] for row in rows}
