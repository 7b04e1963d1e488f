"""`backup`, by running the command beside a program that writes."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.attendance import Status
from bot.storage import exports
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction
from tests.exports import DATABASE, add_person, add_word, read, write


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def enrol_and_check_in(tx: Transaction, number: int) -> None:
    add_word(tx, "d1-am", add_person(tx, number, "16378"), "16378", Status.PRESENT)


@contextmanager
def writing() -> Iterator[None]:
    """A program that goes on enrolling people, each with a check-in in the same transaction."""
    started, enough = threading.Event(), threading.Event()

    async def write_on() -> None:
        async with open_sqlite(DATABASE) as store:
            for number in range(1_000_000):
                await store.transaction(lambda tx, number=number: enrol_and_check_in(tx, number))  # type: ignore[misc]
                if number == 20:
                    started.set()
                if enough.is_set():
                    break

    thread = threading.Thread(target=lambda: asyncio.run(write_on()))
    thread.start()
    try:
        started.wait()
        yield
    finally:
        enough.set()
        thread.join()


def test_a_copy_made_while_the_program_writes_is_one_moment_of_it() -> None:
    with writing():
        for number in range(3):
            assert main(["backup", f"copy{number}.sqlite3"]) == 0
    counts = [read(exports.holdings, Path(f"copy{number}.sqlite3")) for number in range(3)]
    assert all(held.people == held.check_ins for held in counts)
    assert 20 < counts[0].people <= counts[1].people <= counts[2].people


def test_it_says_how_much_it_copied(capsys: pytest.CaptureFixture[str]) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(3):
            enrol_and_check_in(tx, number)
        add_word(tx, "d1-pm", "p000001", "16378", Status.ABSENT)

    write(fill)
    assert main(["backup", "copy.sqlite3"]) == 0
    size = Path("copy.sqlite3").stat().st_size / 1e6
    assert capsys.readouterr().out == f"copy.sqlite3: {size:.1f} MB, checked; 3 people, 3 check-ins\n"


def test_the_copy_is_one_private_file_that_the_program_starts_from() -> None:
    write(lambda tx: enrol_and_check_in(tx, 1))
    assert main(["backup", "copy.sqlite3"]) == 0
    assert sorted(path.name for path in Path().iterdir()) == ["copy.sqlite3", "data"]
    assert Path("copy.sqlite3").stat().st_mode & 0o077 == 0
    write(lambda tx: enrol_and_check_in(tx, 2), Path("copy.sqlite3"))
    assert read(exports.holdings, Path("copy.sqlite3")).people == 2


def test_a_file_that_exists_is_never_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    write(lambda _: None)
    Path("copy.sqlite3").write_text("last week's")
    assert main(["backup", "copy.sqlite3"]) == 1
    assert capsys.readouterr().err == "copy.sqlite3 exists already: name a new file\n"
    assert Path("copy.sqlite3").read_text() == "last week's"


def test_without_a_database_there_is_nothing_to_copy_and_nothing_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "copy.sqlite3"]) == 1
    assert "there is no database at data/bot.sqlite3" in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_a_place_that_cannot_be_written_is_named_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    write(lambda _: None)
    assert main(["backup", "missing/copy.sqlite3"]) == 1
    assert capsys.readouterr().err == "cannot write missing/copy.sqlite3: No such file or directory\n"


def test_a_damaged_database_is_not_passed_off_as_a_backup(capsys: pytest.CaptureFixture[str]) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(2000):
            enrol_and_check_in(tx, number)

    write(fill)
    with DATABASE.open("r+b") as file:
        file.seek(DATABASE.stat().st_size // 2)
        file.write(b"\xff" * 16_384)
    assert main(["backup", "copy.sqlite3"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "damaged" in line
    assert [path.name for path in Path().iterdir()] == ["data"]


def test_a_database_of_an_earlier_version_is_copied_as_it_is() -> None:
    """Before an update is when people make copies."""
    write(lambda tx: enrol_and_check_in(tx, 1))
    with closing(sqlite3.connect(DATABASE)) as database:
        database.execute("DELETE FROM schema_version WHERE version > 1")
        database.commit()
    assert main(["backup", "copy.sqlite3"]) == 0
    assert main(["export", "roster"]) == 1
    with closing(sqlite3.connect("copy.sqlite3")) as copy:
        assert copy.execute("SELECT MAX(version) FROM schema_version").fetchone() == (1,)
