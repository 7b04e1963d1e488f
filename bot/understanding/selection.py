"""Which items of the timetable are meant."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Final

from bot.domain.timetable import Item, ItemKind, Session, Timetable
from bot.understanding.moments import Part, Side, When

_NOON: Final = time(12)
_EVENING: Final = time(17, 30)
_NIGHT: Final = time(18)
_NOON_BREAK: Final = (time(10, 45), time(14, 30))


def on_dates(timetable: Timetable, dates: Iterable[date]) -> tuple[Item, ...]:
    """All items of those days."""
    days = [timetable.day_by_date[day] for day in dates if day in timetable.day_by_date]
    return tuple(item for day in days for session in day.sessions for item in session.items)


def content(items: Iterable[Item]) -> tuple[Item, ...]:
    """What people come for."""
    return tuple(item for item in items if item.is_content)


def topics(items: Iterable[Item]) -> tuple[Item, ...]:
    """The topics; where there are none, all content."""
    items = tuple(items)
    found = tuple(item for item in items if item.kind is ItemKind.TOPIC)
    return found or content(items)


def in_part(timetable: Timetable, items: Iterable[Item], part: Part | None) -> tuple[Item, ...]:
    """The items of that part of the day; at noon the long break."""
    if part is None:
        return tuple(items)
    if part is Part.NOON:
        return tuple(item for item in items if is_noon_break(item))
    return tuple(item for item in items if part_of(timetable, item) is part)


def part_of(timetable: Timetable, item: Item) -> Part:
    """The part of the day in which an item lies."""
    start = item.start.time()
    if start >= _NIGHT or timetable.session_by_item[item.id].start.time() >= _EVENING:
        return Part.EVENING
    return Part.MORNING if start < _NOON else Part.AFTERNOON


def is_noon_break(item: Item) -> bool:
    """Whether it is the break in which people have lunch."""
    return (
        item.kind is ItemKind.BREAK
        and item.start.time() >= _NOON_BREAK[0]
        and item.start.time() < _NOON_BREAK[1]
        and (item.end - item.start).total_seconds() >= 40 * 60
    )


def at_clock(items: Sequence[Item], when: When) -> tuple[Item, ...]:
    """The items at, after or before a clock time, by the first of its readings at which there is something."""
    for clock in when.clocks:
        found = tuple(item for item in items if _fits(item, clock, when))
        if found:
            return found
    return ()


def _fits(item: Item, clock: time, when: When) -> bool:
    start, end = item.start.time(), item.end.time()
    if when.until is not None:
        return start < when.until and end > clock
    if when.side is Side.AFTER:
        return start >= clock
    if when.side is Side.BEFORE:
        return end <= clock
    return start <= clock < end


def current(timetable: Timetable, now: datetime) -> tuple[Item, ...]:
    """What is on: content before breaks, should they overlap."""
    going_on = tuple(item for item in timetable.items if item.start <= now < item.end)
    return content(going_on) or going_on


def upcoming(timetable: Timetable, now: datetime) -> tuple[Item, ...]:
    """The next item that people come for."""
    return next(((item,) for item in timetable.items if item.is_content and item.start > now), ())


def upcoming_that_day(timetable: Timetable, moment: datetime) -> tuple[Item, ...]:
    """What comes after a break that is on at a moment."""
    return upcoming(timetable, moment) if current(timetable, moment) else ()


def latest(timetable: Timetable, now: datetime) -> tuple[Item, ...]:
    """The last item that people came for and that is over."""
    return next(((item,) for item in reversed(timetable.items) if item.is_content and item.end <= now), ())


def coming_session(timetable: Timetable, now: datetime) -> Session | None:
    """The next session to start."""
    return next((session for session in timetable.sessions if session.start > now), None)


def coming_start(timetable: Timetable, now: datetime) -> tuple[Item, ...]:
    """What starts next: after a break its session goes on, in a lesson the next session is meant."""
    going_on = current(timetable, now)
    if going_on and not going_on[0].is_content:
        return upcoming(timetable, now)
    session = coming_session(timetable, now)
    return session_content(session)[:1] if session else ()


def current_day(timetable: Timetable, now: datetime) -> date | None:
    """Today while the class has something left on it, else the next day of the class."""
    return next((day.date for day in timetable.days if day.sessions[-1].end > now), None)


def nearest(items: Sequence[Item], now: datetime) -> tuple[Item, ...]:
    """Of several that share a name: the one that is on or comes next, else the last one."""
    return next(((item,) for item in items if item.end > now), tuple(items[-1:]))


def following(timetable: Timetable, items: Sequence[Item], *, whole_part: bool) -> tuple[Item, ...]:
    """What comes after the last of the items: the next item of that day, or all that follows in its session."""
    if not items:
        return ()
    last = items[-1]
    later = tuple(
        item for item in content(timetable.items) if item.start >= last.end and item.start.date() == last.start.date()
    )
    if not whole_part or not later:
        return later[:1]
    session = timetable.session_by_item[later[0].id]
    return tuple(item for item in later if timetable.session_by_item[item.id] is session)


def preceding(timetable: Timetable, items: Sequence[Item]) -> tuple[Item, ...]:
    """What comes just before the first of the items, on that day."""
    if not items:
        return ()
    first = items[0]
    earlier = [item for item in timetable.items if item.end <= first.start and item.start.date() == first.start.date()]
    return content(earlier)[-1:] or tuple(earlier[-1:])


def session_content(session: Session) -> tuple[Item, ...]:
    """What people come for in a session."""
    return content(session.items)
