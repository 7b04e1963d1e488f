"""From a reading to a question: what is asked, of what, and whether enough was understood to say so."""

from datetime import date
from typing import Final, TypeAlias

from bot.domain.timetable import Item
from bot.understanding import selection, subjects, wishes
from bot.understanding.moments import Part
from bot.understanding.names import NameKind
from bot.understanding.question import Context, Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.subjects import Subject
from bot.understanding.tags import Tag

Ask: TypeAlias = tuple[Intent, Field]

_LOOK: Final = (Intent.TOPIC_OF, Field.TITLE)
_LOOKS: Final = frozenset({Intent.TOPIC_OF, Intent.LIST, Intent.NOW, Intent.NEXT})
_PROGRAMME: Final = _LOOKS | {Intent.WHEN, Intent.WHERE, Intent.WHO}
_REFUSED: Final = Question(Intent.OUT_OF_SCOPE)
_ANY_TIME: Final = (Tag.HOUR, Tag.WHEN, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.MANY_DAYS)


def decide(reading: Reading, context: Context) -> Question:
    """The question that the text asks after what was asked before."""
    continued = context.intent is Intent.REMINDER
    wish = wishes.reminder(reading, continued=continued) or wishes.check_in(reading)
    if wish is not None:
        return wish
    if not reading.spans or not _speaks(reading):
        return _manners(reading, context)
    if reading.has(Tag.HELP) and not reading.when and not _is_other_help(reading) and not reading.has(Tag.TOPIC, Tag.NAME, Tag.EVENT, Tag.SITE):
        return Question(Intent.HELP)
    if reading.has(Tag.OTHER):
        return _REFUSED
    return _of_site(reading, context) or _of_programme(reading, context) or _manners(reading, context)


def _is_other_help(reading: Reading) -> bool:
    """`What's on the menu`, `hỗ trợ bao nhiêu tiền`: a word for help about something else."""
    helps = [span for _, span in reading.having(Tag.HELP)]
    others = [span for _, span in reading.having(Tag.OTHER)]
    return any(span not in helps for span in others) or (bool(others) and reading.has(Tag.WHAT, Tag.ON, Tag.IS_WHAT))


def _speaks(reading: Reading) -> bool:
    """Whether it says more than manners do."""
    manners = {Tag.GREET, Tag.THANKS, Tag.OKAY, Tag.FILLER, Tag.ME, Tag.WISH, Tag.AND, Tag.DONE, Tag.AT, Tag.CLASS, Tag.THE}
    return bool(reading.when) or any(not manners & span.tags.keys() for span in reading.spans)


def _manners(reading: Reading, context: Context) -> Question:
    """Greetings, thanks, a call for help; else not understood."""
    if reading.has(Tag.OTHER) or len(reading.unknown) > 1:
        return _REFUSED
    if context.intent in {Intent.CHECKIN, Intent.ATTENDANCE} and reading.has(Tag.YET, Tag.DONE) and not reading.unknown:
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if reading.has(Tag.HELP):
        return Question(Intent.HELP)
    if reading.has(Tag.THANKS):
        return Question(Intent.THANKS)
    if reading.unknown:
        return _REFUSED
    if reading.has(Tag.GREET):
        return Question(Intent.GREET)
    return Question(Intent.THANKS) if reading.has(Tag.OKAY) else _REFUSED


def _of_site(reading: Reading, context: Context) -> Question | None:
    """Where a site is, and who chairs it."""
    continued = context.value is not None and context.intent in {Intent.WHERE, Intent.WHO}
    site = subjects.site_of(reading, continued=continued)
    if site is None and not (continued and not reading.when and not reading.has(Tag.TOPIC, Tag.NAME, Tag.EVENT, Tag.STUDY)):
        return None
    if len(reading.unknown) > 1 or (reading.unknown and site is None) or reading.has(Tag.OTHERS) and not reading.has(Tag.CHAIR):
        return _REFUSED if site is not None else None
    codes = site.codes if site is not None else (str(context.value),)
    value = codes[0] if len(codes) == 1 else None
    if reading.has(Tag.WHO, Tag.CHAIR):
        return Question(Intent.WHO, Field.CHAIR, value=value, sites=codes)
    if reading.has(Tag.WHERE, Tag.ROOM, Tag.WHICH_ROOM, Tag.LINK, Tag.VENUE, Tag.ON):
        return Question(Intent.WHERE, Field.SITE, value=value, sites=codes)
    if site is None:
        return None
    field = Field.CHAIR if context.intent is Intent.WHO and context.field is Field.CHAIR else Field.SITE
    return Question(Intent.WHO if field is Field.CHAIR else Intent.WHERE, field, value=value, sites=codes)


