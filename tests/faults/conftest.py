"""The whole program on a platform, a network and a disk that fail, with every wait of its own cut short."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.channels.http import Patience
from bot.channels.telegram import telegram_client
from bot.clock import SimulatedClock
from bot.domain.messages import Address, Channel, Delivery, Kind, Outgoing
from bot.storage import outbox
from tests.standin import Person, telegram_standin
from tests.walks.conftest import _the_same_files_are_read_once as the_same_files_are_read_once
from tests.walks.program import Program, class_time
from tests.web.visitor import visited

__all__ = ["the_same_files_are_read_once"]

SECRET = "a-secret-of-the-webhook"
SPEED = 20  # of the program's clock, by which a message waits before another attempt
WAITS = {
    "bot.channels.telegram_recovery._FIRST_PAUSE": 0.02,
    "bot.channels.telegram_recovery._LONGEST_PAUSE": 0.1,
    "bot.channels.telegram_recovery._PAUSE_BESIDE_A_RIVAL": 0.1,
    "bot.channels.telegram_transport._DEFAULT_WAIT": 1.0,
    "bot.jobs.inbox._PAUSE_SECONDS": 0.05,
    "bot.jobs.outbox._IDLE_SECONDS": 0.05,
    "bot.jobs.outbox._STORAGE_PAUSE_SECONDS": 0.05,
    "bot.jobs.pace._FIRST_PAUSE": 0.05,
    "bot.jobs.pace._LONGEST_PAUSE": 0.2,
    "bot.storage.sqlite._BUSY_SECONDS": 0.05,
}


class Faulty(Program):
    """The program, and what a test of faults asks of it."""

    bot = "42"

    async def ready(self) -> list[str]:
        """What `/readyz` complains of; nothing means that it says 200."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.app.url}/readyz") as response:
            problems: list[str] = json.loads(await response.text())["problems"]
            assert (response.status == 200) == (problems == [])
            return problems

    async def until_problem(self, words: str) -> None:
        """Wait until `/readyz` complains of that."""
        async with asyncio.timeout(10):
            while not any(words in problem for problem in await self.ready()):  # noqa: ASYNC110 - asked as a monitor asks
                await asyncio.sleep(0.01)

    async def until_well(self) -> None:
        """Wait until `/readyz` has nothing to complain of."""
        async with asyncio.timeout(10):
            while await self.ready():  # noqa: ASYNC110 - asked as a monitor asks
                await asyncio.sleep(0.01)

    async def page_answers(self) -> bool:
        """Whether somebody at the chat page is answered."""
        async with visited(self.app.url) as visitor, visitor.stream() as stream:
            await stream.history()
            await visitor.say("/help")
            return any("Đồng chí có thể:" in text for text in await stream.texts(2))

    async def metrics(self) -> dict[str, float]:
        """What `/metrics` tells, by name with labels."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.app.url}/metrics") as response:
            lines = (await response.text()).splitlines()
        numbers = (line.rpartition(" ") for line in lines if not line.startswith("#"))
        return {name: float(number) for name, _, number in numbers}

    async def tell(self, *people: Person, kind: Kind = Kind.BROADCAST, words: str = "Tin", **more: Any) -> None:
        """Queue a message to each, whose id is the words and the chat's."""
        now = self.clock()
        body = Outgoing("broadcast", {"body": words})
        messages = [
            Delivery(
                f"{words}:{person.id}", Address(Channel.TELEGRAM, str(person.id), self.bot), kind, body, now, **more
            )
            for person in people
        ]
        await self.app.store.transaction(lambda tx: outbox.add(tx, messages))
        self.app.queued()

    async def states(self, words: str = "Tin") -> list[str]:
        """What became of the messages with these words, in their order."""
        rows = await self.rows("SELECT state FROM outbox WHERE id LIKE :like ORDER BY seq", like=f"{words}:%")
        return [row["state"] for row in rows]

    def friends(self, count: int) -> list[Person]:
        """People to whom the bot may write."""
        people = [self.somebody(f"Người {number}") for number in range(count)]
        for person in people:
            person.chat.standing = "open"
        return people


class Log(logging.Handler):
    """Every line that is logged, also those of libraries."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, with its traceback if it has one."""
        self.lines.append(self.format(record))

    def at_least(self, level: str) -> list[str]:
        """The lines of that level and above."""
        levels = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
        return [line for line in self.lines if levels.index(line.split()[0]) >= levels.index(level)]


@asynccontextmanager
async def running(folder: Path, *, speed: float = SPEED, **settings: object) -> AsyncIterator[Faulty]:
    """A running program at 7 o'clock of the first day."""
    clock = SimulatedClock(class_time(6, "07:00"), speed)
    async with telegram_standin("42:TEST", clock=clock) as telegram:
        if settings.get("telegram_mode") == "webhook":
            port = unused_port()
            telegram.delivery.tunnel, telegram.delivery.delay_scale = f"http://127.0.0.1:{port}", 0.01
            settings |= {"http_port": port, "public_url": "https://class.example", "webhook_secret": SECRET}
        program = Faulty(folder, telegram, clock, **settings)
        await program.start()
        try:
            yield program
        finally:
            await program.stop()


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in WAITS.items():
        monkeypatch.setattr(name, seconds)
    monkeypatch.setattr("bot.services.timetables.prepare", lambda _: None)  # nobody asks anything here
    monkeypatch.setattr("bot.channels.telegram.TelegramClient.one_chat_per_second", 100.0)
    monkeypatch.setattr("bot.app.telegram_client", partial(telegram_client, patience=Patience(0.5, 1, 0.5)))


@pytest.fixture
def log() -> Iterator[Log]:
    handler, root, ours = Log(), logging.getLogger(), logging.getLogger("bot")
    levels = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.WARNING)  # as `diemcau` sets it up: libraries from a warning on, ours as LOG_LEVEL says
    ours.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Faulty]:
    """A program of the test's own."""
    async with running(tmp_path) as program:
        yield program
