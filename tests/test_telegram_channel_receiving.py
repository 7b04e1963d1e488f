"""What comes in by Telegram: kept before it is confirmed, through every fault."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.http import Patience, Webhook
from bot.channels.telegram import TelegramClient, telegram_client
from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from tests.standin import faults
from tests.standin.telegram import TelegramStandin, telegram_standin

TOKEN = "42:TEST-secret_token"
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)


class Inbox:
    """Keeps what comes, and can refuse to."""

    def __init__(self) -> None:
        self.batches: asyncio.Queue[Sequence[Incoming]] = asyncio.Queue()
        self.failures = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.entered = asyncio.Event()

    async def accept(self, batch: Sequence[Incoming]) -> None:
        self.entered.set()
        await self.gate.wait()
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        self.batches.put_nowait(batch)

    async def next(self) -> Sequence[Incoming]:
        return await asyncio.wait_for(self.batches.get(), 5)

    async def texts(self, count: int) -> list[str]:
        found: list[str] = []
        while len(found) < count:
            found += [incoming.text for incoming in await self.next()]
        return found


class Pauses:
    """Sleeps no longer than a turn of the loop, and remembers for how long it should have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin(TOKEN) as standin:
        yield standin


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
async def client(telegram: TelegramStandin, pauses: Pauses) -> AsyncIterator[TelegramClient]:
    async with connected(telegram, pauses) as client:
        yield client


def connected(telegram: TelegramStandin, pauses: Pauses, **more: Any) -> AbstractAsyncContextManager[TelegramClient]:
    patience = Patience(answer=5, poll=5, grace=1)
    return telegram_client(TOKEN, telegram.url, clock=lambda: NOW, sleep=pauses, **{"patience": patience, **more})


@asynccontextmanager
async def receiving(client: TelegramClient, inbox: Inbox) -> AsyncIterator["asyncio.Task[None]"]:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(client.receive(inbox.accept))
        yield task
        task.cancel()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in the stand-in, which has no event for it
            await asyncio.sleep(0)


async def polled(telegram: TelegramStandin) -> None:
    """A long poll is open: all that came before it was answered."""
    await until(lambda: telegram.delivery.polling)


async def test_what_a_person_says_arrives_whole(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox
) -> None:
    telegram.clock = telegram.world.clock = lambda: NOW
    lan = telegram.person(1001, "Lan", last_name="Nguyễn Thị", language="vi")
    await lan.says("hôm nay học gì?")
    async with receiving(client, inbox):
        [incoming] = await inbox.next()
    assert incoming == Incoming(
        Address(Channel.TELEGRAM, "1001", "42"),
        "700000001",
        IncomingKind.TEXT,
        "hôm nay học gì?",
        NOW,
        "vi",
        "Lan Nguyễn Thị",
    )
    assert telegram.refusals == []


async def test_updates_are_confirmed_only_after_they_were_kept(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox
) -> None:
    inbox.gate.clear()
    lan = telegram.person(1001, "Lan")
    async with receiving(client, inbox):
        await polled(telegram)
        await lan.says("điểm danh")
        await inbox.entered.wait()
        polls = telegram.delivery.polls
        await client.set_menu({"vi": [("help", "Trợ giúp")]}, "vi")  # a whole request, while nothing else happens
        assert telegram.delivery.polls == polls
        assert len(telegram.world.updates.pending) == 1
        inbox.gate.set()
        await inbox.next()
        await polled(telegram)
        assert not telegram.world.updates.pending


