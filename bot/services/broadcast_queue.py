"""What the clock does with a broadcast, a stretch of messages at a time; all that it goes by is in the database."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.broadcasts import Broadcast, BroadcastState
from bot.domain.messages import DeliveryState
from bot.services import deliveries
from bot.services.broadcasts import message
from bot.storage import broadcast_messages, broadcasts
from bot.storage.store import Transaction

_WAITING = (DeliveryState.DUE, DeliveryState.HELD)
_UNSENT = (*_WAITING, DeliveryState.CLAIMED)


def step(tx: Transaction, broadcast_id: str, now: datetime) -> bool:
    """Do the next piece of work on a broadcast; whether there is more to do at once."""
    broadcast = broadcasts.find(tx, broadcast_id)
    work = _WORK.get(broadcast.state) if broadcast else None
    return work(tx, broadcast, now) if work and broadcast else False


def _release(tx: Transaction, broadcast: Broadcast, now: datetime) -> bool:
    if broadcast.held_until is None or broadcast.held_until > now:
        return False
    broadcasts.release(tx, broadcast.id)
    return True


def _queue(tx: Transaction, broadcast: Broadcast, now: datetime) -> bool:
    """Queue the next stretch. Whoever comes later is no receiver."""
    words = message(broadcast)
    if broadcast.corrects:
        if broadcast_messages.any_in(tx, broadcast.corrects, (DeliveryState.CLAIMED,)):
            return False  # what is under way just now is replaced when it has arrived
        anew = message(broadcast, anew=True)
        more = broadcast_messages.queue_corrections(tx, broadcast, words, anew, now)
    else:
        more = broadcast_messages.queue_contacts(tx, broadcast, words, now)
        more = more or broadcast_messages.queue_people(tx, broadcast, words, now)
    if not more:
        broadcasts.move(tx, broadcast.id, (BroadcastState.QUEUEING,), BroadcastState.SENDING)
    return True


def _send(tx: Transaction, broadcast: Broadcast, _: datetime) -> bool:
    """Free what a pause held; it is done when nothing waits any more."""
    if broadcast_messages.move(tx, broadcast.id, DeliveryState.HELD, DeliveryState.DUE):
        return True
    if not broadcast_messages.any_in(tx, broadcast.id, _UNSENT):
        broadcasts.move(tx, broadcast.id, (BroadcastState.SENDING,), BroadcastState.DONE)
    return False


def _hold(tx: Transaction, broadcast: Broadcast, _: datetime) -> bool:
    """Hold what waits. It is not claimed meanwhile; so it only keeps out of the way of what is not paused."""
    return broadcast_messages.move(tx, broadcast.id, DeliveryState.DUE, DeliveryState.HELD)


def _cancel(tx: Transaction, broadcast: Broadcast, _: datetime) -> bool:
    if any(broadcast_messages.move(tx, broadcast.id, state, DeliveryState.CANCELLED) for state in _WAITING):
        return True
    if not broadcast_messages.any_in(tx, broadcast.id, (DeliveryState.CLAIMED,)):
        broadcasts.move(tx, broadcast.id, (BroadcastState.STOPPING,), BroadcastState.STOPPED)
    return False


def _recall(tx: Transaction, broadcast: Broadcast, _: datetime) -> bool:
    if any(deliveries.recall(tx, one) for one in (broadcast.id, *broadcasts.corrections(tx, broadcast.id))):
        return True
    if not broadcast_messages.any_wanted_back(tx, broadcast.id):
        broadcasts.move(tx, broadcast.id, (BroadcastState.RECALLING,), BroadcastState.RECALLED)
    return False


_WORK: Mapping[BroadcastState, Callable[[Transaction, Broadcast, datetime], bool]] = {
    BroadcastState.WAITING: _release,
    BroadcastState.QUEUEING: _queue,
    BroadcastState.SENDING: _send,
    BroadcastState.PAUSED: _hold,
    BroadcastState.STOPPING: _cancel,
    BroadcastState.RECALLING: _recall,
}
