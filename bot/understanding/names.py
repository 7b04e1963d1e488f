"""The words of one timetable: topics, speakers, rooms and sites by what people call them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.domain.timetable import Item, ItemKind, Site, Timetable
from bot.understanding.fold import canonical, fold
from bot.understanding.lexicon import GENERAL, Entry, Lexicon, Words
from bot.understanding.selection import is_noon_break
from bot.understanding.tagging import read
from bot.understanding.tags import Tag
from bot.understanding.tokens import tokenise


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


@dataclass(frozen=True, slots=True)
class Names:
    """The lexicon of a timetable, and for each single word of a title the items it occurs in."""

    lexicon: Lexicon
    sites: Lexicon
    items_by_word: dict[str, tuple[str, ...]] = field(default_factory=dict)
    events: dict[str, tuple[str, ...]] = field(default_factory=dict)


_COST: Final = 1.06
_TITLE_WORD: Final = 1.4
_BARE_SITE: Final = 1.5
_LONGEST: Final = 8
_LONGEST_INITIALS: Final = 5
_SHORTEST_INITIALS: Final = 3
_SHORTEST_ENGLISH: Final = 4
_COUNTERS: Final = {canonical("số"), "no", "number"}
# A run of words is a name only when neither end is one of these.
_JOINTS: Final = frozenset(
    canonical(word)
    for word in """và của các những về ở tại trong với cho là để theo từ đến tới có được gắn một vấn đề mới cấp
    the a an of in at to for and on under that while into by with from its is are new how as or""".split()
)
_HONORIFICS: Final = frozenset(
    canonical(word)
    for word in """gs pgs ts ths cn ông bà thầy cô anh chị đồng chí đc đ c tiến sĩ thạc sĩ giáo sư phó mr mrs ms dr prof
    professor gs.ts pgs.ts nguyên""".split()
)
_CALLS: Final = ("thầy", "cô", "ông", "bà", "anh", "chị", "bác", "đồng chí", "mr", "mrs", "ms", "dr", "prof", "professor", "ts", "đ/c", "chú", "giáo sư", "tiến sĩ", "pgs", "gs", "ths", "giảng viên", "báo cáo viên")
_KIND_OF_EVENT: Final = {"opening": ItemKind.CEREMONY, "closing": ItemKind.CEREMONY}
_SITE_KINDS: Final = {
    "phường": ("phường", "p", "ph"),
    "xã": ("xã", "x"),
    "đặc khu": ("đặc khu", "đk"),
    "thị trấn": ("thị trấn", "tt"),
    "thành phố": ("thành phố", "tp"),
    "tỉnh": ("tỉnh",),
}
_ENGLISH_KINDS: Final = {"phường": "ward", "xã": "commune", "đặc khu": "special zone", "tỉnh": "province", "thành phố": "city"}


@lru_cache(maxsize=8)
def _names_by_identity(key: "_Identity") -> Names:
    return _build(key.timetable)


@dataclass(frozen=True, slots=True, eq=False)
class _Identity:
    """A timetable compared by identity: hashing thousands of sites for each question would take longer than answering."""

    timetable: Timetable

    def __hash__(self) -> int:
        return id(self.timetable)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.timetable is self.timetable


def names(timetable: Timetable) -> Names:
    """The words of the timetable, made once for each timetable."""
    return _names_by_identity(_Identity(timetable))


def words_of(text: str) -> Words:
    """A text of the timetable as canonical words, without the `số` of `phòng số 2`."""
    words = [token.word for token in tokenise(text)]
    return tuple(
        word
        for index, word in enumerate(words)
        if not (word in _COUNTERS and 0 < index < len(words) - 1 and words[index + 1].isdecimal())
    )


def _build(timetable: Timetable) -> Names:
    lexicon = Lexicon()
    items_by_word: dict[str, dict[str, None]] = {}
    titles: dict[Words, dict[str, None]] = {}
    for item in timetable.items:
        for text in {item.title.vi: None, item.title.en: None}:
            words = words_of(text)
            if item.is_content:
                for word in words:
                    items_by_word.setdefault(word, {})[item.id] = None
            for run in _runs(words, item=item):
                titles.setdefault(run, {})[item.id] = None
    content = sum(item.is_content for item in timetable.items)
    _add_titles(lexicon, titles, most=max(1, content // 2))
    _add_people(lexicon, timetable.items)
    _add_rooms(lexicon, timetable.items)
    for word in items_by_word:
        lexicon.add((word,), Entry({Tag.TITLE_WORD: word}, _TITLE_WORD))
    return Names(
        lexicon,
        _site_lexicon(timetable.sites),
        {word: tuple(ids) for word, ids in items_by_word.items()},
        _events(timetable),
    )


def _events(timetable: Timetable) -> dict[str, tuple[str, ...]]:
    """What each item is besides its title: an opening, a lunch; by the words of its title, else by its kind and place."""
    events = {item.id: _event(item) for item in timetable.items}
    ceremonies = [item for item in timetable.items if item.kind is ItemKind.CEREMONY]
    said = {event for one in events.values() for event in one}
    if ceremonies and "opening" not in said and ceremonies[0] is next(item for item in timetable.items if item.is_content):
        events[ceremonies[0].id] += ("opening",)
    if ceremonies and "closing" not in said and ceremonies[-1] is next(item for item in reversed(timetable.items) if item.is_content):
        events[ceremonies[-1].id] += ("closing",)
    return events


def _event(item: Item) -> tuple[str, ...]:
    if item.kind is ItemKind.TOPIC:
        return ()
    spans = (span for text in (item.title.vi, item.title.en) for span in read(text, GENERAL))
    named = dict.fromkeys(span.tags[Tag.EVENT] for span in spans if Tag.EVENT in span.tags)
    events = [event for event in named if _KIND_OF_EVENT.get(event, item.kind) is item.kind]
    if item.kind is ItemKind.BREAK:
        lunch = is_noon_break(item) or "lunch" in events
        events = [event for event in events if event not in {"pause", "lunch"}] or ["lunch" if lunch else "pause"]
        return (*events, "rest")
    if item.kind is ItemKind.RECEPTION:
        return ("reception",)
    if item.kind is ItemKind.DISCUSSION:
        return ("discussion",)
    return tuple(events)


def _runs(words: Words, *, item: Item) -> Iterator[Words]:
    """The runs of words that may name the item: two or more, or one English word that is long enough to tell."""
    for start, first in enumerate(words):
        if first in _JOINTS:
            continue
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            run = words[start:end]
            if run[-1] not in _JOINTS and (len(run) > 1 or (len(first) >= _SHORTEST_ENGLISH and first.isascii() and first not in GENERAL.words and item.is_content)):
                yield run
    if item.is_content:
        yield from _initials(words)


def _initials(words: Words) -> Iterator[Words]:
    """`cđs` for `chuyển đổi số`."""
    for start in range(len(words)):
        for end in range(start + _SHORTEST_INITIALS, min(len(words), start + _LONGEST_INITIALS) + 1):
            run = words[start:end]
            initials = "".join(word[0] for word in run)
            if run[0] not in _JOINTS and initials.isalpha() and fold(initials) not in GENERAL.words_by_fold:
                yield (initials,)


def _add_titles(lexicon: Lexicon, titles: dict[Words, dict[str, None]], *, most: int) -> None:
    """What more than half of the items are called tells nothing; general phrases keep their own meaning."""
    for run, ids in titles.items():
        if len(ids) <= most and not _is_general(run):
            name = Name(NameKind.TITLE, tuple(ids), len(run))
            lexicon.add(run, Entry({Tag.NAME: (name,)}, _COST))


def _is_general(run: Words) -> bool:
    node = GENERAL.root
    for word in run:
        if word not in node:
            return False
        node = node[word]
    return node.entry is not None and not {Tag.OTHER, Tag.FILLER, Tag.OKAY} & node.entry.tags.keys()


def _add_people(lexicon: Lexicon, items: Iterable[Item]) -> None:
    called: dict[Words, dict[str, None]] = {}
    speakers = 0
    for item in items:
        if item.speaker is None:
            continue
        speakers += 1
        for text in {item.speaker.vi: None, item.speaker.en: None}:
            for call in _calls(text):
                called.setdefault(call, {})[item.id] = None
    for call, ids in called.items():
        if (len(ids) < speakers or speakers == 1) and not _is_general(call):
            _join(lexicon, call, Name(NameKind.SPEAKER, tuple(ids), len(call)))


def _calls(text: str) -> Iterator[Words]:
    """What people call a speaker: the whole text, its runs, and each given name after a `thầy` or a `Mr`."""
    words = words_of(text)
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            run = words[start:end]
            if run[0] not in _JOINTS and run[-1] not in _JOINTS and any(word not in _HONORIFICS for word in run) and _is_whole(run, words):
                yield run
    for part in text.replace("(", ",").replace("–", ",").replace(" - ", ",").split(","):
        person = [word for word in words_of(part) if word not in _HONORIFICS]
        if person:
            for call in _CALLS:
                yield (*words_of(call), person[-1])
                if len(person) == 2:  # noqa: PLR2004 - a given name and a family name, in an order that we cannot know
                    yield (*words_of(call), person[0])
                yield (*words_of(call), *person)
            if len(person) == 1 and person[-1] not in GENERAL.words and not person[-1].isdecimal():
                yield (person[-1],)


def _is_whole(run: Words, words: Words) -> bool:
    """Whether a run keeps the figure that tells `báo cáo viên 3` from the other speakers."""
    figures = [word for word in words if word.isdecimal()]
    return not figures or any(word.isdecimal() for word in run)


def _add_rooms(lexicon: Lexicon, items: Iterable[Item]) -> None:
    called: dict[Words, dict[str, None]] = {}
    for item in items:
        if item.room is None:
            continue
        for text in {item.room.vi: None, item.room.en: None}:
            for part in text.split(","):
                words = words_of(part)
                for run in (words, words[-2:], words[-1:], *(words[:end] for end in range(2, len(words)))):
                    if len(run) > 1 or (run and any(letter.isdigit() for letter in run[0]) and not run[0].isdecimal()):
                        called.setdefault(run, {})[item.id] = None
    for call, ids in called.items():
        if not _is_general(call):
            _join(lexicon, call, Name(NameKind.ROOM, tuple(ids), len(call)))


def _join(lexicon: Lexicon, run: Words, name: Name) -> None:
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
    lexicon.add(run, Entry({Tag.NAME: (name,)}, _COST))


def _site_lexicon(sites: Iterable[Site]) -> Lexicon:
    lexicon = Lexicon()
    called: dict[tuple[Words, bool], dict[str, None]] = {}
    for site in sites:
        for text in (site.name, *site.aliases):
            for words, whole in _site_calls(text, site.province):
                called.setdefault((words, whole), {})[site.code] = None
    for (words, whole), codes in called.items():
        lexicon.add(words, Entry({Tag.SITE: SiteName(tuple(codes), whole)}, _COST if whole else _BARE_SITE))
    return lexicon


def _site_calls(text: str, province: str) -> Iterator[tuple[Words, bool]]:
    """The whole name, short forms of its kind, and the name alone; each also with the province behind it."""
    words = words_of(text)
    where = words_of(province)
    for kind, ways in _SITE_KINDS.items():
        head = words_of(kind)
        if words[: len(head)] == head and len(words) > len(head):
            rest = words[len(head) :]
            english = _ENGLISH_KINDS.get(kind, "").split()
            calls = [((*words_of(way), *rest), True) for way in ways]
            calls += [((*rest, *english), True)] if english else []
            for call, whole in (*calls, (rest, False)):
                yield call, whole
                if where:
                    yield (*call, *where), True
            return
    yield words, len(words) > 1
    if where:
        yield (*words, *where), True
