"""The whole program as `run` starts it, on a clock that stands still until a test moves it."""

import asyncio
import json
import logging
import shutil
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import App, serve
from bot.clock import SimulatedClock
from bot.config import Settings
from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.domain.room_report import Numbers
from bot.services import roles
from bot.storage import room_reports
from bot.storage.store import Parameters, Row, Transaction, moment
from tests.standin import Person, TelegramStandin, telegram_standin

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DONG_SON = "s_16378"
LONGEST = 2_000  # characters: every channel takes that many
_WAITING = "SELECT * FROM outbox WHERE state IN ('due', 'claimed')"


def class_time(day: int, clock: str) -> datetime:
    """The moment in September 2025, as the clocks of the class show it."""
    return datetime.fromisoformat(f"2025-09-{day:02}T{clock}").replace(tzinfo=ZONE)


CROWD = (
    (
        "INSERT INTO person (id, site_code, full_name, search_name, registered_at)"
        " VALUES (:id, '16378', 'Người ' || :address, :id, '2025-09-01T00:00:00.000Z')"
    ),
    (
        "INSERT INTO contact (channel, bot, address, person_id, language, agreed_at, first_seen_at)"
        " VALUES (:channel, :bot, :address, :id, 'vi', '2025-09-01T00:00:00.000Z', '2025-09-01T00:00:00.000Z')"
    ),
)


