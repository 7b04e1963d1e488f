"""A person with several chats: what nobody asked for comes once, where they wrote last."""

from tests.walks.lists import listed_site
from tests.walks.program import Program

LAN = "Trần Thị Lan, Phó Chủ tịch Hội Nông dân"


async def test_reminders_go_to_the_chat_that_was_used_last(program: Program) -> None:
    here = await listed_site(program, LAN)
    lan, code = await here.linked("Trần Thị Lan"), await here.code_of("Trần Thị Lan")
    second = await program.delegate("Trần Thị Lan")
    await second.says(code)
    await second.receives("Đã ghi danh theo danh sách")
    await lan.receives("ghi danh thêm")
    await lan.says("/me")
    await lan.receives("Điểm danh của đồng chí Trần Thị Lan")
    await program.at(6, "07:30")
    await lan.receives("Nhắc lịch: Buổi sáng")
    await program.all_sent()
    assert not any("Nhắc lịch" in text for text in second.texts)


async def test_when_the_chat_that_was_used_last_is_gone_the_other_is_reminded(program: Program) -> None:
    here = await listed_site(program, LAN)
    lan, code = await here.linked("Trần Thị Lan"), await here.code_of("Trần Thị Lan")
    second = await program.delegate("Trần Thị Lan")
    await second.says(code)
    await second.receives("Đã ghi danh theo danh sách")
    await lan.receives("ghi danh thêm")
    await second.blocks_bot()
    await program.until("SELECT 1 FROM contact WHERE address = :a AND preferred = 1", a=str(lan.id))
    await program.at(6, "07:30")
    await lan.receives("Nhắc lịch: Buổi sáng")
