"""What is meant by a question that names nothing: the class as a whole, or what is nearest."""

from collections.abc import Iterable

from bot.domain.timetable import Item
from bot.understanding import selection
from bot.understanding.asks import Ask
from bot.understanding.question import Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag


def of_class(reading: Reading, ask: Ask) -> Question:
    """The question, asked of what is meant."""
    intent, field = ask
    if intent is Intent.WHEN:
        return _when(reading, field)
    if intent is Intent.WHO:
        return _who(reading)
    if intent is Intent.LIST:
        return _list(reading, field)
    if field is Field.VENUE:
        return Question(intent, field, scope=Scope.WHOLE)
    return _of_day(reading, ask)


def ends_of(items: tuple[Item, ...], field: Field) -> tuple[Item, ...]:
    """The item whose time answers: the first for a start, the last for an end, all for a length."""
    if field in {Field.START, Field.WHEN}:
        return items[:1]
    return items[-1:] if field is Field.END else items


def asks_what_is_left(reading: Reading) -> bool:
    """`Hôm nay còn bài nào nữa không`, `what's left today`: only what is not over."""
    still = reading.first(Tag.STILL)
    if still is None:
        return False
    said = reading.spans[still], reading.beside(still, 1)
    about = (Tag.STUDY, Tag.TOPIC, Tag.SESSION, Tag.MANY, Tag.WHAT, Tag.MANY_DAYS)
    of_class = any(span is not None and span.has(*about) for span in said)
    return (
        of_class
        or reading.has(Tag.HENCE, Tag.YES_NO)
        or reading.spans[still].phrase in {"left", "remaining", "con lai"}
    )


def _ids(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _when(reading: Reading, field: Field) -> Question:
    timetable, now = reading.timetable, reading.now
    everything = selection.content(timetable.items)
    of_whole = reading.has(Tag.CLASS, Tag.WHICH_DAY) and not reading.has(Tag.HOUR, Tag.LEFT)
    if field is Field.DURATION or of_whole:
        chosen = everything if field is Field.WHEN else ends_of(everything, field)
        return Question(Intent.WHEN, field, items=_ids(chosen), scope=Scope.WHOLE)
    if reading.has(Tag.LEFT):
        near = selection.current(timetable, now) if field is Field.END else selection.upcoming(timetable, now)
        return Question(Intent.WHEN, field, items=_ids(near or _today(reading)[-1:]), scope=Scope.NAMED)
    going_on = selection.content(selection.current(timetable, now)) if reading.has(Tag.YET) else ()
    if going_on:
        return Question(Intent.WHEN, field, items=_ids(going_on), scope=Scope.NAMED)
    if field in {Field.START, Field.WHEN}:
        return Question(Intent.WHEN, field, items=_ids(selection.coming_start(timetable, now)), scope=Scope.NAMED)
    if selection.current_day(timetable, now) is None:
        return Question(Intent.WHEN, field, items=_ids(everything[-1:]), scope=Scope.NAMED)
    return _of_day(reading, (Intent.WHEN, field))


def _who(reading: Reading) -> Question:
    timetable, now = reading.timetable, reading.now
    if reading.has(Tag.WHOLE, Tag.CLASS):
        return Question(Intent.WHO, Field.SPEAKER, items=_ids(selection.content(timetable.items)), scope=Scope.WHOLE)
    near = selection.content(selection.current(timetable, now)) or selection.upcoming(timetable, now)
    return Question(Intent.WHO, Field.SPEAKER, items=_ids(near), scope=Scope.NOW)


def _list(reading: Reading, field: Field) -> Question:
    items = selection.content(reading.timetable.items)
    if field is Field.COUNT and reading.has(Tag.STILL, Tag.HENCE):
        left = [item for item in items if item.start > reading.now]
        of_today = [item for item in left if item.start.date() == reading.now.date()]
        of_days = reading.has(Tag.SESSION, Tag.CLASS, Tag.MANY_DAYS)
        return Question(Intent.LIST, field, items=_ids(left if of_days else of_today or left), scope=Scope.NAMED)
    return Question(Intent.LIST, field, items=_ids(items), scope=Scope.WHOLE)


def _of_day(reading: Reading, ask: Ask) -> Question:
    """Of today, while the class has something left on it, else of its next day."""
    intent, field = ask
    day = selection.current_day(reading.timetable, reading.now)
    today = _today(reading)
    if intent is not Intent.WHEN and asks_what_is_left(reading):
        today = tuple(item for item in today if item.end > reading.now)
    items = ends_of(today, field) if intent is Intent.WHEN else () if field is Field.LINK else today
    return Question(intent, field, (day,) if day else (), items=_ids(items), scope=Scope.TIMED)


def _today(reading: Reading) -> tuple[Item, ...]:
    day = selection.current_day(reading.timetable, reading.now)
    return selection.content(selection.on_dates(reading.timetable, (day,))) if day else ()
