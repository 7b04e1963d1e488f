"""Reminders: at every lead time, to whom they help, once, and never by accident."""

from pathlib import Path
from typing import Any

from bot.domain.people import Role
from tests.standin import Person
from tests.walks.program import DONG_SON, Program, class_time, running

MORNING = "Nhắc lịch: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00."


def reminders_of(person: Person, day: str = "6/9") -> list[str]:
    """The first lines of the reminders of a day that somebody received."""
    lines = [text.splitlines()[0] for text in person.texts if text.startswith("Nhắc ")]
    return [line for line in lines if day in line]


async def runs(program: Program) -> dict[str, str]:
    """Every reminder that came due, and what became of it."""
    return {row["id"]: row["state"] for row in await program.rows("SELECT id, state FROM reminder_run")}


async def attendance(program: Program) -> dict[str, str]:
    """What stands of the only delegate, by session."""
    return {row["session_id"]: row["status"] for row in await program.rows("SELECT * FROM attendance")}


def remind(*rules: dict[str, str]) -> Any:
    """A change of the timetable: these reminders."""
    return lambda content: content.update(reminders=list(rules))


def move_first_session(content: dict[str, Any], start: str = "08:30") -> None:
    """A change of the timetable: the first morning starts later."""
    reception, opening = content["days"][0]["sessions"][0]["items"][:2]
    reception["end"] = opening["start"] = start


async def test_everyone_is_reminded_at_every_lead_time(tmp_path: Path) -> None:
    async with running(tmp_path, start=(4, "12:00")) as program:
        lan, anna = await program.delegate(), await program.delegate("Anna Smith", language="en")
        await program.at(5, "08:00")
        day_before = await lan.receives(MORNING)
        assert day_before.buttons == [["Nhắc lịch"]]  # it is too early to check in
        await program.at(6, "07:30")
        half_an_hour = await lan.receives(MORNING)
        assert half_an_hour.text.splitlines()[1] == "08:00 Lễ khai giảng"
        assert half_an_hour.text.splitlines()[-1] == "Phòng học trực tuyến: https://hop.example.vn/lop-ngay-1"
        assert half_an_hour.buttons == [["Điểm danh", "Nhắc lịch"]]
        for _ in range(2):
            await anna.receives("Reminder: Morning, Saturday 6 September, starts at 08:00.")
        assert await lan.taps("Điểm danh", on=half_an_hour) == "Đã điểm danh lúc 07:30"


async def test_nobody_is_reminded_a_minute_early(program: Program) -> None:
    lan = await program.delegate()
    await program.at(6, "07:29:59")
    assert "d1-am:2025-09-06T01:00Z:30m:everyone" not in await runs(program)
    assert reminders_of(lan) == []


async def test_more_ticks_and_a_restart_remind_nobody_twice(program: Program) -> None:
    lan = await program.delegate()
    await program.at(6, "07:30")
    await lan.receives(MORNING)
    await program.tick()
    await program.restart()
    await program.at(6, "07:31")
    await program.tick()
    await program.all_sent()
    assert reminders_of(lan) == [MORNING]


async def test_who_is_in_already_is_not_reminded(program: Program) -> None:
    lan, nam = await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await program.at(6, "07:20")
    await lan.taps("Điểm danh")
    await program.at(6, "07:30")
    await nam.receives(MORNING)
    await program.all_sent()
    assert reminders_of(lan) == []


async def test_who_checks_in_between_planning_and_sending_is_not_reminded(program: Program) -> None:
    lan = await program.delegate()
    async with program.telegram.outage():
        await program.at(6, "07:30")
        await program.until("SELECT 1 FROM outbox WHERE kind = 'reminder' AND attempts > 0 AND state = 'due'")
        await lan.says("điểm danh")
    await lan.receives("Có mặt")
    program.clock.jump(class_time(6, "07:31"))
    await program.until("SELECT 1 FROM outbox WHERE kind = 'reminder' AND state = 'cancelled'")
    assert reminders_of(lan) == []


