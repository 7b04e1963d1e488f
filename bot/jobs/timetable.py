"""The timetable's file: read again when it changes; a bad one is refused and the last good one serves."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.messages import Outgoing
from bot.domain.timetable import Site, Timetable
from bot.services import changes, timetables
from bot.services.roles import Named, tell_organisers
from bot.services.timetables import Candidate
from bot.storage import proposals, schedule_file
from bot.storage.proposals import ProposalState
from bot.storage.schedule import Loaded, ScheduleError, from_content, load
from bot.storage.store import Store, Transaction

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


async def start(store: Store, path: Path, organisers: Named, now: datetime) -> CurrentTimetable:
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
    known = await store.read(lambda tx: timetables.before(tx, from_content))
    timetable = await store.transaction(lambda tx: timetables.accept(tx, _candidate(loaded), known, organisers, now))
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
    await write_wanted(store, current.path, organisers, clock())
    seen = _stamps(current.files)
    if seen == current.seen:
        return
    current.seen = seen
    try:
        loaded = await asyncio.to_thread(load, current.path)
    except ScheduleError as error:
        _log.warning("the new timetable is refused, the last good one serves: %d mistakes", len(error.problems))
        problems = "\n".join(str(problem) for problem in error.problems[:_MOST_PROBLEMS])
        message = Outgoing("timetable-refused", {"problems": problems})
        await store.transaction(lambda tx: tell_organisers(tx, organisers, f"refused:{seen}", message, clock()))
        queued()
        return
    old, now = current.timetable, clock()
    candidate = _candidate(loaded, old.sites)
    new = replace(candidate.timetable, version=old.version + 1, changed_at=now)
    await asyncio.to_thread(timetables.prepare, new)  # before anybody hears of it, and asks
    known = await store.read(lambda tx: timetables.before(tx, from_content, old))
    ready = replace(candidate, timetable=new)
    accepted = await store.transaction(lambda tx: timetables.accept(tx, ready, known, organisers, now))
    current.files = loaded.files
    if accepted.version == old.version:
        return
    current.timetable = accepted
    _log.info("timetable version %d is in force", accepted.version)
    queued()


async def tell(
    store: Store,
    hold: timedelta,
    unasked_after: timedelta | None,
    clock: Callable[[], datetime],
    queued: Callable[[], None],
) -> None:
    """Tell people of the changes that an organiser agreed to, a stretch of them in each transaction."""
    while await store.read(lambda tx: changes.is_due(tx, hold, unasked_after, clock())):
        await store.transaction(lambda tx: changes.queue_next(tx, hold, unasked_after, clock()))
        queued()


async def write_wanted(store: Store, path: Path, organisers: Named, now: datetime) -> None:
    """Put the timetables that organisers sent and want into the file. Written twice, it is the same file."""
    while (proposal := await store.read(proposals.accepted)) is not None:
        wanted = proposal
        try:
            await asyncio.to_thread(schedule_file.write, path, wanted.content)
            state, problem = ProposalState.WRITTEN, ""
        except OSError as error:
            state, problem = ProposalState.FAILED, error.strerror or type(error).__name__
            _log.warning("the timetable that was sent cannot be written: %s", problem)

        def close(tx: Transaction, to: ProposalState = state, why: str = problem, which: int = wanted.id) -> None:
            proposals.close(tx, which, to)
            if why:
                message = Outgoing("timetable-not-written", {"problem": why})
                tell_organisers(tx, organisers, f"not-written:{which}", message, now)

        await store.transaction(close)


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
