"""Everybody who can be reminded, for showing who would get what."""

from dataclasses import dataclass

from bot.domain.messages import Channel
from bot.storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody who can be reminded: a delegate, or a clerk by their role. `lead` is their own choice, in minutes."""

    site_code: str
    name: str
    channel: Channel
    lead: int | None
    is_clerk: bool


def reached(tx: Transaction) -> list[Reached]:
    """All of them, one chat each."""
    delegates = tx.rows(
        "SELECT p.site_code, p.full_name AS name, c.channel, c.lead_minutes AS lead, 0 AS is_clerk FROM contact c"
        " JOIN person p ON p.id = c.person_id WHERE c.state = 'active' AND c.preferred = 1 ORDER BY c.seq"
    )
    clerks = tx.rows(
        "SELECT DISTINCT g.scope AS site_code, g.holder_name AS name, g.channel, NULL AS lead, 1 AS is_clerk"
        " FROM grant_of_role g JOIN contact c ON c.channel = g.channel AND c.bot = g.bot AND c.address = g.address"
        " WHERE g.role IN ('clerk', 'chair') AND g.withdrawn_at IS NULL AND c.state = 'active' ORDER BY g.scope"
    )
    return [
        Reached(row["site_code"], row["name"], Channel(row["channel"]), row["lead"], bool(row["is_clerk"]))
        for row in (*delegates, *clerks)
    ]
