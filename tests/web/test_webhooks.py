"""A platform's call is checked before it is read, and acknowledged only once it is kept."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from bot.web.server import web_app
from bot.web.webhooks import telegram_webhook

_SECRET = "s3cret"
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def _parse(body: bytes) -> Sequence[Incoming]:
    update = json.loads(body)
    if "text" not in update:
        return []
    at = datetime(2025, 9, 6, tzinfo=UTC)
    return [Incoming(Address(Channel.TELEGRAM, "1"), str(update["id"]), IncomingKind.TEXT, update["text"], at)]


class Inbox:
    def __init__(self) -> None:
        self.kept: list[Incoming] = []
        self.broken = False

    async def accept(self, incoming: Sequence[Incoming]) -> None:
        if self.broken:
            raise OSError("the disk is full")
        self.kept.extend(incoming)

    async def problems(self) -> Sequence[str]:
        return ["the disk is full"] if self.broken else []


async def _call(inbox: Inbox, body: bytes, secret: str = _SECRET) -> int:
    app = web_app(inbox.problems, webhooks=[telegram_webhook(_SECRET, _parse, inbox.accept)])
    async with TestServer(app) as server, ClientSession() as session:
        headers = {_HEADER: secret} if secret else {}
        async with session.post(server.make_url("/telegram/webhook"), data=BytesIO(body), headers=headers) as response:
            return response.status


async def test_an_update_is_kept_and_then_acknowledged() -> None:
    inbox = Inbox()
    assert await _call(inbox, b'{"id": 1, "text": "/start"}') == 200
    assert [incoming.text for incoming in inbox.kept] == ["/start"]


async def test_an_update_that_cannot_be_kept_is_not_acknowledged() -> None:
    inbox = Inbox()
    inbox.broken = True
    assert await _call(inbox, b'{"id": 1, "text": "/start"}') == 500


@pytest.mark.parametrize("secret", ["", "wrong", "s3cret1", "s3cre", "bí mật"])
async def test_a_call_without_the_secret_is_refused(secret: str) -> None:
    inbox = Inbox()
    assert await _call(inbox, b'{"id": 1, "text": "/start"}', secret) == 401
    assert inbox.kept == []


async def test_a_call_without_the_secret_is_refused_before_its_body_has_come() -> None:
    app = web_app(Inbox().problems, webhooks=[telegram_webhook(_SECRET, _parse, Inbox().accept)])
    async with TestServer(app) as server:
        address = urlsplit(str(server.make_url("/")))
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n")
        async with asyncio.timeout(30):
            assert b"401" in await reader.readline()
        writer.close()
        await writer.wait_closed()


async def test_without_a_secret_of_our_own_nothing_is_accepted() -> None:
    app = web_app(Inbox().problems, webhooks=[telegram_webhook("", _parse, Inbox().accept)])
    async with TestServer(app) as server, ClientSession() as session:
        response = await session.post(server.make_url("/telegram/webhook"), data=b"{}", headers={_HEADER: ""})
        assert response.status == 401


async def test_up_to_a_mebibyte_is_read_and_no_more() -> None:
    inbox = Inbox()
    assert await _call(inbox, json.dumps({"id": 1, "text": "x" * 900_000}).encode()) == 200
    assert await _call(inbox, json.dumps({"id": 2, "text": "x" * 1_100_000}).encode()) == 413
    assert len(inbox.kept) == 1


async def test_rubbish_is_refused_and_what_we_do_not_need_is_acknowledged() -> None:
    inbox = Inbox()
    assert await _call(inbox, b"rubbish") == 400
    assert await _call(inbox, b'{"id": 3}') == 200
    assert inbox.kept == []


async def test_health_is_told_apart_from_readiness() -> None:
    inbox = Inbox()
    async with TestServer(web_app(inbox.problems)) as server, ClientSession() as session:

        async def get(path: str) -> tuple[int, object]:
            async with session.get(server.make_url(path)) as response:
                return response.status, await response.json()

        assert await get("/readyz") == (200, {"ready": True, "problems": []})
        inbox.broken = True
        assert await get("/readyz") == (503, {"ready": False, "problems": ["the disk is full"]})
        assert await get("/healthz") == (200, {"alive": True})
