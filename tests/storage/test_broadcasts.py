"""Broadcasts that an earlier version of the program left behind, and queries that must stay quick."""

import sqlite3
from pathlib import Path

import pytest

from bot.domain.broadcasts import BroadcastState
from bot.domain.receivers import Receivers
from bot.storage import broadcasts
from bot.storage.migrate import migrations
from bot.storage.sqlite import open_sqlite

BEFORE = 6  # the version before receivers could be chosen


def old_database(path: Path) -> None:
    """A database of that version, with a broadcast in each state it knew."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)")
    for version, sql in sorted(migrations().items()):
        if version <= BEFORE:
            connection.executescript(sql)
            connection.execute("INSERT INTO schema_version VALUES (?)", (version,))
    for number, state in enumerate(("draft", "queueing", "queued", "cancelled")):
        connection.execute(
            "INSERT INTO broadcast (id, body, written_by, written_at, state) VALUES (?, ?, 'telegram:7', ?, ?)",
            (f"btelegram{number}", f"Tin {number}", f"2025-09-06T00:0{number}:00.000Z", state),
        )
    connection.commit()
    connection.close()


async def test_broadcasts_of_an_earlier_version_go_on(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    old_database(path)
    async with open_sqlite(path) as store:
        found = await store.read(lambda tx: [broadcasts.numbered(tx, number) for number in range(1, 5)])
    states = [one.state for one in found if one]
    assert states == [
        BroadcastState.DRAFT,
        BroadcastState.QUEUEING,
        BroadcastState.SENDING,
        BroadcastState.DROPPED,
    ]
    assert {one.receivers for one in found if one} == {Receivers()}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT state, channel, COALESCE(recall, ''), COUNT(*) FROM outbox WHERE cause = 'b1' GROUP BY state, channel",
        "SELECT seq FROM outbox WHERE cause = 'b1' AND state = 'due' LIMIT 5000",
    ],
)
async def test_a_broadcast_is_counted_and_held_by_its_index_alone(tmp_path: Path, query: str) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        plan = await store.read(lambda tx: [str(row["detail"]) for row in tx.rows(f"EXPLAIN QUERY PLAN {query}")])
    assert "USING COVERING INDEX outbox_cause" in plan[0]
