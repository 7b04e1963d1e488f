"""A program on Zalo for each test."""

import math
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.channels.zalo import ZaloClient
from tests.walks.conftest import _nobody_waits_for_the_pace_of_a_chat as telegram_does_not_wait
from tests.walks.conftest import _the_same_files_are_read_once as the_same_files_are_read_once
from tests.zalo.program import OnZalo, on_zalo

__all__ = ["telegram_does_not_wait", "the_same_files_are_read_once"]


@pytest.fixture(scope="package", autouse=True)
def _nobody_waits_for_the_pace_of_a_chat() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ZaloClient, "one_chat_per_second", math.inf)
        yield


@pytest.fixture
async def by_polling(tmp_path: Path) -> AsyncIterator[OnZalo]:
    """The program asks Zalo for events."""
    async with on_zalo(tmp_path) as running:
        yield running


@pytest.fixture
async def by_webhook(tmp_path: Path) -> AsyncIterator[OnZalo]:
    """Zalo brings events to the program."""
    async with on_zalo(tmp_path, webhook=True) as running:
        yield running


@pytest.fixture(params=["polling", "webhook"])
async def here(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OnZalo]:
    """The program, either way."""
    async with on_zalo(tmp_path, webhook=request.param == "webhook") as running:
        yield running
