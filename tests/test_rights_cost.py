"""What everybody does pays nothing for what few may do."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from bot.domain.timetable import Timetable
from bot.handlers.request import House, Request
from bot.handlers.route import handle, meet
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Parameters, Row, Transaction
from tests.exports import EARLY, enrol, make_class


class Watched:
    """A transaction that remembers which statements were run."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.statements: list[str] = []

    def rows(self, sql: str, parameters: Parameters = {}) -> Sequence[Row]:  # noqa: B006 - never changed
        self.statements.append(sql)
        return self._tx.rows(sql, parameters)

    def each(self, sql: str, parameters: Parameters = {}) -> Iterator[Row]:  # noqa: B006 - never changed
        self.statements.append(sql)
        return self._tx.each(sql, parameters)

    def run(self, sql: str, parameters: Parameters = {}) -> int:  # noqa: B006 - never changed
        self.statements.append(sql)
        return self._tx.run(sql, parameters)

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> int:
        self.statements.append(sql)
        return self._tx.run_many(sql, parameters)

    def part(self) -> AbstractContextManager[None]:
        return self._tx.part()


@pytest.fixture
def timetable(tmp_path: Path) -> Timetable:
    return make_class(tmp_path)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(IncomingKind.ACTION, "checkin:d1-am"), (IncomingKind.TEXT, "điểm danh"), (IncomingKind.TEXT, "/me")],
)
async def test_a_check_in_asks_for_no_rights_and_changes_no_chat(
    kind: IncomingKind, text: str, timetable: Timetable
) -> None:
    async with open_sqlite(Path(":memory:")) as store:

        def work(tx: Transaction) -> list[str]:
            enrol(tx, timetable, "lan", "Trần Thị Lan", "16378")
            watched, house, now = Watched(tx), House(timetable), EARLY + timedelta(seconds=1)
            incoming = Incoming(Address(Channel.WEB, "lan"), "1", kind, text, EARLY)
            assert handle(Request(watched, house, incoming, meet(watched, house, incoming, now), now)).messages
            return watched.statements

        statements = await store.transaction(work)
    assert not [sql for sql in statements if "grant_of_role" in sql or "personal_code" in sql or "wrong_guess" in sql]
    assert not [sql for sql in statements if sql.startswith("UPDATE contact")]
    assert sum("FROM contact" in sql for sql in statements) == 1
