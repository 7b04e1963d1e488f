"""The choices that were lately offered to a chat, as the outbox remembers them."""

from bot.domain.messages import Address, Choice
from bot.storage import outgoing
from bot.storage.contacts import place
from bot.storage.store import Transaction

_LOOKED_AT = 60  # messages, with choices or without


def latest(tx: Transaction, address: Address, limit: int) -> list[tuple[Choice, ...]]:
    """The choices of the latest messages that had some and may have been read, the newest first."""
    rows = tx.rows(
        "SELECT message FROM (SELECT * FROM outbox WHERE address = :address AND channel = :channel AND bot = :bot"
        " ORDER BY seq DESC LIMIT :looked_at) AS said WHERE claimed_at IS NOT NULL"
        """ AND state <> 'failed' AND message LIKE '%"choices":%' ORDER BY claimed_at DESC, seq DESC LIMIT :limit""",
        place(address, limit=limit, looked_at=_LOOKED_AT),
    )
    return [outgoing.loads(row["message"]).choices for row in rows]


def sent_as(tx: Transaction, address: Address, message_id: str) -> str | None:
    """The delivery that first said what the platform calls `message_id`, or the last part of it; None if not lately."""
    rows = tx.rows(
        "SELECT COALESCE(edits, id) AS id FROM (SELECT * FROM outbox WHERE address = :address AND channel = :channel"
        " AND bot = :bot ORDER BY seq DESC LIMIT :looked_at) AS said"
        " WHERE (message_id = :message_id OR message_id LIKE :last) AND state = 'sent' LIMIT 1",
        place(address, message_id=message_id, last=f"%,{message_id}", looked_at=_LOOKED_AT),
    )
    return rows[0]["id"] if rows else None
