"""What people do on Telegram by tapping they do on Zalo by typing: the same walks, by polling and by webhook."""

from pathlib import Path

from bot.domain.people import Role
from tests.standin.faults import reset
from tests.walks.program import class_time
from tests.zalo.program import OnZalo, on_zalo


async def test_a_delegates_first_day(here: OnZalo) -> None:
    program, lan = here.program, here.zalo.person("Lan")
    await lan.says("ghi danh")
    await lan.receives("Đồng chí có đồng ý không?")
    assert lan.choices == {"1": "Đồng ý", "2": "Không đồng ý"}
    await lan.answers("1")
    await lan.receives("ở điểm cầu nào?")
    await lan.says("dong son")
    await lan.receives("Có 4 điểm cầu có tên như vậy.")
    await lan.chooses("Phường Đông Sơn, Thanh Hóa")
    await lan.receives("Xin gõ họ và tên đầy đủ")
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh đồng chí Trần Thị Lan, Phường Đông Sơn, Thanh Hóa.")
    await program.at(6, "07:30")
    await lan.receives("Nhắc lịch: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00.")
    await lan.chooses("Điểm danh")
    await lan.receives("Có mặt lúc 07:30, Phường Đông Sơn, Thanh Hóa.")
    await lan.chooses("Hủy điểm danh")
    await lan.receives("Đã hủy điểm danh: Buổi sáng")
    await lan.answers("Điểm danh")
    await lan.receives("Đã điểm danh: Buổi sáng")
    await lan.says("hôm nay học gì?")
    await lan.receives("Chuyên đề 1")
    (record,) = await program.rows("SELECT * FROM attendance")
    assert (record["channel"], record["status"], record["happened_at"]) == (
        "zalo",
        "present",
        "2025-09-06T00:30:00.000Z",
    )


async def test_a_code_in_place_of_a_link_is_the_site(here: OnZalo) -> None:
    for number, typed in enumerate(("16378", "/start 16378", "/start s_16378", "/START  s_16378 ")):
        lan = here.zalo.person(f"Lan {number}")
        await lan.says(typed)
        await lan.receives("Đồng chí có đồng ý không?")
        await lan.answers("Đồng ý")
        await lan.receives("Phường Đông Sơn, Thanh Hóa. Xin gõ họ và tên")


async def test_organisers_look_and_tell(here: OnZalo) -> None:
    program, boss, lan = here.program, await here.organiser(), await here.delegate()
    await boss.says("tình trạng")
    status = await boss.receives("Tình trạng lúc 07:00")
    assert "Kênh zalo: bình thường" in status.text
    assert "Zalo 7001: " in status.text
    assert "/3.000 tin trong tháng · 2/50 người" in status.text
    await program.at(6, "08:00")
    await lan.says("điểm danh")
    await lan.receives("Đã điểm danh")
    await boss.says("tổng hợp")
    await boss.receives("Buổi sáng Thứ Bảy, 6/9: 1/1 có mặt")
    await boss.chooses("Buổi chiều Thứ Bảy, 6/9")
    await boss.receives("Buổi chiều Thứ Bảy, 6/9")
    await boss.says("thông báo")
    await boss.receives("Xin gõ hoặc chuyển tiếp nội dung")
    await boss.says("Chiều nay học lúc 2 giờ")
    await boss.receives("1 người nhận.")
    await boss.says("gửi")
    await boss.receives("còn hoàn tác được")
    program.clock.jump(class_time(6, "08:01"))
    await program.tick()
    await lan.receives("THÔNG BÁO TỪ BAN TỔ CHỨC\nChiều nay học lúc 2 giờ")


async def test_a_clerk_reports_a_room(here: OnZalo) -> None:
    program, hoa = here.program, here.zalo.person("Hoa")
    await here.delegate("Trần Thị Lan")
    await here.delegate("Lê Văn Tư")
    await hoa.says(await program.invite(Role.CLERK, "16378"))
    await hoa.receives("thư ký")
    await program.at(6, "08:10")
    await hoa.says("1/2, vắng: Lê Văn Tư (phép)")
    await hoa.receives("2 người: 1 có mặt, 1 vắng có phép")
    await hoa.chooses("Lưu")
    await hoa.receives("Đã lưu")
    statuses = await program.rows(
        "SELECT p.full_name, a.status FROM attendance a JOIN person p ON p.id = a.person_id ORDER BY p.full_name"
    )
    assert [(row["full_name"], row["status"]) for row in statuses] == [
        ("Lê Văn Tư", "excused"),
        ("Trần Thị Lan", "present"),
    ]
    boss = await here.organiser()
    await boss.says("/silent")
    assert "Phường Đông Sơn, Thanh Hóa" not in (await boss.receives()).text


