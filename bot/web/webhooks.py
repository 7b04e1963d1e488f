"""Where a platform calls us: who calls is checked before a byte of the body is read; 200 means kept for good."""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.channels.channel import Accept
from bot.domain.messages import Incoming

BODY_LIMIT = 1024 * 1024


@dataclass(frozen=True)
class Webhook:
    """A platform's calls. `parse` gives what a body holds, possibly nothing, and raises ValueError for rubbish."""

    path: str
    header: str  # carries the secret
    secret: str
    parse: Callable[[bytes], Sequence[Incoming]]
    accept: Accept

    async def serve(self, request: web.Request) -> web.Response:
        """200 once it is kept; 401 without the secret, 413 or 400 if it cannot be read, 503 if it cannot be kept."""
        given = request.headers.get(self.header, "").encode()
        if not self.secret or not hmac.compare_digest(given, self.secret.encode()):
            raise web.HTTPUnauthorized
        body = await request.clone(client_max_size=BODY_LIMIT).read()
        try:
            incoming = self.parse(body)
        except ValueError:
            raise web.HTTPBadRequest(text="this is no update") from None
        if incoming:
            await self.accept(incoming)
        return web.Response()


def telegram_webhook(secret: str, parse: Callable[[bytes], Sequence[Incoming]], accept: Accept) -> Webhook:
    """`POST /telegram/webhook`."""
    return Webhook("/telegram/webhook", "X-Telegram-Bot-Api-Secret-Token", secret, parse, accept)


def zalo_webhook(path: str, secret: str, parse: Callable[[bytes], Sequence[Incoming]], accept: Accept) -> Webhook:
    """`POST /zalo/webhook`, or a path below it where there are several bots: the body does not say which one it is."""
    return Webhook(path, "X-Bot-Api-Secret-Token", secret, parse, accept)
