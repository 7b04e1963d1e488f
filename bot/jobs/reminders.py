"""The clock's tick: what is due is computed from the database and the timetable, and queued."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.domain.reminders import Reminder
from bot.domain.timetable import Timetable
from bot.services import reminders, status
from bot.storage.reminders import RunState
from bot.storage.store import Store, Transaction


async def tick(
    store: Store, timetable: Callable[[], Timetable], clock: Callable[[], datetime], queued: Callable[[], None]
) -> None:
    """Plan what is due, a stretch of receivers in each transaction."""
    for reminder in await store.transaction(lambda tx: _due(tx, timetable(), clock())):
        work = partial(_plan, timetable, reminder, clock)
        while await store.transaction(work) is RunState.PLANNING:
            queued()
        queued()


def _due(tx: Transaction, timetable: Timetable, now: datetime) -> list[Reminder]:
    status.note_tick(tx, now)
    return reminders.due(tx, timetable, now)


def _plan(
    timetable: Callable[[], Timetable], reminder: Reminder, clock: Callable[[], datetime], tx: Transaction
) -> RunState:
    """Queue one stretch, unless the timetable changed since: the next tick sees the new one."""
    in_force = timetable()
    if reminder.session not in in_force.sessions:
        return RunState.MISSED
    return reminders.plan(tx, in_force, reminder, clock())
