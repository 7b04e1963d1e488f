"""The clock's tick: what is due is computed from the database and the timetable, and queued."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.domain.reminders import Reminder
from bot.handlers.request import House
from bot.services import planner, reminders, status
from bot.services.planner import Plan
from bot.storage.store import Store, Transaction

_COUNTED_EVERY = timedelta(minutes=1)
_NOTED_EVERY = timedelta(seconds=10)

_log = logging.getLogger(__name__)


class Reminding:
    """Keeps a plan of what begins when, made anew every minute, and queues what is due."""

    def __init__(
        self,
        store: Store,
        house: Callable[[], House],
        clock: Callable[[], datetime],
        queued: Callable[[], None],
    ) -> None:
        self._store = store
        self._house = house
        self._clock = clock
        self._queued = queued
        self._plan: Plan | None = None
        self._counted_at = clock()
        self._noted_at: datetime | None = None
        self._said: str | None = None

    async def tick(self) -> None:
        """Plan what is due, a stretch of receivers in each transaction."""
        plan = await self._current_plan()
        for reminder in await self._store.read(partial(self._due, plan)):
            while await self._store.transaction(partial(self._queue, reminder)):
                self._queued()
            self._queued()
        await self._note_tick(self._clock())

    async def _note_tick(self, now: datetime) -> None:
        """Note it in the database now and then: each time is a write of its own."""
        if self._noted_at is None or abs(now - self._noted_at) >= _NOTED_EVERY:
            await self._store.transaction(lambda tx: status.note_tick(tx, now))
            self._noted_at = now

    async def _current_plan(self) -> Plan:
        house, now = self._house(), self._clock()
        known = self._plan
        is_new = known is not None and abs(now - self._counted_at) < _COUNTED_EVERY
        if known is not None and is_new and known.timetable is house.timetable:
            return known
        rate = house.unasked_per_second
        self._plan = plan = await self._store.read(lambda tx: planner.make(tx, house.timetable, rate))
        self._counted_at = now
        await self._tell(plan, now)
        return plan

    async def _tell(self, plan: Plan, now: datetime) -> None:
        """Say what cannot be in time: in the log, and to the organisers, once for each such plan."""
        late = planner.impossible(plan, now)
        said = ", ".join(f"{wave.reminder.id} (too late for {wave.missed})" for wave in late)
        ids = "|".join(wave.reminder.id for wave in late)
        if ids == self._said:
            return
        self._said = ids
        if late:
            _log.warning("reminders that cannot reach everyone in time: %s; `check` says what would work", said)
            organisers = self._house().organisers
            await self._store.transaction(lambda tx: planner.warn(tx, plan, organisers, self._clock()))
            self._queued()
        else:
            _log.info("all reminders to come can reach everyone in time")

    def _due(self, plan: Plan, tx: Transaction) -> list[Reminder]:
        return reminders.due(tx, plan, self._clock())

    def _queue(self, reminder: Reminder, tx: Transaction) -> bool:
        """Queue one stretch, unless the timetable changed since: the next tick sees the new one."""
        house = self._house()
        if reminder.session not in house.timetable.sessions:
            return False
        return reminders.plan(tx, house.timetable, reminder, house.organisers, self._clock())
