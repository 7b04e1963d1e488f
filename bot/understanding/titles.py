"""The words of titles by which people call topics, and what ceremonies and breaks are."""

from collections.abc import Iterator
from typing import Final

from bot.domain.timetable import Item, ItemKind, Timetable
from bot.understanding.fold import canonical, fold
from bot.understanding.lexicon import GENERAL, Entry, Lexicon, Words
from bot.understanding.naming import COST, JOINTS, Name, NameKind, is_general, words_of
from bot.understanding.selection import is_noon_break
from bot.understanding.tagging import read
from bot.understanding.tags import Tag

_LESSON: Final = canonical("bài")
_NEW: Final = canonical("mới")
_TITLE_WORD: Final = 1.4
# On equal terms the longer name wins.
_MORE: Final = 0.005
_LONGEST: Final = 8
_LONGEST_INITIALS: Final = 5
_SHORTEST_INITIALS: Final = 3
_SHORTEST_ENGLISH: Final = 4
_OF_KIND: Final = {ItemKind.RECEPTION: ("reception",), ItemKind.DISCUSSION: ("discussion",), ItemKind.TOPIC: ()}


def add_titles(lexicon: Lexicon, timetable: Timetable) -> dict[str, tuple[str, ...]]:
    """Adds what titles are called; gives the items that each single word occurs in.

    What more than half of the items are called tells nothing; general phrases keep their own meaning.
    """
    runs: dict[Words, dict[str, None]] = {}
    by_word: dict[str, dict[str, None]] = {}
    for item in timetable.items:
        for text in dict.fromkeys((item.title.vi, item.title.en)):
            words = words_of(text)
            is_other = item.is_content and item.kind is not ItemKind.TOPIC
            for run in (*_runs(words, of_content=item.is_content), *(_others(words) if is_other else ())):
                runs.setdefault(run, {})[item.id] = None
            for word in words if item.is_content else ():
                by_word.setdefault(word, {})[item.id] = None
    most = max(1, sum(item.is_content for item in timetable.items) // 2)
    for run, ids in runs.items():
        if len(ids) <= most and not is_general(run):
            lexicon.add(run, Entry({Tag.NAME: (Name(NameKind.TITLE, tuple(ids), len(run)),)}, COST - _MORE * len(run)))
    for word in by_word:
        known = GENERAL.root.get(word)
        others = known.entry.tags if known is not None and known.entry is not None else {}
        if set(others) == {Tag.OTHER}:  # `thuế`: also none of our business
            lexicon.add((word,), Entry({Tag.TITLE_WORD: word, **others}, COST))
        else:
            lexicon.add((word,), Entry({Tag.TITLE_WORD: word}, _TITLE_WORD))
    return {word: tuple(ids) for word, ids in by_word.items()}


def _others(words: Words) -> Iterator[Words]:
    """What is else none of our business but on in this class: a test, `bài kiểm tra`."""
    for start, word in enumerate(words):
        known = GENERAL.root.get(word)
        if word.isascii() and known is not None and known.entry is not None and known.entry.tags == {Tag.OTHER: None}:
            yield (word,)
        run = words[start : start + 2]
        step = GENERAL.root.get(_LESSON)
        for part in run:
            step = None if step is None else step.get(part)
        if step is not None and step.entry is not None and set(step.entry.tags) == {Tag.OTHER}:
            yield (_LESSON, *run)


def _runs(words: Words, *, of_content: bool) -> Iterator[Words]:
    """The runs of words that may name an item: two or more, or one English word that is long enough to tell."""
    for start, first in enumerate(words):
        if first in JOINTS:
            continue
        if of_content and len(first) >= _SHORTEST_ENGLISH and first.isascii() and first not in GENERAL.words:
            yield (first,)
        for end in range(start + 2, min(len(words), start + _LONGEST) + 1):
            if words[end - 1] not in JOINTS or (words[end - 1] == _NEW and end - start > 2):  # noqa: PLR2004 - `nông thôn mới`
                yield words[start:end]
    if of_content:
        yield from _initials(words)


def _initials(words: Words) -> Iterator[Words]:
    """`cđs` for `chuyển đổi số`."""
    for start in range(len(words)):
        for end in range(start + _SHORTEST_INITIALS, min(len(words), start + _LONGEST_INITIALS) + 1):
            run = words[start:end]
            initials = "".join(word[0] for word in run)
            if run[0] not in JOINTS and initials.isalpha() and fold(initials) not in GENERAL.words_by_fold:
                yield (initials,)


def events_of(timetable: Timetable) -> dict[str, tuple[str, ...]]:
    """What each item is (an opening, a lunch): by the words of its title, else by its kind and place."""
    events = {item.id: _events(item) for item in timetable.items}
    content = [item for item in timetable.items if item.is_content]
    said = {event for of_item in events.values() for event in of_item}
    for event, item in (("opening", content[0]), ("closing", content[-1])):
        if item.kind is ItemKind.CEREMONY and event not in said:
            events[item.id] += (event,)
    return events


def _events(item: Item) -> tuple[str, ...]:
    if item.kind in _OF_KIND:
        return _OF_KIND[item.kind]
    spans = [span for text in (item.title.vi, item.title.en) for span in read(text, GENERAL)]
    named = tuple(dict.fromkeys(span.tags[Tag.EVENT] for span in spans if Tag.EVENT in span.tags))
    if item.kind is ItemKind.CEREMONY:
        return tuple(event for event in named if event in {"opening", "closing"})
    if "dinner" in named:
        return "dinner", "rest"
    return "lunch" if "lunch" in named or is_noon_break(item) else "pause", "rest"
