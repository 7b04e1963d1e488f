"""Work that is done again and again: an error of ours in it is said once, and the next time is tried all the same."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine

from bot.storage.store import StorageError

LONGEST_PAUSE_SECONDS = 30.0
_DOUBLINGS = 5  # from one second to the longest pause

_log = logging.getLogger(__name__)


class Repeated:
    """What the program does again and again, and which of it fails."""

    def __init__(self) -> None:
        self._failures: Counter[str] = Counter()  # in a row, by name

    @property
    def problems(self) -> list[str]:
        """What keeps failing, in a line each: what failed once may have been nothing."""
        return [f"{name} fails again and again: the log has the error" for name, n in self._failures.items() if n > 1]

    async def once(self, name: str, work: Callable[[], Awaitable[None]]) -> bool:
        """Do it this time, and whether that went well. Whatever goes wrong in it ends nothing else."""
        try:
            await work()
        except StorageError:
            return False  # the store itself tells of its troubles, and the next time is soon
        except Exception:  # noqa: BLE001 - whatever it is, all else goes on
            if not self._failures[name]:  # once, not every second
                _log.exception("%s fails, and is tried again", name)
            self._failures[name] += 1
            return False
        if self._failures.pop(name, 0):
            _log.info("%s works again", name)
        return True

    async def on_and_on(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do it until cancelled, with pauses after errors; where there is nothing to do, it rests by itself."""
        while True:
            if not await self.once(name, work):
                doublings = min(self._failures[name], _DOUBLINGS)  # days of failing would make a number too large
                await asyncio.sleep(min(LONGEST_PAUSE_SECONDS, 2.0**doublings))


async def once(work: Coroutine[None, None, None]) -> None:
    """Do something that is not done again. Whatever goes wrong in it ends nothing else."""
    try:
        await work
    except Exception:  # noqa: BLE001 - said with where it was; people are answered on
        _log.exception("something beside the program was not done")
