"""Who said that they read a broadcast."""

from datetime import datetime

from bot.domain.messages import Address
from bot.storage.contacts import place
from bot.storage.store import Transaction, one, stamp

_LOOKED_AT = 200  # messages of the chat


def note(tx: Transaction, broadcast_id: str, address: Address, now: datetime) -> bool:
    """Note it; False where it was noted before."""
    noted = tx.run(
        "INSERT INTO broadcast_read (broadcast_id, channel, bot, address, read_at)"
        " VALUES (:id, :channel, :bot, :address, :now) ON CONFLICT DO NOTHING",
        place(address, id=broadcast_id, now=stamp(now)),
    )
    return noted == 1


def last_asked(tx: Transaction, address: Address, broadcast_id: str = "") -> str | None:
    """The latest broadcast that asked that chat, or that one if it did, by the id under which it is confirmed."""
    row = one(
        tx.rows(
            "SELECT COALESCE(NULLIF(b.chases, ''), NULLIF(b.corrects, ''), b.id) AS id FROM (SELECT cause, state"
            " FROM outbox WHERE address = :address AND channel = :channel AND bot = :bot ORDER BY seq DESC"
            " LIMIT :looked_at) AS said JOIN broadcast b ON b.id = said.cause WHERE b.asks = 1"
            " AND said.state IN ('claimed', 'sent', 'unknown') AND (:id = '' OR b.id = :id)"
            " ORDER BY b.number DESC LIMIT 1",
            place(address, id=broadcast_id, looked_at=_LOOKED_AT),
        )
    )
    return row["id"] if row else None


def count(tx: Transaction, broadcast_id: str) -> int:
    """How many have said so."""
    number: int = tx.rows("SELECT COUNT(*) AS n FROM broadcast_read WHERE broadcast_id = :id", {"id": broadcast_id})[0][
        "n"
    ]
    return number
