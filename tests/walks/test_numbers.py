"""Numbers on Telegram: an organiser goes from the class down to a room, and finds the silent sites and their clerks."""

import pytest

from bot.domain.people import Role
from bot.domain.room_report import Numbers
from tests.exports import add_report
from tests.standin import Person
from tests.walks.program import Program, class_time

OF_CLASS = "Cả lớp – Buổi sáng Thứ Bảy, 6/9"
OF_THANH_HOA = "Thanh Hóa – Buổi sáng Thứ Bảy, 6/9"


async def with_role(program: Program, role: Role, scope: str, name: str = "Lê Thị Hoa") -> Person:
    """Somebody who has taken a role and said their name, and their number with it."""
    person = program.somebody(name)
    await person.says(await program.invite(role, scope))
    await person.receives()
    return person


async def reports(program: Program, site: str, numbers: Numbers, at: str = "07:50") -> None:
    """The site's clerk saves a report of the first morning."""
    when = class_time(6, at)
    await program.app.store.transaction(lambda tx: add_report(tx, "d1-am", site, numbers, when))


async def turn_to_the_end(program: Program, person: Person) -> None:
    """Turn the pages of the latest message until there is none more."""
    await program.all_sent()
    while person.messages[-1].button("Xem trang sau"):
        await person.taps("Xem trang sau")
        await program.all_sent()


async def three_come(program: Program) -> None:
    """Lan in time and Nam late at Đông Sơn of Thanh Hóa; Sương, at the one of Quảng Ngãi, has not come by 08:20."""
    lan, nam = await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await program.delegate("Hồ Thị Sương", "s_21109")
    await program.at(6, "08:00")
    await lan.taps("Điểm danh")
    await program.at(6, "08:20")
    await nam.taps("Điểm danh")
    await nam.receives("Đã điểm danh")


async def test_an_organiser_goes_from_the_class_to_a_session_a_province_and_a_site(program: Program) -> None:
    boss = await program.organiser()
    await three_come(program)
    await boss.says("tổng hợp")
    whole = await boss.receives("Tổng hợp cả lớp lúc 08:20, Thứ Bảy, 6/9")
    line = "Buổi sáng Thứ Bảy, 6/9: 2/3 có mặt (67%), 0/3.356 điểm cầu đã báo cáo"
    assert whole.text.splitlines()[1] == line
    await boss.taps("Buổi sáng Thứ Bảy, 6/9")
    card = await boss.sees(OF_CLASS)
    assert card.text.splitlines()[3:9] == [
        "Sĩ số: 3",
        "Có mặt: 1",
        "Đến muộn: 1",
        "Chưa điểm danh: 1",
        "Ngoài danh sách (đã tính trong số đến dự): 2",
        "Điểm cầu: 0/3.356 đã báo cáo, 1 mới có người tự điểm danh, 3.355 chưa có gì",
    ]
    await turn_to_the_end(program, boss)
    card = await boss.sees("Thanh Hóa: 2/2 (100%), 167/167 điểm cầu chưa báo cáo")
    await boss.taps("Thanh Hóa")
    await boss.sees(OF_THANH_HOA)
    await boss.taps("Lên cả lớp")
    await boss.sees(OF_CLASS)
    assert len(boss.messages) == len({message.id for message in boss.messages})


async def test_the_same_message_is_turned_and_turned_and_no_other_is_sent(program: Program) -> None:
    boss = await program.organiser()
    await boss.says("/summary")
    await boss.receives("Tổng hợp cả lớp")
    sent = len(program.telegram.sends())
    for label in ("Buổi sáng Thứ Bảy, 6/9", "Xem trang sau", "Xem trang trước", "Nơi chưa báo cáo", "Xem ai vắng"):
        await boss.taps(label)
        await program.all_sent()
    assert len(program.telegram.sends()) == sent


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("/summary Thanh Hóa", OF_THANH_HOA),
        ("tổng hợp thanh hoa", OF_THANH_HOA),
        ("Tổng hợp tỉnh Thanh Hóa", OF_THANH_HOA),
        ("/summary 16378", "Phường Đông Sơn, Thanh Hóa – Buổi sáng Thứ Bảy, 6/9"),
        ("tổng hợp phường Đông Sơn", "Phường Đông Sơn, Thanh Hóa – Buổi sáng Thứ Bảy, 6/9"),
        ("chưa báo cáo Thanh Hóa", "Chưa báo cáo: 167/167 điểm cầu"),
        ("điểm cầu im lặng", "Chưa báo cáo: 3.356/3.356 điểm cầu"),
        ("/summary d1-pm", "Cả lớp – Buổi chiều Thứ Bảy, 6/9"),
        ("/summary đông sơn", "Nơi đồng chí hỏi là nơi nào?"),
        ("/summary nơi nào đó", "Chưa có nơi nào để xem số liệu."),
    ],
)
async def test_places_are_found_as_they_are_typed(program: Program, typed: str, seen: str) -> None:
    boss = await program.organiser()
    await boss.says(typed)
    await boss.receives(seen)


async def test_a_question_of_an_organiser_stays_a_question(program: Program) -> None:
    boss = await program.organiser()
    await boss.says("tổng hợp các chuyên đề ngày mai")
    assert "Số liệu" not in (await boss.receives()).text


