"""From the outbox to the platforms: the only place from which anybody is spoken to."""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.channels.channel import ChannelClient
from bot.domain.messages import Channel, Priority, Rendered, SendOutcome, SendResult
from bot.jobs.pace import ChatPace, Floods, Pace, Reach
from bot.services import deliveries
from bot.services.deliveries import Attempt, Claimed, Wanted
from bot.storage.outbox import Queued
from bot.storage.store import StorageError, Store, Transaction
from bot.texts.render import TextError

CONCURRENCY = 100  # messages claimed at a time: at most so many are repeated or unknown after a kill
_KEPT_FOR_REPLIES = 25  # of these, not to be taken by reminders and broadcasts
_KEPT_FOR_UNASKED = 5  # nor by replies: however slow the platform is, reminders get on
_IDLE_SECONDS = 0.5  # how often the outbox is looked at when nothing wakes it: a retry may have become due
_SHORTEST_REST_SECONDS = 0.005  # at a high rate a few messages share a transaction
_STORAGE_PAUSE_SECONDS = 1.0

# Told of each attempt: how it went, and the seconds it took.
Observer = Callable[[Channel, SendOutcome, float], None]

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
    floods: Floods
    in_flight: int = 0
    hungry: bool = False  # the last look that had room for some left others waiting


class Sender:
    """Sends one channel's messages. `render` puts a message into words."""

    def __init__(
        self,
        client: ChannelClient,
        store: Store,
        clock: Callable[[], datetime],
        render: Callable[[Queued], Rendered],
        rates: Rates,
        *,
        observe: Observer = lambda *_: None,
    ) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self._render = render
        self._observe = observe
        unasked = (Priority.REMINDER, Priority.BROADCAST)
        self._lanes = (
            _Lane(Pace(rates.replies), (Priority.REPLY,), CONCURRENCY - _KEPT_FOR_UNASKED, Floods()),
            _Lane(Pace(rates.unasked), unasked, CONCURRENCY - _KEPT_FOR_REPLIES, Floods()),
        )
        self._chats = ChatPace(client.one_chat_per_second)
        self._reach = Reach()
        self._finished: list[Attempt] = []
        self._wake = asyncio.Event()
        self._stopping = False

    @property
    def channel(self) -> Channel:
        """Whose messages these are."""
        return self._client.channel

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
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._rest_seconds()):
                        await self._wake.wait()

    @property
    def _in_flight(self) -> int:
        return sum(lane.in_flight for lane in self._lanes)

    async def _turn(self) -> list[tuple[_Lane, Queued]]:
        """Mark what was sent and claim what comes next, in one transaction."""
        finished, self._finished = self._finished, []
        limits = self._limits(CONCURRENCY - self._in_flight - len(finished))
        work = partial(self._mark_and_claim, finished, limits, self._chats.resting(_now()))
        try:
            by_lane = await self._store.transaction(work)
        except StorageError:  # which the store itself tells of
            self._finished = finished + self._finished
            await asyncio.sleep(_STORAGE_PAUSE_SECONDS)
            return []
        for lane, limit, claimed in zip(self._lanes, limits, by_lane, strict=True):
            count = len(claimed.messages)
            lane.in_flight += count
            lane.pace.take(count)
            if limit:
                lane.hungry = claimed.more
        return [(lane, queued) for lane, each in zip(self._lanes, by_lane, strict=True) for queued in each.messages]

    def _limits(self, room: int) -> list[int]:
        now = _now()
        if self._stopping or self._client.health.stopped or not self._reach.is_open(now):
            return [0 for _ in self._lanes]
        if self._reach.is_lost:
            room = 0 if self._in_flight else 1
        return [max(0, min(room, lane.pace.room(now), lane.most - lane.in_flight)) for lane in self._lanes]

    def _mark_and_claim(
        self, finished: Sequence[Attempt], limits: Sequence[int], resting: Collection[str], tx: Transaction
    ) -> list[Claimed]:
        now = self._clock()
        deliveries.record(tx, finished, now)
        found: list[Claimed] = []
        for lane, limit in zip(self._lanes, limits, strict=True):
            free = min(limit, max(limits) - sum(len(claimed.messages) for claimed in found))
            wanted = Wanted(self.channel, self._client.bot, lane.priorities, free, resting)
            found.append(deliveries.claim_next(tx, wanted, now))
        return found

    def _rest_seconds(self) -> float:
        """How long to wait if nothing happens: until a rate has room for what it left waiting."""
        now = _now()
        if self._stopping or self._client.health.stopped or self._reach.is_lost or self._in_flight >= CONCURRENCY:
            return _IDLE_SECONDS
        hungry = [lane for lane in self._lanes if lane.hungry and lane.in_flight < lane.most]
        soonest = min([_IDLE_SECONDS, *(lane.pace.next_at() - now for lane in hungry)])
        return max(_SHORTEST_REST_SECONDS, soonest)

    async def _send(self, lane: _Lane, queued: Queued) -> None:
        began = _now()
        result = await self._attempt(queued)
        self._observe(self.channel, result.outcome, _now() - began)
        self._heed(lane, queued.address.id, result)
        lane.in_flight -= 1
        self._finished.append(Attempt(queued, result))
        self._wake.set()

    async def _attempt(self, queued: Queued) -> SendResult:
        """Send it. Whatever is wrong with one message stays its own affair."""
        try:
            words = self._render(queued)
        except Exception as error:  # noqa: BLE001 - said below; the others go on
            reason = str(error) if isinstance(error, TextError) else type(error).__name__
            _log.error("message %s cannot be put into words: %s", queued.id, reason)
            return SendResult(SendOutcome.REFUSED, reason)
        try:
            if queued.replaces:
                return await self._client.edit(queued.id, queued.address, queued.replaces, words)
            return await self._client.send(queued.id, queued.address, words)
        except StorageError as error:  # of a channel that keeps what it sends
            return SendResult(SendOutcome.UNREACHABLE, str(error))
        except Exception as error:  # noqa: BLE001 - said below; the others go on
            _log.error("message %s met an error of ours: %s", queued.id, type(error).__name__)
            return SendResult(SendOutcome.UNKNOWN, type(error).__name__)

    def _heed(self, lane: _Lane, chat: str, result: SendResult) -> None:
        """What the result says about the chat and the whole channel."""
        now = _now()
        self._chats.note(chat, now)
        match result.outcome:
            case SendOutcome.UNREACHABLE | SendOutcome.UNKNOWN:
                if self._reach.failed(now):
                    _log.warning("%s: messages do not arrive: %s", self.channel, result.detail)
                if self._reach.is_lost:
                    self._client.health.unsent = f"messages do not arrive: {result.detail}"
            case SendOutcome.UNAUTHORISED:
                pass  # the client says so itself
            case _:
                if self._reach.answered():
                    _log.info("%s: messages arrive again", self.channel)
                self._client.health.unsent = ""
        if result.outcome is SendOutcome.THROTTLED:
            self._chats.wait(chat, now + result.wait)
            if lane.floods.is_general(chat, now):
                lane.pace.pause(now + result.wait)


def _now() -> float:
    return asyncio.get_running_loop().time()
