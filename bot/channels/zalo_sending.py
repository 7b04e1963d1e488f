"""Saying things on Zalo, which changes nothing and takes nothing back."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from bot.channels.parts import Unfinished
from bot.channels.zalo_messages import failure, parts_of, with_link
from bot.channels.zalo_recovery import Quota, Recovery
from bot.channels.zalo_transport import ZaloError
from bot.domain.messages import Address, Rendered, SendOutcome, SendResult

# Takes so many messages off the month's quota. Never raises.
Spend = Callable[[int], Awaitable[None]]


class Call(Protocol):
    """Calls a method of the Bot API."""

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result, as plain JSON."""
        ...


class Sending:
    """What one bot says. `link` gives the address of a file, "" where there is none."""

    def __init__(
        self, call: Call, *, link: Callable[[str], str], spend: Spend, quota: Quota, recovery: Recovery
    ) -> None:
        self._call = call
        self._link = link
        self._spend = spend
        self._quota = quota
        self._recovery = recovery
        self._unfinished = Unfinished[int]()  # parts

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Send the message, in parts if it is long; the same delivery, sent again, goes on where it broke off."""
        parts = parts_of(message, self._link)
        first = done = self._unfinished.take(delivery_id, 0)
        message_id = ""
        try:
            for part in parts[done:]:
                sent = await self._call(part.method, chat_id=address.id, **part.parameters)
                done += 1
                message_id = str(sent.get("message_id", "")) if isinstance(sent, dict) else ""
        except ZaloError as error:
            result = self._not_sent(error)
            if result.outcome is SendOutcome.REFUSED and parts[done].method == "sendPhoto":
                return await self.send(delivery_id, address, self._without_picture(message))
            self._unfinished.keep(delivery_id, done)
            await self._spend(done - first + (result.outcome is SendOutcome.UNKNOWN))
            return result
        self._quota.taken()
        self._recovery.exhausted(is_so=False)
        await self._spend(done - first)
        return SendResult(SendOutcome.SENT, message_id)

    def _without_picture(self, message: Rendered) -> Rendered:
        return with_link(message, self._link(message.attachment.file_id) if message.attachment else "")

    def _not_sent(self, error: ZaloError) -> SendResult:
        result = failure(error)
        if result.outcome is SendOutcome.UNAUTHORISED:
            self._recovery.stop()
        if result.outcome is not SendOutcome.THROTTLED:
            return result
        self._recovery.exhausted(is_so=True)
        return SendResult(SendOutcome.THROTTLED, result.detail, self._quota.refused())