async def test_silent_sites_are_listed_with_the_clerk_to_call(program: Program) -> None:
    boss = await program.organiser()
    await three_come(program)
    await reports(program, "14758", Numbers(40, 40))
    hoa = await with_role(program, Role.CLERK, "16378")
    await program.app.store.transaction(
        lambda tx: tx.run(
            "UPDATE grant_of_role SET holder_name = 'Lê Thị Hoa', phone = '+84912345678' WHERE role = 'clerk'"
        )
    )
    await boss.says("/silent")
    first = await boss.receives("Chưa báo cáo: 3.355/3.356 điểm cầu, trong đó 1 đã có người tự điểm danh")
    counts = [int(line.split(": ")[1].split("/")[0]) for line in first.text.splitlines()[4:]]
    assert counts == sorted(counts, reverse=True)
    await boss.says("/silent Thanh Hóa")
    page = await boss.receives("Chưa báo cáo: 166/167 điểm cầu, trong đó 1 đã có người tự điểm danh")
    assert len(page.text.splitlines()) == 4 + 2 * 8
    assert "– chưa có thư ký" in page.text
    await turn_to_the_end(program, boss)
    last = await boss.sees("Phường Đông Sơn: 2 người tự điểm danh")
    assert "– thư ký Lê Thị Hoa: +84912345678" in last.text
    await hoa.says("/silent")
    await hoa.receives("Phường Đông Sơn, Thanh Hóa")


async def test_a_coordinator_sees_the_province_and_no_more(program: Program) -> None:
    await three_come(program)
    head = await with_role(program, Role.COORDINATOR, "38")
    await head.says("/summary")
    await head.receives("Tổng hợp Thanh Hóa lúc 08:20")
    await head.taps("Buổi sáng Thứ Bảy, 6/9")
    card = await head.sees(OF_THANH_HOA)
    assert "Lên cả lớp" not in [label for row in card.buttons for label in row]
    for wish in ("/summary Quảng Ngãi", "/summary 21109", "/absent Hà Nội"):
        await head.says(wish)
        await head.receives("không thuộc phạm vi đồng chí phụ trách")
    await head.says("/summary đông sơn")  # one of the two is theirs
    await head.receives("Phường Đông Sơn, Thanh Hóa")
    own = head.messages[-1]
    await head.forges_tap("n:s:d1-am:n", own)
    await program.all_sent()
    assert own.text == "Số liệu của nơi này không thuộc phạm vi đồng chí phụ trách."


async def test_a_clerk_sees_the_room_and_the_names_in_it(program: Program) -> None:
    await three_come(program)
    clerk = await with_role(program, Role.CLERK, "16378")
    await clerk.says("/summary")
    await clerk.receives("Tổng hợp Phường Đông Sơn, Thanh Hóa")
    await clerk.taps("Buổi chiều Thứ Bảy, 6/9")
    card = await clerk.sees("Phường Đông Sơn, Thanh Hóa – Buổi chiều")
    assert "Chưa báo cáo, chưa có ai điểm danh" in card.text
    await clerk.taps("Danh sách vắng")
    named = await clerk.sees("Nguyễn Văn Nam: chưa điểm danh")
    assert "Trần Thị Lan: chưa điểm danh" in named.text


async def test_absences_go_by_number_until_one_site_is_asked_for(program: Program) -> None:
    boss = await program.organiser()
    await three_come(program)
    await boss.says("/absent")
    counted = await boss.receives("Vắng không phép 0, vắng có phép 0, chưa điểm danh 1")
    assert "Quảng Ngãi: 0 không phép, 0 có phép, 1 chưa điểm danh" in counted.text
    assert "Sương" not in counted.text
    await boss.taps("Quảng Ngãi")
    assert "Sương" not in (await boss.sees("Xã Đông Sơn: 0 không phép")).text
    await boss.taps("Xã Đông Sơn")
    await boss.sees("Hồ Thị Sương: chưa điểm danh")


async def test_a_withdrawn_right_ends_with_the_next_tap(program: Program) -> None:
    head = await with_role(program, Role.COORDINATOR, "38")
    await head.says("/summary")
    card = await head.receives("Tổng hợp Thanh Hóa")
    await program.app.store.transaction(lambda tx: tx.run("UPDATE grant_of_role SET withdrawn_at = granted_at"))
    await head.taps("Buổi sáng Thứ Bảy, 6/9", on=card)
    await head.receives("Hệ thống không có lệnh này.")


async def test_delegates_get_no_numbers(program: Program) -> None:
    lan = await program.delegate()
    for wish in ("/summary", "/silent", "/absent", "/summary Thanh Hóa"):
        await lan.says(wish)
        await lan.receives("Hệ thống không có lệnh này.")
    await lan.forges_tap("n:s:d1-am:s16378", lan.messages[-1])
    await lan.receives("Hệ thống không có lệnh này.")


async def test_what_the_buttons_say_can_be_typed_and_means_the_card_above(program: Program) -> None:
    boss = await program.organiser()
    await three_come(program)
    await boss.says("/summary Thanh Hóa")
    await boss.receives(OF_THANH_HOA)
    for typed, seen in (
        ("xem trang sau", "Xã Mường Chanh"),
        ("nơi chưa báo cáo", "Chưa báo cáo: 167/167"),
        ("xem ai vắng", "Không có ai vắng"),
        ("lên cả lớp", "Quảng Ngãi: 0 không phép"),
        ("các buổi khác", "Tổng hợp cả lớp lúc 08:20"),
        ("buổi chiều thứ bảy, 6/9", "Cả lớp – Buổi chiều"),
    ):
        await boss.says(typed)
        await boss.receives(seen)


async def test_somebody_with_two_provinces_chooses_one(program: Program) -> None:
    head = await with_role(program, Role.COORDINATOR, "38")
    await head.says(await program.invite(Role.COORDINATOR, "51"))
    await head.receives("Quảng Ngãi")
    await head.says("/silent")
    which = await head.receives("Nơi đồng chí hỏi là nơi nào?")
    assert sorted(label for row in which.buttons for label in row) == ["Quảng Ngãi", "Thanh Hóa"]
    await head.taps("Quảng Ngãi")
    await head.sees("Chưa báo cáo: 97/97 điểm cầu")
