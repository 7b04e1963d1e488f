"""What goes out by Zalo: each answer of the platform, or none, is an outcome that says what to do next."""

import logging
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import ChannelClient
from bot.channels.http import Patience
from bot.channels.zalo import ZaloClient, zalo_client
from bot.channels.zalo_messages import texts_of
from bot.domain.messages import Address, Channel, Rendered, SendOutcome, SendResult, ShownChoice
from tests.standin import faults
from tests.standin.zalo import ZaloStandin, refused, zalo_standin
from tests.standin.zalo_people import ZaloPerson

TOKEN = "7001:secret-of-the_bot"
HELLO = Rendered("Xin chào <b>đồng chí</b> & *mọi người*")


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Purse:
    """Counts what is spent."""

    spent = 0

    async def __call__(self, messages: int) -> None:
        self.spent += messages


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloStandin]:
    async with zalo_standin((TOKEN,)) as standin:
        yield standin


@pytest.fixture
async def lan(zalo: ZaloStandin) -> ZaloPerson:
    person = zalo.person("Lan")
    await person.says("xin chào")
    return person


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def purse() -> Purse:
    return Purse()


@pytest.fixture
async def client(zalo: ZaloStandin, clock: Clock, purse: Purse) -> AsyncIterator[ZaloClient]:
    async with zalo_client(TOKEN, zalo.url, clock=clock, spend=purse) as client:
        yield client


async def send(client: ZaloClient, to: ZaloPerson, message: Rendered = HELLO, delivery: str = "d") -> SendResult:
    return await client.send(delivery, Address(Channel.ZALO, to.id, client.bot), message)


async def test_it_is_a_channel_like_the_others(client: ZaloClient) -> None:
    channel: ChannelClient = client
    assert (channel.channel, channel.bot) == (Channel.ZALO, "7001")
    await channel.notify("nothing", "there are no taps")


async def test_a_message_arrives_as_it_is_written(zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson) -> None:
    result = await send(client, lan)
    assert lan.texts == [HELLO.text]
    assert result == SendResult(SendOutcome.SENT, lan.messages[0].id)
    assert zalo.refusals == []


async def test_choices_are_numbered_lines(client: ZaloClient, lan: ZaloPerson) -> None:
    await send(client, lan, Rendered("Chọn:", (ShownChoice("a", "Có mặt"), ShownChoice("b", "Hôm nay"))))
    assert lan.texts == ["Chọn:\n\n1. Có mặt\n2. Hôm nay"]
    assert lan.choices == {"1": "Có mặt", "2": "Hôm nay"}


@pytest.mark.parametrize("status", [None, 200])
@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (400, SendOutcome.REFUSED),
        (401, SendOutcome.UNAUTHORISED),
        (403, SendOutcome.REFUSED),
        (404, SendOutcome.REFUSED),
        (408, SendOutcome.UNKNOWN),
        (429, SendOutcome.THROTTLED),
        (500, SendOutcome.UNKNOWN),
        (502, SendOutcome.UNKNOWN),
    ],
)
async def test_zalos_no_is_judged_by_the_body_whatever_the_status(  # noqa: PLR0917 - fixtures go by name
    code: int, outcome: SendOutcome, status: int | None, zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson
) -> None:
    zalo.fails(refused(code, "Internal server error", status=status), method="sendMessage")
    result = await send(client, lan)
    assert result.outcome is outcome
    assert result.detail
    assert lan.texts == []


