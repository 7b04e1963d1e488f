"""Telling everyone something: written, shown, confirmed, queued, counted."""

from datetime import datetime

from bot.domain.messages import Address, DeliveryState, Outgoing
from bot.storage import broadcasts, outbox
from bot.storage.broadcasts import Broadcast, BroadcastState
from bot.storage.store import Transaction

LONGEST = 1_500  # characters: with its heading it fits every channel


def draft(tx: Transaction, broadcast_id: str, body: str, author: Address, now: datetime) -> dict[str, int]:
    """Keep what is to be said until it is confirmed; how many would get it, by channel."""
    broadcasts.draft(tx, broadcast_id, body, str(author), now)
    return broadcasts.count_receivers(tx)


def confirm(tx: Transaction, broadcast_id: str) -> bool:
    """Let it go out; False where that was decided already."""
    return broadcasts.decide(tx, broadcast_id, BroadcastState.QUEUEING)


def cancel(tx: Transaction, broadcast_id: str) -> bool:
    """Drop the draft; False where that was decided already."""
    return broadcasts.decide(tx, broadcast_id, BroadcastState.CANCELLED)


def queue_next(tx: Transaction, now: datetime) -> bool:
    """Queue the confirmed broadcasts for the next stretch of receivers; whether there is more to do."""
    waiting = broadcasts.unfinished(tx)
    for broadcast in waiting:
        broadcasts.queue_stretch(tx, broadcast, message(broadcast.body), now)
    return bool(waiting)


def message(body: str) -> Outgoing:
    """What each receiver reads."""
    return Outgoing("broadcast", {"body": body})


def progress(tx: Transaction) -> tuple[Broadcast, dict[DeliveryState, int]] | None:
    """The last broadcast that went out, and its messages by state."""
    latest = broadcasts.latest_queued(tx)
    return (latest, outbox.counts_of(tx, latest.id)) if latest else None


def send_unknown_again(tx: Transaction, broadcast_id: str, now: datetime) -> int:
    """Send again what nobody knows to have arrived; the number of messages."""
    return broadcasts.send_unknown_again(tx, broadcast_id, now)
