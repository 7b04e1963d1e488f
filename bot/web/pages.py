"""What the pages need of the program, handed to them when it is put together."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.channels.web import WebChannel
from bot.domain.messages import Address, Argument, Incoming
from bot.domain.timetable import Language
from bot.storage.web_messages import WebMessage

# Keeps what a person did, the words that their page shows for it ("" for none) and their file (b"" for none), in one
# transaction that is committed when this returns. The same `update_id` again changes nothing. The words' cause ends
# with the update's id, and so with the page's own id. Raises when it could not be kept.
Hear = Callable[[Incoming, str, bytes], Awaitable[None]]

# The messages of an address after an id, oldest first: the newest ones when the id is None, at most as many as asked.
History = Callable[[str, int | None, int], Awaitable[Sequence[WebMessage]]]


class Words(Protocol):
    """A label of the page in a language."""

    def __call__(self, key: str, language: Language, **arguments: Argument) -> str:
        """Render the text `key`."""
        ...


@dataclass(frozen=True)
class ClassFacts:
    """What the header says of the class. Read for each page, since the timetable may change."""

    title: str
    zone: ZoneInfo


async def _nobody(_: Address) -> bool:
    return False


def _real_time() -> float:
    return 1.0


@dataclass(frozen=True)
class Pages:
    """The program as its pages see it."""

    channel: WebChannel
    hear: Hear
    history: History
    words: Words
    clock: Callable[[], datetime]
    facts: Callable[[Language], ClassFacts]
    secret_key: str
    language: Language = Language.VI  # of those whose browser asks for neither
    public_url: str = ""
    may_send: Callable[[Address], Awaitable[bool]] = _nobody  # files
    speed: Callable[[], float] = _real_time  # seconds of the class's clock in one real second

    @property
    def secure(self) -> bool:
        """Whether people reach us by https only."""
        return self.public_url.startswith("https:")

    def clock_face(self) -> dict[str, object]:
        """The class's clock, for a page that goes on counting by itself."""
        return {"now": self.clock().isoformat(), "speed": self.speed()}


PAGES = web.AppKey("pages", Pages)
