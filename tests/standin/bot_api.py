"""The Bot API itself: a request is understood, checked, met by a fault or carried out, and answered."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

import orjson

from tests.standin import api, profile, sending
from tests.standin.chats import ChatWorld
from tests.standin.delivery import Delivery
from tests.standin.faults import Fault, RateLaw, Trouble
from tests.standin.forms import fields_of
from tests.standin.refusals import Json, Refusal, Refused, bad_request
from tests.standin.wire import RESET, SILENCE, Outcome, Request, Response, Server
from tests.standin.world import Clock, real_time

_METHODS = sending.METHODS | profile.METHODS
_load_api = cache(api.load)


@dataclass(slots=True)
class Call:
    """A request that was understood. `at` is monotonic seconds; `code` 200 if it took effect, 0 if nobody knows yet."""

    method: str
    args: Json
    at: float
    code: int = 0
    result: Any = None


@dataclass
class BotApi:
    """The platform of one bot, over HTTP.

    `refusals` lists what the real API would have refused too, `calls` everything understood, `flood_refusals` counts
    what `rate_law` refused. `latency` (seconds) passes before each request takes effect. `validate=False` takes
    arguments on trust, for benchmarks. `watchers` are told of each call that took effect.
    """

    token: str
    clock: Clock = real_time
    port: int = 0
    validate: bool = True
    rate_law: RateLaw | None = None
    latency: float = 0.0
    query_lifetime: timedelta = timedelta(seconds=150)
    username: str = "diem_cau_bot"
    refusals: list[Refusal] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    flood_refusals: int = 0
    watchers: list[Callable[[Call], None]] = field(default_factory=list)
    control: Callable[[Request], Outcome | Awaitable[Outcome]] | None = None
    troubles: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        identity = {"id": int(self.token.partition(":")[0]), "is_bot": True, "first_name": "Điểm Cầu"}
        self.api = _load_api()
        self.world = ChatWorld(identity | {"username": self.username}, self.clock, self.query_lifetime)
        self.server = Server(self._handle, self.port)
        self.delivery = Delivery(self.world, self.server, self._reply_from_webhook)
        self._logged_out = False

    @property
    def url(self) -> str:
        """Where it listens; the Bot API is at `{url}/bot<token>/<method>`, files at `{url}/file/bot<token>/<path>`."""
        return f"http://127.0.0.1:{self.server.port}"

    def _handle(self, request: Request) -> Outcome | Awaitable[Outcome]:
        if request.path.startswith("/bot"):
            token, _, name = request.path[4:].partition("/")
            try:
                return self._method(request, token, name)
            except Refused as refused:
                return _json(refused.body(), refused.code)
        if request.path.startswith("/file/bot"):
            return self._download(*request.path[9:].partition("/")[::2])
        if self.control is not None and request.path.startswith("/control/"):
            return self.control(request)
        return _json({"ok": False, "error_code": 404, "description": "Not Found"}, 404)

    def _method(self, request: Request, token: str, name: str) -> Outcome | Awaitable[Outcome]:
        if token != self.token:
            raise self._refuse(name, {}, Refused(401, "Unauthorized"))
        method = self.api.names.get(name.lower())
        if method is None:
            raise self._refuse(name, {}, Refused(404, "Not Found: method not found"))
        raw, uploads = fields_of(request)
        try:
            args = self.api.check_call(method, raw, uploads) if self.validate else _unchecked(raw)
        except Refused as refused:
            raise self._refuse(method, raw, refused) from None
        call = Call(method, args, time.monotonic())
        self.calls.append(call)
        trouble = next((t for t in self.troubles if t.strikes(method, args)), None) if self.troubles else None
        if trouble is not None:
            return self._trouble(trouble.fault, call, request)
        return self._after(self.latency, call, request) if self.latency else self._perform(call, request)

    def _perform(self, call: Call, request: Request) -> Outcome | Awaitable[Outcome]:
        try:
            result = self._run(call, request)
        except Refused as refused:
            return self._refused(call, refused)
        return self._perform_later(call, result) if inspect.isawaitable(result) else self._done(call, result)

    async def _perform_later(self, call: Call, result: Awaitable[Any]) -> Outcome:
        try:
            return self._done(call, await result)
        except Refused as refused:
            return self._refused(call, refused)

    def _run(self, call: Call, request: Request) -> Any:
        args, method = call.args, call.method
        if self._logged_out:
            raise Refused(400, "Logged out")
        if self.rate_law is not None and method in sending.SENDS:
            wait = self.rate_law.refuses(args["chat_id"])
            if wait is not None:
                raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        if method in _METHODS:
            return _METHODS[method](self.world, args)
        match method:
            case "getUpdates":
                return self.delivery.get_updates(args, request.gone)
            case "setWebhook":
                return self.delivery.set_webhook(args)
            case "deleteWebhook":
                return self.delivery.delete_webhook(args)
            case "getWebhookInfo":
                return self.delivery.info()
            case "logOut" | "close":
                self._logged_out = method == "logOut"
                return True
        raise Refused(501, f"Not Implemented: the stand-in does not know how to {method}")

    def _done(self, call: Call, result: Any) -> Response:
        call.code, call.result = 200, result
        for watch in self.watchers:
            watch(call)
        return _json({"ok": True, "result": result}, 200)

    def _refused(self, call: Call, refused: Refused) -> Response:
        call.code = refused.code
        if refused.code == 429:
            self.flood_refusals += 1
        else:
            self._refuse(call.method, call.args, refused)
        return _json(refused.body(), refused.code)

    def _refuse(self, method: str, fields: Json, refused: Refused) -> Refused:
        self.refusals.append(Refusal(method, fields, refused.code, refused.description))
        return refused

    async def _after(self, seconds: float, call: Call, request: Request) -> Outcome:
        await asyncio.sleep(seconds)
        outcome = self._perform(call, request)
        return await outcome if inspect.isawaitable(outcome) else outcome

    async def _trouble(self, fault: Fault, call: Call, request: Request) -> Outcome:
        honest: Outcome | None = None
        if fault.accepted:
            honest = await self._after(0, call, request)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return honest or await self._after(0, call, request)
        if fault.answer is not None:
            call.code = call.code or fault.answer.status
            return fault.answer
        return RESET if fault.kind == "reset" else SILENCE

    def _download(self, token: str, path: str) -> Response:
        for stored in self.world.files.values():
            if token == self.token and stored.path == path:
                return Response(stored.content, 200, "application/octet-stream")
        return _json(self._refuse("download", {"path": path}, Refused(404, "Not Found")).body(), 404)

    def _reply_from_webhook(self, answer: Json) -> None:
        method = self.api.names.get(str(answer.pop("method")).lower())
        try:
            if method not in _METHODS or method.startswith("get"):
                raise bad_request(f"stand-in: {method} cannot be a webhook's reply")
            call = Call(method, self.api.check_call(method, answer, {}), time.monotonic())
            self.calls.append(call)
            self._done(call, _METHODS[method](self.world, call.args))
        except Refused as refused:
            self._refuse(str(method), answer, refused)


def _json(body: Json, status: int) -> Response:
    return Response(orjson.dumps(body), status)


def _unchecked(raw: Json) -> Json:
    """Arguments taken on trust: numbers and JSON where a string looks like one. For benchmarks only."""
    return {name: _guess(name, value) if isinstance(value, str) else value for name, value in raw.items()}


def _guess(name: str, value: str) -> Any:
    return (
        value
        if name in {"text", "caption", "callback_query_id"} or value[:1] not in "-0123456789[{"
        else orjson.loads(value)
    )
