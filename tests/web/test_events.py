"""Whatever happens to the connection, a page sees every message once and in order."""

import asyncio
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from bot.channels.web import WebChannel
from bot.domain.messages import Address, Channel, Rendered, SendOutcome, ShownChoice
from bot.storage.store import StorageError
from tests.web.echo import Bot, serving
from tests.web.visitor import Visitor, visited, visiting


async def _address(bot: Bot, visitor: Visitor) -> str:
    await visitor.say("xin chào", "hello")
    return bot.heard[0].address.id


async def test_a_page_hears_its_own_words_and_the_answer_live(site: tuple[str, Bot]) -> None:
    async with visited(site[0]) as visitor, visitor.stream() as stream:
        assert await stream.history() == []
        await visitor.say("Hôm nay", "abc")
        mine, answer = await stream.next(), await stream.next()
        assert mine
        assert answer
        assert (mine.data["mine"], mine.data["from_person"], mine.data["text"]) == ("abc", True, "Hôm nay")
        assert (answer.data["mine"], answer.data["from_person"]) == ("", False)
        assert answer.data["at"] == "2025-09-06T00:40:00+00:00"


async def test_choices_come_with_their_labels(site: tuple[str, Bot]) -> None:
    async with visited(site[0]) as visitor, visitor.stream() as stream:
        await visitor.send({"id": "1", "start": ""})
        message = (await stream.until("message"))[-1]
        assert message.data["choices"] == [{"action": "agree", "label": "Đồng ý"}]


async def test_a_page_that_comes_back_hears_what_it_missed_and_nothing_twice(site: tuple[str, Bot]) -> None:
    url, bot = site
    async with visited(url) as visitor:
        address = await _address(bot, visitor)
        async with visitor.stream() as stream:
            await stream.history()
            last = stream.seen[-2].id
        await bot.say(address, "trong lúc vắng")
        async with visitor.stream(**{"Last-Event-ID": last}) as stream:
            assert await stream.history() == ["trong lúc vắng"]
        async with visitor.stream(f"?after={last}") as stream:
            assert await stream.history() == ["trong lúc vắng"]
            await bot.say(address, "sau khi về")
            assert await stream.texts(1) == ["sau khi về"]


async def test_all_of_a_long_absence_is_made_up_for(site: tuple[str, Bot]) -> None:
    url, bot = site
    async with visited(url) as visitor:
        address = await _address(bot, visitor)
        async with visitor.stream() as stream:
            await stream.history()
            last = stream.seen[-2].id
        await asyncio.gather(*(bot.say(address, f"tin {number}") for number in range(450)))
        async with visitor.stream(f"?after={last}") as stream:
            assert sorted(await stream.history()) == sorted(f"tin {number}" for number in range(450))


async def test_a_new_page_shows_the_newest_of_a_very_long_conversation(site: tuple[str, Bot]) -> None:
    url, bot = site
    async with visited(url) as visitor:
        address = await _address(bot, visitor)
        for number in range(230):
            await bot.say(address, f"tin {number}")
        async with visitor.stream() as stream:
            assert await stream.history() == [f"tin {number}" for number in range(30, 230)]


async def test_nothing_falls_between_history_and_live(site: tuple[str, Bot]) -> None:
    url, bot = site
    async with visited(url) as visitor:
        address = await _address(bot, visitor)
        told = asyncio.gather(*(bot.say(address, f"tin {number}") for number in range(150)))
        async with visitor.stream() as stream:
            texts = await stream.texts(152)
        await told
        assert sorted(texts[2:]) == sorted(f"tin {number}" for number in range(150))
        ids = [int(event.id) for event in stream.seen if event.name == "message"]
        assert ids == sorted(set(ids))


async def test_every_page_of_a_person_hears_everything_and_nobody_elses_does(site: tuple[str, Bot]) -> None:
    async with (
        visited(site[0]) as visitor,
        visited(site[0]) as stranger,
        visitor.stream() as one,
        visitor.stream() as other,
        stranger.stream() as elsewhere,
    ):
        for stream in (one, other, elsewhere):
            assert await stream.history() == []
        await visitor.say("Hôm nay")
        assert await one.texts(2) == await other.texts(2) == ["Hôm nay", "Đã nhận: Hôm nay"]
        await stranger.say("Ngày mai")
        assert await elsewhere.texts(2) == ["Ngày mai", "Đã nhận: Ngày mai"]


async def test_the_answer_on_a_tap_reaches_the_open_pages_and_is_not_kept(site: tuple[str, Bot]) -> None:
    async with visited(site[0]) as visitor:
        async with visitor.stream() as stream:
            await stream.history()
            await visitor.send({"id": "tap", "action": "agree", "label": "Đồng ý"})
            notice = (await stream.until("notice"))[-1]
            assert notice.data == {"tap": "tap", "text": "Đã ghi nhận"}
        async with visitor.stream() as stream:
            assert [event.name for event in await stream.until("ready")] == ["clock", "message", "message", "ready"]


