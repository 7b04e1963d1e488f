"""What goes out by Telegram: each answer of the platform, or none, is an outcome that says what to do next."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import ChannelClient, DownloadError
from bot.channels.http import Patience
from bot.channels.parts import split
from bot.channels.telegram import TelegramClient, telegram_client
from bot.domain.messages import Address, Channel, Rendered, SendOutcome, SendResult, ShownChoice
from tests.standin import faults
from tests.standin.people import Person
from tests.standin.telegram import TelegramStandin, telegram_standin

TOKEN = "42:TEST-secret_token"
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
HELLO = Rendered("Xin chào <b>đồng chí</b> & *mọi người*")


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin(TOKEN) as standin:
        yield standin


@pytest.fixture
async def lan(telegram: TelegramStandin) -> Person:
    person = telegram.person(1001, "Lan")
    await person.starts()
    return person


@pytest.fixture
async def client(telegram: TelegramStandin) -> AsyncIterator[TelegramClient]:
    patience = Patience(answer=0.5)
    async with telegram_client(TOKEN, telegram.url, clock=lambda: NOW, patience=patience) as client:
        yield client


async def send(client: TelegramClient, message: Rendered = HELLO, chat: int = 1001, delivery: str = "d") -> SendResult:
    return await client.send(delivery, Address(Channel.TELEGRAM, str(chat), client.bot), message)


async def test_it_is_a_channel_like_the_others(client: TelegramClient) -> None:
    channel: ChannelClient = client
    assert (channel.channel, channel.bot, channel.one_chat_per_second) == (Channel.TELEGRAM, "42", 1.0)


async def test_a_message_arrives_as_it_is_written(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    result = await send(client)
    assert lan.texts == [HELLO.text]
    assert result == SendResult(SendOutcome.SENT, str(lan.messages[0].id))
    assert telegram.refusals == []


async def test_choices_are_buttons_two_in_a_row_when_they_are_short(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    short = tuple(ShownChoice(f"a:{label}", label) for label in ("Có mặt", "Hôm nay", "Trợ giúp"))
    long = (ShownChoice("s:1", "Phường Đông Sơn, tỉnh Thanh Hóa"), ShownChoice("s:2", "Xã Đông Sơn"))
    await send(client, Rendered("Chọn:", short))
    await send(client, Rendered("Điểm cầu nào?", long))
    assert lan.messages[0].buttons == [["Có mặt", "Hôm nay"], ["Trợ giúp"]]
    assert lan.messages[1].buttons == [["Phường Đông Sơn, tỉnh Thanh Hóa"], ["Xã Đông Sơn"]]
    assert lan.messages[0].button("Có mặt") == {"text": "Có mặt", "callback_data": "a:Có mặt"}
    assert telegram.refusals == []


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.forbidden(), SendOutcome.GONE),
        (faults.forbidden("user is deactivated"), SendOutcome.GONE),
        (faults.forbidden("bot can't initiate conversation with a user"), SendOutcome.GONE),
        (faults.server_error(500), SendOutcome.UNREACHABLE),
        (faults.server_error(502), SendOutcome.UNREACHABLE),
        (faults.internal_error(), SendOutcome.UNREACHABLE),
        (faults.server_error(504, accepted=True), SendOutcome.UNKNOWN),
        (faults.garbage(accepted=True), SendOutcome.UNKNOWN),
        (faults.reset(), SendOutcome.UNKNOWN),
        (faults.reset(accepted=True), SendOutcome.UNKNOWN),
        (faults.stall(accepted=True), SendOutcome.UNKNOWN),
        (faults.unauthorized(), SendOutcome.UNAUTHORISED),
    ],
)
async def test_what_went_wrong_is_in_the_outcome_and_the_token_is_not(  # noqa: PLR0917 - fixtures go by name
    fault: faults.Fault,
    outcome: SendOutcome,
    telegram: TelegramStandin,
    client: TelegramClient,
    lan: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.fails(fault, method="sendMessage")
    result = await send(client)
    assert result.outcome is outcome
    assert result.detail
    assert TOKEN not in result.detail + caplog.text


@pytest.mark.parametrize(
    ("retry_after", "wait"), [(1, 1), (35, 35), (10**9, 900), (None, 5), (0, 5), (-1, 5), ("soon", 5)]
)
async def test_a_429_says_how_long_to_wait_within_reason(
    retry_after: object, wait: float, telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    telegram.fails(faults.flood(retry_after), method="sendMessage")
    result = await send(client)
    assert (result.outcome, result.wait) == (SendOutcome.THROTTLED, wait)
    assert lan.texts == []


async def test_nothing_was_sent_where_nobody_listens(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    async with telegram.outage():
        result = await send(client)
        assert result.outcome is SendOutcome.UNREACHABLE
        assert TOKEN not in result.detail
    assert (await send(client)).outcome is SendOutcome.SENT


async def test_nothing_was_sent_where_the_name_is_unknown() -> None:
    async with telegram_client(TOKEN, "http://nobody.invalid", clock=lambda: NOW) as client:
        assert (await send(client)).outcome is SendOutcome.UNREACHABLE


async def test_a_page_in_telegrams_place_is_not_its_word(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    """A provider that blocks Telegram answers 403 or 404 with a page of its own: nobody has left, the token is good."""
    for status in (403, 404, 302):
        telegram.fails(faults.server_error(status), method="sendMessage")
        assert (await send(client)).outcome is SendOutcome.UNREACHABLE
    assert not client.health.stopped


async def test_people_who_are_not_there_are_gone(telegram: TelegramStandin, client: TelegramClient) -> None:
    telegram.person(1002, "Hùng")
    assert (await send(client, chat=1002)).outcome is SendOutcome.GONE
    assert (await send(client, chat=99)).outcome is SendOutcome.GONE
    blocked = telegram.person(1003, "Minh")
    await blocked.starts()
    await blocked.blocks_bot()
    assert (await send(client, chat=1003)) == SendResult(SendOutcome.GONE, "Forbidden: bot was blocked by the user")
    await blocked.unblocks()
    assert (await send(client, chat=1003)).outcome is SendOutcome.SENT


async def test_a_group_that_moved_says_where_to(telegram: TelegramStandin, client: TelegramClient) -> None:
    old, new = telegram.group(-500, "Điểm cầu"), telegram.group(-100500, "Điểm cầu")
    await old.becomes(new)
    assert await send(client, chat=-500) == SendResult(SendOutcome.MOVED, "-100500")


async def test_what_telegram_will_never_take_is_refused_in_its_words(client: TelegramClient, lan: Person) -> None:
    result = await send(client, Rendered("Chọn:", (ShownChoice("x" * 65, "Quá dài"),)))
    assert (result.outcome, result.detail) == (SendOutcome.REFUSED, "Bad Request: BUTTON_DATA_INVALID")


async def test_after_a_refused_token_nothing_is_tried(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    telegram.fails(faults.unauthorized())
    await send(client)
    assert client.health.stopped
    calls = len(telegram.calls)
    assert (await send(client)).outcome is SendOutcome.UNAUTHORISED
    assert len(telegram.calls) == calls


async def test_a_long_text_comes_in_parts_with_the_choices_on_the_last(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    lines = [f"{number}. Phường Đông Sơn, tỉnh Thanh Hóa" for number in range(300)]
    result = await send(client, Rendered("\n".join(lines), (ShownChoice("more", "Xem tiếp"),)))
    assert "\n".join(lan.texts).split("\n") == lines
    assert [bool(message.buttons) for message in lan.messages] == [False, False, True]
    assert result.detail == ",".join(str(message.id) for message in lan.messages)
    assert telegram.refusals == []


async def test_a_long_text_that_broke_off_goes_on_where_it_was(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    text = "\n".join(f"dòng {number}" for number in range(1500))
    telegram.fails(faults.flood(3), times=2, when=lambda _method, fields: "dòng 0\n" not in fields["text"])
    assert (await send(client, Rendered(text))).outcome is SendOutcome.THROTTLED
    assert (await send(client, Rendered(text))).outcome is SendOutcome.THROTTLED
    assert (await send(client, Rendered(text))).outcome is SendOutcome.SENT
    assert "\n".join(lan.texts) == text
    assert (await send(client, Rendered(text))).outcome is SendOutcome.SENT
    assert "\n".join(lan.texts) == f"{text}\n{text}"


@given(st.text(st.sampled_from("aá 😀\n")).map(lambda words: f"a{words}" * (9000 // (len(words) + 1))))
def test_however_a_text_is_cut_each_part_fits_and_no_letter_is_lost(text: str) -> None:
    parts = split(text, 4096)
    assert all(len(part.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


async def test_a_hundred_messages_are_in_the_air_at_once(telegram: TelegramStandin) -> None:
    everybody = [telegram.person(2000 + number, "Người") for number in range(100)]
    for person in everybody:
        await person.starts()
    telegram.latency = 0.2
    async with telegram_client(TOKEN, telegram.url, clock=lambda: NOW) as patient:
        results = await asyncio.gather(*(send(patient, chat=person.id) for person in everybody))
        assert {result.outcome for result in results} == {SendOutcome.SENT}
        assert len(telegram.server.connections) == 100


async def test_a_quiet_bot_keeps_its_connection(telegram: TelegramStandin, client: TelegramClient, lan: Person) -> None:
    await send(client)
    [before] = telegram.server.connections
    await send(client)
    assert telegram.server.connections == {before}


async def test_a_tap_is_answered_in_its_notice(telegram: TelegramStandin, client: TelegramClient, lan: Person) -> None:
    await send(client, Rendered("Chọn:", (ShownChoice("checkin:d1-am", "Có mặt"),)))
    async with asyncio.TaskGroup() as tasks:
        for notice in ("Đã ghi nhận", "", "x" * 500):
            tap = tasks.create_task(lan.taps("Có mặt"))
            await asyncio.sleep(0)
            *_, query = telegram.world.queries
            await client.notify(query, notice)
            shown = await tap
            assert shown == notice if len(notice) <= 200 else (len(shown) == 200 and shown.endswith("…"))
    assert telegram.refusals == []


async def test_an_expired_tap_is_nobodys_loss(
    telegram: TelegramStandin, client: TelegramClient, lan: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await client.notify("12345", "Đã ghi nhận")
    async with telegram.outage():
        await client.notify("12345", "Đã ghi nhận")
    assert caplog.records == []


async def test_the_menu_of_commands_is_set_for_each_language(telegram: TelegramStandin, client: TelegramClient) -> None:
    await client.set_menu({"vi": [("checkin", "Điểm danh")], "en": [("checkin", "Check in")]}, "vi")
    calls = [(call.args["commands"][0]["description"], call.args.get("language_code")) for call in telegram.calls]
    assert calls == [("Điểm danh", None), ("Check in", "en")]
    assert telegram.refusals == []


async def test_a_menu_that_cannot_be_set_is_only_logged(
    telegram: TelegramStandin, client: TelegramClient, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fails(faults.server_error())
    await client.set_menu({"vi": [("checkin", "Điểm danh")]}, "vi")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


async def test_a_file_that_a_person_sent_is_downloaded(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    content = bytes(range(256)) * 400
    message = await lan.sends_document("danh sách.xlsx", content)
    assert await client.download(message.raw["document"]["file_id"]) == content
    assert telegram.refusals == []


async def test_a_file_that_cannot_be_had_says_why(
    telegram: TelegramStandin, client: TelegramClient, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DownloadError, match="invalid file_id"):
        await client.download("nothing")
    message = await lan.sends_document("danh sách.xlsx", b"x" * 2000)
    monkeypatch.setattr("bot.channels.telegram.LARGEST_DOWNLOAD", 1000)
    with pytest.raises(DownloadError, match="larger than 20 MB"):
        await client.download(message.raw["document"]["file_id"])
    async with telegram.outage():
        with pytest.raises(DownloadError) as refused:
            await client.download("nothing")
    assert TOKEN not in str(refused.value)
