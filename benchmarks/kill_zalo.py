"""Kills the program again and again while people on Zalo use it: nothing that Zalo was told to be kept may be lost.

Zalo brings an event once. What the program acknowledged must be handled and answered; what met nobody is lost, as Zalo
promises nothing, and people say it again, as people do.
"""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.crowd import read_only
from benchmarks.losses import Count
from benchmarks.processes import BOT_CORE, Process, free_port
from benchmarks.timetable import OPEN_SESSION, SITE, write_timetable
from tests.standin import faults
from tests.standin.zalo import ZaloStandin, zalo_standin
from tests.standin.zalo_people import ZaloPerson

_SECRET = "not-a-secret-at-all"
_LATENCY = 0.05  # seconds between a message's arrival and Zalo's answer: what is on its way when the program is killed
_LONGEST_LIFE = 1.5  # seconds
_STARTING = 0.1  # the share of kills that come before the program runs
_SAYS = (f"/start s_{SITE}", "đồng ý", "Nguyễn Văn An", "/checkin", "lớp học ở đâu?", "/help")
_RECEIPT = "Đã điểm danh"
_UNLIMITED = 10**9
_OPEN = "SELECT 1 FROM outbox WHERE state IN ('due', 'claimed') UNION SELECT 1 FROM inbox WHERE state = 'waiting'"


@dataclass
class _Talker:
    """One of the crowd: says the next thing once the last was acknowledged, and the last one again if it was not."""

    person: ZaloPerson
    said: int = 0

    @property
    def is_done(self) -> bool:
        return self.said == len(_SAYS)


@dataclass
class _Run:
    zalo: ZaloStandin
    database: Path
    settings: dict[str, str]
    folder: Path
    rng: random.Random
    talkers: list[_Talker] = field(default_factory=list)

    def start(self) -> Process:
        return Process(["-m", "bot", "run"], self.folder / "bot.log", BOT_CORE, self.settings)

    def rows(self, sql: str) -> list[sqlite3.Row]:
        with closing(read_only(self.database)) as database:
            return database.execute(sql).fetchall()

    async def act(self) -> None:
        """Somebody says the next thing; whether it was acknowledged decides what they say next."""
        waiting = [one for one in self.talkers if not one.is_done]
        if not waiting:
            await asyncio.sleep(0.005)
            return
        talker, pushed = self.rng.choice(waiting), len(self.zalo.delivery.pushed)
        await talker.person.says(_SAYS[talker.said])
        while len(self.zalo.delivery.pushed) == pushed:  # noqa: ASYNC110 - the stand-in tells nobody
            await asyncio.sleep(0.001)
        talker.said += self.zalo.delivery.pushed[pushed][1] == 200


