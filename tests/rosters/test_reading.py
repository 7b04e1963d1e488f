"""Lists as they come: each kind of ugliness, and exactly what is read from it."""

import unicodedata
from pathlib import Path

import openpyxl
import pytest

from bot.domain.timetable import Timetable
from bot.storage.roster_tcvn3 import legacy
from tests.rosters.lists import HEADING, Read, ods, text, timetable, windows_1258, xlsx

HUNG = (1, "Nguyễn Văn Hùng", "Bí thư Đảng ủy", "0912345678")
LAN = (2, "Trần Thị Lan", "Phó Bí thư", "0987654321")
TWO = [("Nguyễn Văn Hùng", "+84912345678", "Bí thư Đảng ủy"), ("Trần Thị Lan", "+84987654321", "Phó Bí thư")]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    return timetable(tmp_path_factory.mktemp("class"))


def short(read: Read) -> list[tuple[str, str | None, str]]:
    return [(one.full_name, one.phone, one.position) for one in read.people]


def test_a_list_as_a_clerk_types_it(tmp_path: Path, sites: Timetable) -> None:
    nfd = unicodedata.normalize("NFD", "Trần Thị Lan")
    rows = [
        ["ĐẢNG ỦY PHƯỜNG ĐÔNG SƠN", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        [],
        ["DANH SÁCH ĐẠI BIỂU THAM DỰ LỚP BỒI DƯỠNG"],
        ["tại điểm cầu Phường Đông Sơn, Thanh Hóa (từ ngày 06/9/2025 đến ngày 08/9/2025)"],
        [],
        [*HEADING, "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I. BAN THƯỜNG VỤ ĐẢNG ỦY"],
        [1, "  Đ/c Nguyễn  Văn Hùng ", "Bí thư Đảng ủy", 912345678, "Chủ trì"],
        [],
        ["II", "Các ban, phòng, đoàn thể"],
        [2, nfd, "Phó Bí thư", "0987 654 321 "],
        [3, "H'Wen Niê", None, None],
        [4],
        [],
        ["Tổng cộng: 3 đồng chí"],
        [None, None, None, "Đông Sơn, ngày 05 tháng 9 năm 2025"],
        [None, "NGƯỜI LẬP BIỂU", None, "T/M BAN THƯỜNG VỤ"],
        [],
        [None, "Lê Thị Bình"],
    ]
    read = Read(xlsx(tmp_path / "ds.xlsx", {"DS": rows}, ["A1:C1", "A3:D3", "A8:E8"]), sites)
    assert read.facts() == [
        (9, "Nguyễn Văn Hùng", "+84912345678", "Bí thư Đảng ủy", "16378"),
        (12, "Trần Thị Lan", "+84987654321", "Phó Bí thư", "16378"),
        (13, "H'Wen Niê", None, "", "16378"),
    ]
    assert [list(one.flags) for one in read.people] == [[], [], ["no_phone"]]
    assert read.kinds() == {
        "people": 3, "titles": 3, "headings": 2, "groups": 2, "numbered but empty": 1, "totals and signatures": 4
    }  # fmt: skip
    assert (read.rejected, read.warnings) == ([], [])


@pytest.mark.parametrize(
    "heading",
    [
        ["STT", "Họ và tên", "Chức vụ", "SĐT"],
        ["TT", "HỌ TÊN", "Chức danh", "Điện thoại"],
        ["Số TT", "Họ và tên đại biểu", "Chức vụ, đơn vị công tác", "Di động"],
        ["stt", "Ho va ten", "chuc vu", "so dien thoai"],
        ["No.", "Full name", "Position", "Phone"],
        ["STT", "Họ, tên", "CHỨC VỤ", "ĐTDĐ"],
        ["STT", "HỌ VÀ\nTÊN", "Chức vụ\n(Đảng, chính quyền)", "Số ĐT"],
    ],
)
def test_columns_are_known_by_many_titles(tmp_path: Path, sites: Timetable, heading: list[str]) -> None:
    assert short(Read(xlsx(tmp_path / "a.xlsx", {"DS": [heading, HUNG, LAN]}), sites)) == TWO


@pytest.mark.parametrize(("family", "given"), [("Họ", "Tên"), ("Họ đệm", "Tên"), ("Họ và tên đệm", "TÊN")])
def test_family_and_given_names_apart_are_put_together(
    tmp_path: Path, sites: Timetable, family: str, given: str
) -> None:
    rows = [["STT", given, family, "SĐT"], [1, "Hùng", "Nguyễn Văn", "0912345678"]]
    assert Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}), sites).names == ["Nguyễn Văn Hùng"]


