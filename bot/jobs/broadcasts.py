"""Broadcasts that are under way: what comes next of each is done, and their cards are brought up to date."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.services import broadcast_progress, broadcast_queue
from bot.storage import broadcasts
from bot.storage.store import Store, Transaction


async def tick(store: Store, rate: float, clock: Callable[[], datetime], queued: Callable[[], None]) -> None:
    """Do what is to be done, a stretch of messages in each transaction; `rate` is of what nobody asked for."""
    for broadcast in await store.transaction(broadcasts.going):
        work = partial(_step, broadcast.id, clock)
        while await store.transaction(work):
            queued()
        if await store.read(partial(_is_time, broadcast.id, rate, clock())):
            await store.transaction(partial(_refresh, broadcast.id, rate, clock))
            queued()


def _step(broadcast_id: str, clock: Callable[[], datetime], tx: Transaction) -> bool:
    return broadcast_queue.step(tx, broadcast_id, clock())


def _is_time(broadcast_id: str, rate: float, now: datetime, tx: Transaction) -> bool:
    broadcast = broadcasts.find(tx, broadcast_id)
    return broadcast is not None and broadcast_progress.is_time(tx, broadcast, rate, now)


def _refresh(broadcast_id: str, rate: float, clock: Callable[[], datetime], tx: Transaction) -> None:
    broadcast_progress.refresh(tx, broadcast_id, rate, clock())
