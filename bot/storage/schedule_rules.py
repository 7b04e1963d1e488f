"""What the parts of a timetable mean together: ids that repeat, items that overlap, times that do not exist.

The rules read parsed JSON, not the model, and pass over what makes no sense on its own (`schedule_structure` says so):
a misspelt key somewhere does not hide an overlap elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.timetable import Audience, ItemKind
from bot.storage.schedule_forms import CLOCK, DATE, DURATION, duration, time_zone
from bot.storage.schedule_problems import JsonPath, path_text, shown
from bot.storage.schedule_structure import Finding

_NO_CONTENT = {ItemKind.RECEPTION, ItemKind.BREAK}
Node = tuple[JsonPath, Mapping[str, Any]]


class _Slot(NamedTuple):
    """The time of an item, on the clocks of the class."""

    start: time
    end: time
    path: JsonPath
    session: JsonPath


def findings(data: object) -> Iterator[Finding]:
    """All mistakes between the parts of a timetable."""
    root: Node = ((), data if isinstance(data, dict) else {})
    days = list(_children(root, "days"))
    sessions = [session for day in days for session in _children(day, "sessions")]
    items = [item for session in sessions for item in _children(session, "items")]
    yield from _repetitions(_values(days, "date"))
    yield from _repetitions(_values(sessions, "id"))
    yield from _repetitions(_values(items, "id"))
    yield from _repetitions(_values(_children(root, "sites"), "code"))
    yield from _repetitions(_reminders(root))
    ladder = list(_children(root, "ladder"))
    yield from _repetitions(_steps(ladder))
    yield from _without_one_time(ladder)
    yield from _without_content(sessions)
    zone_name = root[1].get("timezone")
    zone = time_zone(zone_name) if isinstance(zone_name, str) else None
    for day in days:
        yield from _findings_of_day(day, zone)


def repeated(values: Iterable[tuple[JsonPath, str]]) -> Iterator[tuple[JsonPath, str, JsonPath]]:
    """Each value that comes again, and where it came first. Upper and lower case are one: people type them."""
    first_by_value: dict[str, JsonPath] = {}
    for path, value in values:
        first = first_by_value.setdefault(value.casefold(), path)
        if first != path and value:
            yield path, value, first


def _repetitions(values: Iterable[tuple[JsonPath, str]]) -> Iterator[Finding]:
    for path, value, first in repeated(values):
        yield path, f"{shown(value)} is there already, at {path_text(first)}"


def _children(node: Node, key: str) -> Iterator[Node]:
    path, parts = node
    children = parts.get(key)
    for index, child in enumerate(children if isinstance(children, list) else ()):
        if isinstance(child, dict):
            yield (*path, key, index), child


def _values(nodes: Iterable[Node], key: str) -> Iterator[tuple[JsonPath, str]]:
    for path, parts in nodes:
        if isinstance(value := parts.get(key), str):
            yield (*path, key), value


def _reminders(root: Node) -> Iterator[tuple[JsonPath, str]]:
    for path, reminder in _children(root, "reminders"):
        before, to = reminder.get("before"), reminder.get("to", Audience.EVERYONE)
        if isinstance(before, str) and re.fullmatch(DURATION, before):
            yield path, f"{duration(before) // timedelta(minutes=1)}m before, to {to}"


def _steps(ladder: Iterable[Node]) -> Iterator[tuple[JsonPath, str]]:
    for path, step in ladder:
        for key in ("before", "after"):
            time = step.get(key)
            if isinstance(time, str) and re.fullmatch(DURATION, time):
                yield path, f"{duration(time) // timedelta(minutes=1)}m {key}, to {step.get('to')}"


def _without_one_time(ladder: Iterable[Node]) -> Iterator[Finding]:
    for path, step in ladder:
        if ("before" in step) == ("after" in step):
            yield path, "must say either how long `before` or how long `after` a session's start"


def _without_content(sessions: Iterable[Node]) -> Iterator[Finding]:
    for path, session in sessions:
        kinds = [item.get("kind") for _, item in _children((path, session), "items")]
        if kinds and all(isinstance(kind, str) and kind in _NO_CONTENT for kind in kinds):
            yield (*path, "items"), "holds only receptions and breaks: nobody could check in to it or be reminded of it"


def _findings_of_day(day: Node, zone: ZoneInfo | None) -> Iterator[Finding]:
    items = [
        (session, item)
        for session, parts in _children(day, "sessions")
        for item in _children((session, parts), "items")
    ]
    if zone and (on := _date(day[1].get("date"))):
        yield from (finding for _, item in items for finding in _skipped(item, on, zone))
    slots = []
    for session, (path, item) in items:
        start, end = _time(item.get("start")), _time(item.get("end"))
        if start and end and end <= start:
            yield (*path, "end"), f"end {end:%H:%M} is not after start {start:%H:%M} (no item may pass midnight)"
        elif start and end:
            slots.append(_Slot(start, end, path, session))
    slots.sort()
    overlaps = list(_overlaps(slots))
    yield from overlaps or _interleaved(slots)


def _skipped(item: Node, on: date, zone: ZoneInfo) -> Iterator[Finding]:
    path, parts = item
    for key in ("start", "end"):
        at = _time(parts.get(key))
        if at and not _exists(datetime.combine(on, at), zone):
            yield (*path, key), f"{at:%H:%M} does not exist on {on} in {zone.key}: the clocks go forward past it"


def _overlaps(slots: list[_Slot]) -> Iterator[Finding]:
    """Items that start before an earlier one has ended."""
    for latest, slot in zip(accumulate(slots, _later_end), slots[1:], strict=False):
        if slot.start < latest.end:
            times = f"{latest.start:%H:%M} to {latest.end:%H:%M}"
            yield (*slot.path, "start"), f"{slot.start:%H:%M} is within {path_text(latest.path)}, {times}"


def _later_end(one: _Slot, other: _Slot) -> _Slot:
    return max(one, other, key=attrgetter("end"))


def _interleaved(slots: list[_Slot]) -> Iterator[Finding]:
    """Sessions that go on after another one has begun."""
    seen: set[JsonPath] = set()
    for session, group in groupby(slots, key=attrgetter("session")):
        if session in seen:
            yield session, f"goes on at {next(group).start:%H:%M}, after another session has begun"
        seen.add(session)


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    there_and_back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) == local


def _time(value: object) -> time | None:
    return time.fromisoformat(value) if isinstance(value, str) and re.fullmatch(CLOCK, value) else None


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and re.fullmatch(DATE, value) else None
    except ValueError:
        return None
