"""Who is who on Zalo: codes and answers are typed, and a person with two channels is one delegate."""

from bot.domain.people import Role
from tests.walks.lists import ListedSite, listed_site
from tests.zalo.program import OnZalo

LAN = "Trần Thị Lan, Phó Chủ tịch Hội Nông dân"


async def site_of(here: OnZalo, *people: str) -> ListedSite:
    return await listed_site(here.program, *people)


async def test_a_personal_code_is_typed_however_it_is_written(here: OnZalo) -> None:
    site = await site_of(here, LAN, "Lê Văn Nam", "Phạm Thị Hoa")
    for name, form in (("Trần Thị Lan", "p_{}"), ("Lê Văn Nam", "{}"), ("Phạm Thị Hoa", "/start p_{}")):
        person = here.zalo.person(name)
        await person.says(form.format(await site.code_of(name)).lower())
        await person.receives("Đồng chí có đồng ý không?")
        await person.answers("1")
        await person.receives(f"Đã ghi danh theo danh sách: đồng chí {name}")


async def test_a_name_is_confirmed_by_its_number(by_polling: OnZalo) -> None:
    site = await site_of(by_polling, LAN)
    lan = by_polling.zalo.person("Lan")
    await lan.says(site.site.code)
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.answers("1")
    ask = await lan.receives("Xin gõ họ và tên")
    assert "số điện thoại" not in ask.text
    await lan.says("tran thi lan")
    await lan.receives("Đồng chí là Trần Thị Lan, Phó Chủ tịch Hội Nông dân")
    assert lan.choices == {"1": "Đúng, là tôi", "2": "Không phải tôi"}
    await lan.answers("1")
    await lan.receives("Đã ghi danh theo danh sách")


async def test_a_clerk_sorts_a_walk_in_out_by_typing(by_polling: OnZalo) -> None:
    site = await site_of(by_polling, LAN)
    clerk, person = by_polling.zalo.person("Thư"), await site.walk_in("Lê Thị Na")
    await clerk.says(await by_polling.program.invite(Role.CLERK, site.site.code))
    await clerk.receives("xin gõ họ và tên")
    await clerk.says("Đỗ Văn Thư")
    await clerk.receives("không bắt buộc")
    await clerk.chooses("Bỏ qua")
    await clerk.receives("Đã ghi nhận")
    await clerk.says("ngoài danh sách")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.chooses("Lê Thị Na")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Trần Thị Lan")
    await clerk.receives("là một người?")
    await clerk.answers("Gộp làm một")
    await clerk.receives("Đã gộp")
    await person.receives("Thư ký điểm cầu đã xác nhận")
    await clerk.chooses("Hoàn tác: Trần Thị Lan")
    await clerk.receives("Đã hoàn tác")


async def test_a_person_on_two_channels_is_one_delegate_and_told_once(by_polling: OnZalo) -> None:
    site, program = await site_of(by_polling, LAN), by_polling.program
    on_telegram, code = await site.linked("Trần Thị Lan"), await site.code_of("Trần Thị Lan")
    on_zalo = by_polling.zalo.person("Lan")
    await on_zalo.says(code)
    await on_zalo.receives("Đồng chí có đồng ý không?")
    await on_zalo.answers("1")
    await on_zalo.receives("Đã ghi danh theo danh sách")
    await on_telegram.receives("Đồng chí vừa được ghi danh thêm ở một cuộc trò chuyện khác (Zalo).")
    await program.at(6, "07:30")
    await on_zalo.receives("Nhắc lịch: Buổi sáng")
    await on_zalo.says("điểm danh")
    await on_zalo.receives("Đã điểm danh")
    await on_telegram.says("điểm danh")
    await on_telegram.receives("đồng chí đã điểm danh lúc 07:30")
    await program.all_sent()
    assert not any("Nhắc lịch" in text for text in on_telegram.texts)
    assert await program.rows("SELECT n FROM person_count WHERE site_code = :s", s=site.site.code) == [{"n": 1}]
    assert len(await program.rows("SELECT * FROM attendance WHERE site_code = :s", s=site.site.code)) == 1
