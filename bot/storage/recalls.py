"""Messages that are taken back: asked for, tried, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel, DeleteOutcome
from bot.storage.store import Transaction, stamp

WANTED = "wanted"


@dataclass(frozen=True, slots=True)
class WantedBack:
    """A message that was sent and is to be deleted."""

    seq: int
    address: Address
    message_id: str


def want(tx: Transaction, cause: str) -> None:
    """Send nothing more of a reminder or broadcast, and ask for what was sent to be deleted."""
    tx.run(
        "UPDATE outbox SET state = 'cancelled' WHERE cause = :cause AND state IN ('due', 'held')",
        {"cause": cause},
    )
    tx.run(
        "UPDATE outbox SET recall = :wanted WHERE cause = :cause AND state IN ('sent', 'claimed') AND recall IS NULL",
        {"cause": cause, "wanted": WANTED},
    )


def wanted(tx: Transaction, channel: Channel, bot: str, limit: int) -> list[WantedBack]:
    """What a bot is to delete next, the oldest first."""
    rows = tx.rows(
        "SELECT seq, address, message_id FROM outbox WHERE channel = :channel AND bot = :bot AND recall = 'wanted'"
        " AND state = 'sent' ORDER BY seq LIMIT :limit",
        {"channel": channel, "bot": bot, "limit": limit},
    )
    return [WantedBack(row["seq"], Address(channel, row["address"], bot), row["message_id"] or "") for row in rows]


def mark(tx: Transaction, tried: Iterable[tuple[int, DeleteOutcome]], now: datetime) -> None:
    """What became of these."""
    tx.run_many(
        "UPDATE outbox SET recall = :outcome, recalled_at = :now WHERE seq = :seq",
        [{"seq": seq, "outcome": outcome, "now": stamp(now)} for seq, outcome in tried],
    )


def counts(tx: Transaction, cause: str) -> dict[tuple[str, str], int]:
    """How many messages of a reminder or broadcast there are by state and by what became of taking them back."""
    rows = tx.rows(
        "SELECT state, COALESCE(recall, '') AS recall, COUNT(*) AS n FROM outbox WHERE cause = :cause"
        " GROUP BY state, recall",
        {"cause": cause},
    )
    return {(row["state"], row["recall"]): row["n"] for row in rows}
