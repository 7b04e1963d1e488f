"""The counts that triggers keep are those that counting anew gives, whatever happens to people and their attendance."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import Method, Status
from bot.domain.people import Person
from bot.storage import attendance, people
from bot.storage.attendance import Record
from bot.storage.reports import count_by_site
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction

NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
SITES, SESSIONS, PEOPLE = ("16378", "21109"), ("d1-am", "d1-pm"), ("p1", "p2", "p3")

Step = tuple[str, str, str, str, Status]
STEPS = st.tuples(
    st.sampled_from(("come", "record", "move", "forget")),
    st.sampled_from(PEOPLE),
    st.sampled_from(SITES),
    st.sampled_from(SESSIONS),
    st.sampled_from(Status),
)


def do(tx: Transaction, step: Step) -> None:
    what, person_id, site, session, status = step
    here = tx.rows("SELECT site_code FROM person WHERE id = :id", {"id": person_id})
    if what == "come" and not here:
        people.add(tx, Person(person_id, site, "Trần Thị Lan", NOW), "tran thi lan")
    elif what == "record" and here:
        code = here[0]["site_code"]
        record = Record(session, person_id, code, status, NOW, NOW, Method.SELF, "web", person_id)
        if not attendance.add(tx, record):
            attendance.replace(tx, record)
    elif what == "move":
        people.move(tx, person_id, site)
    elif what == "forget":
        people.forget(tx, person_id)


def counted_anew(tx: Transaction, session: str) -> dict[tuple[str, str], int]:
    enrolled = tx.rows("SELECT site_code, 'enrolled' AS what, COUNT(*) AS n FROM person GROUP BY site_code")
    by_status = tx.rows(
        "SELECT site_code, status AS what, COUNT(*) AS n FROM attendance WHERE session_id = :id"
        " GROUP BY site_code, status",
        {"id": session},
    )
    return {(row["site_code"], row["what"]): row["n"] for row in (*enrolled, *by_status)}


def counted(tx: Transaction, session: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for site, count in count_by_site(tx, session).items():
        found |= {(site, str(status)): number for status, number in count.by_status.items()}
        found |= {(site, "enrolled"): count.enrolled} if count.enrolled else {}
    return found


@given(steps=st.lists(STEPS, max_size=30))
@settings(max_examples=60, deadline=None)
async def test_counts_are_what_counting_anew_gives(steps: list[Step]) -> None:
    async with open_sqlite(Path(":memory:")) as store:

        def work(tx: Transaction) -> None:
            for step in steps:
                do(tx, step)
            assert people.count(tx) == tx.rows("SELECT COUNT(*) AS n FROM person")[0]["n"]
            for session in SESSIONS:
                assert counted(tx, session) == counted_anew(tx, session)

        await store.transaction(work)
