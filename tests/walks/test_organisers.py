"""Organisers on Telegram: how one becomes one, what one sees, and telling everyone something."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Role
from tests.standin import Person, faults
from tests.walks.program import Program

REFUSED = "Mã mời không đúng, đã dùng hoặc đã hết hạn."
OURS = "THÔNG BÁO TỪ BAN TỔ CHỨC"


def broadcasts_of(person: Person) -> list[str]:
    """The broadcasts that somebody received."""
    return [text for text in person.texts if text.startswith((OURS, "FROM THE ORGANISERS"))]


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


async def test_a_broadcast_is_written_seen_confirmed_and_counted(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    anna, stranger = await program.delegate("Anna Smith", language="en"), program.somebody()
    await stranger.says("xin chào")
    await stranger.receives()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ nội dung thông báo (tối đa 1.500 ký tự).")
    await boss.says("Chiều nay các điểm cầu đã sẵn sàng chưa?")
    preview = await boss.receives(
        f"Người nhận sẽ đọc:\n\n{OURS}\nChiều nay các điểm cầu đã sẵn sàng chưa?\n\n2 người nhận."
    )
    assert preview.buttons == [["Gửi cho 2 người", "Không gửi"]]
    assert broadcasts_of(lan) == []
    assert await boss.taps("Gửi cho 2 người") == "Đã lưu"
    await lan.receives(f"{OURS}\nChiều nay")
    await anna.receives("FROM THE ORGANISERS\nChiều nay")
    assert await boss.taps("Gửi cho 2 người") == "Không có gì thay đổi"
    await boss.receives("đã được gửi hoặc đã hủy trước đó")
    await program.all_sent()
    await boss.says("/broadcast")
    await boss.receives("Thông báo gần nhất: 2 người nhận, đã gửi 2, đang chờ 0, lỗi 0, chưa rõ 0.")
    assert (len(broadcasts_of(lan)), len(broadcasts_of(anna)), broadcasts_of(stranger)) == (1, 1, [])


@pytest.mark.parametrize(("word", "sent"), [("gửi", 1), ("Gửi cho 1 người", 1), ("không gửi", 0), ("hủy", 0)])
async def test_a_broadcast_is_decided_by_word_as_well(program: Program, word: str, sent: int) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await boss.says("/broadcast Nghỉ giải lao")
    preview = await boss.receives("Người nhận sẽ đọc")
    await boss.says(word)
    await boss.receives("Đang xếp hàng gửi." if sent else "Đã bỏ thông báo này")
    await boss.taps("Gửi cho 1 người", on=preview)
    await boss.receives("đã được gửi hoặc đã hủy")
    await program.app.tick()
    await program.all_sent()
    assert len(broadcasts_of(lan)) == sent


async def test_a_broadcast_can_be_given_up_before_it_is_written(program: Program) -> None:
    boss = await program.organiser()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ nội dung")
    await boss.taps("Hủy")
    await boss.receives("Đã hủy.")
    await boss.says("hôm nay học gì")
    await boss.receives("Lễ khai giảng")
    await boss.says("/broadcast")
    await boss.receives("Xin gõ nội dung")
    await boss.says("/status")
    await boss.receives("Tình trạng")
    await boss.says("ngày mai học gì")
    await boss.receives("Chuyên đề")


async def test_a_broadcast_that_is_too_long_is_asked_for_again(program: Program) -> None:
    boss = await program.organiser()
    await boss.says(f"/broadcast {'x' * 1501}")
    await boss.receives("Nội dung dài 1.501 ký tự, tối đa 1.500.")
    await boss.says("y" * 1500)
    await boss.receives("Người nhận sẽ đọc")


async def test_receivers_whom_nobody_knows_to_have_got_it_are_left_to_the_organiser(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await boss.says("/broadcast Nghỉ giải lao")
    await boss.receives("Người nhận sẽ đọc")
    program.telegram.fails(faults.reset(accepted=True), method="sendMessage", chat=lan)
    await boss.says("gửi")
    await boss.receives("Đang xếp hàng")
    await lan.receives(OURS)
    await program.until("SELECT 1 FROM outbox WHERE state = 'unknown'")
    await boss.says("/broadcast")
    await boss.receives("chưa rõ 1.")
    await boss.taps("Gửi lại 1 tin chưa rõ")
    await boss.receives("Đang gửi lại 1 tin.")
    await lan.receives(OURS)


async def test_delegates_and_former_strangers_cannot_broadcast_even_by_a_forged_tap(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await boss.says("/broadcast Nghỉ giải lao")
    preview = await boss.receives("Người nhận sẽ đọc")
    sending = preview.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await lan.forges_tap(sending, lan.messages[-1])
    await lan.receives("Hệ thống không có lệnh này.")
    await lan.says("/broadcast Xin chào cả lớp")
    await lan.receives("Hệ thống không có lệnh này.")
    await program.app.tick()
    await program.all_sent()
    assert broadcasts_of(lan) == []


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
