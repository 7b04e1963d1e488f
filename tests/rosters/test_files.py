"""Files that are no lists, and lists of every row of which an account is given."""

import itertools
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.timetable import Timetable
from bot.storage.roster_files import RosterError, Row, read_sheets
from tests.rosters.lists import HEADING, Read, text, timetable, xlsx


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    return timetable(tmp_path_factory.mktemp("class"))


def read_all(path: Path) -> list[Row]:
    return [row for sheet in read_sheets(path) for row in sheet.rows]


def _truncated(path: Path) -> None:
    xlsx(path, {"DS": [HEADING, [1, "Nguyễn Văn Hùng"]]})
    path.write_bytes(path.read_bytes()[:2000])


def _broken_inside(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")


def _broken_ods(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as file:
        for _ in range(1030):
            file.write(b" " * (1 << 20))


RUBBISH: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.csv": (lambda path: path.touch(), "it is empty"),
    "text.xlsx": (lambda path: path.write_text("STT,Họ và tên\n1,Nguyễn Văn Hùng\n"), "no workbook in spite of its"),
    "cut.xlsx": (_truncated, "it is cut off"),
    "broken.xlsx": (_broken_inside, "damaged or protected"),
    "broken.ods": (_broken_ods, "damaged or protected"),
    "bomb.xlsx": (_bomb, "more than a gigabyte"),
    "protected.xlsx": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "protected"),
    "binary.csv": (lambda path: path.write_bytes(bytes(range(256)) * 8), "neither a workbook nor text"),
    "page.xls": (lambda path: path.write_text("<html><table><tr><td>STT"), "web page or XML"),
    "letter.pdf": (lambda path: path.write_bytes(b"%PDF-1.7 ..."), "a PDF document"),
    "quotes.csv": (lambda path: path.write_text('Họ và tên\n"Nguyễn Văn Hùng\nTrần Thị Lan\n'), "never closed"),
    "missing.csv": (lambda path: path.unlink(missing_ok=True), "No such file"),
    "folder.csv": (lambda path: path.mkdir(), "Is a directory"),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_what_is_no_list_is_refused_in_one_line_that_names_it(tmp_path: Path, name: str) -> None:
    make, said = RUBBISH[name]
    make(tmp_path / name)
    with pytest.raises(RosterError) as caught:
        read_all(tmp_path / name)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / name}: ")
    assert said in message
    assert "\n" not in message


def test_huge_cells_are_refused_and_the_rest_is_read(tmp_path: Path, sites: Timetable) -> None:
    rows = [HEADING, [1, "Nguyễn " * 3000, "", "0912345678"], [2, "Trần Thị Lan", "Bí thư " * 1000, "0987654321"]]
    read = Read(text(tmp_path / "a.csv", rows), sites)
    assert [(one.source.row, one.reason, len(one.text)) for one in read.rejected] == [
        (2, "the name has more than 80 characters", 200)
    ]
    assert [(one.full_name, len(one.position) <= 200, "position_cut" in one.flags) for one in read.people] == [
        ("Trần Thị Lan", True, True)
    ]


def test_a_million_empty_rows_and_a_cell_in_the_last_corner_cost_nothing(tmp_path: Path, sites: Timetable) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADING)
    sheet.append([1, "Nguyễn Văn Hùng", "Bí thư", "0912345678"])
    sheet["XFD1048576"] = "x"
    book.save(path)
    read = Read(path, sites)
    assert read.names == ["Nguyễn Văn Hùng"]
    assert sum(read.kinds().values()) == 3


NAMES = st.sampled_from(
    ["Nguyễn Văn Hùng", "Trần Thị Lan", "H'Wen Niê", "TỐNG CÔNG MINH", "Lan", "12", "", "Đ/c Lê Hoà"]
)
PHONES = st.sampled_from(["0912345678", "912345678", "0912 345 678/0987654321", "01681234567", "12", "", "không"])
POSITIONS = st.sampled_from(["Bí thư Đảng ủy", "", "Phó Chủ tịch HĐND, UBND", "=1+1"])
OTHER = st.sampled_from(["", "x", "Tổng cộng: 3", "I. THƯỜNG TRỰC", "(1)", "NGƯỜI LẬP BIỂU", "STT"])
TITLES = {"name": "Họ và tên", "phone": "Điện thoại", "position": "Chức vụ", "other": "Ghi chú"}
LINES = st.lists(
    st.fixed_dictionaries({"name": NAMES, "phone": PHONES, "position": POSITIONS, "other": OTHER}), max_size=12
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, order=st.permutations(list(TITLES)), titles=st.integers(0, 3))
def test_every_row_is_accounted_for_and_comes_back_as_it_was_or_flagged(
    tmp_path: Path, sites: Timetable, lines: list[dict[str, str]], order: list[str], titles: int
) -> None:
    rows = [
        *itertools.repeat(["Danh sách"], titles),
        [TITLES[column] for column in order],
        *([line[column] for column in order] for line in lines),
    ]
    read = Read(text(tmp_path / "a.csv", rows, delimiter=";"), sites, "16378")
    filled = sum(any(line.values()) for line in lines)
    assert sum(read.kinds().values()) == titles + 1 + filled
    assert len({entry.source.row for entry in read.entries}) == len(read.entries)
    for person in read.people:
        line = lines[person.source.row - titles - 2]
        assert person.full_name == line["name"] or "case_changed" in person.flags or line["name"].startswith("Đ/c")
        assert person.position == line["position"]
        if line["phone"] in {"0912345678", "912345678"}:
            assert (person.phone, "phone_doubtful" in person.flags) == ("+84912345678", False)
        else:
            assert any(flag.startswith(("phone_", "no_phone")) for flag in person.flags)


def test_plain_rows_come_back_exactly_in_any_order_of_rows_and_columns(tmp_path: Path, sites: Timetable) -> None:
    dice = random.Random(7)
    people = [(f"Nguyễn Văn {chr(65 + n % 26)}{chr(97 + n // 26)}", f"09{n:08}", f"Ủy viên {n}") for n in range(300)]
    columns = ["Họ và tên", "SĐT", "Chức vụ"]
    for _ in range(3):
        dice.shuffle(people)
        order = dice.sample(range(3), 3)
        rows = [[columns[place] for place in order], *([one[place] for place in order] for one in people)]
        read = Read(text(tmp_path / "a.csv", rows), sites, "16378")
        assert [(one.full_name, one.phone, one.position) for one in read.people] == [
            (name, f"+84{phone[1:]}", position) for name, phone, position in people
        ]
        assert not any(one.flags for one in read.people)
