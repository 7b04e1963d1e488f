"""People and groups as a test moves them: `await lan.says("/start")`, `await lan.receives("Xin chào")`."""

import asyncio
from datetime import timedelta

from tests.standin.chats import Chat, ChatWorld, Message, Query
from tests.standin.entities import marked_by_telegram
from tests.standin.limits import is_start_payload
from tests.standin.refusals import Json

_KICKED = {"status": "kicked", "until_date": 0}
_MEMBER = {"status": "member"}
_LEFT = {"status": "left"}


class _Correspondent:
    """What people and groups have in common: a chat in which the bot's messages arrive."""

    def __init__(self, world: ChatWorld, chat: Chat) -> None:
        self.world = world
        self.chat = chat
        self.receives = chat.mailbox.receives
        self.sees = chat.mailbox.sees
        self.read_all = chat.mailbox.read_all

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """What the bot sent here, oldest first, as it looks now; deleted messages are left out."""
        return [message for message in self.chat.mailbox.messages if not message.deleted]

    @property
    def new(self) -> list[Message]:
        """Messages that no `receives` has returned yet."""
        return self.chat.mailbox.new

    @property
    def texts(self) -> list[str]:
        """The texts of `messages`."""
        return [message.text for message in self.messages]

    @property
    def actions(self) -> list[str]:
        """The chat actions the bot showed here ("typing" …)."""
        return self.chat.actions

    def _bot_member(self, by: Json, old: Json, new: Json) -> None:
        bot = self.world.bot
        change = {"old_chat_member": old | {"user": bot}, "new_chat_member": new | {"user": bot}}
        content = {"chat": self.chat.face, "from": by, "date": self.world.now(), **change}
        self.world.tell_bot("my_chat_member", self.chat.id, content)


class Group(_Correspondent):
    """A supergroup. In privacy mode the bot only sees commands, its mentions and replies to it."""

    privacy = True

    async def adds_bot(self, by: "Person") -> None:
        """The bot becomes a member and is told so."""
        self.chat.standing = "open"
        self._bot_member(by.user, _LEFT, _MEMBER)

    async def removes_bot(self, by: "Person") -> None:
        """The bot is thrown out; writing here is refused with 403 from now on."""
        self.chat.standing = "kicked"
        self._bot_member(by.user, _MEMBER, _KICKED)

    async def becomes(self, other: "Group") -> None:
        """It is upgraded: writing here is refused with 400 and `migrate_to_chat_id`."""
        self.chat.migrated_to = other.id

    def lets_bot_see(self, text: str, replied: Message | None) -> bool:
        """Whether a message by a person reaches the bot."""
        mentioned = f"@{self.world.bot['username']}" in text
        return not self.privacy or text.startswith("/") or mentioned or (replied is not None and replied.from_bot)


