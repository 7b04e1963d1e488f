"""The board over HTTP: who sees what of it, what its numbers are, and how they come."""

import asyncio
import csv
import io
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, CookieJar

from bot.domain.attendance import Status
from bot.domain.people import Rights, Role
from bot.services import web_links
from bot.web import live
from bot.web.feed import scope_of
from bot.web.limits import Limit
from bot.web.security import Limits
from tests.web.hall import BOSS, Hall, hall
from tests.web.visitor import Stream


@asynccontextmanager
async def _browser() -> AsyncIterator[ClientSession]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def _exchange(session: ClientSession, link: str, **headers: str) -> ClientResponse:
    """What the page does with the link that it was opened by."""
    address, _, token = link.partition("#")
    given = {"Origin": re.sub(r"(?<=\d)/.*", "", address), **headers}
    response = await session.post(f"{address}/open", json={"link": token}, headers=given)
    await response.read()
    return response


@asynccontextmanager
async def _viewer(place: Hall, link: str) -> AsyncIterator[ClientSession]:
    """A browser that has opened the link."""
    async with _browser() as session:
        assert (await _exchange(session, link)).status == 200
        yield session


async def _page(session: ClientSession, url: str) -> str:
    async with session.get(url) as response:
        assert response.status == 200
        return await response.text()


def _settings(page: str) -> dict[str, Any]:
    found = re.search(r'id="settings">(.*?)</script>', page)
    assert found
    values: dict[str, Any] = json.loads(found[1])
    return values


async def _numbers(stream: Stream) -> dict[str, Any]:
    """The next numbers that come."""
    while event := await stream.next():
        if event.name == "numbers":
            data: dict[str, Any] = event.data
            return data
    raise AssertionError("the stream ended")


@asynccontextmanager
async def _stream(session: ClientSession, place: Hall) -> AsyncIterator[Stream]:
    async with session.get(f"{place.url}/board/events") as response:
        yield Stream(response)


# --- who may see it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/board", "/board/list", "/board/session/d1-am"])
async def test_without_a_link_nobody_sees_a_number(tmp_path: Path, path: str) -> None:
    async with hall(tmp_path) as place, _browser() as session:
        await place.check_in("16378", 7)
        page = await _page(session, place.url + path)
        assert "/board" in page
        assert "Đông Sơn" not in page


@pytest.mark.parametrize("path", ["/board/sites.json", "/board/silent.json", "/board/export.csv?session=d1-am"])
async def test_without_a_link_there_is_nothing_to_take_away(tmp_path: Path, path: str) -> None:
    async with hall(tmp_path) as place, _browser() as session, session.get(place.url + path) as response:
        assert response.status == 403


@pytest.mark.parametrize("token", ["", "x", "AAAAA-2AAAA.forged", "AAAAA-2AAAA"])
async def test_a_made_up_link_opens_nothing(tmp_path: Path, token: str) -> None:
    async with hall(tmp_path) as place, _browser() as session:
        response = await _exchange(session, f"{place.url}/board#{token}")
        assert response.status == 403
        assert "hết hạn" in (await response.json())["message"]
        assert not session.cookie_jar.filter_cookies(place.url)  # type: ignore[arg-type]  # a str will do


