"""Checking in, for which it takes a clear wish of the person for themselves, and what is said of it besides."""

from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.domain.timetable import ItemKind
from bot.understanding.naming import NameKind
from bot.understanding.question import Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag
from bot.understanding.wishes import ASKING, HONORIFICS, TIMES, forbids, is_other_day, questions

_PEOPLE: Final = {"nguoi", "dong chi", "ban", "em", "anh", "chi", "people", "dai bieu", "can bo"}
# What may follow `anh` or `chị` when they mean the person: anything else is a name.
_AFTER_ME: Final = (
    *(Tag.CHECK_IN, Tag.PRESENT, Tag.MY_ATTENDANCE, Tag.YET, Tag.DONE, Tag.WISH, Tag.NOT, Tag.FILLER, Tag.ME),
    *(Tag.REMIND, Tag.TROUBLE, Tag.PART, Tag.DAY, Tag.YES_NO, Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.SESSION, Tag.AT),
    *(Tag.HOW, Tag.THANKS, Tag.GREET, Tag.AGAIN, Tag.OKAY, Tag.STUDY, Tag.STILL, Tag.AHEAD, Tag.NUMBER, Tag.MINUTES),
    *(Tag.CLOCK, Tag.NOW, Tag.CLASS, Tag.WHERE, Tag.WHAT, Tag.HELP, Tag.AND, Tag.MANY),
)
# All that a wish to check in may be made of.
_OF_CHECKING_IN: Final = (
    *(Tag.CHECK_IN, Tag.PRESENT, Tag.ME, Tag.WISH, Tag.FILLER, Tag.GREET, Tag.THANKS, Tag.OKAY, Tag.HELP, Tag.YES_NO),
    *(Tag.PART, Tag.DAY, Tag.NOW, Tag.SESSION, Tag.CLASS, Tag.SITE, Tag.SITE_WORD, Tag.ROOM, Tag.WHICH, Tag.HENCE),
    *(Tag.AND, Tag.AT, Tag.TO, Tag.OF, Tag.THE, Tag.IN, Tag.AGAIN, Tag.DONE, Tag.DAY_WORD, Tag.THIS),
    *(Tag.DATE, Tag.WEEKDAY, Tag.CLOCK, Tag.HOUR_WORD, Tag.NUMBER, Tag.UNKNOWN),
)
_IS_CALLED: Final = {"la", "ten la", "ten"}
_LONGEST_NAME: Final = 4
# A phrase that costs more was read through a slip of the finger, or not at all.
_SURE: Final = 1.5


def check_in(reading: Reading) -> Question | None:
    """What is said of checking in; None where nothing is."""
    if not reading.has(Tag.CHECK_IN, Tag.MY_ATTENDANCE):
        return _present(reading) if reading.has(Tag.PRESENT) and not reading.has(Tag.OTHER) else None
    reading = _without_own_name(reading)
    if reading.has(Tag.OTHER) or _names_others(reading) or _declines(reading):
        return Question(Intent.OUT_OF_SCOPE)
    reports = any(not _is_of_coming(reading, index) for index, _ in reading.having(Tag.DONE))
    done = reports and not reading.has(Tag.TROUBLE, Tag.NOT)
    if done or reading.has(Tag.MY_ATTENDANCE, Tag.YET):
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if reading.has(*TIMES, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.START, Tag.END):
        return _when_check_in(reading)
    if _only_asks(reading):
        return Question(Intent.CHECKIN, Field.HOW)
    dates = reading.when.dates or ((reading.now.date(),) if reading.when.part else ())
    return Question(Intent.CHECKIN, Field.DO, dates, reading.when.part)


def _without_own_name(reading: Reading) -> Reading:
    """The reading without the name in `Em là Nguyễn Thị Hoa`, whatever its words mean elsewhere."""
    spans = list(reading.spans)
    for index in range(1, len(spans)):
        if spans[index].phrase in _IS_CALLED and spans[index - 1].has(Tag.ME):
            name = list(takewhile(lambda span: span.capital or span.has(Tag.UNKNOWN), spans[index + 1 :]))
            if 1 < len(name) <= _LONGEST_NAME:
                spans[index + 1 : index + 1 + len(name)] = [
                    replace(span, tags={Tag.FILLER: None}, cost=1.0) for span in name
                ]
            break
    return replace(reading, spans=tuple(spans))