class Person(_Correspondent):
    """Someone with a phone. `id`, `chat` and `messages` are those of the private chat with the bot."""

    def __init__(self, world: ChatWorld, chat: Chat, user: Json) -> None:
        super().__init__(world, chat)
        self.user = user
        self.said: list[Message] = []

    async def says(self, text: str, *, to: Group | None = None, reply_to: Message | None = None) -> Message:
        """Types a message, in the private chat or in a group. The first message makes the bot's writing possible."""
        content: Json = {"text": text}
        entities = marked_by_telegram(text)
        if entities:
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = reply_to.raw
        if to is None:
            return self._sends(content)
        message = self.world.put(to.chat, self.user, content)
        if to.chat.standing == "open" and to.lets_bot_see(text, reply_to):
            self.world.tell_bot("message", to.id, message.raw)
        return message

    async def starts(self, payload: str = "") -> Message:
        """Opens `t.me/bot?start=payload` and presses Start."""
        assert not payload or is_start_payload(payload), (
            f"no link can carry {payload!r}: 1-64 of A-Z, a-z, 0-9, _ and -"
        )
        return await self.says(f"/start {payload}".strip())

    async def edits(self, text: str, message: Message | None = None) -> Message:
        """Corrects a message they sent, by default the last one."""
        edited = message or self.said[-1]
        edited.raw = {**edited.raw, "text": text, "edit_date": self.world.now()}
        self.world.tell_bot("edited_message", self.id, edited.raw)
        return edited

    async def shares_contact(self, phone: str, *, user_id: int | None = None) -> Message:
        """Shares their own phone number, or with `user_id` someone else's contact."""
        contact = {"phone_number": phone, "first_name": self.user["first_name"], "user_id": user_id or self.id}
        return self._sends({"contact": contact})

    async def shares_location(self, latitude: float, longitude: float, accuracy: float | None = None) -> Message:
        """Shares a place."""
        location: Json = {"latitude": latitude, "longitude": longitude}
        if accuracy is not None:
            location["horizontal_accuracy"] = accuracy
        return self._sends({"location": location})

    async def sends_document(self, name: str, content: bytes, *, caption: str = "", kind: str = "") -> Message:
        """Sends a file, which the bot can download."""
        stored = self.world.store(name, content, kind or "application/octet-stream")
        document = stored.face() | {"file_name": name, "mime_type": stored.content_type}
        return self._sends({"document": document} | ({"caption": caption} if caption else {}))

    async def sends_photo(self, content: bytes, *, caption: str = "") -> Message:
        """Sends a picture."""
        face = self.world.store("photo.jpg", content, "image/jpeg").face()
        photo = [face | {"width": 90, "height": 90}, face | {"width": 800, "height": 800}]
        return self._sends({"photo": photo} | ({"caption": caption} if caption else {}))

    async def forwards(self, message: Message) -> Message:
        """Forwards a message that somebody wrote, with what belongs to it."""
        kept = ("text", "entities", "caption", "caption_entities", "photo", "document")
        origin = {"type": "hidden_user", "sender_user_name": "Ban tổ chức", "date": message.raw["date"]}
        return self._sends({"forward_origin": origin} | {key: message.raw[key] for key in kept if key in message.raw})

    async def sends_sticker(self, emoji: str = "👍") -> Message:
        """Sends a sticker: a message without text."""
        face = self.world.store("sticker.webp", b"RIFF", "image/webp").face()
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._sends({"sticker": face | shape | {"emoji": emoji}})

    async def taps(self, label: str, *, on: Message | None = None, to: Group | None = None, timeout: float = 30) -> str:  # noqa: ASYNC109
        """Taps the button `label` on the latest message that has it and waits for the bot's answer to the tap.

        Returns the text that pops up ("" for none). A reply-keyboard button types its label instead and returns "".
        Raises AssertionError if nobody shows such a button, or the bot leaves the tap unanswered.
        """
        query = self.touches(label, on=on, to=to)
        if query is not None:
            return await self._answer(query, label, timeout)
        return ""

    def touches(self, label: str, *, on: Message | None = None, to: Group | None = None) -> Query | None:
        """Taps like `taps` but does not wait; None for a button of the reply keyboard, whose label is typed."""
        box = (to or self).chat.mailbox
        shown = [on] if on else [message for message in reversed(box.messages) if not message.deleted]
        for message in shown:
            button = message.button(label)
            if button is not None:
                assert "callback_data" in button, f"the button {label!r} opens something: {button}"
                return self._asks(button["callback_data"], message, (to or self).chat)
        typed = [button for row in self.chat.keyboard for button in row if button["text"] == label]
        if typed:
            assert "request_contact" not in typed[0], f"{label!r} asks for a contact: use shares_contact"
            self._sends({"text": label})
            return None
        buttons = [row for message in shown for row in message.buttons]
        raise AssertionError(f"no button {label!r} on the screen of {box.owner}; buttons: {buttons}")

    async def forges_tap(self, data: str, on: Message, *, timeout: float = 30) -> str:  # noqa: ASYNC109
        """Sends callback data of their own making, as a tampered client can."""
        return await self._answer(self._asks(data, on, self.chat), data, timeout)

    async def blocks_bot(self) -> None:
        """Stops the bot; it is told by my_chat_member, and refused with 403 from now on."""
        self.chat.standing = "blocked"
        self._bot_member(self.user, _MEMBER, _KICKED)

    async def unblocks(self) -> None:
        """Lets the bot write again; it is told so."""
        self.chat.standing = "open"
        self._bot_member(self.user, _KICKED, _MEMBER)

    async def deletes_account(self) -> None:
        """Writing to them is refused with 403 "user is deactivated" from now on; nobody tells the bot."""
        self.chat.standing = "deactivated"

    def _sends(self, content: Json) -> Message:
        assert self.chat.standing in {"open", "stranger"}, (
            f"{self.chat.mailbox.owner} cannot write: {self.chat.standing}"
        )
        self.chat.standing = "open"
        message = self.world.put(self.chat, self.user, content)
        self.said.append(message)
        self.world.tell_bot("message", self.id, message.raw)
        return message

    def _asks(self, data: str, message: Message, chat: Chat) -> Query:
        world = self.world
        query = Query(str(world.new_id() + (self.id << 32)), world.now(), asyncio.get_running_loop().create_future())
        world.queries[query.id] = query
        content = {
            "id": query.id,
            "from": self.user,
            "message": message.raw,
            "chat_instance": str(hash((chat.id, 7))),
            "data": data,
        }
        world.tell_bot("callback_query", self.id, content)
        return query

    async def _answer(self, query: Query, label: str, timeout: float) -> str:  # noqa: ASYNC109
        done, _ = await asyncio.wait([query.answer], timeout=timeout)
        owner = self.chat.mailbox.owner
        assert done, f"{owner} tapped {label!r} and the bot did not answer the tap within {timedelta(seconds=timeout)}"
        return query.answer.result()
