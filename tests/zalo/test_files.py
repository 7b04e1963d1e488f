"""Files by Zalo, which takes no uploads: pictures from an address of ours, documents as a link, or else plain words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.channels.channel import Shelf
from bot.channels.zalo import ZaloClient, zalo_client
from bot.domain.messages import (
    Address,
    Attachment,
    AttachmentKind,
    Channel,
    DeleteOutcome,
    Rendered,
    SendOutcome,
    SendResult,
    ShownChoice,
)
from tests.standin.zalo import ZaloStandin, refused, zalo_standin
from tests.standin.zalo_people import ZaloPerson

TOKEN = "7001:secret-of-the_bot"
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
PICTURE = Attachment(AttachmentKind.PICTURE, "f1", "Sơ đồ.png", "image/png")
DOCUMENT = Attachment(AttachmentKind.DOCUMENT, "f2", "Tài liệu.pdf", "application/pdf")
CHECK_IN = (ShownChoice("checkin", "Điểm danh"),)


@asynccontextmanager
async def lan_and_client(public: str) -> AsyncIterator[tuple[ZaloStandin, ZaloPerson, ZaloClient]]:
    shelf = Shelf(link=lambda file_id: f"{public}/files/{file_id}" if public else "")
    async with zalo_standin((TOKEN,)) as zalo, zalo_client(TOKEN, zalo.url, clock=lambda: NOW, shelf=shelf) as client:
        person = zalo.person("Lan")
        await person.says("xin chào")
        yield zalo, person, client
        assert [one.code for one in zalo.refusals] == []


async def send(client: ZaloClient, to: ZaloPerson, message: Rendered) -> SendResult:
    return await client.send("d", Address(Channel.ZALO, to.id, client.bot), message)


async def test_a_picture_is_fetched_from_us_and_its_words_and_choices_are_its_caption() -> None:
    async with lan_and_client("https://class.example") as (zalo, lan, client):
        assert (await send(client, lan, Rendered("Sơ đồ phòng", CHECK_IN, PICTURE))).outcome is SendOutcome.SENT
        (call,) = [call for call in zalo.calls if call.method == "sendPhoto"]
        assert call.method == "sendPhoto"
        assert call.args["photo"] == "https://class.example/files/f1"
        assert call.args["caption"] == "Sơ đồ phòng\n\n1. Điểm danh"
        assert lan.choices == {"1": "Điểm danh"}


async def test_long_words_follow_a_picture() -> None:
    async with lan_and_client("https://class.example") as (_, lan, client):
        words = "\n".join(f"{number}. Phường Đông Sơn" for number in range(120))
        await send(client, lan, Rendered(words, (), PICTURE))
        assert lan.messages[0].kind == "photo"
        assert "\n".join(lan.texts[1:]) == words


async def test_a_document_is_a_link_below_the_words() -> None:
    async with lan_and_client("https://class.example") as (_, lan, client):
        await send(client, lan, Rendered("Tài liệu buổi 1", CHECK_IN, DOCUMENT))
        assert lan.texts == [
            "Tài liệu buổi 1\n\n📎 Tài liệu.pdf\nhttps://class.example/files/f2\n\n1. Điểm danh",
        ]


async def test_without_a_public_address_what_is_missing_is_said() -> None:
    async with lan_and_client("") as (_, lan, client):
        for file in (PICTURE, DOCUMENT):
            await send(client, lan, Rendered("Xem kèm", (), file, "Tệp không gửi được qua đây."))
        assert lan.texts == ["Xem kèm\n\nTệp không gửi được qua đây."] * 2


async def test_a_picture_that_zalo_does_not_take_becomes_a_link() -> None:
    async with lan_and_client("https://class.example") as (zalo, lan, client):
        zalo.fails(refused(400, "Bad Request: photo cannot be fetched"), method="sendPhoto")
        assert (await send(client, lan, Rendered("Sơ đồ phòng", (), PICTURE))).outcome is SendOutcome.SENT
        assert lan.texts == ["Sơ đồ phòng\n\n📎 Sơ đồ.png\nhttps://class.example/files/f1"]


async def test_nothing_that_was_said_can_be_changed_or_taken_back() -> None:
    async with lan_and_client("") as (_, lan, client):
        here = Address(Channel.ZALO, lan.id, client.bot)
        said = await send(client, lan, Rendered("Có mặt 41"))
        edited = await client.edit("e", here, said.detail, Rendered("Có mặt 42"))
        assert edited.outcome is SendOutcome.SENT
        assert edited.detail != said.detail
        assert lan.texts == ["Có mặt 41", "Có mặt 42"]
        assert (await client.delete(here, said.detail)).outcome is DeleteOutcome.IMPOSSIBLE


async def test_a_heading_is_bold_and_nobodys_words_are_taken_for_markup() -> None:
    async with lan_and_client("") as (zalo, lan, client):
        heading = "THÔNG BÁO 📣 **của**"
        await send(client, lan, Rendered(f"{heading}\nMời vào phòng", (), heading=len(heading)))
        (call,) = zalo.sends()
        assert call.args["text_styles"] == [{"start": 0, "len": len(heading) + 1, "st": ["b"]}]
        assert "parse_mode" not in call.args
        assert lan.texts == [f"{heading}\nMời vào phòng"]
