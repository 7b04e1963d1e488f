"""Rooms in which two have one name, and the short answers that people give to a question."""

import pytest

from bot.domain.people import Role
from tests.standin import Person
from tests.walks.lists import ListedSite, listed_site
from tests.walks.program import Program

pytestmark = pytest.mark.asyncio(loop_scope="module")

HUNGS = ("Nguyễn Văn Hùng, Bí thư", "Nguyễn Văn Hùng, Phó Chủ tịch")


async def room(shared: Program, *people: str) -> tuple[ListedSite, Person]:
    """A room with a list, and its clerk, when the session is on."""
    here = await listed_site(shared, *people, "Lê Văn Nam", "Phạm Quốc Dũng")
    await shared.at(6, "08:10")
    return here, await here.clerk()


async def statuses(here: ListedSite) -> dict[str, str]:
    sql = (
        "SELECT p.full_name || ' ' || p.position AS name, a.status FROM attendance a JOIN person p"
        " ON p.id = a.person_id WHERE a.site_code = :s"
    )
    return {row["name"].strip(): row["status"] for row in await here.program.rows(sql, s=here.site.code)}


async def test_two_of_one_name_are_told_apart_by_their_position_wherever_they_are_shown(shared: Program) -> None:
    here, tam = await room(shared, *HUNGS)
    await tam.says("ai vang mat")
    await tam.receives("? Nguyễn Văn Hùng (Bí thư): chưa điểm danh")
    await tam.says("vang hung")
    await tam.receives("“hung” là ai?")
    await tam.says("nguyen van hung (pho chu tich)")
    await tam.receives("Vắng không phép: Nguyễn Văn Hùng (Phó Chủ tịch)")
    await tam.says("luu")
    await tam.receives("Đã lưu")
    found = await statuses(here)
    assert (found["Nguyễn Văn Hùng Phó Chủ tịch"], found["Nguyễn Văn Hùng Bí thư"]) == ("absent", "present")
    await tam.says("ai vang")
    await tam.receives("✗ Nguyễn Văn Hùng (Phó Chủ tịch): vắng không phép")
    await tam.says("diem danh tung nguoi")
    roll = await tam.receives("✓ Nguyễn Văn Hùng (Bí thư)")
    assert "✗ vắng: Nguyễn Văn Hùng (Phó Chủ tịch)" in roll.text


async def test_two_of_one_name_and_position_are_told_apart_by_their_place_in_the_list(shared: Program) -> None:
    here = await listed_site(shared, "Trần Thị Lan")
    await here.walk_in("Vũ Văn Hùng")
    await here.walk_in("Vũ Văn Hùng")
    await shared.at(6, "08:10")
    tam = await here.clerk()
    await tam.says("vắng Hùng")
    offer = await tam.receives("“Hùng” là ai?")
    assert [row[0] for row in offer.buttons[:2]] == ["Vũ Văn Hùng (2)", "Vũ Văn Hùng (3)"]


async def test_a_substitute_who_is_still_asked_about_is_not_called_an_outsider(shared: Program) -> None:
    here, tam = await room(shared)
    await tam.says("nam di thay anh dung")
    asked = await tam.receives("“Nam” là ai?")
    assert "ngoài danh sách)" not in asked.text
    await tam.taps("Lê Văn Nam")
    await tam.sees("Lê Văn Nam dự thay Phạm Quốc Dũng")
    await tam.says("luu")
    saved = await tam.receives("Đã lưu")
    assert "Lê Văn Nam dự thay Phạm Quốc Dũng" in saved.text
    assert await statuses(here) == {"Lê Văn Nam": "present", "Phạm Quốc Dũng": "excused"}


async def test_a_bare_yes_or_no_answers_the_question_just_asked(shared: Program) -> None:
    here, tam = await room(shared)
    await tam.says("chot buoi")
    await tam.receives("sẽ thành vắng không phép")
    await tam.says("khong")
    await tam.receives("Đã hủy")
    await tam.says("co")
    await tam.receives("Hệ thống chưa trả lời được câu này.")
    assert await statuses(here) == {}
    await tam.says("chot buoi")
    await tam.receives("sẽ thành vắng không phép")
    await tam.says("co")
    await tam.receives("Đã chốt")
    assert set((await statuses(here)).values()) == {"absent"}


async def test_undo_takes_back_what_was_just_saved(shared: Program) -> None:
    here, tam = await room(shared)
    await tam.says("hoan tac")
    await tam.receives("Hệ thống chưa trả lời được câu này.")
    await tam.says("du")
    await tam.receives("2 có mặt")
    await tam.says("luu")
    await tam.receives("Đã lưu")
    await tam.says("hoan tac")
    await tam.receives("Đã hủy báo cáo")
    assert await statuses(here) == {}


async def test_after_closing_what_cannot_be_taken_back_is_not_offered(shared: Program) -> None:
    _, tam = await room(shared)
    await tam.says("chốt buổi")
    await tam.receives("sẽ thành vắng không phép")
    await tam.says("có")
    await tam.receives("Đã chốt")
    await tam.says("nam ve som")
    await tam.receives("Về sớm: Lê Văn Nam")
    await tam.says("luu")
    await tam.receives("lý do sửa")
    await tam.says("ghi nham")
    saved = await tam.receives("Đã lưu")
    assert saved.buttons == [["Ai vắng"]]


async def test_a_clerk_need_not_give_a_number(shared: Program) -> None:
    here = await listed_site(shared, "Trần Thị Lan")
    tam = shared.somebody("Tâm")
    await tam.says(await shared.invite(scope=here.site.code, role=Role.CLERK))
    await tam.receives("xin gõ họ và tên")
    await tam.says("do van tam")
    await tam.receives("không bắt buộc")
    await tam.says("khong")
    await tam.receives("Đã ghi nhận: đồng chí Do Van Tam")


async def test_whoever_was_put_among_the_absent_may_say_in_words_that_they_were_there(shared: Program) -> None:
    here, tam = await room(shared, "Vũ Thị Hoà")
    hoa = await here.linked("Vũ Thị Hoà")
    await hoa.says("toi co du")
    await hoa.receives("Không có gì để báo lại")
    await tam.says("vang hoa")
    await tam.receives("Vắng không phép: Vũ Thị Hoà")
    await tam.says("luu")
    await tam.receives("Đã lưu")
    await hoa.says("toi co du")
    await hoa.receives("Đã báo thư ký điểm cầu rằng đồng chí có dự Buổi sáng")
    await tam.receives("Có đúng không?")
    await tam.says("khong")
    await tam.receives("Giữ nguyên ghi nhận cũ")
    await hoa.receives("giữ nguyên ghi nhận cũ")
