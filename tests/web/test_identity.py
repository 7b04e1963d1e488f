"""A person is known again by a cookie that nobody can make up."""

from collections.abc import Sequence
from http.cookies import Morsel, SimpleCookie
from pathlib import Path

import pytest
from aiohttp import ClientResponse
from itsdangerous import TimestampSigner

from tests.web.echo import Bot, serving
from tests.web.visitor import Visitor, visited, visiting

_KEY = "a key for tests only"


class _LongAgo(TimestampSigner):
    def get_timestamp(self) -> int:
        return 1_500_000_000


def _cookie(response: ClientResponse, name: str = "chat") -> Morsel[str]:
    cookies: SimpleCookie = response.cookies
    return cookies[name]


async def _id_of(visitor: Visitor, bot: Bot) -> str:
    await visitor.say("xin chào", f"id{len(bot.heard)}")
    return bot.heard[-1].address.id


async def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(site: tuple[str, Bot]) -> None:
    async with visiting(site[0]) as visitor:
        cookie = _cookie(await visitor.open())
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["secure"]


async def test_over_https_the_cookie_is_secure_and_for_this_host_alone(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="https://lop.example.vn") as (url, _), visiting(url) as visitor:
        cookie = _cookie(await visitor.open(), "__Host-chat")
    assert cookie["secure"]
    assert cookie["path"] == "/"


async def test_a_person_stays_the_same_person_from_visit_to_visit(site: tuple[str, Bot]) -> None:
    url, bot = site
    async with visited(url) as visitor, visited(url) as other:
        first = await _id_of(visitor, bot)
        await visitor.open()
        assert await _id_of(visitor, bot) == first
        assert await _id_of(other, bot) != first


def _forgeries() -> Sequence[str]:
    victim = "0" * 32
    return [
        "",
        victim,
        f"{victim}.aGVsbG8.c2lnbmF0dXJl",
        TimestampSigner("another key", salt="chat page ").sign(victim).decode(),
        TimestampSigner(_KEY, salt="chat page organiser").sign(victim).decode(),
        _LongAgo(_KEY, salt="chat page ").sign(victim).decode(),
        "x" * 4000,
    ]


_NAMES = ("empty", "unsigned", "signed by nobody", "another key", "another purpose", "expired", "endless")


@pytest.mark.parametrize("value", _forgeries(), ids=_NAMES)
async def test_a_forged_or_expired_cookie_gets_a_new_identity(site: tuple[str, Bot], value: str) -> None:
    url, bot = site
    async with visiting(url) as visitor:
        visitor.session.cookie_jar.update_cookies({"chat": value})
        assert (await visitor.send({"id": "1", "text": "x"})).status == 401
        await visitor.open()
        assert await _id_of(visitor, bot) != "0" * 32


async def test_the_language_is_what_was_chosen_then_what_the_browser_asks_for_then_vietnamese(
    site: tuple[str, Bot],
) -> None:
    async with visiting(site[0]) as visitor:
        assert 'lang="vi"' in await (await visitor.open(**{"Accept-Language": "fr, *;q=0.1"})).text()
        assert (
            '<html lang="en"' in await (await visitor.open(**{"Accept-Language": "fr, en-GB;q=0.8, vi;q=0.2"})).text()
        )
        assert '<html lang="vi"' in await (await visitor.open(**{"Accept-Language": "en;q=x,vi-VN"})).text()
        await visitor.session.get(f"{site[0]}/?lang=en")
        assert '<html lang="en"' in await (await visitor.open(**{"Accept-Language": "vi"})).text()
        assert '<html lang="en"' in await (await visitor.session.get(f"{site[0]}/?lang=<script>")).text()
