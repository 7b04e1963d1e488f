"""Workbooks as a spreadsheet program opens them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.__main__ import main
from bot.domain.attendance import Status
from bot.domain.messages import Outgoing
from bot.domain.room_report import Numbers
from bot.domain.timetable import Language, Timetable
from bot.services.spreadsheets import workbook
from bot.storage.store import Transaction
from bot.texts.render import render
from tests.exports import OPENING, SITES, add_person, add_report, add_substitute, add_word, make_class, write

NUMBERS = "enrolled present late excused absent unknown rate substitutes"
COLUMNS = f"number site chair {NUMBERS} reported-at note"
PROVINCE_COLUMNS = f"number province sites reported unreported {NUMBERS} note"


def say(key: str, language: Language = Language.VI, **arguments: str) -> str:
    return render(Outgoing(key, arguments), language, ZoneInfo("Asia/Ho_Chi_Minh")).text


HEADINGS = tuple(say(f"sheet-column-{name}") for name in COLUMNS.split())
PROVINCE_HEADINGS = tuple(say(f"sheet-column-{name}") for name in PROVINCE_COLUMNS.split())


@pytest.fixture
def timetable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Timetable:
    monkeypatch.chdir(tmp_path)
    return make_class(tmp_path)


def opened(*words: str) -> Any:
    assert main(["export", *words, "-o", "book.xlsx"]) == 0
    return openpyxl.load_workbook("book.xlsx")


def values(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def test_texts_are_never_formulas_codes_keep_their_zeros_and_times_are_times(timetable: Timetable) -> None:
    names = ["=1+1", "@SUM(A1)", "https://example.vn", "{=1}", "007"]

    def fill(tx: Transaction) -> None:
        for number, name in enumerate(names):
            add_person(tx, number, "00004", name)

    write(fill)
    sheet = opened("roster").active
    assert sheet.title == "roster"
    rows = sorted(sheet.iter_rows(min_row=2), key=lambda row: row[0].value)
    assert [row[1].value for row in rows] == names
    assert {row[1].data_type for row in rows} == {"s"}
    assert {(row[4].value, row[7].value) for row in rows} == {("00004", 1)}
    assert rows[0][8].value == datetime(2025, 9, 6, 7, 40)  # noqa: DTZ001 - a cell has no zone: it shows the class's time
    assert all(cell.hyperlink is None for row in rows for cell in row)


def test_the_heading_is_bold_frozen_and_filters(timetable: Timetable) -> None:
    write(lambda tx: add_person(tx, 1, "00004"))
    sheet = opened("attendance").active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:L4")
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.column_dimensions["E"].width > 20


def test_an_empty_table_is_a_heading(timetable: Timetable) -> None:
    write(lambda _: None)
    assert len(values(opened("deliveries").active)) == 1


def test_the_summary_has_a_sheet_to_print_for_each_session(timetable: Timetable) -> None:
    write(lambda _: None)
    book = opened("summary")
    by_session = [(f"{session.id} theo tỉnh", session.id) for session in timetable.sessions]
    assert book.sheetnames == ["summary", *(name for names in by_session for name in names)]
    for session, (provinces, sites) in zip(timetable.sessions, by_session, strict=True):
        assert PROVINCE_HEADINGS in values(book[provinces])
        assert book[provinces].print_title_rows == "$10:$10"
        sheet = book[sites]
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert HEADINGS in values(sheet)
        assert any(
            session.name.vi in str(row[0]) and f"{session.day.day}/9/2025" in str(row[0]) for row in values(sheet)
        )


def fill_two_provinces(tx: Transaction) -> None:
    """Five at Đông Sơn of whom one came on no list, one at a site that has reported, one at a site nobody knows."""
    statuses = [Status.PRESENT, Status.LATE, Status.LEFT_EARLY, Status.EXCUSED, Status.ABSENT]
    for number, status in enumerate(statuses):
        person = add_person(tx, number, "16378", walk_in=status is Status.LATE)
        add_word(tx, "d1-am", person, "16378", status)
    add_person(tx, 10, "16400", walk_in=False)
    add_person(tx, 11, "99999", walk_in=False)
    add_report(tx, "d1-am", "16400", Numbers(1, 1, named=False), OPENING + timedelta(minutes=5))
    add_substitute(tx, "d1-am", "16378", "p000003", "Lê Thị Hoa")


def test_the_printed_sheet_groups_sites_by_province_and_sums_up(tmp_path: Path, timetable: Timetable) -> None:
    make_class(tmp_path, sites=[*SITES, {"code": "16400", "name": "Xã Hà Trung", "province": "Thanh Hóa"}])
    write(fill_two_provinces)
    sheet = opened("summary")["d1-am"]
    rows = values(sheet)
    start = rows.index(HEADINGS) + 1
    silent, declared = say("sheet-note-unreported"), say("sheet-note-declared", count="1")
    assert rows[start : start + 10] == [
        ("I", "Hà Nội", None, 0, 0, 0, 0, 0, 0, None, 0, None, None),
        (1, "Phường Ba Đình", None, 0, 0, 0, 0, 0, 0, None, 0, None, silent),
        ("II", "Thanh Hóa", None, 6, 2, 1, 1, 1, 1, 50, 1, None, None),
        (1, "Phường Đông Sơn", "Bí thư Đảng ủy", 5, 2, 1, 1, 1, 0, 60, 1, None, f"{silent}; Ngoài danh sách: 1"),
        (2, "Xã Hà Trung", None, 1, 0, 0, 0, 0, 1, 0, 0, "08:05", declared),
        ("III", "Quảng Ngãi", None, 0, 0, 0, 0, 0, 0, None, 0, None, None),
        (1, "Xã Đông Sơn", None, 0, 0, 0, 0, 0, 0, None, 0, None, silent),
        ("IV", say("sheet-no-province"), None, 1, 0, 0, 0, 0, 1, 0, 0, None, None),
        (1, say("sheet-site-unlisted", code="99999"), None, 1, 0, 0, 0, 0, 1, 0, 0, None, silent),
        (None, say("sheet-total"), None, 7, 2, 1, 1, 1, 2, 42.9, 1, None, None),
    ]
    is_bold = [sheet.cell(start + offset, 2).font.bold for offset in range(1, 11)]
    assert is_bold == [True, False, True, False, False, True, False, True, False, True]


def test_provinces_have_a_sheet_of_their_own_with_a_bold_total(tmp_path: Path, timetable: Timetable) -> None:
    make_class(tmp_path, sites=[*SITES, {"code": "16400", "name": "Xã Hà Trung", "province": "Thanh Hóa"}])
    write(fill_two_provinces)
    sheet = opened("summary")["d1-am theo tỉnh"]
    rows = values(sheet)
    start = rows.index(PROVINCE_HEADINGS) + 1
    apart = "Báo số lượng, không kèm tên: 1; Ngoài danh sách: 1"
    assert rows[start : start + 5] == [
        (1, "Hà Nội", 1, 0, 1, 0, 0, 0, 0, 0, 0, None, 0, None),
        (2, "Thanh Hóa", 2, 1, 1, 6, 2, 1, 1, 1, 1, 50, 1, apart),
        (3, "Quảng Ngãi", 1, 0, 1, 0, 0, 0, 0, 0, 0, None, 0, None),
        (4, say("sheet-no-province"), 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, None),
        (None, say("sheet-total"), 5, 1, 4, 7, 2, 1, 1, 1, 2, 42.9, 1, apart),
    ]
    assert [sheet.cell(start + offset, 2).font.bold for offset in range(1, 6)] == [False] * 4 + [True]


def test_the_printed_sheet_speaks_the_language_of_the_settings(
    timetable: Timetable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    write(lambda _: None)
    assert any(row[1] == say("sheet-total", Language.EN) for row in values(opened("summary")["d1-am"]))


def test_a_table_longer_than_a_sheet_goes_on_on_the_next(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with path.open("wb") as file, workbook(file) as book:
        assert book.add_table("t", ["n"], ((number,) for number in range(7)), limit=3) == 7
    sheets = openpyxl.load_workbook(path)
    assert {name: values(sheets[name]) for name in sheets.sheetnames} == {
        "t": [("n",), (0,), (1,), (2,)],
        "t 2": [("n",), (3,), (4,), (5,)],
        "t 3": [("n",), (6,)],
    }


def test_sheets_of_the_same_long_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "names.xlsx"
    with path.open("wb") as file, workbook(file) as book:
        for title in ("x" * 32, "X" * 32, "x" * 33):
            book.add_table(title, ["n"], [])
    assert [len(name) for name in openpyxl.load_workbook(path).sheetnames] == [31, 28, 28]
