"""What a name of a timetable is, and its words."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.understanding.fold import canonical, fold
from bot.understanding.lexicon import GENERAL, Entry, Lexicon, Words
from bot.understanding.tags import Tag
from bot.understanding.tokens import tokenise

COST: Final = 1.06
_COUNTERS: Final = {canonical("số"), "no", "number"}
_GIVES_WAY: Final = frozenset({Tag.OTHER, Tag.FILLER, Tag.OKAY})
# A run of words is a name only when neither end is one of these.
JOINTS: Final = frozenset(
    map(
        canonical,
        (
            *("và", "của", "các", "những", "về", "ở", "tại", "trong", "với", "cho", "là", "để", "theo", "từ", "đến"),
            *("tới", "có", "được", "gắn", "một", "vấn", "đề", "mới", "cấp", "the", "a", "an", "of", "in", "at", "to"),
            *("for", "and", "on", "under", "that", "while", "into", "by", "with", "from", "its", "is", "are", "new"),
            *("how", "as", "or"),
        ),
    )
)


class NameKind(StrEnum):
    """What a name of the timetable is the name of."""

    TITLE = "title"
    SPEAKER = "speaker"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Name:
    """Words of the timetable and the items they are found in. `words` is how many there are: more say more."""

    kind: NameKind
    items: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class SiteName:
    """What sites are called; `whole` when it says that it is a site (`phường Đông Sơn`, not just `Đông Sơn`)."""

    codes: tuple[str, ...]
    whole: bool


def words_of(text: str) -> Words:
    """A text of the timetable as canonical words, without the `số` of `phòng số 2`."""
    words = [token.word for token in tokenise(text)]
    return tuple(
        word
        for index, word in enumerate(words)
        if not (word in _COUNTERS and 0 < index < len(words) - 1 and words[index + 1].isdecimal())
    )


@lru_cache(maxsize=4096)
def bare_words(text: str) -> tuple[str, ...]:
    """A text of the timetable as words without marks."""
    return tuple(map(fold, words_of(text)))


def is_general(run: Words) -> bool:
    """Whether the words have a meaning of their own in any class, which a name does not take from them."""
    node = GENERAL.root
    for word in run:
        if word not in node:
            return False
        node = node[word]
    return node.entry is not None and _GIVES_WAY.isdisjoint(node.entry.tags)


def add(lexicon: Lexicon, run: Words, name: Name) -> None:
    """Adds a name beside those that the same words already are."""
    node = lexicon.root
    for word in run:
        if word not in node:
            break
        node = node[word]
    else:
        if node.entry is not None and Tag.NAME in node.entry.tags:
            node.entry.tags[Tag.NAME] = (*node.entry.tags[Tag.NAME], name)
            return
    lexicon.add(run, Entry({Tag.NAME: (name,)}, COST))
