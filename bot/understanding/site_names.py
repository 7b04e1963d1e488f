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
from bot.understanding.keystrokes import is_syllable
from bot.understanding.lexicon import GENERAL, Entry, Words, deletes_of
from bot.understanding.naming import COST, SiteName, words_of
from bot.understanding.tags import Tag

_BARE_SITE: Final = 1.5
_LONGEST_JOINED: Final = 4
_KINDS: Final = tuple(
    (words_of(kind), tuple(words_of(way) for way in ways), tuple(english.split()))
    for kind, ways, english in (
        ("phường", ("phường", "p", "ph"), "ward"),
        ("xã", ("xã", "x"), "commune"),
        ("đặc khu", ("đặc khu", "đk"), "special zone"),
        ("thị trấn", ("thị trấn", "tt"), "town"),
        ("thành phố", ("thành phố", "tp"), "city"),
        ("tỉnh", ("tỉnh",), "province"),
    )
)
_NO_KIND: Final = len(_KINDS)
_ANY_KIND: Final = _NO_KIND + 1
_OF_ROOM: Final = _NO_KIND + 2
_OF_PARTY: Final = words_of("ủy uỷ")  # `Tỉnh uỷ Phú Thọ` is no province
_SITE: Final = words_of("điểm cầu")


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
            for kind, name in _named(site):
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
        ways = [(way, kind) for kind, (_, ways, _) in enumerate(_KINDS) for way in ways]
        for way, kind in [(_SITE, _ANY_KIND), *ways]:
            found[way[0]] = (*found.get(way[0], ()), *self.further(_Start(way, kind), way[0]))
        return found

    @cached_property
    def words(self) -> Mapping[str, None]:
        """All words that sites are called by."""
        of_kinds = [word for _, ways, english in _KINDS for way in (*ways, english) for word in way]
        of_provinces = [word for province in {site.province for site in self.sites} for word in words_of(province)]
        return dict.fromkeys([*(word for name in self._names for word in name), *sorted(of_provinces), *of_kinds])

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
                own = tuple(owner for owner in complete if owner.kind in {_NO_KIND, _OF_ROOM})
                yield (complete, True) if kind is not None else (own, depth > 1)
                if kind is None:
                    yield tuple(owner for owner in complete if owner.kind < _NO_KIND), False
                    telling = depth > 1 or _tells(self._names[low][0])
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
        return tuple(owner for owner in owners if place.kind in {None, _ANY_KIND, owner.kind})

    def _beginning(self, low: int, high: int) -> tuple[_Owner, ...]:
        """Names that are of no kind are also known by how they begin."""
        return tuple(owner for owners in self._owners[low:high] for owner in owners if owner.kind == _NO_KIND)

    def _in_province(self, owners: tuple[_Owner, ...], word: str) -> Iterator[_Rest]:
        def province(owner: _Owner) -> str:
            return self.sites[owner.site].province

        for where, there in groupby(sorted(owners, key=province), key=province):
            words = words_of_province(where)
            if words and words[0] == word:
                yield _Rest(words[1:], tuple(there), placed=True)


def _in_english(owners: tuple[_Owner, ...], word: str) -> Iterator[_Rest]:
    for kind, of_kind in groupby(sorted(owners), key=itemgetter(0)):
        english = _KINDS[kind][2] if kind < _NO_KIND else ()
        if english and english[0] == word:
            yield _Rest(english[1:], tuple(of_kind), placed=False)


@lru_cache(maxsize=256)
def words_of_province(province: str) -> Words:
    """The name of a province as canonical words."""
    return words_of(province)


def _named(site: Site) -> Iterator[tuple[int, Words]]:
    """The names of a site, each with the kind of unit it says; also its room where that is called after it."""
    names = [_without_kind(words_of(text)) for text in (site.name, *site.aliases)]
    yield from names
    kind, name = names[0]
    room = words_of(site.room) if site.room else ()
    at = next((at for at in range(1, len(room)) if room[at : at + len(name)] == name), 0)
    if at and kind < _NO_KIND:
        yield _OF_ROOM, room[: at + len(name)]
        head = _KINDS[kind][0]
        if room[at - len(head) : at] == head:
            yield _OF_ROOM, (*room[: at - len(head)], *name)


def _tells(word: str) -> bool:
    """Whether a word alone can be nothing but the name: no Vietnamese or English word."""
    return not is_syllable(word) and word not in GENERAL.words


def _without_kind(words: Words) -> tuple[int, Words]:
    for kind, (head, _, _) in enumerate(_KINDS):
        if words[: len(head)] == head and len(words) > len(head) and words[len(head)] not in _OF_PARTY:
            return kind, words[len(head) :]
    return _NO_KIND, words


def _bare(word: str) -> str:
    return fold(word) if "'" not in word else word
