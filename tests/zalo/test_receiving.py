"""What comes in by Zalo: one event a poll, or one a call of the webhook; odd ones confuse nothing."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.http import Patience, Webhook
from bot.channels.zalo import ZaloClient, zalo_client
from bot.channels.zalo_updates import read_event
from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from tests.standin import faults
from tests.standin.zalo import ZaloStandin, refused, zalo_standin

TOKEN = "7001:secret-of-the_bot"
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
EVENT: dict[str, Any] = {
    "event_name": "message.text.received",
    "message": {
        "from": {"id": "6ede9afa66b88fe6d6a9", "display_name": "Ted", "is_bot": False},
        "chat": {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"},
        "text": "Xin chào",
        "message_id": "2d758cb5e222177a4e35",
        "date": 1750316131602,
    },
}


def read(change: dict[str, Any] | None = None, *, without: tuple[str, ...] = (), **event: Any) -> Incoming | None:
    message = {key: value for key, value in EVENT["message"].items() if key not in without} | (change or {})
    return read_event(EVENT | {"message": message} | event, "7001", "bot.VDKyGxQvc", NOW)


def test_a_text_is_read_with_its_moment_in_milliseconds() -> None:
    assert read() == Incoming(
        Address(Channel.ZALO, "6ede9afa66b88fe6d6a9", "7001"),
        "2d758cb5e222177a4e35",
        IncomingKind.TEXT,
        "Xin chào",
        datetime(2025, 6, 19, 6, 55, 31, 602000, tzinfo=UTC),
        name="Ted",
    )


@pytest.mark.parametrize("date", [None, "1750316131602", 1750316131, -1, 10**30, [], True])
def test_a_moment_that_is_none_is_the_one_it_came_at(date: object) -> None:
    incoming = read({"date": date})
    assert incoming is None or incoming.at == NOW


@pytest.mark.parametrize("kind", ["image", "sticker", "voice", "unsupported", "link", "something_new"])
def test_what_is_no_text_is_something_else(kind: str) -> None:
    incoming = read({"photo_url": "https://photo.example"}, without=("text",), event_name=f"message.{kind}.received")
    assert incoming is not None
    assert (incoming.kind, incoming.text) == (IncomingKind.OTHER, "")


def test_an_event_without_an_id_is_known_by_its_content() -> None:
    first, again, later = (read({"date": date}, without=("message_id",)) for date in (10**12, 10**12, 10**12 + 1))
    ids = [incoming and incoming.update_id for incoming in (first, again, later)]
    assert ids[0] == ids[1] != ids[2]
    assert all(ids)


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        {},
        "text",
        {"event_name": "message.text.received"},
        {"event_name": "message.text.received", "message": None},
        {"event_name": 7, "message": {"chat": {"id": "1"}}},
        {"event_name": "message.unsupported.received", "message": {}},
        {"event_name": "message.text.received", "message": {"text": "x", "from": "me", "chat": 1}},
        {"event_name": "follow", "message": EVENT["message"]},
        EVENT | {"message": EVENT["message"] | {"from": {"id": "1", "is_bot": True}}},
    ],
)
def test_an_event_that_is_nobodys_doing_is_left_out(event: object) -> None:
    assert read_event(event, "7001", "bot.VDKyGxQvc", NOW) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)
_FIELDS = st.sampled_from([*EVENT["message"], "photo", "reply_to_message"])


@given(st.dictionaries(_FIELDS, _JSON, max_size=8), st.sampled_from([EVENT["event_name"], "message.x", "", None]))
def test_no_event_is_so_odd_that_reading_it_fails(message: dict[str, Any], event_name: str) -> None:
    read_event({"event_name": event_name, "message": message}, "7001", "bot.VDKyGxQvc", NOW)
    read_event({"event_name": event_name, "message": EVENT["message"] | message}, "7001", "", NOW)


@pytest.mark.parametrize(
    ("text", "kind", "carried"),
    [
        ("/start", IncomingKind.START, ""),
        ("/START s_16378 ", IncomingKind.START, "s_16378"),
        ("/help me", IncomingKind.TEXT, "/help me"),
        ("  16378 ", IncomingKind.TEXT, "16378"),
        ("   ", IncomingKind.OTHER, ""),
    ],
)
def test_commands_are_typed_where_there_are_no_links(text: str, kind: IncomingKind, carried: str) -> None:
    incoming = read({"text": text})
    assert incoming is not None
    assert (incoming.kind, incoming.text) == (kind, carried)


@pytest.mark.parametrize(
    ("text", "more", "understood"),
    [
        ("@bot.VDKyGxQvc điểm danh", {}, "điểm danh"),
        ("điểm danh @bot.VDKyGxQvc", {}, "điểm danh"),
        ("@BotĐiểmCầu: /start s_16378", {}, "s_16378"),
        ("điểm danh", {"reply_to_message": {}}, "điểm danh"),
        ("điểm danh", {"quote_msg": {}}, "điểm danh"),
        ("điểm danh", {}, None),
    ],
)
def test_in_a_group_the_bot_is_mentioned_or_answered(text: str, more: dict[str, Any], understood: str | None) -> None:
    incoming = read({"text": text, "chat": {"id": "g1", "chat_type": "GROUP"}, **more})
    assert (incoming and incoming.text) == understood
    assert incoming is None or incoming.address.id == "g1"


def test_pictures_in_a_group_are_not_answered() -> None:
    assert read({"chat": {"id": "g1", "chat_type": "GROUP"}, "photo": "https://x"}, without=("text",)) is None


class Inbox:
    """Keeps what comes; it may be broken for a while."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.broken = 0
        self.something = asyncio.Event()

    async def accept(self, incoming: Sequence[Incoming]) -> None:
        if self.broken:
            self.broken -= 1
            raise OSError("the disk is full")
        self.kept += [one.text for one in incoming]
        self.something.set()

    async def holds(self, *texts: str) -> None:
        async with asyncio.timeout(30):
            while self.kept != list(texts):
                self.something.clear()
                await self.something.wait()


