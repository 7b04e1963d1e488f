"""`rehearse`, by running the command: a class passes in seconds, and nobody hears of it."""

import csv
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.attendance import Status
from bot.storage.store import Transaction
from tests.exports import add_person, add_word, enrol, make_class, read, write


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """The command sets up the log of its process, which here is everybody's."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    handlers, levels = root.handlers[:], (root.level, ours.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret-of-the-real-bot")


def _lines(capsys: pytest.CaptureFixture[str], what: str) -> list[list[str]]:
    return [line.split() for line in capsys.readouterr().out.splitlines() if what in line]


def test_it_says_what_came_when_and_what_came_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_class(tmp_path, reminders=[{"before": "10m"}], ladder=[], days=_one_morning())
    monkeypatch.setenv("MESSAGES_PER_SECOND", "0.2")
    assert main(["rehearse", "--people", "600"]) == 0
    (reminder,) = _lines(capsys, "Nhắc lịch")
    assert reminder[:8] == ["Sat", "06/09", "07:15", "539", "07:15", "07:59", "61", "0"]


def test_those_who_check_in_need_no_reminder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_class(tmp_path, reminders=[{"before": "1m", "to": "not_checked_in"}], days=_one_morning())
    assert main(["rehearse", "--people", "200", "--check-in", "100", "-o", "who.csv"]) == 0
    assert all(int(reminder[3]) < 20 for reminder in _lines(capsys, "Nhắc lịch"))
    with Path("who.csv").open(encoding="utf-8-sig", newline="") as file:
        receipts = [row for row in csv.DictReader(file) if "Đã điểm danh" in row["text"]]
    assert len(receipts) == 200


def test_it_takes_the_real_people_and_leaves_the_real_database_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    timetable = make_class(tmp_path, reminders=[{"before": "1h"}], days=_one_morning())

    def two_people(tx: Transaction) -> None:
        enrol(tx, timetable, "phone", "Trần Thị Lan", "16378")
        add_word(tx, "d1-am", add_person(tx, 1, "16378"), "16378", Status.PRESENT)  # has no chat

    write(two_people)
    before = read(_everything)
    assert main(["rehearse"]) == 0
    (reminder,) = _lines(capsys, "Nhắc lịch")
    assert reminder[:4] == ["Sat", "06/09", "07:00", "1"]
    assert read(_everything) == before


def test_without_a_database_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_class(tmp_path)
    assert main(["rehearse"]) == 1
    assert "bot.sqlite3" in capsys.readouterr().err
    assert main(["rehearse", "--people", "0"]) == 2


def _one_morning() -> list[object]:
    topic = {"id": "T1", "kind": "topic", "start": "08:00", "end": "09:00", "title": "Chuyên đề"}
    return [{"date": "2025-09-06", "sessions": [{"id": "d1-am", "name": "Buổi sáng", "items": [topic]}]}]


def _everything(tx: Transaction) -> list[object]:
    tables = ("person", "contact", "attendance", "outbox")
    return [list(map(dict, tx.rows(f"SELECT * FROM {table}"))) for table in tables]  # noqa: S608 - names of our own
