"""The stand-in pushes to a webhook as Telegram does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.standin import TelegramStandin, telegram_standin

Answer = Callable[[str], web.Response | Awaitable[web.Response]]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin() as standin:
        standin.delivery.delay_scale = 0.001
        yield standin


async def call(telegram: TelegramStandin, method: str, **fields: Any) -> Any:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{telegram.url}/bot42:TEST/{method}", json=fields) as answer,
    ):
        return await answer.json()


@asynccontextmanager
async def listening(answer: Answer, port: int = 0) -> AsyncIterator[tuple[str, list[tuple[str, str]]]]:
    """A bot's web server: its address and the (secret, text) of every delivery. `answer` is given the text."""
    got: list[tuple[str, str]] = []

    async def receive(request: web.BaseRequest) -> web.Response:
        text = (await request.json())["message"]["text"]
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), text))
        answered = answer(text)
        return answered if isinstance(answered, web.Response) else await answered

    server = web.Server(receive)
    listener = await asyncio.get_running_loop().create_server(server, "127.0.0.1", port)
    try:
        yield f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/hook", got
    finally:
        listener.close()
        await server.shutdown(timeout=0.01)


@asynccontextmanager
async def webhook(telegram: TelegramStandin, answer: Answer, **settings: Any) -> AsyncIterator[list[tuple[str, str]]]:
    """A listening bot whose webhook is set."""
    async with listening(answer) as (url, got):
        await call(telegram, "setWebhook", url=url, **settings)
        yield got
        await call(telegram, "deleteWebhook")


async def test_a_chats_updates_come_in_order_again_and_again_until_the_bot_says_yes(telegram: TelegramStandin) -> None:
    lan = telegram.person(1001, "Lan")
    await lan.says("một")
    answers = iter([500, 302, 200, 200])

    async with webhook(telegram, lambda _: web.Response(status=next(answers)), secret_token="bi-mat") as got:
        await lan.says("hai")
        conflict = await call(telegram, "getUpdates")
        await telegram.until_all_taken()
        info = (await call(telegram, "getWebhookInfo"))["result"]

    assert got == [("bi-mat", "một")] * 3 + [("bi-mat", "hai")]
    assert conflict["description"].startswith("Conflict: can't use getUpdates method while webhook is active")
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert (await call(telegram, "getWebhookInfo"))["result"]["url"] == ""


async def test_a_chat_that_fails_does_not_hold_up_another(telegram: TelegramStandin) -> None:
    lan, minh = telegram.person(1001, "Lan"), telegram.person(1002, "Minh")
    minh_was_heard = asyncio.Event()

    async def answer(text: str) -> web.Response:
        if text == "của Minh":
            minh_was_heard.set()
        else:
            await minh_was_heard.wait()
        return web.Response()

    async with webhook(telegram, answer) as got:
        await lan.says("của Lan")
        await minh.says("của Minh")
        await telegram.until_all_taken()

    assert sorted(text for _, text in got) == ["của Lan", "của Minh"]


async def test_at_most_max_connections_deliveries_are_under_way(telegram: TelegramStandin) -> None:
    under_way: list[int] = []
    open_now = 0

    async def answer(_text: str) -> web.Response:
        nonlocal open_now
        open_now += 1
        under_way.append(open_now)
        await asyncio.sleep(0)
        open_now -= 1
        return web.Response()

    async with webhook(telegram, answer, max_connections=2):
        for i in range(20):
            await telegram.person(i + 1, f"Người {i}").says("có mặt")
        await telegram.until_all_taken()

    assert max(under_way) <= 2
    assert len(under_way) == 20


async def test_a_method_in_the_answers_body_is_run(telegram: TelegramStandin) -> None:
    lan = telegram.person(1001, "Lan")
    reply = {"method": "sendMessage", "chat_id": 1001, "text": "Đã ghi nhận"}

    async with webhook(telegram, lambda _: web.json_response(reply)):
        await lan.says("có mặt")
        await lan.receives("Đã ghi nhận")


async def test_an_update_is_delivered_twice_at_will(telegram: TelegramStandin) -> None:
    lan = telegram.person(1001, "Lan")

    async with webhook(telegram, lambda _: web.Response()) as got:
        await lan.says("có mặt")
        await telegram.until_all_taken()
        await telegram.repeats_updates()
        await lan.says("xong")
        await telegram.until_all_taken()

    assert [text for _, text in got] == ["có mặt", "có mặt", "xong"]


async def test_a_bot_that_is_down_gets_its_updates_when_it_is_back(telegram: TelegramStandin) -> None:
    lan = telegram.person(1001, "Lan")
    async with listening(lambda _: web.Response()) as (url, _):
        port = int(url.rpartition(":")[2].partition("/")[0])
    await call(telegram, "setWebhook", url=url)
    await lan.says("còn ai không")
    assert (await call(telegram, "getWebhookInfo"))["result"]["pending_update_count"] == 1

    async with listening(lambda _: web.Response(), port) as (_, got):
        await telegram.until_all_taken()
        await call(telegram, "deleteWebhook")

    assert got == [("", "còn ai không")]


async def test_a_public_address_is_called_through_the_tunnel_and_never_itself(telegram: TelegramStandin) -> None:
    lan = telegram.person(1001, "Lan")
    await call(telegram, "setWebhook", url="https://bot.example/hook")
    await lan.says("có mặt")
    assert (await call(telegram, "getWebhookInfo"))["result"]["last_error_message"].startswith("Failed to resolve host")

    async with listening(lambda _: web.Response()) as (url, got):
        telegram.delivery.tunnel = url.removesuffix("/hook")
        await call(telegram, "setWebhook", url="https://bot.example/hook")
        await telegram.until_all_taken()
        await call(telegram, "deleteWebhook")

    assert got == [("", "có mặt")]
