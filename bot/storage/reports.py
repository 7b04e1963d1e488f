"""Counting: people and presence by site. One query for each number, used everywhere."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.domain.attendance import Status
from bot.storage.store import Row, Transaction, quoted


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


def named(tx: Transaction, session_id: str, site_code: str, statuses: Collection[Status]) -> Iterator[Row]:
    """The people of a site with one of those statuses, by name: `full_name`, `position`, `status`."""
    return tx.each(
        "SELECT * FROM (SELECT p.full_name, p.position, p.search_name, p.id,"
        " COALESCE(a.status, 'unknown') AS status FROM person p LEFT JOIN attendance a"
        " ON a.person_id = p.id AND a.session_id = :session_id WHERE p.site_code = :site_code) AS listed"
        f" WHERE status IN ({quoted(statuses)}) ORDER BY status, search_name, id",
        {"session_id": session_id, "site_code": site_code},
    )


def count_contacts(tx: Transaction) -> dict[tuple[str, str], int]:
    """How many chats there are, by channel and state."""
    rows = tx.rows("SELECT channel, state, COUNT(*) AS n FROM contact GROUP BY channel, state")
    return {(row["channel"], row["state"]): row["n"] for row in rows}
