"""When a question is about: days, parts of days and clock times, out of the phrases of a text."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.understanding import clocks, days
from bot.understanding.moments import Draft, Part, When
from bot.understanding.tagging import Span
from bot.understanding.tags import Tag

_HALF_DAY: Final = 12
_DAY: Final = 24
_SEVEN: Final = 7
_RULES: Final = (*clocks.RULES, *days.RULES, clocks.part)


def resolve(
    spans: Sequence[Span], now: datetime, class_days: Sequence[date] = (), spoken_of: date | None = None
) -> tuple[When, frozenset[int]]:
    """When the phrases speak of, seen from `now` in a class on those days; and which phrases said so.

    `spoken_of` is the day that was spoken of before.
    """
    draft = Draft(spans, now, class_days, spoken_of)
    index = 0
    while index < len(spans):
        known = len(draft.dates)
        taken = next((taken for rule in _RULES if (taken := rule(draft, index))), 0)
        if known and len(draft.dates) == known + 1 and draft.at(index - 1).has(Tag.TO):
            draft.fill_range()
        if taken:
            draft.used.extend(_preposition(draft, index))
        draft.used.extend(range(index, index + taken))
        index += taken or 1
    return _finish(draft), frozenset(draft.used)


def _preposition(draft: Draft, index: int) -> range:
    """The `on` of `on the 7th`, which is no switch, and the `over` of `over the weekend`, which is no end."""
    at = index - 1 - draft.at(index - 1).has(Tag.THE)
    meant = {"on", "over"} if draft.at(index).has(Tag.WEEKEND, Tag.WEEK) else {"on"}
    return range(at, at + (draft.at(at).text in meant))


def _finish(draft: Draft) -> When:
    parts = dict.fromkeys(draft.parts)
    part = next(iter(parts)) if len(parts) == 1 else None
    clocks = _times(draft.clocks[0], part, draft) if draft.clocks else ()
    until = _until(draft, clocks, part)
    dates = tuple(draft.dates)
    if clocks and not dates and not draft.days:
        dates = (_next_date(clocks, draft.now),)
        clocks = clocks if part or len(clocks) == 1 else (_next_clock(clocks, draft.now),)
    elif part and not dates and not draft.days:
        dates = (draft.today,)
    return When(dates, part, clocks, until, draft.side, draft.moment)


def _until(draft: Draft, clocks: tuple[time, ...], part: Part | None) -> time | None:
    if len(draft.clocks) < 2 or not clocks:  # noqa: PLR2004 - a beginning and an end
        return None
    return next((end for end in _times(draft.clocks[1], part, draft) if end > clocks[0]), None)


def _times(clock: tuple[int, int, str], part: Part | None, draft: Draft) -> tuple[time, ...]:
    """The times of day that a clock time may mean, the likeliest first."""
    hour, minute, half = clock
    if half:
        return (time(hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0), minute),)
    if hour > _HALF_DAY or hour == 0:
        return (time(hour % _DAY, minute),)
    late = time(hour % _HALF_DAY + _HALF_DAY, minute)
    early = time(hour % _DAY if hour < _HALF_DAY else 0, minute)
    if part is Part.MORNING:
        return (early if hour < _HALF_DAY else late,) if draft.days else (early,)
    if part is Part.NOON:
        return (time(hour, minute) if hour >= 10 else late,)  # noqa: PLR2004 - 10 at noon is before it
    if part is not None:
        return (late if hour < _HALF_DAY or part != Part.EVENING else early,)
    # No class starts before seven.
    return (late, early) if hour < _SEVEN or hour == _HALF_DAY else (early, late)


def _next_clock(clocks: tuple[time, ...], now: datetime) -> time:
    later = sorted(clock for clock in clocks if clock >= now.time())
    return later[0] if later else min(clocks)


def _next_date(clocks: tuple[time, ...], now: datetime) -> date:
    return now.date() if any(clock >= now.time() for clock in clocks) else now.date() + timedelta(days=1)
