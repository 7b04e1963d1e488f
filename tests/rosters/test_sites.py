"""Which site a row belongs to."""

from pathlib import Path

import pytest

from bot.domain.timetable import Timetable
from tests.rosters.lists import Read, timetable, xlsx


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    return timetable(tmp_path_factory.mktemp("class"))


def read(folder: Path, sites: Timetable, rows: list[list[object]], site: str = "", sheet: str = "DS") -> Read:
    return Read(xlsx(folder / "a.xlsx", {sheet: rows}), sites, site)


@pytest.mark.parametrize(
    ("title", "cell", "code"),
    [
        ("Mã điểm cầu", "16378", "16378"),
        ("site_code", 4, "00004"),  # a spreadsheet took its zeros
        ("Điểm cầu", "Phường Đông Sơn", "16378"),
        ("Điểm cầu", "Điểm cầu P. Đông Sơn", "16378"),
        ("Điểm cầu", "phuong dong son", "16378"),
        ("Xã, phường", "XÃ ĐÔNG SƠN", "21109"),
        ("Đơn vị", "Đảng ủy phường Ba Đình", "00004"),
        ("Điểm cầu", "Xã Tân Tiến, tỉnh Lạng Sơn", "06019"),
        ("Điểm cầu", "16378 - Phường Đông Sơn", "16378"),
    ],
)
def test_a_column_names_the_site(tmp_path: Path, sites: Timetable, title: str, cell: object, code: str) -> None:
    found = read(tmp_path, sites, [["Họ và tên", "SĐT", title], ["Lê Thị Bình", "0912345678", cell]])
    assert [(one.site_code, list(one.flags)) for one in found.people] == [(code, [])]


@pytest.mark.parametrize(
    ("title", "cell", "doubt"),
    [
        ("Điểm cầu", "Đông Sơn", ("site_ambiguous", "16378 Phường Đông Sơn, Thanh Hóa, 21109 Xã Đông Sơn, Quảng Ngãi")),
        ("Điểm cầu", "Xã Tân Tiến", ("site_ambiguous", "01051 Xã Tân Tiến, Tuyên Quang")),
        ("Điểm cầu", "Phường Đông", ("site_unknown", "no site is called 'Phường Đông'")),
        ("Điểm cầu", "Xã Không Có", ("site_unknown", "no site is called")),
        ("Mã điểm cầu", "99999", ("site_unknown", "no site has the code '99999'")),
    ],
)
def test_a_site_is_never_guessed(
    tmp_path: Path, sites: Timetable, title: str, cell: str, doubt: tuple[str, str]
) -> None:
    flag, said = doubt
    found = read(tmp_path, sites, [["Họ và tên", "SĐT", title], ["Lê Thị Bình", "0912345678", cell]])
    assert [(one.site_code, list(one.flags)) for one in found.people] == [(None, [flag])]
    assert said in found.warnings[0]
    assert found.warnings[0].startswith("a.xlsx, sheet 'DS', row 2: ")


def test_a_column_of_provinces_tells_namesakes_apart(tmp_path: Path, sites: Timetable) -> None:
    rows: list[list[object]] = [["Họ và tên", "Xã", "Tỉnh"], ["Lê Thị Bình", "Xã Tân Tiến", "Tỉnh Lạng Sơn"]]
    assert [one.site_code for one in read(tmp_path, sites, rows).people] == ["06019"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Danh sách đại biểu điểm cầu phường Đông Sơn", "16378"),
        ("ĐẢNG ỦY PHƯỜNG BA ĐÌNH", "00004"),
        ("tại điểm cầu Phường Văn Miếu - Quốc Tử Giám, Hà Nội (từ ngày 06/9/2025)", "00226"),
        ("ĐIỂM CẦU XÃ TÂN TIẾN - TỈNH LẠNG SƠN", "06019"),
        ("Danh sách đại biểu", None),
    ],
)
def test_the_title_names_the_site(tmp_path: Path, sites: Timetable, title: str, code: str | None) -> None:
    found = read(tmp_path, sites, [[title], ["Họ và tên", "SĐT"], ["Lê Thị Bình", "0912345678"]])
    assert [one.site_code for one in found.people] == [code]
    assert [list(one.flags) for one in found.people] == [[] if code else ["site_unknown"]]


def test_the_option_is_for_lists_that_name_none(tmp_path: Path, sites: Timetable) -> None:
    rows: list[list[object]] = [
        ["Họ và tên", "SĐT", "Đơn vị"],
        ["Lê Thị Bình", "0912345678", "Văn phòng Đảng ủy"],
        ["Lê Thị Chi", "0912345679", "Phường Đông Sơn"],
    ]
    assert [one.site_code for one in read(tmp_path, sites, rows, "21109").people] == ["21109", "16378"]


def test_a_group_that_is_a_site_holds_for_the_rows_below(tmp_path: Path, sites: Timetable) -> None:
    rows: list[list[object]] = [
        ["STT", "Họ và tên", "SĐT"],
        ["I", "Phường Đông Sơn"],
        [1, "Lê Thị Bình", "0912345678"],
        ["II. Điểm cầu Phường Ba Đình"],
        [1, "Lê Thị Chi", "0912345679"],
    ]
    assert [one.site_code for one in read(tmp_path, sites, rows).people] == ["16378", "00004"]
