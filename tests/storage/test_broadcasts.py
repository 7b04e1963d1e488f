"""Broadcasts that an earlier version of the program left behind, and queries that must stay quick."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.broadcasts import BroadcastState
from bot.domain.messages import Address, Channel
from bot.domain.people import Contact, Person, Role
from bot.domain.receivers import Receivers, Who
from bot.domain.timetable import Language
from bot.storage import broadcasts, contacts, people, receivers, roles
from bot.storage.migrate import migrations
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction

NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
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


ROLES = {  # of somebody's two chats, the second being the one they used last
    "both hold the role": (("a", "b"), {"b"}),
    "the first holds it": (("a",), {"a"}),
    "the second holds it": (("b",), {"b"}),
    "none holds it": ((), set()),
}


@pytest.mark.parametrize(("holders", "told"), ROLES.values(), ids=ROLES.keys())
async def test_a_clerk_with_two_chats_is_told_once_where_the_role_is_held(
    tmp_path: Path, holders: tuple[str, ...], told: set[str]
) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        await store.transaction(lambda tx: two_chats(tx, holders))
        to = Receivers(Who.CLERKS)
        condition = receivers.contacts_among(to)
        query, about = f"SELECT c.address FROM contact c WHERE {condition}", receivers.parameters("b1", to)  # noqa: S608
        found = await store.read(lambda tx: {row["address"] for row in tx.rows(query, about)})
    assert found == told


def two_chats(tx: Transaction, holders: tuple[str, ...]) -> None:
    """A person with the chats `a` and `b`, of which some hold a clerk's role."""
    people.add(tx, Person("p", "16378", "Trần Thị Lan", NOW), "tran thi lan")
    for name in ("a", "b"):
        address = Address(Channel.TELEGRAM, name, "42")
        contacts.add(tx, Contact(address, Language.VI), NOW)
        contacts.link(tx, address, "p")
        if name in holders:
            roles.grant(tx, address, Role.CLERK, "16378", NOW)
    contacts.prefer(tx, Address(Channel.TELEGRAM, "b", "42"), "p")


@pytest.mark.parametrize(("state", "whole", "silent"), [("saved", 1, False), ("draft", 1, True), ("saved", 0, True)])
async def test_clerks_are_silent_until_a_whole_report_is_saved(
    tmp_path: Path, state: str, whole: int, *, silent: bool
) -> None:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        await store.transaction(lambda tx: two_chats(tx, ("b",)))
        await store.transaction(
            lambda tx: tx.run(
                "INSERT INTO room_report (session_id, site_code, whole, named, total, present, excused, absent, "
                " unknown, state, channel, bot, address, written_by, written_at)"
                " VALUES ('s1', '16378', :whole, 1, 1, 1, 0, 0, 0, :state, 'telegram', '42', 'b', 'Lan', '')",
                {"state": state, "whole": whole},
            )
        )
        found = await store.read(lambda tx: receivers.groups(tx, "b1", Receivers(Who.SILENT_CLERKS, "s1")))
    assert bool(found) is silent
