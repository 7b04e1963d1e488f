"""When receiving breaks: what is wrong in plain words, how long to wait, and one line in the log at each end of it."""

import logging
import random
from http import HTTPStatus

from telegram.error import TelegramError

from bot.channels.channel import Health
from bot.channels.telegram_transport import RefusedError, UnansweredError

_log = logging.getLogger(__name__)

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_PAUSE_BESIDE_A_RIVAL = 10.0  # each of two pollers throws the other out: no need to do so many times a second
_MOST_DOUBLINGS = 10

_NOT_ACCEPTED = "Telegram does not accept TELEGRAM_BOT_TOKEN: get a valid one from @BotFather and start again"
_RIVAL = "another program receives for the same bot: stop it, since each update reaches only one of the two"


class Recovery:
    """Keeps a channel's `Health` true through faults."""

    def __init__(self, health: Health) -> None:
        self._health = health
        self._failures = 0

    @property
    def shows_at_once(self) -> bool:
        """Whether a short poll would tell that the fault is over. Beside another poller only a long one does."""
        return bool(self._health.problem) and self._health.problem != _RIVAL

    def broken(self, error: Exception) -> float:
        """Take note of a fault; the seconds to wait before trying again."""
        if isinstance(error, RefusedError) and error.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            self.stop()
            return 0.0
        if not self._health.problem:
            of_ours = not isinstance(error, TelegramError)
            _log.warning("receiving from Telegram is interrupted: %s", _words(error), exc_info=of_ours)
        self._health.problem = _words(error)
        self._failures += 1
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(self._failures - 1, _MOST_DOUBLINGS))
        pause *= random.uniform(0.5, 1.0)  # noqa: S311 - it only keeps several programs from trying in step
        return max(pause, _asked_to_wait(error))

    def healed(self) -> None:
        """Take note that all is well."""
        self._failures = 0
        if self._health.problem:
            _log.info("receiving from Telegram works again; what waited there is coming in")
            self._health.problem = ""

    def stop(self) -> None:
        """Take note that the token is not accepted."""
        if not self._health.stopped:
            _log.error(_NOT_ACCEPTED)
        self._health.stopped = True
        self._health.problem = _NOT_ACCEPTED


def _words(error: Exception) -> str:
    match error:
        case UnansweredError():
            return f"Telegram is out of reach: {error}"
        case RefusedError(code=HTTPStatus.CONFLICT):
            return _RIVAL
        case RefusedError(wait=wait) if wait:
            return f"Telegram asks to wait {wait:.0f} s"
        case RefusedError():
            return f"Telegram refuses: {error}"
        case _:
            return f"what came could not be kept, and stays with Telegram ({type(error).__name__}: {error})"


def _asked_to_wait(error: Exception) -> float:
    match error:
        case RefusedError(code=HTTPStatus.CONFLICT):
            return _PAUSE_BESIDE_A_RIVAL
        case RefusedError(wait=wait):
            return wait
        case _:
            return 0.0
