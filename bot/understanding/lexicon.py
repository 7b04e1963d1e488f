"""A lexicon: phrases as a tree of words, and the words by the ways they can be typed."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Protocol, TypeAlias

from bot.understanding.fold import canonical, fold
from bot.understanding.tags import Tag
from bot.understanding.words import ENGLISH, VIETNAMESE, shorthand

Tags: TypeAlias = dict[Tag, Any]
Words: TypeAlias = tuple[str, ...]

_BASE: Final = 1.0
# On equal terms the reading earlier in this list wins.
_LEAN: Final = {
    Tag.WHAT: -0.02,
    Tag.HOUR: -0.02,
    Tag.WHEN: -0.02,
    Tag.NOT: -0.03,
    Tag.FILLER: 0.03,
    Tag.OTHER: 0.1,
    Tag.TROUBLE: 0.05,
    Tag.GREET: 0.02,
    Tag.OKAY: 0.04,
}
_SHORTEST_EDITED: Final = 3
_BETWEEN_WORDS: Final = re.compile(r"[\s./&-]+")
_LONGEST_JOINED: Final = 4


@dataclass(slots=True)
class Entry:
    """What a phrase means, and how costly it is to read it so; `marked` ones are not read from bare letters.

    `phrase` is the phrase without marks.
    """

    tags: Tags
    cost: float = _BASE
    marked: bool = False
    phrase: str = ""


class Node(dict[str, "Node"]):
    """The phrases that go on from here, by the next word; `entry` is the phrase that ends here."""

    __slots__ = ("entry",)

    def __init__(self) -> None:
        super().__init__()
        self.entry: Entry | None = None


class Step(Protocol):
    """Where some words lead: to a phrase that ends here, and to those that go on."""

    @property
    def entry(self) -> Entry | None:
        """The phrase that ends here."""

    def get(self, word: str, /) -> "Step | None":
        """Where one more word leads."""


class Book(Protocol):
    """What is read like a lexicon; see there."""

    @property
    def root(self) -> Step:
        """Where all phrases begin."""

    @property
    def words(self) -> Container[str]:
        """The words that phrases are made of."""

    @property
    def words_by_fold(self) -> Mapping[str, Sequence[str]]:
        """The words by their letters."""

    @property
    def joined(self) -> Mapping[str, Sequence[Words]]:
        """Phrases of several words, by their letters written together."""

    @property
    def deletes(self) -> Mapping[str, tuple[str, ...]]:
        """What words are one letter short of."""


@dataclass
class Lexicon:
    """Phrases and the words they are made of."""

    root: Node = field(default_factory=Node)
    words: dict[str, None] = field(default_factory=dict)
    words_by_fold: dict[str, list[str]] = field(default_factory=dict)
    joined: dict[str, list[Words]] = field(default_factory=dict)

    def add(self, words: Words, entry: Entry) -> None:
        """Adds a phrase of canonical words. A phrase added twice means both; filler gives way to any meaning."""
        node = self.root
        for word in words:
            node = node.setdefault(word, Node())
            self.add_word(word)
        if node.entry is None:
            entry.phrase = " ".join(map(_bare, words))
            node.entry = entry
        else:
            node.entry = _both(node.entry, entry)
        if 1 < len(words) <= _LONGEST_JOINED:
            ways = self.joined.setdefault("".join(map(_bare, words)), [])
            if words not in ways:
                ways.append(words)

    def add_word(self, word: str) -> None:
        """Makes a word known, under the letters it is made of."""
        if word not in self.words:
            self.words[word] = None
            self.words_by_fold.setdefault(_bare(word), []).append(word)

    @cached_property
    def deletes(self) -> Mapping[str, tuple[str, ...]]:
        """The bare words that each string is one letter short of: two words one edit apart share one."""
        return deletes_of(self.words_by_fold)


def deletes_of(bare_words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words that each string is one letter short of."""
    found: dict[str, tuple[str, ...]] = {}
    for word in bare_words:
        if len(word) >= _SHORTEST_EDITED:
            for short in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                found[short] = (*found.get(short, ()), word)
    return found


def phrase(text: str) -> Words:
    """A phrase as canonical words."""
    return tuple(canonical(word) for word in _BETWEEN_WORDS.split(text) if word)


def _bare(word: str) -> str:
    return fold(word) if "'" not in word else word


def _both(one: Entry, other: Entry) -> Entry:
    tags = {**one.tags, **other.tags}
    if len(tags) > 1:
        tags.pop(Tag.FILLER, None)
    return Entry(tags, min(one.cost, other.cost), one.marked and other.marked, one.phrase)


def _fill(lexicon: Lexicon, sections: Iterable[Mapping[Any, str]]) -> None:
    for section in sections:
        for key, phrases in section.items():
            for text in phrases.replace("\n", " ").split(","):
                _add(lexicon, key, text.strip())


def _add(lexicon: Lexicon, key: Tag | tuple[Any, ...], text: str) -> None:
    marked = text.endswith("!")
    tags: Tags = {key: None} if isinstance(key, Tag) else dict(zip(key[::2], key[1::2], strict=True))
    cost = _BASE + _LEAN.get(next(iter(tags)), 0.0)
    lexicon.add(phrase(text.removesuffix("!")), Entry(tags, cost, marked))


def _build() -> tuple[Lexicon, dict[str, None], dict[str, None]]:
    lexicon = Lexicon()
    _fill(lexicon, VIETNAMESE)
    vietnamese_words = dict(lexicon.words)
    only_english = Lexicon()
    _fill(only_english, ENGLISH)
    _fill(lexicon, ENGLISH)
    numbers = dict.fromkeys(shorthand.ENGLISH_NUMBERS)
    return lexicon, vietnamese_words, only_english.words | numbers


def _shorthand() -> dict[str, tuple[Words, ...]]:
    table: dict[str, list[Words]] = {}
    for short, ways in (*shorthand.VIETNAMESE.items(), *shorthand.ENGLISH.items()):
        table.setdefault(canonical(short), []).extend(tuple(canonical(word) for word in way) for way in ways)
    # Also without marks, where that is no word: `zang`.
    bare = {fold(short): ways for short, ways in table.items() if fold(short) not in GENERAL.words_by_fold}
    return {short: tuple(ways) for short, ways in (bare | table).items()}


GENERAL, VIETNAMESE_WORDS, ENGLISH_WORDS = _build()
SHORTHAND: Final = _shorthand()
FIGURES: Final = {canonical(word): str(number) for word, number in shorthand.NUMBER_WORDS.items()}
VIETNAMESE_FOLDS: Final = {_bare(word): None for word in VIETNAMESE_WORDS}
