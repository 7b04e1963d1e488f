"""Rights: taken up with a name, handed on by a code, given up, withdrawn, and gone at once."""

import pytest

from bot.domain.people import Role
from tests.standin import Person
from tests.walks.lists import listed_site
from tests.walks.program import Program

pytestmark = pytest.mark.asyncio(loop_scope="module")

LAN = "Trần Thị Lan, Phó Chủ tịch, +84987111222"


async def deputy_of(clerk: Person, name: str, shared: Program) -> Person:
    """Somebody to whom the clerk hands their right on."""
    await clerk.says("/handover")
    await clerk.receives("Phụ trách điểm cầu")
    await clerk.taps("Tạo mã cho người thay")
    code = (await clerk.receives("Mã cho người thay")).text.splitlines()[0].rsplit(" ", 1)[1]
    deputy = shared.somebody(name.rsplit(maxsplit=1)[-1])
    await deputy.says(code)
    await deputy.receives("Để ban tổ chức liên hệ khi cần, xin gõ họ và tên")
    await deputy.says(name)
    await deputy.receives("không bắt buộc")
    await deputy.says("bỏ qua")
    await deputy.receives("Đã ghi nhận")
    return deputy


async def test_a_clerk_says_whom_to_call(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = shared.somebody("Thư")
    await clerk.starts(f"o_{await shared.invite(Role.CLERK, here.site.code)}")
    await clerk.receives(f"Đồng chí là thư ký điểm cầu {here.site.full_name}.")
    await clerk.receives("xin gõ họ và tên của đồng chí")
    await clerk.says("đỗ văn thư")
    await clerk.receives("Cảm ơn đồng chí Đỗ Văn Thư. Xin cho biết số điện thoại")
    await clerk.says("0987 65")
    await clerk.receives("Số này chưa đúng.")
    await clerk.says("0987 654 321")
    await clerk.receives("Đã ghi nhận: đồng chí Đỗ Văn Thư.")
    held = await shared.rows("SELECT holder_name, phone FROM grant_of_role WHERE address = :a", a=str(clerk.id))
    assert held == [{"holder_name": "Đỗ Văn Thư", "phone": "+84987654321"}]


@pytest.mark.parametrize(
    "said", ["Đỗ Văn Thư, 0987654321", "đỗ văn thư sđt: 0987 654 321", "Đỗ Văn Thư (0987.654.321)"]
)
async def test_name_and_number_may_come_together(shared: Program, said: str) -> None:
    here = await listed_site(shared, LAN)
    clerk = shared.somebody("Thư")
    await clerk.starts(f"o_{await shared.invite(Role.CLERK, here.site.code)}")
    await clerk.receives("xin gõ họ và tên của đồng chí")
    await clerk.says(said)
    await clerk.receives("Đã ghi nhận: đồng chí Đỗ Văn Thư.")
    held = await shared.rows("SELECT holder_name, phone FROM grant_of_role WHERE address = :a", a=str(clerk.id))
    assert held == [{"holder_name": "Đỗ Văn Thư", "phone": "+84987654321"}]


async def test_the_number_may_be_shared(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    chair = shared.somebody("Chủ")
    await chair.says(await shared.invite(Role.CHAIR, here.site.code))
    await chair.receives("Đồng chí là người chủ trì điểm cầu")
    await chair.says("Phạm Thị Chủ")
    await chair.receives("không bắt buộc")
    await chair.shares_contact("84987000999")
    await chair.receives("Đã ghi nhận: đồng chí Phạm Thị Chủ.")
    held = await shared.rows("SELECT phone FROM grant_of_role WHERE address = :a", a=str(chair.id))
    assert held == [{"phone": "+84987000999"}]


async def test_a_delegate_on_the_list_who_becomes_clerk_is_known_already(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan = await here.linked("Trần Thị Lan")
    await lan.says(await shared.invite(Role.CLERK, here.site.code))
    await lan.receives("Đồng chí là thư ký điểm cầu")
    held = await shared.rows("SELECT holder_name, phone FROM grant_of_role WHERE address = :a", a=str(lan.id))
    assert held == [{"holder_name": "Trần Thị Lan", "phone": "+84987111222"}]
    await lan.says("/me")
    await lan.receives("Điểm danh của đồng chí Trần Thị Lan")


async def test_what_else_a_new_clerk_says_is_understood(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = shared.somebody("Thư")
    await clerk.says(await shared.invite(Role.CLERK, here.site.code))
    await clerk.receives("xin gõ họ và tên của đồng chí")
    await clerk.says("hôm nay học gì?")
    await clerk.receives("08:00")
    await clerk.says("Đỗ Văn Thư")
    await clerk.receives("Cảm ơn đồng chí Đỗ Văn Thư.")


async def test_help_shows_each_role_its_commands(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk, lan = await here.clerk(), await here.linked("Trần Thị Lan")
    await clerk.says("/help")
    await clerk.receives("/handover – bàn giao")
    await lan.says("/help")
    await lan.receives("Đồng chí có thể:")
    await lan.says("bàn giao")
    await lan.receives()
    assert not any("/handover" in text for text in lan.texts)


async def test_a_deputy_takes_over_and_the_right_is_withdrawn_at_once(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = await here.clerk()
    deputy = await deputy_of(clerk, "Ngô Thị Thay", shared)
    await deputy.says("/walkins")
    await deputy.receives("không có ai ghi danh ngoài danh sách")
    await deputy.says("bàn giao")
    card = await deputy.receives("• Đỗ Văn Thư – thư ký")
    assert not any("Đỗ Văn Thư" in label for row in card.buttons for label in row)
    await clerk.says("bàn giao")
    await clerk.receives("• Ngô Thị Thay – thư ký")
    await clerk.taps("Thu quyền: Ngô Thị Thay")
    await clerk.receives("Đã thu quyền:\n• Ngô Thị Thay")
    await deputy.receives("Quyền của đồng chí (thư ký) đã được thu lại.")
    await deputy.taps("Tạo mã cho người thay", on=card)
    await deputy.receives("Hệ thống không có lệnh này.")
    await clerk.taps("Thu quyền: Ngô Thị Thay")
    await clerk.receives("Quyền này không còn, hoặc không phải do đồng chí giao.")


async def test_a_deputy_cannot_withdraw_the_clerks_right(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = await here.clerk()
    deputy = await deputy_of(clerk, "Ngô Thị Thay", shared)
    await clerk.says("bàn giao")
    of_clerk = await clerk.receives("Phụ trách điểm cầu")
    boss = await shared.organiser()
    await boss.says(f"/rights {here.site.code}")
    card = await boss.receives("• Đỗ Văn Thư – thư ký")
    key = next(
        button["callback_data"].split(":")[2]
        for row in card.raw["reply_markup"]["inline_keyboard"]
        for button in row
        if "Đỗ Văn Thư" in button["text"]
    )
    await deputy.says("bàn giao")
    mine = await deputy.receives("Phụ trách điểm cầu")
    await deputy.forges_tap(f"handover:drop:{key}", mine)
    await deputy.receives("Quyền này không còn, hoặc không phải do đồng chí giao.")
    await deputy.forges_tap(f"rights:drop:{key}:{here.site.code}", mine)
    await deputy.receives("Hệ thống không có lệnh này.")
    await clerk.taps("Tạo mã cho người thay", on=of_clerk)
    await clerk.receives("Mã cho người thay")


async def test_a_used_code_and_a_withdrawn_right_come_back_by_nothing(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk, code = shared.somebody("Thư"), await shared.invite(Role.CLERK, here.site.code)
    await clerk.says(code)
    await clerk.receives("Đồng chí là thư ký điểm cầu")
    await clerk.says(code)
    await clerk.receives("Đồng chí là thư ký điểm cầu")
    other = shared.somebody("Khác")
    await other.says(code)
    await other.receives("Mã này không đúng, đã dùng hoặc đã hết hạn.")
    boss = await shared.organiser()
    await boss.says(f"/rights {here.site.full_name}")
    card = await boss.receives("Người giữ quyền")
    await boss.taps(card.buttons[0][0])
    await boss.receives("Đã thu quyền:")
    await clerk.receives("đã được thu lại")
    await clerk.says(code)
    await clerk.receives("Mã này không đúng")


async def test_a_code_that_waits_for_a_deputy_ends_with_the_right_of_who_made_it(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = await here.clerk()
    await clerk.says("/handover")
    await clerk.receives("Phụ trách điểm cầu")
    await clerk.taps("Tạo mã cho người thay")
    code = (await clerk.receives("Mã cho người thay")).text.splitlines()[0].rsplit(" ", 1)[1]
    await clerk.taps("Thôi phụ trách điểm cầu")
    await clerk.receives("Điểm cầu sẽ không còn ai phụ trách")
    await clerk.taps("Thôi phụ trách, tôi chắc chắn")
    await clerk.receives("Đồng chí không còn phụ trách điểm cầu")
    late = shared.somebody("Muộn")
    await late.says(code)
    await late.receives("Mã này không đúng")


async def test_a_deputys_code_lasts_a_day(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    clerk = await here.clerk()
    await clerk.says("/handover")
    await clerk.receives("Phụ trách điểm cầu")
    await clerk.taps("Tạo mã cho người thay")
    code = (await clerk.receives("trong vòng 24 giờ")).text.splitlines()[0].rsplit(" ", 1)[1]
    await shared.at(7, "07:01")
    late = shared.somebody("Muộn")
    await late.says(code)
    await late.receives("Mã này không đúng")


async def test_who_leaves_last_makes_organisers_look_for_somebody(shared: Program) -> None:
    here, boss = await listed_site(shared, LAN), await shared.organiser()
    clerk = await here.clerk()
    deputy = await deputy_of(clerk, "Ngô Thị Thay", shared)
    await clerk.says("/handover")
    await clerk.receives("Phụ trách điểm cầu")
    await clerk.taps("Thôi phụ trách điểm cầu")
    await clerk.receives("Những người còn lại vẫn giữ quyền.")
    await clerk.taps("Thôi phụ trách, tôi chắc chắn")
    await clerk.receives("Đồng chí không còn phụ trách điểm cầu")
    await deputy.says("/handover")
    await deputy.receives("Phụ trách điểm cầu")
    await deputy.taps("Thôi phụ trách điểm cầu")
    await deputy.receives("không còn ai phụ trách")
    await deputy.taps("Thôi phụ trách, tôi chắc chắn")
    await deputy.receives("Cảm ơn đồng chí.")
    await boss.receives(f"Điểm cầu {here.site.full_name} không còn ai phụ trách.")


async def test_organisers_see_who_holds_what(shared: Program) -> None:
    here, boss = await listed_site(shared, LAN), await shared.organiser()
    await boss.says(f"/rights {here.site.code}")
    await boss.receives("Chưa có ai.")
    coordinator = shared.somebody("Tổng")
    await coordinator.says(await shared.invite(Role.COORDINATOR, here.site.province_code))
    await coordinator.receives(f"cán bộ tổng hợp các điểm cầu của {here.site.province}")
    await boss.says(f"/rights {here.site.province}")
    shown = await boss.receives(f"Người giữ quyền, {here.site.province}:")
    assert f"telegram …{str(coordinator.id)[-4:]} – tổng hợp tỉnh" in shown.text
    await boss.says("/rights")
    await boss.receives("Người giữ quyền, cả lớp:")
    await boss.says("/rights atlantis")
    await boss.receives("Không tìm thấy điểm cầu")


async def test_a_code_in_a_group_gives_nobody_anything(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    group, clerk = shared.telegram.group(-100_777, "Điểm cầu"), shared.somebody("Thư")
    code = await shared.invite(Role.CLERK, here.site.code)
    await clerk.says(f"/start@diem_cau_bot o_{code}", to=group)
    await group.receives("Mã này chỉ dùng trong cuộc trò chuyện riêng")
    await clerk.says(code)
    await clerk.receives("Đồng chí là thư ký điểm cầu")
