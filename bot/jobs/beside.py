"""Heavy work in a process of its own, so that neither its time nor its memory is the program's."""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar, cast

A = TypeVar("A")
R = TypeVar("R")

_context = multiprocessing.get_context("spawn")


class BesideError(Exception):
    """The work was not done; the message says which kind of error it met."""


async def beside(work: Callable[[A], R], argument: A) -> R:
    """What `work` gives, a function of a module's own; both values are pickled. Cancelling it ends the process.

    Raises:
        BesideError: the work raised, or the process died.
    """
    ours, theirs = _context.Pipe(duplex=False)
    process = _context.Process(target=_work, args=(theirs, work, argument), daemon=True)
    try:
        await asyncio.to_thread(process.start)
        theirs.close()
        done, result = await asyncio.to_thread(ours.recv)
    except EOFError:
        raise BesideError("the process ended early") from None
    finally:
        if process.pid is not None:
            process.kill()
            await asyncio.shield(asyncio.to_thread(process.join))
            process.close()
        ours.close()
    if not done:
        raise BesideError(str(result))
    return cast("R", result)


def _work(results: Connection, work: Callable[[A], R], argument: A) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which ends us
    try:
        results.send((True, work(argument)))
    except Exception as error:  # noqa: BLE001 - the other side says so
        frames = error.__traceback__
        while frames and frames.tb_next:
            frames = frames.tb_next
        where = (
            f" in {frames.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}, line {frames.tb_lineno}" if frames else ""
        )
        results.send((False, f"{type(error).__name__}{where}"))
