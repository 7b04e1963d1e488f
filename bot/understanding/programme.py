"""Questions about the programme: what is asked, of what, on which days."""

from datetime import date
from typing import Final

from bot.understanding import selection, subjects
from bot.understanding.asks import LOOK, Ask, asked
from bot.understanding.moments import Part
from bot.understanding.naming import NameKind
from bot.understanding.question import Context, Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag
from bot.understanding.topics import Subject
from bot.understanding.unsaid import asks_what_is_left, ends_of, of_class

_LOOKS: Final = frozenset({Intent.TOPIC_OF, Intent.LIST, Intent.NOW, Intent.NEXT})
_PROGRAMME: Final = _LOOKS | {Intent.WHEN, Intent.WHERE, Intent.WHO}
_TIMES: Final = (Tag.HOUR, Tag.WHEN, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.MANY_DAYS)
_MOST_STRANGE: Final = 2
_WHAT_ABOUT: Final = {"what about", "how about"}
# Words that speak of the class: beside them a word of a title means the topic, not the thing.
_OF_CLASS: Final = (
    *(Tag.TOPIC, Tag.STUDY, Tag.TEACH, Tag.SPEAKER, Tag.ROOM, Tag.SESSION, *_TIMES),
    *(Tag.WHO, Tag.WHERE, Tag.WHICH_ROOM, Tag.LINK, Tag.START, Tag.END, Tag.PROGRAMME),
    *(Tag.STILL, Tag.NEXT, Tag.NOW, Tag.AFTER, Tag.YET),
)


def of_programme(reading: Reading, context: Context) -> Question | None:
    """The question about the programme; None where the text is none, or too little of it was understood."""
    subject = subjects.find(reading)
    if subject.scope is Scope.NONE:
        subject = _next_number(reading, context) or subject
    ask = asked(reading, subject)
    if not _is_enough(reading, subject, ask):
        return None
    if ask is None:
        ask = _continued_ask(reading, subject, context)
    elif subject.scope is Scope.NONE and not reading.has(Tag.WHOLE, Tag.PROGRAMME, Tag.CLASS, Tag.MANY_DAYS):
        inherited = _inherited(reading, ask, context)
        if inherited is not None:
            return inherited
        if ask[0] is Intent.WHO and not reading.has(Tag.TEACH, Tag.SPEAKER):
            return None
    return None if ask is None else _compose(reading, subject, ask, context)


def _next_number(reading: Reading, context: Context) -> Subject | None:
    """`Còn 5?` after a question about topic 4."""
    by_id = reading.timetable.item_by_id
    of_topics = context.scope is Scope.NAMED and all(
        item in by_id and by_id[item].topic is not None for item in context.items
    )
    numbers = reading.values(Tag.NUMBER)
    if not (of_topics and numbers and reading.has(Tag.AND, Tag.STILL)) or reading.has(Tag.REMIND):
        return None
    found = tuple(item for item in reading.timetable.items if item.topic in numbers)
    return Subject(found, Scope.NAMED, NameKind.TITLE) if found else None


def _is_enough(reading: Reading, subject: Subject, ask: Ask | None) -> bool:
    """Whether what was understood outweighs what was not."""
    only_title = subject.scope is Scope.NAMED and subject.kind is NameKind.TITLE and not reading.when
    if only_title and _is_about_thing(reading):
        return False
    strange = len(reading.unknown) + sum(not site.whole for site in reading.values(Tag.SITE))
    if not strange:
        return True
    known = sum(1 for span in reading.spans if not span.has(Tag.UNKNOWN, Tag.FILLER, Tag.TITLE_WORD, Tag.ME, Tag.SITE))
    anchored = subject.scope is not Scope.NONE or reading.has(Tag.PROGRAMME, Tag.LINK)
    asks = ask is not None or reading.has(Tag.YES_NO)
    return anchored and asks and strange <= _MOST_STRANGE and strange < known


def _is_about_thing(reading: Reading) -> bool:
    """`Chuyển đổi số là gì?` asks what it is, not what is on: nothing in it speaks of the class."""
    if reading.has(Tag.YES_NO) and (reading.has(Tag.ABOUT) or _is_on_name(reading)):
        return False
    if reading.has(*_OF_CLASS) or any(span.phrase in _WHAT_ABOUT for _, span in reading.having(Tag.HOW)):
        strongly = reading.has(Tag.TOPIC, Tag.TEACH, Tag.SPEAKER, *_TIMES, Tag.ROOM, Tag.SESSION)
        return reading.has(Tag.IS_WHAT) and not strongly
    return bool(reading.unknown) or reading.has(Tag.WHAT, Tag.IS_WHAT, Tag.HOW, Tag.TROUBLE, Tag.MANY, Tag.ON, Tag.HELP)


