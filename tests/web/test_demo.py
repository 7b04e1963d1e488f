"""The demo's people are different people in one browser, and its clock reaches every page."""

from pathlib import Path

from bot.domain.messages import IncomingKind
from tests.web.echo import Bot, serving
from tests.web.visitor import Visitor, visited


def _as(visitor: Visitor, who: str) -> Visitor:
    return Visitor(visitor.session, visitor.url, f"/as/{who}/")


async def test_each_frame_is_a_person_of_its_own(tmp_path: Path) -> None:
    async with serving(tmp_path, demo=True) as (url, bot), visited(url) as browser:
        people = [_as(browser, who) for who in ("delegate1", "delegate2", "delegate3", "organiser")]
        for person in people:
            cookies = (await person.open()).cookies.values()
            assert [cookie["path"] for cookie in cookies] == [person.base]
        for person in (browser, *people):
            await person.say("xin chào", "1")
        assert len({incoming.address for incoming in bot.heard}) == 5


async def test_the_organisers_first_hello_carries_their_invitation(tmp_path: Path) -> None:
    async with serving(tmp_path, demo=True) as (url, _), visited(url) as browser:
        organiser = _as(browser, "organiser")
        assert '"start": "o_ABCD"' in await (await organiser.open()).text()
        assert '"start": ""' in await (await organiser.open()).text()


async def test_a_changed_clock_reaches_every_open_page(tmp_path: Path) -> None:
    async with serving(tmp_path, demo=True) as (url, _), visited(url, "/as/delegate1/") as delegate:
        stage = Visitor(delegate.session, url)
        async with delegate.stream() as stream:
            first = (await stream.until("ready"))[0]
            assert first.data == {"now": "2025-09-06T00:40:00+00:00", "speed": 1.0}
            answer = await stage.post("demo/speed", '{"speed": 60}')
            assert (await answer.json())["speed"] == 60
            assert (await stream.until("clock"))[-1].data["speed"] == 60
            await stage.post("demo/jump", "{}")
            assert (await stream.until("clock"))[-1].data["now"] == "2025-09-06T00:58:00+00:00"


async def test_speeds_that_are_not_offered_and_jumps_past_the_end_are_refused(tmp_path: Path) -> None:
    async with serving(tmp_path, demo=True) as (url, bot), visited(url) as browser:
        for body in ('{"speed": 1000000}', '{"speed": 0}', '{"speed": "60"}', "[]"):
            assert (await browser.post("demo/speed", body)).status == 400
        assert (await browser.post("demo/speed", '{"speed": 60}', Origin="https://evil.example")).status == 403
        assert (await browser.post("demo/jump", "{}", Origin="https://evil.example")).status == 403
        bot.now = bot.now.replace(day=9)
        refused = await browser.post("demo/jump", "{}", Accept_Language="en")
        assert refused.status == 409
        assert (await refused.json())["message"] == "There is no session left ahead."
        assert bot.speed == 1


async def test_nobody_else_can_be_played(tmp_path: Path) -> None:
    async with serving(tmp_path, demo=True) as (url, _), visited(url) as browser:
        for who in ("somebody", "Organiser", "delegate1%2fx"):
            assert (await browser.session.get(f"{url}/as/{who}/")).status == 404
            assert (await _as(browser, who).send({"id": "1", "text": "x"})).status in {401, 404}


async def test_outside_the_demo_there_is_no_demo(site: tuple[str, Bot]) -> None:
    async with visited(site[0]) as browser:
        for path in ("/demo", "/demo/clock", "/as/organiser/"):
            assert (await browser.session.get(site[0] + path)).status == 404
        assert (await browser.post("demo/speed", '{"speed": 60}')).status == 404
    assert [incoming.kind for incoming in site[1].heard if incoming.kind is IncomingKind.START] == []