class Program:
    """The program, with the timetable and the database in a folder of its own."""

    def __init__(self, folder: Path, telegram: TelegramStandin, clock: SimulatedClock, **settings: object) -> None:
        self.clock = clock
        self.telegram = telegram
        self.schedule = folder / "schedule.json"
        self.sites = folder / "sites.csv"
        for file in (self.schedule, self.sites):
            shutil.copy(ROOT / file.name, file)
        self._settings = {
            "_env_file": None,
            "telegram_bot_token": telegram.token,
            "telegram_api_url": telegram.url,
            "database_url": f"sqlite:///{folder / 'bot.sqlite3'}",
            "schedule_file": self.schedule,
            "http_port": 0,
        } | settings
        self._people = 1000
        self._ready: asyncio.Future[App]
        self._stop: asyncio.Event
        self._task: asyncio.Task[None]

    @property
    def app(self) -> App:
        """Its parts, while it runs."""
        return self._ready.result()

    async def start(self) -> None:
        """Start it, and wait until it answers people."""
        self._ready, self._stop = asyncio.get_running_loop().create_future(), asyncio.Event()
        settings = Settings(**self._settings)  # type: ignore[arg-type]
        serving = serve(settings, self.clock, ready=self._ready.set_result, stop=self._stop)
        self._task = asyncio.create_task(serving)
        waited_for: list[asyncio.Future[Any]] = [self._task, self._ready]
        await asyncio.wait(waited_for, return_when=asyncio.FIRST_COMPLETED)
        if self._task.done():
            await self._task

    def change_settings(self, **settings: object) -> None:
        """Set these for the next start."""
        self._settings |= settings

    async def stop(self) -> None:
        """Stop it as SIGTERM does."""
        self._stop.set()
        async with asyncio.timeout(15):
            await self._task

    async def at_start(self, day: int, clock: str) -> None:
        """Start it at that time of September 2025."""
        self.clock.jump(class_time(day, clock))
        await self.start()

    async def restart(self) -> None:
        """Stop it and start it again."""
        await self.stop()
        await self.start()

    async def tick(self) -> None:
        """Let the clock tick once."""
        for job in (self.app.remind, self.app.tell_changes, self.app.broadcast, self.app.close_sessions):
            await job()

    async def makes_files(self) -> None:
        """Make the reports that are due, and all files that are wanted."""
        await self.app.report()
        await self.app.make_files()

    async def at(self, day: int, clock: str) -> None:
        """Let it be that time of September 2025, and let the clock tick once. It may be an earlier time."""
        to = class_time(day, clock)
        await self.tick()  # or one that is under way queues for the time that was, and that may never come again
        while not await self.app.store.transaction(lambda tx: self._jumps(tx, to)):
            await self.all_sent()
        await self.tick()

    def _jumps(self, tx: Transaction, to: datetime) -> bool:
        """Between two transactions, so that none queues for the time that was. False where something still waits."""
        if tx.rows(f"{_WAITING} LIMIT 1"):
            return False
        self.clock.jump(to)
        return True

    async def rows(self, sql: str, **parameters: str) -> list[Row]:
        """What the database holds."""
        return await self.app.store.read(lambda tx: list(map(dict, _rows(tx, sql, parameters))))

    async def until(self, sql: str, **parameters: str) -> list[Row]:
        """Wait until the query finds something."""
        async with asyncio.timeout(10):
            while not (found := await self.rows(sql, **parameters)):  # noqa: ASYNC110 - a database tells nobody
                await asyncio.sleep(0.01)
        return found

    async def reads_schedule(self, version: int) -> None:
        """Look at the timetable's files until that version is in force."""
        await self.app.watch()
        async with asyncio.timeout(20):
            while self.app.current.timetable.version != version:  # noqa: ASYNC110 - the program may look just now
                await asyncio.sleep(0.01)

    async def all_sent(self) -> None:
        """Wait until nothing is on its way any more."""
        try:
            async with asyncio.timeout(10):
                while waiting := await self.rows(_WAITING):
                    self._let_pauses_pass(waiting)
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"at {self.clock()} these still wait: {await self.rows(_WAITING)}") from None

    def _let_pauses_pass(self, waiting: Sequence[Row]) -> None:
        """What could not be sent waits for a later moment, which never comes on a clock that stands still."""
        soonest = min(moment(row["not_before"]) for row in waiting)
        if soonest > self.clock() and all(row["attempts"] for row in waiting):
            self.clock.jump(soonest)

    async def invite(self, role: Role = Role.ORGANISER, scope: str = "") -> str:
        """A one-time code."""
        now = self.clock()
        return await self.app.store.transaction(lambda tx: roles.invite(tx, role, scope, now))

    def people_from(self, id_: int) -> None:
        """Those who come next have Telegram ids above that."""
        self._people = id_

    async def reports(self, site: str, session_id: str = "d1-am") -> None:
        """A clerk's report of a room with one delegate, who is there, is saved."""
        now, clerk = self.clock(), Address(Channel.TELEGRAM, "1")

        def save(tx: Transaction) -> None:
            report_id = room_reports.write(tx, clerk, "Thư ký", now)
            room_reports.keep(tx, report_id, session_id, site.removeprefix("s_"), "")
            room_reports.save(tx, report_id, Numbers(total=1, present=1), now)

        await self.app.store.transaction(save)

    def somebody(self, name: str = "Lan", language: str = "vi") -> Person:
        """Somebody with Telegram who has not written to the bot yet."""
        self._people += 1
        return self.telegram.person(self._people, name, language=language)

    async def delegate(self, full_name: str = "Trần Thị Lan", site: str = DONG_SON, language: str = "vi") -> Person:
        """Somebody who has registered by a site's link."""
        person = self.somebody(full_name.rsplit(maxsplit=1)[-1], language)
        await person.starts(site)
        await person.receives()
        await person.taps("Đồng ý" if language == "vi" else "I agree")
        await person.receives()
        await person.says(full_name)
        await person.receives(full_name)
        return person

    async def crowd(self, count: int, channel: str = "telegram") -> list[Person]:
        """So many delegates, who are on the list and have written before, on Telegram or the page."""
        people = [self.somebody(f"Người {number}") for number in range(count)]
        for person in people:
            person.chat.standing = "open"
        here = {"channel": channel, "bot": "42" if channel == "telegram" else ""}
        facts = [{"id": f"c{person.id}", "address": str(person.id), **here} for person in people]
        await self.app.store.transaction(lambda tx: [tx.run_many(sql, facts) for sql in CROWD])
        return people

    async def organiser(self, language: str = "vi") -> Person:
        """Somebody who has used an organiser's invitation."""
        person = self.somebody("Ban tổ chức", language)
        await person.starts(f"o_{await self.invite()}")
        await person.receives("/help")
        return person

    def write_schedule(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the timetable's file."""
        content = json.loads(self.schedule.read_text("utf-8"))
        change(content)
        self.schedule.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _rows(tx: Any, sql: str, parameters: Parameters) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = tx.rows(sql, parameters)
    return found


class Complaints(logging.Handler):
    """What the program's log holds of errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.found.append(record.getMessage())


@asynccontextmanager
async def running(folder: Path, *, start: tuple[int, str] = (6, "07:00"), **settings: object) -> AsyncIterator[Program]:
    """A running program, which in the end must have made no mistake that Telegram or its own log tells of."""
    clock = SimulatedClock(class_time(*start), speed=0)
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    try:
        async with telegram_standin(clock=clock) as telegram:
            program = Program(folder, telegram, clock, **settings)
            await program.start()
            try:
                yield program
                blameless(program)
            finally:
                await program.stop()
        assert complaints.found == []
    finally:
        logging.getLogger().removeHandler(complaints)


def blameless(program: Program) -> None:
    """Nothing that the program sent would be refused by the real platforms."""
    assert program.telegram.refusals == []
    long = [call.args["text"] for call in program.telegram.sends() if len(call.args.get("text", "")) > LONGEST]
    assert long == []
