"""Zalo's Bot API: a request is understood, checked, met by a fault or carried out, and answered."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import orjson

from tests.standin.bot_api import Call
from tests.standin.faults import Fault, Trouble
from tests.standin.refusals import Refusal
from tests.standin.wire import RESET, SILENCE, Outcome, Request, Response, Server
from tests.standin.zalo_delivery import ZaloDelivery, is_public
from tests.standin.zalo_world import Json, ZaloBot, ZaloChat

LONGEST_TEXT = 2000
_NOTHING = object()

# What each method must be given: the types of its parameters; those with a question mark may be missing.
_PARAMETERS: dict[str, dict[str, str]] = {
    "getMe": {},
    "getUpdates": {"timeout?": "String"},
    "setWebhook": {"url": "String", "secret_token": "String"},
    "deleteWebhook": {},
    "getWebhookInfo": {},
    "sendMessage": {"chat_id": "String", "text": "String", "parse_mode?": "String", "text_styles?": "Array"},
    "sendPhoto": {"chat_id": "String", "photo": "String", "caption?": "String"},
    "sendSticker": {"chat_id": "String", "sticker": "String"},
    "sendChatAction": {"chat_id": "String", "action": "String"},
}
_TYPES = {"String": str, "Array": list}


class Refused(Exception):  # noqa: N818 - it is an answer, not an error of the stand-in
    """Zalo answers `{"ok": false}` with this code and description."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


@dataclass
class Manner:
    """How Zalo says no: some errors come with HTTP 200, some name their code `errorCode`."""

    with_status_200: bool = False
    code_key: str = "error_code"

    def answer(self, refused: Refused) -> Response:
        """The answer."""
        body = {"ok": False, "description": refused.description, self.code_key: refused.code}
        return Response(orjson.dumps(body), 200 if self.with_status_200 else refused.code)


class ZaloApi:
    """The platform over HTTP, for several bots."""

    def __init__(self, bots: dict[str, ZaloBot], tunnel: Callable[[], str], port: int = 0) -> None:
        self.bots = bots
        self.server = Server(self._handle, port)
        self.deliveries = {bot.id: ZaloDelivery(bot, self.server, tunnel) for bot in bots.values()}
        self.manner = Manner()
        self.refusals: list[Refusal] = []
        self.calls: list[Call] = []
        self.troubles: list[Trouble] = []

    def _handle(self, request: Request) -> Outcome | Awaitable[Outcome]:
        token, _, method = request.path.removeprefix("/bot").partition("/")
        bot = self.bots.get(token)
        if bot is None:
            return self._refuse(method, {}, Refused(401, "Unauthorized"))
        try:
            args = _checked(method, request)
        except Refused as refused:
            return self._refuse(method, {}, refused)
        call = Call(method, args, time.monotonic())
        self.calls.append(call)
        trouble = next((one for one in self.troubles if one.strikes(method, args)), None)
        if trouble is not None:
            return self._trouble(trouble.fault, bot, call, request)
        return self._perform(bot, call, request)

    async def _perform(self, bot: ZaloBot, call: Call, request: Request) -> Response:
        try:
            result = await self._run(bot, call, request)
        except Refused as refused:
            call.code = refused.code
            return self._refuse(call.method, call.args, refused)
        call.code, call.result = 200, result
        return Response(orjson.dumps({"ok": True} if result is _NOTHING else {"ok": True, "result": result}))

    async def _run(self, bot: ZaloBot, call: Call, request: Request) -> Any:
        args, delivery = call.args, self.deliveries[bot.id]
        match call.method:
            case "getMe":
                return {"id": bot.id, "account_name": bot.account, "account_type": "BASIC", "can_join_groups": False}
            case "getUpdates":
                return await _updates(delivery, float(args.get("timeout", 30)), request)
            case "setWebhook":
                if not is_public(args["url"]) or not 8 <= len(args["secret_token"]) <= 256:
                    raise Refused(400, "Bad Request: invalid webhook")
                return await delivery.set_webhook(args["url"], args["secret_token"])
            case "getWebhookInfo" | "deleteWebhook":
                if not delivery.url:
                    raise Refused(404 if call.method == "getWebhookInfo" else 400, "webhook is not set")
                if call.method == "deleteWebhook":
                    delivery.url = ""
                return {"url": delivery.url, "updated_at": delivery.updated_at}
        return _say(bot, call.method, args)

    async def _trouble(self, fault: Fault, bot: ZaloBot, call: Call, request: Request) -> Outcome:
        honest = await self._perform(bot, call, request) if fault.accepted else None
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return honest or await self._perform(bot, call, request)
        if fault.answer is not None:
            call.code = call.code or fault.answer.status
            return fault.answer
        return RESET if fault.kind == "reset" else SILENCE

    def _refuse(self, method: str, args: Json, refused: Refused) -> Response:
        idle = method == "getUpdates" and refused.code == 408
        no_webhook = method in {"getWebhookInfo", "deleteWebhook"} and refused.code in {400, 404}
        if not (idle or no_webhook or refused.code == 429):
            self.refusals.append(Refusal(method, args, refused.code, refused.description))
        return self.manner.answer(refused)


async def _updates(delivery: ZaloDelivery, seconds: float, request: Request) -> Json:
    if delivery.url:
        raise Refused(400, "Bad Request: webhook is active")
    event = await delivery.poll(seconds, request.gone)
    if event is None:
        raise Refused(408, "Request timeout")
    return event


def _checked(method: str, request: Request) -> Json:
    """The arguments, if the method is one and they are what it takes."""
    if method not in _PARAMETERS:
        raise Refused(404, "Not Found")
    try:
        args = orjson.loads(request.body or b"{}")
    except ValueError:
        raise Refused(400, "Bad Request: invalid JSON") from None
    known = {name.rstrip("?"): kind for name, kind in _PARAMETERS[method].items()}
    missing = [name for name in _PARAMETERS[method] if not name.endswith("?") and name not in args]
    wrong = [name for name, value in args.items() if name not in known or not isinstance(value, _TYPES[known[name]])]
    if missing or wrong:
        raise Refused(400, f"Bad Request: {', '.join(missing + wrong)}")
    return dict(args)


def _say(bot: ZaloBot, method: str, args: Json) -> Any:
    chat = _writable(bot, args["chat_id"])
    if method == "sendChatAction":
        if args["action"] != "typing":
            raise Refused(400, "Bad Request: unknown action")
        chat.actions.append(args["action"])
        return _NOTHING
    if bot.messages >= bot.most_messages:
        raise Refused(429, "Quota exceeded")
    text = args.get("text", args.get("caption"))
    if text is not None and not 1 <= len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        raise Refused(400, "Bad Request: text must be 1 to 2000 characters")
    if method == "sendPhoto" and not args["photo"].startswith("https://"):
        raise Refused(400, "Bad Request: photo must be a URL")
    return bot.put(chat, text or "", method.removeprefix("send").lower())


def _writable(bot: ZaloBot, chat_id: str) -> ZaloChat:
    chat = bot.chats.get(chat_id)
    if chat is None or not chat.has_written:
        raise Refused(400, "Bad Request: chat not found")
    return chat
