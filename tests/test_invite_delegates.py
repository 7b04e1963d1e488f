"""`invite delegate`: a sheet of personal codes, which replaces the one before only when it is complete."""

from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import main
from bot.services.codes import digest
from bot.services.export_files import OutputError
from bot.storage import people, personal_codes
from tests.exports import add_person, make_class, read, write

SHEET = "codes.xlsx"


@pytest.fixture(autouse=True)
def _class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_class(tmp_path)


def fill() -> None:
    write(
        lambda tx: [
            add_person(tx, 1, "16378", "Trần Thị Lan", walk_in=False),
            add_person(tx, 2, "16378", "Lê Văn Nam", walk_in=False),
            add_person(tx, 3, "00004", "Phạm Thị Hoa", walk_in=False),
            add_person(tx, 4, "16378", "Người Ngoài", walk_in=True),
        ]
    )


def rows_by_sheet(path: str = SHEET) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets}


def owner(code: str) -> str | None:
    return read(lambda tx: personal_codes.owner(tx, digest(code)))


def test_everybody_on_a_list_has_a_code_on_the_sheet_of_their_province(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill()
    monkeypatch.setenv("PUBLIC_URL", "https://lop.example.vn")
    assert main(["invite", "delegate", "--all", "--telegram", "@lop_bot", "-o", SHEET]) == 0
    assert capsys.readouterr().out.startswith("3 personal codes in codes.xlsx.")
    sheets = rows_by_sheet()
    assert {name: [row[2] for row in rows] for name, rows in sheets.items()} == {
        "Hà Nội": ["Phạm Thị Hoa"],
        "Thanh Hóa": ["Lê Văn Nam", "Trần Thị Lan"],
    }
    site, name, full_name, _, code, message, link, telegram = sheets["Thanh Hóa"][1]
    assert (site, name, full_name) == ("16378", "Phường Đông Sơn", "Trần Thị Lan")
    assert (message, link) == (f"p_{code}", f"https://lop.example.vn/#code={code}")
    assert telegram == f"https://t.me/lop_bot?start=p_{code}"
    assert owner(str(code)) == "p000001"
    assert Path(SHEET).stat().st_mode & 0o077 == 0


def test_one_site_leaves_the_codes_of_others_alone() -> None:
    fill()
    main(["invite", "delegate", "--all", "-o", SHEET])
    hoa = str(rows_by_sheet()["Hà Nội"][0][4])
    lan = str(rows_by_sheet()["Thanh Hóa"][1][4])
    assert main(["invite", "delegate", "--site", "16378", "-o", "more.xlsx"]) == 0
    assert list(rows_by_sheet("more.xlsx")) == ["Thanh Hóa"]
    assert owner(hoa) == "p000003"
    assert owner(lan) is None
    assert owner(str(rows_by_sheet("more.xlsx")["Thanh Hóa"][1][4])) == "p000001"


def test_where_the_sheet_cannot_be_written_the_old_codes_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill()
    main(["invite", "delegate", "--all", "-o", SHEET])
    lan = str(rows_by_sheet()["Thanh Hóa"][1][4])
    assert main(["invite", "delegate", "--all", "-o", "missing/codes.xlsx"]) == 1

    def fail(*_: object) -> int:
        raise OutputError("cannot write codes.xlsx: no space left")

    monkeypatch.setattr("bot.commands.invite_sheets._write", fail)
    assert main(["invite", "delegate", "--all", "-o", SHEET]) == 1
    assert capsys.readouterr().err.endswith("no space left\n")
    assert owner(lan) == "p000001"


def test_without_lists_there_is_nobody_to_make_codes_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "delegate", "--all", "-o", SHEET]) == 1
    assert "diemcau roster import" in capsys.readouterr().err
    assert not Path(SHEET).exists()


def test_many_people_are_done_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    monkeypatch.setattr("bot.commands.invite_sheets._AT_ONCE", 1)
    monkeypatch.setattr("bot.storage.personal_codes.STRETCH", 1)
    assert main(["invite", "delegate", "--all", "-o", SHEET]) == 0
    codes = [str(row[4]) for rows in rows_by_sheet().values() for row in rows]
    assert sorted(map(str, map(owner, codes))) == ["p000001", "p000002", "p000003"]


def test_who_asked_to_be_forgotten_gets_none() -> None:
    fill()
    write(lambda tx: people.rename(tx, "p000001", "", ""))
    main(["invite", "delegate", "--site", "16378", "-o", SHEET])
    assert [row[2] for row in rows_by_sheet()["Thanh Hóa"]] == ["Lê Văn Nam"]
