"""The chat world behind the Telegram stand-in: chats, messages, files and callback queries, with no HTTP in it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Literal

from tests.standin.refusals import Json, Refused, bad_request
from tests.standin.updates import Update, UpdateQueue
from tests.standin.world import Clock, Mailbox

Standing = Literal["open", "stranger", "blocked", "deactivated", "kicked", "left"]

_CLOSED = {
    "stranger": "bot can't initiate conversation with a user",
    "blocked": "bot was blocked by the user",
    "deactivated": "user is deactivated",
    "kicked": "bot was kicked from the supergroup chat",
    "left": "bot is not a member of the supergroup chat",
}


@dataclass(slots=True, eq=False)
class Message:
    """A message in a chat; `raw` is the Message object as the API gives it, brought up to date by edits."""

    raw: Json
    from_bot: bool
    edits: int = 0
    deleted: bool = False
    content: bytes | None = None

    @property
    def id(self) -> int:
        """`message_id` within its chat."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """The text or the caption, as shown."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of its inline keyboard, row by row."""
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    def button(self, label: str) -> Json | None:
        """The inline button with this label, or the first whose label contains it."""
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        every = [button for row in rows for button in row]
        exact = [button for button in every if button["text"] == label]
        return next(iter(exact + [button for button in every if label in button["text"]]), None)


@dataclass(slots=True, eq=False)
class Chat:
    """One chat of the bot: private or a supergroup. `keyboard` is the reply keyboard it shows now."""

    face: Json
    mailbox: Mailbox[Message]
    standing: Standing
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: list[list[Json]] = field(default_factory=list)
    migrated_to: int | None = None
    last_id: int = 0
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        """`chat_id`."""
        return int(self.face["id"])

    @property
    def private(self) -> bool:
        """Whether it is a chat with one person."""
        return bool(self.face["type"] == "private")


@dataclass(slots=True, eq=False)
class Query:
    """A tapped button that waits for answerCallbackQuery; `answer` becomes the shown text ("" if none)."""

    id: str
    asked_at: int
    answer: asyncio.Future[str]


@dataclass(frozen=True)
class StoredFile:
    """A file the platform holds."""

    file_id: str
    path: str
    name: str
    content: bytes
    content_type: str

    def face(self) -> Json:
        """The File object without its path."""
        return {"file_id": self.file_id, "file_unique_id": self.file_id[-12:], "file_size": len(self.content)}


def _nobody_listens(_update: Update) -> None:
    """No webhook is set."""


class ChatWorld:
    """Everything one bot's platform knows."""

    def __init__(self, bot: Json, clock: Clock, query_lifetime: timedelta) -> None:
        self.bot = bot
        self.clock = clock
        self.query_lifetime = query_lifetime
        self.updates = UpdateQueue()
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Json] = {}
        self.queries: dict[str, Query] = {}
        self.files: dict[str, StoredFile] = {}
        self.settings: dict[str, object] = {}
        self.on_update: Callable[[Update], None] = _nobody_listens
        self._ids = count(1)

    def now(self) -> int:
        """The platform's time, Unix seconds."""
        return int(self.clock().timestamp())

    def new_id(self) -> int:
        """A number not used before: for queries, files and the like."""
        return next(self._ids)

    def open_chat(self, face: Json, owner: str, standing: Standing) -> Chat:
        """A chat the platform knows from now on."""
        chat = self.chats[face["id"]] = Chat(face, Mailbox(owner), standing)
        return chat

    def find(self, chat_id: object) -> Chat:
        """The chat with this id. Raises Refused as Telegram does."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            why = "group chat was upgraded to a supergroup chat"
            raise Refused(400, why, migrate_to_chat_id=chat.migrated_to)
        return chat

    def writable(self, chat_id: object) -> Chat:
        """The chat with this id, if the bot may write there."""
        chat = self.find(chat_id)
        if chat.standing != "open":
            raise Refused(403, _CLOSED[chat.standing])
        return chat

    def put(self, chat: Chat, author: Json, content: Json) -> Message:
        """A new message in a chat, of the bot or of a person."""
        chat.last_id += 1
        raw = {"message_id": chat.last_id, "from": author, "chat": chat.face, "date": self.now(), **content}
        message = chat.messages[chat.last_id] = Message(raw, from_bot=author is self.bot)
        if message.from_bot:
            chat.mailbox.add(message)
        return message

    def tell_bot(self, kind: str, key: int, content: Json) -> None:
        """An update for the bot."""
        update = self.updates.add(kind, key, content)
        if update is not None:
            self.on_update(update)

    def store(self, name: str, content: bytes, content_type: str) -> StoredFile:
        """Keep a file and give it an id and a path to download it from."""
        number = self.new_id()
        folder = "photos" if content_type.startswith("image/") else "documents"
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        stored = StoredFile(
            f"standin-file-{number:012}", f"{folder}/file_{number}.{suffix}", name, content, content_type
        )
        self.files[stored.file_id] = stored
        return stored
