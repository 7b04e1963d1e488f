"""Nobody else's page can act for a person, nothing foreign runs on ours, and a flood is answered plainly."""

from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.domain.timetable import Language
from bot.storage.sqlite import open_sqlite
from bot.web.calendars import Calendars
from bot.web.limits import Limit
from bot.web.security import Limits
from bot.web.server import web_app
from tests.web.echo import Bot, pages_of, serving
from tests.web.visitor import visited, visiting


@pytest.mark.parametrize("path", ["/", "/chat/events", "/healthz", "/readyz", "/nothing", "/static/x/chat.js"])
async def test_every_answer_forbids_what_does_not_come_from_here(site: tuple[str, Bot], path: str) -> None:
    async with visiting(site[0]) as visitor:
        response = await visitor.session.get(site[0] + path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
async def test_a_post_from_another_site_is_refused(site: tuple[str, Bot], headers: dict[str, str]) -> None:
    async with visited(site[0]) as visitor:
        refused = await visitor.send({"id": "1", "text": "x"}, **headers)
        assert refused.status == 403
        assert (await refused.json())["error"] == "cross-site"
    assert site[1].heard == []


async def test_what_a_form_can_send_is_refused(site: tuple[str, Bot]) -> None:
    async with visited(site[0]) as visitor:
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            assert (await visitor.send({"id": "1", "text": "x"}, Content_Type=kind)).status == 415
    assert site[1].heard == []


async def test_behind_a_proxy_the_public_address_counts_as_our_own(tmp_path: Path) -> None:
    async with serving(tmp_path, public_url="http://lop.example.vn") as (url, _), visited(url) as visitor:
        assert (await visitor.send({"id": "1", "text": "x"}, Origin="http://lop.example.vn")).status == 202
        assert (await visitor.send({"id": "2", "text": "x"}, Origin="http://lop.example")).status == 403


async def test_one_person_who_sends_too_fast_is_told_how_long_to_wait(tmp_path: Path) -> None:
    limits = Limits(sends_of_one=Limit(per_second=0.001, burst=3))
    async with serving(tmp_path, limits=limits) as (url, bot), visited(url) as visitor, visited(url) as other:
        statuses = [(await visitor.send({"id": str(number), "text": "x"})).status for number in range(3)]
        refused = await visitor.send({"id": "4", "text": "x"}, Accept_Language="en")
        assert statuses == [202, 202, 202]
        assert refused.status == 429
        assert 900 < int(refused.headers["Retry-After"]) <= 1000
        assert "wait a moment" in (await refused.json())["message"]
        assert (await other.send({"id": "1", "text": "x"})).status == 202
    assert len(bot.heard) == 4


async def test_one_network_address_is_limited_over_all_its_people(tmp_path: Path) -> None:
    limits = Limits(sends_of_address=Limit(per_second=0.001, burst=2))
    async with serving(tmp_path, limits=limits) as (url, _), visited(url) as one, visited(url) as other:
        for visitor in (one, other):
            assert (await visitor.send({"id": "1", "text": "x"}, X_Forwarded_For="203.0.113.7")).status == 202
        forged = "198.51.100.1, 203.0.113.7"  # the proxy adds the last one, the rest is hearsay
        assert (await one.send({"id": "2", "text": "x"}, X_Forwarded_For=forged)).status == 429
        assert (await one.send({"id": "2", "text": "x"}, X_Forwarded_For="203.0.113.8")).status == 202


async def test_streams_that_are_opened_too_often_are_refused(tmp_path: Path) -> None:
    limits = Limits(opens_of_one=Limit(per_second=0.001, burst=1))
    async with serving(tmp_path, limits=limits) as (url, _), visited(url) as visitor:
        async with visitor.stream() as stream:
            assert await stream.history() == []
        async with visitor.stream() as stream:
            assert stream.response.status == 429


async def test_calendars_that_are_asked_for_too_often_are_refused(tmp_path: Path) -> None:
    async def read(_language: Language, _site: str) -> bytes:
        return b"BEGIN:VCALENDAR"

    limits = Limits(opens_of_address=Limit(per_second=0.001, burst=1))
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        bot = Bot(store)
        app = web_app(bot.problems, pages=pages_of(bot), calendars=Calendars(read), limits=limits)
        async with TestClient(TestServer(app)) as client:
            assert [(await client.get("/calendar.ics")).status for _ in range(2)] == [200, 429]


def test_a_limit_lets_a_burst_through_and_then_a_steady_rate() -> None:
    limit = Limit(per_second=2, burst=3)
    assert [limit.wait("key", 100.0) for _ in range(3)] == [0, 0, 0]
    assert limit.wait("key", 100.0) == pytest.approx(0.5)
    assert limit.wait("other", 100.0) == 0
    assert limit.wait("key", 100.5) == 0
    assert limit.wait("key", 100.5) > 0
    assert [limit.wait("key", 200.0) for _ in range(3)] == [0, 0, 0]


def test_a_limit_forgets_those_who_have_long_been_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.limits._KEYS_AT_MOST", 10)
    limit = Limit(per_second=1, burst=1)
    for number in range(50):
        assert limit.wait(str(number), float(10 * number)) == 0
    assert len(limit._empty_at) <= 10


async def test_what_people_write_is_never_markup_in_the_page(site: tuple[str, Bot]) -> None:
    async with visited(site[0]) as visitor:
        page = await (await visitor.session.get(f"{site[0]}/?site=</script><script>alert(1)</script>")).text()
    assert "alert(1)" not in page
    assert page.count("<script") == 2
    assert "style=" not in page
    assert " on" not in page.replace(" one", "").split("<body")[0]


async def test_files_are_served_for_good_under_their_digest_and_nothing_beside_them(site: tuple[str, Bot]) -> None:
    url = site[0]
    async with visited(url) as visitor:
        page = await (await visitor.open()).text()
        address = page.partition('src="/static/')[2].partition('"')[0]
        script = await visitor.session.get(f"{url}/static/{address}")
        assert script.status == 200
        assert "immutable" in script.headers["Cache-Control"]
        old = await visitor.session.get(f"{url}/static/000000000000/chat.js")
        assert old.headers["Cache-Control"] == "no-store"
        for name in ("../pages.py", "%2e%2e%2fpages.py", "nothing.js", ""):
            assert (await visitor.session.get(f"{url}/static/x/{name}")).status == 404
