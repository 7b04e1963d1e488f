"""Days from what is said of them: figures, weekdays, `the second day`, always seen from a day and a class."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

_LATELY: Final = timedelta(days=60)
_CENTURY: Final = 100
_LAST_CENTURY: Final = 70
_MONTHS: Final = 12
_YEARS_AHEAD: Final = 7


def day_and_month(
    day: int, month: int, year: int | None, *, today: date, days: Sequence[date], weekday: int | None = None
) -> date | None:
    """The date of a day and a month: in the class if it can be, else the next one, on the weekday if one is said.

    The month is read first only where nothing else fits.
    """
    for one, other in ((day, month), (month, day)):
        dates = list(_dated(one, other, year, today))
        found = next((when for when in dates if when in days), None)
        if found is not None:
            return found
    dates = list(_dated(day, month, year, today)) or list(_dated(month, day, year, today))
    on_weekday = [when for when in dates if weekday is not None and when.weekday() == weekday] or dates
    return next((when for when in on_weekday if when >= today - _LATELY), on_weekday[-1] if on_weekday else None)


def _dated(day: int, month: int, year: int | None, today: date) -> Iterator[date]:
    years = range(today.year - 1, today.year + _YEARS_AHEAD) if year is None else (_full_year(year),)
    for number in years:
        found = _date(number, month, day)
        if found is not None:
            yield found


def _full_year(year: int) -> int:
    if year >= _CENTURY:
        return year
    return year + (1900 if year > _LAST_CENTURY else 2000)


def day_of_month(day: int, today: date, days: Sequence[date], weekday: int | None = None) -> date | None:
    """The date of a bare day of the month: in the class if it can be, else the next one."""
    in_class = [when for when in days if when.day == day]
    if in_class:
        return min(in_class, key=lambda when: abs((when - today).days))
    for ahead in range(5 * _MONTHS):
        month = today.month - 1 + ahead
        found = _date(today.year + month // _MONTHS, month % _MONTHS + 1, day)
        if found is not None and found >= today and (weekday is None or found.weekday() == weekday):
            return found
    return None


def day_of_that_month(day: int, shift: int, today: date) -> date | None:
    """The day in this month moved by so many months."""
    month = today.year * _MONTHS + today.month - 1 + shift
    return _date(month // _MONTHS, month % _MONTHS + 1, day)


def on_weekday(weekday: int, today: date, days: Sequence[date]) -> date:
    """The weekday of the class that is nearest, the coming one first; where the class has none, the next one."""
    in_class = [when for when in days if when.weekday() == weekday]
    if in_class:
        return min(in_class, key=lambda when: (when < today, abs((when - today).days)))
    return today + timedelta(days=(weekday - today.weekday()) % 7 or (0 if days else 7))


def weekday_of_week(weekday: int, week: int, today: date) -> date:
    """The weekday in this week (0), the next (1) or the last (-1); weeks begin on Monday."""
    return today + timedelta(days=weekday - today.weekday() + 7 * week)


def coming_weekday(weekday: int, today: date) -> date:
    """The next such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def latest_weekday(weekday: int, today: date) -> date:
    """The last such weekday before today."""
    return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)


def nth_weekday(number: int, weekday: int, shift: int, today: date) -> date | None:
    """The first (second, …) such weekday of a month."""
    first = day_of_that_month(1, shift, today)
    if first is None:
        return None
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
