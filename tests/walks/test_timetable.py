"""The timetable's files change while the class runs: a good one is accepted, a bad one refused, organisers are told."""

import asyncio
from typing import Any

from bot.domain.messages import Channel
from tests.walks.program import Program

REFUSED = "Tệp chương trình mới có lỗi nên không được dùng; bản trước vẫn có hiệu lực."


def rename_opening(content: dict[str, Any]) -> None:
    content["days"][0]["sessions"][0]["items"][1]["title"] = {"vi": "Lễ khai mạc", "en": "Grand opening"}


def break_twice(content: dict[str, Any]) -> None:
    opening = content["days"][0]["sessions"][0]["items"][1]
    opening["end"] = "07:00"
    opening["kind"] = "party"


async def versions(program: Program) -> int:
    return len(await program.rows("SELECT * FROM timetable_version"))


async def test_a_good_file_is_in_force_within_seconds_and_organisers_are_told(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    program.write_schedule(rename_opening)
    await boss.receives("Chương trình bản 2 đã có hiệu lực.", timeout=15)
    await lan.says("hôm nay học gì")
    answer = await lan.receives("Lễ khai mạc")
    assert "Theo chương trình bản 2, thay đổi lúc 07:00 hôm nay." in answer.text
    await boss.says("/status")
    await boss.receives("Chương trình: bản 2, từ 07:00, Thứ Bảy, 6/9")
    assert not any("bản 2 đã có hiệu lực" in text for text in lan.texts)


async def test_a_bad_file_is_refused_with_its_mistakes_once_and_the_last_good_one_serves(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    good = program.schedule.read_text("utf-8")
    program.write_schedule(break_twice)
    await program.app.watch()
    refusal = await boss.receives(REFUSED)
    assert "party" in refusal.text
    assert "07:00" in refusal.text
    await program.app.watch()
    await lan.says("hôm nay học gì")
    await lan.receives("Lễ khai giảng")
    program.schedule.write_text(good, "utf-8")
    await program.app.watch()
    await program.all_sent()
    assert sum(REFUSED in text for text in boss.texts) == 1
    assert await versions(program) == 1


async def test_a_file_that_is_gone_or_cut_short_is_refused_too(program: Program) -> None:
    boss = await program.organiser()
    whole = program.schedule.read_text("utf-8")
    program.schedule.write_text(whole[:1000], "utf-8")
    await program.app.watch()
    await boss.receives(REFUSED)
    program.schedule.unlink()
    await program.app.watch()
    await boss.receives(REFUSED)
    await boss.says("hôm nay học gì")
    await boss.receives("Lễ khai giảng")


async def test_the_same_content_in_other_words_is_no_new_version(program: Program) -> None:
    program.write_schedule(lambda _: None)  # without the line breaks
    await program.app.watch()
    assert await versions(program) == 1


async def test_organisers_whom_the_settings_name_are_told_once_they_have_written(program: Program) -> None:
    boss, silent = program.somebody("Ban tổ chức"), program.somebody("Chưa viết")
    await program.stop()
    program.change_settings(organisers=frozenset((Channel.TELEGRAM, str(one.id)) for one in (boss, silent)))
    await program.start()
    await boss.says("/status")
    await boss.receives("Tình trạng")
    program.write_schedule(rename_opening)
    await program.app.watch()
    await boss.receives("Chương trình bản 2 đã có hiệu lực.")
    assert silent.texts == []


async def test_a_site_that_is_added_can_be_found_and_a_bad_list_of_sites_is_refused(program: Program) -> None:
    boss, lan = await program.organiser(), program.somebody()
    sites = program.sites.read_text("utf-8")
    columns = sites.splitlines()[0].split(",")
    new = {"site_code": "99001", "name": "Xã Trường Sa Mới", "province": "Khánh Hòa", "province_code": "56"}
    row = ",".join(new.get(column, "") for column in columns)
    program.sites.write_text(f"{sites.rstrip()}\n{row}\n", "utf-8")
    await program.app.watch()
    await boss.receives("Chương trình bản 2 đã có hiệu lực.")
    await lan.starts("s_99001")
    await lan.receives()
    await lan.taps("Đồng ý")
    await lan.receives("Xã Trường Sa Mới, Khánh Hòa. Xin gõ họ và tên")

    program.sites.write_text("nothing,of,the,kind\n1,2,3,4\n", "utf-8")
    await program.app.watch()
    await boss.receives(REFUSED)
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh đồng chí Trần Thị Lan, Xã Trường Sa Mới, Khánh Hòa.")


async def test_a_site_that_is_taken_away_keeps_its_people(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    left = [line for line in program.sites.read_text("utf-8").splitlines() if "16378" not in line]
    program.sites.write_text("\n".join(left), "utf-8")
    await program.app.watch()
    await boss.receives("Chương trình bản 2 đã có hiệu lực.")
    await program.at(6, "08:00")
    await lan.says("điểm danh")
    await lan.receives("Có mặt lúc 08:00, 16378.")
    await lan.says("/site")
    await lan.receives("16378")
    await boss.says("/summary")
    await boss.receives("1 có mặt")


async def test_a_restart_with_the_same_file_is_no_new_version(program: Program) -> None:
    await program.restart()
    assert await versions(program) == 1


async def test_a_file_that_changed_while_the_program_was_down_is_a_new_version(program: Program) -> None:
    lan = await program.delegate()
    await program.stop()
    program.write_schedule(rename_opening)
    await program.start()
    await lan.says("hôm nay học gì")
    await lan.receives("Lễ khai mạc")
    assert await versions(program) == 2


async def test_questions_are_answered_while_a_new_file_is_read(program: Program) -> None:
    lan = await program.delegate()
    program.write_schedule(rename_opening)
    await asyncio.gather(program.app.watch(), lan.says("hôm nay học gì"))
    await lan.receives("08:00")


async def test_a_restart_on_a_bad_file_serves_the_last_good_one_and_says_so(program: Program) -> None:
    lan, boss = await program.delegate(), await program.organiser()
    await program.stop()
    program.write_schedule(break_twice)
    await program.restart()
    await boss.receives(REFUSED)
    await lan.says("hôm nay học gì")
    await lan.receives("Lễ khai giảng")
    await lan.says("/site")
    await lan.receives("Phường Đông Sơn, Thanh Hóa")
    assert await versions(program) == 1