async def test_a_restart_loses_nothing(tmp_path: Path) -> None:
    port = unused_port()
    async with visiting(f"http://127.0.0.1:{port}") as visitor:
        async with serving(tmp_path, port=port) as (_, bot):
            await visitor.open()
            address = await _address(bot, visitor)
            async with visitor.stream() as stream:
                await stream.history()
                last = stream.seen[-2].id
            await bot.say(address, "trước khi dừng")
        async with serving(tmp_path, port=port) as (_, bot), visitor.stream(f"?after={last}") as stream:
            assert await stream.history() == ["trước khi dừng"]
            await visitor.say("xin chào", "hello")
            assert bot.heard == []


async def test_stopping_ends_the_streams(tmp_path: Path) -> None:
    async with AsyncExitStack() as browsers:
        async with serving(tmp_path) as (url, _):
            visitor = await browsers.enter_async_context(visited(url))
            stream = await browsers.enter_async_context(visitor.stream())
            assert await stream.history() == []
        assert await stream.next() is None


async def test_a_database_that_cannot_be_read_ends_the_stream_quietly_and_the_page_comes_back(
    site: tuple[str, Bot], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def read(_work: object) -> None:
        raise StorageError("the disk is gone")

    url, bot = site
    async with visited(url) as visitor:
        address = await _address(bot, visitor)
        async with visitor.stream() as stream:
            await stream.history()
            last = stream.seen[-2].id
            monkeypatch.setattr(bot.store, "read", read)
            await bot.say(address, "trong lúc hỏng")
            assert await stream.next() is None
        monkeypatch.undo()
        async with visitor.stream(f"?after={last}") as stream:
            assert await stream.history() == ["trong lúc hỏng"]
    assert caplog.records == []


async def test_a_browser_that_is_not_known_is_told_so_in_the_stream(site: tuple[str, Bot]) -> None:
    async with visiting(site[0]) as visitor, visitor.stream() as stream:
        event = await stream.next()
        assert event
        assert event.name == "stranger"
        assert await stream.next() is None


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30, "²", "1.5", ""])
async def test_a_last_message_that_is_no_number_is_taken_as_none(site: tuple[str, Bot], after: str) -> None:
    async with visited(site[0]) as visitor:
        await visitor.say("một", "1")
        async with visitor.stream(f"?after={after}") as stream:
            assert await stream.history() == ["một", "Đã nhận: một"]


async def test_more_than_twenty_pages_of_one_person_are_refused_until_one_closes(site: tuple[str, Bot]) -> None:
    channel = site[1].channel
    with ExitStack() as opened:
        for _ in range(19):
            opened.enter_context(channel.open_page("somebody"))
        with channel.open_page("somebody") as twentieth, channel.open_page("somebody") as one_more:
            assert twentieth
            assert one_more is None
        with channel.open_page("somebody") as again:
            assert again
    assert channel.open_pages == 0


async def test_sending_again_is_the_same_message(site: tuple[str, Bot]) -> None:
    channel: WebChannel = site[1].channel
    message = Rendered("Kính chào", (ShownChoice("agree", "Đồng ý"),))
    first = await channel.send("reply:1", Address(Channel.WEB, "somebody"), message)
    again = await channel.send("reply:1", Address(Channel.WEB, "somebody"), message)
    other = await channel.send("reply:2", Address(Channel.WEB, "somebody"), message)
    assert first == again
    assert first.outcome is other.outcome is SendOutcome.SENT
    assert other.detail != first.detail


async def test_a_page_that_does_not_read_is_told_at_most_sixteen_things_later(site: tuple[str, Bot]) -> None:
    channel = site[1].channel
    with channel.open_page("somebody") as page:
        assert page
        for number in range(100):
            await channel.notify(f"somebody:{number}", "Đã ghi nhận")
        assert [told.data["tap"] for told in page.take_told()] == [str(number) for number in range(84, 100)]


async def test_a_page_that_does_not_read_is_dropped_and_can_come_back_for_everything(
    site: tuple[str, Bot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.streaming.WRITE_SECONDS", 0.05)
    url, bot = site
    async with visited(url) as visitor:
        address = await _address(bot, visitor)
        async with visitor.stream() as stream:
            await stream.history()
            last = stream.seen[-2].id
            for number in range(600):  # more than the buffers between us hold
                await bot.say(address, "ắ" * 4000, str(number))
            for _ in range(3000):
                if bot.channel.open_pages:
                    await asyncio.sleep(0.01)
            assert bot.channel.open_pages == 0
        monkeypatch.undo()
        async with visitor.stream(f"?after={last}") as stream:
            assert len(await stream.history()) == 600
