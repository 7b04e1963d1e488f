"""The Telegram stand-in keeps its promises towards python-telegram-bot's own Bot and towards tests."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.error import BadRequest, Conflict, Forbidden

from tests.standin import Person, TelegramStandin, faults, telegram_standin
from tests.standin.api import load

AGREE = InlineKeyboardMarkup([[InlineKeyboardButton("Đồng ý", callback_data="agree")]])


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[TelegramStandin]:
    async with telegram_standin(token="42:TEST", clock=clock) as standin:
        yield standin


@pytest.fixture
async def bot(telegram: TelegramStandin) -> AsyncIterator[Bot]:
    async with Bot("42:TEST", base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot") as bot:
        yield bot


@pytest.fixture
async def lan(telegram: TelegramStandin) -> Person:
    lan = telegram.person(1001, "Lan", language="vi")
    await lan.starts("s_16378")
    return lan


async def test_a_person_starts_the_bot_reads_taps_and_sees_the_message_change(
    telegram: TelegramStandin, bot: Bot, lan: Person, clock: Clock
) -> None:
    (start,) = await bot.get_updates(timeout=5)
    assert start.message is not None
    assert start.message.text == "/start s_16378"
    assert [entity.type for entity in start.message.entities] == ["bot_command"]
    assert start.message.date == clock.now

    asked = await bot.send_message(1001, "<b>Lan</b> đồng ý chứ?", parse_mode="HTML", reply_markup=AGREE)
    assert (await lan.receives("Lan đồng ý chứ?")).buttons == [["Đồng ý"]]

    async def answer_the_tap() -> None:
        (tap,) = await bot.get_updates(offset=start.update_id + 1, timeout=5)
        assert tap.callback_query is not None
        assert tap.callback_query.data == "agree"
        await tap.callback_query.answer("Đã ghi nhận")
        await tap.callback_query.edit_message_text("Cảm ơn đồng chí")

    popup, _ = await asyncio.gather(lan.taps("Đồng ý"), answer_the_tap())
    assert popup == "Đã ghi nhận"
    assert (await lan.sees("Cảm ơn")).id == asked.message_id
    assert lan.texts == ["Cảm ơn đồng chí"]
    assert telegram.refusals == []


async def test_what_is_awaited_in_vain_fails_with_all_that_was_received(bot: Bot, lan: Person) -> None:
    await bot.send_message(1001, "Chào", reply_markup=AGREE)

    with pytest.raises(AssertionError, match=r"Lan waited 0 s for a new message containing 'Tạm biệt'(.|\n)*'Chào'"):
        await lan.receives("Tạm biệt", timeout=0)
    with pytest.raises(AssertionError, match=r"no button 'Không' on the screen of Lan; buttons: .*Đồng ý"):
        await lan.taps("Không")
    with pytest.raises(AssertionError, match="Lan tapped 'Đồng ý' and the bot did not answer"):
        await lan.taps("Đồng ý", timeout=0)


async def test_each_message_is_received_once(bot: Bot, lan: Person) -> None:
    await bot.send_message(1001, "Nhắc lần 1")
    await bot.send_message(1001, "Nhắc lần 2")

    assert (await lan.receives("Nhắc")).text == "Nhắc lần 1"
    assert (await lan.receives("Nhắc")).text == "Nhắc lần 2"
    assert lan.new == []


async def test_a_tap_left_too_long_cannot_be_answered(bot: Bot, lan: Person, clock: Clock) -> None:
    await bot.send_message(1001, "Đồng ý?", reply_markup=AGREE)
    lan.touches("Đồng ý")
    tap = (await bot.get_updates())[-1].callback_query
    assert tap is not None

    clock.now += timedelta(minutes=10)

    with pytest.raises(BadRequest, match="Query is too old"):
        await tap.answer()


async def test_files_go_both_ways(bot: Bot, lan: Person, telegram: TelegramStandin) -> None:
    table = b"m\xe3\r\n--\x00\xff\r\n"
    await lan.sends_document("danh sách.xlsx", table, kind="application/vnd.ms-excel")
    document = (await bot.get_updates())[-1].effective_message.document  # type: ignore[union-attr]
    assert document is not None

    assert bytes(await (await document.get_file()).download_as_bytearray()) == table
    await bot.send_document(1001, InputFile(table, "báo cáo.csv", attach=True), caption="Báo cáo")
    assert (await lan.receives("Báo cáo")).content == table
    assert lan.messages[-1].raw["document"]["file_name"] == "báo cáo.csv"
    assert telegram.refusals == []


async def test_settings_are_kept_for_each_scope_and_language(bot: Bot, telegram: TelegramStandin) -> None:
    await bot.set_my_commands([BotCommand("checkin", "Điểm danh")], language_code="vi")
    await bot.set_my_name("Điểm Cầu", language_code="vi")

    assert [command.command for command in await bot.get_my_commands(language_code="vi")] == ["checkin"]
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_name("vi")).name == "Điểm Cầu"
    assert (await bot.get_chat(telegram.person(7, "Hoa").id)).first_name == "Hoa"
    assert telegram.refusals == []


async def test_updates_are_kept_until_an_offset_confirms_them(bot: Bot, lan: Person) -> None:
    for text in ("một", "hai", "ba"):
        await lan.says(text)

    first = await bot.get_updates(limit=2)
    again = await bot.get_updates(limit=2)
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    last = await bot.get_updates(offset=-1)

    assert [update.update_id for update in again] == [update.update_id for update in first]
    assert [update.message.text for update in rest if update.message] == ["hai", "ba"]
    assert [update.message.text for update in last if update.message] == ["ba"]
    assert await bot.get_updates(offset=last[0].update_id + 1) == ()


async def test_a_long_poll_answers_as_soon_as_someone_writes(bot: Bot, lan: Person, telegram: TelegramStandin) -> None:
    (start,) = await bot.get_updates()
    poll = asyncio.ensure_future(bot.get_updates(offset=start.update_id + 1, timeout=50))
    await telegram.until_polled()

    await lan.says("điểm danh")

    assert [update.message.text for update in await poll if update.message] == ["điểm danh"]


async def test_of_two_pollers_the_earlier_is_sent_away(bot: Bot, lan: Person, telegram: TelegramStandin) -> None:
    (start,) = await bot.get_updates()
    poll = asyncio.ensure_future(bot.get_updates(offset=start.update_id + 1, timeout=50))
    await telegram.until_polled()

    async with Bot("42:TEST", base_url=f"{telegram.url}/bot") as other:
        await other.get_updates(offset=start.update_id + 1)

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await poll


async def test_kinds_of_updates_nobody_asked_for_are_not_made(bot: Bot, lan: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await lan.says("không ai nghe")
    await bot.get_updates(allowed_updates=[])
    await lan.says("có người nghe")

    texts = [update.message.text for update in await bot.get_updates() if update.message]
    assert texts == ["/start s_16378", "có người nghe"]


async def test_blocking_is_told_and_refused(bot: Bot, lan: Person) -> None:
    await lan.blocks_bot()
    blocked = (await bot.get_updates())[-1].my_chat_member
    assert blocked is not None
    assert (blocked.old_chat_member.status, blocked.new_chat_member.status) == ("member", "kicked")

    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(1001, "Còn đó không?")


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    bot: Bot, lan: Person, telegram: TelegramStandin
) -> None:
    group = telegram.group(-1001, "Điểm cầu 16378")
    await lan.says("mọi người ơi", to=group)
    await lan.says("/status", to=group)
    await lan.says("@diem_cau_bot hôm nay học gì", to=group)
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard == ["/start s_16378", "/status", "@diem_cau_bot hôm nay học gì"]

    await bot.send_message(-1001, "Buổi sáng")
    assert (await group.receives("Buổi sáng")).text == "Buổi sáng"
    await group.removes_bot(by=lan)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(-1001, "Buổi chiều")


async def test_all_it_tells_a_bot_has_the_described_types(lan: Person, telegram: TelegramStandin) -> None:
    await lan.says("Xem https://a.vn và @ai_do_khac #lop1")
    await lan.edits("Xem lại")
    await lan.shares_contact("+84900000001")
    await lan.shares_location(21.03, 105.85, accuracy=20.0)
    await lan.sends_document("a.csv", b"1", caption="Danh sách")
    await lan.sends_photo(b"\xff\xd8")
    await lan.sends_sticker()
    await lan.blocks_bot()
    await lan.unblocks()

    updates = [update.raw for update in telegram.world.updates.pending.values()]
    for update in updates:
        load().check_object("Update", update)
    assert [update["update_id"] - updates[0]["update_id"] for update in updates] == list(range(10))


async def test_updates_are_repeated_and_reordered_at_will(bot: Bot, lan: Person, telegram: TelegramStandin) -> None:
    (start,) = await bot.get_updates()
    await lan.says("một")
    await lan.says("hai")
    telegram.reverses_next_batch()
    reversed_batch = await bot.get_updates(offset=start.update_id + 1)
    assert await bot.get_updates(offset=start.update_id + 3) == ()
    await telegram.until_all_taken()
    await telegram.repeats_updates()
    repeated = await bot.get_updates(offset=start.update_id + 3)

    assert [update.message.text for update in reversed_batch if update.message] == ["hai", "một"]
    assert [update.update_id for update in repeated] == [start.update_id + 2]


async def test_an_outage_refuses_connections_and_ends_on_the_same_port(telegram: TelegramStandin, bot: Bot) -> None:
    async with aiohttp.ClientSession() as session:
        async with telegram.outage():
            with pytest.raises(aiohttp.ClientConnectorError):
                await session.get(f"{telegram.url}/bot42:TEST/getMe")
        assert (await bot.get_me()).username == "diem_cau_bot"
        telegram.fails(faults.unauthorized(), method="getMe")
        assert (await session.get(f"{telegram.url}/bot42:TEST/getMe")).status == 401
