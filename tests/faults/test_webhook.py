"""Telegram calls us: who calls is checked first, and it is told yes only when what it brought is on the disk."""

import asyncio
import json
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.faults.conftest import SECRET, Faulty, Log, running
from tests.faults.test_database import locked
from tests.standin.webhook import SECRET_HEADER

CONSENT = "Đồng chí có đồng ý không?"
UPDATE = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1_757_116_800,
        "chat": {"id": 7, "type": "private"},
        "from": {"id": 7, "is_bot": False, "first_name": "Lan"},
        "text": "/start",
    },
}


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Faulty]:
    async with running(tmp_path, telegram_mode="webhook") as program:
        yield program


async def call(program: Faulty, body: bytes, secret: str) -> int:
    """What the webhook answers."""
    url, headers = f"{program.app.url}/telegram/webhook", {SECRET_HEADER: secret}
    async with aiohttp.ClientSession() as session, session.post(url, data=BytesIO(body), headers=headers) as response:
        return response.status


async def test_people_are_answered(program: Faulty) -> None:
    lan = program.somebody()
    await lan.starts()
    await lan.receives(CONSENT)
    await lan.taps("Đồng ý")
    await lan.receives("Đồng chí dự học ở điểm cầu nào?")


async def test_an_update_is_kept_before_it_is_acknowledged(program: Faulty) -> None:
    program.somebody()
    assert await call(program, json.dumps(UPDATE).encode(), SECRET) == 200
    assert await program.rows("SELECT update_id FROM inbox") == [{"update_id": "5"}]
    assert await call(program, json.dumps(UPDATE).encode(), SECRET) == 200
    assert len(await program.rows("SELECT update_id FROM inbox")) == 1


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "é"])
async def test_without_the_secret_nothing_is_kept(program: Faulty, secret: str) -> None:
    assert await call(program, json.dumps(UPDATE).encode(), secret) == 401
    assert await program.rows("SELECT 1 FROM inbox") == []


async def test_a_stranger_is_refused_before_a_byte_of_the_body_is_read(program: Faulty) -> None:
    """The body announced never comes: who would read it would wait."""
    url = urlsplit(program.app.url)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    writer.write(b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
    async with asyncio.timeout(5):
        assert b" 401 " in await reader.readline()
    writer.close()


@pytest.mark.parametrize(("body", "status"), [(b"x" * (2 << 20), 413), (b"[]", 200), (b"{}", 200)])
async def test_rubbish_is_never_kept_and_never_comes_again_and_again(program: Faulty, body: bytes, status: int) -> None:
    assert await call(program, body, SECRET) == status
    assert await program.rows("SELECT 1 FROM inbox") == []


async def test_what_cannot_be_kept_is_refused_so_that_telegram_brings_it_again(
    program: Faulty, tmp_path: Path, log: Log
) -> None:
    lan = program.somebody()
    with locked(tmp_path):
        assert await call(program, json.dumps(UPDATE).encode(), SECRET) >= 500
        await lan.starts()
        await program.until_problem("nothing can be kept")
        assert program.telegram.world.updates.pending
    await lan.receives(CONSENT)
    assert len(lan.messages) == 1
    assert "Traceback" not in "\n".join(log.lines)
