"""Checking in, for which it takes a clear wish of the person for themselves, and what is said of it besides."""

from typing import Final

from bot.domain.timetable import ItemKind
from bot.understanding.oneself import is_for_oneself, without_own_name
from bot.understanding.others import names_others
from bot.understanding.question import Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag
from bot.understanding.wishes import ASKING, TIMES, forbids

# What is refused with a word on how to check in: for somebody else, not today, or not at all.
NOT_DONE: Final = Question(Intent.OUT_OF_SCOPE, Field.HOW)

# With one of these, `có mặt` and `present` belong to a question about the programme: `mấy giờ phải có mặt`.
_OF_PROGRAMME: Final = (
    *(*ASKING, *TIMES, Tag.START, Tag.YET, Tag.TEACH, Tag.SPEAKER, Tag.TOPIC, Tag.EVENT, Tag.NAME, Tag.LINK),
    *(Tag.PROGRAMME, Tag.STUDY, Tag.CHAIR, Tag.END),
)


def check_in(reading: Reading) -> Question | None:
    """What is said of checking in; None where nothing is."""
    if not reading.has(Tag.CHECK_IN, Tag.MY_ATTENDANCE):
        return _present(reading) if reading.has(Tag.PRESENT) and not reading.has(Tag.OTHER) else None
    own = without_own_name(reading)
    if _declines(own):
        return NOT_DONE
    if _asks_how(own) and (own.has(Tag.HOW) or not names_others(own)):
        return Question(Intent.CHECKIN, Field.HOW)
    if own.has(Tag.OTHER) or names_others(own):
        return NOT_DONE
    return _wish_or_question(reading, own)


def _wish_or_question(reading: Reading, own: Reading) -> Question:
    """A wish to be checked in, or whether or when it is done; `own` is the reading without the person's name."""
    if own.has(Tag.PRESENT) and own.has(Tag.MY_ATTENDANCE) and is_for_oneself(reading):
        return _done(reading)
    reports = any(not _is_of_coming(own, index) for index, _ in own.having(Tag.DONE))
    done = reports and not own.has(Tag.TROUBLE, Tag.NOT)
    asks_whether = any(not _is_of_coming(own, index) for index, _ in own.having(Tag.YET))
    if done or asks_whether or own.has(Tag.MY_ATTENDANCE):
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if own.has(*TIMES, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.START, Tag.END) and not own.has(Tag.YET):
        return _when_check_in(own)
    return _done(reading) if is_for_oneself(reading) else Question(Intent.CHECKIN, Field.HOW)


def _asks_how(reading: Reading) -> bool:
    """`Điểm danh kiểu gì, tôi không rành điện thoại`, `where do I sign in when I arrive`: the first thing it asks."""
    how, other = reading.first(Tag.HOW, Tag.WHERE), reading.first(*TIMES, Tag.MY_ATTENDANCE, Tag.YET, Tag.DONE)
    return how is not None and (other is None or how < other)


def _done(reading: Reading) -> Question:
    dates = reading.when.dates or ((reading.now.date(),) if reading.when.part else ())
    return Question(Intent.CHECKIN, Field.DO, dates, reading.when.part)


def _is_of_coming(reading: Reading, index: int) -> bool:
    """`Em vừa đến nơi`, `chưa tới lớp`: what is done, or not yet, is the way here."""
    return any(span.has(Tag.PRESENT, Tag.START, Tag.TO) for span in reading.spans[index + 1 : index + 2])


def _declines(reading: Reading) -> bool:
    """`Tôi không điểm danh đâu`, `huỷ điểm danh`, `do not check me in`: nothing that the program does."""
    before = [reading.spans[index - 1] for index, _ in reading.having(Tag.CHECK_IN) if index]
    if any(span.has(Tag.SWITCH_OFF) or (span.has(Tag.NOT) and forbids(span.phrase)) for span in before):
        return True
    asks = reading.has(*(tag for tag in ASKING if tag is not Tag.WHERE), *TIMES, Tag.TROUBLE, Tag.NOT, Tag.YET)
    later = reading.has(Tag.NEXT, Tag.HENCE) and not reading.has(Tag.YES_NO)
    return not asks and (later or any(span.phrase == "khong" for span in before))


def _present(reading: Reading) -> Question | None:
    """`Em có mặt rồi`: a report of being there, if it is nothing else."""
    if is_for_oneself(reading):
        return _done(reading)
    reports = any(span.phrase != "here" for _, span in reading.having(Tag.PRESENT))
    return NOT_DONE if reports and not reading.has(*_OF_PROGRAMME) else None


def _when_check_in(reading: Reading) -> Question:
    """When checking in opens: the reception of that day."""
    receptions = [item for item in reading.timetable.items if item.kind is ItemKind.RECEPTION]
    dates, part = reading.when.dates, reading.when.part
    if part:
        receptions = [item for item in receptions if (item.start.hour < 12) == (part == "am")] or receptions  # noqa: PLR2004
    if dates:
        receptions = [item for item in receptions if item.start.date() in dates]
    else:
        receptions = [item for item in receptions if item.end > reading.now][:1] or receptions[-1:]
    if not receptions:
        return Question(Intent.CHECKIN, Field.HOW)
    field = Field.END if reading.has(Tag.END) else Field.WHEN
    return Question(Intent.WHEN, field, dates, part, tuple(item.id for item in receptions), scope=Scope.NAMED)
