"""What is asked of the subject: its title, its time, its place or its people."""

from collections.abc import Callable
from typing import Final, TypeAlias

from bot.understanding import selection
from bot.understanding.moments import Part
from bot.understanding.naming import NameKind
from bot.understanding.question import Field, Intent, Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag
from bot.understanding.topics import Subject

Ask: TypeAlias = tuple[Intent, Field]

LOOK: Final[Ask] = (Intent.TOPIC_OF, Field.TITLE)
_START: Final[Ask] = (Intent.WHEN, Field.START)
_END: Final[Ask] = (Intent.WHEN, Field.END)

_WORDS: Final[tuple[tuple[Ask, tuple[Tag, ...]], ...]] = (
    ((Intent.WHERE, Field.ROOM), (Tag.WHICH_ROOM,)),
    ((Intent.WHERE, Field.PLACE), (Tag.WHERE,)),
    ((Intent.WHO, Field.SPEAKER), (Tag.WHO,)),
    (_START, (Tag.HOUR,)),
    ((Intent.WHEN, Field.WHEN), (Tag.WHEN, Tag.WHICH_DAY)),
    ((Intent.WHEN, Field.DURATION), (Tag.LONG, Tag.MANY_DAYS)),
    (_END, (Tag.LEFT,)),
)


def asked(reading: Reading, subject: Subject) -> Ask | None:
    """What is asked, the first of several; None where nothing says so."""
    if reading.has(Tag.LINK):
        return Intent.WHERE, Field.LINK
    places = [(index, ask) for ask, tags in _WORDS if (index := reading.first(*tags)) is not None]
    if reading.has(Tag.TOPIC) and not reading.has(Tag.TEACH, Tag.SPEAKER):  # `chuyên đề chiều nay tên gì`
        places = [place for place in places if reading.spans[place[0]].phrase != "ten gi"]
    if reading.has(Tag.PROGRAMME):  # `lịch mai đâu` asks for it, not where it is
        places = [place for place in places if not reading.spans[place[0]].phrase.startswith("dau")]
    if (reading.when or reading.has(Tag.STILL, Tag.HENCE)) and _asks_whether_any(reading):
        return LOOK
    if reading.has(Tag.MANY_DAYS) and reading.has(Tag.STILL, Tag.HENCE):
        return (Intent.WHEN, Field.WHEN) if subject.scope is Scope.NAMED else (Intent.LIST, Field.COUNT)
    if places:
        return _refined(reading, subject, min(places, key=lambda place: place[0])[1])
    if reading.offers_times:
        ends = Field.END if _ends(reading, subject) else Field.WHEN
        return Intent.WHEN, Field.START if reading.when.clocks else ends
    return next((ask for holds, ask in _IMPLIED if holds(reading, subject)), None)


def _asks_whether_any(reading: Reading) -> bool:
    """`tối nay có buổi nào không` asks whether something is on, not on which day."""
    return reading.has(Tag.WHICH_DAY) and reading.has(Tag.YES_NO) and not reading.has(Tag.HOUR, Tag.WHEN, Tag.CLASS)


def _ends(reading: Reading, subject: Subject) -> bool:
    return (reading.has(Tag.END) or _asks_till_when(reading)) and not subject.following


def _asks_till_when(reading: Reading) -> bool:
    """`Nghỉ đến tận mấy giờ`: till an hour that is asked for."""
    places = [index for index, _ in reading.having(Tag.HOUR, Tag.WHEN)]
    return any((before := reading.beside(index, -1)) is not None and before.has(Tag.TO) for index in places)


def _refined(reading: Reading, subject: Subject, ask: Ask) -> Ask:
    intent, field = ask
    if reading.has(Tag.LEFT):
        goes_on = any(item.start <= reading.now < item.end for item in subject.items)
        towards = subject.scope in {Scope.NAMED, Scope.NEXT} and not goes_on and not _ends(reading, subject)
        return _START if reading.has(Tag.START) or towards else _END
    if reading.has(Tag.MANY_DAYS) and subject.scope is Scope.TIMED:  # `ngày đầu học mấy buổi`
        return Intent.LIST, Field.COUNT
    if intent is Intent.WHEN:
        return Intent.WHEN, _time_of(reading, subject, field)
    if field is Field.PLACE:
        return Intent.WHERE, _place(reading, subject)
    return ask


def _time_of(reading: Reading, subject: Subject, field: Field) -> Field:
    """The beginning, the end, the length or all of it."""
    ends = _ends(reading, subject)
    if field is Field.DURATION:
        # `kéo dài đến mấy giờ` asks for the end, not for the length.
        goes_on = any(span.phrase == "keo dai" for _, span in reading.having(Tag.LONG))
        return Field.END if ends and goes_on else field
    rests = reading.has(Tag.REST) and bool(reading.when.dates) and reading.when.part is not Part.NOON
    if ends or (rests and not reading.has(Tag.START)):
        return Field.END
    if reading.has(Tag.START):
        return Field.START
    return Field.WHEN if subject.kind is NameKind.SPEAKER else field


def _place(reading: Reading, subject: Subject) -> Field:
    """A room of something, the venue of the class, or, of a day, both."""
    if reading.has(Tag.VENUE) and subject.scope is Scope.NONE:
        return Field.VENUE
    if reading.has(Tag.VENUE) and subject.kind is NameKind.ROOM:
        return Field.VENUE
    if subject.scope is Scope.NAMED or reading.has(Tag.ROOM) or subject.scope in {Scope.NOW, Scope.NEXT}:
        return Field.ROOM
    if reading.has(Tag.CLASS) and subject.scope is Scope.NONE:
        return Field.VENUE
    return Field.PLACE


