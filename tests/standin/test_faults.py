"""The stand-in misbehaves exactly as told, and the message is there or not as the fault says."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.standin import Person, RateLaw, TelegramStandin, faults, telegram_standin
from tests.standin.faults import Fault


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin() as standin:
        yield standin


@pytest.fixture
async def lan(telegram: TelegramStandin) -> Person:
    lan = telegram.person(1001, "Lan")
    await lan.starts()
    return lan


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def send(
    http: aiohttp.ClientSession, telegram: TelegramStandin, chat_id: int = 1001, text: str = "Chào"
) -> tuple[int, Any]:
    form = {"chat_id": str(chat_id), "text": text}
    async with http.post(f"{telegram.url}/bot42:TEST/sendMessage", data=form) as answer:
        is_json = answer.content_type == "application/json"
        return answer.status, (await answer.json() if is_json else await answer.text())


def refusal(code: int, description: str, **parameters: Any) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description} | (
        {"parameters": parameters} if parameters else {}
    )


OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (faults.flood(7), refusal(429, "Too Many Requests: retry after 7", retry_after=7)),
        (faults.flood(10**9), refusal(429, "Too Many Requests: retry after 1000000000", retry_after=10**9)),
        (faults.flood(None), refusal(429, "Too Many Requests")),
        (faults.internal_error(), refusal(500, "Internal Server Error")),
        (faults.unauthorized(), refusal(401, "Unauthorized")),
        (faults.conflict(), refusal(409, OTHER_POLLER)),
        (faults.forbidden("user is deactivated"), refusal(403, "Forbidden: user is deactivated")),
        (faults.migrated(-1002), refusal(400, UPGRADED, migrate_to_chat_id=-1002)),
    ],
)
async def test_a_refusal_on_demand_has_the_shape_of_a_real_one(
    http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person, fault: Fault, expected: dict[str, Any]
) -> None:
    telegram.fails(fault, method="sendMessage", chat=lan)

    assert await send(http, telegram) == (expected["error_code"], expected)
    assert lan.messages == []
    assert (await send(http, telegram))[0] == 200, "it was for one request only"
    assert telegram.refusals == [], "a fault is not the bot's mistake"


async def test_a_proxys_error_page_is_html(http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person) -> None:
    telegram.fails(faults.server_error(503))

    status, page = await send(http, telegram)

    assert status == 503
    assert page.startswith("<html>")


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_broken_connection_leaves_the_message_unsent_or_sent(
    http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person, *, accepted: bool
) -> None:
    telegram.fails(faults.reset(accepted=accepted))

    with pytest.raises(aiohttp.ClientConnectionError):
        await send(http, telegram)

    assert len(lan.messages) == accepted


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_stall_never_answers(
    http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person, *, accepted: bool
) -> None:
    trouble = telegram.fails(faults.stall(accepted=accepted))
    sending = asyncio.ensure_future(send(http, telegram))
    await trouble.until_struck()

    await send(http, telegram, text="Tin sau")

    assert lan.texts == ["Chào"] * accepted + ["Tin sau"]
    assert not sending.done()
    sending.cancel()


async def test_a_slow_request_takes_effect_though_the_client_has_given_up(
    http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person
) -> None:
    trouble = telegram.fails(faults.slow(0.03, accepted=False))
    sending = asyncio.ensure_future(send(http, telegram))
    await trouble.until_struck()
    assert lan.messages == []

    sending.cancel()

    await lan.receives("Chào")


async def test_garbage_is_no_json(http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person) -> None:
    telegram.fails(faults.garbage(accepted=True))

    with pytest.raises(ValueError, match="Expecting value"):
        await send(http, telegram)
    assert lan.texts == ["Chào"]


async def test_faults_strike_by_chat_by_predicate_and_until_stopped(
    http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person
) -> None:
    minh = telegram.person(1002, "Minh")
    await minh.starts()
    for_minh = telegram.fails(faults.flood(), chat=minh, times=None)
    telegram.fails(faults.internal_error(), when=lambda _method, args: "khẩn" in args["text"], times=2)

    codes = [(await send(http, telegram, 1002))[0] for _ in range(3)]
    urgent = [(await send(http, telegram, text="Tin khẩn"))[0] for _ in range(3)]
    for_minh.stop()

    assert codes == [429, 429, 429]
    assert urgent == [500, 500, 200]
    assert (await send(http, telegram, 1002))[0] == 200
    assert for_minh.struck == 3


async def test_the_rate_law_refuses_floods_and_counts_them(
    http: aiohttp.ClientSession, telegram: TelegramStandin, lan: Person
) -> None:
    seconds = 0.0
    telegram.rate_law = RateLaw(per_second=30, per_chat=1, burst=3, ticker=lambda: seconds)
    burst = [(await send(http, telegram, text=f"Tin {i}"))[0] for i in range(3)]
    too_many, answer = await send(http, telegram, text="Tin thừa")
    seconds = 1.0
    later, _ = await send(http, telegram, text="Tin sau")

    assert (burst, too_many, later) == ([200, 200, 200], 429, 200)
    assert answer["parameters"] == {"retry_after": 1}
    assert telegram.flood_refusals == 1
    assert [call.args["text"] for call in telegram.sends(lan)] == ["Tin 0", "Tin 1", "Tin 2", "Tin sau"]


async def test_the_rate_law_holds_over_all_chats(http: aiohttp.ClientSession, telegram: TelegramStandin) -> None:
    telegram.rate_law = RateLaw(per_second=5, ticker=lambda: 0.0)
    people = [telegram.person(i, f"Người {i}") for i in range(1, 8)]
    for person in people:
        await person.starts()

    answers = await asyncio.gather(*(send(http, telegram, person.id) for person in people))

    assert sorted(status for status, _ in answers) == [200] * 5 + [429] * 2
    assert telegram.flood_refusals == 2
