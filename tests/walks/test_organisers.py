"""Organisers on Telegram: how one becomes one, and what one sees."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Role
from tests.walks.program import Program

REFUSED = "Mã mời không đúng, đã dùng hoặc đã hết hạn."


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
        "Đại biểu: 1 · cuộc trò chuyện: 2, mất liên lạc: 0",
        "Chờ gửi: 0 · chờ xử lý: 0",
        "Gửi lỗi: 0 · chưa rõ: 0 · không xử lý được: 0",
        "Chương trình: bản 1, từ 07:00, Thứ Bảy, 6/9",
        "Lần quét lịch gần nhất: 07:05, Thứ Bảy, 6/9",
        "Kênh telegram: bình thường",
        "Kênh web: bình thường",
    ]


async def test_summary_counts_by_session_and_province(program: Program) -> None:
    boss = await program.organiser()
    lan, nam = await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await program.delegate("Hồ Thị Sương", "s_21109")
    await program.at(6, "08:00")
    await lan.taps("Điểm danh")
    await program.at(6, "08:20")
    await nam.taps("Điểm danh")
    await boss.says("tổng hợp")
    whole = await boss.receives("Tổng hợp lúc 08:20")
    assert whole.text.splitlines()[1] == "Buổi sáng Thứ Bảy, 6/9: 1 có mặt, 1 muộn, 1 chưa điểm danh / 3"
    detail = await boss.receives("điểm cầu chưa có ai điểm danh")
    assert detail.text.splitlines() == [
        "Buổi sáng Thứ Bảy, 6/9: 3.355/3.356 điểm cầu chưa có ai điểm danh",
        "Quảng Ngãi: 0 + 0 muộn / 1; 97/97 điểm cầu chưa có ai",
        "Thanh Hóa: 1 + 1 muộn / 2; 166/167 điểm cầu chưa có ai",
    ]
    await boss.taps("Buổi chiều Thứ Bảy, 6/9")
    await boss.receives("Buổi chiều Thứ Bảy, 6/9: 3.356/3.356 điểm cầu chưa có ai điểm danh")


async def test_summary_of_all_provinces_is_told_in_parts_that_every_channel_takes(program: Program) -> None:
    boss = await program.organiser()
    provinces = {site.province: site.code for site in program.app.current.timetable.sites}
    for number, code in enumerate(provinces.values()):
        await program.delegate(f"Nguyễn Văn {'Ă' * (1 + number % 5)}", f"s_{code}")
    await boss.says("/summary")
    parts = [await boss.receives("điểm cầu chưa có ai điểm danh") for _ in range(2)]
    lines = [line for part in parts for line in part.text.splitlines()[1:]]
    assert len(lines) == len(provinces)
    assert [bool(part.buttons) for part in parts] == [False, True]


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