def _asks_from_when(reading: Reading, subject: Subject) -> bool:
    """`Từ mấy giờ đến mấy giờ`."""
    starts = any(span.phrase.startswith(("tu ", "from ")) for _, span in reading.having(Tag.START))
    return starts and _ends(reading, subject)


def _is_speaker(reading: Reading, subject: Subject) -> bool:
    of_something = subject.scope is not Scope.NONE and subject.kind is not NameKind.SPEAKER
    return reading.has(Tag.SPEAKER) and of_something and not reading.has(Tag.STUDY)


def _is_room(reading: Reading, subject: Subject) -> bool:
    return reading.has(Tag.ROOM) and subject.scope is not Scope.NONE and subject.kind is not NameKind.ROOM


def _is_only_room(reading: Reading) -> bool:
    """`Phòng?`: of what was asked before."""
    return reading.has(Tag.ROOM) and all(span.has(Tag.ROOM, Tag.FILLER, Tag.AND, Tag.STILL) for span in reading.spans)


def _is_only_end(reading: Reading) -> bool:
    """`Until when?`: of what was asked before."""
    return reading.has(Tag.END) and all(span.has(Tag.END, Tag.FILLER, Tag.AND, Tag.STILL) for span in reading.spans)


def _are_speakers(reading: Reading) -> bool:
    """`List all the speakers`: of the whole class."""
    return any(span.has(Tag.SPEAKER) and span.has(Tag.WHOLE) for span in reading.spans)


def _is_venue(reading: Reading, subject: Subject) -> bool:
    return reading.has(Tag.VENUE) and not (subject.scope is Scope.NAMED and reading.has(Tag.WHAT, Tag.ON))


def _counts_all(reading: Reading, subject: Subject) -> bool:  # noqa: ARG001 - one of a row of rules
    """`8 chuyên đề`, `cả 3 ngày`: as many as the class has."""
    totals = {
        Tag.TOPIC: len(selection.topics(reading.timetable.items)),
        Tag.DAY_WORD: len(reading.timetable.days),
        Tag.SESSION: len(reading.timetable.sessions),
    }
    counted = [
        (span.tags[Tag.NUMBER], after)
        for index, span in reading.having(Tag.NUMBER)
        for after in reading.spans[index + 1 : index + 2]
    ]
    return not reading.when and any(
        number == total and after.has(tag) for number, after in counted for tag, total in totals.items()
    )


def _has_ended(reading: Reading, subject: Subject) -> bool:
    unnamed = subject.scope is Scope.NONE or reading.has(Tag.DONE, Tag.OKAY)
    over = reading.has(Tag.YET) or (unnamed and reading.has(Tag.YES_NO))
    return over and _ends(reading, subject) and not reading.has(Tag.START)


def _has_started(reading: Reading, subject: Subject) -> bool:
    if subject.kind is NameKind.ROOM:
        return False
    return reading.has(Tag.YET) and (subject.scope is Scope.NAMED or reading.has(Tag.START))


def _is_end(reading: Reading, subject: Subject) -> bool:
    return subject.scope is not Scope.NONE and _ends(reading, subject) and not reading.has(Tag.WHAT, Tag.ON)


def _is_look(reading: Reading, subject: Subject) -> bool:
    of_something = subject.scope is not Scope.NONE
    if of_something and reading.has(Tag.WHICH, Tag.STUDY, Tag.TEACH, Tag.REST):
        return True
    return reading.has(Tag.WHAT, Tag.IS_WHAT, Tag.ON)


# What is asked without a question word: `giảng viên chuyên đề 3`, `lịch mai`, `bế giảng chưa`. The first that holds.
_IMPLIED: Final[tuple[tuple[Callable[[Reading, Subject], bool], Ask], ...]] = (
    (_asks_from_when, (Intent.WHEN, Field.WHEN)),
    (lambda reading, _: reading.offers_rooms, (Intent.WHERE, Field.ROOM)),
    (_is_speaker, (Intent.WHO, Field.SPEAKER)),
    (_is_room, (Intent.WHERE, Field.ROOM)),
    (lambda reading, subject: subject.scope is Scope.NONE and _is_only_room(reading), (Intent.WHERE, Field.ROOM)),
    (lambda reading, subject: subject.scope is Scope.NONE and _is_only_end(reading), _END),
    (lambda reading, subject: subject.scope is Scope.NONE and _are_speakers(reading), (Intent.WHO, Field.SPEAKER)),
    (_is_venue, (Intent.WHERE, Field.VENUE)),
    (lambda reading, _: reading.has(Tag.MANY), (Intent.LIST, Field.COUNT)),
    (_counts_all, (Intent.LIST, Field.SCHEDULE)),
    (_has_ended, _END),
    (_has_started, _START),
    (lambda reading, subject: subject.scope is Scope.NOW and not _ends(reading, subject), (Intent.NOW, Field.TITLE)),
    (lambda _, subject: subject.scope is Scope.NEXT, (Intent.NEXT, Field.TITLE)),
    (lambda reading, _: reading.has(Tag.PROGRAMME, Tag.WHOLE), (Intent.LIST, Field.SCHEDULE)),
    (lambda reading, _: reading.has(Tag.STILL) and reading.has(Tag.YES_NO, Tag.HENCE), LOOK),
    (_is_end, _END),
    (lambda reading, _: reading.has(Tag.START) and not reading.has(Tag.WHAT, Tag.ON), _START),
    (_is_look, LOOK),
)
