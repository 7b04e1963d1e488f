"""Checking in on Telegram: when it counts, as what, and what is said when it does not."""

from typing import Any

import pytest

from tests.standin import Person
from tests.walks.program import Program

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def records(program: Program, person: Person) -> dict[str, str]:
    """What stands of somebody: the status by session."""
    rows = await program.rows(
        "SELECT a.session_id, a.status FROM attendance a JOIN contact c ON c.person_id = a.person_id"
        " WHERE c.address = :address",
        address=str(person.id),
    )
    return {row["session_id"]: row["status"] for row in rows}


async def history(program: Program, person: Person) -> list[str]:
    """The statuses that were replaced, oldest first."""
    rows = await program.rows(
        "SELECT h.status FROM attendance_history h JOIN contact c ON c.person_id = h.person_id"
        " WHERE c.address = :address ORDER BY h.seq",
        address=str(person.id),
    )
    return [row["status"] for row in rows]


async def test_before_it_opens_the_answer_says_when_it_will(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "07:14:59")
    assert await lan.taps("Điểm danh") == "Chưa đến giờ điểm danh"
    await lan.receives("Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00, mở điểm danh từ 07:15.")
    assert await records(shared, lan) == {}


@pytest.mark.parametrize("clock", ["07:15", "08:00", "08:15"])
async def test_until_the_limit_a_delegate_is_present(shared: Program, clock: str) -> None:
    lan = await shared.delegate()
    await shared.at(6, clock)
    assert await lan.taps("Điểm danh") == f"Đã điểm danh lúc {clock}"
    await lan.receives(f"Có mặt lúc {clock}, Phường Đông Sơn, Thanh Hóa.")
    assert await records(shared, lan) == {"d1-am": "present"}


@pytest.mark.parametrize("clock", ["08:15:01", "11:30"])
async def test_after_the_limit_a_delegate_is_late(shared: Program, clock: str) -> None:
    lan = await shared.delegate()
    await shared.at(6, clock)
    assert await lan.taps("Điểm danh") == f"Đã điểm danh, đến muộn, lúc {clock[:5]}"
    await lan.receives(f"Đến muộn, lúc {clock[:5]}")
    assert await records(shared, lan) == {"d1-am": "late"}


@pytest.mark.parametrize(
    "word", ["diem danh", "Có mặt", "ĐIỂM DANH!", "/checkin", "/CheckIn", "check in", "tôi có mặt"]
)
async def test_a_word_does_what_the_button_does(shared: Program, word: str) -> None:
    lan = await shared.delegate()
    await shared.at(6, "08:00")
    await lan.says(word)
    await lan.receives("Có mặt lúc 08:00")


async def test_twice_is_once(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "08:00")
    await lan.taps("Điểm danh")
    await shared.at(6, "08:30")
    assert await lan.taps("Điểm danh") == "Đồng chí đã điểm danh lúc 08:00"
    await lan.receives("đã điểm danh lúc 08:00, có mặt. Không cần điểm danh lại.")
    assert await records(shared, lan) == {"d1-am": "present"}
    assert await history(shared, lan) == []


async def test_between_sessions_the_next_one_is_named(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "11:30:01")
    await lan.taps("Điểm danh")
    await lan.receives("Buổi chiều Thứ Bảy, 6/9 bắt đầu lúc 13:30, mở điểm danh từ 12:45.")


