"""Questions on Telegram: by button, command or in words, answered from the class's own timetable."""

import re

import pytest

from bot.handlers.words import ACTION_BY_WORDS, QUESTION_BY_ACTION
from bot.understanding.fold import fold
from tests.standin import Message, Person
from tests.walks.program import Program

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def answer(shared: Program, question: str, day: int = 6, clock: str = "10:00", language: str = "vi") -> str:
    """What a delegate who asks at that time is told."""
    lan = await shared.delegate("Anna Smith" if language == "en" else "Trần Thị Lan", language=language)
    await shared.at(day, clock)
    await shared.all_sent()  # a reminder, perhaps
    lan.read_all()
    await lan.says(question)
    return (await lan.receives()).text


@pytest.mark.parametrize("asked", ["Hôm nay", "/today", "hôm nay học gì?", "today", "hom nay co gi vay"])
async def test_today(shared: Program, asked: str) -> None:
    told = await answer(shared, asked)
    assert "Thứ Bảy, 6/9" in told
    assert "Lễ khai giảng" in told
    assert "Chuyên đề 3" in told


@pytest.mark.parametrize("asked", ["/tomorrow", "ngày mai học gì", "mai", "Tomorrow"])
async def test_tomorrow(shared: Program, asked: str) -> None:
    told = await answer(shared, asked)
    assert "Chủ nhật, 7/9" in told
    assert "Chuyên đề 4" in told


@pytest.mark.parametrize("asked", ["/now", "bây giờ đang học gì", "Bây giờ"])
async def test_now(shared: Program, asked: str) -> None:
    told = await answer(shared, asked)
    assert told.startswith("Đang diễn ra, còn 90 phút:\nChuyên đề 1")


@pytest.mark.parametrize("asked", ["/next", "tiếp theo là gì", "Tiếp theo"])
async def test_next(shared: Program, asked: str) -> None:
    told = await answer(shared, asked)
    assert told.startswith("Tiếp theo:\n")


@pytest.mark.parametrize("asked", ["/schedule", "chương trình", "toàn bộ chương trình", "cho xem lịch cả lớp"])
async def test_the_whole_programme_names_all_topics_and_fits(shared: Program, asked: str) -> None:
    told = await answer(shared, asked)
    assert re.findall(r"Chuyên đề (\d)", told) == list("12345678")
    assert "bế giảng" in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("chuyên đề 3 lúc mấy giờ", "15:30"),
        ("ai giảng chuyên đề 1", "Báo cáo viên 1"),
        ("chiều mai học ở đâu", "Hội trường"),
        ("lớp học ở đâu", "Học viện Chính trị quốc gia Hồ Chí Minh"),
        ("bao giờ bế giảng", "14:00"),
        ("link phòng học hôm nay", "https://hop.example.vn/lop-ngay-1"),
        ("ngày 10/9 học gì", "lớp không học"),
    ],
)
async def test_when_where_who(shared: Program, asked: str, told: str) -> None:
    assert told in await answer(shared, asked)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what is on today", "Opening ceremony"),
        ("who speaks on topic 1?", "Speaker 1"),
        ("Programme", "Topic 8"),
        ("when does topic 3 start", "15:30"),
        ("hôm nay học gì", "Opening ceremony"),
    ],
)
async def test_in_english(shared: Program, asked: str, told: str) -> None:
    assert told in await answer(shared, asked, language="en")


async def test_before_the_class_it_says_when_it_starts(shared: Program) -> None:
    assert "Lớp bắt đầu lúc 08:00, Thứ Bảy, 6/9" in await answer(shared, "hôm nay học gì", day=5)


async def test_after_the_class_it_says_that_it_is_over(shared: Program) -> None:
    assert "Lớp đã kết thúc lúc 15:30, Thứ Hai, 8/9" in await answer(shared, "/next", day=9)


