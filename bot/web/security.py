"""What keeps the pages safe: headers on every answer, no calls from other sites, no flood, no huge bodies."""

import asyncio
import ipaddress
import json
import math
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.storage.store import StorageError
from bot.web.language import language_of
from bot.web.limits import Limit
from bot.web.pages import PAGES

BODY_LIMIT = 64 * 1024

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'self'; "
        "require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True)
class Limits:
    """How much is borne. A whole hall may share one network address, so those limits are wide."""

    sends_of_one: Limit = field(default_factory=lambda: Limit(per_second=1, burst=20))
    sends_of_address: Limit = field(default_factory=lambda: Limit(per_second=100, burst=1000))
    files_of_one: Limit = field(default_factory=lambda: Limit(per_second=0.05, burst=6))
    files_of_address: Limit = field(default_factory=lambda: Limit(per_second=1, burst=30))
    opens_of_one: Limit = field(default_factory=lambda: Limit(per_second=1, burst=40))
    opens_of_address: Limit = field(default_factory=lambda: Limit(per_second=100, burst=2000))
    codes_of_address: Limit = field(default_factory=lambda: Limit(per_second=1, burst=60))  # of links


LIMITS = web.AppKey("limits", Limits)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG001 - aiohttp's signature
    """Runs as every answer starts, errors and streams included."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


class RefusedError(Exception):
    """A call that is not served; becomes a JSON answer `{"error": key, "message": words}`."""

    def __init__(self, status: int, key: str, *, retry_after: float = 0) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
        self.retry_after = retry_after


@web.middleware
async def answer_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Say in the visitor's language why a call was refused; without the database everybody is asked to come again."""
    try:
        return await handler(request)
    except StorageError:  # which the store itself tells of: one line, not one for each call
        return web.Response(status=503, text="nothing can be kept just now", headers={"Retry-After": "1"})
    except RefusedError as refused:
        words = request.app[PAGES].words(f"page-error-{refused.key}", language_of(request))
        answer = web.json_response({"error": refused.key, "message": words}, status=refused.status)
        answer.headers["Cache-Control"] = "no-store"
        if refused.retry_after:
            answer.headers["Retry-After"] = str(math.ceil(refused.retry_after))
        return answer


async def own_json(request: web.Request) -> object:
    """The JSON that one of our own pages sent.

    Raises:
        RefusedError: another site sent it, or it is no JSON, or it is too big.
    """
    if not is_own(request):
        raise RefusedError(403, "cross-site")
    if request.content_type != "application/json":
        raise RefusedError(415, "unreadable")
    try:
        return json.loads(await request.read())
    except web.HTTPRequestEntityTooLarge:
        raise RefusedError(413, "too-big") from None
    except (ValueError, RecursionError):
        raise RefusedError(400, "unreadable") from None


def is_own(request: web.Request) -> bool:
    """Browsers always say where a POST comes from; what does not say it is no page of ours."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    return origin != "" and origin in {request.host, urlsplit(request.app[PAGES].public_url).netloc}


def count(request: web.Request, identity: str | None, of_one: Limit, of_address: Limit) -> None:
    """Count a call against both limits, or against the address's alone for somebody unknown.

    Raises:
        RefusedError: too many.
    """
    now = asyncio.get_running_loop().time()
    wait = of_address.wait(network_address(request), now) or (identity and of_one.wait(identity, now))
    if wait:
        raise RefusedError(429, "too-fast", retry_after=wait)


def network_address(request: web.Request) -> str:
    """The visitor's address; behind a proxy on a private network, the one that the proxy saw."""
    peer = request.remote or ""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return forwarded if forwarded and ipaddress.ip_address(peer).is_private else peer
    except ValueError:
        return peer
