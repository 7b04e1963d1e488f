"""Watching whether what is on its way arrives while it helps."""

from collections.abc import Callable
from datetime import datetime

from bot.handlers.request import House
from bot.services import deadlines
from bot.storage.store import Store


async def warn(store: Store, house: Callable[[], House], clock: Callable[[], datetime]) -> bool:
    """Tell organisers of reminders that are too slow, once for each; whether there are any."""
    known, now = house(), clock()
    late = await store.read(lambda tx: deadlines.late_reminders(tx, known.timetable, known.unasked_per_second, now))
    if late:
        await store.transaction(lambda tx: deadlines.warn(tx, late, known.organisers, now))
    return bool(late)