def test_one_title_above_two_columns_of_the_name_is_said(tmp_path: Path, sites: Timetable) -> None:
    rows = [["STT", "Họ và tên", None, "Chức vụ"], [1, "Nguyễn Văn", "Hùng", "Bí thư"]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}, ["B1:C1"]), sites)
    assert read.names == ["Nguyễn Văn Hùng"]
    assert "the names go on in the column right of their title" in read.warnings[0]


def test_a_heading_in_two_rows_is_one_heading(tmp_path: Path, sites: Timetable) -> None:
    rows = [
        ["STT", "Họ và tên", None, "Năm sinh", None, "Liên hệ", None],
        [None, "Họ đệm", "Tên", "Nam", "Nữ", "Điện thoại", "Email"],
        [1, "Nguyễn Văn", "Hùng", 1970, None, "0912345678", "h@example.com"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}, ["B1:C1", "D1:E1", "F1:G1"]), sites)
    assert [(one.full_name, one.phone, one.source.row) for one in read.people] == [
        ("Nguyễn Văn Hùng", "+84912345678", 3)
    ]
    assert read.report.dropped() == ["Nam", "Nữ"]


def test_what_must_not_be_kept_is_dropped_named_and_not_in_any_text(tmp_path: Path, sites: Timetable) -> None:
    secret = ["038070001234", "01/02/1970", "Nam", "Mường", "Không", "03/02/1995", "Thôn Một"]
    titles = ["Số CCCD", "Ngày, tháng, năm sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Ngày vào Đảng", "Nơi ở"]
    rows = [[*HEADING, *titles], [*HUNG, *secret], [2, None, "Phó Bí thư", "0987654321", *secret]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}), sites)
    assert read.report.dropped() == titles
    assert len(read.people) == len(read.rejected) == 1
    assert not any(word in f"{read.entries} {read.warnings}" for word in secret if word != "Nam")


def test_sheets_have_layouts_and_sites_of_their_own(tmp_path: Path, sites: Timetable) -> None:
    first = [["Danh sách đại biểu điểm cầu phường Đông Sơn"], HEADING, HUNG]
    second = [["Chức vụ", "Điện thoại", "Họ và tên"], ["Phó Bí thư", "0987654321", "Trần Thị Lan"]]
    notes = [["Hướng dẫn"], ["Ghi đủ các cột"]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": first, "Phường Ba Đình": second, "HD": notes}), sites)
    assert [(one.full_name, one.site_code, one.source.sheet, one.source.row) for one in read.people] == [
        ("Nguyễn Văn Hùng", "16378", "DS", 3),
        ("Trần Thị Lan", "00004", "Phường Ba Đình", 2),
    ]
    assert [one.source.sheet for one in read.rejected] == ["HD", "HD"]
    assert read.warnings == ["a.xlsx, sheet 'HD': no heading says which column holds the names: nothing was read"]


def test_a_hidden_sheet_is_not_read_but_said(tmp_path: Path, sites: Timetable) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"DS": [HEADING, HUNG], "Cũ": [HEADING, LAN]})
    book = openpyxl.load_workbook(path)
    book["Cũ"].sheet_state = "hidden"
    book.save(path)
    read = Read(path, sites)
    assert (read.names, read.warnings) == (["Nguyễn Văn Hùng"], ["a.xlsx: sheet 'Cũ' is hidden: it was not read"])


