"""The numbers of the summary add up, whatever there is; and whole tables never come into memory."""

import asyncio
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import Status
from bot.domain.timetable import Timetable
from bot.services import reports
from bot.services.export_files import write_csv, write_json
from bot.services.exports import TABLES, WHOLE, Cell, Table
from bot.services.spreadsheets import workbook
from bot.storage.schedule import load
from bot.storage.sqlite import read_sqlite
from bot.storage.store import StorageError, Transaction
from tests.exports import DATABASE, add_person, add_word, make_class, read, write
from tests.schedule.samples import ROOT

MEGABYTE = 1_000_000
SITES = ("00004", "16378", "21109", "gone")
SESSIONS = ("d1-am", "d1-pm", "d2-am")

people = st.lists(
    st.tuples(
        st.sampled_from(SITES),
        st.booleans(),
        st.dictionaries(st.sampled_from(SESSIONS), st.sampled_from(list(Status))),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    return make_class(tmp_path_factory.mktemp("class"))


@settings(max_examples=40, deadline=None)
@given(listed=people)
def test_every_row_adds_up_and_all_rows_are_what_the_bot_tells_organisers(
    timetable: Timetable, listed: list[tuple[str, bool, dict[str, Status]]]
) -> None:
    def fill_and_compare(tx: Transaction) -> None:
        for number, (site, walk_in, statuses) in enumerate(listed):
            person = add_person(tx, number, site, walk_in=walk_in)
            for session, status in statuses.items():
                add_word(tx, session, person, site, status)
        table = TABLES["summary"]
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows(tx, timetable, WHOLE)]
        check(tx, timetable, rows)

    write(fill_and_compare, Path(":memory:"))


def check(tx: Transaction, timetable: Timetable, rows: list[dict[str, Cell]]) -> None:
    keys = [(row["session_id"], row["site_code"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {(session, site) for session in SESSIONS for site in timetable.site_by_code} <= set(keys)
    for row in rows:
        number = {name: value for name, value in row.items() if isinstance(value, int)}
        parts = [number[name] for name in ("present", "late", "excused", "absent", "unknown")]
        assert number["enrolled"] == sum(parts)
        assert min(parts) >= 0
        assert 0 <= number["walk_ins"] <= number["present"] + number["late"]
    for session in SESSIONS:
        total = reports.summary(tx, timetable, session).total

        def summed(name: str, session: str = session) -> int:
            return sum(int(str(row[name])) for row in rows if row["session_id"] == session)

        assert summed("enrolled") == total.enrolled
        assert summed("present") == total.of(Status.PRESENT) + total.of(Status.LEFT_EARLY)
        assert summed("late") == total.of(Status.LATE)
        assert summed("unknown") == total.of(Status.UNKNOWN)


def test_the_whole_class_has_a_row_for_each_session_and_site_silent_ones_too() -> None:
    whole = load(ROOT / "schedule.json").timetable
    rows = write(lambda tx: list(TABLES["summary"].rows(tx, whole, WHOLE)), Path(":memory:"))
    assert len(rows) == len(whole.sessions) * 3356


def _xlsx(file: BinaryIO, table: Table, tx: Transaction, timetable: Timetable) -> int:
    with workbook(file) as book:
        return book.add_table(table.name, table.columns, table.rows(tx, timetable, WHOLE))


WRITERS: dict[str, Callable[[BinaryIO, Table, Transaction, Timetable], int]] = {
    "csv": lambda file, table, tx, timetable: write_csv(file, table.columns, table.rows(tx, timetable, WHOLE)),
    "json": lambda file, table, tx, timetable: write_json(file, table.columns, table.rows(tx, timetable, WHOLE)),
    "xlsx": _xlsx,
}


@pytest.mark.parametrize("form", WRITERS)
def test_memory_does_not_grow_with_the_list(form: str, timetable: Timetable, tmp_path: Path) -> None:
    def peak(count: int) -> int:
        database = tmp_path / f"{count}.sqlite3"
        write(lambda tx: [add_person(tx, number, "16378") for number in range(count)] and None, database)

        def export(tx: Transaction) -> int:
            with (tmp_path / f"out.{form}").open("wb") as file:
                tracemalloc.start()
                try:
                    assert WRITERS[form](file, TABLES["roster"], tx, timetable) == count
                    return tracemalloc.get_traced_memory()[1]
                finally:
                    tracemalloc.stop()

        return read(export, database)

    small, large = peak(1000), peak(9000)
    assert large < small + MEGABYTE  # the 8,000 rows between them would be some five times that


async def test_a_long_read_ends_when_whoever_asked_has_gone(tmp_path: Path) -> None:
    """Ctrl+C in a long export must not wait for its end."""
    await asyncio.to_thread(write, lambda _: None, tmp_path / DATABASE)
    started = threading.Event()

    def endless(tx: Transaction) -> None:
        for _ in tx.each("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"):
            started.set()

    async def read_and_leave() -> None:
        async with read_sqlite(tmp_path / DATABASE) as store:
            reading = asyncio.ensure_future(store.read(endless))
            await asyncio.to_thread(started.wait)
            reading.cancel()
            await reading

    with pytest.raises(asyncio.CancelledError):
        await read_and_leave()


async def test_a_reader_cannot_write(tmp_path: Path) -> None:
    await asyncio.to_thread(write, lambda _: None, tmp_path / DATABASE)
    async with read_sqlite(tmp_path / DATABASE) as store:
        with pytest.raises(StorageError, match="readonly"):
            await store.read(lambda tx: tx.run("DELETE FROM person"))


async def test_rows_that_nobody_reads_to_the_end_leave_nothing_behind(tmp_path: Path) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(3):
            add_person(tx, number, "16378")

    await asyncio.to_thread(write, fill, tmp_path / DATABASE)
    async with read_sqlite(tmp_path / DATABASE) as store:
        rows = await store.read(lambda tx: (rows := tx.each("SELECT id FROM person"), next(rows))[0])
        del rows  # here, on another thread than the database's
        assert await store.read(lambda tx: len(list(tx.each("SELECT id FROM person")))) == 3
