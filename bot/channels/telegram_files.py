"""Files that go out by Telegram: uploaded once, and from then on named by the id that Telegram gave them."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol
from weakref import WeakValueDictionary

from telegram import InputFile

from bot.channels.channel import Shelf
from bot.channels.telegram_messages import Part, failure
from bot.channels.telegram_transport import RefusedError
from bot.domain.messages import Address, Attachment, SendOutcome

_KNOWN_KEPT = 1000
_FIELDS: Mapping[str, str] = {"sendPhoto": "photo", "sendDocument": "document"}


class FileGoneError(Exception):
    """We do not have the file any more."""


class Call(Protocol):
    """Calls a method of the Bot API."""

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result, as plain JSON."""
        ...


class Files:
    """The files of one bot."""

    def __init__(self, call: Call, shelf: Shelf) -> None:
        self._call = call
        self._shelf = shelf
        self._known: dict[str, tuple[str, str]] = {}  # by our id: the method that took it, and Telegram's id
        # a file to thousands is uploaded once, not a hundred times side by side; gone when nobody uploads it any more
        self._uploading: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(self, address: Address, part: Part, file: Attachment) -> Any:
        """Send a part with its file; the message.

        Raises:
            FileGoneError: we do not have the file.
            TelegramError: as any call.
        """
        uploading = self._uploading.setdefault(file.file_id, asyncio.Lock())
        async with uploading:
            if file.file_id not in self._known:
                return await self._upload(address, part, file)
        method, known = self._known[file.file_id]
        try:
            return await self._call(method, chat_id=address.id, **part.parameters, **{_FIELDS[method]: known})
        except RefusedError as error:
            if "file identifier" not in error.description:
                raise
        self._known.pop(file.file_id, None)  # Telegram forgot it
        async with uploading:
            return await self._upload(address, part, file)

    async def _upload(self, address: Address, part: Part, file: Attachment) -> Any:
        content = await self._shelf.content(file.file_id)
        if content is None:
            raise FileGoneError
        uploaded, method = InputFile(content, file.name), part.method
        try:
            message = await self._post(method, address, part, uploaded)
        except RefusedError as error:
            if method != "sendPhoto" or failure(error).outcome is not SendOutcome.REFUSED:
                raise
            method = "sendDocument"  # too large or too long for a picture
            message = await self._post(method, address, part, uploaded)
        self._remember(file.file_id, method, message[_FIELDS[method]])
        return message

    async def _post(self, method: str, address: Address, part: Part, file: InputFile) -> Any:
        return await self._call(method, chat_id=address.id, **part.parameters, **{_FIELDS[method]: file})

    def _remember(self, file_id: str, method: str, taken: Any) -> None:
        sizes = taken if isinstance(taken, list) else [taken]
        self._known[file_id] = (method, str(sizes[-1]["file_id"]))
        if len(self._known) > _KNOWN_KEPT:
            del self._known[next(iter(self._known))]
