"""Accepting a new version of the timetable: what it moves is taken back and planned anew, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.changes import compare
from bot.domain.messages import Outgoing
from bot.domain.timetable import Timetable
from bot.services import calendar, changes, reminders
from bot.services.change_words import say_all, summed_up
from bot.services.roles import Named
from bot.services.sites import find_sites
from bot.storage import change_notices, outgoing, proposals, timetable_versions
from bot.storage.schedule_problems import ScheduleError
from bot.storage.store import Transaction
from bot.storage.timetable_versions import Version
from bot.understanding import understand

_MOST_CHANGES_LISTED = 5  # of one version, so that several fit a message
Rebuild = Callable[[str], Timetable]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A timetable that was read and found right. `content` is all of it as canonical JSON."""

    timetable: Timetable
    digest: str
    content: str


@dataclass(frozen=True, slots=True)
class Before:
    """The version in force, and the one that people were last told of (None where there is none yet)."""

    latest: Timetable | None
    told: Timetable | None


def before(tx: Transaction, rebuild: Rebuild, known: Timetable | None = None) -> Before:
    """What a new timetable is compared with; `rebuild` makes a version from its content, `known` is made already."""
    in_force = timetable_versions.latest(tx)
    latest = known or _rebuilt(in_force, rebuild)
    told = timetable_versions.of(tx, change_notices.told_version(tx))
    if latest is None or told is None or told.number == latest.version:
        return Before(latest, latest)
    return Before(latest, _rebuilt(told, rebuild) or latest)


def _rebuilt(version: Version | None, rebuild: Rebuild) -> Timetable | None:
    """The timetable of a version; None also where an earlier program kept it in a form that is read no more."""
    try:
        return _numbered(rebuild(version.content), version) if version else None
    except ScheduleError:
        return None


def accept(tx: Transaction, new: Candidate, known: Before, organisers: Named, now: datetime) -> Timetable:
    """Put a timetable in force; it comes back with its version. The one already in force changes nothing."""
    latest = timetable_versions.latest(tx)
    if latest is not None and latest.digest == new.digest:
        return _numbered(new.timetable, latest)
    said = say_all(compare(known.latest, new.timetable)) if known.latest else []
    number = latest.number + 1 if latest else 1
    line = Outgoing("changes-line", {"version": number, "at": now, "lines": summed_up(said, most=_MOST_CHANGES_LISTED)})
    version = Version(number, new.digest, new.content, now, outgoing.dumps(line) if said else "")
    timetable_versions.add(tx, version)
    accepted = _numbered(new.timetable, version)
    calendar.revise(tx, accepted, now)
    if known.latest is None or known.told is None:
        reminders.begin(tx, accepted, now)
        return accepted
    reminders.replan(tx, known.latest, accepted, now)
    wish = proposals.take_wish(tx, new.digest)
    changes.ask(tx, changes.Versions(known.told, known.latest, accepted), wish, organisers, now)
    return accepted


def last_good(tx: Transaction, rebuild: Rebuild) -> Timetable | None:
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
