"""Who said that they read a broadcast."""

from datetime import datetime

from bot.domain.messages import Address
from bot.storage.contacts import place
from bot.storage.store import Transaction, one, stamp


def note(tx: Transaction, broadcast_id: str, address: Address, person_id: str | None, now: datetime) -> bool:
    """Note it; False where it was noted before."""
    noted = tx.run(
        "INSERT INTO broadcast_read (broadcast_id, channel, bot, address, person_id, read_at)"
        " VALUES (:id, :channel, :bot, :address, :person_id, :now) ON CONFLICT DO NOTHING",
        place(address, id=broadcast_id, person_id=person_id, now=stamp(now)),
    )
    return noted == 1


def was_asked(tx: Transaction, broadcast_id: str, address: Address) -> bool:
    """Whether that chat got the broadcast, with the question."""
    rows = tx.rows(
        "SELECT 1 FROM outbox WHERE id = 'broadcast:' || :id || ':' || :channel || ':' || :bot || ':' || :address"
        " AND state IN ('claimed', 'sent', 'unknown') AND EXISTS (SELECT 1 FROM broadcast WHERE id = :id AND asks = 1)",
        place(address, id=broadcast_id),
    )
    return bool(rows)


def last_asked(tx: Transaction, address: Address) -> str | None:
    """The latest broadcast that asked that chat, by the id under which it is confirmed."""
    row = one(
        tx.rows(
            "SELECT COALESCE(NULLIF(b.chases, ''), b.id) AS id FROM broadcast b WHERE b.asks = 1 AND EXISTS (SELECT 1"
            " FROM outbox o WHERE o.id = 'broadcast:' || b.id || ':' || :channel || ':' || :bot || ':' || :address"
            " AND o.state IN ('claimed', 'sent', 'unknown')) ORDER BY b.number DESC LIMIT 1",
            place(address),
        )
    )
    return row["id"] if row else None


def count(tx: Transaction, broadcast_id: str) -> int:
    """How many have said so."""
    number: int = tx.rows("SELECT COUNT(*) AS n FROM broadcast_read WHERE broadcast_id = :id", {"id": broadcast_id})[0][
        "n"
    ]
    return number
