"""Transactions that wait for the writer share a commit, and what fails of them takes nothing of the others along."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction, Work


class _SlipError(Exception):
    """A mistake in somebody's work."""


def _adds(name: str, *, fails: bool) -> Work[str]:
    def work(tx: Transaction) -> str:
        tx.run(
            "INSERT INTO person (id, site_code, full_name, search_name, registered_at) VALUES (:id, '1', :id, :id, '')",
            {"id": name},
        )
        if fails:
            raise _SlipError(name)
        return name

    return work


@pytest.mark.parametrize("failing", [{"a"}, {"b"}, {"c"}, {"a", "b"}, {"a", "b", "c"}, set()])
async def test_what_fails_is_taken_back_alone_wherever_it_stands(tmp_path: Path, failing: set[str]) -> None:
    kept, commits = sorted({"a", "b", "c"} - failing), list[float]()
    began, go_on = threading.Event(), threading.Event()

    def occupy(_: Transaction) -> None:
        began.set()
        go_on.wait()

    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        busy = asyncio.create_task(store.transaction(occupy))
        await asyncio.to_thread(began.wait)
        waiting = [asyncio.create_task(store.transaction(_adds(name, fails=name in failing))) for name in "abc"]
        await asyncio.sleep(0)  # all of them are in the queue
        store.observe = commits.append
        go_on.set()
        await busy
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert [str(one) for one in results] == ["a", "b", "c"]
        assert {str(one) for one in results if isinstance(one, _SlipError)} == failing
        assert [row["id"] for row in await store.read(lambda tx: tx.rows("SELECT id FROM person ORDER BY id"))] == kept
        counted = await store.read(lambda tx: tx.rows("SELECT n FROM person_count WHERE n > 0"))
        assert [row["n"] for row in counted] == [len(kept)] * bool(kept)
        assert len(commits) == 2  # the busy one's, and one for all who waited
