"""A session's numbers as they change, made into frames once for all who look at the same sites."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.domain.people import Rights
from bot.domain.room_report import SiteState
from bot.domain.timetable import Session, Timetable
from bot.services import board
from bot.services.board import Line
from bot.web.streaming import framed

_CHANGES_KEPT = 40
_CHANGES_A_TIME = 12
STATES = (SiteState.SILENT, SiteState.PART, SiteState.REPORTED)
_NUMBER_OF_STATE = {state: number for number, state in enumerate(STATES)}

Curve = Sequence[tuple[datetime, int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The sites that somebody sees, by their places in the timetable's list. Those who see the same share a key."""

    key: str
    places: tuple[int, ...]

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """Its part of the nation's lines."""
        return [lines[place] for place in self.places]


def scope_of(timetable: Timetable, rights: Rights) -> Scope:
    """What somebody with these rights sees."""
    if rights.organiser:
        return whole(timetable)
    key = ",".join((*sorted(rights.provinces), *sorted(rights.sites)))
    return Scope(key, board.visible(timetable, rights))


@lru_cache(maxsize=2)
def whole(timetable: Timetable) -> Scope:
    """All sites."""
    return Scope("", tuple(range(len(timetable.sites))))


@dataclass(frozen=True, slots=True)
class Change:
    """Something to tell of a site: `reported`, `first` to come there, or `came` with how many more."""

    at: datetime
    version: int
    place: int
    kind: str
    more: int
    line: Line


class Feed:
    """One session's numbers. `update` makes a new version where anything changed."""

    def __init__(self, session: Session, lines: tuple[Line, ...], now: datetime) -> None:
        self.session = session
        self.lines = lines
        self.at = now
        self.version = 1
        self._curves: dict[str, tuple[int, Curve]] = {}  # by the scope's key, with the version that first had it
        self._changed_in = [1] * len(lines)  # by place: the version in which the site last changed
        self._changes: deque[Change] = deque(maxlen=_CHANGES_KEPT)
        self._frames: dict[tuple[str, int], bytes] = {}

    def update(self, lines: tuple[Line, ...], now: datetime) -> frozenset[int]:
        """Take the numbers as they are now; the places of the sites that changed."""
        before, self.lines, self.at = self.lines, lines, now
        changed = frozenset(place for place, line in enumerate(lines) if line != before[place])
        if changed:
            self.version += 1
            for place in changed:
                self._changed_in[place] = self.version
            self._changes.extend(_told(changed, before, lines, now, self.version))
            self._frames.clear()
        return changed

    def has_curve(self, scope: Scope) -> bool:
        """Whether the scope's curve of arrivals is known."""
        return scope.key in self._curves

    def bend(self, curves: Mapping[str, Curve]) -> None:
        """Take the curves of arrivals as they are now, by the scopes' keys."""
        bent = {key: curve for key, curve in curves.items() if key not in self._curves or self._curves[key][1] != curve}
        if bent:
            self.version += 1
            self._curves |= {key: (self.version, curve) for key, curve in bent.items()}
            self._frames.clear()

    def frame(self, scope: Scope, since: int) -> bytes:
        """What somebody who has the version `since` needs; everything for whoever has none."""
        key = (scope.key, since)
        if key not in self._frames:
            self._frames[key] = self._framed(scope, since)
        return self._frames[key]

    def state(self, scope: Scope, since: int = 0) -> dict[str, object]:
        """The same as values, before they become JSON."""
        whole = not 0 < since <= self.version
        places = {place: number for number, place in enumerate(scope.places)}
        wanted = [place for place in scope.places if whole or self._changed_in[place] > since]
        told = [change for change in self._changes if change.place in places and (whole or change.version > since)]
        bent_at, curve = self._curves.get(scope.key, (0, ()))
        return {
            "v": self.version,
            "at": self.at.isoformat(timespec="seconds"),
            "whole": whole,
            "total": board.total(scope.of(self.lines)),
            "sites": [[places[place], *numbers(self.lines[place])] for place in wanted],
            "changes": [_as_values(change, places) for change in told],
            "curve": [(minute.isoformat(), came) for minute, came in curve] if whole or bent_at > since else None,
        }

    def _framed(self, scope: Scope, since: int) -> bytes:
        return framed("numbers", self.state(scope, since), self.version)


def numbers(line: Line) -> tuple[int, ...]:
    """A site's numbers and its state: enrolled, present, late, excused, absent, left early, and 0, 1 or 2.

    Those of whom nothing is known are what is left.
    """
    return (*line[:6], _NUMBER_OF_STATE[line.state])


def _told(
    changed: frozenset[int], before: Sequence[Line], lines: Sequence[Line], now: datetime, version: int
) -> list[Change]:
    """The few changes of a moment that say most: new reports, then sites that come alive, then the largest."""
    found = [_change(place, before[place], lines[place], now, version) for place in changed]
    weight = {"reported": 2, "first": 1, "came": 0}
    found.sort(key=lambda change: (weight[change.kind], change.more))
    return found[-_CHANGES_A_TIME:]


def _change(place: int, before: Line, line: Line, now: datetime, version: int) -> Change:
    more = line.in_the_room - before.in_the_room
    kind = "came"
    if line.state is SiteState.REPORTED and before.state is not SiteState.REPORTED:
        kind = "reported"
    elif line.state is SiteState.PART and before.state is SiteState.SILENT:
        kind = "first"
    return Change(now, version, place, kind, more, line)


def _as_values(change: Change, places: Mapping[int, int]) -> list[object]:
    line = change.line
    at = change.at.isoformat(timespec="seconds")
    return [at, places[change.place], change.kind, change.more, line.in_the_room, line.enrolled]