def _is_of_coming(reading: Reading, index: int) -> bool:
    """`Em vừa đến nơi, điểm danh giúp em`: what is done is the way here."""
    return index + 1 < len(reading.spans) and reading.spans[index + 1].has(Tag.PRESENT)


def _declines(reading: Reading) -> bool:
    """`Tôi không điểm danh đâu`, `huỷ điểm danh`, `do not check me in`: nothing that the program does."""
    before = [reading.spans[index - 1] for index, _ in reading.having(Tag.CHECK_IN) if index]
    if any(span.has(Tag.SWITCH_OFF) or (span.has(Tag.NOT) and forbids(span.phrase)) for span in before):
        return True
    asks = reading.has(*(tag for tag in ASKING if tag is not Tag.WHERE), *TIMES, Tag.TROUBLE, Tag.NOT, Tag.YET)
    return not asks and any(span.phrase == "khong" for span in before)


def _only_asks(reading: Reading) -> bool:
    """Whether it speaks of checking in without a clear wish to do it now."""
    doubtful = any(span.cost > _SURE and not span.has(Tag.CHECK_IN) for span in reading.spans)
    unclear = (doubtful or reading.has(Tag.NUMBER, Tag.MINUTES)) and not _introduces(reading)
    says_more = any(span.tags.keys().isdisjoint(_OF_CHECKING_IN) for span in reading.spans)
    asks = reading.has(*(tag for tag in ASKING if tag is not Tag.WHICH), Tag.NOT, Tag.TROUBLE, Tag.STILL)
    elsewhere = reading.has(Tag.STUDY, Tag.EVENT, Tag.NAME, Tag.PROGRAMME) or is_other_day(reading)
    return unclear or says_more or asks or elsewhere or questions(reading)


def _names_others(reading: Reading) -> bool:
    """Whether it speaks of somebody else: `anh Nam` is, `anh` alone is the person."""
    counted = any(
        span.phrase in _PEOPLE
        for index, _ in reading.having(Tag.NUMBER)
        for span in reading.spans[index + 1 : index + 2]
    )
    speaker = any(name.kind is NameKind.SPEAKER for names in reading.values(Tag.NAME) for name in names)
    if counted or speaker or reading.has(Tag.OTHERS) or (_unknown_person(reading) and not _introduces(reading)):
        return True
    return any(
        span.phrase.split()[-1] in HONORIFICS
        and (after := reading.spans[index + 1 : index + 2])
        and (after[0].capital or after[0].has(Tag.YEAR_WORD) or not after[0].has(*_AFTER_ME))
        for index, span in reading.having(Tag.ME)
    ) and not _introduces(reading)


def _unknown_person(reading: Reading) -> bool:
    """Whether a word that nothing accounts for looks like a name: by its capital, or after `hộ`, `giúp`, `cho`."""
    return any(
        span.has(Tag.UNKNOWN)
        and (span.capital or (index > 0 and reading.spans[index - 1].has(Tag.WISH, Tag.ME, Tag.CHECK_IN)))
        for index, span in enumerate(reading.spans)
    )


def _present(reading: Reading) -> Question | None:
    """`Em có mặt rồi`: a report of being there, if it is nothing else."""
    plain = not reading.unknown or _introduces(reading)
    asks = reading.has(
        *ASKING,
        *TIMES,
        Tag.NOT,
        Tag.TROUBLE,
        Tag.OTHERS,
        Tag.STUDY,
        Tag.TOPIC,
        Tag.EVENT,
        Tag.NAME,
        Tag.SITE,
        Tag.START,
        Tag.REMIND,
        Tag.SPEAKER,
        Tag.YET,
    ) or any(span.phrase != "bao cao" for _, span in reading.having(Tag.TEACH))
    other_day = is_other_day(reading)
    if other_day and not asks and not reading.has(*TIMES):
        return Question(Intent.OUT_OF_SCOPE)
    if plain and not asks and not other_day and not questions(reading):
        return Question(Intent.CHECKIN, Field.DO, reading.when.dates, reading.when.part)
    return None


def _introduces(reading: Reading) -> bool:
    """`Tôi là Nguyễn Văn Nam`: the unknown words are the person's own name."""
    unknown = [index for index, span in enumerate(reading.spans) if span.has(Tag.UNKNOWN)]
    if not unknown or len(unknown) > _LONGEST_NAME:
        return False
    before = reading.spans[unknown[0] - 1].phrase.split()[-1:] if unknown[0] else []
    return before[:1] != [] and before[0] in {"la", "am", "i'm", "im", "is"} and reading.has(Tag.ME)


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
