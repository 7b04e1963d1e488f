"""`export`, by running the command on a real database."""

import json
import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.attendance import Status
from bot.domain.messages import Address, Channel, Delivery, Kind, Outgoing
from bot.domain.room_report import Numbers
from bot.domain.timetable import Timetable
from bot.services import check_in, registration
from bot.storage import outbox
from bot.storage.store import Transaction
from tests.exports import (
    EARLY,
    OPENING,
    add_person,
    add_report,
    add_substitute,
    add_word,
    come,
    enrol,
    make_class,
    parse_csv,
    write,
)
from tests.schedule.samples import ROOT

HEADERS = {
    "attendance": "session_id,site_code,site_name,delegate_code,full_name,status,happened_at,received_at,method,"
    "channel,recorded_by,note",
    "summary": "session_id,province,site_code,site_name,enrolled,present,late,excused,absent,unknown,substitutes,"
    "walk_ins,declared_present,reported_at,reported_by",
    "roster": "delegate_code,full_name,position,phone,site_code,site_name,province,walk_in,registered_at",
    "deliveries": "id,kind,session_id,person,channel,due_at,claimed_at,sent_at,state,attempts,error",
}


@pytest.fixture
def timetable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Timetable:
    monkeypatch.chdir(tmp_path)
    return make_class(tmp_path)


def export(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> bytes:
    """What the command writes to standard output."""
    assert main(["export", *words]) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    return out


def test_where_there_is_no_database_it_says_so_and_makes_none(
    timetable: Timetable, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "attendance", "-o", "a.csv"]) == 1
    message = capsys.readouterr().err
    assert message == ("there is no database at data/bot.sqlite3: look at DATABASE_URL, or start the program first\n")
    assert [path.name for path in Path().iterdir()] == ["schedule.json"]


