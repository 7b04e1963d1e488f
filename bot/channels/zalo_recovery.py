"""When something breaks on Zalo: what is wrong in plain words, how long to wait, and a line in the log at each end."""

import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

from bot.channels.channel import Health
from bot.channels.zalo_transport import RefusedError, UnansweredError, ZaloError

_log = logging.getLogger(__name__)

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_MOST_DOUBLINGS = 10

_NOT_ACCEPTED = "Zalo does not accept the token of bot {bot} in ZALO_BOT_TOKEN: get a valid one and start again"
_EXHAUSTED = "Zalo says that the quota is used up: messages wait until it takes some again"


class Recovery:
    """Keeps a channel's `Health` true through faults of receiving and through a quota that is used up."""

    def __init__(self, health: Health, bot: str) -> None:
        self._health = health
        self._bot = bot
        self._failures = 0
        self._receiving = ""
        self._sending = ""

    @property
    def is_broken(self) -> bool:
        """Whether receiving does not work just now."""
        return bool(self._receiving)

    def broken(self, error: Exception) -> float:
        """Take note of a fault in receiving; the seconds to wait before trying again."""
        if isinstance(error, RefusedError) and error.code == HTTPStatus.UNAUTHORIZED:
            self.stop()
            return 0.0
        if not self._receiving:
            of_ours = not isinstance(error, ZaloError)
            _log.warning("receiving from Zalo is interrupted: %s", _words(error), exc_info=of_ours)
        self._receiving = _words(error)
        self._show()
        self._failures += 1
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(self._failures - 1, _MOST_DOUBLINGS))
        return pause * random.uniform(0.5, 1.0)  # noqa: S311 - it only keeps several programs from trying in step

    def healed(self) -> None:
        """Take note that receiving works."""
        self._failures = 0
        if self._receiving and not self._health.stopped:
            _log.info("receiving from Zalo works again")
            self._receiving = ""
            self._show()

    def exhausted(self, *, is_so: bool) -> None:
        """Take note of whether the quota is used up."""
        if is_so and not self._sending:
            _log.warning("bot %s: %s", self._bot, _EXHAUSTED)
        if not is_so and self._sending:
            _log.info("bot %s: Zalo takes messages again", self._bot)
        self._sending = _EXHAUSTED if is_so else ""
        self._show()

    def stop(self) -> None:
        """Take note that the token is not accepted."""
        words = _NOT_ACCEPTED.format(bot=self._bot)
        if not self._health.stopped:
            _log.error(words)
        self._health.stopped = True
        self._receiving = words
        self._show()

    def _show(self) -> None:
        self._health.problem = "; ".join(filter(None, (self._receiving, self._sending)))


class Quota:
    """Whether Zalo takes messages. A 429 names no time, so we ask again now and then, with one message at a time."""

    _FIRST_WAIT = timedelta(minutes=1)  # it may have been a mere rate limit, of which the documents say nothing
    _LONGEST_WAIT = timedelta(hours=1)

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._wait = self._FIRST_WAIT
        self._shut_until: datetime | None = None

    @property
    def is_used_up(self) -> bool:
        """Whether the last word was a 429."""
        return self._shut_until is not None

    def seconds_to_wait(self) -> float:
        """How long nothing may be tried; 0 for the message that may try, and those beside it wait for its fate."""
        now = self._clock()
        if self._shut_until is None:
            return 0.0
        if now < self._shut_until:
            return (self._shut_until - now).total_seconds()
        self._wait = min(2 * self._wait, self._LONGEST_WAIT)
        self._shut_until = now + self._wait
        return 0.0

    def refused(self) -> float:
        """A 429 came; the seconds until the next try."""
        now = self._clock()
        if self._shut_until is None:
            self._shut_until = now + self._wait
        return max(self._shut_until - now, self._FIRST_WAIT).total_seconds()

    def taken(self) -> None:
        """A message was taken."""
        self._wait, self._shut_until = self._FIRST_WAIT, None


def _words(error: Exception) -> str:
    match error:
        case UnansweredError():
            return f"Zalo is out of reach: {error}"
        case RefusedError(code=HTTPStatus.NOT_FOUND):
            return f"Zalo does not know what it is asked ({error}): check ZALO_API_URL"
        case ZaloError():
            return f"Zalo refuses: {error}"
        case _:
            return f"what came could not be kept ({type(error).__name__}: {error})"
