"""Whether a text wishes for something or asks about it: what changes something needs a clear wish of the person."""

from typing import Final

from bot.understanding.reading import Reading
from bot.understanding.tags import Tag

ASKING: Final = (
    Tag.HOW,
    Tag.WHERE,
    Tag.WHO,
    Tag.WHAT,
    Tag.LONG,
    Tag.LEFT,
    Tag.MANY,
    Tag.WHICH,
    Tag.IS_WHAT,
    Tag.WHICH_ROOM,
    Tag.WHICH_DAY,
)
TIMES: Final = (Tag.HOUR, Tag.WHEN)
_POLITE: Final = {"giup", "ho", "gium", "dum", "cho", "nho", "can", "could", "would", "please", "pls", "plz"}
# Words before names, by which people also call themselves.
HONORIFICS: Final = {"anh", "chi", "ong", "ba", "bac", "chu", "co", "em", "chau", "thay"}
_FORBIDDING: Final = {
    *("dung", "dung co", "dung co ma", "cho", "khoi", "thoi khoi"),
    *("khong can", "khong muon", "khong thich", "ko can thiet"),
    *("don't", "dont", "do not", "don't want", "do not want", "no", "no need"),
}


def questions(reading: Reading) -> bool:
    """Whether it asks instead of wishing: `được không` beside `giúp em` is only politeness."""
    asked = [span.phrase for index, span in reading.having(Tag.YES_NO) if index or span.phrase != "a"]
    wished = {span.phrase.split()[0] for _, span in reading.having(Tag.WISH, Tag.ME)}
    polite = reading.has(Tag.ME) and not _POLITE.isdisjoint(wished)
    return any(not ("duoc" in words.split() and polite) and words not in {"can", "will"} for words in asked) or (
        "?" in reading.text and not polite
    )


def forbids(phrase: str) -> bool:
    """Whether a phrase of negation is a wish that something be not done, and not the report that it was not."""
    return phrase in _FORBIDDING


def is_other_day(reading: Reading) -> bool:
    """Whether it speaks of a day that is not today."""
    return any(day != reading.now.date() for day in reading.when.dates)
