"""Clerks and organisers send lists to the bot: read, shown, and saved only when they say so."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from aiohttp import FormData
from openpyxl import Workbook

from bot.domain.people import Role
from tests.standin import Person, faults
from tests.walks.program import Program
from tests.web.visitor import Event, Stream, visited

TITLES = ("TT", "Họ và tên", "Chức vụ", "SĐT", "Số CCCD")
PEOPLE = (("Nguyễn Văn An", "Chủ tịch", "0912345678"), ("Trần Thị Bình", "Phó Chủ tịch", "0987654321"))


def workbook(*rows: tuple[object, ...], title: str = "DANH SÁCH ĐẠI BIỂU PHƯỜNG ĐÔNG SƠN, THANH HÓA") -> bytes:
    """A list as a clerk keeps it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ((title,), TITLES, *rows):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


LIST = workbook(*((number, *person, "038012345678") for number, person in enumerate(PEOPLE, 1)))


async def clerk(program: Program, site: str = "16378") -> Person:
    person = program.somebody("Hoa")
    await person.starts(f"o_{await program.invite(Role.CLERK, site)}")
    await person.receives()
    await program.all_sent()
    person.read_all()
    return person


async def people(program: Program) -> list[str]:
    return [row["full_name"] for row in await program.rows("SELECT full_name FROM person ORDER BY full_name")]


async def test_a_clerk_sends_the_list_sees_what_it_would_do_and_saves_it(program: Program) -> None:
    hoa = await clerk(program)
    await hoa.sends_document("Đại biểu.xlsx", LIST)
    await hoa.receives("Đã nhận tệp “Đại biểu.xlsx”")
    shown = await hoa.receives("có 2 người: thêm 2, sửa 0, giữ nguyên 0")
    assert "Những cột không được phép lưu đã bỏ qua: Số CCCD" in shown.text
    assert await people(program) == []
    assert await hoa.taps("Lưu danh sách (2 người)") != ""
    await hoa.receives("Đã lưu danh sách “Đại biểu.xlsx”: thêm 2 người, sửa 0 người.")
    assert await people(program) == ["Nguyễn Văn An", "Trần Thị Bình"]
    await hoa.taps("Lưu danh sách (2 người)")
    await hoa.receives("đã được quyết định rồi")
    await hoa.sends_document("Đại biểu.xlsx", LIST)
    await hoa.receives("Không có gì mới để lưu")
    kept = await program.rows("SELECT content FROM received_file")
    assert [row["content"] for row in kept] == [None, None]


async def test_a_list_that_is_dropped_changes_nothing(program: Program) -> None:
    hoa = await clerk(program)
    await hoa.sends_document("Đại biểu.xlsx", LIST)
    await hoa.receives("có 2 người")
    await hoa.says("bo danh sach")
    await hoa.receives("Đã bỏ danh sách")
    await hoa.says("lưu danh sách")
    await hoa.receives("đã được quyết định rồi")
    await hoa.taps("Lưu danh sách (2 người)")
    await hoa.receives("đã được quyết định rồi")
    assert await people(program) == []


async def test_refused_and_doubtful_rows_are_shown_with_their_row(program: Program) -> None:
    hoa = await clerk(program)
    content = workbook((1, "Nguyễn Văn An", "Chủ tịch", "09123"), (2, "", "Phó Chủ tịch", "0987654321"))
    await hoa.sends_document("Đại biểu.xlsx", content)
    shown = await hoa.receives("có 1 người")
    assert "Số điện thoại đáng ngờ: 1\n• dòng 3 (Sheet): Nguyễn Văn An" in shown.text
    assert "Không nhập được 1 dòng:\n• dòng 4 (Sheet): không có họ tên" in shown.text


