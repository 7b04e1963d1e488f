"""Saying things on Telegram, changing what was said, and taking it back."""

from typing import Any, Protocol

from telegram.error import TelegramError

from bot.channels.telegram_messages import (
    failure,
    is_deleted,
    is_past_editing,
    is_unchanged,
    message_parameters,
    not_deleted,
)
from bot.channels.telegram_recovery import Recovery
from bot.domain.messages import (
    Address,
    DeleteOutcome,
    DeleteResult,
    Rendered,
    SendOutcome,
    SendResult,
)

_UNFINISHED_KEPT = 1000


class Call(Protocol):
    """Calls a method of the Bot API."""

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result, as plain JSON."""
        ...


class Sending:
    """What one bot says."""

    def __init__(self, call: Call, recovery: Recovery) -> None:
        self._call = call
        self._recovery = recovery
        self._unfinished: dict[str, list[str]] = {}  # by delivery id: what was sent of long messages that broke off

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Send the message, in parts if it is long; the same delivery, sent again, goes on where it broke off."""
        parts = message_parameters(message)
        sent = self._unfinished.pop(delivery_id, [])
        try:
            for part in parts[len(sent) :]:
                answer = await self._call("sendMessage", chat_id=address.id, **part)
                sent.append(str(answer["message_id"]))
        except (TelegramError, KeyError, TypeError) as error:
            self._keep_unfinished(delivery_id, sent)
            return self._not_sent(error)
        return SendResult(SendOutcome.SENT, ",".join(sent))

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:
        """Change a message in place; where that cannot be, send a new one."""
        parts = message_parameters(message)
        if len(parts) > 1 or not message_id.isdigit():  # it was several
            return await self.send(delivery_id, address, message)
        try:
            await self._call("editMessageText", chat_id=address.id, message_id=int(message_id), **parts[0])
        except TelegramError as error:
            if is_unchanged(error):
                return SendResult(SendOutcome.SENT, message_id)
            if is_past_editing(error):
                return await self.send(delivery_id, address, message)
            return self._not_sent(error)
        return SendResult(SendOutcome.SENT, message_id)

    async def delete(self, address: Address, message_id: str) -> DeleteResult:
        """Take a message back with all its parts, which Telegram allows for 48 hours."""
        try:
            for part in message_id.split(","):
                await self._delete_part(address, int(part))
        except (TelegramError, ValueError) as error:
            return not_deleted(error)
        return DeleteResult(DeleteOutcome.DELETED)

    async def _delete_part(self, address: Address, message_id: int) -> None:
        try:
            await self._call("deleteMessage", chat_id=address.id, message_id=message_id)
        except TelegramError as error:
            if not is_deleted(error):
                raise

    def _not_sent(self, error: Exception) -> SendResult:
        result = failure(error)
        if result.outcome is SendOutcome.UNAUTHORISED:
            self._recovery.stop()
        return result

    def _keep_unfinished(self, delivery_id: str, sent: list[str]) -> None:
        if sent:
            self._unfinished[delivery_id] = sent
            if len(self._unfinished) > _UNFINISHED_KEPT:
                del self._unfinished[next(iter(self._unfinished))]
