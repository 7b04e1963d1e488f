"""A strict stand-in for the Zalo Bot Platform on loopback: it refuses what Zalo refuses and remembers that it did.

async with zalo_standin() as zalo:
    lan = zalo.person("Lan")
    await lan.says("16378")
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.answers("1")
    assert zalo.refusals == []
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import orjson

from tests.standin.bot_api import Call
from tests.standin.faults import Fault, Trouble
from tests.standin.refusals import Json
from tests.standin.wire import Response
from tests.standin.world import Clock, real_time
from tests.standin.zalo_api import ZaloApi
from tests.standin.zalo_delivery import ZaloDelivery
from tests.standin.zalo_people import ZaloGroup, ZaloPerson
from tests.standin.zalo_world import ZaloBot

DEFAULT_TOKEN = "7001:zalo-secret"


class ZaloStandin(ZaloApi):
    """The platform as a test arranges it: who is there, what goes wrong, what was sent."""

    def __init__(self, tokens: Sequence[str], *, clock: Clock, port: int = 0) -> None:
        self.clock = clock
        self.tunnel = ""
        self.tokens = tuple(tokens)
        bots = {token: ZaloBot(token, lambda: self.clock) for token in tokens}
        super().__init__(bots, lambda: self.tunnel, port)

    @property
    def url(self) -> str:
        """Where it listens; the API is at `{url}/bot<token>/<method>`."""
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def bot(self) -> ZaloBot:
        """The first bot."""
        return self.bots[self.tokens[0]]

    @property
    def delivery(self) -> ZaloDelivery:
        """How events reach the first bot."""
        return self.deliveries[self.bot.id]

    def person(self, name: str, bot: ZaloBot | None = None) -> ZaloPerson:
        """Someone who has not yet written to the bot (and so cannot be written to)."""
        bot = bot or self.bot
        return ZaloPerson(bot, bot.open_chat(name), name)

    def group(self, name: str) -> ZaloGroup:
        """A group that the bot is in."""
        return ZaloGroup(self.bot, self.bot.open_chat(name, "GROUP"))

    def fails(
        self,
        fault: Fault,
        *,
        method: str | None = None,
        chat: ZaloPerson | None = None,
        times: int | None = 1,
        when: Callable[[str, Json], bool] | None = None,
    ) -> Trouble:
        """Let the next `times` matching requests (None: all, until `.stop()`) meet a fault; the oldest one first."""
        trouble = Trouble(fault, method, chat.id if chat else None, times, when)
        self.troubles.append(trouble)
        return trouble

    async def repeats_events(self, count: int = 1) -> None:
        """Deliver the last `count` events once more."""
        for event in self.bot.handed_out[-count:]:
            self.bot.add(event)

    @asynccontextmanager
    async def outage(self) -> AsyncIterator[None]:
        """Out of reach inside the block."""
        await self.server.stop_listening()
        try:
            yield
        finally:
            await self.server.listen()

    def sends(self, chat: ZaloPerson | None = None) -> list[Call]:
        """The messages that took effect, oldest first; of one chat if it is given."""
        took_effect = (call for call in self.calls if call.method == "sendMessage" and call.code == 200)
        return [call for call in took_effect if chat is None or call.args["chat_id"] == chat.id]


def refused(code: int, description: str, *, status: int | None = None) -> Fault:
    """Zalo's no, with the HTTP status of its code or another one."""
    body = {"ok": False, "error_code": code, "description": description}
    return Fault("answer", answer=Response(orjson.dumps(body), code if status is None else status))


@asynccontextmanager
async def zalo_standin(
    tokens: Sequence[str] = (DEFAULT_TOKEN,), *, clock: Clock = real_time, port: int = 0
) -> AsyncIterator[ZaloStandin]:
    """A running stand-in with a bot for each token."""
    standin = ZaloStandin(tokens, clock=clock, port=port)
    await standin.server.listen()
    try:
        yield standin
    finally:
        for delivery in standin.deliveries.values():
            delivery.url = ""
        await standin.server.close()
