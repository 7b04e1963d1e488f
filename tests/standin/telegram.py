"""A strict stand-in for the Telegram Bot API on loopback: it refuses what Telegram refuses and remembers that it did.

async with telegram_standin(token="42:TEST") as telegram:
    lan = telegram.person(1001, "Lan", language="vi")
    await lan.starts("s_16378")
    await lan.receives("Đồng ý")
    assert await lan.taps("Đồng ý") == "Đã ghi nhận"
    assert telegram.refusals == []
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.standin.bot_api import BotApi, Call
from tests.standin.faults import Fault, Trouble
from tests.standin.people import Group, Person
from tests.standin.refusals import Json
from tests.standin.sending import SENDS

DEFAULT_TOKEN = "42:TEST"


class TelegramStandin(BotApi):
    """The platform as a test arranges it: who is there, what goes wrong, what was sent."""

    def __init__(self, token: str, **settings: Any) -> None:
        """`settings` are the fields of BotApi."""
        super().__init__(token, **settings)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}

    def person(
        self, person_id: int, first_name: str, *, last_name: str = "", username: str = "", language: str = ""
    ) -> Person:
        """Someone who has not yet started the bot (and so cannot be written to)."""
        optional = {"last_name": last_name, "username": username}
        named = {"first_name": first_name} | {k: v for k, v in optional.items() if v}
        user = {"id": person_id, "is_bot": False, **named} | ({"language_code": language} if language else {})
        chat = self.world.open_chat({"id": person_id, "type": "private", **named}, first_name, "stranger")
        self.world.people[person_id] = user
        self.people[person_id] = Person(self.world, chat, user)
        return self.people[person_id]

    def group(self, group_id: int, title: str, *, bot_is_member: bool = True) -> Group:
        """A supergroup; its id is negative."""
        face = {"id": group_id, "type": "supergroup", "title": title}
        chat = self.world.open_chat(face, title, "open" if bot_is_member else "left")
        self.groups[group_id] = Group(self.world, chat)
        return self.groups[group_id]

    def fails(
        self,
        fault: Fault,
        *,
        method: str | None = None,
        chat: Person | Group | int | None = None,
        times: int | None = 1,
        when: Callable[[str, Json], bool] | None = None,
    ) -> Trouble:
        """Let the next `times` matching requests (None: all, until `.stop()`) meet a fault; the oldest one first."""
        trouble = Trouble(fault, method, chat if chat is None or isinstance(chat, int) else chat.id, times, when)
        self.troubles.append(trouble)
        return trouble

    def heals(self) -> None:
        """Forget all faults."""
        self.troubles.clear()

    async def repeats_updates(self, count: int = 1) -> None:
        """Deliver the last `count` confirmed updates once more."""
        await self.delivery.repeat(count)

    def reverses_next_batch(self) -> None:
        """The next getUpdates answer that holds several updates has the latest first."""
        self.world.updates.reverse_next_batch()

    async def until_polled(self, timeout: float = 30) -> None:  # noqa: ASYNC109 - the test's own patience
        """Wait until a long poll is open: the bot runs and has nothing to fetch."""
        async with asyncio.timeout(timeout):
            await self.delivery.poll_is_open.wait()

    async def until_all_taken(self, timeout: float = 30) -> None:  # noqa: ASYNC109 - the test's own patience
        """Wait until the bot has confirmed every update (or its webhook has taken them)."""
        async with asyncio.timeout(timeout):
            await self.world.updates.none_pending.wait()

    async def goes_down(self) -> None:
        """Break all connections and refuse new ones."""
        await self.server.stop_listening()

    async def comes_back(self) -> None:
        """Listen again, on the same port."""
        await self.server.listen()

    @asynccontextmanager
    async def outage(self) -> AsyncIterator[None]:
        """Down inside the block, back after it."""
        await self.goes_down()
        try:
            yield
        finally:
            await self.comes_back()

    def sends(self, chat: Person | Group | None = None) -> list[Call]:
        """The messages that took effect, oldest first; of one chat if it is given."""
        return [
            call
            for call in self.calls
            if call.code == 200 and call.method in SENDS and (chat is None or call.args["chat_id"] == chat.id)
        ]

    async def close(self) -> None:
        """Stop; raises what went wrong inside the stand-in itself, if anything did."""
        await self.delivery.delete_webhook({})
        await self.server.close()


@asynccontextmanager
async def telegram_standin(token: str = DEFAULT_TOKEN, **settings: Any) -> AsyncIterator[TelegramStandin]:
    """A running stand-in; `settings` are the fields of BotApi."""
    standin = TelegramStandin(token, **settings)
    await standin.server.listen()
    try:
        yield standin
    finally:
        await standin.close()
