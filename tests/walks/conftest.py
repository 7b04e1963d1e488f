"""A running program for each test, or one for a module's tests where they cannot disturb each other."""

import math
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.telegram import TelegramClient
from bot.jobs import timetable
from bot.storage.schedule import Loaded, load
from tests.walks.program import Program, blameless, running


@pytest.fixture(scope="package", autouse=True)
def _the_same_files_are_read_once() -> Iterator[None]:
    """A program each for a hundred tests; only reading 3,356 sites each time would take long."""
    known: dict[tuple[str, ...], Loaded] = {}

    def load_once(path: Path) -> Loaded:
        files = (path, path.with_name("sites.csv"))
        content = tuple(file.read_text("utf-8") if file.exists() else "" for file in files)
        if content in known:
            return replace(known[content], files=files)
        return known.setdefault(content, load(path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timetable, "load", load_once)
        yield


@pytest.fixture(scope="package", autouse=True)
def _nobody_waits_for_the_pace_of_a_chat() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TelegramClient, "one_chat_per_second", math.inf)
        yield


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    """A program of the test's own."""
    async with running(tmp_path) as program:
        yield program


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Program]:
    async with running(tmp_path_factory.mktemp("program")) as program:
        yield program


@pytest_asyncio.fixture(loop_scope="module")
async def shared(_shared: Program) -> AsyncIterator[Program]:
    """The module's program, for people who have nothing to do with each other: 7 o'clock on the first day."""
    await _shared.at(6, "07:00")
    yield _shared
    blameless(_shared)
