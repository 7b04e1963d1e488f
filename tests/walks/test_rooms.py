"""A clerk reports a room on Telegram: in one sentence, by ticking, with corrections, undo, closing and objections."""

from bot.domain.people import Person as Delegate
from bot.domain.people import Role
from bot.storage import people, room_reports
from bot.understanding.fold import fold
from tests.standin import Person
from tests.walks.program import Program

SITE = "16378"
ROOM = ("Nguyễn Văn Hùng", "Trần Hùng", "Trần Thị Lan", "Lê Văn Tư", "Phạm Quốc Dũng")


async def room(program: Program, names: tuple[str, ...] = ROOM, site: str = SITE) -> None:
    """A site's list."""
    now = program.clock()

    def add(tx: object) -> None:
        for number, name in enumerate(names):
            person = Delegate(f"{site}-{number}", site, name, now, walk_in=False)
            people.add(tx, person, fold(name))  # type: ignore[arg-type]

    await program.app.store.transaction(add)


async def clerk(program: Program, site: str = SITE) -> Person:
    """Somebody who has used a clerk's invitation."""
    person = program.somebody("Thư ký")
    await person.starts(f"o_{await program.invite(Role.CLERK, site)}")
    await person.receives("thư ký")
    person.read_all()
    return person


async def statuses(program: Program, session: str = "d1-am") -> dict[str, str]:
    """Where people stand, by name."""
    rows = await program.rows(
        "SELECT p.full_name, a.status FROM attendance a JOIN person p ON p.id = a.person_id WHERE session_id = :id",
        id=session,
    )
    return {row["full_name"]: row["status"] for row in rows}


