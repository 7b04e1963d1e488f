"""What is said to a question: led by what was asked, honest when there is nothing, short enough for every channel."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.messages import Outgoing
from bot.domain.timetable import Language, Timetable
from bot.services.questions import answer
from bot.texts.render import render
from bot.understanding import understand
from tests.understanding.scoring import HERE, rows, timetable

SAMPLE = timetable("sample")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2025, 9, 6, 10, 15, tzinfo=ZONE)
EVE = datetime(2025, 9, 5, 20, 15, tzinfo=ZONE)
AFTER = datetime(2025, 9, 10, 9, 0, tzinfo=ZONE)
_ZALO = 2000


def said(
    text: str, now: datetime = MORNING, programme: Timetable = SAMPLE, language: Language = Language.VI
) -> tuple[str, Outgoing]:
    outgoing = answer(understand(text, now, programme), programme, now)
    return render(outgoing, language, programme.zone).text, outgoing


@pytest.mark.parametrize(
    ("text", "now", "first"),
    [
        ("mai mấy giờ học", MORNING, "08:00, Chủ nhật, 7/9: bắt đầu Chuyên đề 4"),
        ("mấy giờ tan", MORNING, "17:00, Thứ Bảy, 6/9: kết thúc Chuyên đề 3"),
        ("chuyên đề 6 ai giảng", MORNING, "Chuyên đề 6: Báo cáo viên 6"),
        ("chuyên đề 6 học ở đâu", MORNING, "Phòng 305, nhà C:"),
        ("link mai", MORNING, "Phòng học trực tuyến, Chủ nhật, 7/9: https://hop.example.vn/lop-ngay-2"),
        ("lớp học mấy ngày", EVE, "Lớp học 3 ngày: từ 08:00 Thứ Bảy, 6/9 đến 15:30 Thứ Hai, 8/9."),
        ("đang học gì", MORNING, "Đang diễn ra, còn 75 phút:"),
        ("ai phụ trách điểm cầu Đông Sơn", MORNING, "Bí thư Đảng uỷ phường Đông Sơn phụ trách điểm cầu"),
        ("tối nay học gì", MORNING, "Tối Thứ Bảy, 6/9: lớp không học."),
    ],
)
def test_an_answer_leads_with_what_was_asked(text: str, now: datetime, first: str) -> None:
    assert said(text, now)[0].startswith(first)


def test_before_the_class_it_says_when_it_starts_and_after_it_that_it_is_over() -> None:
    assert "Lớp bắt đầu lúc 08:00, Thứ Bảy, 6/9." in said("hôm nay học gì", EVE)[0]
    assert "Lớp đã kết thúc lúc 15:30, Thứ Hai, 8/9." in said("tiếp theo là gì", AFTER)[0]


def test_the_second_day_and_monday_are_both_answered() -> None:
    text, _ = said("ngày thứ hai học gì", EVE)
    assert "Chủ nhật, 7/9:" in text
    assert "Thứ Hai, 8/9:" in text


def test_the_version_is_named_on_the_day_it_changed_only() -> None:
    changed = replace(SAMPLE, version=3, changed_at=MORNING - timedelta(hours=1))
    assert "bản 3, thay đổi lúc 09:15" in said("chiều nay học gì", MORNING, changed)[0]
    assert "bản 3" not in said("chiều nay học gì", MORNING + timedelta(days=1), changed)[0]
    assert "bản 1" not in said("chiều nay học gì", MORNING, replace(changed, version=1))[0]


def test_what_was_not_understood_is_met_honestly_and_with_choices() -> None:
    text, outgoing = said("thời tiết mai thế nào")
    assert text.startswith("Hệ thống chưa trả lời được câu này.")
    assert [choice.action for choice in outgoing.choices] == ["today", "tomorrow", "schedule", "checkin", "help"]


def test_a_topic_that_does_not_exist_is_not_made_up() -> None:
    assert said("chuyên đề 12 là gì")[0].startswith("Chương trình không có nội dung đồng chí hỏi.")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", sorted(path.stem for path in (HERE / "timetables").glob("*.json")))
def test_the_whole_programme_fits_one_message(name: str, language: Language) -> None:
    programme = timetable(name)
    assert len(said("cho xin toàn bộ lịch học", programme.sessions[0].start, programme, language)[0]) <= _ZALO


@pytest.mark.parametrize("language", Language)
def test_a_programme_of_many_long_titles_still_fits(language: Language) -> None:
    sessions = tuple(
        replace(
            session,
            items=tuple(
                replace(item, title=replace(item.title, vi="Ơ" * 900, en="W" * 900)) for item in session.items * 4
            ),
        )
        for session in SAMPLE.sessions
    )
    days = tuple(replace(day, sessions=tuple(s for s in sessions if s.day == day.date)) for day in SAMPLE.days)
    programme = replace(SAMPLE, days=days)
    for text in (
        "toàn bộ lịch",
        "hôm nay học gì",
        "mai học ở đâu",
        "mai ai giảng",
        "ngày thứ hai học gì",
        "chuyên đề 1",
    ):
        assert len(said(text, MORNING, programme, language)[0]) <= _ZALO


def _five_days() -> Timetable:
    """Five days with eight items each."""
    items = [item for session in SAMPLE.sessions[:2] for item in session.items if item.is_content] * 2
    days = []
    for ahead in range(5):
        moved = tuple(
            replace(
                item,
                id=f"I{ahead}{place}",
                topic=None,
                start=datetime(2025, 9, 6 + ahead, 8 + place, tzinfo=ZONE),
                end=datetime(2025, 9, 6 + ahead, 9 + place, tzinfo=ZONE),
            )
            for place, item in enumerate(items)
        )
        day = SAMPLE.days[0]
        date = moved[0].start.date()
        session = replace(day.sessions[0], id=f"s{ahead}", day=date, items=moved)
        days.append(replace(day, date=date, sessions=(session,)))
    return replace(SAMPLE, days=tuple(days))


def test_a_programme_too_long_for_one_message_is_offered_day_by_day() -> None:
    programme = _five_days()
    text, outgoing = said("cho xin toàn bộ lịch học", EVE, programme)
    assert text.splitlines()[0] == "Thứ Bảy, 6/9: 08:00–16:00, 8 nội dung"
    assert [choice.action for choice in outgoing.choices] == [f"day:{day.date}" for day in programme.days]
    of_day, _ = said("ngày 2025-09-08 học gì", EVE, programme)
    assert of_day.startswith("Thứ Hai, 8/9:")
    assert len(of_day.splitlines()) == 9


def test_today_s_programme_says_what_is_on_and_when_all_is_over() -> None:
    text, _ = said("hôm nay học gì", MORNING)
    assert "09:20–11:30 (đang diễn ra) Chuyên đề 1" in text
    assert text.count("đang diễn ra") == 1
    assert "đã kết thúc" not in text
    assert "Các nội dung trên đã kết thúc." in said("hôm nay học gì", MORNING.replace(hour=18))[0]


def test_no_brackets_stand_in_brackets() -> None:
    for text in ("hôm nay học gì", "ngày 8/9 học gì", "ai chủ trì khai giảng", "chuyên đề 6 ai giảng"):
        assert "))" not in said(text)[0]


def test_every_example_has_an_answer_in_both_languages_that_fits() -> None:
    for row in rows("examples.jsonl"):
        now = datetime.fromisoformat(row["now"])
        for language in Language:
            assert 0 < len(said(row["text"], now, SAMPLE, language)[0]) <= _ZALO, json.dumps(row["text"])