async def _no_pause(_: float) -> None:
    await asyncio.sleep(0)


@asynccontextmanager
async def receiving(
    zalo: ZaloStandin, inbox: Inbox, *, webhook: Webhook | None = None, poll: int = 30
) -> AsyncIterator[tuple[ZaloClient, "asyncio.Task[None]"]]:
    """A client that receives."""
    patience = Patience(poll=poll)
    async with zalo_client(
        TOKEN, zalo.url, clock=lambda: NOW, webhook=webhook, sleep=_no_pause, patience=patience
    ) as client:
        task = asyncio.create_task(client.receive(inbox.accept))
        try:
            yield client, task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloStandin]:
    async with zalo_standin((TOKEN,)) as standin:
        yield standin


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


async def test_events_come_in_order_one_a_poll(zalo: ZaloStandin, inbox: Inbox) -> None:
    lan = zalo.person("Lan")
    for number in range(3):
        await lan.says(f"câu {number}")
    async with receiving(zalo, inbox) as (client, _):
        await inbox.holds("câu 0", "câu 1", "câu 2")
        await zalo.delivery.until_polled()
        assert client.health.last_received_at == NOW
        assert client.health.problem == ""
    assert zalo.refusals == []


@pytest.mark.parametrize("with_status_200", [False, True])
async def test_a_quiet_time_is_no_fault(zalo: ZaloStandin, inbox: Inbox, *, with_status_200: bool) -> None:
    zalo.manner.with_status_200 = with_status_200
    idle = zalo.fails(refused(408, "Request timeout", status=200 if with_status_200 else 408), method="getUpdates")
    async with receiving(zalo, inbox) as (client, _):
        await idle.until_struck()
        await zalo.delivery.until_polled()
        assert client.health.problem == ""
        await zalo.person("Lan").says("còn đó không")
        await inbox.holds("còn đó không")


async def test_the_platforms_own_idle_answer_is_taken_too(zalo: ZaloStandin, inbox: Inbox) -> None:
    async with receiving(zalo, inbox, poll=0) as (client, _):
        async with asyncio.timeout(30):
            while sum(call.code == 408 for call in zalo.calls) < 2:  # noqa: ASYNC110 - the stand-in tells nobody
                await asyncio.sleep(0.01)
        assert client.health.problem == ""


@pytest.mark.parametrize(
    "fault",
    [
        refused(502, "Bad Gateway"),
        refused(429, "Quota exceeded"),
        refused(404, "Not Found"),
        faults.server_error(502),
        faults.garbage(),
        faults.reset(),
    ],
)
async def test_faults_pass_and_the_token_is_not_told(
    fault: faults.Fault, zalo: ZaloStandin, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    trouble = zalo.fails(fault, method="getUpdates", times=3)
    async with receiving(zalo, inbox) as (client, _):
        await trouble.until_struck()
        await zalo.person("Lan").says("xin chào")
        await inbox.holds("xin chào")
        await zalo.delivery.until_polled()
        assert client.health.problem == ""
    ours = [record for record in caplog.records if record.name.startswith("bot.")]
    assert [record.levelname for record in ours] == ["WARNING", "INFO"], "one line at each end of it"
    assert "secret-of" not in caplog.text


async def test_a_token_that_is_not_accepted_stops_the_channel_and_is_said(zalo: ZaloStandin, inbox: Inbox) -> None:
    zalo.fails(refused(401, "Unauthorized", status=200), method="getMe")
    async with receiving(zalo, inbox) as (client, task):
        await task
        assert client.health.stopped
        assert client.health.problem.startswith("Zalo does not accept the token of bot 7001 in ZALO_BOT_TOKEN")


async def test_what_cannot_be_kept_is_tried_again_since_zalo_gives_it_only_once(
    zalo: ZaloStandin, inbox: Inbox
) -> None:
    inbox.broken = 3
    await zalo.person("Lan").says("xin chào")
    async with receiving(zalo, inbox) as (client, _):
        await inbox.holds("xin chào")
        await zalo.delivery.until_polled()
        assert client.health.problem == ""


async def test_a_webhook_that_was_set_before_is_ended_for_polling(zalo: ZaloStandin, inbox: Inbox) -> None:
    await zalo.delivery.set_webhook("https://old.example/zalo", "an-old-secret")
    async with receiving(zalo, inbox):
        await zalo.delivery.until_polled()
        await zalo.person("Lan").says("xin chào")
        await inbox.holds("xin chào")
    assert zalo.delivery.url == ""


async def test_a_webhook_that_zalo_cannot_reach_is_said_and_tried_again(
    zalo: ZaloStandin, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    webhook = Webhook("https://class.example/zalo/webhook", "a-secret-of-ours")
    async with receiving(zalo, inbox, webhook=webhook) as (client, task):
        async with asyncio.timeout(30):
            while not client.health.problem:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)
        assert "does not reach PUBLIC_URL (webhook.err.conn)" in client.health.problem
        assert not task.done()
        body = json.dumps({"ok": True, "result": EVENT}).encode()
        incoming = client.incoming_from_webhook(body)
        assert incoming is not None
        assert incoming.text == "Xin chào"
    assert "a-secret-of-ours" not in caplog.text


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"\xff", b'{"ok":true,"result":null}', b'{"result":{}}'])
async def test_a_trial_call_holds_nothing(body: bytes) -> None:
    async with zalo_client(TOKEN, clock=lambda: NOW) as client:
        assert client.incoming_from_webhook(body) is None
        assert client.health.last_received_at == NOW
