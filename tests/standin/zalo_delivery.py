"""How events reach a Zalo bot: one for each poll, or pushed to its webhook; once, whatever becomes of it."""

import asyncio
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

import aiohttp
import orjson

from tests.standin.wire import Server
from tests.standin.zalo_world import Json, ZaloBot

SECRET_HEADER = "X-Bot-Api-Secret-Token"
_PATIENCE = 30.0


def is_public(url: str) -> bool:
    """Whether Zalo takes that webhook address: https, and no address of this machine or a private network."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        private = ip_address(host).is_private
    except ValueError:
        private = host == "localhost"
    return parts.scheme == "https" and bool(host) and not private


class ZaloDelivery:
    """The events of one bot on their way. `tunnel` is where a webhook's public address really leads."""

    def __init__(self, bot: ZaloBot, server: Server, tunnel: Callable[[], str]) -> None:
        self.bot = bot
        self.url = ""
        self.secret = ""
        self.updated_at = 0
        self.pushed: list[tuple[Json, int]] = []  # events, and what the webhook answered; 0 where nobody did
        self.poll_is_open = asyncio.Event()
        self.webhook_is_set = asyncio.Event()
        self._server = server
        self._tunnel = tunnel
        self._something = asyncio.Event()
        self._pushing = asyncio.Lock()
        bot.on_event = self._wake

    async def poll(self, seconds: float, gone: Callable[[], bool]) -> Json | None:
        """The next event; None after `seconds` without one."""
        try:
            async with asyncio.timeout(seconds):
                while not gone():
                    self._something.clear()
                    if event := self.bot.take():
                        return event
                    self.poll_is_open.set()
                    await self._something.wait()
                    self.poll_is_open.clear()
        except TimeoutError:
            self.poll_is_open.clear()
        return None

    async def set_webhook(self, url: str, secret: str) -> Json:
        """Keep the address, and try it out."""
        self.url, self.secret, self.updated_at = url, secret, self.bot.milliseconds()
        status = await self.push({})
        outcome = {0: "webhook.err.conn", 200: "webhook.ok"}.get(status, f"webhook.http.{status}")
        trial = {"ok": status == 200, "status_code": status, "outcome": outcome, "latency_ms": 1, "hint": ""}
        self.webhook_is_set.set()
        self._wake()
        return {"url": url, "updated_at": self.updated_at, "verification": trial}

    async def push(self, body: Json, secret: str | None = None) -> int:
        """Call the webhook; the status, 0 where nobody answers."""
        path = urlsplit(self.url).path
        headers = {"Content-Type": "application/json", SECRET_HEADER: self.secret if secret is None else secret}
        timeout = aiohttp.ClientTimeout(total=_PATIENCE)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self._tunnel() + path, data=orjson.dumps(body), headers=headers) as answer,
            ):
                await answer.read()
                return answer.status
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return 0

    async def until_polled(self, timeout: float = 30) -> None:  # noqa: ASYNC109 - the test's own patience
        """Wait until a poll is open: the bot runs and has nothing to fetch."""
        async with asyncio.timeout(timeout):
            await self.poll_is_open.wait()

    def _wake(self) -> None:
        self._something.set()
        if self.url:
            self._server.spawn(self._push_all())

    async def _push_all(self) -> None:
        async with self._pushing:
            while self.url and (event := self.bot.take()):
                status = await self.push({"ok": True, "result": event})
                self.pushed.append((event, status))
