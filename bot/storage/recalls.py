"""Messages that are taken back: asked for, tried, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel, DeleteOutcome
from bot.storage.store import Parameters, Transaction, stamp

WANTED = "wanted"
STRETCH = 5_000  # rows changed in one transaction: short enough that nobody waits


@dataclass(frozen=True, slots=True)
class WantedBack:
    """A message that was sent and is to be deleted."""

    seq: int
    address: Address
    message_id: str


def want(tx: Transaction, cause: str) -> bool:
    """Send nothing more of a reminder or broadcast, and ask for what was sent to be deleted: the next stretch of it.

    Whether there was anything.
    """
    about: Parameters = {"cause": cause, "wanted": WANTED, "limit": STRETCH}
    some = "WHERE seq IN (SELECT seq FROM outbox WHERE cause = :cause AND state IN"
    unsent = tx.run(f"UPDATE outbox SET state = 'cancelled' {some} ('due', 'held') LIMIT :limit)", about)
    sent = f"{some} ('sent', 'claimed') AND recall IS NULL LIMIT :limit)"
    return unsent + tx.run(f"UPDATE outbox SET recall = :wanted {sent}", about) > 0


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