def _of_programme(reading: Reading, context: Context) -> Question | None:
    subject = subjects.find(reading)
    ask = _ask(reading, subject)
    if not _is_enough(reading, subject, ask):
        return None
    if ask is None:
        ask = _continued_ask(reading, subject, context)
        if ask is None:
            return None
    elif subject.scope is Scope.NONE and not reading.has(Tag.WHOLE, Tag.PROGRAMME, Tag.CLASS, Tag.MANY_DAYS):
        inherited = _inherited(reading, ask, context)
        if inherited is not None:
            return inherited
    return _compose(reading, subject, ask, context)


def _is_enough(reading: Reading, subject: Subject, ask: Ask | None) -> bool:
    """Whether what was understood outweighs what was not."""
    strange = len(reading.unknown)
    if subject.scope is Scope.NAMED and subject.kind is NameKind.TITLE and not reading.when and _only_topic_words(reading):
        return False
    if not strange:
        return True
    known = sum(1 for span in reading.spans if not span.has(Tag.UNKNOWN, Tag.FILLER, Tag.TITLE_WORD, Tag.ME))
    anchored = subject.scope is not Scope.NONE or reading.has(Tag.PROGRAMME)
    asks = ask is not None or reading.has(Tag.TOPIC, Tag.SESSION, Tag.YES_NO)
    return anchored and asks and strange <= 2 and strange < known  # noqa: PLR2004 - a name, a slip


def _only_topic_words(reading: Reading) -> bool:
    """`Chuyển đổi số là gì?` asks what it is, not what is on: nothing in it speaks of the class."""
    if reading.has(Tag.ABOUT) and reading.has(Tag.YES_NO):
        return False
    if reading.has(Tag.TOPIC, Tag.STUDY, Tag.TEACH, Tag.SPEAKER, Tag.ROOM, Tag.SESSION, *_ANY_TIME, Tag.WHO, Tag.WHERE, Tag.WHICH_ROOM, Tag.LINK, Tag.START, Tag.END, Tag.PROGRAMME, Tag.STILL, Tag.NEXT, Tag.NOW, Tag.AFTER, Tag.YET):
        return reading.has(Tag.IS_WHAT) and not reading.has(Tag.TOPIC, Tag.TEACH, Tag.SPEAKER, *_ANY_TIME, Tag.ROOM, Tag.SESSION)
    return bool(reading.unknown) or reading.has(Tag.WHAT, Tag.IS_WHAT, Tag.HOW, Tag.TROUBLE, Tag.MANY)


def _ask(reading: Reading, subject: Subject) -> Ask | None:
    """What is asked; the first of several."""
    if reading.has(Tag.LINK):
        return Intent.WHERE, Field.LINK
    asked = [(index, ask) for ask, tags in _WORDS if (index := reading.first(*tags)) is not None]
    ends = reading.has(Tag.END) and not subject.following
    found = min(asked, default=(0, None), key=lambda one: one[0])[1]
    if found is None:
        return _implied(reading, subject, ends=ends)
    return _refined(reading, subject, found, ends=ends)


_WORDS: Final[tuple[tuple[Ask, tuple[Tag, ...]], ...]] = (
    ((Intent.WHERE, Field.ROOM), (Tag.WHICH_ROOM,)),
    ((Intent.WHERE, Field.PLACE), (Tag.WHERE,)),
    ((Intent.WHO, Field.SPEAKER), (Tag.WHO,)),
    ((Intent.WHEN, Field.START), (Tag.HOUR,)),
    ((Intent.WHEN, Field.WHEN), (Tag.WHEN, Tag.WHICH_DAY)),
    ((Intent.WHEN, Field.DURATION), (Tag.LONG, Tag.MANY_DAYS)),
    ((Intent.WHEN, Field.END), (Tag.LEFT,)),
)