async def test_joining_late_brings_no_old_reminder(program: Program) -> None:
    nam = await program.delegate("Nguyễn Văn Nam")
    await program.at(6, "07:30")
    await nam.receives(MORNING)
    lan = await program.delegate()
    await program.at(6, "07:45")
    await program.all_sent()
    assert reminders_of(lan) == []


async def test_reminders_can_be_turned_off_and_on_again(program: Program) -> None:
    lan = await program.delegate()
    await lan.says("tắt nhắc lịch")
    await lan.receives("Đã tắt nhắc lịch.")
    await program.at(6, "07:30")
    assert await lan.taps("Nhắc theo lịch của lớp") == "Đã lưu"
    await lan.receives("trước 1 ngày\ntrước 30 phút")
    await program.at(6, "07:40")
    await program.at(6, "13:00")
    await lan.receives("Nhắc lịch: Buổi chiều Thứ Bảy, 6/9 bắt đầu lúc 13:30.")
    assert len(reminders_of(lan)) == 1


async def test_a_lead_time_of_ones_own_takes_the_place_of_the_timetables(program: Program) -> None:
    lan, nam = await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await lan.says("/reminders")
    await lan.receives("theo lịch của lớp")
    assert await lan.taps("Trước 10 phút") == "Đã lưu"
    await lan.receives("trước mỗi buổi học 10 phút")
    await nam.says("nhắc tôi trước 45 phút")
    await nam.receives("trước mỗi buổi học 45 phút")
    await program.at(6, "07:15")
    await nam.receives(MORNING)
    await program.at(6, "07:30")
    await program.at(6, "07:50")
    await lan.receives(MORNING)
    await program.all_sent()
    assert len(reminders_of(lan)) == len(reminders_of(nam)) == 1


async def test_choosing_a_lead_time_that_has_passed_brings_nothing_and_counts_as_nothing_missed(
    program: Program,
) -> None:
    await program.at(7, "13:00")
    lan, boss = await program.delegate(), await program.organiser()
    await lan.says("/reminders 60")
    await lan.receives("trước mỗi buổi học 1 giờ")
    await program.at(7, "13:01")
    await program.all_sent()
    assert reminders_of(lan) == []
    assert "missed" not in {state for run, state in (await runs(program)).items() if ":60m:" in run}
    await boss.says("/status")
    await boss.receives("Tình trạng")


async def test_impossible_lead_times_are_refused(program: Program) -> None:
    lan = await program.delegate()
    for wish in ("-5", "10081", "soon", "1.5"):
        await lan.says(f"/reminders {wish}")
        await lan.receives("Chỉ đặt được từ 1 phút đến 7 ngày trước buổi học.")


