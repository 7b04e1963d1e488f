"""Whether a text is nothing but a person's own wish to be checked in, or their own report of being there.

Every word of it must be accounted for: the wish, the person, courtesies, the time and the place. Whatever else there
is may be the name of somebody else, a doubt, a condition or a refusal, and then nothing is done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from bot.understanding.fold import canonical, fold
from bot.understanding.reading import Reading
from bot.understanding.tagging import Span
from bot.understanding.tags import Tag
from bot.understanding.wish_words import ROLES, Role, Word
from bot.understanding.wishes import is_other_day, questions

_PEOPLE: Final = frozenset({Role.SELF, Role.YOUNGER, Role.ELDER, Role.CALLED})
_OWN: Final = frozenset({Role.SELF, Role.YOUNGER, Role.ELDER})
_COURTESIES: Final = (Tag.GREET, Tag.THANKS, Tag.OKAY, Tag.HELP)
_TIMES: Final = (Tag.PART, Tag.DAY, Tag.NOW, Tag.SESSION, Tag.DATE, Tag.WEEKDAY, Tag.CLOCK, Tag.HOUR_WORD)
_NEVER: Final = (Tag.OTHERS, Tag.YET, Tag.NOT, Tag.TROUBLE, Tag.NUMBER, Tag.MINUTES, Tag.UNKNOWN, Tag.OTHER)
_PLACES: Final = (Tag.CLASS, Tag.ROOM, Tag.SITE_WORD, Tag.SITE, Tag.VENUE)
_IS_CALLED: Final = {"la", "ten la", "ten", "am", "i'm", "i am", "im", "toi la", "em la", "my name is"}
_SAYINGS: Final = ("de nghi", "bao cao", "he thong", "ban to chuc")
_JUST: Final = {"da", "vua", "moi", "a", "ah", "oi", "xin"}
_COMES: Final = ("he thong", "ban to chuc")
_IS_CALLED_ENGLISH: Final = {"am", "i'm", "i am", "im", "my name is"}
_PARTICLES: Final = {"nhe", "nha", "voi", "cai", "a", "ah", "nghe", "nghen", "nhen", "ne", "di", "luon", "nhá", "nhé"}
_MAY_BE_NAME: Final = {"minh"}
_AFTER_FOR: Final = frozenset({*_OWN, Role.LITTLE, Role.AT, Role.FOR, Role.COURTESY})
_LONGEST_NAME: Final = 4
# A phrase that costs more was read through a slip of the finger, or not at all.
_SURE: Final = 1.5
_NAMELESS: Final = Span({Tag.FILLER: None}, 0, 0, "")


def is_for_oneself(reading: Reading) -> bool:
    """Whether the text wishes to check in, or reports being there, for the person alone and for now."""
    if is_other_day(reading) or questions(reading) or reading.when.moment or _is_named_minh(reading):
        return False
    spans = without_own_name(reading).spans
    words: list[Word] = []
    for index, span in enumerate(spans):
        found = list(_words(span, spans[:index], reading))
        if None in found:
            return False
        words += [word for word in found if word is not None]
    kept = list(_without_greeted(words))
    addresses = any(word.role in {Role.YOUNGER, Role.CALLED} and word not in kept for word in words)
    if not addresses and any(_may_be_for_him(kept[index : index + 3], reading) for index in range(len(kept))):
        return False
    return _is_one_person(kept) and _fits_now(reading, kept)


def without_own_name(reading: Reading) -> Reading:
    """The reading without the name in `Em là Nguyễn Thị Hoa`, whatever its words mean elsewhere."""
    spans = list(reading.spans)
    for index in range(len(spans)):
        of_me = any(span.has(Tag.ME) for span in spans[max(0, index - 2) : index + 1])
        if of_me and spans[index].phrase in _IS_CALLED:
            name = list(takewhile(_is_name, spans[index + 1 : index + 2 + _LONGEST_NAME]))
            written = all(span.capital for span in name)
            in_english = spans[index].phrase in _IS_CALLED_ENGLISH  # `I'm almost here`
            if 0 < len(name) <= _LONGEST_NAME and (written or (len(name) > 1 and not in_english)):
                spans[index + 1 : index + 1 + len(name)] = [_NAMELESS] * len(name)
                break
    return replace(reading, spans=tuple(spans))


def _is_name(span: Span) -> bool:
    return span.has(Tag.UNKNOWN) or (span.capital and not span.has(Tag.ME))


def _words(span: Span, before: Sequence[Span], reading: Reading) -> Iterator[Word | None]:
    """What each word of a phrase is there for; None for what nothing accounts for."""
    if span.has(Tag.CHECK_IN, Tag.PRESENT):
        yield Word(Role.WISH, span.phrase)
    elif span.text == "a":  # at the end it is `ạ`, else it may be `anh`
        yield Word(Role.LITTLE, "a") if span is reading.spans[-1] else Word(Role.ELDER, "anh")
    elif any(span.phrase.endswith(saying) for saying in _SAYINGS):
        yield Word(Role.LITTLE, span.phrase)
    elif span.cost > _SURE or span.phrase == "me" or span.has(*_NEVER):  # `me` alone may be `mẹ`
        yield None
    elif span.has(*_PLACES):
        yield Word(Role.PLACE, span.phrase) if _is_place(span, before, reading) else None
    elif span.has(Tag.DATE) and not reading.when.dates:
        yield None
    elif span.has(*_TIMES):
        alone = " " not in span.phrase.strip() and span.has(Tag.PART, Tag.DAY)
        yield Word(Role.NAME_LIKE if alone else Role.TIME, span.phrase)
    elif span.has(*_COURTESIES) and span.text not in {"k", "kk"}:
        yield Word(Role.COURTESY, span.phrase)
    else:
        yield from _small_words(span)


def _small_words(span: Span) -> Iterator[Word | None]:
    words, typed = span.phrase.split(), span.text.split()
    for index, word in enumerate(words):
        role = ROLES.get(word)
        if len(typed) == len(words):
            as_typed = canonical(typed[index])
            if fold(as_typed) == word:
                role = ROLES.get(as_typed)
            if role is Role.NAME_LIKE and as_typed != word:
                role = Role.LITTLE
        yield None if role is None or (span.capital and word in _MAY_BE_NAME) else Word(role, word)


def _is_place(span: Span, before: Sequence[Span], reading: Reading) -> bool:
    """Whether the person says where they are: `xã Tân Hoà có mặt` reports a site."""
    said_where = any(ROLES.get(one.phrase) is Role.AT or one.has(Tag.CHECK_IN) for one in before[-2:])
    return said_where or not span.has(Tag.SITE, Tag.SITE_WORD) or reading.has(Tag.ME)


def _is_named_minh(reading: Reading) -> bool:
    """`Minh có mặt rồi`: among words with their marks, and at the head of a sentence, it is not `mình`."""
    typed = reading.text.split()
    marked = _has_marks(reading)
    return any(word.strip("!.,").lower() == "minh" and (marked or word.istitle()) for word in typed)


def _has_marks(reading: Reading) -> bool:
    return any(word.lower() != fold(word) for word in reading.text.split() if word.isalpha())


def _without_greeted(words: Sequence[Word]) -> Iterator[Word]:
    """The words without those who are greeted, thanked or called: `chào anh`, `em ơi`, `nhé em`."""
    greeted = False
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else None
        called = after is not None and after.role is Role.CALLING
        at_end = (
            after is None and index > 0 and words[index - 1].word in {"nhe", "nha", "voi", "roi", "di", "a", "nghe"}
        )
        if word.role is Role.COURTESY:
            greeted = True
        elif not (word.role in _PEOPLE and (greeted or called or at_end)):
            greeted = False
        if not (word.role in _PEOPLE and (greeted or called or at_end)) and word.role is not Role.CALLING:
            yield word


def _is_one_person(words: Sequence[Word]) -> bool:
    """Whether all that is said is said of the person, and nobody is named."""
    if not all(_may_follow(one, other) for one, other in pairwise(words)):
        return False
    subject = next((one for one, other in pairwise(words) if one.role in _PEOPLE and other.role is Role.WISH), None)
    wished = [other for one, other in pairwise(words) if one.role is Role.FOR and other.role in _OWN]
    if subject is not None and subject.role is Role.CALLED:
        return bool(wished) or subject.word != "ban"
    return subject is None or all(_may_be_one(subject, other) for other in wished)


def _may_be_for_him(words: Sequence[Word], reading: Reading) -> bool:
    """Whether `giúp anh` goes on, perhaps with his name, or may be `giúp ảnh`; before a particle it is the person."""
    if [word.role for word in words[:2]] != [Role.FOR, Role.ELDER]:
        return False
    elder = words[1].word
    by_marks = (elder == "chi" and "chị" in reading.text.lower()) or (elder == "anh" and _has_marks(reading))
    clear = elder in {"chu", "bac"} or by_marks
    return not clear or any(word.word not in _PARTICLES for word in words[2:])


def _may_follow(one: Word, other: Word) -> bool:
    """Whether the second word leaves the first what it is: `anh` before a name, or `em` before `tôi`, is somebody."""
    if one.role is Role.FOR:
        return _may_follow_for(one, other)
    if other.role is Role.WISH and _is_what_comes(one, other):
        return False
    if one.role in _PEOPLE:
        named = other.role is Role.NAME_LIKE and one.role is not Role.SELF
        another = other.role in _PEOPLE and one != other
        return not named and not another and (one.role, other.role) != (Role.ELDER, Role.PLACE)
    return other.word != "nao" or one.role is Role.WISH


def _is_what_comes(one: Word, report: Word) -> bool:
    """`Ban tổ chức đến rồi`, `giờ học đến rồi`: not the person, but something else has come."""
    arrives = report.word.startswith(("den", "toi"))
    other = one.role in {Role.NAME_LIKE, Role.TIME, Role.PLACE, Role.LITTLE} and one.word not in _JUST
    return one.word in _COMES or (arrives and other)


def _may_follow_for(one: Word, other: Word) -> bool:
    """Whether what stands after `giúp` or `cho` is the person, a courtesy or a time, and not somebody."""
    if other.role is Role.WISH:
        return one.word != "ho"  # bare, `họ` is they
    if other.role is Role.TIME:
        return other.word.startswith(("buoi", "the ", "this ")) or other.word.endswith("nay")
    if other.word == "co":  # bare, `cô` is somebody
        return False
    return other.role in _AFTER_FOR or other.word in {"ad", "admin", "bot", "btc"}


def _may_be_one(subject: Word, wished: Word) -> bool:
    """Whether both may be the person, or one of them who is asked: `anh điểm danh giúp em`, not `tôi … giúp em`."""
    if subject.word == wished.word or wished.role is Role.SELF:
        return True
    return wished.role is Role.YOUNGER and subject.role is Role.ELDER


def _fits_now(reading: Reading, words: Sequence[Word]) -> bool:
    """Whether it may be done now: a report of being there is of this part of the day."""
    if any(span.has(Tag.CHECK_IN) for span in reading.spans) or reading.when.part is None:
        return any(word.role is Role.WISH for word in words)
    return reading.when.part in _parts_of(reading.now.hour)


def _parts_of(hour: int) -> set[str]:
    if hour < 11:  # noqa: PLR2004 - the hours of a day
        return {"am"}
    if hour < 14:  # noqa: PLR2004
        return {"am", "noon", "pm"}
    return {"pm", "eve"} if hour >= 17 else {"pm"}  # noqa: PLR2004
