"""The days that phrases speak of."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from bot.understanding import calendar, months
from bot.understanding.moments import Draft, Part
from bot.understanding.tags import Tag

_SATURDAY: Final = 5
_MINUTES_OF_DAY: Final = 1440
_MOST_DAYS: Final = 366
_FIGURES: Final = (Tag.NUMBER, Tag.ORDINAL)
_WEEK_OF: Final = {"next": 1, "following": 1, "last": -1}


def _nth_day(draft: Draft, index: int) -> int:
    """`ngày thứ hai` (the second day, or Monday), `day 2`, `ngày 7`, `ngày đầu`, `the last day`, `the 7th`."""
    span, after = draft.at(index), draft.at(index + 1)
    if span.has(Tag.DAY_WORD) and span.has(Tag.FIRST):
        return _counted_day(draft, index, index, 1)
    if span.has(Tag.FIRST, Tag.LAST, Tag.ORDINAL) and after.has(Tag.DAY_WORD) and not after.has(Tag.DAY):
        return _counted_day(draft, index, index, 2)
    if not span.has(Tag.DAY_WORD, Tag.DATE_WORD) and not _is_english_day(draft, index):
        return _ordinal_day(draft, index)
    if after.has(Tag.WEEKDAY) and (span.phrase.startswith("ngay") or _is_no_class_day(draft, after.tags[Tag.WEEKDAY])):
        return _weekday_or_nth(draft, index)
    if after.has(Tag.FIRST, Tag.LAST):
        return _counted_day(draft, index + 1, index, 2)
    skipped = 1 + after.has(Tag.NUMBERED)
    return _counted_day(draft, index + skipped, index, skipped + 1) if draft.figure(index + skipped) is not None else 0


def _is_no_class_day(draft: Draft, weekday: int) -> bool:
    """`Bữa thứ 2` of a class that has no Monday is its second day."""
    return bool(draft.days) and all(day.weekday() != weekday for day in draft.days)


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
    counts = before.has(Tag.SESSION, Tag.TOPIC) and not before.has(Tag.PART)
    if not draft.at(index).has(Tag.WEEKDAY) or (counts and _can_count(draft, index)):
        return 0
    weekday = draft.at(index).tags[Tag.WEEKDAY]
    if draft.weekday is None and any(day.weekday() == weekday for day in draft.dates):  # `mai thứ sáu`
        return 1
    found, taken = _placed_weekday(draft, index, weekday)
    if found is not None:
        draft.add(found)
        return taken
    if not draft.dated:
        earlier = () if draft.weekday is None else tuple(draft.dates)
        draft.add(*earlier, calendar.on_weekday(weekday, draft.today, draft.days))
        draft.weekday, draft.dated = weekday, False
    # In `thu 7 nay` the last word is `này`.
    return 1 + (draft.at(index + 1).phrase == "nay")


def _can_count(draft: Draft, index: int) -> bool:
    """Whether `thứ ba` may be the third: hardly so `thứ bảy` of a class of three days, and never `thứ hai tuần sau`."""
    number = draft.at(index).tags[Tag.WEEKDAY] + 2
    placed = draft.at(index + 1).has(Tag.WEEK, Tag.COMING, Tag.THIS) or draft.at(index + 1).phrase == "nay"
    return draft.at(index).phrase.startswith("thu") and not placed and number <= max(2 * len(draft.days), 1)


def _placed_weekday(draft: Draft, index: int, weekday: int) -> tuple[date | None, int]:
    """The day of a weekday that is said to be of this week, the next or the last; and how many phrases say so."""
    before, after, today = draft.at(index - 1), draft.at(index + 1), draft.today
    if after.has(Tag.WEEK):
        return calendar.weekday_of_week(weekday, after.tags[Tag.WEEK], today), 2
    if before.has(Tag.WEEK):
        return calendar.weekday_of_week(weekday, before.tags[Tag.WEEK], today), 1
    if before.phrase in _WEEK_OF:
        draft.used.append(index - 1)
        in_class = before.phrase == "last" and draft.days
        of_week = calendar.weekday_of_week(weekday, _WEEK_OF[before.phrase], today)
        return calendar.latest_weekday(weekday, today) if in_class else of_week, 1
    if after.has(Tag.AFTER) and draft.at(index + 2).phrase == "next":
        return calendar.weekday_of_week(weekday, 1, today), 3
    if after.has(Tag.COMING) and after.phrase not in _WEEK_OF:
        return calendar.coming_weekday(weekday, today), 2
    return (calendar.latest_weekday(weekday, today), 2) if after.has(Tag.PAST) else (None, 1)


def _day_after_part(draft: Draft, index: int) -> int:
    """`Sáng 30 học gì`: a bare number that is a day of the class."""
    number, after = draft.figure(index), draft.at(index + 1)
    counts = after.has(
        Tag.HOUR_WORD, Tag.SPAN_WORD, Tag.HALF, Tag.TOPIC, Tag.SESSION, Tag.MONTH_WORD, Tag.OVER, Tag.LESS
    )
    found = [day for day in draft.days if day.day == number]
    if not draft.at(index - 1).has(Tag.PART) or counts or not found or draft.dates:
        return 0
    draft.add(*found)
    return 1


def _weekend(draft: Draft, index: int) -> int:
    if not draft.at(index).has(Tag.WEEKEND):
        return 0
    saturday = calendar.on_weekday(_SATURDAY, draft.today, draft.days)
    draft.add(saturday, saturday + timedelta(days=1))
    return 1


def _week(draft: Draft, index: int) -> int:
    """A week by itself: the days of the class in it, else all of it."""
    span = draft.at(index)
    beside = draft.at(index - 1), draft.at(index + 1)
    if not span.has(Tag.WEEK) or not draft.days or any(one.has(Tag.WEEKDAY, Tag.DAY, Tag.WEEKEND) for one in beside):
        return 0
    week = [calendar.weekday_of_week(weekday, span.tags[Tag.WEEK], draft.today) for weekday in range(7)]
    draft.add(*([day for day in week if day in draft.days] or week))
    return 1


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
    if number is None and ahead and draft.at(at).has(Tag.SPAN_WORD) and draft.figure(at + 1) is None:
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
    *months.RULES,
    _day,
    _nth_day,
    _weekend,
    _weekday,
    _week,
    _day_after_part,
)
