"""Saying things on Telegram, changing what was said, and taking it back."""

from typing import Any, Protocol

from telegram.error import TelegramError

from bot.channels.telegram_messages import failure, is_past_editing, is_unchanged, message_parameters, not_deleted
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
        self._parts_sent: dict[str, int] = {}  # by delivery id: long messages that broke off half way

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Send the message, in parts if it is long; the same delivery, sent again, goes on where it broke off."""
        parts = message_parameters(message)
        done = self._parts_sent.pop(delivery_id, 0)
        message_id = ""
        try:
            for part in parts[done:]:
                sent = await self._call("sendMessage", chat_id=address.id, **part)
                done += 1
                message_id = str(sent["message_id"])
        except (TelegramError, KeyError, TypeError) as error:
            self._keep_unfinished(delivery_id, done)
            return self._not_sent(error)
        return SendResult(SendOutcome.SENT, message_id)

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:
        """Change a message in place; where that cannot be, send a new one."""
        parts = message_parameters(message)
        if len(parts) > 1:
            return await self.send(delivery_id, address, message)
        try:
            await self._call("editMessageText", chat_id=address.id, message_id=int(message_id), **parts[0])
        except (TelegramError, ValueError) as error:
            if is_past_editing(error) or isinstance(error, ValueError):
                return await self.send(delivery_id, address, message)
            if not is_unchanged(error):
                return self._not_sent(error)
        return SendResult(SendOutcome.SENT, message_id)

    async def delete(self, address: Address, message_id: str) -> DeleteResult:
        """Take a message back, which Telegram allows for 48 hours."""
        try:
            await self._call("deleteMessage", chat_id=address.id, message_id=int(message_id))
        except (TelegramError, ValueError) as error:
            return not_deleted(error)
        return DeleteResult(DeleteOutcome.DELETED)

    def _not_sent(self, error: Exception) -> SendResult:
        result = failure(error)
        if result.outcome is SendOutcome.UNAUTHORISED:
            self._recovery.stop()
        return result

    def _keep_unfinished(self, delivery_id: str, parts_sent: int) -> None:
        if parts_sent:
            self._parts_sent[delivery_id] = parts_sent
            if len(self._parts_sent) > _UNFINISHED_KEPT:
                del self._parts_sent[next(iter(self._parts_sent))]
