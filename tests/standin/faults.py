"""What can go wrong between a bot and the platform, as values a test hands to the stand-in."""

import asyncio
import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson

from tests.standin.refusals import Json
from tests.standin.wire import Response

Kind = Literal["answer", "reset", "stall", "slow"]


@dataclass(frozen=True)
class Fault:
    """One misbehaviour. `accepted`: the request takes effect nevertheless, before it goes wrong."""

    kind: Kind
    accepted: bool = False
    answer: Response | None = None
    seconds: float = 0.0


def _refusal(code: int, description: str, **more: Any) -> Fault:
    body = {"ok": False, "error_code": code, "description": description, **more}
    return Fault("answer", answer=Response(orjson.dumps(body), code))


def flood(retry_after: Any = 1) -> Fault:
    """429. `None` leaves the parameters out; absurd values (0, -1, 10**9, "soon") are passed on as they are."""
    if retry_after is None:
        return _refusal(429, "Too Many Requests")
    return _refusal(429, f"Too Many Requests: retry after {retry_after}", parameters={"retry_after": retry_after})


def server_error(status: int = 502, *, accepted: bool = False) -> Fault:
    """A 5xx with the HTML page of a proxy as its body."""
    page = (
        f"<html>\r\n<head><title>{status}</title></head>\r\n<body><h1>{status} Bad Gateway</h1></body>\r\n</html>\r\n"
    )
    return Fault("answer", accepted, Response(page.encode(), status, "text/html"))


def internal_error() -> Fault:
    """A 500 in Telegram's own JSON."""
    return _refusal(500, "Internal Server Error")


def unauthorized() -> Fault:
    """401, as after the token was revoked."""
    return _refusal(401, "Unauthorized")


def conflict() -> Fault:
    """409, as if another instance polled too."""
    return _refusal(
        409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


def forbidden(why: str = "bot was blocked by the user") -> Fault:
    """403 with the given reason."""
    return _refusal(403, f"Forbidden: {why}")


def bad_request(why: str) -> Fault:
    """Telegram will not do this, now or later: 400 with that reason."""
    return _refusal(400, f"Bad Request: {why}")


def migrated(to: int) -> Fault:
    """400: the group has become the supergroup `to`."""
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    return _refusal(400, why, parameters={"migrate_to_chat_id": to})


def garbage(*, accepted: bool = False) -> Fault:
    """Status 200 and a body that is no JSON."""
    return Fault("answer", accepted, Response(b'{"ok":true,"result":{"message_id":', 200))


def reset(*, accepted: bool = False) -> Fault:
    """The connection breaks without an answer."""
    return Fault("reset", accepted)


def stall(*, accepted: bool = False) -> Fault:
    """Nothing is ever answered: the client must give up by itself."""
    return Fault("stall", accepted)


def slow(seconds: float, *, accepted: bool = True) -> Fault:
    """The honest answer, late; it takes effect at once (`accepted`) or only after the wait."""
    return Fault("slow", accepted, seconds=seconds)


@dataclass
class Trouble:
    """Where and how often a fault strikes; `times=None` is until `stop()`. `struck` counts."""

    fault: Fault
    method: str | None = None
    chat: int | str | None = None
    times: int | None = 1
    when: Callable[[str, Json], bool] | None = None
    struck: int = 0
    _hit: asyncio.Event = field(default_factory=asyncio.Event)

    def strikes(self, method: str, args: Json) -> bool:
        """Whether this request is hit; counts it if so."""
        hit = (
            (self.times is None or self.struck < self.times)
            and (self.method is None or self.method.lower() == method.lower())
            and (self.chat is None or str(args.get("chat_id")) == str(self.chat))
            and (self.when is None or self.when(method, args))
        )
        if hit:
            self.struck += 1
            self._hit.set()
        return hit

    async def until_struck(self, timeout: float = 30) -> None:  # noqa: ASYNC109 - the test's own patience
        """Wait until it has struck at least once."""
        async with asyncio.timeout(timeout):
            await self._hit.wait()

    def stop(self) -> None:
        """No more."""
        self.times = 0


@dataclass
class RateLaw:
    """Telegram's limits on messages: `per_second` in all, `per_chat` a second in one chat, each with a small burst.

    `ticker` gives seconds; take the test's own clock where time is simulated.
    """

    per_second: float = 30
    per_chat: float = 1
    burst: int = 3
    ticker: Callable[[], float] = time.monotonic
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def refuses(self, chat_id: object) -> int | None:
        """Seconds to wait if a message to `chat_id` is one too many; None if it may go (and is counted)."""
        now = self.ticker()
        while self._all and self._all[0] <= now - 1:
            self._all.popleft()
        if len(self._all) >= self.per_second:
            return 1
        # A chat's entry is the time at which its bucket will be empty again.
        busy_until = max(self._chats[str(chat_id)], now)
        wait = busy_until - now - (self.burst - 1) / self.per_chat
        if wait > 1e-9:
            return math.ceil(wait)
        self._chats[str(chat_id)] = busy_until + 1 / self.per_chat
        self._all.append(now)
        return None
