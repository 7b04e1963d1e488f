"""The timetable changes: organisers see what and whom it concerns, and only those concerned are told, once."""

import json
from collections.abc import Callable
from typing import Any

from bot.domain.messages import Channel
from tests.standin import Person
from tests.walks.program import Program

Content = dict[str, Any]


def item(content: Content, item_id: str) -> dict[str, Any]:
    items = (one for day in content["days"] for session in day["sessions"] for one in session["items"])
    return next(one for one in items if one["id"] == item_id)


def move_topic_3(content: Content, start: str = "15:45", room: str = "Phòng B2") -> None:
    item(content, "T3").update(start=start, room=room)


def notices_of(person: Person) -> list[str]:
    return [text for text in person.texts if text.startswith("Chương trình thay đổi:")]


async def changed(program: Program, version: int, change: Callable[[Content], object]) -> None:
    program.write_schedule(change)
    await program.reads_schedule(version)


async def test_a_moved_topic_is_shown_to_organisers_and_told_when_they_agree(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    await changed(program, 2, move_topic_3)
    card = await boss.receives("Chương trình bản 2 đã có hiệu lực.")
    assert (
        "• Thứ Bảy, 6/9: Chuyên đề 3 dời từ 15:30 sang 15:45, kết thúc lúc 17:00, địa điểm: Phòng B2 (2 người)"
        in card.text
    )
    await program.at(6, "07:10")
    assert notices_of(lan) == []
    await boss.taps("Báo cho 2 người", on=card)
    await boss.receives("2 người sẽ được báo sau 60 giây.")
    await program.at(6, "07:10:59")
    assert notices_of(lan) == []
    await program.at(6, "07:11:01")
    notice = await lan.receives("Chương trình thay đổi:\nThứ Bảy, 6/9: Chuyên đề 3 dời từ 15:30 sang 15:45")
    assert notice.buttons == [["Chương trình"]]
    await program.restart()
    await program.at(6, "07:20")
    assert len(notices_of(lan)) == 1
    await boss.taps("Báo cho 2 người", on=card)
    await boss.receives("đã được quyết định")


async def test_several_edits_make_one_notice_and_one_taken_back_makes_none(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    original = program.schedule.read_text("utf-8")
    await changed(program, 2, lambda content: move_topic_3(content, "15:45"))
    first = await boss.receives("bản 2")
    await changed(program, 3, lambda content: move_topic_3(content, "16:00"))
    second = await boss.receives("bản 3")
    await boss.taps("Báo cho 2 người", on=first)
    await boss.receives("đã có bản mới hơn")
    await boss.taps("Báo cho 2 người", on=second)
    await boss.receives("sẽ được báo")
    program.schedule.write_text(original, "utf-8")
    await program.reads_schedule(4)
    await boss.receives("bản 4 đã có hiệu lực. Không ai cần được báo.")
    await program.at(6, "07:30")
    assert notices_of(lan) == []
    await changed(program, 5, lambda content: move_topic_3(content, "16:15"))
    card = await boss.receives("bản 5")
    assert "dời từ 15:30 sang 16:15" in card.text
    await boss.says("Báo cho 2 người")
    await boss.receives("sẽ được báo")
    await program.at(6, "07:32")
    await lan.receives("dời từ 15:30 sang 16:15")
    assert len(notices_of(lan)) == 1


async def test_an_edit_during_the_hold_is_asked_about_again_and_told_together(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    await changed(program, 2, move_topic_3)
    await boss.taps("Báo cho 2 người", on=await boss.receives("bản 2"))
    await changed(program, 3, lambda content: item(content, "T2").update(speaker="Báo cáo viên mới"))
    card = await boss.receives("bản 3")
    await program.at(6, "07:10")
    assert notices_of(lan) == []
    await boss.taps("Báo cho 2 người", on=card)
    await boss.receives("sẽ được báo")
    await program.at(6, "07:12")
    told = await lan.receives("Chuyên đề 3 dời")
    assert "Chuyên đề 2: người trình bày: Báo cáo viên mới" in told.text


async def test_what_organisers_do_not_want_told_is_not_told_later_either(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    await changed(program, 2, move_topic_3)
    await boss.taps("Không báo bản 2", on=await boss.receives("bản 2"))
    await boss.receives("Không báo cho ai")
    await changed(program, 3, lambda content: item(content, "T2").update(room="Phòng C1"))
    card = await boss.receives("bản 3")
    assert "Chuyên đề 3" not in card.text
    await boss.taps("Báo cho 2 người", on=card)
    await boss.receives("sẽ được báo")
    await program.at(6, "07:10")
    assert "Chuyên đề 3" not in (await lan.receives("Chuyên đề 2: địa điểm: Phòng C1")).text


async def test_a_sites_new_room_is_told_to_its_people_alone(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    nam = await program.delegate("Nguyễn Văn Nam", "s_21109")
    lines = program.sites.read_text("utf-8").splitlines()
    header = lines[0].split(",")
    row = next(number for number, line in enumerate(lines) if line.startswith("21109,"))
    cells = lines[row].split(",")
    cells[header.index("room")] = "Hội trường tầng 2"
    lines[row] = ",".join(cells)
    program.sites.write_text("\n".join(lines), "utf-8")
    await program.reads_schedule(2)
    card = await boss.receives("Báo cho 1 người có liên quan?")
    await boss.taps("Báo cho 1 người", on=card)
    await boss.receives("sẽ được báo")
    await program.at(6, "07:10")
    await nam.receives("Điểm cầu Xã Đông Sơn, Quảng Ngãi: địa điểm: Hội trường tầng 2")
    await program.all_sent()
    assert notices_of(lan) == []


async def test_what_is_over_concerns_nobody(program: Program) -> None:
    await program.at(7, "07:00")
    lan, boss = await program.delegate(), await program.organiser()
    await changed(program, 2, move_topic_3)
    await boss.receives("Không ai cần được báo.\nThứ Bảy, 6/9: Chuyên đề 3 dời từ 15:30 sang 15:45")
    await program.at(7, "07:10")
    assert notices_of(lan) == []


async def test_people_can_be_told_after_a_quiet_time_without_a_word_of_organisers(program: Program) -> None:
    lan = await program.delegate()
    await program.stop()
    program.change_settings(change_notice_after="10m")
    await program.start()
    await changed(program, 2, move_topic_3)
    await program.at(6, "07:09")
    assert notices_of(lan) == []
    await program.at(6, "07:10:30")
    await lan.receives("Chuyên đề 3 dời từ 15:30 sang 15:45")


async def test_changes_lists_the_versions_and_what_waits_for_a_word(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    await lan.says("/changes")
    await lan.receives("Chương trình chưa thay đổi lần nào.")
    await changed(program, 2, move_topic_3)
    await changed(program, 3, lambda content: content.update(reminders=[{"before": "2h"}]))
    await lan.says("thay đổi")
    listed = await lan.receives("Bản 3, 07:00 Thứ Bảy, 6/9:\nGiờ nhắc lịch thay đổi\nBản 2, 07:00 Thứ Bảy, 6/9:\n")
    assert "Chuyên đề 3 dời từ 15:30 sang 15:45" in listed.text
    await boss.says("/changes")
    waiting = await boss.receives("chưa được báo cho 2 người")
    await boss.taps("Báo cho 2 người", on=waiting)
    await boss.receives("sẽ được báo")


# --- sent to the bot -------------------------------------------------------------------------------------------------


def as_file(program: Program, change: Callable[[Content], object]) -> bytes:
    content = json.loads(program.schedule.read_text("utf-8"))
    change(content)
    return json.dumps(content, ensure_ascii=False).encode()


async def test_an_organiser_sends_a_timetable_sees_what_it_changes_and_puts_it_in_force(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    before, sent = program.schedule.read_bytes(), as_file(program, move_topic_3)
    await boss.sends_document("schedule.json", sent)
    shown = await boss.receives("Chương trình mới khác bản đang dùng như sau:")
    assert "Chuyên đề 3 dời từ 15:30 sang 15:45" in shown.text
    assert program.schedule.read_bytes() == before
    await boss.taps("Dùng làm bản 2, báo 2 người", on=shown)
    await boss.receives("Đang đưa chương trình mới vào sử dụng.")
    await program.reads_schedule(2)
    assert program.schedule.read_bytes() == sent
    assert program.schedule.with_name("schedule.previous.json").read_bytes() == before
    await boss.receives("Chương trình bản 2 đã có hiệu lực, 2 người sắp được báo:")
    await program.at(6, "07:02")
    await lan.receives("Chuyên đề 3 dời từ 15:30 sang 15:45")
    await boss.taps("Dùng làm bản 2, báo 2 người", on=shown)
    await boss.receives("đã được quyết định")


async def test_a_timetable_that_was_sent_can_be_left_or_used_without_a_word(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    sent = as_file(program, move_topic_3)
    await boss.sends_document("schedule.json", sent)
    await boss.receives("khác bản đang dùng")
    await boss.says("Không dùng làm bản 2")
    await boss.receives("Không dùng chương trình này.")
    await boss.sends_document("schedule.json", sent)
    await boss.taps("Dùng làm bản 2, chưa báo", on=await boss.receives("khác bản đang dùng"))
    await program.reads_schedule(2)
    await boss.receives("Báo cho 2 người có liên quan?")
    await program.at(6, "07:10")
    assert notices_of(lan) == []
    await boss.sends_document("schedule.json", sent)
    await boss.receives("giống bản đang dùng")


async def test_a_timetable_is_compared_again_when_another_came_first(program: Program) -> None:
    boss = await program.organiser()
    await boss.sends_document("schedule.json", as_file(program, move_topic_3))
    shown = await boss.receives("khác bản đang dùng")
    await changed(program, 2, lambda content: item(content, "T2").update(room="Phòng C1"))
    await boss.taps("Dùng làm bản 2, chưa báo", on=shown)
    await boss.receives("đã thành bản 2 trong lúc chờ")
    assert "15:45" not in program.schedule.read_text("utf-8")


async def test_a_file_that_cannot_be_written_changes_nothing_and_is_said(program: Program) -> None:
    boss = await program.organiser()
    await boss.sends_document("schedule.json", as_file(program, move_topic_3))
    program.schedule.with_name(".schedule.json.new").mkdir()
    await boss.taps("Dùng làm bản 2, chưa báo", on=await boss.receives("khác bản đang dùng"))
    await boss.receives("Chưa lưu được tệp chương trình mới: Is a directory")
    assert program.app.current.timetable.version == 1


async def test_delegates_can_neither_send_a_timetable_nor_decide(program: Program) -> None:
    lan = await program.delegate()
    await lan.sends_document("schedule.json", as_file(program, move_topic_3))
    await lan.receives("Hệ thống chỉ đọc được chữ.")
    await lan.says("/change tell:1")
    await lan.receives("Hệ thống không có lệnh này")


async def test_organisers_who_are_named_are_asked_too(program: Program) -> None:
    boss = program.somebody("Ban tổ chức")
    await program.stop()
    program.change_settings(organisers=frozenset({(Channel.TELEGRAM, str(boss.id))}))
    await program.start()
    await boss.says("/changes")
    await boss.receives("chưa thay đổi")
    await program.delegate()
    await changed(program, 2, move_topic_3)
    await boss.receives("Báo cho 1 người có liên quan?")
