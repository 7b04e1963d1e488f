"""Pushing updates to the bot's webhook as Telegram does: in order for each chat, again and again until it says 2xx."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp
import orjson

from tests.standin.refusals import Json
from tests.standin.updates import Update, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_DELAY = 60.0
_LONGEST_RETRY_AFTER = 3600.0
_PATIENCE = 60.0


def is_loopback(url: str) -> bool:
    """Whether the URL leads to this machine: nothing else is ever called."""
    return urlsplit(url).hostname in {"127.0.0.1", "localhost", "::1"}


@dataclass
class WebhookSettings:
    """What setWebhook asked for."""

    url: str
    secret: str = ""
    max_connections: int = 40


@dataclass
class Webhook:
    """One webhook, set: `push` each update; `close` when it is deleted.

    `delay_scale` shortens the waits between tries (1, 2, 4 … 60 s on the real server); `reply` runs the method that
    the bot may put into the body of its answer.
    """

    settings: WebhookSettings
    queue: UpdateQueue
    now: Callable[[], int]
    spawn: Callable[[Awaitable[None]], asyncio.Task[None]]
    reply: Callable[[Json], None]
    tunnel: str = ""
    delay_scale: float = 1.0
    last_error: tuple[int, str] | None = None
    deliveries: int = 0
    _waiting: dict[int, deque[Update]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.settings.max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_PATIENCE))
        for update in list(self.queue.pending.values()):
            self.push(update)

    def push(self, update: Update) -> None:
        """Deliver it after what already waits for the same chat."""
        waiting = self._waiting.get(update.key)
        if waiting is None:
            self._waiting[update.key] = deque([update])
            task = self.spawn(self._deliver_all(update.key))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            waiting.append(update)

    async def close(self) -> None:
        """Stop pushing; what was not delivered stays pending."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    async def _deliver_all(self, key: int) -> None:
        waiting = self._waiting[key]
        delay = 1.0
        while waiting:
            async with self._slots:
                retry_after = await self._deliver(waiting[0])
            if retry_after is None:
                self.queue.done(waiting.popleft().id)
                delay = 1.0
            else:
                await asyncio.sleep((retry_after or delay) * self.delay_scale)
                delay = min(delay * 2, _LONGEST_DELAY)
        del self._waiting[key]

    async def _deliver(self, update: Update) -> float | None:
        """None if it was taken; otherwise the seconds the bot asked to wait, or 0."""
        headers = {"Content-Type": "application/json"}
        if self.settings.secret:
            headers[SECRET_HEADER] = self.settings.secret
        self.deliveries += 1
        url, body = self._target(), orjson.dumps(update.raw)
        if not url:
            self.last_error = (self.now(), "Failed to resolve host: Name or service not known")
            return 0
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                said = await answer.read()
                if 200 <= answer.status < 300:
                    self._run_reply(said)
                    return None
                self.last_error = (self.now(), f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return min(float(answer.headers.get("Retry-After", 0)), _LONGEST_RETRY_AFTER)
        except (aiohttp.ClientError, TimeoutError) as error:
            timed_out = isinstance(error, TimeoutError)
            self.last_error = (self.now(), "Read timeout expired" if timed_out else "Connection refused")
            return 0

    def _target(self) -> str:
        """Where the webhook is really called; "" if it cannot be reached from here."""
        if is_loopback(self.settings.url):
            return self.settings.url
        return self.tunnel and f"{self.tunnel}{urlsplit(self.settings.url).path}"

    def _run_reply(self, body: bytes) -> None:
        try:
            answer = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        if isinstance(answer, dict) and "method" in answer:
            self.reply(answer)
