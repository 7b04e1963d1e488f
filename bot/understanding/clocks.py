"""The clock times that phrases speak of."""

from collections.abc import Callable
from typing import Final

from bot.understanding.moments import Draft, Part, Side
from bot.understanding.tags import Tag

_HOURS: Final = 24
_MINUTES: Final = 60
_QUARTER: Final = 15
_HALF: Final = 30
_TENS: Final = (20, 30, 40, 50)
_FIGURES: Final = (100, 2400)
_COUNTING: Final = (
    Tag.TOPIC,
    Tag.SESSION,
    Tag.DAY_WORD,
    Tag.DATE_WORD,
    Tag.NUMBERED,
    Tag.NAME,
    Tag.MONTH,
    Tag.MONTH_WORD,
    Tag.SPEAKER,
)
_COUNTED: Final = (Tag.TOPIC, Tag.SESSION, Tag.SPAN_WORD, Tag.DAY_WORD, Tag.MONTH, Tag.MONTH_WORD, Tag.HOUR_WORD)


def part(draft: Draft, index: int) -> int:
    """A part of the day: `buổi chiều`, `in the morning`."""
    span = draft.at(index)
    if Tag.PART not in span.tags:
        return 0
    draft.parts.append(Part(span.tags[Tag.PART]))
    return 1


def _range(draft: Draft, index: int) -> int:
    """`9-11am`, `8am - 1pm`, `từ 8h đến 10h`."""
    if Tag.CLOCKS in draft.at(index).tags:
        first, last, half = draft.at(index).tags[Tag.CLOCKS]
        draft.clocks += [(first % _HOURS, 0, half if half == "am" or first <= last else ""), (last % _HOURS, 0, half)]
        return 1
    start, taken = _time(draft, index)
    if start is None:
        return 0
    _set_side(draft, index)
    end, more = (None, 0)
    between = draft.at(index - 1).phrase == "between" and draft.at(index + taken).has(Tag.AND)
    if between or draft.at(index + taken).has(Tag.TO):
        end, more = _time(draft, index + taken + 1)
        number = draft.figure(index + taken + 1)
        if end is None and number is not None and number <= _HOURS and not draft.at(index + taken + 2).has(*_COUNTED):
            end, more = (number % _HOURS, 0, ""), 1
    draft.clocks += [start] if end is None else [start, end]
    return taken + (1 + more if end is not None else 0)


def _set_side(draft: Draft, index: int) -> None:
    before = draft.at(index - 1)
    if before.has(Tag.AT):
        before = draft.at(index - 2)
    if (before.has(Tag.AFTER) and not before.has(Tag.NEXT, Tag.OVER)) or before.phrase == "after":
        draft.side = Side.AFTER
    elif before.has(Tag.BEFORE):
        draft.side = Side.BEFORE