def _is_on_name(reading: Reading) -> bool:
    """Whether a name follows `on`, as in `is there anything on maps`."""
    return any(index and reading.spans[index - 1].text == "on" for index, _ in reading.having(Tag.NAME))


def _continued_ask(reading: Reading, subject: Subject, context: Context) -> Ask | None:
    """`còn chiều?`, `thế mai?`: asked of something else, the same as before; alone, what is on then."""
    if subject.scope is Scope.NONE:
        return LOOK if reading.has(Tag.TOPIC, Tag.SESSION) and not reading.unknown else None
    if context.intent in _PROGRAMME and context.field is not None and context.field not in {Field.SITE, Field.CHAIR}:
        if context.intent in _LOOKS:
            return LOOK
        return context.intent, context.field
    return LOOK


def _inherited(reading: Reading, ask: Ask, context: Context) -> Question | None:
    """What is asked of the last question's subject."""
    if context.intent not in _PROGRAMME or context.scope in {Scope.NONE, Scope.WHOLE} or reading.unknown:
        return None
    by_id = reading.timetable.item_by_id
    if context.scope is Scope.TIMED and context.dates:
        items = selection.in_part(reading.timetable, selection.on_dates(reading.timetable, context.dates), context.part)
        return _question(reading, ask, Subject(items, Scope.TIMED), context.dates, context)
    items = tuple(by_id[item] for item in context.items if item in by_id)
    if not items:
        return None
    return _question(reading, ask, Subject(items, Scope.NAMED, NameKind.TITLE), context.dates, context)


def _compose(reading: Reading, subject: Subject, ask: Ask, context: Context) -> Question:
    when, timetable = reading.when, reading.timetable
    if subject.scope is Scope.NONE:
        return of_class(reading, ask)
    dates = when.dates
    if subject.scope is Scope.TIMED and not dates:
        dates = _dates(reading, subject, context)
        if when.part and not when.clocks:
            items = selection.in_part(timetable, selection.on_dates(timetable, dates), when.part)
            subject = Subject(items, Scope.TIMED)
    return _question(reading, ask, subject, dates, context)


def _dates(reading: Reading, subject: Subject, context: Context) -> tuple[date, ...]:
    """The day of a part of the day: the last question's, else the coming one."""
    if reading.when.moment is not None:
        return (reading.when.moment.date(),)
    if reading.when and context.intent in _PROGRAMME and context.dates and context.scope is Scope.TIMED:
        return context.dates
    if not reading.when:
        return tuple(dict.fromkeys(item.start.date() for item in subject.items))
    day = selection.current_day(reading.timetable, reading.now)
    return (day,) if day is not None else (reading.now.date(),)


def _question(reading: Reading, ask: Ask, subject: Subject, dates: tuple[date, ...], context: Context) -> Question:
    intent, field = ask
    if field is Field.LINK:
        return _link(reading, subject, dates)
    part = reading.when.part or (context.part if dates == context.dates and not reading.when else None)
    items = subject.items
    if intent in _LOOKS and dates == (reading.now.date(),) and asks_what_is_left(reading):
        items = tuple(item for item in items if item.end > reading.now)
    if subject.scope is not Scope.NAMED:
        at_clock = bool(reading.when.clocks) and not reading.offers_times
        keeps_breaks = at_clock or part is Part.NOON or subject.scope is Scope.NOW
        items = selection.content(items) or (items if keeps_breaks else ())
    if field is Field.COUNT and reading.has(Tag.STILL, Tag.HENCE):
        items = tuple(item for item in items if item.start > reading.now)
    if field is Field.WHEN and subject.scope is Scope.TIMED and len(dates) > 1 and reading.has(Tag.WHICH_DAY):
        intent, field = Intent.LIST, Field.SCHEDULE
    if intent is Intent.WHEN and subject.scope is Scope.TIMED:
        items = ends_of(items, field)
        field = Field.START if field is Field.WHEN and not reading.has(Tag.WHICH_DAY) else field
    ids = tuple(item.id for item in items)
    return Question(intent, field, dates, part, ids, scope=subject.scope, missing=subject.missing)


def _link(reading: Reading, subject: Subject, dates: tuple[date, ...]) -> Question:
    """The link of a day, or of an item that has its own."""
    if subject.scope is Scope.NAMED and subject.items:
        with_own = tuple(item.id for item in subject.items if item.link)
        days = tuple(dict.fromkeys(item.start.date() for item in subject.items))
        return Question(Intent.WHERE, Field.LINK, dates or days, items=with_own, scope=Scope.NAMED)
    day = selection.current_day(reading.timetable, reading.now)
    return Question(Intent.WHERE, Field.LINK, dates or ((day,) if day else ()), scope=Scope.TIMED)