async def test_a_list_with_every_fault_is_shown_within_what_a_message_holds(program: Program) -> None:
    boss = await program.organiser()
    long = "Nguyễn Thị Minh Khai " * 2
    rows: list[tuple[object, ...]] = [(n, f"{long} {n}", "Chủ tịch " * 60, "12", "1") for n in range(40)]
    rows += [(n, "", f"{long} không tên", "0912345678", "1") for n in range(40, 80)]
    await boss.sends_document(f"{'Danh sách ' * 20}.xlsx", workbook(*rows))
    shown = await boss.receives("40 người")
    assert "Không nhập được 40 dòng" in shown.text


async def test_a_list_of_no_known_site_is_asked_about_and_a_code_beside_it_helps(program: Program) -> None:
    boss = await program.organiser()
    content = workbook((1, "Nguyễn Văn An", "Chủ tịch", "0912345678"), title="DANH SÁCH")
    await boss.sends_document("a.xlsx", content)
    shown = await boss.receives("không rõ thuộc điểm cầu nào")
    assert "Gửi lại tệp kèm mã điểm cầu" in shown.text
    await boss.sends_document("a.xlsx", content, caption="16378")
    await boss.receives("có 1 người: thêm 1")


async def test_a_clerk_brings_in_nobody_elses_people(program: Program) -> None:
    hoa = await clerk(program)
    rows = [(1, "Nguyễn Văn An", "", "", "")]
    await hoa.sends_document("a.xlsx", workbook(*rows, title="DANH SÁCH ĐẠI BIỂU XÃ ĐÔNG SƠN, TỈNH QUẢNG NGÃI"))
    await hoa.receives()
    await program.all_sent()
    assert "Nguyễn Văn An" not in "".join(hoa.texts)
    assert await people(program) == []


async def test_a_right_that_was_withdrawn_meanwhile_saves_nothing(program: Program) -> None:
    hoa = await clerk(program)
    await hoa.sends_document("a.xlsx", LIST)
    await hoa.receives("có 2 người")
    await program.app.store.transaction(
        lambda tx: tx.run("UPDATE grant_of_role SET withdrawn_at = granted_at WHERE role = 'clerk'")
    )
    await hoa.taps("Lưu danh sách (2 người)")
    await hoa.receives()
    assert await people(program) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"PK\x03\x04 cut off", "bị hỏng"),
        ("a.pdf", b"%PDF-1.7", "không phải là danh sách đọc được"),
        ("a.csv", b" ", "không có gì bên trong"),
        ("a.csv", b"\x00\x01\x02\xff\xfe rubbish", "không"),
        ("a.json", b'{"days": []}', "Chỉ Ban tổ chức"),
        ("photo.png", b"\x89PNG", "không phải là danh sách đọc được"),
    ],
)
async def test_rubbish_is_refused_in_words_and_others_are_read_on(
    program: Program, name: str, content: bytes, words: str
) -> None:
    hoa = await clerk(program)
    await hoa.sends_document(name, content)
    await hoa.receives("Đã nhận tệp")
    await hoa.receives(words)
    await hoa.sends_document("Đại biểu.xlsx", LIST)
    await hoa.receives("có 2 người")


async def test_a_zip_bomb_is_refused_before_it_is_unpacked(program: Program) -> None:
    hoa, bomb = await clerk(program), BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive, archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
        for _ in range(310):
            sheet.write(bytes(1_000_000))
    await hoa.sends_document("bomb.xlsx", bomb.getvalue())
    await hoa.receives("quá lớn")


async def test_what_telegram_does_not_hand_out_is_said_so(program: Program) -> None:
    hoa = await clerk(program)
    await hoa.sends_document("a.xlsx", LIST + bytes(20 << 20))
    await hoa.receives("quá lớn: hệ thống nhận tệp đến 20 MB")
    assert [refusal.method for refusal in program.telegram.refusals] == ["getFile"]
    program.telegram.refusals.clear()


