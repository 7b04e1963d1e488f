"""The timetable's file: read again when it changes; a bad one is refused and the last good one serves."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.domain.messages import Outgoing
from bot.domain.timetable import Site, Timetable
from bot.services import timetables
from bot.services.roles import Named, tell_organisers
from bot.services.timetables import Candidate
from bot.storage.schedule import Loaded, ScheduleError, from_content, load
from bot.storage.store import Store

_MOST_PROBLEMS = 10

_log = logging.getLogger(__name__)
_Seen = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class CurrentTimetable:
    """The timetable in force, in memory. Only `start` and `watch` change it."""

    path: Path
    timetable: Timetable
    files: tuple[Path, ...]
    seen: _Seen


async def start(store: Store, path: Path, now: datetime) -> CurrentTimetable:
    """Read the timetable and put it in force. Where it has mistakes, the last good one serves, and `watch` says so.

    Raises:
        ScheduleError: it cannot be used, and there was none before it.
    """
    seen_before = _stamps((path,))
    try:
        loaded = load(path)
    except ScheduleError:
        last_good = await store.read(lambda tx: timetables.last_good(tx, from_content))
        if last_good is None:
            raise
        return CurrentTimetable(path, last_good, (path,), seen=())
    timetable = await store.transaction(lambda tx: timetables.accept(tx, _candidate(loaded), from_content, now))
    seen = _stamps(loaded.files) if seen_before == _stamps((path,)) else ()
    return CurrentTimetable(path, timetable, loaded.files, seen)


async def watch(
    current: CurrentTimetable,
    store: Store,
    clock: Callable[[], datetime],
    organisers: Named,
    queued: Callable[[], None],
) -> None:
    """Look whether the files changed; accept what they say now, or refuse it and tell the organisers why."""
    seen = _stamps(current.files)
    if seen == current.seen:
        return
    current.seen = seen
    now = clock()
    try:
        loaded = await asyncio.to_thread(load, current.path)
    except ScheduleError as error:
        _log.warning("the new timetable is refused, the last good one serves: %d mistakes", len(error.problems))
        problems = "\n".join(str(problem) for problem in error.problems[:_MOST_PROBLEMS])
        message = Outgoing("timetable-refused", {"problems": problems})
        await store.transaction(lambda tx: tell_organisers(tx, organisers, f"refused:{seen}", message, now))
        queued()
        return
    candidate = _candidate(loaded, current.timetable.sites)
    old = current.timetable
    accepted = await store.transaction(lambda tx: timetables.accept(tx, candidate, lambda _: old, now))
    current.files = loaded.files
    if accepted.version == current.timetable.version:
        return
    await asyncio.to_thread(timetables.prepare, accepted)
    current.timetable = accepted
    _log.info("timetable version %d is in force", accepted.version)
    news = Outgoing("timetable-accepted", {"version": accepted.version})
    await store.transaction(lambda tx: tell_organisers(tx, organisers, f"timetable:{accepted.version}", news, now))
    queued()


def _candidate(loaded: Loaded, known_sites: tuple[Site, ...] = ()) -> Candidate:
    """What was read. Sites that are the same stay the very same, with all that is known by them."""
    same = loaded.timetable.sites == known_sites
    timetable = replace(loaded.timetable, sites=known_sites) if same else loaded.timetable
    return Candidate(timetable, loaded.digest, loaded.content)


def _stamps(files: tuple[Path, ...]) -> _Seen:
    """What tells one state of the files from another, also when an editor replaces them."""
    return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