async def test_a_clerk_is_told_that_files_come_by_the_page(here: OnZalo) -> None:
    hoa = here.zalo.person("Hoa")
    await hoa.says(await here.program.invite(Role.CLERK, "16378"))
    await hoa.receives("thư ký")
    await hoa.sends_what_is_unsupported()
    await hoa.receives("Zalo không chuyển tệp cho hệ thống. Đồng chí gửi danh sách ở trang web của lớp")


async def test_two_channels_are_served_by_one_program(by_webhook: OnZalo) -> None:
    program = by_webhook.program
    lan, nam = await by_webhook.delegate(), await program.delegate("Nguyễn Văn Nam")
    await program.at(6, "07:30")
    await lan.receives("Nhắc lịch")
    await nam.receives("Nhắc lịch")


async def test_an_answer_that_may_not_have_arrived_comes_again(here: OnZalo) -> None:
    lan = await here.delegate()
    trouble = here.zalo.fails(reset(accepted=True), method="sendMessage", chat=lan)
    await lan.says("/me")
    await trouble.until_struck()
    await lan.receives("Điểm danh của đồng chí")
    await here.program.until("SELECT 1 FROM outbox WHERE unknown_at IS NOT NULL")
    here.program.clock.jump(class_time(6, "07:01"))
    await lan.receives("Điểm danh của đồng chí")


async def test_what_cannot_be_read_is_said_so(here: OnZalo) -> None:
    lan = await here.delegate()
    for odd in (lan.sends_photo("điểm danh"), lan.sends_photo(key="photo_url"), lan.sends_sticker(), lan.sends_voice()):
        await odd
        await lan.receives("Hệ thống chỉ đọc được chữ.")
    await lan.sends_what_is_unsupported()
    await lan.receives("Hệ thống chỉ đọc được chữ.")
    await lan.sends_what_is_unsupported(bare=True)
    await lan.says("/me")
    await lan.receives("Điểm danh của đồng chí")
    await here.program.all_sent()
    assert lan.new == []


async def test_in_a_group_only_what_is_meant_for_the_bot_is_answered(here: OnZalo) -> None:
    lan, group = await here.delegate(), here.zalo.group("Điểm cầu Đông Sơn")
    await lan.says("chiều nay có ai đi ăn không", to=group)
    await lan.says("ngày mai học gì?", to=group, mention=True)
    await group.receives("Chuyên đề")
    await lan.says("thế ngày kia?", to=group, reply=True)
    await group.receives("8/9")
    await here.program.all_sent()
    assert len(group.messages) == 2
    assert group.new == []


async def test_an_event_that_comes_again_changes_nothing(here: OnZalo) -> None:
    lan = await here.delegate()
    await here.program.at(6, "07:30")
    await lan.says("điểm danh")
    await lan.receives("Đã điểm danh")
    await lan.sends_what_is_unsupported()
    await lan.receives("Hệ thống chỉ đọc được chữ.")
    await here.program.all_sent()
    before = len(lan.messages)
    await here.zalo.repeats_events(3)
    await lan.says("/me")
    await lan.receives("có mặt, 07:30")
    await here.program.all_sent()
    assert len(lan.messages) == before + 1


async def test_somebody_stays_with_the_bot_they_wrote_to(tmp_path: Path) -> None:
    tokens = ("7001:one", "7002:two")
    async with on_zalo(tmp_path, webhook=True, tokens=tokens) as here:
        lan = await here.delegate()
        second = here.zalo.bots[tokens[1]]
        hoa = here.zalo.person("Hoa", second)
        await hoa.says("16378")
        await hoa.receives("Đồng chí có đồng ý không?")
        await hoa.answers("1")
        await hoa.receives("Xin gõ họ và tên")
        await hoa.says("Lê Thị Hoa")
        await hoa.receives("Đã ghi danh")
        await here.program.at(6, "07:30")
        await lan.receives("Nhắc lịch")
        await hoa.receives("Nhắc lịch")
        people = await here.program.rows("SELECT bot, address FROM contact WHERE channel = 'zalo' ORDER BY bot")
        assert people == [{"bot": "7001", "address": lan.id}, {"bot": "7002", "address": hoa.id}]
        assert [here.zalo.deliveries[bot].url for bot in ("7001", "7002")] == [
            "https://class.example/zalo/webhook/7001",
            "https://class.example/zalo/webhook/7002",
        ]
        boss = await here.organiser()
        await boss.says("/status")
        status = await boss.receives("Tình trạng")
        assert "Kênh zalo 7001: bình thường\nKênh zalo 7002: bình thường" in status.text
