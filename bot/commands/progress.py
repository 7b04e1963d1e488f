"""A bar on a terminal, on standard error, while something long is done; elsewhere nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_WIDTH = 30


@contextmanager
def progress(doing: str, total: int = 0) -> Iterator[Callable[[int], None]]:
    """Gives what to call with how many more are done; without a total only the number is shown."""
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{_bar(done, total)}{done:,} {doing}\x1b[K")
            sys.stderr.flush()

    try:
        yield advance
    finally:
        if done and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _bar(done: int, total: int) -> str:
    if not total:
        return ""
    full = _WIDTH * min(done, total) // total
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {100 * min(done, total) // total:3} %  "
