"""Organisers on Telegram: how one becomes one, and what one sees."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Role
from tests.walks.program import Program

REFUSED = "Mã này không đúng, đã dùng hoặc đã hết hạn."


@pytest.mark.parametrize("typed", ["/start o_{code}", "{code}", "{lower}", "{plain}", "{spaced}", "/start o_{plain}"])
async def test_an_invitation_is_taken_by_link_or_by_typing_its_code(program: Program, typed: str) -> None:
    boss, code = program.somebody(), await program.invite()
    words = {"code": code, "lower": code.lower(), "plain": code.replace("-", ""), "spaced": code.replace("-", " ")}
    await boss.says(typed.format(**words))
    await boss.receives("Đồng chí đã được trao quyền của ban tổ chức.")
    await boss.says("/status")
    await boss.receives("Tình trạng lúc 07:00, Thứ Bảy, 6/9")


async def test_an_invitation_works_once_and_for_a_week(program: Program) -> None:
    boss, thief, late = program.somebody("Một"), program.somebody("Hai"), program.somebody("Ba")
    code, old = await program.invite(), await program.invite()
    await boss.starts(f"o_{code}")
    await boss.receives("ban tổ chức")
    await boss.starts(f"o_{code}")  # pressed twice
    await boss.receives("ban tổ chức")
    await thief.starts(f"o_{code}")
    await thief.receives(REFUSED)
    await thief.says("ABCDE-23456")
    await thief.receives(REFUSED)
    await thief.says("/summary")
    await thief.receives("Hệ thống không có lệnh này.")
    program.clock.jump(program.clock() + timedelta(days=7, seconds=1))
    await late.says(old)
    await late.receives(REFUSED)


async def test_an_invitation_taken_in_mid_registration_leaves_it_where_it_was(program: Program) -> None:
    boss = program.somebody()
    await boss.starts("s_16378")
    await boss.receives()
    await boss.taps("Đồng ý")
    await boss.receives("Xin gõ họ và tên")
    await boss.says(await program.invite())
    await boss.receives("ban tổ chức")
    await boss.says("Trần Thị Lan")
    await boss.receives("Đã ghi danh")


async def test_status_tells_of_people_queue_timetable_tick_and_channels(program: Program) -> None:
    boss = await program.organiser()
    await program.delegate()
    await program.at(6, "07:05")
    await boss.says("tình trạng")
    status = await boss.receives("Tình trạng lúc 07:05")
    assert status.text.splitlines()[1:] == [
        "Đại biểu: 1 · cuộc trò chuyện: 2",
        "Chờ gửi: 0 · chờ xử lý: 0",
        "Gửi lỗi: 0 · chưa rõ: 0 · không xử lý được: 0",
        "Chương trình: bản 1, từ 07:00, Thứ Bảy, 6/9",
        "Lần quét lịch gần nhất: 07:05, Thứ Bảy, 6/9",
        "Chưa sao lưu lần nào",
        "Kênh telegram: bình thường",
        "Kênh web: bình thường",
    ]


async def test_unknown_questions_are_counted_without_who_asked(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    for person in (lan, nam, lan):
        await person.says("giá vàng hôm nay bao nhiêu")
        await person.receives("Hệ thống chưa trả lời được câu này.")
    await boss.says("/unknown")
    await boss.receives("3 × giá vàng hôm nay bao nhiêu")
    columns: list[Any] = await program.rows("SELECT * FROM unknown_question")
    assert set(columns[0]) == {"text", "count", "first_at", "last_at"}


async def test_a_long_list_of_unknown_questions_still_fits(program: Program) -> None:
    boss = await program.organiser()
    for number in range(12):
        await boss.says(f"{number} " + "giá vàng " * 30)
        await boss.receives()
    await boss.says("/unknown")
    await boss.receives("Những câu hệ thống chưa trả lời được:")


async def test_clerks_are_invited_for_their_site(program: Program) -> None:
    clerk = program.somebody()
    await clerk.says(await program.invite(Role.CLERK, "16378"))
    await clerk.receives("Đồng chí là thư ký điểm cầu Phường Đông Sơn, Thanh Hóa.")
    await clerk.says("/status")
    await clerk.receives("Hệ thống không có lệnh này.")
