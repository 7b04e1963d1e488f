"""The stand-in as a process of its own, steered over HTTP."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.standin import TelegramStandin, telegram_standin
from tests.standin.control import Control

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin() as standin:
        Control(standin)
        yield standin


@pytest.fixture
async def http(telegram: TelegramStandin) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(telegram.url) as session:
        yield session


async def control(http: aiohttp.ClientSession, command: str, **arguments: Any) -> Any:
    async with http.post(f"/control/{command}", json=arguments) as answer:
        text = await answer.text()
        return (
            [json.loads(line) for line in text.splitlines()] if command in {"sends", "refusals"} else json.loads(text)
        )


async def call(http: aiohttp.ClientSession, method: str, **fields: Any) -> Any:
    async with http.post(f"/bot42:TEST/{method}", json=fields) as answer:
        return await answer.json()


async def test_people_are_put_to_work_and_their_answers_counted(http: aiohttp.ClientSession) -> None:
    await control(http, "inject", people=3, first_id=10, texts=["/start", "/checkin"])
    updates = (await call(http, "getUpdates"))["result"]
    for update in updates[:4]:
        await call(http, "sendMessage", chat_id=update["message"]["chat"]["id"], text="Đã ghi nhận")
    stats = await control(http, "stats")

    assert [update["message"]["text"] for update in updates] == ["/start"] * 3 + ["/checkin"] * 3
    assert (stats["injected"], stats["answered"], stats["extra"], stats["pending"]) == (6, 4, 0, 6)
    assert stats["first_injected"] <= stats["last_injected"] <= stats["first_answer"] <= stats["last_answer"]
    assert 0 < stats["latency_ms"]["p50"] <= stats["latency_ms"]["max"]
    assert [(row["chat_id"], row["code"]) for row in await control(http, "sends")] == [
        (10, 200),
        (11, 200),
        (12, 200),
        (10, 200),
    ]


async def test_people_tap_and_write_at_a_rate(http: aiohttp.ClientSession) -> None:
    await control(http, "inject", people=1, first_id=10, text="/start")
    button = {"text": "Đồng ý", "callback_data": "agree"}
    await call(http, "sendMessage", chat_id=10, text="?", reply_markup={"inline_keyboard": [[button]]})

    await control(http, "inject", people=1, first_id=10, tap="Đồng ý", rate=1000)

    update = (await call(http, "getUpdates", offset=-1, timeout=5))["result"][0]
    assert update["callback_query"]["data"] == "agree"


async def test_faults_laws_and_latency_are_set_from_outside(http: aiohttp.ClientSession) -> None:
    await control(http, "inject", people=1, first_id=10, text="/start")
    await control(http, "fault", fault="flood", arguments={"retry_after": 9}, method="sendMessage", chat=10)
    flooded = await call(http, "sendMessage", chat_id=10, text="x")
    await control(http, "law", per_second=1)
    await control(http, "latency", seconds=0.001)
    sent = [(await call(http, "sendMessage", chat_id=10, text="x"))["ok"] for _ in range(2)]
    await call(http, "sendMessage", chat_id=11, text="x")
    stats = await control(http, "stats")

    assert flooded["parameters"] == {"retry_after": 9}
    assert sent == [True, False]
    assert stats["flood_refusals"] >= 1
    assert "error" in await control(http, "fault", fault="no such fault")
    assert "error" in await control(http, "no-such-command")
    await control(http, "reset")
    assert (await control(http, "stats"))["flood_refusals"] == 0


async def test_the_command_prints_where_it_listens_and_ends_on_sigterm() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.standin", "--token", "7:SECRET", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    address = json.loads(await process.stdout.readline())
    async with aiohttp.ClientSession(address["url"]) as http, http.get("/bot7:SECRET/getMe") as answer:
        assert (await answer.json())["result"]["id"] == 7

    process.send_signal(signal.SIGTERM)

    assert await process.wait() == 0
