"""People and groups on Zalo as a test moves them: `await lan.says("điểm danh")`, `await lan.answers("1")`."""

import re

from tests.standin.zalo_world import Json, ZaloBot, ZaloChat, ZaloMessage

_CHOICE = re.compile(r"(\d+)\. (.+)")


class _Correspondent:
    """A chat in which the bot's messages arrive."""

    def __init__(self, bot: ZaloBot, chat: ZaloChat) -> None:
        self.bot = bot
        self.chat = chat
        self.receives = chat.mailbox.receives
        self.read_all = chat.mailbox.read_all

    @property
    def id(self) -> str:
        """The chat's id."""
        return self.chat.id

    @property
    def messages(self) -> list[ZaloMessage]:
        """What the bot sent here, oldest first."""
        return self.chat.mailbox.messages

    @property
    def texts(self) -> list[str]:
        """The texts of `messages`."""
        return [message.text for message in self.messages]

    @property
    def new(self) -> list[ZaloMessage]:
        """Messages that no `receives` has returned yet."""
        return self.chat.mailbox.new

    @property
    def choices(self) -> dict[str, str]:
        """The numbered lines at the end of the last message: label by number."""
        found: dict[str, str] = {}
        for line in reversed(self.texts[-1].splitlines()):
            match = _CHOICE.fullmatch(line)
            if match is None:
                break
            found[match[1]] = match[2]
        return dict(reversed(found.items()))


class ZaloGroup(_Correspondent):
    """A group. The bot hears only what mentions it or replies to it."""


class ZaloPerson(_Correspondent):
    """Someone with Zalo. `id` and `messages` are those of the private chat with the bot."""

    def __init__(self, bot: ZaloBot, chat: ZaloChat, name: str) -> None:
        super().__init__(bot, chat)
        self.name = name
        self.said: list[Json] = []

    async def says(self, text: str, *, to: ZaloGroup | None = None, mention: bool = False, reply: bool = False) -> Json:
        """Types a message. In a group the bot only hears it with a mention (by its account's name) or as a reply."""
        if to is None:
            return self._does("text", {"text": text})
        content: Json = {"text": f"@{self.bot.account} {text}" if mention else text}
        if reply:
            content["reply_to_message"] = {"message_id": to.messages[-1].id}
        if mention or reply:
            return self._does("text", content, to)
        return {}

    async def answers(self, choice: str) -> Json:
        """Types the number of a choice, or its words, out of the last message's."""
        offered = self.choices
        assert choice in offered or choice in offered.values(), f"{self.name} is not offered {choice!r}: {offered}"
        return await self.says(choice)

    async def chooses(self, label: str) -> Json:
        """Types the number of the choice with that label."""
        number = next((number for number, words in self.choices.items() if label in words), "")
        assert number, f"{self.name} is not offered {label!r}: {self.choices}"
        return await self.says(number)

    async def sends_photo(self, caption: str = "", *, key: str = "photo") -> Json:
        """Sends a picture; clients know it as `photo` or `photo_url`."""
        content = {key: "https://photo.example/1.jpg"} | ({"caption": caption} if caption else {})
        return self._does("image", content)

    async def sends_sticker(self) -> Json:
        """Sends a sticker."""
        return self._does("sticker", {"sticker": "46988", "url": "https://sticker.example/46988"})

    async def sends_voice(self) -> Json:
        """Sends a voice message."""
        return self._does("voice", {"voice_url": "https://voice.example/1.aac"})

    async def sends_what_is_unsupported(self, *, bare: bool = False) -> Json:
        """Sends a contact card, or is protected: the bot hears of it without content; `bare`, without any field."""
        if bare:
            event = {"event_name": "message.unsupported.received", "message": {}}
            self.bot.add(event)
            return event
        return self._does("unsupported", {}, without=("message_id", "text", "date"))

    def _does(self, kind: str, content: Json, to: ZaloGroup | None = None, without: tuple[str, ...] = ()) -> Json:
        chat = (to or self).chat
        message = {
            "from": {"id": self.id, "display_name": self.name, "is_bot": False},
            "chat": {"id": chat.id, "chat_type": chat.chat_type},
            "message_id": self.bot.new_id(),
            "date": self.bot.milliseconds(),
        } | content
        message = {key: value for key, value in message.items() if key not in without}
        self.said.append(message)
        return self.bot.tell(chat, f"message.{kind}.received", message)
