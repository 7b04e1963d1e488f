"""Broadcasts that are under way: what comes next of each is done, and their cards are brought up to date."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.services import broadcast_progress, broadcast_queue
from bot.services.broadcast_progress import Progress
from bot.storage import broadcasts
from bot.storage.store import Store, Transaction


async def tick(store: Store, rate: float, clock: Callable[[], datetime], queued: Callable[[], None]) -> None:
    """Do what is to be done, a stretch of messages in each transaction; `rate` is of what nobody asked for."""
    for broadcast in await store.read(broadcasts.going):
        while await store.transaction(partial(_step, broadcast.id, clock)):
            queued()
        if found := await store.read(partial(_counted, broadcast.id, rate, clock())):
            await store.transaction(partial(_show, broadcast.id, found, rate, clock))
            queued()


def _step(broadcast_id: str, clock: Callable[[], datetime], tx: Transaction) -> bool:
    return broadcast_queue.step(tx, broadcast_id, clock())


def _counted(broadcast_id: str, rate: float, now: datetime, tx: Transaction) -> Progress | None:
    """How far it has come, beside the writer: counting takes long; None where its cards need not be renewed."""
    broadcast = broadcasts.find(tx, broadcast_id)
    if broadcast is None or not broadcast_progress.is_time(tx, broadcast, rate, now):
        return None
    return broadcast_progress.progress(tx, broadcast, now)


def _show(broadcast_id: str, found: Progress, rate: float, clock: Callable[[], datetime], tx: Transaction) -> None:
    broadcast_progress.refresh(tx, broadcast_id, rate, clock(), found)
