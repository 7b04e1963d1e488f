"""Dates with their month: in figures, in words, several of one month."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bot.understanding import calendar
from bot.understanding.moments import Draft
from bot.understanding.tags import Tag

_MONTHS: Final = 12
_YEARS: Final = range(1900, 2200)
_SHORT_YEARS: Final = range(13, 100)
_MOST_DAYS: Final = 366
_MOST_IN_ROW: Final = 5


def _date(draft: Draft, day: int, month: int, year: int | None, weekday: int | None = None) -> date | None:
    return calendar.day_and_month(day, month, year, today=draft.today, days=draft.days, weekday=weekday)


def _figures_date(draft: Draft, index: int) -> int:
    span = draft.at(index)
    if Tag.DATE in span.tags:
        day, month, year = span.tags[Tag.DATE]
        found = _date(draft, day, month, year, draft.weekday)
        draft.add(found)
        return int(found is not None)
    if Tag.DATES in span.tags:
        numbers, month = span.tags[Tag.DATES]
        draft.add(*(_date(draft, day, month, None) for day in numbers[:_MOST_DAYS]))
        return 1
    return 0


def _days_of_month(draft: Draft, index: int) -> int:
    """`29, 30 tháng 4`, `6 và 7/9`: several days before the month that they share."""
    at = index + draft.at(index).has(Tag.DAY_WORD, Tag.DATE_WORD)
    days: list[int] = []
    while (day := draft.figure(at)) is not None and len(days) < _MOST_IN_ROW:
        days.append(day)
        after = draft.at(at + 1)
        at += 1 + (after.has(Tag.AND, Tag.DATE_WORD, Tag.DAY_WORD) or after.phrase == "voi")
    month, width = _month(draft, at) if len(days) > 1 else (None, 0)
    if month is None and days and Tag.DATE in draft.at(at).tags:
        last, month, _ = draft.at(at).tags[Tag.DATE]
        days, width = [*days, last], 1
    if month is None:
        return _days_of_class(draft, index, at, days)
    found = [_date(draft, day, month, None) for day in days]
    if None in found:
        return 0
    draft.add(*found)
    return at + width - index


def _days_of_class(draft: Draft, index: int, end: int, numbers: list[int]) -> int:
    """`Ngày 15 với 16`: days of the class by their numbers."""
    found = [day for day in draft.days if day.day in numbers]
    if not draft.at(index).has(Tag.DAY_WORD) or len(numbers) < 2 or len(found) != len(numbers):  # noqa: PLR2004 - several
        return 0
    draft.add(*found)
    return end - index


def _spoken_date(draft: Draft, index: int) -> int:
    """`ngày 7 tháng 9 năm 2025`, `mùng 7`, `7 Sept`, `7th of September 2025`, `20th of the next month`."""
    at = index
    while draft.at(at).has(Tag.DAY_WORD, Tag.DATE_WORD, Tag.THE) and at < index + 2:
        at += 1
    day = draft.figure(at)
    if day is None:
        return _month_first(draft, index)
    after = at + 1
    while draft.at(after).has(Tag.OF, Tag.DAY_WORD) and not draft.at(after).has(Tag.MONTH, Tag.MONTH_WORD):
        after += 1
    month, width = _month(draft, after)
    if month is not None and width:
        year, years = _year(draft, after + width)
        found = _date(draft, day, month, year, draft.weekday)
        draft.add(found)
        return after + width + years - index if found else 0
    shift = draft.at(after).tags.get(Tag.MONTH_WORD)
    if shift is not None:
        draft.add(calendar.day_of_that_month(day, shift, draft.today))
        return after + 1 - index
    return 0


def _month(draft: Draft, index: int) -> tuple[int | None, int]:
    span = draft.at(index)
    if Tag.MONTH in span.tags:
        return span.tags[Tag.MONTH], 1
    number = draft.figure(index + 1)
    if Tag.MONTH_WORD in span.tags and span.tags[Tag.MONTH_WORD] is None and number is not None and number <= _MONTHS:
        tens = draft.figure(index + 2)
        if number == 10 and tens in {1, 2} and not draft.at(index + 2).text.isdecimal():  # noqa: PLR2004 - mười một, mười hai
            return number + tens, 3
        return number, 2
    return None, 0


def _year(draft: Draft, index: int) -> tuple[int | None, int]:
    skipped = int(draft.at(index).has(Tag.YEAR_WORD))
    year = draft.figure(index + skipped)
    if year is not None and (
        year in _YEARS or (year in _SHORT_YEARS and not draft.at(index + skipped + 1).has(Tag.HOUR_WORD))
    ):
        return year, skipped + 1
    return None, 0


def _month_first(draft: Draft, index: int) -> int:
    """`September 7`, `the first of the month`."""
    month = draft.at(index).tags.get(Tag.MONTH)
    if month is None or draft.at(index).has(Tag.MONTH_WORD):
        return 0
    at = index + 1
    while draft.at(at).has(Tag.THE):
        at += 1
    day = draft.figure(at)
    if day is None:
        return 0
    year, years = _year(draft, at + 1)
    weekday = draft.weekday if draft.weekday is not None else draft.at(at + 1 + years).tags.get(Tag.WEEKDAY)
    found = _date(draft, day, month, year, weekday)
    draft.add(found)
    return at + 1 + years - index if found else 0


def _first_of_month(draft: Draft, index: int) -> int:
    """`ngày đầu tiên của tháng 3`, `the first Monday of the month`."""
    at = index + (draft.at(index).has(Tag.DAY_WORD, Tag.THE) and not draft.at(index).has(Tag.FIRST))
    first = draft.at(at)
    weekday = draft.at(at + 1).tags.get(Tag.WEEKDAY)
    if not first.has(Tag.FIRST) and (draft.figure(at) is None or weekday is None):
        return 0
    number = 1 if first.has(Tag.FIRST) else draft.figure(at) or 1
    after = at + 1 + (weekday is not None)
    shift = draft.at(after).tags.get(Tag.MONTH_WORD)
    after_of = after + draft.at(after).has(Tag.OF)
    shift = draft.at(after_of).tags.get(Tag.MONTH_WORD) if shift is None else shift
    if weekday is not None and shift is not None:
        draft.add(calendar.nth_weekday(number, weekday, shift, draft.today))
        return after_of + 1 - index
    month, width = _month(draft, after_of)
    if month is None or weekday is not None:
        return 0
    draft.add(_date(draft, 1, month, None))
    return after_of + width - index


def _whole_month(draft: Draft, index: int) -> int:
    """`Tháng 11`, `in November`: the days of the class in it."""
    named = draft.at(index).phrase.startswith("thang") or draft.at(index - 1).has(Tag.IN)
    month, width = _month(draft, index) if named and not draft.dates else (None, 0)
    found = [day for day in draft.days if day.month == month]
    if not found:
        return 0
    draft.add(*found)
    return width


RULES: Final[tuple[Callable[[Draft, int], int], ...]] = (
    _figures_date,
    _days_of_month,
    _spoken_date,
    _first_of_month,
    _whole_month,
)
