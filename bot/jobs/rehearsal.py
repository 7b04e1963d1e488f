"""The whole class in minutes, on a clock of its own: all that is due is sent, at the rates set, to nobody.

There is no platform here at all: a message that would go out is put into words, marked as sent, and that is that.
"""

import asyncio
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from zlib import crc32

from bot.domain.attendance import window
from bot.domain.messages import Address, Channel, Incoming, IncomingKind, Priority, Rendered, SendOutcome, SendResult
from bot.domain.timetable import Session, Timetable
from bot.jobs.inbox import BATCH, Inbox
from bot.jobs.outbox import Rates
from bot.services import deliveries
from bot.services.deliveries import Attempt, Wanted
from bot.storage import rehearsal
from bot.storage.outbox import Queued
from bot.storage.store import Store, Transaction

_BUSY_STEP = timedelta(seconds=5)
_IDLE_STEP = timedelta(minutes=1)
_SHARES = 10_000
_SENT = SendResult(SendOutcome.SENT, "rehearsed")


@dataclass
class Rehearsal:
    """A program whose messages reach nobody. `jobs` are its periodic ones, each with its seconds."""

    store: Store
    clock: Callable[[], datetime]
    jump: Callable[[datetime], None]  # sets the clock
    timetable: Timetable
    jobs: Sequence[tuple[Callable[[], Awaitable[None]], int]]
    box: Inbox
    render: Callable[[Queued], Rendered]
    rates: Rates
    percent: int = 0  # of the delegates check in, between the opening and the start of each session
    progress: Callable[[timedelta], None] = lambda _: None
    _last_done: dict[int, datetime] = field(default_factory=dict)

    async def run(self, start: datetime, end: datetime) -> None:
        """Let the time pass from `start` to `end`."""
        people = await self.store.read(_by_share)
        bots = await self.store.read(rehearsal.bots)
        async with asyncio.TaskGroup() as beside:
            answering = beside.create_task(self.box.run())
            now = start
            while now < end:
                self.jump(now)
                await self._do_jobs(now)
                busy = [await self._send(channel, bot) for channel, bot in bots]
                step = _BUSY_STEP if any(busy) else _IDLE_STEP
                await self._check_in(people, now, now + step)
                self.progress(step)
                now += step
            answering.cancel()

    async def _do_jobs(self, now: datetime) -> None:
        for number, (job, seconds) in enumerate(self.jobs):
            last = self._last_done.get(number)
            if last is None or now - last >= timedelta(seconds=seconds):
                await job()
                self._last_done[number] = now

    async def _send(self, channel: Channel, bot: str) -> bool:
        """Send what the rates let out in a short step; whether anything went."""
        seconds = _BUSY_STEP.total_seconds()
        replies = Wanted(channel, bot, (Priority.REPLY,), max(1, int(self.rates.replies * seconds)))
        unasked = (Priority.REMINDER, Priority.BROADCAST)
        others = Wanted(channel, bot, unasked, max(1, int(self.rates.unasked * seconds)))
        return any([await self.store.transaction(partial(self._send_now, wanted)) for wanted in (replies, others)])

    def _send_now(self, wanted: Wanted, tx: Transaction) -> int:
        now = self.clock()
        claimed = deliveries.claim_next(tx, wanted, now).messages
        for queued in claimed:
            self.render(queued)
        deliveries.record(tx, [Attempt(queued, _SENT) for queued in claimed], now)
        return len(claimed)

    async def _check_in(self, people: "People", now: datetime, upto: datetime) -> None:
        for session in self.timetable.sessions:
            opens = window(self.timetable, session).opens
            since, until = (_share(opens, session, moment) * self.percent // 100 for moment in (now, upto))
            for batch in _batches(people.between(since, until)):
                await self.box.accept([_tap(session, one, now) for one in batch])
                await self.box.drained()


@dataclass(frozen=True, slots=True)
class People:
    """Delegates' chats in an order of chance that is the same each time, each with its place among `_SHARES`."""

    shares: list[int]
    chats: list[Address]

    def between(self, since: int, until: int) -> list[Address]:
        """Those whose places are from `since` up to `until`."""
        return self.chats[bisect_left(self.shares, since) : bisect_left(self.shares, until)]


def _by_share(tx: Transaction) -> People:
    placed = sorted(
        (crc32(person.encode()) % _SHARES, address.id, address) for person, address in rehearsal.delegates(tx)
    )
    return People([share for share, _, _ in placed], [address for _, _, address in placed])


def _share(opens: datetime, session: Session, now: datetime) -> int:
    """How many of all the places have come by now, if they come evenly from the opening to the start."""
    passed = (now - opens) / (session.start - opens) if session.start > opens else 1.0
    return int(_SHARES * min(1.0, max(0.0, passed)))


def _batches(chats: Sequence[Address]) -> Iterator[Sequence[Address]]:
    return (chats[first : first + BATCH] for first in range(0, len(chats), BATCH))


def _tap(session: Session, chat: Address, now: datetime) -> Incoming:
    update = f"rehearsal:{session.id}:{chat.id}"
    return Incoming(chat, update, IncomingKind.ACTION, f"checkin:{session.id}", now)
