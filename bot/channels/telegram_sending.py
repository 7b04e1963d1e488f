"""Saying things on Telegram, changing what was said, and taking it back."""

from typing import Any

from telegram.error import TelegramError

from bot.channels.channel import Shelf
from bot.channels.parts import Unfinished
from bot.channels.telegram_files import Call, FileGoneError, Files
from bot.channels.telegram_messages import (
    Part,
    failure,
    is_deleted,
    is_past_editing,
    is_unchanged,
    not_deleted,
    parts_of,
    without_file,
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


class Sending:
    """What one bot says."""

    def __init__(self, call: Call, shelf: Shelf, recovery: Recovery) -> None:
        self._call = call
        self._files = Files(call, shelf)
        self._recovery = recovery
        self._unfinished = Unfinished[list[str]]()  # message ids of parts

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Send the message, in parts if it is long; the same delivery, sent again, goes on where it broke off."""
        sent = self._unfinished.take(delivery_id, [])
        try:
            for part in parts_of(message)[len(sent) :]:
                answer = await self._say(address, part)
                sent.append(str(answer["message_id"]))
        except FileGoneError:
            return await self.send(delivery_id, address, without_file(message))
        except (TelegramError, KeyError, TypeError) as error:
            self._unfinished.keep(delivery_id, sent)
            return self._not_sent(error)
        return SendResult(SendOutcome.SENT, ",".join(sent))

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:
        """Change a message in place, of one with a file its words; where that cannot be, send a new one."""
        first, *more = parts_of(message)
        if more or not message_id.isdigit():  # it was several
            return await self.send(delivery_id, address, message)
        method = "editMessageCaption" if first.file else "editMessageText"
        try:
            await self._call(method, chat_id=address.id, message_id=int(message_id), **first.parameters)
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

    async def _say(self, address: Address, part: Part) -> Any:
        if part.file:
            return await self._files.send(address, part, part.file)
        return await self._call(part.method, chat_id=address.id, **part.parameters)

    def _not_sent(self, error: Exception) -> SendResult:
        result = failure(error)
        if result.outcome is SendOutcome.UNAUTHORISED:
            self._recovery.stop()
        return result
