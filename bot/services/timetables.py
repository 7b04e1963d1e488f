"""Accepting a new version of the timetable: what it moves is taken back and planned anew, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.messages import Kind
from bot.domain.timetable import Timetable
from bot.services import reminders
from bot.services.sites import find_sites
from bot.storage import outbox, timetable_versions
from bot.storage.store import Transaction
from bot.storage.timetable_versions import Version
from bot.understanding import understand


@dataclass(frozen=True, slots=True)
class Candidate:
    """A timetable that was read and found right. `content` is all of it as canonical JSON."""

    timetable: Timetable
    digest: str
    content: str


def accept(tx: Transaction, new: Candidate, rebuild: Callable[[str], Timetable], now: datetime) -> Timetable:
    """Put a timetable in force; it comes back with its version. The one already in force changes nothing.

    `rebuild` makes an earlier version's timetable from its content.
    """
    latest = timetable_versions.latest(tx)
    if latest is not None and latest.digest == new.digest:
        return _numbered(new.timetable, latest)
    version = Version(latest.number + 1 if latest else 1, new.digest, new.content, now)
    timetable_versions.add(tx, version)
    if latest is not None:
        outbox.cancel(tx, moved_sessions(rebuild(latest.content), new.timetable), Kind.REMINDER)
    reminders.skip_past(tx, new.timetable, now)
    return _numbered(new.timetable, version)


def last_good(tx: Transaction, rebuild: Callable[[str], Timetable]) -> Timetable | None:
    """The timetable that was in force when the program last ran, if it ever did."""
    latest = timetable_versions.latest(tx)
    return _numbered(rebuild(latest.content), latest) if latest else None


def prepare(timetable: Timetable) -> None:
    """Make what the first to ask would otherwise wait for: the words by which sites and topics are known."""
    find_sites(timetable, "?")
    understand("?", timetable.sessions[0].start, timetable)


def _numbered(timetable: Timetable, version: Version) -> Timetable:
    """The first version is as it was read: it changed nothing."""
    if version.number == timetable.version:
        return timetable
    return replace(timetable, version=version.number, changed_at=version.accepted_at)


def moved_sessions(old: Timetable, new: Timetable) -> list[str]:
    """The old timetable's sessions that are gone or start at another time."""
    return [
        session.id
        for session in old.sessions
        if session.id not in new.session_by_id or new.session_by_id[session.id].start != session.start
    ]
