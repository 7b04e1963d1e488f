"""Sites by what people call them: thousands of names in one sorted row, walked word by word.

What a name is called besides (`p Đông Sơn`, `Dong Son ward`, `phường Đông Sơn Thanh Hoá`) is made while it is read:
kept, it would take ten times the memory of the names.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from bot.domain.timetable import Site
from bot.understanding.fold import fold
from bot.understanding.lexicon import Entry, Words, deletes_of
from bot.understanding.naming import COST, SiteName, words_of
from bot.understanding.site_kinds import ANY_KIND, KINDS, NO_KIND, OF_ROOM, SITE, named, tells
from bot.understanding.tags import Tag

_BARE_SITE: Final = 1.5
_LONGEST_JOINED: Final = 4
_SITE_ENGLISH: Final = "site"


class _Owner(NamedTuple):
    """A site that has a name, and the kind of unit that the name is said to be."""

    kind: int
    site: int


class _Place(NamedTuple):
    """Where in a name a reading is: among the names `low` to `high`, of which `depth` words have been read."""

    kind: int | None
    low: int
    high: int
    depth: int


class _Rest(NamedTuple):
    """Words that go on after a name: of the kind in English, or of the province."""

    words: Words
    owners: tuple[_Owner, ...]
    placed: bool


class _Start(NamedTuple):
    """Words of a kind that a name follows."""

    words: Words
    kind: int


@dataclass(frozen=True, slots=True)
class SiteNode:
    """What may go on from some words: `get` reads one more, `entry` is the site that they name."""

    book: "SiteLexicon"
    words: Words
    states: tuple[_Place | _Rest | _Start, ...]

    def get(self, word: str) -> "SiteNode | None":
        """Where one more word leads; None where it leads nowhere."""
        states = tuple(further for state in self.states for further in self.book.further(state, word))
        return SiteNode(self.book, (*self.words, word), states) if states else None

    @property
    def entry(self) -> Entry | None:
        """The sites that are called so."""
        found = [(owners, whole) for state in self.states for owners, whole in self.book.named(state)]
        sure = any(whole and owners for owners, whole in found)
        sites = sorted({owner.site for owners, whole in found if whole is sure for owner in owners})
        if not sites:
            return None
        name = SiteName(tuple(self.book.sites[site].code for site in sites), sure)
        return Entry({Tag.SITE: name}, COST if sure else _BARE_SITE, phrase=" ".join(map(_bare, self.words)))


@dataclass(frozen=True, slots=True)
class SiteRoot:
    """Where all names of sites begin."""

    book: "SiteLexicon"
    beginnings: Mapping[str, tuple[_Place | _Rest | _Start, ...]]
    entry: None = None

    def get(self, word: str) -> SiteNode | None:
        """See SiteNode."""
        states = self.beginnings.get(word)
        return SiteNode(self.book, (word,), states) if states else None


class SiteLexicon:
    """The names of sites, read like a lexicon."""

    def __init__(self, sites: Sequence[Site]) -> None:
        self.sites = sites
        owned: dict[Words, dict[_Owner, None]] = {}
        for index, site in enumerate(sites):
            for kind, name in named(site):
                owned.setdefault(name, {})[_Owner(kind, index)] = None
        self._names = tuple(sorted(owned))
        self._owners = tuple(tuple(owned[name]) for name in self._names)
        self.root = SiteRoot(self, self._beginnings())

    def _beginnings(self) -> dict[str, tuple[_Place | _Rest | _Start, ...]]:
        """Where each word leads that a name or a kind may begin with."""
        found: dict[str, tuple[_Place | _Rest | _Start, ...]] = {}
        for word, names in groupby(range(len(self._names)), key=lambda index: self._names[index][0]):
            first, *others = names
            found[word] = (_Place(None, first, first + len(others) + 1, 1),)
        ways = [(way, kind) for kind, (_, ways, _) in enumerate(KINDS) for way in ways]
        for way, kind in [(SITE, ANY_KIND), *ways]:
            found[way[0]] = (*found.get(way[0], ()), *self.further(_Start(way, kind), way[0]))
        return found

    @cached_property
    def words(self) -> Mapping[str, None]:
        """All words that sites are called by."""
        of_kinds = [word for _, ways, english in KINDS for way in (*ways, english) for word in way]
        of_provinces = [word for province in {site.province for site in self.sites} for word in words_of(province)]
        return dict.fromkeys(
            [*(word for name in self._names for word in name), *sorted(of_provinces), *of_kinds, _SITE_ENGLISH]
        )

    @cached_property
    def words_by_fold(self) -> Mapping[str, Sequence[str]]:
        """The words by their letters."""
        found: dict[str, tuple[str, ...]] = {}
        for word in self.words:
            bare = _bare(word)
            found[bare] = (*found.get(bare, ()), word)
        return found

    @cached_property
    def joined(self) -> Mapping[str, Sequence[Words]]:
        """Names of several words, by their letters written together."""
        found: dict[str, tuple[Words, ...]] = {}
        for name in self._names:
            if 1 < len(name) <= _LONGEST_JOINED:
                letters = "".join(map(_bare, name))
                found[letters] = (*found.get(letters, ()), name)
        return found

    @cached_property
    def deletes(self) -> Mapping[str, tuple[str, ...]]:
        """See Lexicon."""
        return deletes_of(self.words_by_fold)

    def further(self, state: _Place | _Rest | _Start, word: str) -> Iterator[_Place | _Rest | _Start]:
        """What the next word leads to from there."""
        match state:
            case _Start(words, kind) if words[0] == word:
                yield _Start(words[1:], kind) if len(words) > 1 else _Place(kind, 0, len(self._names), 0)
            case _Rest((first, *others), owners, placed) if first == word:
                yield _Rest(tuple(others), owners, placed)
            case _Rest((), owners, placed=False):
                yield from self._in_province(owners, word)
            case _Place(kind, low, high, depth):
                yield from self._further_in_name(kind, low, high, depth, word)
                owners = self._complete(state)
                begun = self._beginning(low, high) if kind is None and depth > 1 else ()
                yield from self._in_province((*owners, *begun), word)
                yield from _in_english(owners if kind is None else (), word)

    def named(self, state: _Place | _Rest | _Start) -> Iterator[tuple[tuple[_Owner, ...], bool]]:
        """Who is named there, and whether the words say that it is a site."""
        match state:
            case _Rest((), owners, _):
                yield owners, True
            case _Place(kind, low, high, depth) if depth:
                complete = self._complete(state)
                own = tuple(owner for owner in complete if owner.kind in {NO_KIND, OF_ROOM})
                yield (complete, True) if kind is not None else (own, depth > 1)
                if kind is None:
                    yield tuple(owner for owner in complete if owner.kind < NO_KIND), False
                    telling = depth > 1 or tells(self._names[low][0])
                    yield self._beginning(low, high) if telling else (), False

    def _further_in_name(self, kind: int | None, low: int, high: int, depth: int, word: str) -> Iterator[_Place]:
        if low < high and len(self._names[low]) == depth:
            low += 1
        key = itemgetter(depth)
        first = bisect_left(self._names, word, low, high, key=key)
        last = bisect_right(self._names, word, first, high, key=key)
        if first < last:
            yield _Place(kind, first, last, depth + 1)

    def _complete(self, place: _Place) -> tuple[_Owner, ...]:
        """The sites whose name has been read to its end."""
        if not place.depth or len(self._names[place.low]) != place.depth:
            return ()
        owners = self._owners[place.low]
        return tuple(owner for owner in owners if place.kind in {None, ANY_KIND, owner.kind})

    def _beginning(self, low: int, high: int) -> tuple[_Owner, ...]:
        """Names that are of no kind are also known by how they begin."""
        return tuple(owner for owners in self._owners[low:high] for owner in owners if owner.kind == NO_KIND)

    def _in_province(self, owners: tuple[_Owner, ...], word: str) -> Iterator[_Rest]:
        def province(owner: _Owner) -> str:
            return self.sites[owner.site].province

        for where, there in groupby(sorted(owners, key=province), key=province):
            words = words_of_province(where)
            if words and words[0] == word:
                yield _Rest(words[1:], tuple(there), placed=True)


def _in_english(owners: tuple[_Owner, ...], word: str) -> Iterator[_Rest]:
    if word == _SITE_ENGLISH and owners:
        yield _Rest((), owners, placed=False)
    for kind, of_kind in groupby(sorted(owners), key=itemgetter(0)):
        english = KINDS[kind][2] if kind < NO_KIND else ()
        if english and english[0] == word:
            yield _Rest(english[1:], tuple(of_kind), placed=False)


@lru_cache(maxsize=256)
def words_of_province(province: str) -> Words:
    """The name of a province as canonical words."""
    return words_of(province)


def _bare(word: str) -> str:
    return fold(word) if "'" not in word else word
