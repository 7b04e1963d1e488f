"""Files and charts that people ask for on Telegram, and the report of a session that comes by itself."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from PIL import Image

from bot.domain.people import Role
from bot.domain.room_report import Numbers
from bot.storage import closings
from tests.exports import add_report
from tests.standin import Message, Person
from tests.walks.program import Program, class_time
from tests.walks.test_numbers import three_come, with_role

CLOSED = "BÁO CÁO ĐIỂM DANH – cả lớp\nBuổi sáng Thứ Bảy, 6/9, chốt lúc"
NOT_CLOSED = "(buổi học chưa chốt)"


def content_of(program: Program, message: Message) -> bytes:
    """What somebody has when they open the file of a message."""
    sent = message.raw["photo"][-1] if "photo" in message.raw else message.raw["document"]
    content: bytes = program.telegram.world.files[sent["file_id"]].content
    return content


def table_of(program: Program, message: Message) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content_of(program, message).decode("utf-8-sig"), newline="")))


async def close(program: Program, session: str = "d1-am") -> None:
    """An organiser closes a session for all."""
    now = program.clock()
    await program.app.store.transaction(lambda tx: closings.add(tx, session, "", "Ban tổ chức", now))
    await program.tick()
    await program.app.report()


def reports_of(person: Person) -> list[str]:
    return [text for text in person.texts if text.startswith("BÁO CÁO")]


async def test_an_organiser_gets_the_summary_as_a_workbook_by_taps(program: Program) -> None:
    boss = await program.organiser()
    await three_come(program)
    await boss.says("/export")
    await boss.receives("Cần tệp nào?")
    await boss.taps("Tổng hợp theo điểm cầu")
    await boss.sees("Của buổi nào?")
    await boss.taps("Buổi sáng Thứ Bảy, 6/9")
    await boss.sees("Dạng tệp nào?")
    await boss.taps("Excel")
    await boss.sees("Hệ thống đang làm tệp")
    sent = await boss.receives("Tổng hợp theo điểm cầu: 3.356 dòng, số liệu lúc 08:20")
    assert sent.raw["document"]["file_name"] == "summary-d1-am-0609-0820.xlsx"
    book: Any = openpyxl.load_workbook(io.BytesIO(content_of(program, sent)), read_only=True)
    assert book.sheetnames == ["summary", "d1-am theo tỉnh", "d1-am"]
    last = list(book["d1-am theo tỉnh"].iter_rows(values_only=True))[-3]
    assert last[1:8] == ("Tổng cộng", 3356, 0, 3356, 3, 1, 1)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CLERK])
async def test_names_in_files_are_of_their_own_sites_only(program: Program, role: Role) -> None:
    await three_come(program)
    head = await with_role(program, role, "38" if role is Role.COORDINATOR else "16378")
    await head.says("/export attendance d1-am csv")
    sent = await head.receives("Điểm danh từng người: 2 dòng")
    assert {row["full_name"] for row in table_of(program, sent)} == {"Trần Thị Lan", "Nguyễn Văn Nam"}
    await head.says("/export deliveries csv")  # what went to whom is for organisers
    which = await head.receives("Cần tệp nào?")
    assert "Tin đã gửi" not in [label for row in which.buttons for label in row]


async def test_a_right_that_ends_before_the_file_is_made_ends_the_file(program: Program) -> None:
    head = await with_role(program, Role.COORDINATOR, "38")
    async with program.app.file_maker._turn:  # nothing is made meanwhile
        await head.says("/export roster csv")
        await head.receives("Hệ thống đang làm tệp")
        await program.app.store.transaction(lambda tx: tx.run("UPDATE grant_of_role SET withdrawn_at = granted_at"))
    await program.until("SELECT 1 FROM wanted_file WHERE state = 'refused'")
    await program.all_sent()
    assert [message for message in head.messages if "document" in message.raw] == []


async def test_what_is_too_large_for_a_chat_is_said_with_what_to_do(program: Program) -> None:
    boss = await program.organiser()
    await program.app.store.transaction(
        lambda tx: tx.run(
            "INSERT INTO person (id, site_code, full_name, search_name, registered_at)"
            " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
            " SELECT 'x' || i, '16378', 'A', 'a', '2025-09-06T00:00:00.000Z' FROM n"
        )
    )
    await boss.says("/export attendance all csv")
    said = await boss.receives("tệp lớn quá")
    assert "diemcau export attendance -o attendance.csv" in said.text


async def test_a_chart_comes_with_its_numbers_in_words(program: Program) -> None:
    boss = await program.organiser()
    await three_come(program)
    await boss.says("biểu đồ Thanh Hóa")
    sent = await boss.receives("Thanh Hóa – Buổi sáng Thứ Bảy, 6/9")
    assert sent.text.splitlines()[1] == "2/2 đại biểu đã đến (100%)"
    picture = Image.open(io.BytesIO(content_of(program, sent)))
    assert (picture.format, picture.width) == ("PNG", 1080)
    await boss.says("/summary d1-am")
    await boss.receives("Cả lớp")
    assert await boss.taps("Biểu đồ") == "Đang vẽ biểu đồ"
    await boss.receives("2/3 đại biểu đã đến (67%)")


async def test_a_closed_sessions_report_goes_to_organisers_and_each_province_once(program: Program) -> None:
    boss, head = await program.organiser(), await with_role(program, Role.COORDINATOR, "38")
    await three_come(program)
    when = class_time(6, "08:10")
    await program.app.store.transaction(lambda tx: add_report(tx, "d1-am", "16378", Numbers(2, 2), when))
    await close(program)
    report = await boss.receives(CLOSED)
    assert "Chưa điểm danh: 0" in report.text
    assert "Vắng không phép: 1" in report.text
    assert "Thanh Hóa: 166/167 điểm cầu" in report.text
    assert content_of(program, report).startswith(b"PK")
    assert content_of(program, await boss.receives("2/3 đại biểu đã đến")).startswith(b"\x89PNG")
    of_province = await head.receives("BÁO CÁO ĐIỂM DANH – Thanh Hóa")
    assert "Sĩ số: 2" in of_province.text
    await head.receives("2/2 đại biểu đã đến")
    await program.restart()
    await program.makes_files()
    await program.all_sent()
    assert (len(reports_of(boss)), len(reports_of(head))) == (1, 1)
    await boss.taps("Xem chi tiết", on=report)
    await boss.receives("Cả lớp – Buổi sáng")


async def test_where_nobody_closes_the_report_goes_an_hour_after_the_end(program: Program) -> None:
    boss = await program.organiser()
    await program.at(6, "12:29")
    await program.makes_files()
    await program.all_sent()
    assert reports_of(boss) == []
    await program.at(6, "12:31")
    await program.makes_files()
    assert NOT_CLOSED in (await boss.receives("BÁO CÁO ĐIỂM DANH – cả lớp")).text
    await close(program)
    await boss.receives(CLOSED)
    for _ in range(2):
        await program.makes_files()
    await program.all_sent()
    assert len(reports_of(boss)) == 2


async def test_a_program_that_starts_long_after_a_session_says_nothing_of_it(program: Program) -> None:
    boss = await program.organiser()
    await program.stop()
    await program.at_start(7, "06:00")
    await program.makes_files()
    await program.all_sent()
    assert reports_of(boss) == []


async def test_delegates_get_no_files(program: Program) -> None:
    lan = await program.delegate()
    for wish in ("/export", "/export roster csv", "/chart", "biểu đồ"):
        await lan.says(wish)
        await lan.receives()
    await lan.forges_tap("export:roster:all:csv", lan.messages[-1])
    await lan.forges_tap("chart:d1-am:n", lan.messages[-1])
    assert await program.rows("SELECT 1 FROM wanted_file") == []
