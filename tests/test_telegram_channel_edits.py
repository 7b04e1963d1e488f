"""What was said on Telegram is changed in place or taken back; where it cannot be, that is an outcome as well."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.http import Patience
from bot.channels.telegram import TelegramClient, telegram_client
from bot.clock import SimulatedClock
from bot.domain.messages import Address, Channel, DeleteOutcome, Rendered, SendOutcome, SendResult, ShownChoice
from tests.standin import faults
from tests.standin.people import Person
from tests.standin.telegram import TelegramStandin, telegram_standin

TOKEN = "42:TEST-secret_token"
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
BEFORE = Rendered("Có mặt 41", (ShownChoice("roll:2", "Trang sau"),))
AFTER = Rendered("Có mặt 42", (ShownChoice("roll:3", "Trang sau"),))
HERE = Address(Channel.TELEGRAM, "1001", "42")


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOW, speed=0)


@pytest.fixture
async def telegram(clock: SimulatedClock) -> AsyncIterator[TelegramStandin]:
    async with telegram_standin(TOKEN, clock=clock) as standin:
        yield standin


@pytest.fixture
async def lan(telegram: TelegramStandin) -> Person:
    person = telegram.person(1001, "Lan")
    await person.starts()
    return person


@pytest.fixture
async def client(telegram: TelegramStandin, clock: SimulatedClock) -> AsyncIterator[TelegramClient]:
    async with telegram_client(TOKEN, telegram.url, clock=clock, patience=Patience(answer=0.5)) as client:
        yield client


@pytest.fixture
async def said(client: TelegramClient, lan: Person) -> str:
    """The id of a message that Lan has."""
    return (await client.send("d", HERE, BEFORE)).detail


async def edit(client: TelegramClient, message_id: str, message: Rendered = AFTER) -> SendResult:
    return await client.edit("e", HERE, message_id, message)


async def test_words_and_buttons_change_where_they_stand(
    telegram: TelegramStandin, client: TelegramClient, lan: Person, said: str
) -> None:
    assert await edit(client, said) == SendResult(SendOutcome.SENT, said)
    (message,) = lan.messages
    assert (message.text, message.button("Trang sau")) == (
        "Có mặt 42",
        {"text": "Trang sau", "callback_data": "roll:3"},
    )
    await edit(client, said, Rendered("Xong"))
    assert lan.messages[0].buttons == []
    assert telegram.refusals == []


async def test_what_reads_so_already_is_sent(client: TelegramClient, lan: Person, said: str) -> None:
    assert await edit(client, said, BEFORE) == SendResult(SendOutcome.SENT, said)
    assert lan.texts == ["Có mặt 41"]


async def test_what_is_gone_is_said_anew(client: TelegramClient, lan: Person, said: str) -> None:
    await client.delete(HERE, said)
    result = await edit(client, said)
    assert lan.texts == ["Có mặt 42"]
    assert result == SendResult(SendOutcome.SENT, str(lan.messages[0].id))
    assert result.detail != said


async def test_a_message_in_parts_is_said_anew_and_taken_back_whole(client: TelegramClient, lan: Person) -> None:
    long = await client.send("d", HERE, Rendered("\n".join("Danh sách" for _ in range(900))))
    assert len(lan.messages) > 1
    assert (await edit(client, long.detail)).detail == str(lan.messages[-1].id)
    assert (await client.delete(HERE, long.detail)).outcome is DeleteOutcome.DELETED
    assert lan.texts == ["Có mặt 42"]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.flood(7), SendOutcome.THROTTLED),
        (faults.server_error(502), SendOutcome.UNREACHABLE),
        (faults.server_error(504), SendOutcome.UNKNOWN),
        (faults.reset(accepted=True), SendOutcome.UNKNOWN),
        (faults.stall(), SendOutcome.UNKNOWN),
        (faults.forbidden(), SendOutcome.GONE),
        (faults.unauthorized(), SendOutcome.UNAUTHORISED),
        (faults.garbage(accepted=True), SendOutcome.UNKNOWN),
    ],
)
async def test_each_fault_of_an_edit_is_an_outcome(
    telegram: TelegramStandin, client: TelegramClient, said: str, fault: faults.Fault, outcome: SendOutcome
) -> None:
    telegram.fails(fault, method="editMessageText")
    before = len(telegram.sends())
    assert (await edit(client, said)).outcome is outcome
    assert len(telegram.sends()) == before, "nothing is said anew while it may still be changed"


async def test_an_edit_that_may_have_arrived_can_be_made_again(
    telegram: TelegramStandin, client: TelegramClient, lan: Person, said: str
) -> None:
    telegram.fails(faults.reset(accepted=True), method="editMessageText")
    await edit(client, said)
    assert await edit(client, said) == SendResult(SendOutcome.SENT, said)
    assert lan.texts == ["Có mặt 42"]


async def test_a_message_is_taken_back_and_a_second_time_nothing_happens(
    client: TelegramClient, lan: Person, said: str
) -> None:
    for _ in range(2):
        assert (await client.delete(HERE, said)).outcome is DeleteOutcome.DELETED
    assert lan.texts == []


async def test_after_48_hours_it_is_too_late_to_take_back(
    client: TelegramClient, clock: SimulatedClock, lan: Person, said: str
) -> None:
    clock.jump(NOW + timedelta(hours=48, seconds=1))
    assert (await client.delete(HERE, said)).outcome is DeleteOutcome.TOO_LATE
    assert lan.texts == ["Có mặt 41"]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.flood(7), DeleteOutcome.UNREACHABLE),
        (faults.server_error(502), DeleteOutcome.UNREACHABLE),
        (faults.stall(), DeleteOutcome.UNREACHABLE),
        (faults.forbidden(), DeleteOutcome.IMPOSSIBLE),
        (faults.unauthorized(), DeleteOutcome.UNREACHABLE),
    ],
)
async def test_each_fault_of_taking_back_is_an_outcome(
    telegram: TelegramStandin, client: TelegramClient, said: str, fault: faults.Fault, outcome: DeleteOutcome
) -> None:
    telegram.fails(fault, method="deleteMessage")
    result = await client.delete(HERE, said)
    assert result.outcome is outcome
    assert TOKEN not in result.detail