async def test_a_reminder_that_could_not_be_sent_in_time_is_missed_and_not_late(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    await program.stop()
    await program.at_start(6, "08:00")
    await program.tick()
    assert (await runs(program))["d1-am:2025-09-06T01:00Z:30m:everyone"] == "missed"
    await boss.says("/status")
    await boss.receives("Lời nhắc bị lỡ trong 24 giờ qua: ")
    assert reminders_of(lan) == []


async def test_a_reminder_that_is_a_little_late_still_helps(program: Program) -> None:
    lan = await program.delegate()
    await program.stop()
    await program.at_start(6, "07:50")
    await lan.receives(MORNING)


async def test_what_waits_too_long_to_be_sent_expires(program: Program) -> None:
    lan = await program.delegate()
    async with program.telegram.outage():
        await program.at(6, "07:30")
        await program.until("SELECT 1 FROM outbox WHERE kind = 'reminder' AND attempts > 0 AND state = 'due'")
        program.clock.jump(class_time(6, "08:00"))
    await program.until("SELECT 1 FROM outbox WHERE kind = 'reminder' AND state = 'expired'")
    assert reminders_of(lan) == []


async def test_a_moved_session_has_reminders_of_its_own_and_its_old_ones_are_cancelled(program: Program) -> None:
    lan = await program.delegate()
    async with program.telegram.outage():
        await program.at(6, "07:30")
        await program.until("SELECT 1 FROM outbox WHERE kind = 'reminder' AND attempts > 0 AND state = 'due'")
        program.write_schedule(move_first_session)
        await program.reads_schedule(2)
    await program.at(6, "07:31")
    assert reminders_of(lan) == []
    await program.at(6, "08:00")
    await lan.receives("Nhắc lịch: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:30.")
    await program.all_sent()
    assert len(reminders_of(lan)) == 1
    states = await program.rows("SELECT state FROM outbox WHERE session_id = 'd1-am' ORDER BY seq")
    assert [row["state"] for row in states] == ["cancelled", "sent"]


async def test_an_edit_never_fires_a_reminder_by_accident(program: Program) -> None:
    lan = await program.delegate()
    await program.at(6, "09:00")

    def edit(content: dict[str, Any]) -> None:
        content["reminders"] += [{"before": "5h"}, {"before": "2d"}]
        for session in content["days"][0]["sessions"]:
            session["items"][-1]["title"] = "Nghỉ"

    program.write_schedule(edit)
    await program.reads_schedule(2)
    await program.tick()
    await program.all_sent()
    assert reminders_of(lan) == []
    states = await runs(program)
    assert states["d1-pm:2025-09-06T06:30Z:300m:everyone"] == "skipped"


async def test_clerks_have_reminders_of_their_own(program: Program) -> None:
    program.write_schedule(remind({"before": "40m", "to": "clerks"}, {"before": "20m", "to": "silent_clerks"}))
    await program.reads_schedule(2)
    lan = await program.delegate()
    busy, silent = program.somebody("Thư ký"), program.somebody("Thư ký")
    for clerk, site in ((busy, DONG_SON), (silent, "s_21109")):
        await clerk.starts(f"o_{await program.invite(Role.CLERK, site[2:])}")
        await clerk.receives("thư ký điểm cầu")
    await program.at(6, "07:20")
    for clerk in (busy, silent):
        await clerk.receives("Nhắc thư ký điểm cầu: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00.")
    await lan.taps("Điểm danh")
    await program.reports(DONG_SON)
    await program.at(6, "07:40")
    await silent.receives("Nhắc thư ký điểm cầu")
    await program.all_sent()
    assert (len(reminders_of(busy)), len(reminders_of(silent)), reminders_of(lan)) == (1, 2, [])


async def test_those_not_in_yet_can_be_reminded_alone(program: Program) -> None:
    program.write_schedule(remind({"before": "10m", "to": "not_checked_in"}))
    await program.reads_schedule(2)
    lan, nam = await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await program.at(6, "07:20")
    await lan.taps("Điểm danh")
    await program.at(6, "07:50")
    await nam.receives(MORNING)
    await program.all_sent()
    assert reminders_of(lan) == []


async def test_an_old_button_is_for_its_own_session_and_the_open_one_is_offered(program: Program) -> None:
    lan = await program.delegate()
    await program.at(6, "07:30")
    reminder = await lan.receives("Nhắc lịch: Buổi sáng Thứ Bảy, 6/9")
    await program.at(7, "08:00")
    assert await lan.taps("Điểm danh", on=reminder) == "Đã đóng điểm danh"
    closed = await lan.receives("Buổi sáng Thứ Bảy, 6/9 đã đóng điểm danh lúc 11:30.")
    assert await attendance(program) == {}
    await lan.taps("Điểm danh", on=closed)
    await lan.receives("Đã điểm danh: Buổi sáng Chủ nhật, 7/9.")
    assert await attendance(program) == {"d2-am": "present"}


async def test_a_class_that_is_new_has_missed_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, start=(6, "07:55")) as program:
        boss = await program.organiser()
        await program.at(6, "07:56")
        assert {row["state"] for row in await program.rows("SELECT state FROM reminder_run")} == {"skipped"}
        await boss.says("/status")
        assert "bị lỡ" not in (await boss.receives("Tình trạng")).text