def test_a_file_that_is_no_database_is_refused_in_one_line(
    timetable: Timetable, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("data").mkdir()
    Path("data/bot.sqlite3").write_text("Danh sách đại biểu " * 100)
    assert main(["export", "roster"]) == 1
    assert capsys.readouterr().err.splitlines() == ["cannot open the database data/bot.sqlite3: file is not a database"]


def test_an_empty_file_is_no_database_of_the_program(timetable: Timetable, capsys: pytest.CaptureFixture[str]) -> None:
    Path("data").mkdir()
    Path("data/bot.sqlite3").touch()
    assert main(["export", "roster"]) == 1
    assert "not a database of this program" in capsys.readouterr().err
    assert Path("data/bot.sqlite3").stat().st_size == 0


def test_a_newer_database_is_refused(timetable: Timetable, capsys: pytest.CaptureFixture[str]) -> None:
    write(lambda tx: tx.run("INSERT INTO schema_version VALUES (9999)"))
    assert main(["export", "roster"]) == 1
    assert "update the program" in capsys.readouterr().err


def test_a_database_that_cannot_be_opened_leaves_no_thread_behind(timetable: Timetable) -> None:
    Path("data").mkdir()
    Path("data/bot.sqlite3").write_text("Danh sách đại biểu " * 100)
    before = threading.active_count()
    for _ in range(20):
        assert main(["export", "roster"]) == 1
    assert threading.active_count() <= before  # one of an earlier test may have been about to end


@pytest.mark.parametrize("table", HEADERS)
@pytest.mark.usefixtures("timetable")
def test_columns_are_what_scripts_rely_on(table: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write(lambda _: None)
    for_csv, for_json = export(capsysbinary, table), export(capsysbinary, table, "--format", "json")
    assert for_csv.startswith(b"\xef\xbb\xbf" + HEADERS[table].encode() + b"\r\n")
    assert all(list(row) == HEADERS[table].split(",") for row in json.loads(for_json))


def test_everybody_on_the_list_stands_in_every_session(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        come(tx, timetable, enrol(tx, timetable, "lan", "Trần Thị Lan", "16378"))
        enrol(tx, timetable, "an", "Nguyễn Văn An", "16378")
        enrol(tx, timetable, "binh", "Lê Thanh Bình", "00004")

    write(fill)
    rows = parse_csv(export(capsysbinary, "attendance"))
    shown = [(row["session_id"], row["site_code"], row["full_name"], row["status"]) for row in rows]
    assert shown[:3] == [
        ("d1-am", "00004", "Lê Thanh Bình", "unknown"),
        ("d1-am", "16378", "Nguyễn Văn An", "unknown"),
        ("d1-am", "16378", "Trần Thị Lan", "present"),
    ]
    assert [session for session, *_ in shown] == ["d1-am"] * 3 + ["d1-pm"] * 3 + ["d2-am"] * 3


def test_times_bear_the_offset_of_the_class_and_who_is_unknown_has_none(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        come(tx, timetable, enrol(tx, timetable, "lan", "Trần Thị Lan", "16378"))

    write(fill)
    came, unknown, _ = parse_csv(export(capsysbinary, "attendance"))
    assert came["delegate_code"] == came["recorded_by"]
    assert {key: came[key] for key in ("site_name", "happened_at", "received_at", "method", "channel", "note")} == {
        "site_name": "Phường Đông Sơn",
        "happened_at": "2025-09-06T07:40:00+07:00",
        "received_at": "2025-09-06T07:40:01+07:00",
        "method": "self",
        "channel": "web",
        "note": "",
    }
    assert {unknown[key] for key in ("happened_at", "received_at", "method", "channel", "recorded_by", "note")} == {""}


def test_who_took_the_check_in_back_is_unknown_again(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        lan = enrol(tx, timetable, "lan", "Trần Thị Lan", "16378")
        come(tx, timetable, lan)
        assert check_in.undo(tx, timetable, lan, "d1-am", EARLY + timedelta(minutes=1))

    write(fill)
    row = parse_csv(export(capsysbinary, "attendance"))[0]
    assert (row["status"], row["happened_at"], row["method"], row["recorded_by"]) == ("unknown", "", "", "")


def test_who_asked_to_be_forgotten_stays_counted_without_a_name(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        lan = enrol(tx, timetable, "lan", "Trần Thị Lan", "16378")
        come(tx, timetable, lan)
        registration.forget(tx, lan, EARLY)

    write(fill)
    row = parse_csv(export(capsysbinary, "attendance"))[0]
    assert (row["full_name"], row["status"]) == ("", "present")
    assert b"Lan" not in export(capsysbinary, "roster")


def test_sites_and_sessions_that_the_timetable_has_no_more_are_not_lost(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        add_word(tx, "d0-pm", add_person(tx, 1, "99999"), "99999", Status.LATE)

    write(fill)
    rows = parse_csv(export(capsysbinary, "summary"))
    assert [row["site_code"] for row in rows] == ["00004", "16378", "21109", "99999"] * 4
    assert (rows[-1]["session_id"], rows[-1]["site_name"], rows[-1]["late"]) == ("d0-pm", "", "1")
    assert parse_csv(export(capsysbinary, "attendance"))[-1]["session_id"] == "d0-pm"
    assert parse_csv(export(capsysbinary, "roster"))[0]["site_code"] == "99999"


def test_a_text_that_would_be_a_formula_is_defused_in_csv_and_kept_in_json(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    names = [
        "=HYPERLINK(1)",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\tTab",
        "\rReturn",
        "＝1",
        'Lò "Ba", Thị\nSáu',
        "O'Neil",
        "Đặng ’Ỷ",
    ]

    def fill(tx: Transaction) -> None:
        for number, name in enumerate(names):
            add_person(tx, number, "16378", name)

    write(fill)
    by_code = {row["delegate_code"]: row["full_name"] for row in parse_csv(export(capsysbinary, "roster"))}
    assert [by_code[f"p{number:06}"] for number in range(10)] == [f"'{name}" for name in names[:7]] + names[7:]
    kept = {row["delegate_code"]: row for row in json.loads(export(capsysbinary, "roster", "--format", "json"))}
    assert [kept[f"p{number:06}"]["full_name"] for number in range(10)] == names
    assert kept["p000000"]["walk_in"] == 1
    assert kept["p000000"]["phone"] is None


def test_a_delivery_shows_the_person_or_else_the_chat(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        chat = Address(Channel.TELEGRAM, "7")
        known = Delivery("r1", chat, Kind.REMINDER, Outgoing("x"), EARLY, session_id="d1-am", person_id="p1")
        outbox.add(tx, [known, Delivery("n1", chat, Kind.NOTICE, Outgoing("x"), EARLY)])
        outbox.claim(tx, [1], EARLY)
        outbox.mark_sent(tx, [(1, "99")], OPENING)

    write(fill)
    sent, waiting = parse_csv(export(capsysbinary, "deliveries"))
    assert sent == {
        "id": "r1",
        "kind": "reminder",
        "session_id": "d1-am",
        "person": "p1",
        "channel": "telegram",
        "due_at": "2025-09-06T07:40:00+07:00",
        "claimed_at": "2025-09-06T07:40:00+07:00",
        "sent_at": "2025-09-06T08:00:00+07:00",
        "state": "sent",
        "attempts": "1",
        "error": "",
    }
    assert (waiting["person"], waiting["state"], waiting["sent_at"]) == ("telegram:7", "due", "")


def test_the_format_follows_the_ending_of_the_file(timetable: Timetable, capsys: pytest.CaptureFixture[str]) -> None:
    write(lambda tx: add_person(tx, 1, "16378"))
    assert main(["export", "roster", "-o", "r.json"]) == 0
    assert main(["export", "roster", "-o", "r.xlsx"]) == 0
    assert main(["export", "roster", "-o", "r.txt"]) == 0
    assert capsys.readouterr().out.splitlines() == ["1 row in r.json", "1 row in r.xlsx", "1 row in r.txt"]
    assert json.loads(Path("r.json").read_text())[0]["full_name"] == "Trần Thị Lan"
    assert Path("r.xlsx").read_bytes().startswith(b"PK")
    assert Path("r.txt").read_bytes().startswith(b"\xef\xbb\xbfdelegate_code,")


def test_a_workbook_needs_a_file(timetable: Timetable, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "roster", "--format", "xlsx"]) == 2
    assert "-o FILE.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["missing/folder/r.csv", "data", "/dev/null"])
def test_a_place_that_cannot_be_written_is_named_in_one_line(
    path: str, timetable: Timetable, capsys: pytest.CaptureFixture[str]
) -> None:
    write(lambda _: None)
    assert main(["export", "roster", "-o", path]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cannot write {path}: ")


def test_an_old_file_stays_whole_when_the_new_one_fails(
    timetable: Timetable, capsys: pytest.CaptureFixture[str]
) -> None:
    write(lambda tx: add_person(tx, 1, "16378"))
    write(lambda tx: tx.run("UPDATE person SET registered_at = 'never'"))
    Path("r.csv").write_text("yesterday's")
    with pytest.raises(ValueError, match="never"):
        main(["export", "roster", "-o", "r.csv"])
    assert Path("r.csv").read_text() == "yesterday's"
    assert sorted(path.name for path in Path().iterdir()) == ["data", "r.csv", "schedule.json"]


def test_what_a_link_points_to_is_replaced_and_the_link_stays(timetable: Timetable) -> None:
    write(lambda _: None)
    Path("real.csv").write_text("old")
    Path("link.csv").symlink_to("real.csv")
    assert main(["export", "roster", "-o", "link.csv"]) == 0
    assert Path("link.csv").is_symlink()
    assert Path("real.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_reader_that_has_seen_enough_is_no_error(timetable: Timetable) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(1000):
            add_person(tx, number, "16378")

    write(fill)
    command = [sys.executable, "-m", "bot", "export", "attendance"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_mistakes_of_the_timetable_are_named(timetable: Timetable, capsys: pytest.CaptureFixture[str]) -> None:
    Path("schedule.json").write_text("{}")
    assert main(["export", "roster"]) == 1
    assert "schedule.json" in capsys.readouterr().err


def test_walk_ins_are_those_in_the_room_who_were_on_no_list(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        for number, (status, walk_in) in enumerate(
            [(Status.PRESENT, True), (Status.LATE, True), (Status.LEFT_EARLY, False), (Status.EXCUSED, True)]
        ):
            person = add_person(tx, number, "16378", walk_in=walk_in)
            add_word(tx, "d1-am", person, "16378", status)

    write(fill)
    row = parse_csv(export(capsysbinary, "summary"))[1]
    numbers = ("enrolled", "present", "late", "excused", "absent", "unknown", "substitutes", "walk_ins")
    assert [row[name] for name in numbers] == ["4", "2", "1", "1", "0", "0", "0", "2"]
    assert (row["declared_present"], row["reported_at"], row["reported_by"]) == ("", "", "")


def test_what_a_clerk_reported_stands_beside_what_is_known_by_name(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fill(tx: Transaction) -> None:
        for number, status in enumerate((Status.PRESENT, Status.EXCUSED, Status.UNKNOWN)):
            add_word(tx, "d1-am", add_person(tx, number, "16378", walk_in=False), "16378", status)
        add_substitute(tx, "d1-am", "16378", "p000001", "Lê Thị Hoa")
        add_report(tx, "d1-am", "16378", Numbers(3, 3), OPENING)
        add_report(tx, "d1-am", "16378", Numbers(45, 42, named=False), OPENING + timedelta(minutes=1), "Phạm Văn Tâm")
        add_report(tx, "d1-am", "21109", Numbers(0, 0), OPENING)

    write(fill)
    silent, counted, named = parse_csv(export(capsysbinary, "summary"))[:3]
    shown = (
        "enrolled",
        "present",
        "excused",
        "unknown",
        "substitutes",
        "declared_present",
        "reported_at",
        "reported_by",
    )
    assert [counted[name] for name in shown] == [
        *("3", "1", "1", "1", "1", "42"),
        "2025-09-06T08:01:00+07:00",
        "Phạm Văn Tâm",
    ]
    assert [named[name] for name in shown[-3:]] == ["", "2025-09-06T08:00:00+07:00", "Lê Thị Hoa"]
    assert [silent[name] for name in shown[-3:]] == ["", "", ""]


def test_the_time_in_an_export_is_a_moment_any_script_can_read(
    timetable: Timetable, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(lambda tx: add_person(tx, 1, "16378"))
    (row,) = json.loads(export(capsysbinary, "roster", "--format", "json"))
    assert datetime.fromisoformat(row["registered_at"]) == EARLY
