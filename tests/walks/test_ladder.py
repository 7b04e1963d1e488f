"""Sites that have not reported are asked about, step by step, by whoever is next; and reminders that take long."""

from pathlib import Path
from typing import Any

from bot.domain.people import Role
from tests.standin import Person
from tests.walks.program import DONG_SON, Program, running

ASK = "Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00. Điểm cầu"
PHONE = "+84912345678"


async def official(program: Program, role: Role, scope: str, name: str, phone: str = "") -> Person:
    """Somebody who has a role there, with a number that they gave."""
    person = program.somebody(name)
    await person.starts(f"o_{await program.invite(role, scope)}")
    await person.receives()
    await program.all_sent()
    address = str(person.id)

    def give_number(tx: Any) -> None:
        tx.run(
            "UPDATE grant_of_role SET holder_name = :name, phone = :phone WHERE address = :address",
            {"name": name, "phone": phone or None, "address": address},
        )

    await program.app.store.transaction(give_number)
    person.read_all()
    return person


def asked(person: Person) -> list[str]:
    return [text for text in person.texts if ASK in text]


async def test_clerks_are_asked_before_the_start_and_again_with_how_many_are_still_missing(program: Program) -> None:
    lan = await official(program, Role.CLERK, "16378", "Lan")
    hoa = await official(program, Role.CHAIR, "16378", "Hoa")
    await program.at(6, "07:29:59")
    assert asked(lan) == []
    await program.at(6, "07:30")
    for person in (lan, hoa):
        first = await person.receives(f"{ASK} Phường Đông Sơn, Thanh Hóa chưa báo cáo")
        assert first.buttons == [["Báo cáo"], ["Điểm danh theo danh sách"]]
    await program.tick()
    await program.restart()
    await program.at(6, "07:50")
    await lan.receives(f"{ASK} Phường Đông Sơn, Thanh Hóa vẫn chưa báo cáo; Thanh Hóa còn 167 điểm cầu chưa báo cáo.")
    await program.all_sent()
    assert len(asked(lan)) == len(asked(hoa)) == 2


async def test_a_site_that_has_reported_is_asked_no_more(program: Program) -> None:
    lan = await official(program, Role.CLERK, "16378", "Lan")
    await program.at(6, "07:20")
    await program.reports(DONG_SON)
    await program.at(6, "07:30")
    await program.at(6, "07:50")
    await program.all_sent()
    assert asked(lan) == []


async def test_a_question_that_waits_is_dropped_when_the_site_reports(program: Program) -> None:
    lan = await official(program, Role.CLERK, "16378", "Lan")
    async with program.telegram.outage():
        await program.at(6, "07:30")
        await program.until("SELECT 1 FROM outbox WHERE site_code = '16378' AND attempts > 0 AND state = 'due'")
        await program.reports(DONG_SON)
    await program.all_sent()
    assert asked(lan) == []
    (row,) = await program.rows("SELECT state FROM outbox WHERE site_code = '16378'")
    assert row["state"] == "cancelled"


async def test_a_clerk_who_is_in_themselves_is_asked_all_the_same(program: Program) -> None:
    lan = await program.delegate()
    await lan.starts(f"o_{await program.invite(Role.CLERK, '16378')}")
    await program.at(6, "07:20")
    await lan.says("điểm danh")
    await program.at(6, "07:30")
    await lan.receives(f"{ASK} Phường Đông Sơn, Thanh Hóa chưa báo cáo")


async def test_coordinators_get_the_list_with_numbers_to_call_and_organisers_the_counts(program: Program) -> None:
    boss = await program.organiser()
    thanh_hoa = await official(program, Role.COORDINATOR, "38", "Bình")
    quang_ngai = await official(program, Role.COORDINATOR, "51", "An")
    await official(program, Role.CLERK, "16378", "Trần Thị Lan", PHONE)
    await program.reports("s_21109")
    await program.at(6, "08:10")
    listed = await thanh_hoa.receives("Buổi sáng Thứ Bảy, 6/9: Thanh Hóa còn 167 điểm cầu chưa báo cáo.")
    await quang_ngai.receives("Quảng Ngãi còn 96 điểm cầu chưa báo cáo.")
    await program.all_sent()
    whole = "\n".join(text for text in thanh_hoa.texts if "còn 167" in text)
    assert f"• Phường Đông Sơn\nTrần Thị Lan {PHONE}\n" in whole
    assert whole.count("• ") == 167
    assert "chưa có thư ký" in listed.text
    assert not any("điểm cầu đã báo cáo" in text for text in boss.texts)
    await program.at(6, "08:20")
    counts = await boss.receives("Buổi sáng Thứ Bảy, 6/9: 1/3.356 điểm cầu đã báo cáo, 0 mới có người điểm danh")
    assert "Thanh Hóa: 167/167" in counts.text
    await boss.taps("Chưa báo cáo: Buổi sáng", on=counts)
    await boss.receives("Chưa báo cáo: 3.355/3.356 điểm cầu")


