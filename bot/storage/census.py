"""How many there are to be reminded: counted by indices, every minute."""

from collections import defaultdict
from collections.abc import Mapping

from bot.domain.attendance import SETTLED
from bot.domain.pace import Census
from bot.storage.store import Row, Transaction, quoted


def census(tx: Transaction) -> Census:
    """Those who can be reminded now."""
    people: dict[int | None, dict[str, int]] = defaultdict(dict)
    rows = tx.rows(
        "SELECT channel, bot, lead_minutes, COUNT(*) AS n FROM contact WHERE person_id IS NOT NULL"
        " AND state = 'active' AND preferred = 1 GROUP BY channel, bot, lead_minutes"
    )
    for row in rows:
        people[row["lead_minutes"]][_line(row)] = row["n"]
    by_rule = people.pop(None, {})
    people.pop(0, None)  # who turned them off
    return Census(by_rule, _clerks(tx), {lead: dict(counts) for lead, counts in people.items() if lead}, _done(tx))


def _clerks(tx: Transaction) -> Mapping[str, int]:
    rows = tx.rows(
        "SELECT g.channel, g.bot, COUNT(DISTINCT g.address) AS n FROM grant_of_role g JOIN contact c"
        " ON c.channel = g.channel AND c.bot = g.bot AND c.address = g.address AND c.state = 'active'"
        " WHERE g.role IN ('clerk', 'chair') AND g.withdrawn_at IS NULL GROUP BY g.channel, g.bot"
    )
    return {_line(row): row["n"] for row in rows}


def _done(tx: Transaction) -> dict[str, float]:
    """The share of all people who are in, or need not be, by session."""
    enrolled = sum(row["n"] for row in tx.rows("SELECT n FROM person_count"))
    rows = tx.rows(
        f"SELECT session_id, SUM(n) AS n FROM attendance_count WHERE status IN ({quoted(SETTLED)}) GROUP BY session_id"
    )
    return {row["session_id"]: min(1.0, row["n"] / enrolled) for row in rows if enrolled}


def done_by_site(tx: Transaction, session_id: str) -> dict[str, tuple[int, int]]:
    """By site code, how many people it has and how many of them are in or need not be."""
    rows = tx.rows(
        "SELECT p.site_code, p.n AS people, COALESCE(SUM(a.n), 0) AS done FROM person_count p"
        " LEFT JOIN attendance_count a ON a.site_code = p.site_code AND a.session_id = :session_id"
        f" AND a.status IN ({quoted(SETTLED)}) WHERE p.n > 0 GROUP BY p.site_code, p.n",
        {"session_id": session_id},
    )
    return {row["site_code"]: (row["people"], row["done"]) for row in rows}


def _line(row: Row) -> str:
    return f"{row['channel']}:{row['bot']}"