def _refined(reading: Reading, subject: Subject, ask: Ask, *, ends: bool) -> Ask:
    intent, field = ask
    if reading.has(Tag.LEFT):
        starts = reading.has(Tag.START) or (subject.scope in {Scope.NAMED, Scope.NEXT} and not ends)
        return Intent.WHEN, Field.START if starts else Field.END
    if intent is Intent.WHEN and field is Field.DURATION:
        return ask
    rests = reading.has(Tag.REST) and bool(reading.when.dates) and reading.when.part is not Part.NOON and not reading.has(Tag.START)
    if intent is Intent.WHEN and (ends or rests):
        return Intent.WHEN, Field.END
    if intent is Intent.WHEN and reading.has(Tag.START):
        return Intent.WHEN, Field.START
    if intent is Intent.WHEN and subject.kind is NameKind.SPEAKER:
        return Intent.WHEN, Field.WHEN
    if intent is Intent.WHERE and field is Field.PLACE:
        return Intent.WHERE, _place(reading, subject)
    return ask


def _place(reading: Reading, subject: Subject) -> Field:
    """A room of something, the venue of the class, or, of a day, both."""
    if subject.scope is Scope.NAMED or reading.has(Tag.ROOM) or subject.scope in {Scope.NOW, Scope.NEXT}:
        return Field.ROOM
    if reading.has(Tag.CLASS, Tag.VENUE) and subject.scope is Scope.NONE:
        return Field.VENUE
    return Field.PLACE


def _implied(reading: Reading, subject: Subject, *, ends: bool) -> Ask | None:
    """What is asked without a question word: `giảng viên chuyên đề 3`, `lịch mai`, `bế giảng chưa`."""
    named = subject.scope is Scope.NAMED
    anything = subject.scope is not Scope.NONE
    if reading.has(Tag.SPEAKER) and anything and subject.kind is not NameKind.SPEAKER and not reading.has(Tag.STUDY):
        return Intent.WHO, Field.SPEAKER
    if reading.has(Tag.VENUE) or (reading.has(Tag.ROOM) and anything and subject.kind is not NameKind.ROOM):
        return Intent.WHERE, Field.ROOM if named or reading.has(Tag.ROOM) else Field.VENUE
    if reading.has(Tag.MANY):
        return Intent.LIST, Field.COUNT
    if reading.has(Tag.YET) and (named or ends or reading.has(Tag.START)):
        return (Intent.WHEN, Field.END) if ends and not reading.has(Tag.START) else (Intent.WHEN, Field.START)
    if subject.scope is Scope.NOW and not ends:
        return Intent.NOW, Field.TITLE
    if subject.scope is Scope.NEXT:
        return Intent.NEXT, Field.TITLE
    if reading.has(Tag.PROGRAMME, Tag.WHOLE):
        return Intent.LIST, Field.SCHEDULE
    if anything and ends and not reading.has(Tag.WHAT, Tag.ON):
        return Intent.WHEN, Field.END
    if reading.has(Tag.START) and not reading.has(Tag.WHAT, Tag.ON):
        return Intent.WHEN, Field.START
    if reading.has(Tag.WHAT, Tag.IS_WHAT, Tag.ON, Tag.STUDY, Tag.TEACH, Tag.REST) or (reading.has(Tag.WHICH) and anything):
        return _LOOK
    return None


