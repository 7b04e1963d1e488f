"""How updates reach the bot: getUpdates, or a webhook; never both."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from tests.standin.chats import ChatWorld
from tests.standin.refusals import Json, Refused, bad_request
from tests.standin.webhook import Webhook, WebhookSettings, is_loopback
from tests.standin.wire import Server

LONGEST_POLL = 50
_OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
_BY_WEBHOOK = "terminated by setWebhook request"
_WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_PORTS = frozenset({80, 88, 443, 8443})
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


class Delivery:
    """The open long poll or the webhook of one bot.

    `delay_scale` shortens the waits between webhook tries. `tunnel` (`http://127.0.0.1:8080`) is where a webhook with a
    public address is really called, path kept; without it such a webhook is set but never reached.
    """

    def __init__(self, world: ChatWorld, server: Server, reply: Callable[[Json], None]) -> None:
        self.delay_scale = 1.0
        self.tunnel = ""
        self.webhook: Webhook | None = None
        self.polls = 0
        self.poll_is_open = asyncio.Event()
        self._world = world
        self._server = server
        self._reply = reply
        self._waiting: asyncio.Future[str] | None = None
        world.updates.wake = self._wake

    @property
    def polling(self) -> bool:
        """Whether a long poll is open at this moment."""
        return self.poll_is_open.is_set()

    async def get_updates(self, args: Json, gone: Callable[[], bool]) -> list[Json]:
        """The next updates, at once or as soon as there are some within `timeout` seconds (50 at most)."""
        if self.webhook is not None:
            raise Refused(409, _WEBHOOK_SET)
        queue = self._world.updates
        queue.allow(args.get("allowed_updates"))
        queue.confirm(args.get("offset", 0))
        limit = args.get("limit", 100)
        limit = limit if 1 <= limit <= 100 else 100
        self.polls += 1
        self._end_open_poll(_OTHER_POLL)
        batch = queue.take(limit)
        deadline = asyncio.get_running_loop().time() + min(max(args.get("timeout", 0), 0), LONGEST_POLL)
        while not batch and (left := deadline - asyncio.get_running_loop().time()) > 0:
            ended_by = await self._wait(left)
            if ended_by and not gone():
                raise Refused(409, ended_by)
            if ended_by or gone():
                return []
            batch = queue.take(limit)
        return batch

    async def _wait(self, seconds: float) -> str:
        """Until an update arrives (""), the time is over ("") or another request ends this poll (the reason)."""
        waiting: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        self.poll_is_open.set()
        try:
            await asyncio.wait([waiting], timeout=seconds)
        finally:
            if self._waiting is waiting:
                self._waiting = None
                self.poll_is_open.clear()
        await asyncio.sleep(0)  # a burst of updates goes out as one batch
        return waiting.result() if waiting.done() else ""

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result("")

    def _end_open_poll(self, reason: str) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reason)
        self._waiting = None
        self.poll_is_open.clear()

    async def set_webhook(self, args: Json) -> bool:
        """Push from now on, what already waits first. An empty URL is deleteWebhook."""
        if not args["url"]:
            return await self.delete_webhook(args)
        settings = _webhook_settings(args)
        self._end_open_poll(_BY_WEBHOOK)
        await self.delete_webhook(args)
        self._world.updates.allow(args.get("allowed_updates"))
        self.webhook = Webhook(
            settings,
            self._world.updates,
            self._world.now,
            self._spawn,
            self._reply,
            tunnel=self.tunnel,
            delay_scale=self.delay_scale,
        )
        self._world.on_update = self.webhook.push
        return True

    async def delete_webhook(self, args: Json) -> bool:
        """Stop pushing; pending updates stay unless `drop_pending_updates`."""
        if self.webhook is not None:
            webhook, self.webhook = self.webhook, None
            self._world.on_update = lambda _update: None
            await webhook.close()
        if args.get("drop_pending_updates"):
            self._world.updates.drop()
        return True

    def info(self) -> Json:
        """getWebhookInfo."""
        webhook, queue = self.webhook, self._world.updates
        info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(queue.pending)}
        if queue.allowed is not None:
            info["allowed_updates"] = sorted(queue.allowed)
        if webhook is not None:
            settings = webhook.settings
            info |= {"url": settings.url, "max_connections": settings.max_connections, "ip_address": "127.0.0.1"}
            if webhook.last_error is not None:
                info["last_error_date"], info["last_error_message"] = webhook.last_error
        return info

    async def repeat(self, count: int) -> None:
        """Deliver the last `count` confirmed updates again, by whichever way is in use."""
        if self.webhook is None:
            self._world.updates.repeat(count)
        else:
            for update in self._world.updates.confirmed[-count:]:
                self.webhook.push(update)

    def _spawn(self, work: Awaitable[None]) -> asyncio.Task[None]:
        return self._server.spawn(work)


def _webhook_settings(args: Json) -> WebhookSettings:
    """Raises Refused for what setWebhook does not take. Towards loopback, plain HTTP on any port is taken too."""
    parts = urlsplit(args["url"])
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if not is_loopback(args["url"]) and parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not is_loopback(args["url"]) and (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    secret = args.get("secret_token", "")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    most = args.get("max_connections", 40)
    if not 1 <= most <= 100:
        raise bad_request("stand-in: max_connections is 1-100")
    return WebhookSettings(args["url"], secret, most)
