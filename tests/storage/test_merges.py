"""Merging a walk-in with somebody on the list: the sums stay right, and undoing it brings everything back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import IN_THE_ROOM, Method, Status
from bot.domain.messages import Address, Channel
from bot.domain.people import Contact, Person
from bot.domain.timetable import Language
from bot.services import walk_ins
from bot.storage import attendance, contacts, people, personal_codes, roster_people, substitutes
from bot.storage.attendance import Record
from bot.storage.merges import Merge
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction
from bot.storage.substitutes import Substitute
from tests.storage.test_counts import counted, counted_anew

NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
SITE, SESSIONS = "16378", ("d1-am", "d1-pm", "d2-am")
WALK_IN, LISTED, OTHER = "pwalkin", "plisted", "pother"

Step = tuple[str, str, str, Status, Method, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("word", "stands_in", "dispute")),
        st.sampled_from((WALK_IN, LISTED, OTHER)),
        st.sampled_from(SESSIONS),
        st.sampled_from(Status),
        st.sampled_from(Method),
        st.sampled_from((WALK_IN, LISTED, OTHER)),
    ),
    max_size=20,
)
TABLES = ("person", "contact", "attendance", "attendance_history", "substitute", "dispute")


def begin(tx: Transaction) -> None:
    for person_id, name, walk_in in ((WALK_IN, "Lan", True), (LISTED, "Trần Thị Lan", False), (OTHER, "Nam", False)):
        people.add(tx, Person(person_id, SITE, name, NOW, walk_in), name.lower())
    for number, person_id in enumerate((WALK_IN, LISTED, OTHER)):
        address = Address(Channel.WEB, f"chat{number}")
        contacts.add(tx, Contact(address, Language.VI), NOW)
        contacts.link(tx, address, person_id)


def do(tx: Transaction, step: Step, at: datetime) -> None:
    what, person_id, session, status, method, delegate = step
    if roster_people.find(tx, person_id) is None or roster_people.find(tx, delegate) is None:
        return
    if what == "word":
        record = Record(session, person_id, SITE, status, at, at, method, "web", person_id)
        if not attendance.add(tx, record):
            attendance.replace(tx, record)
    elif what == "stands_in" and delegate != person_id:
        substitutes.add(tx, Substitute(session, SITE, delegate, person_id, "", "clerk"), "report:1", at)
    elif what == "dispute":
        tx.run(
            "INSERT INTO dispute (session_id, person_id, site_code, channel, bot, address, raised_at, state)"
            " VALUES (:session, :person, :site, 'web', '', 'x', 'now', 'open') ON CONFLICT DO NOTHING",
            {"session": session, "person": person_id, "site": SITE},
        )


def everything(tx: Transaction) -> dict[str, list[dict[str, Any]]]:
    queries = {table: f"SELECT * FROM {table}" for table in TABLES}  # noqa: S608 - names of ours
    return {table: sorted(map(dict, tx.rows(query)), key=str) for table, query in queries.items()}


def assert_sums(tx: Transaction) -> None:
    for session in SESSIONS:
        assert counted(tx, session) == counted_anew(tx, session)
    doubled = "SELECT 1 FROM substitute WHERE withdrawn_at IS NULL AND delegate_id = person_id"
    assert tx.rows(doubled) == []


def merge(tx: Transaction, at: datetime) -> Merge:
    walk_in, listed = roster_people.find(tx, WALK_IN), roster_people.find(tx, LISTED)
    assert walk_in
    assert listed
    return walk_ins.merge(tx, walk_in, listed, "telegram:7", at)


@given(before=STEPS, after=STEPS)
@settings(max_examples=60, deadline=None)
async def test_sums_stay_right_through_merges_and_undos(before: list[Step], after: list[Step]) -> None:
    async with open_sqlite(Path(":memory:")) as store:

        def work(tx: Transaction) -> None:
            begin(tx)
            for number, step in enumerate(before):
                do(tx, step, NOW + timedelta(seconds=number))
            merged = merge(tx, NOW + timedelta(minutes=1))
            assert_sums(tx)
            assert people.count(tx) == 2
            for number, step in enumerate(after):
                do(tx, step, NOW + timedelta(minutes=2, seconds=number))
            walk_ins.undo(tx, merged)
            assert_sums(tx)
            assert people.count(tx) == 3

        await store.transaction(work)


@given(before=STEPS)
@settings(max_examples=60, deadline=None)
async def test_undoing_a_merge_brings_back_all_that_was(before: list[Step]) -> None:
    async with open_sqlite(Path(":memory:")) as store:

        def work(tx: Transaction) -> None:
            begin(tx)
            for number, step in enumerate(before):
                do(tx, step, NOW + timedelta(seconds=number))
            was = everything(tx)
            assert walk_ins.undo(tx, merge(tx, NOW + timedelta(minutes=1))) == 0
            assert everything(tx) == was

        await store.transaction(work)


@given(before=STEPS)
@settings(max_examples=60, deadline=None)
async def test_no_word_is_lost_and_who_was_seen_in_the_room_was_there(before: list[Step]) -> None:
    async with open_sqlite(Path(":memory:")) as store:

        def work(tx: Transaction) -> None:
            begin(tx)
            for number, step in enumerate(before):
                do(tx, step, NOW + timedelta(seconds=number))
            words = {id_: attendance.of_person(tx, id_) for id_ in (WALK_IN, LISTED)}
            old = tx.rows("SELECT * FROM attendance_history WHERE person_id <> :other", {"other": OTHER})
            merge(tx, NOW + timedelta(minutes=1))
            merged = attendance.of_person(tx, LISTED)
            both = words[WALK_IN].keys() & words[LISTED].keys()
            assert merged.keys() == words[WALK_IN].keys() | words[LISTED].keys()
            history = tx.rows("SELECT * FROM attendance_history WHERE person_id = :id", {"id": LISTED})
            assert len(history) == len(old) + len(both)
            for session, record in merged.items():
                said = [one[session].status for one in words.values() if session in one]
                assert record.status in said
                assert (record.status in IN_THE_ROOM) == any(status in IN_THE_ROOM for status in said)

        await store.transaction(work)


async def test_codes_of_an_unfinished_sheet_do_not_hold() -> None:
    async with open_sqlite(Path(":memory:")) as store:

        def work(tx: Transaction) -> None:
            begin(tx)
            personal_codes.stage(tx, [(LISTED, "old")])
            personal_codes.release(tx)
            personal_codes.stage(tx, [(LISTED, "new"), (OTHER, "newer")])
            assert personal_codes.owner(tx, "old") == LISTED
            assert personal_codes.owner(tx, "new") is None
            personal_codes.drop_staged(tx)
            assert not personal_codes.release(tx)
            assert personal_codes.owner(tx, "old") == LISTED
            personal_codes.stage(tx, [(LISTED, "new")])
            personal_codes.release(tx)
            assert personal_codes.owner(tx, "new") == LISTED
            assert personal_codes.owner(tx, "old") is None

        await store.transaction(work)