def _continued_ask(reading: Reading, subject: Subject, context: Context) -> Ask | None:
    """`còn chiều?`, `thế mai?`: asked of something else, the same as before; alone, what is on then."""
    if subject.scope is Scope.NONE:
        return _LOOK if reading.has(Tag.TOPIC, Tag.SESSION) and not reading.unknown else None
    if context.intent in _PROGRAMME and context.field is not None and context.field not in {Field.SITE, Field.CHAIR}:
        if context.intent in _LOOKS:
            return _LOOK
        return context.intent, context.field
    return _LOOK


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
    dates = reading.when.dates
    if subject.scope is Scope.TIMED and not dates:
        dates = _dates(reading, subject, context)
        if dates and reading.when.part and not reading.when.clocks:
            items = selection.in_part(reading.timetable, selection.on_dates(reading.timetable, dates), reading.when.part)
            subject = Subject(items, Scope.TIMED)
    if subject.scope is Scope.NONE:
        return _of_class(reading, ask)
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
    items = subject.items
    part = reading.when.part or (context.part if dates == context.dates and not reading.when else None)
    if field is Field.LINK:
        return _link(reading, subject, dates, part)
    if subject.scope is not Scope.NAMED and not reading.when.clocks:
        items = selection.content(items) or (items if part == "noon" or subject.scope in {Scope.NOW} else ())
    elif subject.scope is Scope.TIMED and len(items) > 1:
        items = selection.content(items) or items
    if intent is Intent.WHEN and subject.scope is Scope.TIMED:
        items = _end_of(items, field)
        field = Field.START if field is Field.WHEN and not reading.has(Tag.WHICH_DAY) else field
    elif intent is Intent.WHEN and field is Field.END and subject.scope is Scope.NAMED and len(items) > 1 and not subject.kind:
        items = items[:]
    return Question(intent, field, dates, part, tuple(item.id for item in items), scope=subject.scope, missing=subject.missing)


def _end_of(items: tuple[Item, ...], field: Field) -> tuple[Item, ...]:
    if field in {Field.START, Field.WHEN}:
        return items[:1]
    return items[-1:] if field is Field.END else items


def _link(reading: Reading, subject: Subject, dates: tuple[date, ...], part: object) -> Question:
    """The link of a day, or of an item that has its own."""
    if subject.scope is Scope.NAMED and subject.items:
        with_own = tuple(item.id for item in subject.items if item.link)
        days = tuple(dict.fromkeys(item.start.date() for item in subject.items))
        return Question(Intent.WHERE, Field.LINK, dates or days, items=with_own, scope=Scope.NAMED)
    day = selection.current_day(reading.timetable, reading.now)
    days = dates or ((day,) if day else ())
    return Question(Intent.WHERE, Field.LINK, days, scope=Scope.TIMED)


def _of_class(reading: Reading, ask: Ask) -> Question:
    """A question that names nothing: of the class, or of what is nearest."""
    intent, field = ask
    timetable, now = reading.timetable, reading.now
    everything = selection.content(timetable.items)
    ids = tuple(item.id for item in everything)
    day = selection.current_day(timetable, now)
    today = selection.content(selection.on_dates(timetable, (day,))) if day else ()
    if intent is Intent.LIST:
        return Question(intent, field, items=ids, scope=Scope.WHOLE)
    if intent is Intent.WHERE and field is Field.LINK:
        return Question(intent, field, (day,) if day else (), scope=Scope.TIMED)
    if intent is Intent.WHERE and field is Field.VENUE:
        return Question(intent, field, scope=Scope.WHOLE)
    if intent is Intent.WHEN and (field is Field.DURATION or (reading.has(Tag.CLASS, Tag.WHICH_DAY) and not reading.has(Tag.HOUR, Tag.LEFT))):
        chosen = everything if field in {Field.DURATION, Field.WHEN} else _end_of(everything, field)
        return Question(intent, field, items=tuple(item.id for item in chosen), scope=Scope.WHOLE)
    if intent is Intent.WHEN and reading.has(Tag.LEFT):
        chosen = selection.current(timetable, now) if field is Field.END else selection.upcoming(timetable, now)
        return Question(intent, field, items=tuple(item.id for item in chosen or today[-1:]), scope=Scope.NAMED)
    if intent is Intent.WHEN and field in {Field.START, Field.WHEN}:
        chosen = selection.coming_start(timetable, now)
        return Question(intent, field, items=tuple(item.id for item in chosen), scope=Scope.NAMED)
    if intent is Intent.WHO:
        chosen = selection.content(selection.current(timetable, now)) or selection.upcoming(timetable, now)
        return Question(intent, field, items=tuple(item.id for item in chosen), scope=Scope.NOW)
    chosen = _end_of(today, field) if intent is Intent.WHEN else today
    return Question(intent, field, (day,) if day else (), items=tuple(item.id for item in chosen), scope=Scope.TIMED)
