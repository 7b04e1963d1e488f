"""Checking in, for which it takes a clear wish of the person for themselves, and what is said of it besides."""

from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.domain.timetable import ItemKind
from bot.understanding.naming import NameKind
from bot.understanding.question import Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.tagging import Span
from bot.understanding.tags import Tag
from bot.understanding.wishes import ASKING, HONORIFICS, TIMES, forbids, is_other_day, questions

_PEOPLE: Final = {"nguoi", "dong chi", "ban", "em", "anh", "chi", "people", "dai bieu", "can bo"}
# What may follow `anh` or `chị` when they mean the person: anything else is a name.
_AFTER_ME: Final = (
    *(Tag.CHECK_IN, Tag.PRESENT, Tag.MY_ATTENDANCE, Tag.YET, Tag.DONE, Tag.WISH, Tag.NOT, Tag.FILLER, Tag.ME),
    *(Tag.REMIND, Tag.TROUBLE, Tag.PART, Tag.DAY, Tag.YES_NO, Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.SESSION, Tag.AT),
    *(Tag.HOW, Tag.THANKS, Tag.GREET, Tag.AGAIN, Tag.OKAY, Tag.STUDY, Tag.STILL, Tag.AHEAD, Tag.MINUTES),
    *(Tag.CLOCK, Tag.NOW, Tag.CLASS, Tag.WHERE, Tag.WHAT, Tag.HELP, Tag.AND, Tag.MANY),
)
# Words that say little and are no names.
_SAYS_LITTLE: Final = frozenset(
    word
    for line in (
        "a ah oi ad bot voi nhe nha nhi nhen nghen nghe ne cai luon nua them da dang cung cho xin can muon co la o vao",
        "vua moi toi den tham gia du lop day do nay ay the vay thi ma va em anh chi ban hom dum gium giup ho duoc bi",
        "phai biet hoi for the in it of my am is here just please",
    )
    for word in line.split()
)
_ALSO_NAMES: Final = {"minh", "tu", "mai", "chung", "the", "chi", "biet", "duoc"}
_ALSO_SAID: Final = {"bao cao", "day du", "diem cau", "hoi truong", "at", "toi", "cho toi", "vao"}
# All that a wish to check in may be made of.
_OF_CHECKING_IN: Final = (
    *(Tag.CHECK_IN, Tag.PRESENT, Tag.ME, Tag.WISH, Tag.FILLER, Tag.GREET, Tag.THANKS, Tag.OKAY, Tag.HELP, Tag.YES_NO),
    *(Tag.PART, Tag.DAY, Tag.NOW, Tag.SESSION, Tag.CLASS, Tag.SITE, Tag.WHICH, Tag.HENCE),
    *(Tag.AND, Tag.OF, Tag.THE, Tag.IN, Tag.AGAIN, Tag.DONE, Tag.DAY_WORD, Tag.THIS),
    *(Tag.DATE, Tag.WEEKDAY, Tag.CLOCK, Tag.HOUR_WORD, Tag.UNKNOWN),
)
_IS_CALLED: Final = {"la", "ten la", "ten"}
_LONGEST_NAME: Final = 4
# A phrase that costs more was read through a slip of the finger, or not at all.
_SURE: Final = 1.5
_OWN_NAME: Final = Span({Tag.FILLER: None}, 0, 0, "")


def check_in(reading: Reading) -> Question | None:
    """What is said of checking in; None where nothing is."""
    if not reading.has(Tag.CHECK_IN, Tag.MY_ATTENDANCE):
        return _present(reading) if reading.has(Tag.PRESENT) and not reading.has(Tag.OTHER) else None
    reading = _without_own_name(reading)
    if reading.has(Tag.OTHER) or _names_others(reading) or _declines(reading):
        return Question(Intent.OUT_OF_SCOPE)
    reports = any(not _is_of_coming(reading, index) for index, _ in reading.having(Tag.DONE))
    done = reports and not reading.has(Tag.TROUBLE, Tag.NOT)
    asks_whether = any(not _is_of_coming(reading, index) for index, _ in reading.having(Tag.YET))
    if done or asks_whether or reading.has(Tag.MY_ATTENDANCE):
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if reading.has(*TIMES, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.START, Tag.END) and not reading.has(Tag.YET):
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
                spans[index + 1 : index + 1 + len(name)] = [_OWN_NAME] * len(name)
            break
    return replace(reading, spans=tuple(spans))


