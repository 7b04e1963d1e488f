"""The disk is full, or somebody else holds the database: nothing is acknowledged that is not kept."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.domain.messages import Kind
from tests.faults.conftest import Faulty, Log, running
from tests.web.visitor import visited

CONSENT = "Đồng chí có đồng ý không?"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program is in the middle of writing."""
    connection = sqlite3.connect(folder / "bot.sqlite3", isolation_level=None, timeout=10)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@asynccontextmanager
async def full_disk(program: Faulty) -> AsyncIterator[None]:
    """SQLite may not take another page, as on a full disk."""
    (pages,) = (await program.rows("PRAGMA page_count"))[0].values()
    await allow(program, pages)
    try:
        yield
    finally:
        await allow(program, 2**30)


async def allow(program: Faulty, pages: int) -> None:
    """Let the database have so many pages."""
    await program.app.store._writer.on_thread(lambda writer: writer.execute(f"PRAGMA max_page_count = {pages}"))


async def test_what_is_said_while_the_database_is_locked_is_kept_and_answered_afterwards(
    program: Faulty, tmp_path: Path, log: Log
) -> None:
    await program.telegram.until_polled()
    people = [program.somebody(f"Người {number}") for number in range(10)]
    with locked(tmp_path):
        for person in people:
            await person.starts()
        await program.until_problem("nothing can be kept")
        assert program.telegram.world.updates.pending  # none of them is confirmed
    for person in people:
        await person.receives(CONSENT)
    await program.until_well()
    assert all(len(person.messages) == 1 for person in people)
    assert len(log.at_least("WARNING")) <= 3, log.lines


async def test_what_was_sent_just_before_the_database_was_locked_is_not_sent_again(
    program: Faulty, tmp_path: Path
) -> None:
    people = program.friends(20)
    await program.tell(*people)
    await people[0].receives("Tin")
    with locked(tmp_path):
        await program.until_problem("nothing can be kept")
    for person in people[1:]:
        await person.receives("Tin")
    await program.all_sent()
    assert all(len(person.messages) == 1 for person in people)


async def test_a_full_disk_loses_nothing_and_is_told_of_once(program: Faulty, log: Log) -> None:
    await program.telegram.until_polled()
    people = [program.somebody(f"Người {number}") for number in range(10)]
    async with full_disk(program):
        for number in range(40):  # what one person says fits into pages that are there already
            await people[number % 10].says("/help " + "x" * 600)
        await program.until_problem("full")
        assert program.telegram.world.updates.pending
    for person in people:
        for _ in range(4):
            await person.receives("Đồng chí có thể:")
    await program.until_well()
    await program.all_sent()
    assert all(len(person.messages) == 4 for person in people)
    assert len(log.at_least("WARNING")) < 10, log.lines


async def test_the_page_is_not_told_that_words_are_kept_when_they_are_not(program: Faulty, tmp_path: Path) -> None:
    async with visited(program.app.url) as visitor:
        with locked(tmp_path):
            assert (await visitor.send({"id": "a" * 32, "text": "/help"})).status >= 500
        assert (await visitor.send({"id": "a" * 32, "text": "/help"})).status == 202


async def test_a_stop_while_the_database_is_locked_takes_no_longer(tmp_path: Path) -> None:
    async with running(tmp_path) as program:
        people = program.friends(5)
        with locked(tmp_path):
            await program.until_problem("nothing can be kept")
            await program.stop()
        await program.start()
        await program.tell(*people, kind=Kind.REPLY)
        for person in people:
            await person.receives("Tin")