def test_a_second_table_below_the_first_has_its_own_columns(tmp_path: Path, sites: Timetable) -> None:
    rows = [HEADING, HUNG, ["Tổng cộng: 1"], [], ["TT", "SĐT", "Họ tên"], [1, "0987654321", "Trần Thị Lan"]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}), sites)
    assert [(one.full_name, one.phone) for one in read.people] == [(name, phone) for name, phone, _ in TWO]


def test_a_list_goes_on_after_a_subtotal_and_what_has_no_number_below_it_is_refused(
    tmp_path: Path, sites: Timetable
) -> None:
    rows = [HEADING, HUNG, [None, "Cộng: 1"], LAN, [None, "Tổng số: 2"], [None, "Lê Thị Bình", "Ủy viên", "0911111111"]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}), sites)
    assert read.names == ["Nguyễn Văn Hùng", "Trần Thị Lan"]
    assert [(one.source.row, one.reason) for one in read.rejected] == [
        (6, "it stands below the end of the list, row 5")
    ]


def test_people_whose_names_look_like_words_of_lists_are_people(tmp_path: Path, sites: Timetable) -> None:
    names = [
        "Tống Công Minh",
        "Đoàn Thị Xã",
        "Trương Văn Phương",
        "Ông Văn Tùng",
        "Công Tằng Tôn Nữ Hoàng Lan Trâm Anh",
    ]
    rows = [HEADING, *([number, name, "Ủy viên", "0912345678"] for number, name in enumerate(names, 1))]
    assert Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}), sites).names == names


@pytest.mark.parametrize(
    ("written", "kept", "flags"),
    [
        ("NGUYỄN VĂN HÙNG", "Nguyễn Văn Hùng", ["case_changed"]),
        ("nguyễn văn hùng", "Nguyễn Văn Hùng", ["case_changed"]),
        ("Nguyễn văn Hùng", "Nguyễn Văn Hùng", ["case_changed"]),
        ("H'WEN NIÊ KDĂM", "H'Wen Niê Kdăm", ["case_changed"]),
        ("Y Ka Nin", "Y Ka Nin", []),
        ("K'Brơi", "K'Brơi", []),
        ("H’Ruih Êban", "H’Ruih Êban", []),
        ("Đồng chí Lê Hoà", "Lê Hoà", []),
        ("Lan", "Lan", ["name_doubtful"]),
        ("Ông Nguyễn Văn A", "Ông Nguyễn Văn A", ["name_doubtful"]),
        ("Nguyễn Văn A (chủ trì)", "Nguyễn Văn A (chủ trì)", ["name_doubtful"]),
        ("Nguyễn Văn A - Bí thư", "Nguyễn Văn A - Bí thư", ["name_doubtful"]),
        ("Nguyễn Văn A 2", "Nguyễn Văn A 2", ["name_doubtful"]),
    ],
)
def test_names_keep_their_accents_and_every_change_is_shown(
    tmp_path: Path, sites: Timetable, written: str, kept: str, flags: list[str]
) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": [HEADING, [1, written, "Ủy viên", "0912345678"]]}), sites, "16378")
    assert [(one.full_name, list(one.flags)) for one in read.people] == [(kept, flags)]


