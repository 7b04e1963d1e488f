"""Whom of a room a name means, as clerks write it: a part of it, in any order, with titles, with or without marks."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.understanding.fold import canonical, fold
from bot.understanding.keystrokes import decode

_TITLES: Final = frozenset(
    {"anh", "chi", "ong", "ba", "bac", "co", "chu", "em", "dc", "a", "c", "b", "mr", "mrs", "ms"}
)
# Family names that are no words of questions when their marks are left out, as `le`, `do`, `dang` and `ho` are.
_FAMILIES: Final = frozenset({"nguyen", "tran", "pham", "hoang", "huynh", "bui", "vu", "ngo", "trinh", "dinh", "doan"})
_MIDDLES: Final = frozenset({"thi", "van"})
_LONGEST_NAME = 6  # words
_SHORTEST_WITH_TYPO = 5  # letters of the word that holds it


@dataclass(frozen=True, slots=True)
class _Name:
    """A name's words: as they are spelled, and without marks."""

    words: tuple[str, ...]
    folded: tuple[str, ...]


@lru_cache(maxsize=8192)
def _name(text: str) -> _Name:
    words = unicodedata.normalize("NFC", text).replace("-", " ").split()
    return _Name(tuple(canonical(word) for word in words), tuple(fold(word) for word in words))


def sounds_like_name(text: str) -> bool:
    """Whether a text that may mean something else as well is a full name first of all: `nguyen thi mai`."""
    words = fold(text).split()
    if not 2 <= len(words) <= _LONGEST_NAME or not all(map(str.isalpha, words)):  # noqa: PLR2004 - family and given
        return False
    return words[0] in _FAMILIES or (len(words) > 2 and words[1] in _MIDDLES)  # noqa: PLR2004 - family, middle, given


def who(typed: str, people: Mapping[str, str]) -> list[str]:
    """The ids of those people (name by id) whom the typed name may mean: one, several, or nobody.

    Marks that are typed must be right; what is typed without marks may have any. One letter may be wrong where only
    one person comes as near.
    """
    known = {id_: _name(name) for id_, name in people.items()}
    for test in (_is_all, _has_given_name, _is_part):
        for words in _readings(typed):
            found = [id_ for id_, name in known.items() if test(words, name)]
            if found:
                return found
    near = {id_ for words in _readings(typed) for id_, name in known.items() if _is_near(words, name)}
    return list(near) if len(near) == 1 else []


def _readings(typed: str) -> list[_Name]:
    """The typed name as it stands, without a title before it, and with keystrokes put together."""
    whole = _name(typed)
    readings = [whole]
    if len(whole.words) > 1 and whole.folded[0] in _TITLES:
        readings.append(_Name(whole.words[1:], whole.folded[1:]))
    decoded = tuple(decode(word) or word for word in readings[-1].words)
    if decoded != readings[-1].words:
        readings.append(_Name(decoded, tuple(fold(word) for word in decoded)))
    return [reading for reading in readings if reading.words]


def _is_all(typed: _Name, name: _Name) -> bool:
    return len(typed.words) == len(name.words) and all(_same(typed, at, name, at) for at in range(len(typed.words)))


def _has_given_name(typed: _Name, name: _Name) -> bool:
    """Whether they are parts of the name that end as it does: people are called by their last word."""
    return bool(name.words) and _same(typed, -1, name, -1) and _is_part(typed, name)


def _is_part(typed: _Name, name: _Name) -> bool:
    left = list(range(len(name.words)))
    for index in sorted(range(len(typed.words)), key=lambda one: typed.words[one] == typed.folded[one]):
        place = next((at for at in left if _same(typed, index, name, at)), None)
        if place is None:
            return False
        left.remove(place)
    return True


def _is_near(typed: _Name, name: _Name) -> bool:
    """Whether all is right but one letter of one word: of the whole name, or of the given name alone."""
    if len(typed.words) == 1 < len(name.words):
        name = _Name(name.words[-1:], name.folded[-1:])
    if len(typed.words) != len(name.words):
        return False
    wrong = [at for at in range(len(typed.words)) if not _same(typed, at, name, at)]
    if len(wrong) != 1:
        return False
    one, other = typed.folded[wrong[0]], name.folded[wrong[0]]
    enough = len(one) >= _SHORTEST_WITH_TYPO or len(typed.words) > 1
    return enough and one != other and _one_letter_apart(one, other)


def _same(typed: _Name, at: int, name: _Name, place: int) -> bool:
    """A word with marks must be spelled alike; one without may have any."""
    word = typed.words[at]
    return word == name.words[place] or (word == typed.folded[at] and word == name.folded[place])


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two have changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    swapped = len(rest) == len(other_rest) > 1 and rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
