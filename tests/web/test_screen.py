"""A room's screen over HTTP: what it shows, and who may open one that shows codes."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar

from bot.domain import proof
from bot.domain.people import Role
from bot.services import web_links
from bot.services.web_links import Page
from tests.web.hall import BOSS, SECRET, Hall, hall
from tests.web.visitor import Stream


@asynccontextmanager
async def _browser() -> AsyncIterator[ClientSession]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def _page(session: ClientSession, place: Hall, site: str = "16378") -> str:
    async with session.get(f"{place.url}/screen/{site}") as response:
        assert response.status == 200
        return await response.text()


async def _opened(session: ClientSession, place: Hall, site: str = "16378") -> dict[str, Any]:
    """What the script of an open screen knows."""
    found = re.search(r'id="settings">(.*?)</script>', await _page(session, place, site))
    assert found
    values: dict[str, Any] = json.loads(found[1])
    return values


async def _types(session: ClientSession, place: Hall, code: str, site: str = "16378") -> None:
    async with session.post(f"{place.url}/screen/{site}", data={"code": code}):
        pass


async def test_a_screen_without_codes_is_open_to_everybody(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _browser() as session:
        await place.check_in("16378", 4)
        page = await _page(session, place)
        assert "Phường Đông Sơn, Thanh Hóa" in page
        assert re.search(r'id="in">4<.*?id="of">10<', page, re.DOTALL)
        settings = await _opened(session, place)
        assert settings["codes"] == []
        assert [door["address"] for door in settings["doors"]] == [
            "https://t.me/lop?start=k_16378",
            "https://lop.example/#k=16378",
        ]


async def test_there_is_no_screen_of_a_site_that_there_is_not(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _browser() as session:
        for path in ("99999", "99999/events"):
            async with session.get(f"{place.url}/screen/{path}") as response:
                assert response.status == 404


async def test_a_screen_with_codes_shows_none_to_whoever_has_no_link(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        page = await _page(session, place)
        assert 'method="post"' in page
        assert proof.code_at(proof.key_from(SECRET), "d1-am", "16378", place.bot.now) not in page.replace(" ", "")
        async with session.get(f"{place.url}/screen/16378/events") as response:
            assert [event.name for event in await Stream(response).until("reload")] == ["reload"]


async def test_the_typed_code_of_the_link_opens_the_screen_without_any_script(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        await _types(session, place, await place.code(Page.SCREEN, site="16378"))
        page = await _page(session, place)
        code = proof.code_at(proof.key_from(SECRET), "d1-am", "16378", place.bot.now)
        assert f"{code[:3]} {code[3:]}" in page


@pytest.mark.parametrize("typed", ["", "AAAAA-2AAAA", "x" * 5000])
async def test_a_wrong_code_opens_nothing_and_says_so(tmp_path: Path, typed: str) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        async with session.post(f"{place.url}/screen/16378", data={"code": typed}) as response:
            assert "không đúng" in await response.text()
        assert 'method="post"' in await _page(session, place)


async def test_a_link_opens_only_the_screen_that_it_is_for(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        await _types(session, place, await place.code(Page.SCREEN, site="16400"))
        assert 'method="post"' in await _page(session, place)


async def test_codes_come_ahead_so_that_a_screen_goes_on_without_a_connection(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        await _types(session, place, await place.code(Page.SCREEN, site="16378"))
        codes = (await _opened(session, place))["codes"]
        assert len(codes) == 15
        key = proof.key_from(SECRET)
        for at, code in codes:
            assert proof.code_at(key, "d1-am", "16378", datetime.fromisoformat(at)) == code
        assert datetime.fromisoformat(codes[-1][0]) - place.bot.now > timedelta(minutes=13)


async def test_the_central_screen_shows_a_code_of_its_own_and_the_whole_class(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        await place.check_in("21109", 2)
        await _types(session, place, await place.code(Page.SCREEN, site=""), "all")
        settings = await _opened(session, place, "all")
        key = proof.key_from(SECRET)
        assert settings["codes"][0][1] == proof.code_at(key, "d1-am", proof.CENTRAL, place.bot.now)
        assert re.search(r'id="in">2<.*?id="of">60<', await _page(session, place, "all"), re.DOTALL)


async def test_a_screen_hears_of_its_own_site_only(tmp_path: Path) -> None:
    async with (
        hall(tmp_path) as place,
        _browser() as session,
        session.get(f"{place.url}/screen/16378/events") as response,
    ):
        stream = Stream(response)
        first = await stream.until("numbers")
        assert first[-1].data == {"in": 0, "of": 10}
        await place.check_in("21109", 5)
        await place.live.look()
        await place.check_in("16378", 3)
        await place.live.look()
        assert (await stream.until("numbers"))[-1].data == {"in": 3, "of": 10}


async def test_a_withdrawn_link_closes_the_screen(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        clerk = await place.grant(Role.CLERK, "16378")
        await _types(session, place, await place.code(Page.SCREEN, clerk, "16378"))
        async with session.get(f"{place.url}/screen/16378/events") as response:
            stream = Stream(response)
            await stream.until("numbers")
            await place.store.transaction(lambda tx: web_links.withdraw(tx, BOSS, place.bot.now))
            await place.live.look()
            await place.store.transaction(lambda tx: web_links.withdraw(tx, clerk, place.bot.now))
            await place.live.look()
            assert (await stream.until("reload"))[-1].name == "reload"
        assert 'method="post"' in await _page(session, place)


@pytest.mark.parametrize(("site", "role", "scope"), [("16378", Role.CLERK, "16378"), ("", Role.ORGANISER, "")])
async def test_a_screen_closes_with_the_right_it_was_opened_by_though_another_is_left(
    tmp_path: Path, site: str, role: Role, scope: str
) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        holder = await place.grant(role, scope)
        await place.grant(Role.CLERK, "21109", also=holder)
        shown = site or "all"
        await _types(session, place, await place.code(Page.SCREEN, holder, site), shown)
        async with session.get(f"{place.url}/screen/{shown}/events") as response:
            stream = Stream(response)
            await stream.until("numbers")
            await place.withdraw(holder, role, scope)
            assert (await stream.until("reload"))[-1].name == "reload"
        assert 'method="post"' in await _page(session, place, shown)
