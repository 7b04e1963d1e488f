"""A person's other chat, which takes over when one fails for good."""

from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.storage.contacts import place
from bot.storage.store import Transaction, one, stamp


def other_than(tx: Transaction, address: Address) -> Address | None:
    """Another chat of the person behind that one, the one they came to last, if they can be reached there."""
    row = one(
        tx.rows(
            "SELECT c.channel, c.bot, c.address FROM contact h JOIN contact c ON c.person_id = h.person_id"
            " WHERE h.channel = :channel AND h.bot = :bot AND h.address = :address AND c.seq <> h.seq"
            " AND c.state = 'active' ORDER BY c.preferred DESC, c.seq DESC LIMIT 1",
            place(address),
        )
    )
    return Address(Channel(row["channel"]), row["address"], row["bot"]) if row else None


def move_one(tx: Transaction, seq: int, to: Address, now: datetime, error: str) -> bool:
    """Send a message to that chat instead, once; False where it was moved before, or is an answer."""
    return bool(_move(tx, f"seq = :seq AND {_MOVABLE}", to, now, error, seq=seq))


def move_waiting(tx: Transaction, away_from: Address, to: Address, now: datetime, error: str) -> int:
    """Send what waits for a chat to another instead, but for answers to what was said there."""
    which = f"channel = :old_channel AND bot = :old_bot AND address = :old AND state = 'due' AND {_MOVABLE}"
    old = {"old_channel": away_from.channel, "old_bot": away_from.bot, "old": away_from.id}
    return _move(tx, which, to, now, error, **old)


_MOVABLE = "moved_from IS NULL AND person_id IS NOT NULL"


def _move(tx: Transaction, which: str, to: Address, now: datetime, error: str, **more: str | int) -> int:
    return tx.run(
        "UPDATE outbox SET moved_from = channel || ':' || address, channel = :channel, bot = :bot, address = :address,"
        f" state = 'due', not_before = :now, error = :error, edits = NULL WHERE {which}",
        place(to, now=stamp(now), error=error, **more),
    )
