"""How often a chat guessed who it is and was wrong."""

from datetime import datetime

from bot.domain.messages import Address
from bot.storage.contacts import place
from bot.storage.store import Transaction, one, stamp

_HOUR = len("2025-09-06T00")
_HERE = "channel = :channel AND bot = :bot AND address = :address"


def add(tx: Transaction, address: Address, now: datetime) -> int:
    """Count one more; how many there are in this hour."""
    count: int = tx.rows(
        "INSERT INTO wrong_guess (channel, bot, address, hour, n) VALUES (:channel, :bot, :address, :hour, 1)"
        " ON CONFLICT (channel, bot, address) DO UPDATE SET"
        " n = CASE WHEN wrong_guess.hour = :hour THEN wrong_guess.n + 1 ELSE 1 END, hour = :hour RETURNING n",
        place(address, hour=stamp(now)[:_HOUR]),
    )[0]["n"]
    return count


def count(tx: Transaction, address: Address, now: datetime) -> int:
    """How many there are in this hour."""
    row = one(
        tx.rows(f"SELECT n FROM wrong_guess WHERE {_HERE} AND hour = :hour", place(address, hour=stamp(now)[:_HOUR]))
    )
    return row["n"] if row else 0


def forget(tx: Transaction, address: Address) -> None:
    """Keep no count of that chat."""
    tx.run(f"DELETE FROM wrong_guess WHERE {_HERE}", place(address))