async def test_what_could_not_be_kept_comes_again_in_order(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    inbox.failures = 5
    lan = telegram.person(1001, "Lan")
    for number in range(250):
        await lan.says(str(number))
    async with receiving(client, inbox):
        assert await inbox.texts(250) == [str(number) for number in range(250)]
        await polled(telegram)
    assert len(pauses.seconds) == 5
    assert client.health.problem == ""
    assert len([record for record in caplog.records if record.name.startswith("bot.")]) == 2
    assert telegram.refusals == []


async def test_repeated_and_reordered_updates_are_passed_on_for_the_inbox_to_recognise(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox
) -> None:
    lan = telegram.person(1001, "Lan")
    await lan.says("một")
    await lan.says("hai")
    telegram.reverses_next_batch()
    async with receiving(client, inbox):
        first = await inbox.next()
        await polled(telegram)
        assert not telegram.world.updates.pending
        await telegram.repeats_updates(2)
        again = await inbox.next()
    assert {incoming.update_id for incoming in first} == {incoming.update_id for incoming in again}


@pytest.mark.parametrize(
    "fault",
    [
        faults.server_error(502),
        faults.internal_error(),
        faults.garbage(),
        faults.reset(),
        faults.reset(accepted=True),
        faults.flood(1),
        faults.flood(None),
        faults.flood(0),
        faults.flood(-1),
        faults.flood(10**9),
        faults.flood("soon"),
        faults.conflict(),
    ],
)
async def test_receiving_goes_on_after_a_fault_with_two_lines_in_the_log(  # noqa: PLR0917 - fixtures go by name
    fault: faults.Fault,
    telegram: TelegramStandin,
    client: TelegramClient,
    inbox: Inbox,
    pauses: Pauses,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.fails(fault, method="getUpdates", times=20)
    await telegram.person(1001, "Lan").says("có mặt")
    async with receiving(client, inbox):
        assert await inbox.texts(1) == ["có mặt"]
        await polled(telegram)
    assert len(pauses.seconds) == 20
    assert all(0.5 <= seconds <= 900 for seconds in pauses.seconds)
    assert [record.levelname for record in caplog.records if record.name.startswith("bot.")] == ["WARNING", "INFO"]
    assert TOKEN not in caplog.text
    assert client.health.problem == ""
    assert client.health.last_received_at == NOW


async def test_a_poll_that_is_never_answered_is_given_up(
    telegram: TelegramStandin, pauses: Pauses, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fails(faults.stall(), method="getUpdates")
    await telegram.person(1001, "Lan").says("có mặt")
    async with (
        connected(telegram, pauses, patience=Patience(answer=5, poll=0, grace=0.1)) as client,
        receiving(client, inbox),
    ):
        assert await inbox.texts(1) == ["có mặt"]
    assert "no answer within the time allowed" in caplog.text
    assert TOKEN not in caplog.text


async def test_an_outage_of_an_hour_is_one_line_in_the_log_and_loses_nothing(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    lan = telegram.person(1001, "Lan")
    async with receiving(client, inbox):
        await polled(telegram)
        async with telegram.outage():
            await until(lambda: sum(pauses.seconds) >= 3600)
            assert client.health.problem.startswith("Telegram is out of reach")
            assert len(caplog.records) == 1
            await lan.says("điểm danh")
        assert await inbox.texts(1) == ["điểm danh"]
        await polled(telegram)
    assert len(pauses.seconds) < 300
    assert max(pauses.seconds) <= 30
    assert client.health.problem == ""
    assert TOKEN not in caplog.text


async def test_a_refused_token_stops_the_channel_and_says_what_to_do(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fails(faults.unauthorized(), times=None)
    await asyncio.wait_for(client.receive(inbox.accept), 5)
    assert client.health.stopped
    assert "TELEGRAM_BOT_TOKEN" in client.health.problem
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    calls = len(telegram.calls)
    await asyncio.wait_for(client.receive(inbox.accept), 5)
    assert len(telegram.calls) == calls


async def test_another_poller_is_named_and_met_at_a_calm_pace(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox, pauses: Pauses
) -> None:
    trouble = telegram.fails(faults.conflict(), method="getUpdates", times=None)
    async with receiving(client, inbox):
        await until(lambda: len(pauses.seconds) >= 10)
        assert "another program" in client.health.problem
        assert min(pauses.seconds) >= 10
        assert not client.health.stopped
        trouble.stop()
        await telegram.person(1001, "Lan").says("có mặt")
        assert await inbox.texts(1) == ["có mặt"]


async def test_polling_takes_a_webhook_away_and_keeps_what_waits(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox
) -> None:
    await telegram.delivery.set_webhook({"url": "http://127.0.0.1:1/gone"})
    await telegram.person(1001, "Lan").says("có mặt")
    async with receiving(client, inbox):
        assert await inbox.texts(1) == ["có mặt"]
    assert "deleteWebhook" in [call.method for call in telegram.calls]
    assert telegram.refusals == []


async def test_polling_touches_no_webhook_where_there_is_none(
    telegram: TelegramStandin, client: TelegramClient, inbox: Inbox
) -> None:
    async with receiving(client, inbox):
        await polled(telegram)
    assert [call.method for call in telegram.calls] == ["getMe", "getWebhookInfo", "getUpdates"]


async def test_with_a_webhook_telegram_is_told_where_to_call_however_long_it_is_away(
    telegram: TelegramStandin, pauses: Pauses, inbox: Inbox
) -> None:
    telegram.fails(faults.server_error(503), method="setWebhook", times=3)
    webhook = Webhook("http://127.0.0.1:1/telegram/webhook", "a-secret")
    async with connected(telegram, pauses, webhook=webhook) as client:
        await asyncio.wait_for(client.receive(inbox.accept), 5)
    assert len(pauses.seconds) == 3
    assert telegram.delivery.webhook is not None
    assert telegram.delivery.webhook.settings.url == webhook.url
    assert telegram.delivery.webhook.settings.secret == webhook.secret
    assert client.health.problem == ""
    assert telegram.refusals == []


async def test_a_webhook_call_is_read_like_a_polled_update(telegram: TelegramStandin, client: TelegramClient) -> None:
    body = b"""{"update_id": 7, "message": {"message_id": 1, "date": 1757120400, "text": "/start s_16378",
               "chat": {"id": 1001, "type": "private"}, "from": {"id": 1001, "first_name": "Lan"}}}"""
    incoming = client.incoming_from_webhook(body)
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.update_id) == (IncomingKind.START, "s_16378", "7")
    assert client.health.last_received_at == NOW


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"<html>", b'{"update_id": 7}', b'{"message": {"text": 5}}'])
async def test_a_webhook_call_that_makes_no_sense_is_nothing(
    body: bytes, telegram: TelegramStandin, client: TelegramClient
) -> None:
    assert client.incoming_from_webhook(body) is None


async def test_nobody_can_read_the_token(telegram: TelegramStandin, client: TelegramClient) -> None:
    def everything(thing: object, depth: int = 0) -> str:
        inside = getattr(thing, "__dict__", {}) if depth < 3 else {}
        return repr(thing) + "".join(everything(value, depth + 1) for value in inside.values())

    assert TOKEN not in repr(client)
    assert TOKEN not in everything(client._api)


@pytest.mark.parametrize("token", ["", "abc", "42", "42:", "42:with space", ":x"])
async def test_what_is_no_token_is_refused_without_repeating_it(token: str) -> None:
    with pytest.raises(ValueError, match="@BotFather") as refused:
        async with telegram_client(token, clock=lambda: NOW):
            pass
    assert not token or token not in str(refused.value).replace("123456:ABC-def", "")


async def test_a_proxy_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="HTTP proxy"):
        async with telegram_client(TOKEN, proxy="socks5://127.0.0.1:9050", clock=lambda: NOW):
            pass


async def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="TELEGRAM_API_URL"):
        async with telegram_client(TOKEN, "api.telegram.org", clock=lambda: NOW):
            pass


async def test_an_unreachable_proxy_is_an_outage_and_its_password_is_not_told(
    telegram: TelegramStandin, pauses: Pauses, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(telegram, pauses, proxy="http://user:hidden@127.0.0.1:1") as client, receiving(client, inbox):
        await until(lambda: client.health.problem)
        assert client.health.problem.startswith("Telegram is out of reach")
    assert "hidden" not in caplog.text
