"""The program as a process of its own, which can be killed: `python -m bot run` on a class that is on just now."""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.standin import TelegramStandin
from tests.walks.program import ROOT


def write_class_of_today(folder: Path) -> None:
    """The class in a zone where it is between eight and nine on its first morning: check-in is open."""
    content: dict[str, Any] = json.loads((ROOT / "schedule.json").read_text("utf-8"))
    now = datetime.now(UTC)
    hours = (8 - now.hour) % 24
    hours = hours - 24 if hours > 14 else hours
    first = (now + timedelta(hours=hours)).date()
    content["timezone"] = f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"
    for number, day in enumerate(content["days"]):
        day["date"] = (first + timedelta(days=number)).isoformat()
    content["sites"] = [
        {"code": "16378", "name": "Phường Đông Sơn", "province": "Thanh Hóa"},
        {"code": "21109", "name": "Xã Đông Sơn", "province": "Quảng Ngãi"},
    ]
    (folder / "schedule.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def on_telegram(telegram: TelegramStandin) -> dict[str, str]:
    """The settings that put the program on the stand-in."""
    return {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}


class Process:
    """The program in a folder of its own, with these settings beside the ones that every test wants."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        own = {"DATABASE_URL": "sqlite:///bot.sqlite3", "LOG_LEVEL": "WARNING", "PYTHONPATH": str(ROOT)}
        self._settings = {"HTTP_PORT": "0"} | own | settings
        self._process: asyncio.subprocess.Process

    async def start(self) -> None:
        """Start it, and wait until it says that it runs."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=self.folder,
            env=os.environ | self._settings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self._process.stdout is not None
        said = await self._process.stdout.readline()
        if b"runs on" not in said:
            raise AssertionError((await self._process.communicate())[1].decode())

    async def kill(self) -> None:
        """`kill -9`."""
        self._process.kill()
        await self._process.communicate()

    async def terminate(self) -> tuple[int, str]:
        """SIGTERM; the exit code, and what it wrote to standard error. It has the ten seconds that we promise."""
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            _, complaints = await self._process.communicate()
        return self._process.returncode or 0, complaints.decode()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database holds."""
        connection = sqlite3.connect(self.folder / "bot.sqlite3", timeout=10)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    async def until(self, sql: str) -> None:
        """Wait until the query finds something."""
        async with asyncio.timeout(30):
            while not self.rows(sql):  # noqa: ASYNC110 - a database tells nobody
                await asyncio.sleep(0.01)


@asynccontextmanager
async def process(folder: Path, **settings: str) -> AsyncIterator[Process]:
    """A running program, killed in the end if it still runs."""
    write_class_of_today(folder)
    running = Process(folder, **settings)
    await running.start()
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            await running.kill()
