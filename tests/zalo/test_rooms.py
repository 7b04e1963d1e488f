"""A clerk on Zalo, where choices are numbered lines: a report, and ticking people off by typing."""

from bot.domain.people import Role
from tests.walks.test_rooms import ROOM, SITE, room, statuses
from tests.zalo.program import OnZalo


async def test_a_clerk_reports_and_ticks_by_typing(here: OnZalo) -> None:
    program, tam = here.program, here.zalo.person("Thư ký")
    await room(program)
    await tam.says(await program.invite(Role.CLERK, SITE))
    await tam.receives("thư ký điểm cầu Phường Đông Sơn, Thanh Hóa")
    await program.at(6, "08:05")
    await tam.says("4/5 vang hung")
    await tam.receives("“hung” là ai?")
    await tam.answers("1")
    await tam.receives("5 người: 4 có mặt, 0 vắng có phép, 1 vắng không phép")
    await tam.answers("Lưu")
    await tam.receives("Đã lưu: Buổi sáng Thứ Bảy, 6/9.")
    assert await statuses(program) == dict.fromkeys(ROOM, "present") | {"Nguyễn Văn Hùng": "absent"}
    await tam.says("/roll")
    await tam.receives("trang 1/1")
    place = next(number for number, label in tam.choices.items() if label == "✓ Lê Văn Tư")
    await tam.answers(place)
    await tam.receives("3 có mặt, 1 vắng có phép, 1 vắng không phép")
    await tam.says("Lưu")
    await tam.receives("Đã lưu")
    assert (await statuses(program))["Lê Văn Tư"] == "excused"
