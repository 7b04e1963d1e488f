"""People who are on no list: the clerk finds out who they are, or adds them, and can take it back."""

import pytest

from bot.domain.people import Role
from bot.storage import people
from bot.storage.store import Transaction
from tests.standin import Person
from tests.walks.lists import ListedSite, listed_site
from tests.walks.program import Program

pytestmark = pytest.mark.asyncio(loop_scope="module")

LAN = "Trần Thị Lan, Phó Chủ tịch Hội Nông dân"
NAM = "Lê Văn Nam, Bí thư chi bộ"


async def here_with_walk_in(shared: Program, name: str = "Lê Văn Nan Sai") -> tuple[ListedSite, Person, Person]:
    """A site with a list, its clerk and somebody who is not on it and has checked in."""
    here = await listed_site(shared, LAN, NAM)
    clerk, person = await here.clerk(), await here.walk_in(name)
    await shared.at(6, "07:40")
    await person.says("điểm danh")
    await person.receives("Đã điểm danh")
    return here, clerk, person


async def counts(here: ListedSite) -> tuple[int, int]:
    """How many people the site has, and how many of them are in."""
    people = await here.program.rows("SELECT n FROM person_count WHERE site_code = :s", s=here.site.code)
    present = "SELECT COALESCE(SUM(n), 0) AS n FROM attendance_count WHERE site_code = :s AND status = 'present'"
    return people[0]["n"], (await here.program.rows(present, s=here.site.code))[0]["n"]


async def test_the_clerk_sees_who_is_not_on_the_list_and_who_they_may_be(shared: Program) -> None:
    here, clerk, _ = await here_with_walk_in(shared)
    await clerk.says("ngoài danh sách")
    shown = await clerk.receives(f"{here.site.full_name}: 1 người ngoài danh sách")
    assert "• Lê Văn Nan Sai" in shown.text


async def test_namesakes_whom_nobody_could_tell_apart_are_offered_to_the_clerk(shared: Program) -> None:
    here = await listed_site(shared, "Vũ Văn Hùng, Bí thư", "Vũ Văn Hùng, Y tá", "Vũ Thị Hùng, Giáo viên", LAN)
    clerk, hung = await here.clerk(), await here.delegate("Vũ Văn Hùng")
    await hung.receives("có nhiều người tên như vậy")
    await hung.taps("Ghi danh ngoài danh sách")
    await hung.receives("ngoài danh sách; thư ký")
    await clerk.says("/walkins")
    await clerk.receives("• Vũ Văn Hùng – có thể là Vũ Văn Hùng, Bí thư")
    await clerk.taps("Vũ Văn Hùng")
    offer = await clerk.receives("Là ai trong danh sách?")
    labels = [label for row in offer.buttons for label in row]
    assert labels[:3] == ["Vũ Văn Hùng, Bí thư", "Vũ Văn Hùng, Y tá", "Vũ Thị Hùng, Giáo viên"]
    assert not any("Lan" in label for label in labels)
    await clerk.taps("Vũ Văn Hùng, Y tá")
    await clerk.receives("Vũ Văn Hùng và Vũ Văn Hùng, Y tá là một người?")


