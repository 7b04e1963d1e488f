"""Files from the page: of those who have a use for them, within a size, from our own page only, and once."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import FormData, web
from aiohttp.test_utils import TestServer

from bot.domain.messages import Address
from bot.storage.sqlite import open_sqlite
from bot.web.chat import FILE_LIMIT
from bot.web.files import Files
from bot.web.kept import finder
from bot.web.server import web_app
from tests.web.echo import Bot, pages_of
from tests.web.visitor import Visitor, visited


async def everybody(_: Address) -> bool:
    return True


async def nobody(_: Address) -> bool:
    return False


def app_of(bot: Bot, *, allowed: bool = True) -> web.Application:
    pages = replace(pages_of(bot), may_send=everybody if allowed else nobody)
    return web_app(bot.problems, pages=pages, files=Files(finder(bot.store, lambda: bot.now), "a key for tests only"))


async def send(
    visitor: Visitor, content: bytes, *, name: str = "Đại biểu.xlsx", said_id: str = "a1", origin: str = ""
) -> tuple[int, str]:
    form = FormData({"id": said_id, "text": "16378"}, quote_fields=False)
    form.add_field("file", BytesIO(content), filename=name, content_type="text/html")
    headers = {"Origin": origin or visitor.url}
    async with visitor.session.post(f"{visitor.url}/chat/upload", data=form, headers=headers) as response:
        return response.status, (await response.json()).get("error", "")


async def test_a_file_is_kept_once_with_its_name_and_words(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        bot = Bot(store)
        async with TestServer(app_of(bot)) as server, visited(str(server.make_url("/")).rstrip("/")) as visitor:
            async with visitor.stream() as stream:
                await stream.until("ready")
                assert [await send(visitor, b"PK list") for _ in range(2)] == [(202, "")] * 2
                assert (await stream.texts(1)) == ["📎 Đại biểu.xlsx\n16378"]
            (heard,) = bot.heard
            assert (heard.kind, heard.text, heard.caption) == ("file", "Đại biểu.xlsx", "16378")


@pytest.mark.parametrize(
    ("content", "more", "refusal"),
    [
        (b"", {}, (422, "file-empty")),
        (bytes(FILE_LIMIT + 20_000), {}, (413, "file-too-large")),
        (b"PK", {"said_id": "no id!"}, (400, "unreadable")),
        (b"PK", {"origin": "https://elsewhere.example"}, (403, "cross-site")),
    ],
    ids=["empty", "too large", "no id", "from elsewhere"],
)
async def test_what_cannot_be_taken_is_refused_in_words(
    tmp_path: Path, content: bytes, more: dict[str, str], refusal: tuple[int, str]
) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        bot = Bot(store)
        async with TestServer(app_of(bot)) as server, visited(str(server.make_url("/")).rstrip("/")) as visitor:
            assert await send(visitor, content, **more) == refusal
            assert bot.heard == []


async def test_delegates_are_told_that_they_need_not_send_files(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        bot = Bot(store)
        app = app_of(bot, allowed=False)
        async with TestServer(app) as server, visited(str(server.make_url("/")).rstrip("/")) as visitor:
            assert await send(visitor, b"PK") == (403, "files-refused")
            assert bot.heard == []


async def test_nobody_floods_us_with_files(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        bot = Bot(store)
        async with TestServer(app_of(bot)) as server, visited(str(server.make_url("/")).rstrip("/")) as visitor:
            answers = [await send(visitor, b"PK", said_id=f"a{number}") for number in range(8)]
            assert answers[-1] == (429, "too-fast")