async def test_the_steps_are_the_timetables(program: Program) -> None:
    def steps(content: dict[str, Any]) -> None:
        content["ladder"] = [{"before": "5m", "to": "clerks"}]

    lan, boss = await official(program, Role.CLERK, "16378", "Lan"), await program.organiser()
    program.write_schedule(steps)
    await program.reads_schedule(2)
    await program.at(6, "07:30")
    await program.at(6, "07:55")
    await lan.receives(f"{ASK} Phường Đông Sơn, Thanh Hóa chưa báo cáo")
    await program.at(6, "08:20")
    await program.all_sent()
    assert len(asked(lan)) == 1
    assert not any("điểm cầu đã báo cáo" in text for text in boss.texts)


async def test_a_class_without_a_ladder_asks_nobody(program: Program) -> None:
    lan = await official(program, Role.CLERK, "16378", "Lan")
    program.write_schedule(lambda content: content.update(ladder=[]))
    await program.reads_schedule(2)
    await program.at(6, "07:50")
    await program.all_sent()
    assert asked(lan) == []


# --- reminders that take long ----------------------------------------------------------------------------------------


async def many(program: Program, count: int, site: str = "21109") -> None:
    """People of a site with chats of a bot that does not run here: they are counted, and nothing is sent."""
    people = [
        {"id": f"p{number}", "address": str(number), "site": site, "now": "2025-09-01T00:00:00.000Z"}
        for number in range(count)
    ]

    def add(tx: Any) -> None:
        tx.run_many(
            "INSERT INTO person (id, site_code, full_name, search_name, registered_at)"
            " VALUES (:id, :site, :id, :id, :now)",
            people,
        )
        tx.run_many(
            "INSERT INTO contact (channel, bot, address, person_id, language, agreed_at, first_seen_at)"
            " VALUES ('zalo', '7', :address, :id, 'vi', :now, :now)",
            people,
        )

    await program.app.store.transaction(add)


async def test_a_reminder_begins_early_for_the_last_receiver_and_finds_those_who_join_before_it_is_due(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, messages_per_second=1) as program:
        await many(program, 600)
        lan = await program.delegate()
        await program.at(6, "07:19")
        program.clock.jump(program.clock())
        assert not any("Nhắc lịch" in text for text in lan.texts)
        program.clock.jump(program.clock().replace(minute=20, second=1))
        await program.tick()
        await lan.receives("Nhắc lịch: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00.")
        nam = await program.delegate("Nguyễn Văn Nam")
        program.clock.jump(program.clock().replace(minute=30, second=0))
        await program.tick()
        await nam.receives("Nhắc lịch: Buổi sáng")
        assert sum("Nhắc lịch" in text for text in lan.texts) == 1


async def test_a_plan_that_cannot_be_kept_is_told_to_organisers_once_with_what_would_work(tmp_path: Path) -> None:
    async with running(tmp_path, start=(5, "12:00"), messages_per_second=1) as program:
        boss = await program.organiser()
        await many(program, 6_000)
        program.clock.jump(program.clock().replace(hour=6))
        await program.tick()
        warning = await boss.receives("Có lời nhắc không thể đến kịp mọi người.")
        assert "KHÔNG KỊP: nhắc trước 30 phút cho mọi đại biểu (6.000) với 1 tin một giây mất 100 phút" in warning.text
        assert "• nhắc trước 50 phút\n" in warning.text
        assert "chia đều cho 3 tài khoản gửi tin" in warning.text
        await program.tick()
        await boss.taps("Kế hoạch nhắc", on=warning)
        plan = await boss.receives("Kế hoạch nhắc, mỗi kênh 1 tin một giây; thư ký trước")
        assert "Buổi sáng Thứ Bảy, 6/9, trước 30 phút, mọi đại biểu (6.000): 07:15–08:55 Thứ Bảy, 6/9" in plan.text
        assert sum("Có lời nhắc không thể" in text for text in boss.texts) == 1
