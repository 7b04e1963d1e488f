"""Messages that take the place of earlier ones: which of them still matter."""

from collections.abc import Iterable

from bot.domain.messages import DeliveryState
from bot.storage.store import Transaction


def pointless(tx: Transaction, edits: Iterable[tuple[int, str]]) -> list[int]:
    """The rows, of (row, what it edits), that a newer one overtakes or whose message was taken back."""
    return [seq for seq, edited in edits if _is_pointless(tx, seq, edited)]


def overtake(tx: Transaction, edited: str) -> None:
    """What nobody was sent yet need not be sent: the edit says it anew."""
    tx.run(
        "UPDATE outbox SET state = :cancelled, error = 'overtaken' WHERE id = :id AND state = 'due'",
        {"id": edited, "cancelled": DeliveryState.CANCELLED},
    )


def _is_pointless(tx: Transaction, seq: int, edited: str) -> bool:
    found = tx.rows(
        "SELECT 1 FROM outbox WHERE edits = :edited AND state = 'due' AND seq > :seq"
        " UNION ALL SELECT 1 FROM outbox WHERE id = :edited AND recall IS NOT NULL LIMIT 1",
        {"edited": edited, "seq": seq},
    )
    return bool(found)
