"""The counts behind the curve of arrivals stay right whatever is done to an attendance."""

import sqlite3
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import IN_THE_ROOM, Status
from bot.storage import arrivals
from bot.storage.migrate import migrate
from bot.storage.sqlite import _SqliteTransaction

START = datetime(2025, 9, 6, 0, 40, tzinfo=UTC)
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["p1", "p2", "p3"]),
        st.sampled_from([*Status, None]),  # None: the row goes
        st.sampled_from(["16378", "21109"]),
        st.integers(0, 3),  # minutes
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_counts_are_those_of_the_rows(steps: list[tuple[str, Status | None, str, int]]) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection)
    standing: dict[str, tuple[Status, str, int]] = {}
    for person, status, site, minute in steps:
        if status is None:
            connection.execute("DELETE FROM attendance WHERE person_id = ?", (person,))
            standing.pop(person, None)
            continue
        at = (START + timedelta(minutes=minute)).isoformat(timespec="milliseconds")[:23] + "Z"
        connection.execute(
            "INSERT INTO attendance (session_id, person_id, site_code, status, happened_at, received_at, method,"
            " channel, recorded_by) VALUES ('d1-am', ?1, ?2, ?3, ?4, ?4, 'self', 'web', 'x')"
            " ON CONFLICT (person_id, session_id) DO UPDATE SET status = ?3, site_code = ?2, happened_at = ?4",
            (person, site, status, at),
        )
        standing[person] = (status, site, minute)
    for sites in (None, ["16378"]):
        counted = dict(arrivals.by_minute(_SqliteTransaction(connection), "d1-am", sites))
        came = [
            START + timedelta(minutes=minute)
            for status, site, minute in standing.values()
            if status in IN_THE_ROOM and (sites is None or site in sites)
        ]
        assert counted == {minute: came.count(minute) for minute in came}
    connection.close()
