"""Files that cannot be read, and the lines on which mistakes stand."""

from pathlib import Path

import pytest

from bot.storage.schedule import ScheduleError, load
from tests.schedule.samples import CLASS, changed, problems_of, write

LISTED = changed({"sites": "places.csv"})
NO_CODE = "must be 1 to 24 of the characters A-Z a-z 0-9 _ and -, since buttons and links carry it"
NOT_AFTER = "end 07:00 is not after start 08:00 (no item may pass midnight)"
HEADER = "site_code,name,province,link,aliases,lat\n"


def said(path: Path) -> list[str]:
    """What is said about a file, without the folder that it is in."""
    return [str(problem).replace(f"{path.parent}/", "") for problem in problems_of(path)]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert said(tmp_path / "schedule.json") == ["schedule.json: there is no such file"]


def test_a_directory_is_told_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    assert said(tmp_path / "class") == ["class: this is a directory: name a file in it"]


def test_another_encoding_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "schedule.json"
    path.write_bytes('{"id": "lớp"}'.encode("utf-16"))
    assert said(path) == ["schedule.json: is not UTF-8 (byte 1): save it again with the encoding UTF-8"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, CLASS)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(path).timetable.id == "lop-1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "schedule.json:1: not JSON: Expecting value (column 1)"),
        (
            '{\n "id": "a",\n}',
            "schedule.json:3: not JSON: Expecting property name enclosed in double quotes (column 1)",
        ),
        ('{"id": NaN}', "schedule.json: not JSON: NaN is no JSON number"),
        ("[" * 100_000, "schedule.json: not a timetable: it is nested too deeply"),
        ("[" * 5000 + "]" * 5000, "schedule.json: not a timetable: it is nested too deeply"),
    ],
)
def test_what_is_not_json_is_said_with_its_line(text: str, expected: str, tmp_path: Path) -> None:
    assert said(write(tmp_path, text)) == [expected]


def test_a_key_given_twice_is_shown_with_both_lines(tmp_path: Path) -> None:
    days = '[{\n"date": "2025-09-06", "sessions": [],\n"date": "2025-09-07"}]'
    text = '{\n"id": "a",\n"title": "x", "days": %s,\n"id": "b"}' % days  # noqa: UP031 - it is full of braces
    assert said(write(tmp_path, text)) == [
        "schedule.json:1: timezone: is missing",
        "schedule.json:4: days[0].sessions: is empty: list at least one",
        "schedule.json:5: days[0].date: this key is given twice, first on line 4: keep one",
        "schedule.json:6: id: this key is given twice, first on line 2: keep one",
    ]


def test_a_mistake_stands_on_the_line_of_its_value_and_a_missing_key_on_that_of_its_object(tmp_path: Path) -> None:
    text = """{
  "id": "lop-1", "title": "Lớp \\"một\\", {nháp}", "timezone": "Asia/Ho_Chi_Minh",
  "days": [
    {"date": "2025-09-06",
     "sessions": [
      {"id": "d1-am", "items": [
        {"id": "T1", "kind": "topic", "start": "08:00",
         "end":
           "07:00", "title": "a"}]}]}
  ]
}"""
    assert said(write(tmp_path, text)) == [
        "schedule.json:6: days[0].sessions[0].name: is missing",
        f"schedule.json:9: days[0].sessions[0].items[0].end: {NOT_AFTER}",
    ]


def test_the_error_lists_every_mistake_one_a_line(tmp_path: Path) -> None:
    with pytest.raises(ScheduleError) as caught:
        load(write(tmp_path, changed({"id": "", "timezone": ""})))
    assert len(str(caught.value).splitlines()) == len(caught.value.problems) == 2


def test_a_file_of_sites_that_is_missing_is_said_where_it_is_named(tmp_path: Path) -> None:
    assert said(write(tmp_path, LISTED)) == ["schedule.json:24: sites: places.csv: there is no such file"]


def test_mistakes_in_the_sites_stand_on_the_lines_of_their_own_file(tmp_path: Path) -> None:
    rows = (
        '00001,Xã A,,,,\n00002,"Xã\nB",,,,\n\n0 3,,,,,\n00004,Xã D,,ftp://x,,\n00001,Xã E,,,,north\n00006,,,,|x| ,200\n'
    )
    assert said(write(tmp_path, LISTED, places=HEADER + rows)) == [
        "places.csv:3: name: has a line break in it, or another character that cannot be shown: write it on one line",
        f"places.csv:6: site_code: '0 3' {NO_CODE}",
        "places.csv:6: name: is empty",
        "places.csv:7: link: 'ftp://x' is no address of a web page: it must begin with http:// or https://",
        "places.csv:8: lat: must be a number",
        "places.csv:8: site_code: '00001' is there already, on line 2",
        "places.csv:9: name: is empty",
        "places.csv:9: lat: must be at most 90",
    ]


def test_mistakes_in_both_files_are_said_together(tmp_path: Path) -> None:
    path = write(tmp_path, LISTED | {"title": 1}, places="site_code,name\nA,\n")
    assert [line.split(": ")[0] for line in said(path)] == ["schedule.json:3", "places.csv:2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "",
            [
                "places.csv:1: the column 'site_code' is missing: the first line must name it",
                "places.csv:1: the column 'name' is missing: the first line must name it",
            ],
        ),
        (
            "code,name,alias,name\n",
            [
                "places.csv:1: two columns are called 'name'",
                "places.csv:1: 'alias' is not a column of sites; did you mean 'aliases'?",
                "places.csv:1: the column 'site_code' is missing: the first line must name it",
            ],
        ),
        (
            "site_code,name\nA,B\nA\nB,C,D\n",
            ["places.csv:3: has 1 values for 2 columns", "places.csv:4: has 3 values for 2 columns"],
        ),
        ('site_code,name\nA,B\nC,"D\n', ["places.csv:3: not CSV: unexpected end of data"]),
        (f"site_code,name\nA,{'b' * 200_000}\n", ["places.csv:2: not CSV: field larger than field limit (131072)"]),
    ],
)
def test_a_malformed_file_of_sites_is_said_with_its_line(text: str, expected: list[str], tmp_path: Path) -> None:
    assert said(write(tmp_path, LISTED, places=text)) == expected


def test_a_spreadsheet_may_separate_by_semicolons_and_begin_with_a_mark(tmp_path: Path) -> None:
    path = write(tmp_path, LISTED, places="\ufeffsite_code;name;note;aliases\r\n01;Xã A; , ;Xã Một | Xa Mot|\r\n")
    (site,) = load(path).timetable.sites
    assert (site.code, site.name, site.aliases) == ("01", "Xã A", ("Xã Một", "Xa Mot"))