async def test_a_link_is_no_link_to_another_page(tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _browser() as session:
        token = (await place.link()).partition("#")[2]
        assert (await _exchange(session, f"{place.url}/screen/16378#{token}")).status == 403


async def test_another_site_cannot_exchange_a_link(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _browser() as session:
        response = await _exchange(session, await place.link(), Origin="https://evil.example")
        assert response.status == 403


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_pages(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _browser() as session:
        response = await _exchange(session, await place.link())
        cookie = response.headers["Set-Cookie"]
        assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/board"))


async def test_codes_cannot_be_tried_one_after_the_other(tmp_path: Path) -> None:
    async with hall(tmp_path, limits=Limits()) as place, _browser() as session:
        statuses = [(await _exchange(session, f"{place.url}/board#x")).status for _ in range(70)]
        assert statuses[0] == 403
        assert statuses[-1] == 429


@pytest.mark.parametrize("path", ["/board/list", "/board/export.csv?session=d1-am"])
async def test_lists_cannot_be_asked_for_without_end(tmp_path: Path, path: str) -> None:
    limits = Limits(opens_of_one=Limit(per_second=0.001, burst=1))
    async with hall(tmp_path, limits=limits) as place, _viewer(place, await place.link()) as session:
        for status in (200, 429):
            async with session.get(place.url + path) as response:
                assert response.status == status


async def test_a_link_ends_by_itself(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        place.bot.now += web_links.LASTS[web_links.Page.BOARD]
        assert 'class="closed"' in await _page(session, f"{place.url}/board")


async def test_withdrawn_links_end_at_once_also_on_pages_that_are_open(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        async with _stream(session, place) as stream:
            await _numbers(stream)
            await place.store.transaction(lambda tx: web_links.withdraw(tx, BOSS, place.bot.now))
            await place.live.look()
            assert [event.name for event in await stream.until("reload")][-1] == "reload"
        assert 'class="closed"' in await _page(session, f"{place.url}/board")


async def test_a_link_ends_with_the_right_of_its_holder(tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        clerk = await place.grant(Role.CLERK, "16378")
        async with _viewer(place, await place.link(holder=clerk)) as session:
            assert 'class="closed"' not in await _page(session, f"{place.url}/board")

            await place.withdraw(clerk, Role.CLERK, "16378")
            assert 'class="closed"' in await _page(session, f"{place.url}/board")


async def test_an_open_board_begins_anew_without_what_its_holder_may_see_no_more(tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        holder = await place.grant(Role.COORDINATOR, "51")
        await place.grant(Role.CLERK, "16378", also=holder)
        async with _viewer(place, await place.link(holder=holder)) as session:
            async with _stream(session, place) as stream:
                assert (await _numbers(stream))["total"][0] == 40
                await place.withdraw(holder, Role.COORDINATOR, "51")
                assert (await stream.until("reload"))[-1].name == "reload"
            facts = json.loads(await _page(session, f"{place.url}/board/sites.json"))
            assert [site[0] for site in facts["sites"]] == ["16378"]
            async with _stream(session, place) as stream:
                assert (await _numbers(stream))["total"][0] == 10


@pytest.mark.parametrize(
    ("role", "scope", "seen"),
    [
        (Role.COORDINATOR, "51", {"21109", "21548", "H51"}),
        (Role.CLERK, "16378", {"16378"}),
        (Role.CHAIR, "21548", {"21548"}),
        (Role.ORGANISER, "", {"16378", "16400", "14758", "21109", "21548", "H51"}),
    ],
)
async def test_everybody_sees_their_part_of_the_class_and_no_more(
    tmp_path: Path, role: Role, scope: str, seen: set[str]
) -> None:
    async with hall(tmp_path) as place:
        holder = await place.grant(role, scope)
        for site in ("16378", "21109"):
            await place.check_in(site, 4)
        async with _viewer(place, await place.link(holder=holder)) as session:
            facts = json.loads(await _page(session, f"{place.url}/board/sites.json"))
            assert {site[0] for site in facts["sites"]} == seen
            async with _stream(session, place) as stream:
                state = await _numbers(stream)
            assert state["total"][0] == 10 * len(seen)
            assert state["total"][1] == 4 * len(seen & {"16378", "21109"})
            rows = list(csv.reader(io.StringIO(await _page(session, f"{place.url}/board/export.csv?session=d1-am"))))
            assert {row[2] for row in rows[1:]} == seen


async def test_no_delegates_name_is_on_any_page(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        await place.check_in("16378", 3)
        for path in ("/board", "/board/list", "/board/sites.json", "/board/export.csv?session=d1-am", "/screen/16378"):
            assert "Nguyễn Văn An" not in await _page(session, place.url + path)


# --- its numbers -----------------------------------------------------------------------------------------------------


async def test_the_numbers_add_up_at_every_level(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        await place.check_in("16378", 3)
        await place.check_in("16378", 2, status=Status.LATE, first=3)
        await place.check_in("16378", 1, status=Status.EXCUSED, first=5)
        await place.check_in("16400", 4, status=Status.ABSENT)
        async with _stream(session, place) as stream:
            state = await _numbers(stream)
        enrolled, *parts = state["total"]
        assert (enrolled, parts) == (60, [3, 2, 1, 4, 0, 50])
        assert sum(parts) == enrolled
        assert [sum(column) for column in zip(*(site[1:7] for site in state["sites"]), strict=True)] == [
            60,
            3,
            2,
            1,
            4,
            0,
        ]


async def test_a_site_is_silent_then_in_part_then_has_reported(tmp_path: Path) -> None:
    async with (
        hall(tmp_path) as place,
        _viewer(place, await place.link()) as session,
        _stream(session, place) as stream,
    ):
        assert {site[7] for site in (await _numbers(stream))["sites"]} == {0}
        await place.check_in("16400")
        await place.live.look()
        assert (await _numbers(stream))["sites"] == [[1, 10, 1, 0, 0, 0, 0, 1]]
        await place.report("16400")
        await place.live.look()
        state = await _numbers(stream)
        assert [site[7] for site in state["sites"]] == [2]
        assert [change[2] for change in state["changes"]] == ["reported"]


async def test_only_what_changed_travels_and_a_lost_connection_gets_everything_anew(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        async with _stream(session, place) as stream:
            assert len((await _numbers(stream))["sites"]) == 6
            await place.check_in("21548", 2)
            await place.live.look()
            state = await _numbers(stream)
            assert [site[0] for site in state["sites"]] == [4]
            assert state["total"][1] == 2
        await place.check_in("21548", 3, first=2)
        async with _stream(session, place) as stream:
            state = await _numbers(stream)
            await place.live.look()
            if state["total"][1] != 5:  # the look that was there before the connection
                state = await _numbers(stream)
            assert state["total"][1] == 5


async def test_who_is_slow_gets_in_one_frame_what_others_got_in_several(tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        feed = await place.live.current()
        scope = scope_of(place.timetable, Rights(organiser=True))
        since = feed.version
        for number, site in enumerate(("16378", "21109", "16378")):
            await place.check_in(site, 1, first=number)
            await place.live.look()
        state = feed.state(scope, since)
        assert not state["whole"]
        assert [site[:3] for site in state["sites"]] == [[0, 10, 2], [3, 10, 1]]  # type: ignore[attr-defined]


async def test_nobody_gets_everything_anew_for_the_boards_of_others(tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        feed = await place.live.current()
        scope = scope_of(place.timetable, Rights(organiser=True))
        since = feed.version
        feed.bend({str(number): [(place.bot.now, number)] for number in range(200)})
        assert feed.version == since + 1
        for number in range(200):
            feed.bend({"38": [(place.bot.now, number)]})
        state = feed.state(scope, since)
        assert (state["whole"], state["sites"]) == (False, [])


async def test_when_nothing_changes_nothing_is_sent(tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        feed = await place.live.current()
        await place.live.look()
        version = feed.version
        await place.live.look()
        assert feed.version == version


async def test_the_curve_counts_those_in_the_room_by_the_minute_they_came(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        await place.check_in("16378", 3)
        await place.check_in("16378", 1, status=Status.EXCUSED, first=9)
        place.bot.now = place.bot.now.replace(minute=52)
        await place.check_in("21109", 2)
        async with _stream(session, place) as stream:
            curve = (await _numbers(stream))["curve"]
        assert curve == [["2025-09-06T00:40:00+00:00", 3], ["2025-09-06T00:52:00+00:00", 5]]


async def test_without_anybody_who_listens_each_page_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_FRESH_SECONDS", 0)
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        for came in (2, 5):
            await place.check_in("16378", came)
            assert re.search(rf'id="came">{came}<', await _page(session, f"{place.url}/board"))


async def test_many_who_come_at_once_are_read_for_once(tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        feeds = await asyncio.gather(*(place.live.current() for _ in range(50)))
        assert len(set(map(id, feeds))) == 1


async def test_another_session_begins_and_open_pages_begin_anew(tmp_path: Path) -> None:
    async with (
        hall(tmp_path) as place,
        _viewer(place, await place.link()) as session,
        _stream(session, place) as stream,
    ):
        await _numbers(stream)
        place.bot.now = place.bot.now.replace(hour=6)
        await place.live.look()
        assert (await stream.until("reload"))[-1].name == "reload"


async def test_any_session_can_be_looked_at_as_it_stands(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        await place.check_in("16378", 7)
        place.bot.now = place.bot.now.replace(hour=6)
        settings = _settings(await _page(session, f"{place.url}/board/session/d1-am"))
        assert settings["live"] is False
        assert settings["state"]["total"][:2] == [60, 7]
        async with session.get(f"{place.url}/board/session/none") as response:
            assert response.status == 404


async def test_silent_sites_come_with_whom_to_call(tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _viewer(place, await place.link()) as session:
        await place.grant(Role.CLERK, "16400", phone="+84900000001")
        await place.check_in("16378")
        page = await _page(session, f"{place.url}/board")
        assert 'href="tel:+84900000001"' in page
        assert "Trần Thị Lan" in page
        called = json.loads(await _page(session, f"{place.url}/board/silent.json"))
        assert len(called) == 5
        assert called[0]["clerks"] == [["Trần Thị Lan", "+84900000001"]]
        listed = await _page(session, f"{place.url}/board/list?state=silent&province=38")
        assert "Yên Định" in listed
        assert "Lý Sơn" not in listed
        assert "16378" not in listed
