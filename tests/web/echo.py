"""A small bot behind the real page: it keeps what it hears in a real database and answers at once."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp.test_utils import TestServer

from bot.channels.web import WebChannel
from bot.domain.messages import Address, Argument, Channel, Incoming, IncomingKind, Outgoing, Rendered, ShownChoice
from bot.domain.timetable import Language
from bot.storage import inbox, web_messages
from bot.storage.sqlite import SqliteStore, open_sqlite
from bot.storage.store import Transaction
from bot.storage.web_messages import Said
from bot.texts.render import render
from bot.web.demo import Demo
from bot.web.files import Files
from bot.web.kept import finder, keeper, reader
from bot.web.pages import ClassFacts, Pages
from bot.web.security import Limits
from bot.web.server import web_app
from bot.web.webhooks import Webhook

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TITLES = {
    Language.VI: "Lớp tập huấn cán bộ lãnh đạo, quản lý xã, phường, đặc khu",
    Language.EN: "Training class for leaders and managers of communes, wards and special zones",
}
Answer = Callable[[Incoming], Sequence[Rendered]]


def words(key: str, language: Language, **arguments: Argument) -> str:
    return render(Outgoing(key, arguments), language, ZONE).text


def echo(incoming: Incoming) -> Sequence[Rendered]:
    if incoming.kind is IncomingKind.START:
        return [Rendered(f"Kính chào đồng chí! [{incoming.text}]", (ShownChoice("agree", "Đồng ý"),))]
    return [Rendered(f"Đã nhận: {incoming.text}")]


@dataclass
class Bot:
    """Hears through the real inbox and answers each update once."""

    store: SqliteStore
    answer: Answer = echo
    now: datetime = datetime(2025, 9, 6, 0, 40, tzinfo=UTC)
    speed: float = 1.0
    broken: bool = False
    heard: list[Incoming] = field(default_factory=list)
    channel: WebChannel = field(init=False)

    def __post_init__(self) -> None:
        self.channel = WebChannel(keeper(self.store, lambda: self.now))

    async def hear(self, incoming: Incoming, shown: str, content: bytes = b"") -> None:  # noqa: ARG002 - nobody reads it
        """As in the program, what is kept is answered also when the page that sent it is left in that moment."""
        if self.broken:
            raise OSError("the disk is full")
        await asyncio.shield(self._hear(incoming, shown))

    async def _hear(self, incoming: Incoming, shown: str) -> None:
        await self.store.transaction(partial(self._keep, incoming=incoming, shown=shown))
        for waiting in await self.store.read(lambda tx: inbox.waiting(tx, 1000)):
            await self.store.transaction(partial(inbox.mark_done, last=waiting.seq))
            self.heard.append(waiting.incoming)
            await self._reply(waiting.incoming)

    def _keep(self, tx: Transaction, incoming: Incoming, shown: str) -> None:
        if inbox.add(tx, [incoming], self.now) and shown:
            cause, address, said = f"heard:{incoming.update_id}", incoming.address.id, Said(shown)
            web_messages.add(tx, address=address, cause=cause, from_person=True, said=said, at=incoming.at)

    async def _reply(self, incoming: Incoming) -> None:
        for number, message in enumerate(self.answer(incoming)):
            await self.channel.send(f"reply:{incoming.update_id}:{number}", incoming.address, message)
        if incoming.callback_id:
            await self.channel.notify(incoming.callback_id, "Đã ghi nhận")

    async def say(self, address: str, text: str, cause: str = "") -> None:
        await self.channel.send(cause or f"test:{text}", Address(Channel.WEB, address), Rendered(text))

    async def problems(self) -> Sequence[str]:
        return ["the database cannot be written"] if self.broken else []


def pages_of(bot: Bot, public_url: str = "") -> Pages:
    return Pages(
        channel=bot.channel,
        hear=bot.hear,
        history=reader(bot.store),
        words=words,
        clock=lambda: bot.now,
        speed=lambda: bot.speed,
        facts=lambda language: ClassFacts(TITLES[language], ZONE),
        secret_key="a key for tests only",
        public_url=public_url,
    )


def demo_of(bot: Bot) -> Demo:
    def set_speed(speed: float) -> None:
        bot.speed = speed

    def jump() -> bool:
        bot.now += timedelta(minutes=18)
        return bot.now < datetime(2025, 9, 8, tzinfo=UTC)

    async def start(who: str) -> str:
        return "o_ABCD" if who == "organiser" else ""

    return Demo(set_speed=set_speed, jump=jump, start=start)


@asynccontextmanager
async def serving(
    folder: Path,
    *,
    answer: Answer = echo,
    demo: bool = False,
    public_url: str = "",
    limits: Limits | None = None,
    webhooks: Sequence[Webhook] = (),
    port: int = 0,
) -> AsyncIterator[tuple[str, Bot]]:
    """The address of a running page, and the bot behind it."""
    async with open_sqlite(folder / "bot.sqlite3") as store:
        bot = Bot(store, answer)
        app = web_app(
            bot.problems,
            pages=pages_of(bot, public_url),
            webhooks=webhooks,
            demonstration=demo_of(bot) if demo else None,
            limits=limits,
            files=Files(finder(store, lambda: bot.now), "a key for tests only"),
        )
        async with TestServer(app, port=port or None) as server:
            yield str(server.make_url("/")).rstrip("/"), bot
