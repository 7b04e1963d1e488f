"""Work that is done again and again: what an error of ours in it costs, and who is told."""

import asyncio
import logging

import pytest

from bot.jobs import again
from bot.jobs.again import Repeated
from bot.storage.store import StorageError


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "LONGEST_PAUSE_SECONDS", 0.0)


class Work:
    """Meets these errors one after the other, and then goes well for ever."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.well = asyncio.Event()

    async def do(self) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.well.set()
        await asyncio.sleep(0)


async def test_work_goes_on_after_whatever_it_meets_which_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    repeated, work = Repeated(), Work(KeyError("a"), KeyError("b"), StorageError("full"), KeyError("c"))
    doing = asyncio.create_task(repeated.on_and_on("reading files", work.do))
    await asyncio.wait_for(work.well.wait(), 10)
    await asyncio.sleep(0)
    doing.cancel()
    assert [record.message for record in caplog.records] == [
        "reading files fails, and is tried again",
        "reading files works again",
    ]
    assert repeated.problems == []


async def test_what_fails_twice_in_a_row_is_a_problem_until_it_works() -> None:
    repeated, work = Repeated(), Work(KeyError("a"), KeyError("b"))
    assert not await repeated.once("remind", work.do)
    assert repeated.problems == []
    assert not await repeated.once("remind", work.do)
    assert repeated.problems == ["remind fails again and again: the log has the error"]
    assert await repeated.once("remind", work.do)
    assert repeated.problems == []


async def test_a_database_that_does_not_work_tells_of_itself(caplog: pytest.LogCaptureFixture) -> None:
    repeated, work = Repeated(), Work(*[StorageError("full")] * 3)
    for _ in range(3):
        assert not await repeated.once("remind", work.do)
    assert (repeated.problems, caplog.records) == ([], [])
