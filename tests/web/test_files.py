"""Files behind signed addresses: for whoever has one, until they expire; never run by a browser."""

from datetime import timedelta

from aiohttp import ClientSession

from bot.domain.messages import Address, Attachment, Channel, Rendered
from bot.services import files
from bot.storage import files as stored
from bot.web.files import Files
from bot.web.kept import finder
from tests.web.echo import Bot
from tests.web.visitor import visited

LASTS = timedelta(days=7)


async def keep(bot: Bot, name: str, media_type: str, content: bytes) -> Attachment:
    now = bot.now
    return await bot.store.transaction(
        lambda tx: files.attach(tx, name, media_type, content, now=now, expires_at=now + LASTS)
    )


def path_of(bot: Bot, attachment: Attachment, key: str = "a key for tests only") -> str:
    return Files(finder(bot.store, lambda: bot.now), key).path(attachment.file_id)


async def status(url: str) -> int:
    async with ClientSession() as session, session.get(url) as response:
        return response.status


async def test_a_picture_is_shown_to_whoever_has_the_address(site: tuple[str, Bot]) -> None:
    url, bot = site
    picture = await keep(bot, "Sơ đồ.png", "image/png", b"\x89PNG")
    async with ClientSession() as session, session.get(url + path_of(bot, picture)) as response:
        assert (response.status, await response.read(), response.content_type) == (200, b"\x89PNG", "image/png")
        assert response.headers["Content-Disposition"] == "inline; filename*=UTF-8''S%C6%A1%20%C4%91%E1%BB%93.png"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in response.headers


async def test_what_could_be_run_is_only_saved(site: tuple[str, Bot]) -> None:
    url, bot = site
    for name, media_type in (("a.html", "text/html"), ("a.svg", "image/svg+xml"), ("a.pdf", "application/pdf")):
        document = await keep(bot, name, media_type, b"<script>alert(1)</script>")
        async with ClientSession() as session, session.get(f"{url}{path_of(bot, document)}?save") as response:
            assert response.content_type == "application/octet-stream"
            assert response.headers["Content-Disposition"].startswith("attachment; ")


async def test_a_document_has_a_page_with_its_name_and_a_link_to_save_it(site: tuple[str, Bot]) -> None:
    url, bot = site
    document = await keep(bot, "Tài liệu <1>.pdf", "application/pdf", b"%PDF" * 3000)
    async with ClientSession() as session, session.get(url + path_of(bot, document) + "?lang=vi") as response:
        shown = await response.text()
    assert "<h1>Tài liệu 1 .pdf</h1>" in shown
    assert "12 kB · tải được đến 07:40, Thứ Bảy, 13/9" in shown
    assert 'href="?save"' in shown


async def test_nobody_can_guess_or_forge_an_address(site: tuple[str, Bot]) -> None:
    url, bot = site
    picture = await keep(bot, "a.png", "image/png", b"\x89PNG")
    right = path_of(bot, picture)
    assert await status(url + right) == 200
    for wrong in (
        f"/files/{picture.file_id}",
        right[:-1],
        f"{right}x",
        path_of(bot, picture, "another key"),
        "/files/x",
    ):
        assert await status(url + wrong) == 404


async def test_an_address_ends_when_the_file_expires(site: tuple[str, Bot]) -> None:
    url, bot = site
    picture = await keep(bot, "b.png", "image/png", b"\x89PNG")
    assert await status(url + path_of(bot, picture)) == 200
    bot.now += LASTS
    assert await status(url + path_of(bot, picture)) == 404
    assert await bot.store.transaction(lambda tx: stored.forget_expired(tx, bot.now)) == 1


async def test_the_page_is_told_of_the_file_and_where_it_is(site: tuple[str, Bot]) -> None:
    url, bot = site
    picture = await keep(bot, "Sơ đồ.png", "image/png", b"\x89PNG")
    async with visited(url) as visitor, visitor.stream() as stream:
        await stream.until("ready")
        await visitor.say("xin chào")
        await stream.texts(2)
        here = Address(Channel.WEB, bot.heard[0].address.id)
        await bot.channel.send("d", here, Rendered("Sơ đồ phòng\nTầng 1", (), picture, heading=11))
        (event,) = await stream.until("message")
        assert event.data["heading"] == "Sơ đồ phòng"
        assert event.data["file"] == {"kind": "picture", "name": "Sơ đồ.png", "url": f"{path_of(bot, picture)}?save"}
        assert await status(url + event.data["file"]["url"]) == 200


async def test_names_are_made_such_that_any_system_can_keep_them() -> None:
    assert files.safe_name("../../etc/passwd") == "etc passwd"
    assert files.safe_name('a"b\r\nc.xlsx') == "a b c.xlsx"
    assert files.safe_name("") == "file"
    long = files.safe_name("Danh sách " * 40 + ".xlsx")
    assert len(long) == 100
    assert long.endswith(".xlsx")


async def test_words_that_change_reach_open_pages_those_that_were_away_and_those_that_come_anew(
    site: tuple[str, Bot],
) -> None:
    url, bot = site
    async with visited(url) as visitor:
        async with visitor.stream() as stream:
            await stream.until("ready")
            await visitor.say("xin chào")
            await stream.texts(2)
            here = Address(Channel.WEB, bot.heard[0].address.id)
            said = await bot.channel.send("d", here, Rendered("Có mặt 41"))
            (message,) = await stream.until("message")
            assert (await bot.channel.edit("e", here, said.detail, Rendered("Có mặt 42"))).detail == said.detail
            (change,) = await stream.until("message")
            assert (change.data["replaces"], change.data["text"]) == (int(said.detail), "Có mặt 42")
        await bot.channel.edit("f", here, said.detail, Rendered("Có mặt 43"))
        async with visitor.stream(f"?after={change.id}") as stream:
            away = [event.data for event in await stream.until("ready") if event.name == "message"]
            assert [(one["replaces"], one["text"]) for one in away] == [(int(said.detail), "Có mặt 43")]
        async with visitor.stream() as stream:
            assert (await stream.history())[-1] == "Có mặt 43"
            await bot.channel.delete(here, said.detail)
            (gone,) = await stream.until("message")
            assert gone.data == {"id": int(gone.id), "replaces": int(said.detail), "gone": True}
        async with visitor.stream() as stream:
            assert "Có mặt 43" not in await stream.history()
        assert (await bot.channel.edit("g", here, said.detail, Rendered("Anew"))).detail != said.detail
        assert message.id == said.detail


async def test_nobody_changes_what_was_said_to_somebody_else(site: tuple[str, Bot]) -> None:
    _, bot = site
    lan, nam = Address(Channel.WEB, "lan"), Address(Channel.WEB, "nam")
    said = await bot.channel.send("d", lan, Rendered("Của Lan"))
    await bot.channel.delete(nam, said.detail)
    edited = await bot.channel.edit("e", nam, said.detail, Rendered("Của Nam"))
    assert edited.detail != said.detail
