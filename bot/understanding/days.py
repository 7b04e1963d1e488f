"""The days that phrases speak of."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from bot.understanding import calendar
from bot.understanding.moments import Draft, Part
from bot.understanding.tags import Tag

_MONTHS: Final = 12
_MINUTES_OF_DAY: Final = 1440
_YEARS: Final = range(1900, 2200)
_SHORT_YEARS: Final = range(13, 100)
_MOST_DAYS: Final = 366
_MOST_IN_ROW: Final = 5
_FIGURES: Final = (Tag.NUMBER, Tag.ORDINAL)
_WEEK_OF: Final = {"next": 1, "following": 1, "last": -1}


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


def _days_of_month(draft: Draft, index: int) -> int:
    """`29, 30 tháng 4`, `6 và 7/9`: several days before the month that they share."""
    at = index + draft.at(index).has(Tag.DAY_WORD, Tag.DATE_WORD)
    days: list[int] = []
    while (day := draft.figure(at)) is not None and len(days) < _MOST_IN_ROW:
        days.append(day)
        at += 1 + draft.at(at + 1).has(Tag.AND, Tag.DATE_WORD, Tag.DAY_WORD)
    month, width = _month(draft, at) if len(days) > 1 else (None, 0)
    if month is None and days and Tag.DATE in draft.at(at).tags:
        last, month, _ = draft.at(at).tags[Tag.DATE]
        days, width = [*days, last], 1
    if month is None:
        return 0
    found = [_date(draft, day, month, None) for day in days]
    if None in found:
        return 0
    draft.add(*found)
    return at + width - index


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
    at = index + draft.at(index).has(Tag.DAY_WORD, Tag.THE)
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


def _nth_day(draft: Draft, index: int) -> int:
    """`ngày thứ hai` (the second day, or Monday), `day 2`, `ngày 7`, `ngày đầu`, `the last day`, `the 7th`."""
    span, after = draft.at(index), draft.at(index + 1)
    if span.has(Tag.FIRST, Tag.LAST, Tag.ORDINAL) and after.has(Tag.DAY_WORD) and not after.has(Tag.DAY):
        return _counted_day(draft, index, index, 2)
    if not span.has(Tag.DAY_WORD, Tag.DATE_WORD) and not _is_english_day(draft, index):
        return _ordinal_day(draft, index)
    if after.has(Tag.WEEKDAY) and span.phrase.startswith("ngay"):
        return _weekday_or_nth(draft, index)
    if after.has(Tag.FIRST, Tag.LAST):
        return _counted_day(draft, index + 1, index, 2)
    skipped = 1 + after.has(Tag.NUMBERED)
    return _counted_day(draft, index + skipped, index, skipped + 1) if draft.figure(index + skipped) is not None else 0


def _is_english_day(draft: Draft, index: int) -> bool:
    """`day 2` among Vietnamese words, where `day` alone is `dạy`."""
    counts = draft.at(index + 2).has(Tag.TOPIC, Tag.SESSION, Tag.DAY_WORD, Tag.HOUR_WORD, Tag.SPAN_WORD)
    return draft.at(index).text == "day" and draft.at(index + 1).text.isdecimal() and not counts


def _weekday_or_nth(draft: Draft, index: int) -> int:
    """`ngày thứ hai`: both the second day and Monday, as far as the class has them; `ngày học thứ hai` only the one."""
    weekday = draft.at(index + 1).tags[Tag.WEEKDAY]
    if weekday + 2 > len(draft.days) or _is_dated(draft, index + 2):
        return 1
    nth = draft.days[weekday + 1]
    if len(draft.at(index).phrase.split()) > 1:
        draft.add(nth)
    else:
        other = calendar.on_weekday(weekday, draft.today, draft.days)
        draft.add(*(day for day in dict.fromkeys((nth, other)) if day in draft.days))
    return 2


def _is_dated(draft: Draft, index: int) -> bool:
    return draft.at(index).has(Tag.DATE, Tag.DAY_WORD, Tag.DATE_WORD)


def _counted_day(draft: Draft, place: int, index: int, taken: int) -> int:
    """A day by its number in the class, or by its number in the month."""
    span = draft.at(place)
    if span.has(Tag.FIRST, Tag.LAST):
        if not draft.days:
            return 0
        draft.add(draft.days[0] if span.has(Tag.FIRST) else draft.days[-1])
        return taken
    number = draft.figure(place)
    if number is None:
        return 0
    said = draft.at(index)
    in_month = calendar.day_of_month(number, draft.today, draft.days, draft.weekday)
    is_counted = taken > 2 or span.has(Tag.ORDINAL) or said.phrase.startswith("day") or len(said.phrase.split()) > 1  # noqa: PLR2004
    can_be_counted = 0 < number <= len(draft.days) and not said.has(Tag.DATE_WORD)
    if can_be_counted and (is_counted or in_month not in draft.days):
        draft.add(draft.days[number - 1])
    else:
        draft.add(in_month)
    return taken


def _ordinal_day(draft: Draft, index: int) -> int:
    """`the 7th`, unless it counts something else (`the 3rd topic`)."""
    number = draft.at(index).tags.get(Tag.ORDINAL)
    counts = draft.at(index + 1).has(Tag.TOPIC, Tag.SESSION, Tag.SPEAKER, Tag.NAME, Tag.EVENT, Tag.SPAN_WORD)
    if number is None or counts:
        return 0
    if draft.at(index).has(Tag.FIRST) and draft.days:
        return 0
    draft.add(calendar.day_of_month(number, draft.today, draft.days, draft.weekday))
    return 1


def _weekday(draft: Draft, index: int) -> int:
    """A weekday with what stands around it: `thứ ba tuần sau`, `last Sunday`, `Friday after next`."""
    before = draft.at(index - 1)
    numbers = draft.at(index).phrase.startswith("thu")
    counts = numbers and before.has(Tag.SESSION, Tag.TOPIC) and not before.has(Tag.PART)
    if not draft.at(index).has(Tag.WEEKDAY) or counts:
        return 0
    weekday = draft.at(index).tags[Tag.WEEKDAY]
    found, taken = _placed_weekday(draft, index, weekday)
    if found is not None:
        draft.add(found)
        return taken
    if not draft.dated:
        earlier = () if draft.weekday is None else tuple(draft.dates)
        draft.add(*earlier, calendar.on_weekday(weekday, draft.today, draft.days))
        draft.weekday, draft.dated = weekday, False
    return 1


def _placed_weekday(draft: Draft, index: int, weekday: int) -> tuple[date | None, int]:
    """The day of a weekday that is said to be of this week, the next or the last; and how many phrases say so."""
    before, after, today = draft.at(index - 1), draft.at(index + 1), draft.today
    if after.has(Tag.WEEK):
        return calendar.weekday_of_week(weekday, after.tags[Tag.WEEK], today), 2
    if before.has(Tag.WEEK):
        return calendar.weekday_of_week(weekday, before.tags[Tag.WEEK], today), 1
    if before.phrase in _WEEK_OF:
        in_class = before.phrase == "last" and draft.days
        of_week = calendar.weekday_of_week(weekday, _WEEK_OF[before.phrase], today)
        return calendar.latest_weekday(weekday, today) if in_class else of_week, 1
    if after.has(Tag.AFTER) and draft.at(index + 2).phrase == "next":
        return calendar.weekday_of_week(weekday, 1, today), 3
    if after.has(Tag.COMING) and after.phrase not in _WEEK_OF:
        return calendar.coming_weekday(weekday, today), 2
    return (calendar.latest_weekday(weekday, today), 2) if after.has(Tag.PAST) else (None, 1)


def _day(draft: Draft, index: int) -> int:
    span = draft.at(index)
    if Tag.DAY not in span.tags:
        return 0
    ahead = span.tags[Tag.DAY]
    start = draft.spoken_of or draft.today if span.has(Tag.DAY_AFTER) else draft.today
    draft.add(*(start + timedelta(days=days) for days in (ahead if isinstance(ahead, tuple) else (ahead,))))
    draft.dated = False
    if Tag.PART in span.tags:
        draft.parts.append(Part(span.tags[Tag.PART]))
    return 1


def _ago_or_hence(draft: Draft, index: int) -> int:
    """`2 ngày nữa`, `in two hours`, `7 days ago`."""
    ahead = draft.at(index).has(Tag.IN)
    at = index + ahead
    number = draft.figure(at)
    if number is None and draft.at(at).has(Tag.THE):
        number = 1
    if number is None and ahead and draft.at(at).has(Tag.SPAN_WORD):
        number, at = 1, at - 1
    if ahead and Tag.CLOCK in draft.at(at).tags and not any(draft.at(at).tags[Tag.CLOCK][1:]):
        draft.moment = draft.now + timedelta(hours=draft.at(at).tags[Tag.CLOCK][0])
        return at + 1 - index
    unit = draft.at(at + 1)
    if Tag.MINUTES in draft.at(at).tags and draft.at(at + 1).has(Tag.HENCE):
        draft.moment = draft.now + timedelta(minutes=draft.at(at).tags[Tag.MINUTES])
        return at + 2 - index
    minutes = unit.tags.get(Tag.SPAN_WORD) or (
        _MINUTES_OF_DAY if unit.has(Tag.DAY_WORD) and unit.phrase in {"ngay", "hom", "bua"} else None
    )
    if number is None or minutes is None or number > _MOST_DAYS:
        return 0
    after = draft.at(at + 2)
    if after.has(Tag.HENCE) or ahead:
        sign = 1
    elif after.has(Tag.AGO):
        sign = -1
    else:
        return 0
    distance = timedelta(minutes=sign * number * minutes)
    if minutes >= _MINUTES_OF_DAY:
        draft.add(draft.today + distance)
    else:
        draft.moment = draft.now + distance
    return at + 2 - index + (after.has(Tag.HENCE, Tag.AGO))


RULES: Final[tuple[Callable[[Draft, int], int], ...]] = (
    _ago_or_hence,
    _figures_date,
    _days_of_month,
    _spoken_date,
    _first_of_month,
    _day,
    _nth_day,
    _weekday,
)