@pytest.mark.parametrize(
    ("fault", "outcome", "arrived"),
    [
        (faults.server_error(502), SendOutcome.UNKNOWN, 0),
        (faults.server_error(504, accepted=True), SendOutcome.UNKNOWN, 1),
        (faults.server_error(404), SendOutcome.UNREACHABLE, 0),
        (faults.server_error(302), SendOutcome.UNREACHABLE, 0),
        (faults.garbage(accepted=True), SendOutcome.UNKNOWN, 1),
        (faults.reset(), SendOutcome.UNKNOWN, 0),
        (faults.reset(accepted=True), SendOutcome.UNKNOWN, 1),
        (faults.slow(0.1), SendOutcome.SENT, 1),
    ],
)
async def test_what_went_wrong_is_in_the_outcome_and_the_token_is_nowhere(  # noqa: PLR0917 - fixtures go by name
    fault: faults.Fault,
    outcome: SendOutcome,
    arrived: int,
    zalo: ZaloStandin,
    client: ZaloClient,
    lan: ZaloPerson,
    purse: Purse,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    zalo.fails(fault, method="sendMessage")
    result = await send(client, lan)
    assert (result.outcome, len(lan.texts)) == (outcome, arrived)
    assert "secret-of" not in result.detail + caplog.text + client.health.problem
    assert purse.spent == (outcome in {SendOutcome.SENT, SendOutcome.UNKNOWN}), "what may have arrived is counted"


async def test_what_is_never_answered_may_have_arrived(zalo: ZaloStandin, lan: ZaloPerson, clock: Clock) -> None:
    zalo.fails(faults.stall(accepted=True), method="sendMessage")
    async with zalo_client(TOKEN, zalo.url, clock=clock, patience=Patience(answer=0.2)) as client:
        result = await send(client, lan)
    assert result == SendResult(SendOutcome.UNKNOWN, "no answer within the time allowed")


async def test_an_error_that_quotes_the_address_does_not_give_the_token_away(
    zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson
) -> None:
    zalo.fails(refused(400, f"no such path: /bot{TOKEN}/sendMessage"), method="sendMessage")
    assert (await send(client, lan)).detail == "400 no such path: /bot…/sendMessage"


@pytest.mark.parametrize("key", ["error_code", "errorCode"])
async def test_a_code_may_have_either_name(key: str, zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson) -> None:
    zalo.manner.with_status_200, zalo.manner.code_key = True, key
    zalo.bot.most_messages = 0
    assert (await send(client, lan)).outcome is SendOutcome.THROTTLED


async def test_nothing_was_sent_where_nobody_listens(zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson) -> None:
    async with zalo.outage():
        result = await send(client, lan)
    assert result.outcome is SendOutcome.UNREACHABLE
    assert "secret" not in result.detail
    assert (await send(client, lan)).outcome is SendOutcome.SENT


async def test_nobody_can_be_written_to_who_has_not_written(zalo: ZaloStandin, client: ZaloClient) -> None:
    assert (await send(client, zalo.person("Nam"))).outcome is SendOutcome.REFUSED


async def test_after_a_refused_token_nothing_is_tried(zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson) -> None:
    zalo.fails(refused(401, "Unauthorized"))
    await send(client, lan)
    assert client.health.stopped
    assert "bot 7001" in client.health.problem
    calls = len(zalo.calls)
    assert (await send(client, lan)).outcome is SendOutcome.UNAUTHORISED
    assert len(zalo.calls) == calls


async def test_a_quota_that_is_used_up_stops_everything_but_a_try_now_and_then(
    zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson, clock: Clock
) -> None:
    zalo.bot.most_messages = 1
    result = await send(client, lan)
    assert (result.outcome, result.wait) == (SendOutcome.THROTTLED, 60.0)
    assert "quota is used up" in client.health.problem
    assert client.is_exhausted
    calls = len(zalo.calls)
    assert (await send(client, lan)).wait == 60.0
    assert len(zalo.calls) == calls
    clock.now += timedelta(seconds=61)
    assert (await send(client, lan)).wait == 120.0, "each try that fails makes the next one wait longer"
    assert (await send(client, lan)).wait == 120.0
    assert len(zalo.calls) == calls + 1
    clock.now += timedelta(hours=3)
    zalo.bot.most_messages = 3000
    assert (await send(client, lan)).outcome is SendOutcome.SENT
    assert client.health.problem == ""
    assert not client.is_exhausted


async def test_a_long_text_comes_in_parts_with_the_choices_whole(
    zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson, purse: Purse
) -> None:
    lines = [f"{number}: Phường Đông Sơn, tỉnh Thanh Hóa 😀" for number in range(150)]
    result = await send(client, lan, Rendered("\n".join(lines), (ShownChoice("more", "Xem tiếp"),)))
    assert "\n".join(lan.texts).removesuffix("\n\n1. Xem tiếp").split("\n") == lines
    assert lan.choices == {"1": "Xem tiếp"}
    assert result.detail == lan.messages[-1].id
    assert purse.spent == len(lan.messages) > 2
    assert zalo.refusals == []


async def test_a_long_text_that_broke_off_goes_on_where_it_was(
    zalo: ZaloStandin, client: ZaloClient, lan: ZaloPerson, purse: Purse
) -> None:
    text = "\n".join(f"dòng {number}" for number in range(600))
    zalo.fails(faults.reset(), when=lambda _method, fields: "dòng 0\n" not in fields["text"])
    assert (await send(client, lan, Rendered(text))).outcome is SendOutcome.UNKNOWN
    assert (await send(client, lan, Rendered(text))).outcome is SendOutcome.SENT
    assert "\n".join(lan.texts) == text
    assert purse.spent == len(lan.messages) + 1


@given(
    st.text(st.sampled_from("aá 😀\n")).map(lambda words: f"a{words}" * (5000 // (len(words) + 1))), st.integers(0, 9)
)
def test_however_a_text_is_cut_each_part_fits_and_no_letter_is_lost(text: str, number: int) -> None:
    choices = tuple(ShownChoice("a", f"Lựa chọn {'á' * 60}") for _ in range(number))
    parts = texts_of(Rendered(text, choices))
    assert all(0 < len(part.encode("utf-16-le")) // 2 <= 2000 for part in parts)
    listed = "".join(f"{at}. {choice.label}" for at, choice in enumerate(choices, 1))
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text + listed)


async def test_a_token_that_is_none_is_refused_without_being_shown() -> None:
    with pytest.raises(ValueError, match="ZALO_BOT_TOKEN should look like") as caught:
        async with zalo_client("hunter2", clock=Clock()):
            pass
    assert "hunter2" not in str(caught.value)