async def test_a_room_in_one_sentence_is_saved_only_when_the_clerk_says_so(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("4/5, vắng: Lan (phép)")
    card = await tam.receives("5 người: 4 có mặt, 1 vắng có phép, 0 vắng không phép")
    assert "Vắng có phép: Trần Thị Lan" in card.text
    assert "Những người còn lại trong danh sách được ghi có mặt." in card.text
    assert await statuses(program) == {}
    assert await tam.taps("Lưu") == "Đã lưu"
    await tam.sees("Đã lưu: Buổi sáng Thứ Bảy, 6/9.")
    present = dict.fromkeys(ROOM, "present")
    assert await statuses(program) == present | {"Trần Thị Lan": "excused"}
    reported = await program.app.store.read(lambda tx: room_reports.latest(tx, "d1-am"))
    assert (reported[SITE].present, reported[SITE].excused, reported[SITE].named) == (4, 1, True)


async def test_an_ambiguous_name_is_asked_and_never_guessed(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("có mặt hết trừ anh Hùng với Tuấn")
    await tam.receives("“anh Hùng” là ai?")
    await tam.taps("Trần Hùng")
    await tam.sees("Không thấy “Tuấn” trong danh sách điểm cầu.")
    await tam.taps("Không có trong danh sách")
    card = await tam.sees("5 người: 3 có mặt, 0 vắng có phép, 1 vắng không phép, 1 chưa rõ")
    assert "Chưa đủ tên, nên chỉ ghi những người nêu trên" in card.text
    await tam.says("lưu")
    await tam.receives("Đã lưu")
    assert await statuses(program) == {"Trần Hùng": "absent"}


async def test_what_does_not_add_up_is_shown_and_not_saved(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("có mặt 3, vắng 1, sĩ số 5")
    card = await tam.receives("Không khớp: 3 có mặt cộng 1 vắng khác 5 người.")
    assert [button for row in card.buttons for button in row] == ["Sửa"]
    await tam.says("4/5 vắng Lan, Tư")
    await tam.receives("nêu tên 2 người vắng, nhiều hơn số đã báo (1)")
    await tam.says("42/45")
    card = await tam.receives("Không khớp: báo 45 người, danh sách có 5.")
    await tam.taps("Chỉ lưu số người")
    await tam.sees("45 người: 42 có mặt, 0 vắng có phép, 0 vắng không phép, 3 chưa rõ (số người, không đủ tên)")
    assert await statuses(program) == {}


async def test_a_saved_report_is_undone_whole(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("đủ")
    await tam.receives("5 có mặt")
    await tam.taps("Lưu")
    await tam.sees("Đã lưu")
    first = await program.rows("SELECT * FROM attendance ORDER BY person_id")
    await tam.says("vắng Lan")
    await tam.receives("4 có mặt")
    await tam.taps("Lưu")
    await tam.sees("Thư ký báo lúc 08:05\n5 người: 4 có mặt")
    assert (await statuses(program))["Trần Thị Lan"] == "absent"
    assert await tam.taps("Hủy báo cáo") == "Đã lưu"
    await tam.receives("Mọi ghi nhận trở lại như trước đó.")
    assert await program.rows("SELECT * FROM attendance ORDER BY person_id") == first
    await program.at(6, "08:40")
    await tam.says("hủy báo cáo")
    await tam.receives("Không hủy được")


async def test_a_clerk_ticks_people_off_page_by_page(program: Program) -> None:
    names = tuple(f"Nguyễn Văn Anh {chr(97 + number)}" for number in range(12))
    await room(program, names)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("/roll")
    await tam.receives("trang 1/2")
    await tam.taps(f"✓ {names[1]}")
    await tam.sees("11 có mặt, 1 vắng có phép")
    await tam.taps(f"– phép: {names[1]}")
    await tam.sees("11 có mặt, 0 vắng có phép, 1 vắng không phép")
    await tam.says("3 5")
    await tam.receives("9 có mặt, 2 vắng có phép, 1 vắng không phép")
    await tam.taps("Trang sau ›")
    await tam.sees("trang 2/2")
    await tam.taps(f"✓ {names[11]}")
    await tam.sees("8 có mặt")
    assert await statuses(program) == {}
    await tam.says("Lưu")
    await tam.receives("Đã lưu")
    found = await statuses(program)
    assert sorted(name for name, status in found.items() if status != "present") == [
        names[1],
        names[2],
        names[4],
        names[11],
    ]
    await tam.says("/absent")
    await tam.receives(f"✗ {names[1]}: vắng không phép")


async def test_a_substitute_is_linked_both_ways_and_counted_once(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("đủ, Trần Thị Lan đi thay anh Dũng")
    await tam.receives("Trần Thị Lan dự thay Phạm Quốc Dũng")
    await tam.taps("Lưu")
    await tam.sees("4 có mặt, 1 vắng có phép")
    await tam.says("Hoa dự thay Tư")
    await tam.receives("Hoa (ngoài danh sách) dự thay Lê Văn Tư")
    await tam.taps("Lưu")
    await tam.sees("Đã lưu")
    found = await statuses(program)
    assert (found["Phạm Quốc Dũng"], found["Trần Thị Lan"], found["Lê Văn Tư"]) == ("excused", "present", "excused")
    rows = await program.rows("SELECT * FROM substitute WHERE withdrawn_at IS NULL ORDER BY id")
    assert [(row["person_id"], row["full_name"]) for row in rows] == [("16378-2", ""), (None, "Hoa")]


async def test_closing_makes_the_unknown_absent_and_later_changes_need_a_reason(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("muộn: Tư")
    await tam.receives("Đến muộn: Lê Văn Tư")
    await tam.taps("Lưu")
    await tam.sees("Đã lưu")
    await tam.says("/close")
    await tam.receives("4 người chưa rõ sẽ thành vắng không phép")
    await tam.taps("Chốt, tôi chắc chắn")
    await tam.receives("Đã chốt Buổi sáng")
    assert list((await statuses(program)).values()).count("absent") == 4
    await tam.says("Lan có mặt")
    await tam.receives("lưu lúc này là sửa, cần nêu lý do")
    await tam.taps("Lưu")
    await tam.receives("Xin chọn hoặc gõ lý do sửa")
    await tam.taps("Ghi nhầm")
    await tam.receives("Đã lưu")
    (row,) = await program.rows("SELECT * FROM attendance WHERE person_id = '16378-2'")
    assert (row["status"], row["note"]) == ("present", "mistake")
    (old,) = await program.rows("SELECT * FROM attendance_history WHERE person_id = '16378-2'")
    assert (old["status"], old["replaced_by"]) == ("absent", row["recorded_by"])
    await tam.says("mở lại buổi")
    await tam.receives("Đã mở lại buổi")
    assert await statuses(program) == {"Lê Văn Tư": "late", "Trần Thị Lan": "present"}


async def test_a_delegate_sees_why_and_objects_once_and_the_clerk_decides(program: Program) -> None:
    await program.at(6, "08:05")
    tam, hoa = await clerk(program), await program.delegate("Vũ Thị Hoa")
    await tam.says("vắng Hoa")
    await tam.receives("Vắng không phép: Vũ Thị Hoa")
    await tam.taps("Lưu")
    await tam.sees("Đã lưu")
    await hoa.says("/me")
    mine = await hoa.receives("vắng không phép")
    assert "(Thư ký, 08:05 Thứ Bảy, 6/9)" in mine.text
    await hoa.taps("Tôi có dự: Buổi sáng Thứ Bảy, 6/9")
    await hoa.receives("Đã báo thư ký điểm cầu rằng đồng chí có dự")
    await tam.receives("Đồng chí Vũ Thị Hoa báo có dự")
    await tam.taps("Đúng, có dự")
    await hoa.receives("đã xác nhận đồng chí có mặt")
    assert await statuses(program) == {"Vũ Thị Hoa": "present"}
    await tam.forges_tap("decide:no:1", tam.messages[-1])
    await tam.receives("đã được quyết định")


async def test_a_check_in_after_the_clerks_word_counts_and_the_clerk_hears_of_it(program: Program) -> None:
    await program.at(6, "08:05")
    tam, hoa = await clerk(program), await program.delegate("Vũ Thị Hoa")
    await tam.says("vắng Hoa phép")
    await tam.receives("Vắng có phép: Vũ Thị Hoa")
    await tam.taps("Lưu")
    await tam.sees("Đã lưu")
    await hoa.says("điểm danh")
    await hoa.receives("Có mặt lúc 08:05")
    await tam.receives("đồng chí Vũ Thị Hoa vừa tự điểm danh")
    await tam.says("vắng Hoa")
    await tam.receives("Lưu ý: Vũ Thị Hoa đã tự điểm danh lúc 08:05.")
    await hoa.says("hủy điểm danh")
    await hoa.receives("Đã hủy")
    assert await statuses(program) == {"Vũ Thị Hoa": "excused"}  # the clerk's word, as it stood


async def test_an_organiser_names_the_site_and_a_delegate_reports_nothing(program: Program) -> None:
    await room(program)
    boss, lan = await program.organiser(), await program.delegate("Đỗ Thị Mai", "s_21109")
    await program.at(6, "08:05")
    await boss.says("Đông Sơn, Thanh Hóa: đủ")
    await boss.receives("Phường Đông Sơn, Thanh Hóa – Buổi sáng")
    await boss.says("/report 42/45")
    await boss.receives("Xin ghi tên điểm cầu trước báo cáo")
    await lan.says("42/45")
    await lan.receives()
    await lan.says("/report đủ")
    await lan.receives()
    assert await program.rows("SELECT * FROM room_report WHERE site_code <> '16378'") == []


async def test_a_clerk_cannot_write_for_another_site_nor_save_anothers_draft(program: Program) -> None:
    await room(program)
    tam, other = await clerk(program), await clerk(program, "21109")
    await program.at(6, "08:05")
    await tam.says("đủ")
    await tam.receives("5 có mặt")
    number = (await program.rows("SELECT id FROM room_report"))[0]["id"]
    for action in (f"report:save:{number}", f"report:undo:{number}", "close:yes:d1-am:16378", "roll:16378"):
        await other.forges_tap(action, other.messages[-1])
    await other.says("Đông Sơn, Thanh Hóa: đủ")
    await other.receives("Đồng chí chỉ báo cáo được cho điểm cầu của mình.")
    assert await program.rows("SELECT * FROM closing") == []
    assert await statuses(program) == {}


async def test_between_sessions_the_card_lets_choose(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "20:00")
    await tam.says("đủ")
    await tam.receives("Buổi chiều Thứ Bảy, 6/9")
    await tam.taps("Báo cho Buổi sáng Chủ nhật, 7/9")
    await tam.sees("Phường Đông Sơn, Thanh Hóa – Buổi sáng Chủ nhật, 7/9")


async def test_without_a_list_only_heads_are_counted(program: Program) -> None:
    tam = await clerk(program, "21109")
    await program.at(6, "08:05")
    await tam.says("đủ")
    await tam.receives("Chưa biết tổng số vì điểm cầu chưa có danh sách.")
    await tam.says("/report")
    await tam.receives("chưa báo cáo, chưa có ai điểm danh")
    await tam.says("42/45 vắng 2 phép 1 kp")
    await tam.receives("45 người: 42 có mặt, 2 vắng có phép, 1 vắng không phép")
    await tam.says("42/45, vắng: Nguyễn Văn A (phép), Trần Thị B")
    await tam.receives("45 người: 42 có mặt, 1 vắng có phép, 1 vắng không phép, 1 chưa rõ")
    await tam.taps("Lưu")
    await tam.sees("(số người, không đủ tên)")


async def test_a_clerk_of_two_sites_is_asked_which(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await tam.starts(f"o_{await program.invite(Role.CLERK, '21109')}")
    await tam.receives("Xã Đông Sơn, Quảng Ngãi")
    await program.at(6, "08:05")
    tam.read_all()
    await tam.says("đủ")
    await tam.receives("Báo cáo này của điểm cầu nào?")
    await tam.taps("Phường Đông Sơn, Thanh Hóa")
    await tam.sees("Phường Đông Sơn, Thanh Hóa – Buổi sáng Thứ Bảy, 6/9")
    await tam.says("Xã Đông Sơn: 3/3")
    await tam.receives("Xã Đông Sơn, Quảng Ngãi – Buổi sáng")


async def test_an_earlier_session_is_reported_when_the_clerk_chooses_it(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(7, "09:00")
    await tam.says("/report")
    await tam.receives("Báo cáo Buổi sáng Chủ nhật, 7/9")
    await tam.taps("Báo cho Buổi chiều Thứ Bảy, 6/9")
    await tam.receives("Xin gõ báo cáo cho Buổi chiều Thứ Bảy, 6/9.")
    await tam.says("đủ")
    await tam.receives("Phường Đông Sơn, Thanh Hóa – Buổi chiều Thứ Bảy, 6/9")
    await tam.taps("Lưu")
    await tam.sees("Đã lưu: Buổi chiều Thứ Bảy, 6/9.")
    assert set((await statuses(program, "d1-pm")).values()) == {"present"}


async def test_nobody_checks_in_to_a_room_that_was_closed_by_name(program: Program) -> None:
    await program.at(6, "08:05")
    tam, hoa = await clerk(program), await program.delegate("Vũ Thị Hoa")
    await tam.says("chốt buổi")
    await tam.receives("1 người chưa rõ sẽ thành vắng không phép")
    await tam.says("chốt, tôi chắc chắn")
    await tam.receives("Đã chốt")
    assert await hoa.taps("Điểm danh") == "Buổi đã được chốt"
    await hoa.receives("đã được chốt lúc 08:05")
    await hoa.says("/me")
    await hoa.receives("(tính vắng khi Thư ký chốt buổi, 08:05 Thứ Bảy, 6/9)")
    await hoa.taps("Tôi có dự: Buổi sáng Thứ Bảy, 6/9")
    await tam.receives("Đồng chí Vũ Thị Hoa báo có dự")
    await tam.says("không dự")
    await hoa.receives("giữ nguyên ghi nhận cũ")
    assert await statuses(program) == {"Vũ Thị Hoa": "absent"}


async def test_after_closing_nobody_takes_a_check_in_back(program: Program) -> None:
    await program.at(6, "08:05")
    tam, hoa = await clerk(program), await program.delegate("Vũ Thị Hoa")
    await hoa.taps("Điểm danh")
    await tam.says("/close")
    await tam.receives("0 người chưa rõ")
    await tam.taps("Chốt, tôi chắc chắn")
    await tam.receives("Đã chốt")
    assert await hoa.taps("Hủy điểm danh") == "Không có gì thay đổi"
    assert await statuses(program) == {"Vũ Thị Hoa": "present"}


async def test_an_organiser_closes_the_whole_class(program: Program) -> None:
    await room(program)
    await room(program, ("Đỗ Thị Mai",), "21109")
    boss = await program.organiser()
    await program.at(6, "11:40")
    await boss.says("/close")
    await boss.receives("của cả lớp? 6 người chưa rõ")
    await boss.taps("Chốt, tôi chắc chắn")
    await boss.receives("Đang chốt")
    await program.tick()
    assert list((await statuses(program)).values()) == ["absent"] * 6
    await boss.taps("Mở lại buổi")
    await boss.receives("Đã mở lại buổi")
    await program.tick()
    assert await statuses(program) == {}


async def test_a_clerk_who_asks_something_is_answered(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    for question in ("chiều nay học gì", "ai vắng", "vắng bao nhiêu?", "có mặt"):
        await tam.says(question)
        await tam.receives()
    assert await program.rows("SELECT * FROM room_report") == []


async def test_a_made_up_button_does_no_harm(program: Program) -> None:
    await room(program)
    tam = await clerk(program)
    await program.at(6, "08:05")
    await tam.says("đủ")
    card = await tam.receives("5 có mặt")
    for data in (
        "report:save:99999999999999999999",
        "report:save:x",
        "report:name:1:9:9",
        "report:sub:1:0:0",
        "report:at:1:d9-zz",
        "report:site:1:0",
        "report:for:d9-zz",
        "report:skip:1",
        "roll:t:1:77",
        "roll:save:1",
        "roll:on:",
        "close:yes:d9-zz:16378",
        "close:yes:d1-am:0",
        "reopen:7",
        "reason:mistake",
        "decide:yes:99999999999999999999",
        "decide:maybe:1",
        "dispute:d1-am",
    ):
        await tam.forges_tap(data, card)
        await tam.receives()
    assert await program.rows("SELECT * FROM inbox WHERE state = 'parked'") == []
    assert await statuses(program) == {}
