"""Whether a text speaks of somebody else: of a person by name, of a number of people, or of `vợ tôi`."""

from typing import Final

from bot.understanding.naming import NameKind
from bot.understanding.oneself import without_own_name
from bot.understanding.reading import Reading
from bot.understanding.tagging import Span
from bot.understanding.tags import Tag
from bot.understanding.wishes import HONORIFICS

_PEOPLE: Final = {"nguoi", "dong chi", "ban", "em", "anh", "chi", "people", "dai bieu", "can bo"}
# What may follow `anh` or `chị` when they mean the person: anything else is a name.
_AFTER_ME: Final = (
    *(Tag.CHECK_IN, Tag.PRESENT, Tag.MY_ATTENDANCE, Tag.YET, Tag.DONE, Tag.WISH, Tag.NOT, Tag.FILLER, Tag.ME),
    *(Tag.REMIND, Tag.TROUBLE, Tag.PART, Tag.DAY, Tag.YES_NO, Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.SESSION, Tag.AT),
    *(Tag.HOW, Tag.THANKS, Tag.GREET, Tag.AGAIN, Tag.OKAY, Tag.STUDY, Tag.STILL, Tag.AHEAD, Tag.MINUTES),
    *(Tag.CLOCK, Tag.NOW, Tag.CLASS, Tag.WHERE, Tag.WHAT, Tag.HELP, Tag.AND, Tag.MANY, Tag.HENCE, Tag.NUMBER),
)
# Words that say little and are no names.
_SAYS_LITTLE: Final = frozenset(
    word
    for line in (
        "a ah oi ad bot voi nhe nha nhi nhen nghen nghe ne cai luon nua them da dang cung cho xin can muon co la o vao",
        "vua moi toi den tham gia du lop day do nay ay the vay thi ma va em anh chi ban hom dum gium giup ho duoc bi",
        "hay quen phai biet hoi for the in it of my am is here just please",
    )
    for word in line.split()
)
_ALSO_NAMES: Final = {"minh", "tu", "mai", "chung", "the", "chi", "biet", "duoc"}
_OF_REMINDING: Final = (Tag.AHEAD, Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.MINUTES, Tag.SPAN_WORD, Tag.HALF)
# A phrase that costs more was read through a slip of the finger.
_SURE: Final = 1.5
_BENEFICIARY: Final = {"cho", "cua", "ho", "giup", "gium", "dum", "thay", "for"}


def names_others(reading: Reading) -> bool:
    """Whether it speaks of somebody else: `anh Nam` is, `anh` alone is the person."""
    counted = any(
        span.phrase in _PEOPLE
        for index, _ in reading.having(Tag.NUMBER)
        for span in reading.spans[index + 1 : index + 2]
    )
    speaker = any(
        name.kind is NameKind.SPEAKER
        for index, span in reading.having(Tag.NAME)
        if not _is_having(reading, index, span)
        for name in span.tags[Tag.NAME]
    )
    if counted or speaker or reading.has(Tag.OTHERS):
        return True
    reading = without_own_name(reading)
    return any(_is_somebody(reading, index, span) for index, span in enumerate(reading.spans))


def _is_having(reading: Reading, index: int, span: Span) -> bool:
    """`Toi co dang bat nhac khong`: I have, not Miss Đăng."""
    has_person = index > 0 and (reading.spans[index - 1].has(Tag.ME) or reading.spans[index - 1].phrase == "toi")
    return has_person and span.text.startswith("co ") and not span.capital


def _is_somebody(reading: Reading, index: int, span: Span) -> bool:
    """Whether a phrase is a name, by its capital, or after `anh`, `chị`, `hộ`, `giúp`, `cho`."""
    if index == 0:
        return False
    before = reading.spans[index - 1]
    called = _calls(reading, index - 1) and _may_be_name(span)
    wished = before.has(Tag.WISH, Tag.ME, Tag.CHECK_IN, Tag.REMIND) or before.phrase in _BENEFICIARY
    mended = (
        span.cost > _SURE and span.text.isascii() and before.has(Tag.REMIND) and not span.has(*_OF_REMINDING)
    )  # `remind john` is not join
    unknown = span.has(Tag.UNKNOWN) and (span.capital or wished)
    given = span.capital and (before.phrase in _BENEFICIARY or before.has(Tag.REMIND))
    given = given and not span.has(Tag.ME, *_OF_REMINDING)
    little = before.has(Tag.REMIND) and span.phrase == "lan"  # `nhac lan truoc`: no `lần`
    year = before.phrase in _BENEFICIARY and span.has(Tag.YEAR_WORD)  # `for nam`
    mother = span.phrase == "me" and before.phrase in _BENEFICIARY - {"for"}
    return mother or called or unknown or mended or given or little or year


def _calls(reading: Reading, index: int) -> bool:
    """Whether it ends in `anh`, `chị` or the like, also the `co` of `hộ cô` typed bare."""
    span = reading.spans[index]
    last = span.phrase.split()[-1:]
    if last == ["co"]:
        return span.has(Tag.ME) or (index > 0 and reading.spans[index - 1].has(Tag.WISH))
    return span.has(Tag.ME) and not HONORIFICS.isdisjoint(last)


def _may_be_name(after: Span) -> bool:
    """Whether what follows `anh` or `chị` may be the name of somebody: `lan` is `lần` elsewhere, and `nam` a year."""
    if after.phrase in {"ten", "ten la", "a", "ah"}:
        return False
    if (
        after.capital
        or after.has(Tag.YEAR_WORD)
        or not after.has(*_AFTER_ME)
        or (after.phrase in _ALSO_NAMES and after.text != "chị")
    ):
        return True
    if after.has(Tag.NUMBER) and not after.text.isdecimal():  # `anh Tư`
        return True
    return after.has(Tag.FILLER) and not _says_little(after)


def _says_little(span: Span) -> bool:
    return _SAYS_LITTLE.issuperset(span.phrase.split())
