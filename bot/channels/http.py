"""What the platforms that are spoken to over HTTP have in common."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
import orjson

Clock = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]

LONGEST_WORDS = 300  # characters of what a platform or a network says, in logs and in the outbox

# Raised before a byte of the request was written. Whatever else goes wrong, the platform may have got it.
_NEVER_WRITTEN = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where the platform brings what people do (public, https), and the secret by which we know that it is the one."""

    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for an answer, for a poll to bring something, and for a poll's answer beyond that."""

    answer: float = 30.0
    poll: int = 30
    grace: float = 10.0


ORDINARY_PATIENCE = Patience()


def may_have_arrived(error: Exception) -> bool:
    """Whether a request that failed so may have been carried out all the same."""
    return not isinstance(error, _NEVER_WRITTEN)


def words_of_failure(error: Exception, secret: str) -> str:
    """Why no answer came, in few words and without the secret, which aiohttp's own words may hold."""
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return "no connection within the time allowed"
    if isinstance(error, TimeoutError):
        return "no answer within the time allowed"
    return without(secret, getattr(error, "strerror", None) or type(error).__name__)


def without(secret: str, words: str) -> str:
    """The words as they may be shown."""
    return words.replace(secret, "…")[:LONGEST_WORDS]


def json_object(payload: bytes) -> dict[str, Any]:
    """The JSON object, or an empty one where somebody else answered in the platform's place."""
    try:
        answer = orjson.loads(payload)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
