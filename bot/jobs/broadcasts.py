"""Broadcasts that are under way: what comes next of each is done, and their cards are brought up to date."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.domain.broadcasts import Broadcast
from bot.domain.timetable import Timetable
from bot.services import broadcast_progress, broadcast_queue
from bot.services import broadcast_results as results
from bot.services.exports import Cells
from bot.storage import broadcast_results, broadcasts
from bot.storage.broadcast_results import Wish
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


async def write_results(
    store: Store, timetable: Callable[[], Timetable], clock: Callable[[], datetime], queued: Callable[[], None]
) -> None:
    """Make the files of results that organisers want. A kill costs nothing: a wish stays until its file is sent."""
    while (wish := await store.read(broadcast_results.next_wish)) is not None:
        broadcast = await store.read(partial(_find, wish.broadcast_id))
        if broadcast is None:
            await store.transaction(partial(_forget, wish))
            continue
        rows = await store.read(partial(_rows, timetable(), broadcast))
        content = await asyncio.to_thread(results.written, rows)
        await store.transaction(partial(_hand_over, wish, broadcast, content, clock))
        queued()


def _find(broadcast_id: str, tx: Transaction) -> Broadcast | None:
    return broadcasts.find(tx, broadcast_id)


def _forget(wish: Wish, tx: Transaction) -> None:
    broadcast_results.fulfil(tx, wish)


def _rows(timetable: Timetable, broadcast: Broadcast, tx: Transaction) -> list[Cells]:
    return results.cells(tx, timetable, broadcast)


def _hand_over(
    wish: Wish, broadcast: Broadcast, content: bytes, clock: Callable[[], datetime], tx: Transaction
) -> None:
    results.hand_over(tx, wish, broadcast, content, clock())
