"""Pictures and documents on Telegram: uploaded once, captioned where words are short, honest where they are gone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.channels.channel import Shelf
from bot.channels.http import Patience
from bot.channels.telegram import TelegramClient, telegram_client
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
from tests.standin import faults
from tests.standin.people import Person
from tests.standin.telegram import TelegramStandin, telegram_standin

TOKEN = "42:TEST-secret_token"
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
PICTURE = Attachment(AttachmentKind.PICTURE, "f1", "Sơ đồ phòng.png", "image/png")
DOCUMENT = Attachment(AttachmentKind.DOCUMENT, "f2", "Tài liệu buổi 1.pdf", "application/pdf")
BUTTON = (ShownChoice("checkin", "Điểm danh"),)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin(TOKEN) as standin:
        yield standin


@pytest.fixture
async def lan(telegram: TelegramStandin) -> Person:
    person = telegram.person(1001, "Lan")
    await person.starts()
    return person


@pytest.fixture
def kept() -> dict[str, bytes]:
    return {"f1": b"\x89PNG of the room", "f2": b"%PDF of the lesson"}


@pytest.fixture
async def client(telegram: TelegramStandin, kept: dict[str, bytes]) -> AsyncIterator[TelegramClient]:
    async def content(file_id: str) -> bytes | None:
        return kept.get(file_id)

    patience, shelf = Patience(answer=0.5), Shelf(content)
    async with telegram_client(TOKEN, telegram.url, clock=lambda: NOW, patience=patience, shelf=shelf) as client:
        yield client


async def send(client: TelegramClient, message: Rendered, chat: int = 1001, delivery: str = "d") -> SendResult:
    return await client.send(delivery, Address(Channel.TELEGRAM, str(chat), client.bot), message)


def calls(telegram: TelegramStandin) -> list[str]:
    return [call.method for call in telegram.sends()]


async def test_a_picture_is_one_message_with_its_words_and_buttons(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    result = await send(client, Rendered("Sơ đồ phòng học", BUTTON, PICTURE))
    (message,) = lan.messages
    assert (message.text, message.content, message.buttons) == (
        "Sơ đồ phòng học",
        b"\x89PNG of the room",
        [["Điểm danh"]],
    )
    assert result == SendResult(SendOutcome.SENT, str(message.id))
    assert telegram.refusals == []


async def test_a_document_keeps_its_name_and_content(client: TelegramClient, lan: Person) -> None:
    await send(client, Rendered("Tài liệu", (), DOCUMENT))
    (message,) = lan.messages
    assert message.content == b"%PDF of the lesson"
    assert message.raw["document"]["file_name"] == "Tài liệu buổi 1.pdf"
    assert message.raw["document"]["mime_type"] == "application/pdf"


async def test_long_words_follow_the_file(telegram: TelegramStandin, client: TelegramClient, lan: Person) -> None:
    words = "\n".join("Phường Đông Sơn có mặt đủ" for _ in range(60))
    result = await send(client, Rendered(words, BUTTON, PICTURE))
    picture, text = lan.messages
    assert (picture.text, picture.buttons, text.text, text.buttons) == ("", [], words, [["Điểm danh"]])
    assert result.detail == f"{picture.id},{text.id}"
    assert telegram.refusals == []


async def test_a_file_to_many_is_uploaded_once(telegram: TelegramStandin, client: TelegramClient, lan: Person) -> None:
    for _ in range(3):
        await send(client, Rendered("Sơ đồ", (), PICTURE))
    assert [isinstance(call.args["photo"], str) for call in telegram.sends()] == [False, True, True]
    assert {message.content for message in lan.messages} == {b"\x89PNG of the room"}


async def test_another_file_does_not_wait_for_one_that_takes_long(telegram: TelegramStandin, lan: Person) -> None:
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def content(file_id: str) -> bytes:
        if file_id == PICTURE.file_id:
            reached.set()
            await go_on.wait()
        return b"content"

    async with telegram_client(TOKEN, telegram.url, clock=lambda: NOW, shelf=Shelf(content)) as client:
        slow = asyncio.create_task(send(client, Rendered("Sơ đồ", (), PICTURE)))
        await reached.wait()
        await send(client, Rendered("Tài liệu", (), DOCUMENT))
        assert lan.texts == ["Tài liệu"]
        go_on.set()
        await slow
    assert lan.texts == ["Tài liệu", "Sơ đồ"]


async def test_a_file_that_telegram_forgot_is_uploaded_anew(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    await send(client, Rendered("Một", (), PICTURE))
    telegram.world.files.clear()
    assert (await send(client, Rendered("Hai", (), PICTURE))).outcome is SendOutcome.SENT
    assert lan.texts == ["Một", "Hai"]
    assert lan.messages[1].content == b"\x89PNG of the room"


async def test_what_is_too_large_for_a_picture_goes_as_a_document(
    client: TelegramClient, lan: Person, kept: dict[str, bytes]
) -> None:
    kept["f1"] = b"\x89PNG" + bytes(10 << 20)
    for _ in range(2):
        assert (await send(client, Rendered("Bản đồ", (), PICTURE))).outcome is SendOutcome.SENT
    assert ["document" in message.raw for message in lan.messages] == [True, True]


async def test_a_file_that_is_gone_is_said_so_beside_the_words(
    client: TelegramClient, lan: Person, kept: dict[str, bytes]
) -> None:
    kept.clear()
    await send(client, Rendered("Sơ đồ", BUTTON, PICTURE, "Tệp không còn."))
    assert lan.texts == ["Sơ đồ\n\nTệp không còn."]
    assert lan.messages[0].buttons == [["Điểm danh"]]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.flood(7), SendOutcome.THROTTLED),
        (faults.server_error(502), SendOutcome.UNREACHABLE),
        (faults.reset(accepted=True), SendOutcome.UNKNOWN),
        (faults.forbidden(), SendOutcome.GONE),
    ],
)
async def test_each_fault_of_an_upload_is_an_outcome_and_it_can_be_tried_again(
    telegram: TelegramStandin, client: TelegramClient, lan: Person, fault: faults.Fault, outcome: SendOutcome
) -> None:
    telegram.fails(fault, method="sendPhoto")
    assert (await send(client, Rendered("Sơ đồ", (), PICTURE))).outcome is outcome
    assert (await send(client, Rendered("Sơ đồ", (), PICTURE))).outcome is SendOutcome.SENT
    assert lan.texts[-1] == "Sơ đồ"


async def test_words_that_break_off_behind_their_file_go_on_without_it(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    words = "\n".join("Phường Đông Sơn có mặt đủ" for _ in range(60))
    telegram.fails(faults.server_error(502), method="sendMessage")
    assert (await send(client, Rendered(words, (), PICTURE))).outcome is SendOutcome.UNREACHABLE
    result = await send(client, Rendered(words, (), PICTURE))
    assert calls(telegram) == ["sendPhoto", "sendMessage"]
    await client.delete(Address(Channel.TELEGRAM, "1001", "42"), result.detail)
    assert lan.messages == []


async def test_of_a_message_with_a_file_the_words_change_and_without_the_file_it_is_said_anew(
    client: TelegramClient, lan: Person
) -> None:
    here = Address(Channel.TELEGRAM, "1001", "42")
    first = await send(client, Rendered("Sơ đồ cũ", (), PICTURE))
    assert (await client.edit("e", here, first.detail, Rendered("Sơ đồ mới", (), PICTURE))).detail == first.detail
    anew = await client.edit("f", here, first.detail, Rendered("Không còn sơ đồ"))
    assert lan.texts == ["Sơ đồ mới", "Không còn sơ đồ"]
    for one in (first, anew):
        assert (await client.delete(here, one.detail)).outcome is DeleteOutcome.DELETED
    assert lan.texts == []


async def test_a_heading_stands_out_whatever_it_says(
    telegram: TelegramStandin, client: TelegramClient, lan: Person
) -> None:
    heading = "THÔNG BÁO 📣 <b>*của*</b>"
    for file in (None, PICTURE):
        await send(client, Rendered(f"{heading}\nMời vào phòng", (), file, heading=len(heading)))
    text, picture = lan.messages
    bold = [{"type": "bold", "offset": 0, "length": len(heading) + 1}]  # the loudspeaker has two units
    assert (text.raw["entities"], picture.raw["caption_entities"]) == (bold, bold)
    assert (text.text, picture.text) == (f"{heading}\nMời vào phòng",) * 2
    assert telegram.refusals == []
