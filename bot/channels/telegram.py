"""The Telegram channel: python-telegram-bot's `Bot` under a poll loop of our own.

The library's `Updater` confirms updates that exist only in memory. Here an update is confirmed by the poll after the
one that brought it, and that one is not sent before `accept` has returned. The library's objects are never built: plain
JSON costs 160 µs of CPU a message, `Bot.send_message` 380.
"""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import orjson
from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.channels.channel import EMPTY_SHELF, Accept, DownloadError, Health, Shelf
from bot.channels.http import ORDINARY_PATIENCE, Clock, Patience, Sleep, Webhook
from bot.channels.telegram_messages import failure
from bot.channels.telegram_recovery import Recovery
from bot.channels.telegram_sending import Sending
from bot.channels.telegram_transport import AiohttpRequest, RefusedError, open_transport
from bot.channels.telegram_updates import ALLOWED_UPDATES, Me, next_offset, read_updates
from bot.domain.messages import Address, Channel, DeleteResult, Incoming, Rendered, SendOutcome, SendResult

_log = logging.getLogger(__name__)

OFFICIAL_API_URL = "https://api.telegram.org"
LARGEST_DOWNLOAD = 20_000_000  # bytes; Telegram hands out no more

_POLL_LIMIT = 100
_WEBHOOK_CONNECTIONS = 100  # the most that Telegram opens
_LONGEST_NOTICE = 200
_HTTP = ("http://", "https://")
_TOKEN = re.compile(r"(\d+):[A-Za-z0-9_-]+")


class _PlainBot(Bot):
    """The library's bot, whose methods answer with the Bot API's own JSON.

    `Bot.do_api_request` does the same, but warns at each call that there is a (slower) method, and costs more. What
    carries no file goes by the library's objects for requests, too: they cost a tenth of a check-in, and nobody reads
    them.
    """

    async def call(self, method: str, parameters: dict[str, Any], seconds: float) -> Any:
        if any(isinstance(value, InputFile) for value in parameters.values()):
            return await self._post(method, parameters, read_timeout=seconds)
        return await cast("AiohttpRequest", self.request).call(method, parameters, seconds)


