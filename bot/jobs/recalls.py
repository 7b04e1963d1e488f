"""Taking messages back, one channel's: what is asked for is in the outbox, and stays there until it is done."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.channels.channel import ChannelClient
from bot.domain.messages import DeleteOutcome, DeleteResult
from bot.jobs.pace import Pace
from bot.storage import recalls
from bot.storage.recalls import WantedBack
from bot.storage.store import StorageError, Store

_AT_A_TIME = 20
IDLE_SECONDS = 2.0
_PAUSE_SECONDS = 5.0  # after a fault

_log = logging.getLogger(__name__)


class Recaller:
    """Deletes what one bot said, at a rate of its own beside the sending. A kill costs nothing: it is done again."""

    def __init__(self, client: ChannelClient, store: Store, clock: Callable[[], datetime], per_second: float) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self._pace = Pace(per_second)

    async def work(self) -> None:
        """Take back the next of what is asked for, or rest where nothing is."""
        if not await self._some():
            await asyncio.sleep(IDLE_SECONDS)

    async def _some(self) -> int:
        """Take the next ones back; how many were looked at."""
        channel, bot = self._client.channel, self._client.bot
        if self._client.health.stopped:
            return 0
        found = await self._store.read(lambda tx: recalls.wanted(tx, channel, bot, _AT_A_TIME))
        results = [(one.seq, await self._delete(one)) for one in found]
        done = [(seq, each.outcome) for seq, each in results if each.outcome is not DeleteOutcome.UNREACHABLE]
        if done:
            await self._store.transaction(lambda tx: recalls.mark(tx, done, self._clock()))
        return len(found)

    async def _delete(self, one: WantedBack) -> DeleteResult:
        now = asyncio.get_running_loop().time()
        while not self._pace.room(now):
            await asyncio.sleep(max(0.001, self._pace.next_at() - now))
            now = asyncio.get_running_loop().time()
        self._pace.take(1)
        if not one.message_id:
            return DeleteResult(DeleteOutcome.IMPOSSIBLE, "its id is not known")
        try:
            result = await self._client.delete(one.address, one.message_id)
        except StorageError as error:  # of a channel that keeps what it sends
            result = DeleteResult(DeleteOutcome.UNREACHABLE, str(error))
        if result.outcome is DeleteOutcome.UNREACHABLE:
            _log.debug("a message could not be taken back just now: %s", result.detail)
            self._pace.pause(now + (result.wait or _PAUSE_SECONDS))
        return result