async def test_after_the_class_it_is_over(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(8, "15:30:01")
    assert await lan.taps("Điểm danh") == "Lớp học đã kết thúc"
    await lan.receives("Lớp học đã kết thúc, không còn buổi nào để điểm danh.")
    assert await records(shared, lan) == {}


async def test_a_made_up_button_does_no_harm(shared: Program) -> None:
    lan = await shared.delegate()
    menu = lan.messages[-1]
    await shared.at(6, "08:00")
    for data in (
        "checkin:d9-zz",
        "undo:d9-zz",
        "site:0",
        "lang:xx",
        "reminders:-1",
        "reminders:x",
        "summary:d1-am",
        "?",
    ):
        await lan.forges_tap(data, menu)
        await lan.receives()
    assert await records(shared, lan) == {"d1-am": "present"}  # the first one meant whatever is open
    assert await shared.rows("SELECT * FROM inbox WHERE state = 'parked'") == []


async def test_a_check_in_can_be_taken_back_for_ten_minutes(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "08:00")
    await lan.taps("Điểm danh")
    await shared.at(6, "08:10")
    assert await lan.taps("Hủy điểm danh") == "Đã hủy điểm danh"
    await lan.receives("Đã hủy điểm danh: Buổi sáng Thứ Bảy, 6/9.")
    assert await records(shared, lan) == {"d1-am": "unknown"}
    assert await history(shared, lan) == ["present"]
    assert await lan.taps("Hủy điểm danh") == "Không có gì thay đổi"
    await shared.at(6, "08:20")
    await lan.taps("Điểm danh")
    await lan.receives("Đến muộn, lúc 08:20")


async def test_after_ten_minutes_only_the_clerk_can_correct_it(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "08:00")
    await lan.taps("Điểm danh")
    await shared.at(6, "08:10:01")
    assert await lan.taps("Hủy điểm danh") == "Không có gì thay đổi"
    await lan.receives("chỉ hủy được lượt tự điểm danh trong vòng 10 phút")
    assert await records(shared, lan) == {"d1-am": "present"}


async def test_undo_by_word_takes_the_last_one_back(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("hủy điểm danh")
    await lan.receives("Không hủy được")
    await shared.at(6, "08:00")
    await lan.says("điểm danh")
    await lan.receives("Có mặt")
    await lan.says("huy diem danh")
    await lan.receives("Đã hủy điểm danh")


async def test_who_is_not_registered_is_led_to_registering(shared: Program) -> None:
    lan = shared.somebody()
    await shared.at(6, "08:00")
    await lan.says("điểm danh")
    await lan.receives("chưa ghi danh nên chưa điểm danh được")
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.taps("Đồng ý")
    await lan.receives()
    await lan.says("Đông Sơn, Thanh Hóa")
    await lan.receives("Xin gõ họ và tên")
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh")
    assert await lan.taps("Điểm danh") == "Đã điểm danh lúc 08:00"


async def test_my_attendance_shows_each_session_with_its_time(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "08:05")
    await lan.taps("Điểm danh")
    await shared.at(6, "14:20")
    await lan.says("điểm danh")
    await lan.receives("Đến muộn")
    await shared.at(7, "12:00")
    await lan.says("điểm danh của tôi")
    mine = await lan.receives("Điểm danh của đồng chí Trần Thị Lan")
    assert mine.text.splitlines()[1:] == [
        "✓ Buổi sáng Thứ Bảy, 6/9: có mặt, 08:05",
        "✓ Buổi chiều Thứ Bảy, 6/9: đến muộn, 14:20",
        "? Buổi sáng Chủ nhật, 7/9: chưa điểm danh",
        "· Buổi chiều Chủ nhật, 7/9: chưa bắt đầu, 13:30",
        "· Buổi sáng Thứ Hai, 8/9: chưa bắt đầu, 08:00",
        "· Buổi chiều Thứ Hai, 8/9: chưa bắt đầu, 14:00",
    ]


async def test_in_english_too(shared: Program) -> None:
    anna = await shared.delegate("Anna Smith", language="en")
    await shared.at(6, "08:20")
    assert await anna.taps("Check in") == "Checked in, late, at 08:20"
    await anna.receives("Checked in: Morning, Saturday 6 September.\nLate, at 08:20, Phường Đông Sơn, Thanh Hóa.")
    await anna.says("my attendance")
    await anna.receives("✓ Morning, Saturday 6 September: late, 08:20")


async def test_moving_to_another_site_takes_the_attendance_along(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "08:00")
    await lan.taps("Điểm danh")
    await lan.says("/site 21109")
    await lan.receives("Đã chuyển")
    sites: list[Any] = await shared.rows(
        "SELECT a.site_code FROM attendance a JOIN contact c ON c.person_id = a.person_id WHERE c.address = :a",
        a=str(lan.id),
    )
    assert sites == [{"site_code": "21109"}]


async def test_who_names_the_afternoon_is_not_checked_in_to_the_morning(shared: Program) -> None:
    lan = await shared.delegate()
    await shared.at(6, "07:30")
    await lan.says("điểm danh buổi chiều")
    await lan.receives("Buổi chiều Thứ Bảy, 6/9 bắt đầu lúc 13:30")
    assert await records(shared, lan) == {}
    await lan.says("diem danh buoi sang")
    await lan.receives("Có mặt lúc 07:30")
    assert await records(shared, lan) == {"d1-am": "present"}
