"""Accepting a new version of the timetable: what it moves is taken back and planned anew, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.messages import Kind
from bot.domain.timetable import Timetable
from bot.services import reminders
from bot.storage import outbox, timetable_versions
from bot.storage.store import Transaction
from bot.storage.timetable_versions import Version


@dataclass(frozen=True, slots=True)
class Candidate:
    """A timetable that was read and found right. `content` is its file as canonical JSON, without the sites."""

    timetable: Timetable
    digest: str
    content: str


def accept(tx: Transaction, new: Candidate, rebuild: Callable[[str], Timetable], now: datetime) -> Timetable:
    """Put a timetable in force; it comes back with its version. The one already in force changes nothing.

    `rebuild` makes an earlier version's timetable from its content.
    """
    latest = timetable_versions.latest(tx)
    if latest is not None and latest.digest == new.digest:
        return replace(new.timetable, version=latest.number, changed_at=latest.accepted_at)
    number = latest.number + 1 if latest else 1
    timetable_versions.add(tx, Version(number, new.digest, new.content, now))
    if latest is not None:
        outbox.cancel(tx, moved_sessions(rebuild(latest.content), new.timetable), Kind.REMINDER)
        reminders.skip_past(tx, new.timetable, now)
    return replace(new.timetable, version=number, changed_at=now if latest else None)


def moved_sessions(old: Timetable, new: Timetable) -> list[str]:
    """The old timetable's sessions that are gone or start at another time."""
    return [
        session.id
        for session in old.sessions
        if session.id not in new.session_by_id or new.session_by_id[session.id].start != session.start
    ]