async def run(kills: int, people: int, seed: int) -> list[Count]:
    """Do it all; each count with what is wrong in it."""
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        async with zalo_standin() as zalo:
            going = _begun(zalo, Path(name), random.Random(seed))
            with going.start() as process:  # so that there is a database to look into, and an address to call
                await _until_it_runs(going, process)
            for _ in range(kills):
                going.talkers += [_talker(going) for _ in range(-(-people // kills))]
                await _live_and_die(going)
            with going.start() as process:
                await _until_it_runs(going, process)
                await _settle(going)
            return _counts(going, kills)


def _begun(zalo: ZaloStandin, folder: Path, rng: random.Random) -> _Run:
    zalo.bot.most_messages = zalo.bot.most_people = _UNLIMITED
    zalo.fails(faults.slow(_LATENCY), method="sendMessage", times=None)
    port, timetable, database = free_port(), folder / "schedule.json", folder / "bot.sqlite3"
    zalo.tunnel = f"http://127.0.0.1:{port}"
    write_timetable(timetable)
    settings = {
        "ZALO_BOT_TOKEN": zalo.tokens[0],
        "ZALO_API_URL": zalo.url,
        "ZALO_MODE": "webhook",
        "PUBLIC_URL": "https://class.example.vn",
        "WEBHOOK_SECRET": _SECRET,
        "WEB_CHAT": "off",
        "HTTP_PORT": str(port),
        "DATABASE_URL": f"sqlite:///{database}",
        "SCHEDULE_FILE": str(timetable),
        "LOG_LEVEL": "WARNING",
    }
    return _Run(zalo, database, settings, folder, rng)


def _talker(going: _Run) -> _Talker:
    return _Talker(going.zalo.person(f"Người {len(going.talkers)}"))


async def _until_it_runs(going: _Run, process: Process) -> None:
    while not process.has_said("runs on"):  # noqa: ASYNC110 - a log tells nobody
        await asyncio.sleep(0.01)
    await going.zalo.delivery.webhook_is_set.wait()


async def _live_and_die(going: _Run) -> None:
    """Start it, let people use it, and kill it at a random moment, which may come before it runs."""
    with going.start() as process:  # which kills it in the end
        early = going.rng.random() < _STARTING
        while not (early or process.has_said("runs on")):
            await going.act()
        end = time.monotonic() + going.rng.random() * _LONGEST_LIFE
        while time.monotonic() < end:
            await going.act()


async def _settle(going: _Run) -> None:
    """Everybody says what they have left to say, and nothing is under way any more."""
    async with asyncio.timeout(300):
        while not all(one.is_done for one in going.talkers):
            await going.act()
        while going.rows(_OPEN):  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.05)


def _counts(going: _Run, kills: int) -> list[Count]:
    taken = [event["message"] for event, status in going.zalo.delivery.pushed if status == 200 and event]
    kept = {row[0] for row in going.rows("SELECT update_id FROM inbox WHERE state = 'done'")}
    answered = {row[0] for row in going.rows("SELECT id FROM outbox WHERE state = 'sent'")}
    updates = Count("acknowledged updates handled", len(taken), len({one["message_id"] for one in taken} & kept))
    updates.wrong = [f"{one['message_id']} is not handled" for one in taken if one["message_id"] not in kept]
    answers = [f"reply:zalo:{going.zalo.bot.id}:{one['message_id']}:0" for one in taken]
    replies = Count("answered", len(answers), sum(one in answered for one in answers))
    replies.wrong = [f"{one} was not sent" for one in answers if one not in answered]
    return [updates, replies, _check_ins(going), _arrivals(going), _repeats(going, kills)]


def _check_ins(going: _Run) -> Count:
    """Each person has registered, checked in once, and has the receipt."""
    attended = (
        f"SELECT c.address FROM attendance a JOIN contact c USING (person_id) WHERE session_id = '{OPEN_SESSION}'"
    )
    present = Counter(row[0] for row in going.rows(attended))
    wrong = [one.person.id for one in going.talkers if present[one.person.id] != 1 or not _has_receipt(one)]
    found = len(going.talkers) - len(wrong)
    return Count("checked in, with receipt", len(going.talkers), found, [f"{one} is not in" for one in wrong])


def _has_receipt(talker: _Talker) -> bool:
    return any(_RECEIPT in text for text in talker.person.texts)


def _arrivals(going: _Run) -> Count:
    """What is marked as sent has arrived."""
    sent = Counter(row[0] for row in going.rows("SELECT address FROM outbox WHERE state = 'sent'"))
    arrived = {one.person.id: len(one.person.texts) for one in going.talkers}
    short = [f"{chat}: {arrived[chat]} of {count}" for chat, count in sent.items() if arrived[chat] < count]
    return Count("messages arrived", sent.total(), min(sent.total(), sum(arrived.values())), short)


def _repeats(going: _Run, kills: int) -> Count:
    """What came more often than it was marked as sent: only what was on its way at a kill, and known to be."""
    sent = Counter(row[0] for row in going.rows("SELECT address FROM outbox WHERE state = 'sent'"))
    doubted = Counter(
        {
            row[0]: row[1]
            for row in going.rows(
                "SELECT address, SUM(attempts - 1) FROM outbox WHERE unknown_at IS NOT NULL GROUP BY address"
            )
        }
    )
    extra = {one.person.id: len(one.person.texts) - sent[one.person.id] for one in going.talkers}
    wrong = [
        f"{chat}: {number} repeated, {doubted[chat]} in doubt"
        for chat, number in extra.items()
        if number > doubted[chat]
    ]
    return Count(f"repeated, of attempts in doubt ({kills} kills)", doubted.total(), sum(extra.values()), wrong)