def _time(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """A clock time that begins here, and how many phrases it takes."""
    for form in (_fraction, _written, _spoken, _at_number, _number_and_part, _noon):
        found, taken = form(draft, index)
        if found is not None:
            half = draft.at(index + taken).tags.get(Tag.MERIDIEM)
            return (found if half is None else (found[0], found[1], half)), taken + (half is not None)
    return None, 0


def _written(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """`8h30`, and `8h rưỡi`, `11h kém 15`."""
    clock = draft.at(index).tags.get(Tag.CLOCK)
    if clock is None:
        return None, 0
    minute, taken = _minutes(draft, index + 1) if not clock[1] else (0, int(draft.at(index + 1).phrase == "phut"))
    return _shifted(clock, minute), 1 + taken


def _spoken(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """`8 giờ rưỡi`, `ba giờ 15 phút`, `three o'clock`, and with am or pm `ten thirty`, `330`."""
    hour = draft.figure(index)
    if hour is None:
        return None, 0
    if draft.at(index + 1).has(Tag.HOUR_WORD) and hour <= _HOURS:
        minute, taken = _minutes(draft, index + 2)
        return _shifted((hour % _HOURS, 0, ""), minute), 2 + taken
    if (
        draft.at(index + 1).has(Tag.HALF)
        and hour <= _HOURS
        and (draft.at(index + 2).has(Tag.PART) or draft.at(index - 1).has(Tag.AT, Tag.PART))
    ):
        return (hour % _HOURS, _HALF, ""), 2
    found, taken = _pair(draft, index)
    is_time = draft.at(index + taken).has(Tag.MERIDIEM) or (
        _FIGURES[0] < hour < _FIGURES[1] and draft.at(index + 1).has(Tag.PART)
    )
    return (found, taken) if found is not None and is_time else (None, 0)


def _minutes(draft: Draft, index: int) -> tuple[int, int]:
    """The minutes said after the hour, negative after `kém`."""
    span = draft.at(index)
    if span.has(Tag.HALF):
        return _HALF, 1
    if span.has(Tag.LESS):
        number, taken = _length(draft, index + 1)
        return (-number, 1 + taken) if number is not None else (0, 0)
    number = draft.figure(index)
    if Tag.MINUTES in span.tags:
        return (span.tags[Tag.MINUTES], 1) if span.tags[Tag.MINUTES] < _MINUTES else (0, 0)
    if number is None or number >= _MINUTES or draft.at(index + 1).has(Tag.TOPIC, Tag.SESSION, Tag.DAY_WORD):
        return 0, 0
    return number, 1 + (draft.at(index + 1).tags.get(Tag.SPAN_WORD) == 1)


def _length(draft: Draft, index: int) -> tuple[int | None, int]:
    """`15`, `15 minutes`, `a quarter`."""
    span = draft.at(index)
    if span.has(Tag.QUARTER):
        return _QUARTER, 1
    if Tag.MINUTES in span.tags:
        return span.tags[Tag.MINUTES], 1
    number = draft.figure(index)
    return number, 1 + (draft.at(index + 1).tags.get(Tag.SPAN_WORD) == 1)


def _pair(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """An hour, or an hour and minutes: `9`, `3 15`, `nine fifty nine`, `1030`."""
    hour = draft.figure(index)
    if hour is None or draft.at(index).has(Tag.ORDINAL):
        return None, 0
    if _FIGURES[0] < hour < _FIGURES[1] and hour % 100 < _MINUTES and draft.at(index).text.isdecimal():
        return (hour // 100, hour % 100, ""), 1
    if not 0 <= hour <= _HOURS:
        return None, 0
    minute, unit = draft.figure(index + 1), draft.figure(index + 2)
    if minute is None or not 10 <= minute < _MINUTES or draft.at(index + 1).has(Tag.ORDINAL):  # noqa: PLR2004 - two figures
        return (hour % _HOURS, 0, ""), 1
    if minute in _TENS and unit is not None and unit < 10:  # noqa: PLR2004 - fifty nine
        return (hour % _HOURS, minute + unit, ""), 3
    return (hour % _HOURS, minute, ""), 2


def _at_number(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """`at 9`, `lúc 8`, `9 tomorrow`: a number is a time beside what asks for one."""
    at = draft.at(index - 1)
    if not at.has(Tag.AT) or (at.has(Tag.ABOUT) and at.phrase != "about"):
        return None, 0
    found, taken = _pair(draft, index)
    return (None, 0) if draft.at(index + taken).has(*_COUNTED) else (found, taken)


def _number_and_part(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """`9 tomorrow`, `8 tonight`, `3 chiều`: a number before a day that counts nothing else."""
    after = draft.at(index + 1)
    if (
        not after.has(Tag.PART, Tag.DAY)
        or draft.at(index - 1).has(*_COUNTING, Tag.NUMBER)
        or draft.at(index).has(Tag.ORDINAL)
    ):
        return None, 0
    hour = draft.figure(index)
    return ((hour % _HOURS, 0, ""), 1) if hour is not None and 0 < hour <= _HOURS else (None, 0)


def _noon(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    span = draft.at(index)
    if not span.has(Tag.NOON):
        return None, 0
    return (12, 0, "pm") if span.tags[Tag.NOON] is None else (0, 0, "am"), 1


def _fraction(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    """`half past three`, `half three`, `a quarter to noon`, `15 minutes past 3pm`."""
    if draft.at(index).has(Tag.HALF):
        taken = 1 + draft.at(index + 1).has(Tag.OVER)
        hour, more = _hour(draft, index + taken)
        return (_shifted(hour, _HALF), taken + more) if hour is not None else (None, 0)
    number, taken = _length(draft, index)
    link = draft.at(index + taken)
    if number is None or not 0 < number < _MINUTES or not link.has(Tag.OVER, Tag.TO) or draft.at(index).has(Tag.CLOCK):
        return None, 0
    hour, more = _hour(draft, index + taken + 1)
    bare = taken == 1 and not draft.at(index).has(Tag.QUARTER, Tag.MINUTES)
    if hour is None or (bare and draft.figure(index + taken + 1) is not None and link.has(Tag.TO)):
        return None, 0
    return _shifted(hour, number if link.has(Tag.OVER) and not link.has(Tag.TO) else -number), taken + 1 + more


def _hour(draft: Draft, index: int) -> tuple[tuple[int, int, str] | None, int]:
    for form in (_written, _noon):
        found, taken = form(draft, index)
        if found is not None:
            return found, taken
    number = draft.figure(index)
    if number is None or number > _HOURS:
        return None, 0
    return (number % _HOURS, 0, ""), 1 + draft.at(index + 1).has(Tag.HOUR_WORD)


def _shifted(clock: tuple[int, int, str], minutes: int) -> tuple[int, int, str]:
    hour, minute, half = clock
    total = (hour * _MINUTES + minute + minutes) % (_HOURS * _MINUTES)
    if half == "pm" and hour == 12 and minutes < 0:  # noqa: PLR2004 - a quarter to noon is before noon
        half = "am"
    return total // _MINUTES, total % _MINUTES, half


RULES: Final[tuple[Callable[[Draft, int], int], ...]] = (_range,)
