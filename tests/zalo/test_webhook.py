"""Zalo's calls: the secret first, kept before they are answered, and lost by no kill once they are."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.standin.zalo import ZaloStandin, zalo_standin
from tests.walks.process import write_class_of_today
from tests.walks.program import ROOT
from tests.zalo.program import SECRET, OnZalo, free_port

KILLS = 4
PEOPLE = 12


async def test_who_does_not_know_the_secret_is_not_heard(by_webhook: OnZalo) -> None:
    delivery = by_webhook.zalo.delivery
    assert [await delivery.push({}, secret) for secret in (SECRET, "", "guessed", SECRET[:-1])] == [200, 401, 401, 401]
    assert await by_webhook.program.rows("SELECT * FROM inbox") == []


async def test_an_event_is_on_disk_when_it_is_acknowledged(by_webhook: OnZalo) -> None:
    lan = by_webhook.zalo.person("Lan")
    await lan.says("xin chào")
    await lan.receives()
    assert by_webhook.zalo.delivery.pushed[0][1] == 200
    (kept,) = await by_webhook.program.rows("SELECT update_id, bot FROM inbox")
    assert kept == {"update_id": lan.said[0]["message_id"], "bot": "7001"}


class Victim:
    """The program as a process of its own, on a class that is on just now; its webhook stays at the same port."""

    def __init__(self, folder: Path, zalo: ZaloStandin) -> None:
        self.folder = folder
        self._port = free_port()
        zalo.tunnel = f"http://127.0.0.1:{self._port}"
        self._settings = {
            "ZALO_BOT_TOKEN": zalo.tokens[0],
            "ZALO_API_URL": zalo.url,
            "ZALO_MODE": "webhook",
            "PUBLIC_URL": "https://class.example",
            "WEBHOOK_SECRET": SECRET,
            "WEB_CHAT": "off",
            "DATABASE_URL": "sqlite:///bot.sqlite3",
            "HTTP_PORT": str(self._port),
            "LOG_LEVEL": "WARNING",
            "PYTHONPATH": str(ROOT),
        }
        self._process: asyncio.subprocess.Process

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=self.folder,
            env=os.environ | self._settings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self._process.stdout is not None
        said = await self._process.stdout.readline()
        if b"runs on zalo" not in said:
            raise AssertionError((await self._process.communicate())[1].decode())

    async def kill(self) -> None:
        self._process.kill()
        await self._process.communicate()

    async def terminate(self) -> tuple[int | None, str]:
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            _, complaints = await self._process.communicate()
        return self._process.returncode, complaints.decode()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.folder / "bot.sqlite3", timeout=10)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloStandin]:
    async with zalo_standin() as standin:
        yield standin


@asynccontextmanager
async def victim(folder: Path, zalo: ZaloStandin) -> AsyncIterator[Victim]:
    """The running program, killed in the end if it still runs."""
    write_class_of_today(folder)
    running = Victim(folder, zalo)
    await running.start()
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            await running.kill()


async def _quiet(process: Victim) -> None:
    async with asyncio.timeout(30):
        busy = (
            "SELECT 1 FROM outbox WHERE state IN ('due', 'claimed') UNION SELECT 1 FROM inbox WHERE state = 'waiting'"
        )
        while process.rows(busy):  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.02)


async def test_what_was_acknowledged_is_answered_though_the_program_is_killed(
    tmp_path: Path, zalo: ZaloStandin
) -> None:
    async with victim(tmp_path, zalo) as process:
        people = [zalo.person(f"Người {number}") for number in range(PEOPLE)]
        for number in range(KILLS):
            for person in people:
                await person.says(f"/help {number}")
            async with asyncio.timeout(30):
                while len(zalo.delivery.pushed) < PEOPLE * number + 2 + number % 9:  # noqa: ASYNC110 - a few got through
                    await asyncio.sleep(0.001)
            await process.kill()
            async with asyncio.timeout(30):
                while len(zalo.delivery.pushed) < PEOPLE * (number + 1):  # noqa: ASYNC110 - the rest met nobody
                    await asyncio.sleep(0.005)
            await process.start()
        await _quiet(process)
        taken = [event["message"] for event, status in zalo.delivery.pushed if status == 200]
        assert KILLS < len(taken) <= KILLS * PEOPLE
        kept = {row[0] for row in process.rows("SELECT update_id FROM inbox")}
        assert {message["message_id"] for message in taken} <= kept
        answered = {row[0] for row in process.rows("SELECT id FROM outbox WHERE state = 'sent'")}
        assert {f"reply:zalo:7001:{message['message_id']}:0" for message in taken} <= answered
        for person in people:
            count = sum(message["from"]["id"] == person.id for message in taken)
            assert count <= len(person.texts) <= count + 2 * KILLS, "only what was on its way comes again"
        code, complaints = await process.terminate()
        assert (code, "ERROR" in complaints) == (0, False), complaints
    assert zalo.refusals == []