async def test_a_follow_up_is_understood_for_half_an_hour(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("chuyên đề 3 lúc mấy giờ")
    await lan.receives("15:30")
    await lan.says("ai giảng?")
    await lan.receives("Báo cáo viên 3")
    await shared.at(6, "07:31")
    await lan.says("ở đâu?")
    later = await lan.receives()
    assert not later.text.startswith("Hội trường A1, tầng 1, nhà A:\nThứ Bảy, 6/9, 15:30")


async def test_what_it_does_not_understand_it_says_and_offers_buttons(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("giá vàng hôm nay thế nào")
    told = await lan.receives("Hệ thống chưa trả lời được câu này.")
    assert [label for row in told.buttons for label in row] == [
        "Hôm nay",
        "Ngày mai",
        "Chương trình",
        "Điểm danh",
        "Trợ giúp",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("xin chào", "Chào đồng chí!"),
        ("cảm ơn", "Rất vui được hỗ trợ"),
        ("nhắc tôi trước 20 phút", "trước mỗi buổi học 20 phút"),
        ("đừng nhắc tôi nữa", "Đã tắt nhắc lịch"),
        ("tôi đã điểm danh chưa", "Điểm danh của đồng chí"),
        ("điểm danh cho tôi", "Đã điểm danh: Buổi sáng"),
        ("giúp tôi với", "Đồng chí có thể"),
    ],
)
async def test_wishes_in_words_are_done(shared: Program, said: str, told: str) -> None:
    assert told in await answer(shared, said, clock="08:00")


async def test_twenty_odd_things_in_a_row_are_answered_in_order(shared: Program) -> None:
    lan = await shared.delegate()
    before = len(lan.messages)
    for number in range(1, 9):
        await lan.says(f"ai giảng chuyên đề {number}")
    for number in range(1, 9):
        await lan.receives(f"Báo cáo viên {number}")
    speakers = [re.search(r"Báo cáo viên (\d)", text) for text in lan.texts[before:]]
    assert [found and found[1] for found in speakers] == list("12345678")


async def test_nothing_that_anybody_types_is_left_unanswered(shared: Program) -> None:
    lan = await shared.delegate()
    strange = [
        "?",
        "...",
        "👍",
        "x" * 4000,
        "\u200b",
        "\u202eabc",
        "0",
        "<b>&amp;",
        "{ $name }",
        "99:99 32/13",
        "' OR 1=1 --",
    ]
    before = len(lan.messages)
    for text in strange:
        await lan.says(text)
    for _ in strange:
        await lan.receives()
    assert len(lan.messages) - before == len(strange)
    assert await shared.rows("SELECT * FROM inbox WHERE state = 'parked'") == []


async def every_button(shared: Program, lan: Person) -> list[Message]:
    """All kinds of messages with buttons that a delegate sees."""
    seen = []
    for words in (
        "/start",
        "/help",
        "/checkin",
        "/me",
        "/reminders",
        "/language",
        "/privacy",
        "/forget",
        "/today",
        "?",
    ):
        await lan.says(words)
        seen.append(await lan.receives())
    return seen


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_every_button_can_be_typed_instead(shared: Program, language: str) -> None:
    lan = await shared.delegate("Anna Smith", language=language)
    await shared.at(6, "08:00")
    messages = await every_button(shared, lan)
    labels = {label for message in messages for row in message.buttons for label in row}
    assert len(labels) > 12
    for label in labels - {"English", "Tiếng Việt"}:
        typed = fold(label)
        lead = re.fullmatch(r"truoc \d+ phut|\d+ minutes before", typed)
        assert lead or typed in ACTION_BY_WORDS or typed in QUESTION_BY_ACTION, label


@pytest.mark.parametrize(("language", "label"), [("vi", "Trước 10 phút"), ("en", "10 minutes before")])
async def test_a_lead_time_can_be_typed_as_its_button_says(shared: Program, language: str, label: str) -> None:
    told = await answer(shared, label, language=language)
    assert "10 phút" in told or "10 minutes before each session" in told
