"""Closing and reopening a session of the whole class, a stretch of its people in each transaction."""

from collections.abc import Callable
from datetime import datetime

from bot.services import closings
from bot.storage.store import Store


async def tick(store: Store, clock: Callable[[], datetime]) -> None:
    """Go on with what is under way, until nothing is; whoever else waits to write comes in between."""
    while await store.read(closings.is_under_way):
        await store.transaction(lambda tx: closings.go_on(tx, clock()))
