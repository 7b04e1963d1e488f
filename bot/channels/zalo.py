"""The Zalo channel: a thin client of the Bot Platform's HTTP API.

By polling an event is handed out once and never again, so what comes while the program is down or dies in mid-poll is
lost; a webhook call is answered only once its event is kept.
"""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from http import HTTPStatus
from typing import Any

import orjson

from bot.channels.channel import EMPTY_SHELF, Accept, DownloadError, Health, Shelf
from bot.channels.http import ORDINARY_PATIENCE, Clock, Patience, Sleep, Webhook
from bot.channels.zalo_recovery import Quota, Recovery
from bot.channels.zalo_sending import Sending, Spend
from bot.channels.zalo_transport import RefusedError, Transport, open_transport
from bot.channels.zalo_updates import read_event
from bot.domain.messages import (
    Address,
    Channel,
    DeleteOutcome,
    DeleteResult,
    Incoming,
    Rendered,
    SendOutcome,
    SendResult,
)

_log = logging.getLogger(__name__)

OFFICIAL_API_URL = "https://bot-api.zaloplatforms.com"

_TOKEN = re.compile(r"(\d+):[^\s,/?#%]+")


class ZaloClient:
    """One bot on Zalo; made by `zalo_client`. Fulfils `ChannelClient`."""

    channel = Channel.ZALO
    one_chat_per_second = 1.0  # no limit is published; people read no faster

    def __init__(
        self,
        bot_id: str,
        transport: Transport,
        *,
        clock: Clock,
        spend: Spend,
        sleep: Sleep,
        webhook: Webhook | None,
        patience: Patience,
        shelf: Shelf,
    ) -> None:
        self.bot = bot_id
        self.health = Health()
        self._transport = transport
        self._account = ""
        self._clock = clock
        self.spend = spend
        self._sleep = sleep
        self._webhook = webhook
        self._patience = patience
        self._recovery = Recovery(self.health, bot_id)
        self._quota = Quota(clock)
        self._sending = Sending(self._call, link=shelf.link, spend=spend, quota=self._quota, recovery=self._recovery)

    @property
    def is_exhausted(self) -> bool:
        """Whether Zalo takes no more messages because the quota is used up."""
        return self._quota.is_used_up

    async def receive(self, accept: Accept) -> None:
        """Poll until cancelled or until the token is refused. With a webhook: have Zalo call it, then return."""
        while not self.health.stopped:
            try:
                await self._introduce()
                if self._webhook:
                    await self._set_webhook(self._webhook)
                    self._recovery.healed()
                    return
                await self._poll(accept)
            except Exception as error:  # noqa: BLE001 - whatever it is, receiving must go on
                pause = self._recovery.broken(error)
                if not self.health.stopped:
                    await self._sleep(pause)

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Send the message, in parts if it is long; the same delivery, sent again, goes on where it broke off."""
        if self.health.stopped:
            return SendResult(SendOutcome.UNAUTHORISED, self.health.problem)
        if wait := self._quota.seconds_to_wait():
            return SendResult(SendOutcome.THROTTLED, self.health.problem, wait)
        return await self._sending.send(delivery_id, address, message)

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:  # noqa: ARG002 - the channels' signature
        """Send a new message: nothing that was said on Zalo can be changed."""
        return await self.send(delivery_id, address, message)

    async def delete(self, address: Address, message_id: str) -> DeleteResult:  # noqa: ARG002 - likewise
        """Nothing that was said on Zalo can be taken back."""
        return DeleteResult(DeleteOutcome.IMPOSSIBLE, "Zalo takes nothing back")

    async def download(self, attachment: str) -> bytes:  # noqa: ARG002 - the channels' signature
        """Nothing can be fetched."""
        raise DownloadError("files do not come by Zalo", for_good=True)

    async def notify(self, callback_id: str, text: str) -> None:
        """Nothing: there are no buttons to tap."""

    def incoming_from_webhook(self, body: bytes) -> Incoming | None:
        """What a person did, by a webhook call whose secret was right; None where there is nothing to keep."""
        self.health.last_received_at = self._clock()
        try:
            event = orjson.loads(body)
        except ValueError:
            return None
        if isinstance(event, dict) and isinstance(event.get("result"), dict):
            event = event["result"]
        if not isinstance(event, dict) or "event_name" not in event:  # Zalo tries the address out
            return None
        self._recovery.healed()
        return read_event(event, self.bot, self._account, self.health.last_received_at)

    async def _call(self, method: str, *, seconds: float = 0.0, **parameters: Any) -> Any:
        return await self._transport.call(method, seconds or self._patience.answer, **parameters)

    async def _introduce(self) -> None:
        """Learn the bot's name, which also shows whether the token is right."""
        if not self._account:
            me = await self._call("getMe")
            self._account = str(me.get("account_name") or "?") if isinstance(me, dict) else "?"

    async def _set_webhook(self, webhook: Webhook) -> None:
        """Have Zalo call us. It tries the address at once, and keeps it even where that fails."""
        answer = await self._call("setWebhook", url=webhook.url, secret_token=webhook.secret)
        trial = answer.get("verification") if isinstance(answer, dict) else None
        if isinstance(trial, dict) and trial.get("ok") is False:
            reason = f"{trial.get('outcome', '')} {trial.get('hint') or ''}".strip()
            raise RefusedError(0, f"it does not reach PUBLIC_URL ({reason})")

    async def _poll(self, accept: Accept) -> None:
        """Poll until something breaks. One call brings one event, or none for a while: that is error 408."""
        await self._end_webhook()
        while True:
            seconds = 1 if self._recovery.is_broken else self._patience.poll
            try:
                event = await self._call("getUpdates", seconds=seconds + self._patience.grace, timeout=str(seconds))
            except RefusedError as error:
                if error.code != HTTPStatus.REQUEST_TIMEOUT:
                    raise
                event = None
            self.health.last_received_at = self._clock()
            if event:
                await self._accept(accept, event, self.health.last_received_at)
            self._recovery.healed()

    async def _accept(self, accept: Accept, event: Any, received_at: datetime) -> None:
        """Keep an event. Zalo does not hand it out again, so we try until it is kept."""
        incoming = read_event(event, self.bot, self._account, received_at)
        while incoming:
            try:
                await accept([incoming])
            except Exception as error:  # noqa: BLE001 - whatever it is, what came is only here
                await self._sleep(self._recovery.broken(error))
            else:
                return

    async def _end_webhook(self) -> None:
        """While a webhook is set, polls bring nothing. Zalo answers 404 or 400 where there is none."""
        try:
            if (await self._call("getWebhookInfo") or {}).get("url"):
                await self._call("deleteWebhook")
        except RefusedError as error:
            if error.code not in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}:
                raise


def bot_id(token: str) -> str | None:
    """The bot's id, which is the token's first part; None where it does not look like a token."""
    looks_right = _TOKEN.fullmatch(token)
    return looks_right[1] if looks_right else None


async def spend_nothing(_: int) -> None:
    """Keep no account."""


@asynccontextmanager
async def zalo_client(
    token: str,
    api_url: str = OFFICIAL_API_URL,
    *,
    clock: Clock,
    spend: Spend = spend_nothing,
    webhook: Webhook | None = None,
    sleep: Sleep = asyncio.sleep,
    patience: Patience = ORDINARY_PATIENCE,
    shelf: Shelf = EMPTY_SHELF,
) -> AsyncIterator[ZaloClient]:
    """A client with its connections open, and closed at the end.

    Raises:
        ValueError: the token is not what it should be.
    """
    own_id = bot_id(token)
    if own_id is None:
        raise ValueError("ZALO_BOT_TOKEN should look like 123456789:abc-xyz, as Zalo sends it")
    async with open_transport(token, api_url) as transport:
        yield ZaloClient(
            own_id,
            transport,
            clock=clock,
            spend=spend,
            sleep=sleep,
            webhook=webhook,
            patience=patience,
            shelf=shelf,
        )