async def test_a_file_waits_while_telegram_does_not_hand_it_out(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.files._PAUSE_SECONDS", 0.01)
    hoa = await clerk(program)
    program.telegram.fails(faults.server_error(502), method="getFile", times=6)
    await hoa.sends_document("a.xlsx", LIST)
    await hoa.receives("có 2 người")


async def test_a_list_that_was_being_saved_when_the_program_died_is_saved_after_all(program: Program) -> None:
    hoa = await clerk(program)
    await hoa.sends_document("a.xlsx", LIST)
    await hoa.receives("có 2 người")
    await program.app.store.transaction(lambda tx: tx.run("UPDATE received_file SET state = 'wanted', tries = 1"))
    await program.restart()
    told = await hoa.receives("Đã lưu xong danh sách “a.xlsx”")
    assert "không rõ đã thêm, sửa bao nhiêu người" in told.text
    assert await people(program) == ["Nguyễn Văn An", "Trần Thị Bình"]


async def test_a_file_that_ends_the_program_each_time_is_given_up(program: Program) -> None:
    hoa = await clerk(program)
    await hoa.sends_document("a.xlsx", LIST)
    await hoa.receives("có 2 người")
    await program.app.store.transaction(lambda tx: tx.run("UPDATE received_file SET state = 'wanted', tries = 3"))
    await hoa.receives("không đọc được tệp “a.xlsx”")
    assert await people(program) == []


async def test_delegates_send_no_files(program: Program) -> None:
    lan = await program.delegate()
    await lan.sends_document("a.xlsx", LIST)
    await lan.receives("Hệ thống chỉ đọc được chữ.")
    await lan.sends_photo(b"\xff\xd8\xff", caption="có mặt")
    await lan.receives("Hệ thống chỉ đọc được chữ.")
    assert await program.rows("SELECT * FROM received_file") == []


async def test_a_clerk_sends_the_list_by_the_page(program: Program) -> None:
    code = await program.invite(Role.CLERK, "16378")
    async with visited(program.app.url) as visitor, visitor.stream() as stream:
        await stream.until("ready")
        await visitor.say(code)
        await until_said(stream, "là thư ký điểm cầu")
        form = FormData({"id": "f1"}, quote_fields=False)
        form.add_field("file", LIST, filename="Đại biểu.xlsx")
        headers = {"Origin": visitor.url}
        async with visitor.session.post(f"{visitor.url}/chat/upload", data=form, headers=headers) as response:
            assert response.status == 202
        shown = await until_said(stream, "có 2 người: thêm 2")
        save = shown.data["choices"][0]
        await visitor.send({"id": "t1", "on": shown.data["id"], **save})
        await until_said(stream, "Đã lưu danh sách")
    assert await people(program) == ["Nguyễn Văn An", "Trần Thị Bình"]


async def until_said(stream: Stream, words: str) -> Event:
    """The next message with these words."""
    while event := await stream.next():
        if event.name == "message" and words in event.data["text"]:
            return event
    raise AssertionError("the stream ended")


async def test_an_organisers_timetable_is_read_and_its_mistakes_are_shown(program: Program) -> None:
    boss = await program.organiser()
    await boss.sends_document("schedule.json", b'{"title": "x"}')
    wrong = await boss.receives("chỗ sai, nên chưa có gì thay đổi")
    assert "tmp" not in wrong.text
    await boss.sends_document("schedule.json", b'{"sites": "../../../../etc/passwd"}')
    assert "root:" not in (await boss.receives("chỗ sai")).text


async def test_a_picture_goes_with_a_broadcast_to_everyone(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp nội dung")
    await boss.sends_photo(b"\xff\xd8\xff of the room", caption="Sơ đồ phòng học")
    seen = await boss.receives("Sơ đồ phòng học")
    assert seen.content == b"\xff\xd8\xff of the room"
    rows = await program.until("SELECT attachment FROM broadcast WHERE attachment IS NOT NULL")
    assert "photo.jpg" in rows[0]["attachment"]
    assert lan.new == []
