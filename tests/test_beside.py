"""Work in a process of its own: what it gives, how it fails, and that nothing of it stays behind."""

import asyncio
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from bot.jobs.beside import BesideError, beside


def double(number: int) -> int:
    return 2 * number


def where(_: None) -> int:
    return os.getpid()


def fail(secret: str) -> None:
    raise ValueError(secret)


def die(_: None) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def linger(begun: Path) -> None:
    begun.write_text(str(os.getpid()))
    time.sleep(600)


async def test_it_gives_what_the_work_gives_from_another_process() -> None:
    assert await beside(double, 21) == 42
    assert await beside(where, None) != os.getpid()
    assert multiprocessing.active_children() == []


async def test_an_error_is_named_by_its_kind_and_place_not_by_what_it_says() -> None:
    with pytest.raises(BesideError, match=r"^ValueError in test_beside\.py, line \d+$"):
        await beside(fail, "Trần Thị Lan")


async def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(BesideError, match="the process ended early"):
        await beside(die, None)


async def test_whoever_stops_waiting_ends_the_process(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    waiting = asyncio.ensure_future(beside(linger, begun))
    while not (begun.exists() and begun.read_text()):  # noqa: ASYNC110 - another process tells nobody
        await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)
