"""The web page as a channel: what is sent is kept as words, and the pages that are open are woken to read them."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Protocol

from bot.channels.channel import Accept, DownloadError, Health
from bot.domain.messages import Address, Channel, DeleteOutcome, DeleteResult, Rendered, SendOutcome, SendResult


class Kept(Protocol):
    """The words that were said to each address. What a call did is committed when it returns."""

    async def add(self, address_id: str, delivery_id: str, message: Rendered) -> int:
        """Keep the words of a delivery; the message's id. The same delivery again is the same message."""
        ...

    async def replace(self, address_id: str, delivery_id: str, message_id: str, message: Rendered) -> bool:
        """Change a message's words; False where it is gone."""
        ...

    async def remove(self, address_id: str, message_id: str) -> None:
        """Remove a message's words."""
        ...


_PAGES_OF_ONE_PERSON = 20
_TOLD_AT_MOST = 16


@dataclass(frozen=True, slots=True)
class Told:
    """Something said to the pages that are open now and kept nowhere."""

    event: str
    data: Mapping[str, object]


class OpenPage:
    """One open page. It holds no messages, only that there are some to read: so it never grows and loses nothing."""

    def __init__(self) -> None:
        self.closed = False
        self._something = asyncio.Event()
        self._told: deque[Told] = deque(maxlen=_TOLD_AT_MOST)

    def wake(self, told: Told | None = None) -> None:
        """There is something to read, or something to tell."""
        if told:
            self._told.append(told)
        self._something.set()

    def close(self) -> None:
        """End the page's stream; the page will come back."""
        self.closed = True
        self._something.set()

    async def woken(self, seconds: float) -> bool:
        """Wait until something happens; False when nothing did for that long."""
        try:
            async with asyncio.timeout(seconds):
                await self._something.wait()
        except TimeoutError:
            return False
        self._something.clear()
        return True

    def take_told(self) -> list[Told]:
        """What was told since the last call."""
        told = list(self._told)
        self._told.clear()
        return told


class WebChannel:
    """The `ChannelClient` of the chat page, and the list of the pages that are open."""

    channel = Channel.WEB
    bot = ""
    one_chat_per_second = inf

    def __init__(self, kept: Kept) -> None:
        self.health = Health()
        self._kept = kept
        self._pages: defaultdict[str, set[OpenPage]] = defaultdict(set)

    async def receive(self, accept: Accept) -> None:
        """Nothing to do: the page calls us, and `bot.web.chat` accepts."""

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Keep the words, then wake the person's pages. The same delivery again is the same message."""
        message_id = await self._kept.add(address.id, delivery_id, message)
        self.wake(address.id)
        return SendResult(SendOutcome.SENT, str(message_id))

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:
        """Change the words in place, on the pages that are open too; where they are gone, say them anew."""
        if not await self._kept.replace(address.id, delivery_id, message_id, message):
            return await self.send(delivery_id, address, message)
        self.wake(address.id)
        return SendResult(SendOutcome.SENT, message_id)

    async def delete(self, address: Address, message_id: str) -> DeleteResult:
        """Remove the words, from the pages that are open too."""
        await self._kept.remove(address.id, message_id)
        self.wake(address.id)
        return DeleteResult(DeleteOutcome.DELETED)

    async def download(self, attachment: str) -> bytes:  # noqa: ARG002 - the channels' signature
        """Nothing can be fetched."""
        raise DownloadError("the page sends files with their content", for_good=True)

    async def notify(self, callback_id: str, text: str) -> None:
        """Answer a tap on the pages that are open: its spinner ends, and the text, if any, is shown for a moment."""
        address_id, _, tap = callback_id.partition(":")
        self._wake(address_id, Told("notice", {"tap": tap, "text": text}))

    def wake(self, address_id: str) -> None:
        """Have the person's open pages read what is new."""
        self._wake(address_id, None)

    def tell_all(self, told: Told) -> None:
        """Tell every open page something."""
        for address_id in list(self._pages):
            self._wake(address_id, told)

    @contextmanager
    def open_page(self, address_id: str) -> Iterator[OpenPage | None]:
        """A page that is woken until the block ends; None when the person has too many open already."""
        pages = self._pages[address_id]
        if len(pages) >= _PAGES_OF_ONE_PERSON:
            yield None
            return
        page = OpenPage()
        pages.add(page)
        try:
            yield page
        finally:
            pages.discard(page)
            if not pages:
                self._pages.pop(address_id, None)

    def close(self) -> None:
        """End all streams, so that the program can stop; the pages reconnect by themselves."""
        for pages in self._pages.values():
            for page in pages:
                page.close()

    @property
    def open_pages(self) -> int:
        """How many pages are open."""
        return sum(len(pages) for pages in self._pages.values())

    def _wake(self, address_id: str, told: Told | None) -> None:
        for page in self._pages.get(address_id, ()):
            page.wake(told)
