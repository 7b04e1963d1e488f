"""`roster check` and `roster import`, by running the command on real files and a real database."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.domain.timetable import Timetable
from bot.storage import people
from tests.exports import DATABASE, add_person, parse_csv, read, write
from tests.rosters.lists import HEADING, text, timetable, xlsx

TITLE = ["điểm cầu Phường Đông Sơn"]
HUNG = [1, "Nguyễn Văn Hùng", "Bí thư", "0912345678"]
LAN = [2, "Trần Thị Lan", "Phó Bí thư", ""]
CODED = ["delegate_code", "full_name", "phone", "position", "site_code"]


@pytest.fixture(autouse=True)
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Timetable:
    monkeypatch.chdir(tmp_path)
    return timetable(tmp_path)


def make(*rows: list[Any], name: str = "ds.xlsx") -> str:
    return str(xlsx(Path(name), {"DS": [TITLE, HEADING, *rows]}))


def coded(*rows: list[Any], name: str = "ds.csv") -> str:
    return str(text(Path(name), [CODED, *rows]))


def roster(*words: str, capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert main(["roster", *words]) == code
    out, err = capsys.readouterr()
    return out if code == 0 else err


def stored() -> list[tuple[Any, ...]]:
    """Everybody: site, name, phone, position, code, whether a walk-in."""
    rows = read(lambda tx: tx.rows("SELECT * FROM person ORDER BY site_code, search_name, phone"))
    columns = ("site_code", "full_name", "phone", "position", "delegate_code", "walk_in")
    return [tuple(row[column] for column in columns) for row in rows]


def everybody_comes() -> None:
    write(
        lambda tx: tx.run(
            "INSERT INTO attendance SELECT 'd1-am', id, site_code, 'present', '', '', 'clerk', 'web', '', '', ''"
            " FROM person"
        )
    )


def last(out: str) -> str:
    return out.strip().splitlines()[-1]


def test_json_is_what_scripts_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[*HEADING, "Ngày sinh", "Số CCCD"], [*HUNG, "1970"], [2, None, "Phó Bí thư", "0987654321", "1975"]]
    path = str(xlsx(Path("ds.xlsx"), {"DS": [TITLE, *rows]}))
    assert json.loads(roster("check", path, "--json", capsys=capsys)) == {
        "people": [
            {
                "full_name": "Nguyễn Văn Hùng",
                "phone": "+84912345678",
                "position": "Bí thư",
                "site_code": "16378",
                "delegate_code": None,
                "source": {"file": "ds.xlsx", "sheet": "DS", "row": 3},
                "flags": [],
            }
        ],
        "rejected": [
            {
                "source": {"file": "ds.xlsx", "sheet": "DS", "row": 4},
                "text": "Phó Bí thư | 0987654321",
                "reason": "there is no name",
            }
        ],
        "dropped_columns": ["Ngày sinh", "Số CCCD"],
        "warnings": [],
    }


def test_what_several_people_have_is_flagged_over_all_files_of_one_list(capsys: pytest.CaptureFixture[str]) -> None:
    first = make(HUNG, name="a.xlsx")
    second = make([1, "Nguyễn Văn Hùng", "Ủy viên", "0912345678"], [2, "Lê Hoà", "", "0912345679"], name="b.xlsx")
    found = json.loads(roster("check", first, second, "--json", capsys=capsys))
    assert [one["flags"] for one in found["people"]] == [["phone_shared", "same_name_in_site"]] * 2 + [[]]


def test_a_delegate_code_is_one_persons(capsys: pytest.CaptureFixture[str]) -> None:
    path = coded(["A-1", "Lê Hoà", "", "", "16378"], ["A-1", "Lê Hoa", "", "", "16378"])
    found = json.loads(roster("check", path, "--json", capsys=capsys))
    assert [one["full_name"] for one in found["people"]] == ["Lê Hoà"]
    assert [one["reason"] for one in found["rejected"]] == ["the delegate code A-1 stands already in row 2"]


def test_the_report_says_what_was_found_where_and_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    path = make(["I. THƯỜNG TRỰC"], HUNG, [2, "Lan", "", "12"], [3, None, "Ủy viên", ""], ["Tổng cộng: 3"])
    report = roster("check", path, capsys=capsys)
    for line in (
        "  sheet 'DS': 2 people, 1 refused, 1 titles, 1 headings, 1 groups, 1 totals and signatures",
        "    heading in row 2: 'STT' is number, 'Họ và tên' is full_name, 'Chức vụ' is position, 'SĐT' is phone",
        "    site: 16378 Phường Đông Sơn, Thanh Hóa, from the title 'điểm cầu Phường Đông Sơn'",
        "  ds.xlsx, sheet 'DS', row 5: Lan",
        "  ds.xlsx, sheet 'DS', row 6: there is no name: Ủy viên",
        "2 people in all, 1 row refused",
    ):
        assert line in report.splitlines()
    assert not DATABASE.exists()


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.xlsx").write_text("no workbook")
    assert main(["roster", "check", make(HUNG), "bad.xlsx"]) == 1
    out, err = capsys.readouterr()
    assert "1 person in all" in out
    assert err == "bad.xlsx: it is no workbook in spite of its name: if it is text, name it .csv\n"


def test_nothing_is_imported_beside_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.xlsx").write_text("no workbook")
    assert "nothing was imported" in roster("import", make(HUNG), "bad.xlsx", "--yes", capsys=capsys, code=1)
    assert not DATABASE.exists()


def test_a_site_that_does_not_exist_is_refused_with_what_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    error = roster("check", make(HUNG), "--site", "Phường Đông Sơn", capsys=capsys, code=1)
    assert error == "no site has the code Phường Đông Sơn; you may mean 16378 (Phường Đông Sơn, Thanh Hóa)\n"


def test_importing_adds_and_doing_it_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    path = make(HUNG, LAN, [3, "Trần Thị Lan", "Ủy viên", ""], [4, "Trần Thị Lan", "Ủy viên", ""])
    out = roster("import", path, "--yes", capsys=capsys)
    assert "Import: 4 to add, 0 to change, 0 to leave as they are, 0 without a site left out" in out
    assert last(out) == "Imported: 4 added, 0 changed."
    before = stored()
    assert before[0] == ("16378", "Nguyễn Văn Hùng", "+84912345678", "Bí thư", None, 0)
    assert "Import: 0 to add, 0 to change, 4 to leave" in roster("import", path, "--yes", capsys=capsys)
    assert stored() == before


def test_without_yes_and_without_a_terminal_nothing_is_imported(capsys: pytest.CaptureFixture[str]) -> None:
    error = roster("import", make(HUNG), capsys=capsys, code=1)
    assert error == "nothing was imported; with --yes it is\n"
    assert stored() == []


def test_a_changed_phone_or_position_is_a_change_and_an_empty_cell_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    roster("import", make(HUNG, LAN), "--yes", capsys=capsys)
    again = make([1, "Nguyễn Văn Hùng", "", "0912345679"], [2, "Trần Thị Lan", "Bí thư", ""])
    out = roster("import", again, "--yes", capsys=capsys)
    assert "  16378 Nguyễn Văn Hùng: phone +84912345678 → +84912345679" in out.splitlines()
    assert "  16378 Trần Thị Lan: position Phó Bí thư → Bí thư" in out.splitlines()
    assert [row[:4] for row in stored()] == [
        ("16378", "Nguyễn Văn Hùng", "+84912345679", "Bí thư"),
        ("16378", "Trần Thị Lan", None, "Bí thư"),
    ]


def test_whoever_is_missing_is_named_and_stays(capsys: pytest.CaptureFixture[str]) -> None:
    roster("import", make(HUNG, LAN), "--yes", capsys=capsys)
    out = roster("import", make(HUNG), "--yes", capsys=capsys)
    assert "No longer on the list (1); they stay:\n  16378 Trần Thị Lan" in out
    assert len(stored()) == 2


def test_a_code_keeps_a_person_through_a_new_name_and_a_move_with_their_attendance(
    capsys: pytest.CaptureFixture[str],
) -> None:
    roster(
        "import", coded(["A-1", "Lê Hoà", "", "", "16378"], ["A-2", "Lê An", "", "", "16378"]), "--yes", capsys=capsys
    )
    everybody_comes()
    moved = coded(["A-1", "Lê Thị Hoà", "0912345678", "", "00004"], ["A-2", "Lê An", "", "", "16378"])
    out = roster("import", moved, "--yes", capsys=capsys)
    assert "0 to add, 1 to change, 1 to leave" in out
    assert "No longer" not in out
    assert stored()[0] == ("00004", "Lê Thị Hoà", "+84912345678", "", "A-1", 0)
    sites = read(
        lambda tx: [row["site_code"] for row in tx.rows("SELECT site_code FROM attendance ORDER BY site_code")]
    )
    assert sites == ["00004", "16378"]


def test_a_list_with_codes_finds_those_that_one_without_brought(capsys: pytest.CaptureFixture[str]) -> None:
    roster("import", make(HUNG), "--yes", capsys=capsys)
    path = coded(["A-1", "Nguyễn Văn Hùng", "0912345678", "Bí thư", "16378"])
    assert "0 to add, 1 to change" in roster("import", path, "--yes", capsys=capsys)
    assert [row[4] for row in stored()] == ["A-1"]


def test_walk_ins_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    write(lambda tx: add_person(tx, 1, "16378", "Nguyễn Văn Hùng"))
    roster("import", make(HUNG), "--yes", capsys=capsys)
    assert sorted(row[5] for row in stored()) == [0, 1]


def test_whoever_asked_to_be_forgotten_is_not_brought_back_by_their_code(capsys: pytest.CaptureFixture[str]) -> None:
    path = coded(["A-1", "Lê Hoà", "0912345678", "Bí thư", "16378"])
    roster("import", path, "--yes", capsys=capsys)
    everybody_comes()
    write(lambda tx: people.forget(tx, tx.rows("SELECT id FROM person")[0]["id"]))
    assert stored() == [("16378", "", None, "", "A-1", 0)]
    assert "0 to add, 0 to change, 1 to leave" in roster("import", path, "--yes", capsys=capsys)


def test_rows_without_a_site_are_left_out_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    path = coded(["A-1", "Lê Hoà", "", "", "16378"], ["A-2", "Lê An", "", "", "99999"])
    out = roster("import", path, "--yes", capsys=capsys)
    assert "1 to add, 0 to change, 0 to leave as they are, 1 without a site left out" in out
    assert [row[1] for row in stored()] == ["Lê Hoà"]


def test_the_exported_roster_has_what_the_list_had(capsys: pytest.CaptureFixture[str]) -> None:
    roster("import", coded(["A-1", "Lê Hoà", "0912345678", "Bí thư", "16378"]), "--yes", capsys=capsys)
    assert main(["export", "roster", "-o", "out.csv"]) == 0
    row = parse_csv(Path("out.csv").read_bytes())[0]
    assert (row["delegate_code"], row["phone"], row["position"], row["walk_in"]) == (
        "A-1",
        "'+84912345678",
        "Bí thư",
        "0",
    )


def test_an_export_reads_back_as_the_people_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    roster("import", coded(["A-1", "Lê Hoà", "0912345678", "Bí thư", "16378"]), "--yes", capsys=capsys)
    roster("import", make(HUNG), "--yes", capsys=capsys)  # without codes: exported by their ids
    write(lambda tx: add_person(tx, 1, "16378", "Trần Thị Lan"))
    before = stored()
    main(["export", "roster", "-o", "out.csv"])
    capsys.readouterr()
    assert "0 to add, 0 to change, 3 to leave" in roster("import", "out.csv", "--yes", capsys=capsys)
    assert stored() == before
