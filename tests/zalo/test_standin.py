"""The stand-in is as strict as Zalo: what it lets pass, Zalo does too."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.standin.zalo import DEFAULT_TOKEN, ZaloStandin, zalo_standin

WEBHOOK = {"url": "https://class.example/zalo/webhook", "secret_token": "long enough"}


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloStandin]:
    async with zalo_standin() as standin:
        yield standin


async def call(
    zalo: ZaloStandin, method: str, token: str = DEFAULT_TOKEN, **arguments: Any
) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{zalo.url}/bot{token}/{method}", json=arguments) as answer,
    ):
        return answer.status, await answer.json()


async def test_it_answers_in_zalos_shapes(zalo: ZaloStandin) -> None:
    _, me = await call(zalo, "getMe")
    assert me["result"]["account_type"] == "BASIC"
    lan = zalo.person("Lan")
    await lan.says("Xin chào")
    _, event = await call(zalo, "getUpdates", timeout="0")
    assert event["result"]["event_name"] == "message.text.received"
    assert event["result"]["message"]["date"] > 10**12, "milliseconds"
    assert await call(zalo, "getUpdates", timeout="0") == (
        408,
        {"ok": False, "description": "Request timeout", "error_code": 408},
    )
    _, sent = await call(zalo, "sendMessage", chat_id=lan.id, text="Chào đồng chí")
    assert set(sent["result"]) == {"message_id", "date"}
    assert await call(zalo, "sendChatAction", chat_id=lan.id, action="typing") == (200, {"ok": True})
    assert await call(zalo, "getWebhookInfo") == (
        404,
        {"ok": False, "description": "webhook is not set", "error_code": 404},
    )
    assert (await call(zalo, "deleteWebhook"))[0] == 400
    assert zalo.refusals == []


async def test_a_webhook_is_tried_out_kept_all_the_same_and_ends_polling(zalo: ZaloStandin) -> None:
    _, answer = await call(zalo, "setWebhook", **WEBHOOK)
    assert answer["result"]["verification"]["outcome"] == "webhook.err.conn"
    _, info = await call(zalo, "getWebhookInfo")
    assert info["result"]["url"] == WEBHOOK["url"]
    assert (await call(zalo, "getUpdates", timeout="0"))[0] == 400


@pytest.mark.parametrize(
    ("method", "arguments", "code"),
    [
        ("getme", {}, 404),
        ("editMessageText", {}, 404),
        ("sendMessage", {"chat_id": "nobody", "text": "x"}, 400),
        ("sendMessage", {"chat_id": 7, "text": "x"}, 400),
        ("sendMessage", {"text": "x"}, 400),
        ("sendMessage", {"chat_id": "LAN", "text": ""}, 400),
        ("sendMessage", {"chat_id": "LAN", "text": "😀" * 1001}, 400),
        ("sendMessage", {"chat_id": "LAN", "text": "x", "reply_markup": {}}, 400),
        ("sendPhoto", {"chat_id": "LAN", "photo": "file.jpg"}, 400),
        ("sendChatAction", {"chat_id": "LAN", "action": "dancing"}, 400),
        ("getUpdates", {"timeout": 30}, 400),
        ("setWebhook", WEBHOOK | {"url": "http://class.example"}, 400),
        ("setWebhook", WEBHOOK | {"url": "https://127.0.0.1/zalo"}, 400),
        ("setWebhook", WEBHOOK | {"url": "https://192.168.1.2/zalo"}, 400),
        ("setWebhook", WEBHOOK | {"secret_token": "short"}, 400),
    ],
)
async def test_what_zalo_refuses_is_refused_and_remembered(
    zalo: ZaloStandin, method: str, arguments: dict[str, Any], code: int
) -> None:
    lan = zalo.person("Lan")
    await lan.says("Xin chào")
    known = {name: lan.id if value == "LAN" else value for name, value in arguments.items()}
    assert (await call(zalo, method, **known))[0] == code
    assert [(one.method, one.code) for one in zalo.refusals] == [(method, code)]
    assert lan.texts == []


async def test_an_unknown_token_is_refused(zalo: ZaloStandin) -> None:
    assert (await call(zalo, "getMe", token="1:x"))[0] == 401


async def test_the_free_tier_ends(zalo: ZaloStandin) -> None:
    zalo.bot.most_messages, zalo.bot.most_people = 3, 1
    lan, late = zalo.person("Lan"), zalo.person("Người đến sau")
    await lan.says("Xin chào")
    await late.says("Xin chào")
    assert [event["message"]["from"]["id"] for event in zalo.bot.unserved] == [late.id]
    answers = [await call(zalo, "sendMessage", chat_id=lan.id, text="Chào") for _ in range(3)]
    assert [status for status, _ in answers] == [200, 200, 429]
    assert answers[-1][1] == {"ok": False, "description": "Quota exceeded", "error_code": 429}


async def test_each_bot_knows_people_by_other_ids() -> None:
    async with zalo_standin(("1:a", "2:b")) as zalo:
        ids = {zalo.person("Lan", bot).id for bot in zalo.bots.values()}
        assert len(ids) == 2