def test_a_formula_without_its_result_is_a_doubt_and_never_guessed(tmp_path: Path, sites: Timetable) -> None:
    rows = [
        HEADING,
        ["=ROW()-1", '="Nguyễn Văn "&"A"', "Bí thư", "0912345678"],
        ["=ROW()-1", "Trần Thị Lan", '="Phó "&"Bí thư"', '="098"&"7654321"'],
        [3, "Lê Thị Bình", "#REF!", "#N/A"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", {"DS": rows}), sites, "16378")
    assert [(one.full_name, one.phone, one.position, list(one.flags)) for one in read.people] == [
        ("Trần Thị Lan", None, "", ["phone_doubtful", "position_doubtful"]),
        ("Lê Thị Bình", None, "", ["phone_doubtful", "position_doubtful"]),
    ]
    assert [one.source.row for one in read.rejected] == [2]
    assert "formula without its result" in read.rejected[0].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_text_of_any_delimiter_and_encoding_reads_the_same(
    tmp_path: Path, sites: Timetable, delimiter: str, encoding: str
) -> None:
    path = text(tmp_path / "a.csv", [HEADING, HUNG, LAN], delimiter=delimiter, encoding=encoding)
    read = Read(path, sites)
    assert short(read) == TWO
    assert [one.source.row for one in read.people] == [2, 3]
    assert bool(read.warnings) == (encoding not in {"utf-8", "utf-8-sig"})  # what was guessed is said


TCVN3 = (
    b"STT,H\xe4 v\xb5 t\xaan,Ch\xf8c v\xf4,S\xa7T\n"
    b"1,Nguy\xd4n V\xa8n H\xefng,B\xdd th\xad \xa7\xb6ng \xf1y,0912345678\n"
)


def test_tcvn3_is_read_as_text_and_in_workbooks(tmp_path: Path, sites: Timetable) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TCVN3)
    cells = [line.split(",") for line in TCVN3.decode("latin-1").splitlines()]
    for read in (Read(path, sites), Read(xlsx(tmp_path / "a.xlsx", {"DS": cells}), sites)):
        assert short(read) == TWO[:1]
        assert "TCVN3" in read.warnings[0]


def test_tcvn3_has_every_letter_in_its_place() -> None:
    assert legacy("ThÞ Hoµng Ph¹m Vâ §Æng TrÇn Bïi Lª") == "Thị Hoàng Phạm Võ Đặng Trần Bùi Lê"
    assert legacy("NGUYÔN V¡N A") == "NGUYỄN VĂN A"


def test_unicode_in_latin_letters_only_is_not_taken_for_tcvn3(tmp_path: Path, sites: Timetable) -> None:
    rows = [["STT", "Name", "Position"], [1, "Lê Hà", "Bí thư"], [2, "Hồ Á Nôn", "Ủy viên"]]
    assert Read(text(tmp_path / "a.csv", rows), sites).names == ["Lê Hà", "Hồ Á Nôn"]


def test_a_quoted_cell_with_line_breaks_is_one_cell_and_rows_are_counted_as_a_spreadsheet_does(
    tmp_path: Path, sites: Timetable
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Họ và tên,Chức vụ\n"Nguyễn\nVăn Hùng","Bí thư, Chủ tịch"\n\nTrần Thị Lan,\n', "utf-8")
    assert [(one.full_name, one.position, one.source.row) for one in Read(path, sites).people] == [
        ("Nguyễn Văn Hùng", "Bí thư, Chủ tịch", 2),
        ("Trần Thị Lan", "", 4),
    ]


def test_ods_reads_like_xlsx(tmp_path: Path, sites: Timetable) -> None:
    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    rows = [["điểm cầu Phường Đông Sơn"], [], HEADING, (1, "Nguyễn Văn Hùng", "Bí thư Đảng ủy", 912345678), LAN]
    read = Read(ods(tmp_path / "a.ods", rows, empty), sites)
    assert short(read) == TWO
    assert [(one.source.sheet, one.source.row, one.site_code) for one in read.people] == [
        ("DS", 4, "16378"),
        ("DS", 5, "16378"),
    ]


def test_xls_reads_like_xlsx(sites: Timetable) -> None:
    read = Read(Path(__file__).with_name("old.xls"), sites)
    assert read.facts() == [
        (5, "Nguyễn Văn Hùng", "+84912345678", "Bí thư Đảng ủy", "16378"),
        (6, "Trần Thị Lan", "+84987654321", "Phó Bí thư", "16378"),
    ]
    assert read.report.dropped() == ["Ngày sinh"]


def test_windows_1258_bytes_are_not_utf_8() -> None:
    with pytest.raises(UnicodeDecodeError):
        windows_1258("Nguyễn Văn Hùng").decode()
