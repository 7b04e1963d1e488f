"""The chats behind the Zalo stand-in, with no HTTP in it: each bot has its own people, ids, events and quota."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import Any

from tests.standin.world import Clock, Mailbox

Json = dict[str, Any]

FREE_PEOPLE = 50
FREE_MESSAGES = 3_000


@dataclass(slots=True, eq=False)
class ZaloMessage:
    """What the bot sent; a picture's text is its caption. Nothing can be edited or taken back."""

    id: str
    text: str
    kind: str = "text"
    deleted: bool = False


@dataclass(slots=True, eq=False)
class ZaloChat:
    """A chat of one bot. Its id means nothing to any other bot."""

    id: str
    chat_type: str  # PRIVATE, GROUP
    mailbox: Mailbox[ZaloMessage]
    has_written: bool = False  # before that the bot may not write
    actions: list[str] = field(default_factory=list)


class ZaloBot:
    """One bot on the platform: what waits for it, and what its tier still allows."""

    def __init__(self, token: str, clock: Callable[[], Clock]) -> None:
        self.token = token
        self.id = token.partition(":")[0]
        self.account = f"bot.{sha256(token.encode()).hexdigest()[:9]}"
        self.chats: dict[str, ZaloChat] = {}
        self.events: deque[Json] = deque()
        self.handed_out: list[Json] = []
        self.most_people = FREE_PEOPLE
        self.most_messages = FREE_MESSAGES
        self.messages = 0  # of this month, both directions
        self.unserved: list[Json] = []  # events of people beyond the tier
        self.on_event: Callable[[], None] = _nobody_waits
        self._clock = clock
        self._ids = count(1)

    @property
    def people(self) -> int:
        """Who has written to the bot."""
        return sum(chat.has_written and chat.chat_type == "PRIVATE" for chat in self.chats.values())

    def milliseconds(self) -> int:
        """The platform's time."""
        return round(self._clock()().timestamp() * 1000)

    def new_id(self) -> str:
        """An opaque id: hexadecimal, like nothing another bot has."""
        return sha256(f"{self.token} {next(self._ids)}".encode()).hexdigest()[:20]

    def open_chat(self, owner: str, chat_type: str = "PRIVATE") -> ZaloChat:
        """A chat that the platform knows from now on."""
        chat = ZaloChat(self.new_id(), chat_type, Mailbox(owner))
        self.chats[chat.id] = chat
        return chat

    def tell(self, chat: ZaloChat, event_name: str, message: Json) -> Json:
        """Something happened in a chat: the bot hears of it, unless its tier is full."""
        event = {"event_name": event_name, "message": message}
        if not chat.has_written and chat.chat_type == "PRIVATE" and self.people >= self.most_people:
            self.unserved.append(event)
            return event
        chat.has_written = True
        self.messages += 1
        self.add(event)
        return event

    def add(self, event: Json) -> None:
        """An event waits for the bot."""
        self.events.append(event)
        self.on_event()

    def take(self) -> Json | None:
        """The next event, which is never given again; None while there is none."""
        if not self.events:
            return None
        event = self.events.popleft()
        self.handed_out.append(event)
        return event

    def put(self, chat: ZaloChat, text: str, kind: str = "text") -> Json:
        """The bot says something; what the API answers."""
        self.messages += 1
        message = ZaloMessage(self.new_id(), text, kind)
        chat.mailbox.add(message)
        return {"message_id": message.id, "date": self.milliseconds()}


def _nobody_waits() -> None:
    """No poll is open and no webhook is set."""
