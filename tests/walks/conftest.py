"""A running program for each test, or one for a module's tests where they cannot disturb each other."""

import math
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.telegram import TelegramClient
from tests.walks.program import Program, blameless, running


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