def _is_of_coming(reading: Reading, index: int) -> bool:
    """`Em vừa đến nơi`, `chưa tới lớp`: what is done, or not yet, is the way here."""
    return any(span.has(Tag.PRESENT, Tag.START) for span in reading.spans[index + 1 : index + 2])


def _declines(reading: Reading) -> bool:
    """`Tôi không điểm danh đâu`, `huỷ điểm danh`, `do not check me in`: nothing that the program does."""
    before = [reading.spans[index - 1] for index, _ in reading.having(Tag.CHECK_IN) if index]
    if any(span.has(Tag.SWITCH_OFF) or (span.has(Tag.NOT) and forbids(span.phrase)) for span in before):
        return True
    asks = reading.has(*(tag for tag in ASKING if tag is not Tag.WHERE), *TIMES, Tag.TROUBLE, Tag.NOT, Tag.YET)
    return not asks and any(span.phrase == "khong" for span in before)


def _only_asks(reading: Reading) -> bool:
    """Whether it speaks of checking in without a clear wish to do it now."""
    unclear = (_is_doubtful(reading) or reading.has(Tag.NUMBER, Tag.MINUTES)) and not _introduces(reading)
    asks = reading.has(*(tag for tag in ASKING if tag is not Tag.WHICH), Tag.NOT, Tag.TROUBLE, Tag.STILL)
    elsewhere = reading.has(Tag.STUDY, Tag.EVENT, Tag.NAME, Tag.PROGRAMME) or is_other_day(reading)
    return unclear or _says_more(reading) or asks or elsewhere or questions(reading)


def _says_more(reading: Reading) -> bool:
    """Whether anything in it belongs to no wish to check in, or may be a name (`lan` is also `lần`)."""
    own_name = _introduces(reading)
    return any(
        (span.tags.keys().isdisjoint(_OF_CHECKING_IN) and span.phrase not in _ALSO_SAID)
        or (span.has(Tag.FILLER) and not own_name and not _says_little(span))
        or (span.capital and span.phrase in _ALSO_NAMES)
        for span in reading.spans
    )


def _is_doubtful(reading: Reading) -> bool:
    return any(span.cost > _SURE and not span.has(Tag.CHECK_IN, Tag.PRESENT) for span in reading.spans)


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
    return not _introduces(reading) and any(
        _calls(reading, index) and _may_be_name(after) for index, after in enumerate(reading.spans[1:])
    )


def _calls(reading: Reading, index: int) -> bool:
    """Whether it ends in `anh`, `chị` or the like, also the `co` of `hộ cô` typed bare."""
    span = reading.spans[index]
    last = span.phrase.split()[-1:]
    if last == ["co"]:
        return span.has(Tag.ME) or (index > 0 and reading.spans[index - 1].has(Tag.WISH))
    return span.has(Tag.ME) and not HONORIFICS.isdisjoint(last)


def _may_be_name(after: Span) -> bool:
    """Whether what follows `anh` or `chị` may be the name of somebody: `lan` is `lần` elsewhere, and `nam` a year."""
    if after.capital or after.has(Tag.YEAR_WORD) or not after.has(*_AFTER_ME) or after.phrase in _ALSO_NAMES:
        return True
    return after.has(Tag.FILLER) and not _says_little(after)


def _says_little(span: Span) -> bool:
    return _SAYS_LITTLE.issuperset(span.phrase.split())


def _unknown_person(reading: Reading) -> bool:
    """Whether a word that nothing accounts for looks like a name: by its capital, or after `hộ`, `giúp`, `cho`."""
    return any(
        span.has(Tag.UNKNOWN)
        and (span.capital or (index > 0 and reading.spans[index - 1].has(Tag.WISH, Tag.ME, Tag.CHECK_IN)))
        for index, span in enumerate(reading.spans)
    )


def _present(reading: Reading) -> Question | None:
    """`Em có mặt rồi`: a report of being there, if it is nothing else."""
    strange = (reading.unknown or _is_doubtful(reading)) and not _introduces(reading)
    plain = not strange and not _names_others(reading) and not _says_more(reading)
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