class TelegramClient:
    """One bot on Telegram; made by `telegram_client`. Fulfils `ChannelClient`."""

    channel = Channel.TELEGRAM
    one_chat_per_second = 1.0

    def __init__(
        self,
        bot_id: str,
        transport: AiohttpRequest,
        *,
        clock: Clock,
        sleep: Sleep,
        webhook: Webhook | None,
        patience: Patience,
        shelf: Shelf,
    ) -> None:
        self.bot = bot_id
        self.health = Health()
        self._me = Me(bot_id)
        self._transport = transport
        # The transport alone knows the address, since the token is in it; the id stands for it everywhere else.
        self._api = _PlainBot(bot_id, base_url=lambda _: "", request=transport, get_updates_request=transport)
        self._clock = clock
        self._sleep = sleep
        self._webhook = webhook
        self._patience = patience
        self._recovery = Recovery(self.health)
        self._offset: int | None = None
        self._sending = Sending(self._call, shelf, self._recovery)

    @property
    def username(self) -> str:
        """The bot's name, by which links open it; empty until Telegram has told it."""
        return self._me.username

    async def receive(self, accept: Accept) -> None:
        """Poll until cancelled or until the token is refused. With a webhook: have Telegram call it, then return."""
        while not self.health.stopped:
            try:
                await self._introduce()
                if self._webhook:
                    self._recovery.healed()
                    return
                await self._poll(accept)
            except Exception as error:  # noqa: BLE001 - whatever it is, Telegram keeps what was not accepted
                pause = self._recovery.broken(error)
                if not self.health.stopped:
                    await self._sleep(pause)

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Send the message, in parts if it is long; the same delivery, sent again, goes on where it broke off."""
        if self.health.stopped:
            return SendResult(SendOutcome.UNAUTHORISED, self.health.problem)
        return await self._sending.send(delivery_id, address, message)

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:
        """Change a message in place; where that cannot be, send a new one."""
        if self.health.stopped:
            return SendResult(SendOutcome.UNAUTHORISED, self.health.problem)
        return await self._sending.edit(delivery_id, address, message_id, message)

    async def delete(self, address: Address, message_id: str) -> DeleteResult:
        """Take a message back, which Telegram allows for 48 hours."""
        return await self._sending.delete(address, message_id)

    async def notify(self, callback_id: str, text: str) -> None:
        """Answer a tap in its own notice, 200 characters at most. A tap that has expired is nobody's loss."""
        if len(text) > _LONGEST_NOTICE:
            text = text[: _LONGEST_NOTICE - 1] + "…"
        try:
            await self._call("answerCallbackQuery", callback_query_id=callback_id, text=text or None)
        except TelegramError as error:
            _log.debug("a tap was not answered: %s", error)

    async def set_menu(self, commands_by_language: Mapping[str, Sequence[tuple[str, str]]], default: str) -> None:
        """Set the menu of commands: (name without slash, description) by language; `default` is for all others too."""
        try:
            for language, commands in commands_by_language.items():
                menu = [{"command": name, "description": description} for name, description in commands]
                code = None if language == default else language
                await self._call("setMyCommands", commands=menu, language_code=code)
        except TelegramError as error:
            _log.warning("Telegram did not take the menu of commands: %s", error)

    def incoming_from_webhook(self, body: bytes) -> Incoming | None:
        """What a person did, by a webhook call whose secret was right; None where there is nothing to keep."""
        self.health.last_received_at = self._clock()
        try:
            update = orjson.loads(body)
        except ValueError:
            return None
        return next(iter(read_updates([update], self._me, self.health.last_received_at)), None)

    async def download(self, attachment: str) -> bytes:
        """The content of a file that a person sent.

        Raises:
            DownloadError: it is larger than `LARGEST_DOWNLOAD`, gone, or could not be got.
        """
        try:
            file = await self._call("getFile", file_id=attachment)
            content = await self._transport.download(str(file.get("file_path", "")), LARGEST_DOWNLOAD)
        except TelegramError as error:
            reason, said = f"the file could not be got from Telegram: {error}", isinstance(error, RefusedError)
            too_large = "too big" in str(error)
            for_good = said and failure(error).outcome is SendOutcome.REFUSED
            raise DownloadError(reason, for_good=for_good, too_large=too_large) from error
        if content is None:
            raise DownloadError("the file is larger than 20 MB: send a smaller one", for_good=True, too_large=True)
        return content

    async def _call(self, method: str, *, seconds: float = 0.0, **parameters: Any) -> Any:
        """Call a method of the Bot API; the result is plain JSON."""
        return await self._api.call(method, parameters, seconds or self._patience.answer)

    async def _introduce(self) -> None:
        """Learn the bot's name, and decide who calls whom. Nothing that waits is dropped."""
        if not self._me.username:
            self._me = Me(self.bot, str((await self._call("getMe")).get("username", "")))
        if self._webhook:
            await self._call(
                "setWebhook",
                url=self._webhook.url,
                secret_token=self._webhook.secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=_WEBHOOK_CONNECTIONS,
            )
        elif (await self._call("getWebhookInfo")).get("url"):
            await self._call("deleteWebhook", drop_pending_updates=False)

    async def _poll(self, accept: Accept) -> None:
        """Poll until something breaks."""
        seconds = 0 if self._recovery.shows_at_once else self._patience.poll
        while True:
            updates = await self._call(
                "getUpdates",
                seconds=seconds + self._patience.grace,
                offset=self._offset,
                limit=_POLL_LIMIT,
                timeout=seconds,
                allowed_updates=ALLOWED_UPDATES,
            )
            self.health.last_received_at = self._clock()
            if incoming := read_updates(updates, self._me, self.health.last_received_at):
                await accept(incoming)
            self._offset = next_offset(updates)
            self._recovery.healed()
            seconds = self._patience.poll


@asynccontextmanager
async def telegram_client(
    token: str,
    api_url: str = OFFICIAL_API_URL,
    proxy: str = "",
    *,
    clock: Clock,
    webhook: Webhook | None = None,
    sleep: Sleep = asyncio.sleep,
    patience: Patience = ORDINARY_PATIENCE,
    shelf: Shelf = EMPTY_SHELF,
) -> AsyncIterator[TelegramClient]:
    """A client with its connections open, and closed at the end. `proxy` is an http address, or "".

    Raises:
        ValueError: the token, the API's address or the proxy is not what it should be.
    """
    looks_right = _TOKEN.fullmatch(token)
    if not looks_right:
        raise ValueError("TELEGRAM_BOT_TOKEN should look like 123456:ABC-def, as @BotFather gives it")
    if not api_url.startswith(_HTTP):
        raise ValueError(f"TELEGRAM_API_URL should be an address like {OFFICIAL_API_URL}")
    if proxy and not proxy.startswith(_HTTP):
        raise ValueError("TELEGRAM_PROXY should be the address of an HTTP proxy: http://host:port")
    logging.getLogger("telegram").setLevel(logging.INFO)  # at DEBUG the library logs what people write
    async with open_transport(token, api_url, proxy) as transport:
        yield TelegramClient(
            looks_right[1], transport, clock=clock, sleep=sleep, webhook=webhook, patience=patience, shelf=shelf
        )
