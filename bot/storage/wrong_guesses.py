"""How often a chat guessed who it is and was wrong, and how often that happened about a site's list."""

from datetime import datetime

from bot.domain.messages import Address
from bot.storage.contacts import place
from bot.storage.store import Parameters, Transaction, one, stamp

_HOUR = len("2025-09-06T00")
_HERE = "channel = :channel AND bot = :bot AND address = :address"


def add(tx: Transaction, address: Address, now: datetime) -> None:
    """Count one more of that chat."""
    tx.run(_ADD, place(address, hour=stamp(now)[:_HOUR]))


def add_at(tx: Transaction, site_code: str, now: datetime) -> None:
    """Count one more about the site's list, by whomever."""
    tx.run(_ADD, _of_site(site_code, now))


def count(tx: Transaction, address: Address, now: datetime) -> int:
    """How many of that chat there are in this hour."""
    row = one(tx.rows(_COUNT, place(address, hour=stamp(now)[:_HOUR])))
    return row["n"] if row else 0


def count_at(tx: Transaction, site_code: str, now: datetime) -> int:
    """How many about the site's list there are in this hour."""
    row = one(tx.rows(_COUNT, _of_site(site_code, now)))
    return row["n"] if row else 0


def forget(tx: Transaction, address: Address) -> None:
    """Keep no count of that chat."""
    tx.run(f"DELETE FROM wrong_guess WHERE {_HERE}", place(address))


def _of_site(site_code: str, now: datetime) -> Parameters:
    return {"channel": "site", "bot": "", "address": site_code, "hour": stamp(now)[:_HOUR]}


_ADD = (
    "INSERT INTO wrong_guess (channel, bot, address, hour, n) VALUES (:channel, :bot, :address, :hour, 1)"
    " ON CONFLICT (channel, bot, address) DO UPDATE SET"
    " n = CASE WHEN wrong_guess.hour = :hour THEN wrong_guess.n + 1 ELSE 1 END, hour = :hour"
)
_COUNT = f"SELECT n FROM wrong_guess WHERE {_HERE} AND hour = :hour"