async def test_a_walk_in_becomes_somebody_of_the_list_and_is_counted_once(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    assert await counts(here) == (3, 1)
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Trần Thị Lan")
    preview = await clerk.receives("Lê Văn Nan Sai và Trần Thị Lan, Phó Chủ tịch Hội Nông dân là một người?")
    assert "• Buổi sáng: có mặt" in preview.text
    assert await counts(here) == (3, 1)
    await clerk.taps("Gộp làm một")
    await clerk.receives("Đã gộp Lê Văn Nan Sai với Trần Thị Lan, Phó Chủ tịch Hội Nông dân.")
    await person.receives("Thư ký điểm cầu đã xác nhận đồng chí là Trần Thị Lan, Phó Chủ tịch Hội Nông dân")
    assert await counts(here) == (2, 1)
    assert await here.person_of(person) == here.ids["Trần Thị Lan"]
    await person.says("/me")
    await person.receives("Điểm danh của đồng chí Trần Thị Lan")


async def test_the_history_says_by_name_who_merged_and_of_whom_words_are(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    walk_in = await here.person_of(person)
    await person.says("hủy điểm danh")
    await person.receives("Đã hủy")
    await person.says("điểm danh")
    await person.receives("Đã điểm danh")
    await shared.at(6, "08:10")
    await clerk.says("vắng: Trần Thị Lan")
    await clerk.receives("Trần Thị Lan")
    await clerk.taps("Lưu")
    await clerk.sees("Đã lưu")
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Trần Thị Lan")
    await clerk.receives("Buổi sáng: có mặt")
    await clerk.taps("Gộp làm một")
    await clerk.receives("Đã gộp")
    lan = here.ids["Trần Thị Lan"]
    rows = await shared.rows(
        "SELECT status, recorded_by, replaced_by FROM attendance_history WHERE person_id = :id ORDER BY seq", id=lan
    )
    assert [tuple(row.values()) for row in rows] == [
        ("present", lan, lan),
        ("unknown", lan, lan),
        ("absent", "Đỗ Văn Thư", "Đỗ Văn Thư"),
    ]
    await clerk.taps("Hoàn tác: Trần Thị Lan")
    await clerk.receives("Đã hoàn tác: mọi việc như trước khi gộp.")
    rows = await shared.rows("SELECT recorded_by FROM attendance_history WHERE person_id = :id", id=str(walk_in))
    assert {row["recorded_by"] for row in rows} == {walk_in}


async def test_a_merge_is_undone_and_everybody_is_who_they_were(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    before = await here.person_of(person)
    rows = await shared.rows("SELECT * FROM attendance WHERE site_code = :s", s=here.site.code)
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Trần Thị Lan")
    await clerk.receives("là một người?")
    await clerk.taps("Gộp làm một")
    await clerk.receives("Hoàn tác được trong 24 giờ.")
    await clerk.taps("Hoàn tác: Trần Thị Lan")
    await clerk.receives("Đã hoàn tác: mọi việc như trước khi gộp.")
    await person.receives("Thư ký điểm cầu đã hoàn tác việc xác nhận")
    assert await here.person_of(person) == before
    assert await counts(here) == (3, 1)
    assert await shared.rows("SELECT * FROM attendance WHERE site_code = :s", s=here.site.code) == rows
    await clerk.taps("Hoàn tác: Trần Thị Lan")
    await clerk.receives("Không hoàn tác được nữa")


async def test_what_came_after_a_merge_stays_with_the_list_when_it_is_undone(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Trần Thị Lan")
    await clerk.receives("là một người?")
    await clerk.taps("Gộp làm một")
    await clerk.receives("Đã gộp")
    await person.receives("xác nhận")
    await person.says("hủy điểm danh")
    await person.receives("Đã hủy điểm danh")
    await clerk.taps("Hoàn tác: Trần Thị Lan")
    await clerk.receives("Đã hoàn tác. Có 1 mục thay đổi sau khi gộp")
    assert await counts(here) == (3, 1)


async def test_whom_the_list_forgot_is_added_and_that_can_be_undone(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.taps("Thêm vào danh sách")
    await clerk.receives("Đã thêm Lê Văn Nan Sai vào danh sách.")
    walk_in = "SELECT walk_in FROM person WHERE id = :id"
    added = str(await here.person_of(person))
    assert await shared.rows(walk_in, id=added) == [{"walk_in": 0}]
    await clerk.says("/walkins")
    await clerk.receives("không có ai ghi danh ngoài danh sách")
    await clerk.taps("Hoàn tác: Lê Văn Nan Sai")
    await clerk.receives("Đã hoàn tác")
    assert await shared.rows(walk_in, id=added) == [{"walk_in": 1}]
    assert await counts(here) == (3, 1)


async def test_a_report_that_waits_to_be_saved_goes_on_with_who_they_turned_out_to_be(shared: Program) -> None:
    here = await listed_site(shared, LAN, NAM)
    clerk, person = await here.clerk(), await here.walk_in("Kiều Văn Bảy")
    await shared.at(6, "08:10")
    await clerk.says("vắng: Kiều Văn Bảy (phép)")
    card = await clerk.receives("Kiều Văn Bảy")
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Kiều Văn Bảy")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Trần Thị Lan")
    await clerk.receives("là một người?")
    await clerk.taps("Gộp làm một")
    await clerk.receives("Đã gộp")
    await person.receives("xác nhận")
    await clerk.taps("Lưu", on=card)
    await shared.until("SELECT 1 FROM room_report WHERE site_code = :s AND state = 'saved'", s=here.site.code)
    rows = await shared.rows("SELECT person_id, status FROM attendance WHERE site_code = :s", s=here.site.code)
    assert {row["person_id"]: row["status"] for row in rows}[here.ids["Trần Thị Lan"]] == "excused"


async def test_after_a_day_a_merge_stands(shared: Program) -> None:
    _, clerk, _ = await here_with_walk_in(shared)
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.taps("Thêm vào danh sách")
    await clerk.receives("Đã thêm")
    await shared.at(7, "07:41")
    await clerk.taps("Hoàn tác: Lê Văn Nan Sai")
    await clerk.receives("Không hoàn tác được nữa")


async def test_a_clerk_of_another_site_and_a_delegate_can_do_nothing_about_them(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    elsewhere = await listed_site(shared, "Phạm Thị Hoa")
    stranger, walk_in = await elsewhere.clerk("Lý Văn Xa"), str(await here.person_of(person))
    lan = here.ids["Trần Thị Lan"]
    await clerk.says("/help")
    await clerk.receives("/handover")
    await stranger.says("/help")
    menu = await stranger.receives("Đồng chí có thể:")
    await stranger.receives("/handover")
    for action in (f"walkin:{walk_in}", f"merge:{walk_in}:{lan}", f"merge:yes:{walk_in}:{lan}", f"enlist:{walk_in}"):
        await stranger.forges_tap(action, menu)
        await stranger.receives("Người này không còn ở ngoài danh sách, hoặc không thuộc điểm cầu của đồng chí.")
        await person.forges_tap(action, person.messages[-1])
        await person.receives("Hệ thống không có lệnh này.")
    await stranger.says(f"/walkins {here.site.code}")
    await stranger.receives("không thuộc phạm vi đồng chí phụ trách")
    for command in ("/roll", "/absent"):
        await stranger.says(f"{command} {here.site.code}")
        await stranger.receives("chỉ báo cáo được cho điểm cầu của mình")
        await stranger.says(f"{command} Bến Đò Ma")
        await stranger.receives("Không tìm thấy điểm cầu")
    assert await counts(here) == (3, 1)


async def test_somebody_of_another_sites_list_cannot_be_merged_with(shared: Program) -> None:
    here, clerk, person = await here_with_walk_in(shared)
    elsewhere = await listed_site(shared, "Phạm Thị Hoa")
    await clerk.says("/help")
    menu = await clerk.receives("Đồng chí có thể:")
    await clerk.receives("/handover")
    await clerk.forges_tap(f"merge:yes:{await here.person_of(person)}:{elsewhere.ids['Phạm Thị Hoa']}", menu)
    await clerk.receives("Người này không còn ở ngoài danh sách")
    assert await counts(here) == (3, 1)


async def test_a_coordinator_sees_a_provinces_walk_ins_and_changes_nothing(shared: Program) -> None:
    here, _, person = await here_with_walk_in(shared)
    coordinator = shared.somebody("Tổng hợp")
    await coordinator.says(await shared.invite(Role.COORDINATOR, here.site.province_code))
    await coordinator.receives(f"cán bộ tổng hợp các điểm cầu của {here.site.province}")
    await coordinator.receives("xin gõ họ và tên")
    await coordinator.says(f"/walkins {here.site.code}")
    shown = await coordinator.receives("1 người ngoài danh sách")
    assert shown.buttons == []
    await coordinator.forges_tap(f"enlist:{await here.person_of(person)}", shown)
    await coordinator.receives("không thuộc điểm cầu của đồng chí")


async def test_an_organiser_is_asked_which_site(shared: Program) -> None:
    here, _, _ = await here_with_walk_in(shared)
    boss = await shared.organiser()
    await boss.says(f"/walkins {here.site.full_name}")
    await boss.receives("1 người ngoài danh sách")
    await boss.says("/walkins")
    await boss.receives("Xin chọn điểm cầu")


async def test_when_the_list_comes_after_the_people_all_the_certain_ones_are_merged_at_once(shared: Program) -> None:
    here = await listed_site(shared)
    early = [await here.early(name) for name in ("Trần Thị Lan", "Lê Văn Nam", "Vũ Văn Hùng", "Vũ Văn Hùng")]
    clerk = await here.clerk()
    ids = await here.comes("Trần Thị Lan, Phó Chủ tịch", "Lê Văn Nam", "Vũ Văn Hùng", "Phạm Thị Hoa")
    assert await counts(here) == (8, 0)
    await clerk.says("/walkins")
    await clerk.receives("4 người ngoài danh sách")
    await clerk.taps("Gộp 2 người trùng đúng họ tên")
    preview = await clerk.receives("chỉ một:")
    shown = {line for line in preview.text.splitlines() if line.startswith("•")}
    assert shown == {"• Trần Thị Lan, Phó Chủ tịch", "• Lê Văn Nam"}
    await clerk.taps("Gộp 2 người")
    await clerk.receives("Đã gộp 2 người.")
    await early[0].receives("xác nhận đồng chí là Trần Thị Lan, Phó Chủ tịch")
    assert await here.person_of(early[1]) == ids["Lê Văn Nam"]
    assert await counts(here) == (6, 0)
    await clerk.taps("Hoàn tác: 2 người")
    await clerk.receives("Đã hoàn tác")
    assert await counts(here) == (8, 0)
    await clerk.taps("Gộp 2 người")
    await clerk.receives("Đã gộp 2 người.")


async def test_only_those_are_merged_who_were_shown_though_others_are_as_many(shared: Program) -> None:
    here = await listed_site(shared)
    for name in ("Trần Thị Lan", "Lê Văn Nam", "Phạm Thị Hoa"):
        await here.early(name)
    clerk = await here.clerk()
    ids = await here.comes("Trần Thị Lan", "Lê Văn Nam", "Phạm Thị Hoà")
    await clerk.says("/walkins")
    await clerk.receives("3 người ngoài danh sách")
    await clerk.taps("Gộp 2 người trùng đúng họ tên")
    shown = await clerk.receives("• Lê Văn Nam")

    def corrected(tx: Transaction) -> None:
        people.rename(tx, ids["Lê Văn Nam"], "Lê Văn Năm", "")
        people.rename(tx, ids["Phạm Thị Hoà"], "Phạm Thị Hoa", "")

    await shared.app.store.transaction(corrected)
    await clerk.taps("Gộp 2 người")
    await clerk.receives("• Phạm Thị Hoa")
    assert await counts(here) == (6, 0)
    stranger = await shared.delegate()
    await stranger.forges_tap(
        shown.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"], stranger.messages[-1]
    )
    await stranger.receives("Hệ thống không có lệnh này.")
    assert await counts(here) == (6, 0)
    await clerk.taps("Gộp 2 người")
    await clerk.receives("Đã gộp 2 người.")
    assert await counts(here) == (4, 0)


async def test_who_came_before_the_list_finds_themselves_on_it(shared: Program) -> None:
    here = await listed_site(shared)
    lan = await here.early("tran thi lan")
    await shared.at(6, "07:40")
    await lan.says("điểm danh")
    await lan.receives("Đã điểm danh")
    ids = await here.comes("Trần Thị Lan, Phó Chủ tịch")
    await lan.starts()
    await lan.receives("Chào đồng chí Tran Thi Lan")
    await lan.taps("Tìm tôi trong danh sách")
    await lan.receives("Đồng chí là Trần Thị Lan, Phó Chủ tịch")
    await lan.taps("Đúng, là tôi")
    await lan.receives("Đã ghi danh theo danh sách")
    assert await here.person_of(lan) == ids["Trần Thị Lan"]
    assert await counts(here) == (1, 1)


async def test_many_walk_ins_come_in_pages(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = await here.clerk()
    for word in ("Ân", "Bảo", "Chi", "Dung", "Én", "Phú", "Giang", "Hà", "Yến", "Khang"):
        await here.walk_in(f"Ngoài Danh {word}")
    await clerk.says("/walkins")
    first = await clerk.receives("10 người ngoài danh sách")
    await clerk.taps("Xem tiếp, trang 2")
    second = await clerk.receives("10 người ngoài danh sách")
    shown = [{line for line in page.text.splitlines() if line.startswith("•")} for page in (first, second)]
    assert [len(lines) for lines in shown] == [8, 2]
    assert len(shown[0] | shown[1]) == 10
