"""From the outbox to the platforms: the only place from which anybody is spoken to."""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.channels.channel import ChannelClient
from bot.domain.messages import Priority, Rendered, SendOutcome, SendResult
from bot.jobs.pace import ChatPace, Pace
from bot.services import deliveries
from bot.services.deliveries import Attempt, Wanted
from bot.storage.outbox import Queued
from bot.storage.store import StorageError, Store, Transaction
from bot.texts.render import TextError

CONCURRENCY = 100  # messages claimed at a time: at most so many are repeated or unknown after a kill
_KEPT_FOR_REPLIES = 25  # of these, not to be taken by reminders and broadcasts
_IDLE_SECONDS = 0.5  # how often the outbox is looked at when nothing wakes it: a retry may have become due
_LONGEST_PAUSE = 30.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second: answers to people, and what nobody asked for."""

    replies: float
    unasked: float


@dataclass(slots=True)
class _Lane:
    """Messages that share a rate; of all that are claimed at a time, at most `most` are of this lane."""

    pace: Pace
    priorities: tuple[Priority, ...]
    most: int
    in_flight: int = 0
    hungry: bool = False  # the rate left something waiting at the last look
    throttled: tuple[str, float] = ("", 0.0)  # the chat that was last asked to wait, and until when

    def throttle(self, chat: str, now: float, wait: float) -> None:
        """The platform asks to wait. For one chat that is the chat's affair; for a second one it is everybody's."""
        other, until = self.throttled
        if now < until and chat != other:
            self.pace.pause(now + wait)
        self.throttled = (chat, max(until, now + wait))


class Sender:
    """Sends one channel's messages. `render` puts a message into words."""

    def __init__(
        self,
        client: ChannelClient,
        store: Store,
        clock: Callable[[], datetime],
        render: Callable[[Queued], Rendered],
        rates: Rates,
    ) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self._render = render
        replies = _Lane(Pace(rates.replies), (Priority.REPLY,), CONCURRENCY)
        unasked = _Lane(Pace(rates.unasked), (Priority.REMINDER, Priority.BROADCAST), CONCURRENCY - _KEPT_FOR_REPLIES)
        self._lanes = (replies, unasked)
        self._chats = ChatPace(client.one_chat_per_second)
        self._finished: list[Attempt] = []
        self._failures = 0
        self._paused_until = 0.0
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is in flight is marked."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send what is due, until stopped."""
        async with asyncio.TaskGroup() as sending:
            while not (self._stopping and not self._finished and not self._in_flight):
                self._wake.clear()
                for lane, queued in await self._turn():
                    sending.create_task(self._send(lane, queued))
                await self._rest()

    @property
    def _in_flight(self) -> int:
        return sum(lane.in_flight for lane in self._lanes)

    async def _turn(self) -> list[tuple[_Lane, Queued]]:
        """Mark what was sent and claim what comes next, in one transaction."""
        finished, self._finished = self._finished, []
        limits = self._limits(CONCURRENCY - self._in_flight - len(finished))
        work = partial(self._mark_and_claim, finished, limits, self._chats.resting(_now()))
        try:
            claimed = await self._store.transaction(work)
        except StorageError:
            self._finished = finished + self._finished
            _log.warning("%s: what goes out waits, the database cannot be written", self._client.channel)
            await asyncio.sleep(1.0)
            return []
        for lane, limit in zip(self._lanes, limits, strict=True):
            count = sum(one is lane for one, _ in claimed)
            lane.in_flight += count
            lane.pace.take(count)
            lane.hungry = 0 < limit == count
        return claimed

    def _limits(self, room: int) -> list[int]:
        now = _now()
        if self._stopping or self._client.health.stopped or now < self._paused_until:
            return [0 for _ in self._lanes]
        return [max(0, min(room, lane.pace.room(now), lane.most - lane.in_flight)) for lane in self._lanes]

    def _mark_and_claim(
        self, finished: Sequence[Attempt], limits: Sequence[int], resting: Collection[str], tx: Transaction
    ) -> list[tuple[_Lane, Queued]]:
        now = self._clock()
        deliveries.record(tx, finished, now)
        claimed: list[tuple[_Lane, Queued]] = []
        for lane, limit in zip(self._lanes, limits, strict=True):
            free = min(limit, max(limits) - len(claimed))
            wanted = Wanted(self._client.channel, self._client.bot, lane.priorities, free, resting)
            claimed += [(lane, queued) for queued in deliveries.claim_next(tx, wanted, now)]
        return claimed

    async def _rest(self) -> None:
        """Until something changes, or a rate has room for what it left waiting."""
        now = _now()
        times = [lane.pace.next_at(now) - now for lane in self._lanes if lane.hungry]
        with suppress(TimeoutError):
            async with asyncio.timeout(min([_IDLE_SECONDS, *times])):
                await self._wake.wait()

    async def _send(self, lane: _Lane, queued: Queued) -> None:
        self._chats.note(queued.address.id, _now())
        try:
            result = await self._client.send(queued.id, queued.address, self._render(queued))
        except TextError as error:
            _log.error("message %s has no words: %s", queued.id, error)
            result = SendResult(SendOutcome.REFUSED, str(error))
        except StorageError as error:
            result = SendResult(SendOutcome.UNREACHABLE, str(error))
        self._heed(lane, queued, result)
        lane.in_flight -= 1
        self._finished.append(Attempt(queued, result))
        self._wake.set()

    def _heed(self, lane: _Lane, queued: Queued, result: SendResult) -> None:
        """What the result says about the whole channel."""
        now = _now()
        match result.outcome:
            case SendOutcome.SENT if self._failures:
                self._failures = 0
                _log.info("%s: messages arrive again", self._client.channel)
            case SendOutcome.THROTTLED:
                lane.throttle(queued.address.id, now, result.wait)
            case SendOutcome.UNREACHABLE if now >= self._paused_until:
                if not self._failures:
                    _log.warning("%s: messages do not arrive: %s", self._client.channel, result.detail)
                self._failures += 1
                self._paused_until = now + min(2.0 ** (self._failures - 1), _LONGEST_PAUSE)


def _now() -> float:
    return asyncio.get_running_loop().time()
