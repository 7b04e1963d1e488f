"""What became of a broadcast for each of its receivers, and which organisers want that as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, one, stamp


@dataclass(frozen=True, slots=True)
class Wish:
    """An organiser wants a broadcast's result as a file."""

    broadcast_id: str
    address: Address
    wanted_at: str


def want(tx: Transaction, broadcast_id: str, address: Address, now: datetime) -> None:
    """Keep the wish until the file is made."""
    tx.run(
        "INSERT INTO broadcast_file (broadcast_id, channel, bot, address, wanted_at)"
        " VALUES (:id, :channel, :bot, :address, :now) ON CONFLICT DO NOTHING",
        place(address, id=broadcast_id, now=stamp(now)),
    )


def next_wish(tx: Transaction) -> Wish | None:
    """The oldest one."""
    row = one(tx.rows("SELECT * FROM broadcast_file ORDER BY wanted_at LIMIT 1"))
    if row is None:
        return None
    return Wish(row["broadcast_id"], Address(Channel(row["channel"]), row["address"], row["bot"]), row["wanted_at"])


def fulfil(tx: Transaction, wish: Wish) -> None:
    """It is done."""
    tx.run(
        "DELETE FROM broadcast_file WHERE broadcast_id = :id AND channel = :channel AND bot = :bot"
        " AND address = :address",
        place(wish.address, id=wish.broadcast_id),
    )


def rows(tx: Transaction, broadcast_id: str) -> Iterator[Row]:
    """Every receiver, also those that could not be reached, in the order in which they were queued."""
    return tx.each(
        "SELECT o.channel, o.address, o.state, o.error, o.sent_at, o.recall, r.read_at, p.full_name, p.site_code,"
        " p.phone, COALESCE(p.delegate_code, p.id) AS code FROM outbox o LEFT JOIN person p ON p.id = o.person_id"
        " LEFT JOIN broadcast_read r ON r.broadcast_id = :read_as AND r.channel = o.channel AND r.bot = o.bot"
        " AND r.address = o.address WHERE o.cause = :id ORDER BY o.seq",
        {"id": broadcast_id, "read_as": broadcast_id},
    )
