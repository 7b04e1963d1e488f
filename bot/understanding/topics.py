"""Topics, events, speakers and rooms by what people call them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.timetable import Item
from bot.understanding import selection
from bot.understanding.fold import fold
from bot.understanding.moments import Part
from bot.understanding.naming import Name, NameKind, bare_words
from bot.understanding.question import Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag

_ENGLISH_TOPICS: Final = {"lecture", "talk", "topic", "session", "lesson", "class", "module", "one", "part"}
_MOST_NUMBERS: Final = 30
_FIGURES: Final = (Tag.NUMBER, Tag.ORDINAL)
_NEARLY: Final = 1e-9
_LONG_NAME: Final = 3
_MOST_BETWEEN: Final = 2


@dataclass(frozen=True)
class Subject:
    """What is spoken of. `kind` says by which sort of name; `missing` that the timetable has no such thing."""

    items: tuple[Item, ...] = ()
    scope: Scope = Scope.NONE
    kind: NameKind | None = None
    missing: bool = False
    following: bool = False


def numbered(reading: Reading) -> Subject | None:
    """`chuyên đề 3 và 5`, `bài cuối`, `the third topic`."""
    numbers = tuple(dict.fromkeys(_numbers(reading)))
    pool = selection.topics(reading.timetable.items)
    if not numbers:
        return None if _titles(reading) else _first_or_last(reading, pool)
    counted = [(item.topic, item) for item in pool if item.topic is not None] or list(enumerate(pool, 1))
    found = tuple(item for number in numbers for of, item in counted if of == number)
    found = _of_named_part(reading, found)
    return Subject(found, Scope.NAMED, NameKind.TITLE, missing=not found)


def _of_named_part(reading: Reading, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Of a topic in two parts, the one that is named too: `chuyên đề 3 phần 2`."""
    if len({item.topic for item in items}) != 1 or len(items) < _MOST_BETWEEN:
        return items
    named = {item for name in _titles(reading) for item in name.items}
    return tuple(item for item in items if item.id in named) or items


def _first_or_last(reading: Reading, pool: Iterable[Item]) -> Subject | None:
    when = reading.when
    for index, of in reading.having(Tag.TOPIC):
        after = reading.beside(index, 1)
        if after is not None and after.has(Tag.WHAT, Tag.WHICH):  # `bài gì đầu tiên`
            after = reading.beside(reading.spans.index(after), 1)
        beside = [of, *(span for span in (reading.beside(index, -1), after) if span and not reading.is_timed(span))]
        ends = [tag for tag in (Tag.FIRST, Tag.LAST) for span in beside if span.has(tag) and not span.has(Tag.DAY)]
        if ends:
            dates = () if reading.offers_times else when.dates
            of_days = (item for item in pool if not dates or item.start.date() in dates)
            found = selection.in_part(reading.timetable, of_days, when.part)
            return Subject(found[:1] if ends[0] is Tag.FIRST else found[-1:], Scope.NAMED, NameKind.TITLE)
    return None


def _numbers(reading: Reading) -> Iterator[int]:
    """The numbers of topics: after the word, with those that `và` or a comma adds, or an ordinal before it."""
    last: int | None = None
    for index, _ in reading.having(Tag.TOPIC):
        before = reading.spans[index - 1] if index else None
        of_day = before is not None and before.has(Tag.FIRST) and reading.when.dates  # `tomorrow's first lecture`
        if before is not None and Tag.ORDINAL in before.tags and not of_day:
            yield before.tags[Tag.ORDINAL]
        at = index + 1
        while at < len(reading.spans) and reading.spans[at].has(Tag.NUMBERED):
            at += 1
        if (
            at < len(reading.spans)
            and reading.spans[at].phrase.startswith("thu ")
            and Tag.WEEKDAY in reading.spans[at].tags
        ):
            yield reading.spans[at].tags[Tag.WEEKDAY] + 2
            continue
        row = list(_row(reading, at))
        if row and last and _is_end_of_range(reading, index):
            yield from range(last + 1, min(row[0], last + _MOST_NUMBERS))
        last = row[-1] if row else None
        yield from row


def _is_end_of_range(reading: Reading, index: int) -> bool:
    """Whether `đến` or `to` stands before that phrase."""
    return index > 0 and reading.spans[index - 1].has(Tag.TO)


def _row(reading: Reading, at: int) -> Iterator[int]:
    last = None
    while at < len(reading.spans):
        span = reading.spans[at]
        number = next((span.tags[tag] for tag in _FIGURES if tag in span.tags), None)
        if number is not None and at not in reading.timed:
            after = reading.spans[at + 1] if at + 1 < len(reading.spans) else None
            if last is not None and after is not None and after.has(Tag.HOUR_WORD, Tag.SPAN_WORD):
                return
            if last is not None and reading.spans[at - 1].has(Tag.TO):
                yield from range(last + 1, min(number, last + _MOST_NUMBERS))
            yield number
            last = number
        elif last is None or not span.has(Tag.AND, Tag.TO):
            return
        at += 1


def extreme(reading: Reading) -> Subject | None:
    """The longest or the shortest topic, of sessions all that is on in them; all that are equally so."""
    wanted = next(iter(reading.values(Tag.EXTREME)), None)
    if wanted is None:
        return None
    timetable = reading.timetable
    of_sessions = reading.has(Tag.SESSION, Tag.WHICH_DAY) and not reading.has(Tag.TOPIC)
    groups = [selection.session_content(session) for session in timetable.sessions] if of_sessions else []
    groups = groups or [(item,) for item in selection.topics(timetable.items)]
    groups = [kept for group in groups if (kept := _within_days(reading, group))]
    lengths = [group[-1].end - group[0].start for group in groups]
    if not lengths:
        return None
    best = max(lengths) if wanted == "longest" else min(lengths)
    found = [item for group, length in zip(groups, lengths, strict=True) if length == best for item in group]
    return Subject(tuple(found), Scope.NAMED)


def _within_days(reading: Reading, items: tuple[Item, ...]) -> tuple[Item, ...]:
    dates = reading.when.dates
    return tuple(item for item in items if not dates or item.start.date() in dates)


def event(reading: Reading) -> Subject | None:
    """Ceremonies and breaks by what they are; of several of a name the one that is on or next."""
    asked = reading.values(Tag.EVENT) or (["rest"] if reading.has(Tag.REST) and not reading.when.dates else [])
    if not asked:
        return None
    event = "lunch" if asked[0] == "rest" and reading.when.part is Part.NOON else asked[0]
    if event == "rest" and reading.has(Tag.NOW):
        return None
    named = tuple(item for item in reading.timetable.items if event in reading.names.events.get(item.id, ()))
    said = next((span.phrase for _, span in reading.having(Tag.EVENT)), "")
    named = tuple(item for item in named if said and said in f"{fold(item.title.vi)} {fold(item.title.en)}") or named
    if not named:
        return Subject((), Scope.NAMED, missing=True) if event != "rest" else None
    return Subject(_the_one(reading, named), Scope.NAMED)


def titled(reading: Reading) -> Subject | None:
    """Topics by words of their titles: those for which most of the words speak."""
    names = _titles(reading)
    scores: dict[str, float] = {}
    for name in names:
        for item in name.items:
            scores[item] = scores.get(item, 0.0) + name.words + 1 / len(name.items)
    for items in _cued_words(reading, near_name=bool(names)):
        for item in items:
            scores[item] = scores.get(item, 0.0) + 1 / len(items)
    if not scores:
        return None
    best = max(scores.values()) - _NEARLY
    alike = _alike(reading)
    found = tuple(item for item in reading.timetable.items if scores.get(item.id, 0.0) >= best or item.id in alike)
    if not all(item.is_content for item in found):
        found = _the_one(reading, found)
    return Subject(_within(reading, found), Scope.NAMED, NameKind.TITLE)


def _alike(reading: Reading) -> set[str]:
    """The items whose titles hold the words of a long name with few others between: `chính quyền địa phương 2 cấp`."""
    named = [span.phrase.split() for _, span in reading.having(Tag.NAME) if len(span.phrase.split()) > _LONG_NAME]
    if len(named) != 1 or reading.count(Tag.NAME) > 1:
        return set()
    return {
        item.id
        for item in reading.timetable.items
        if item.is_content and any(_holds(bare_words(text), named[0]) for text in (item.title.vi, item.title.en))
    }


def _holds(title: tuple[str, ...], words: list[str]) -> bool:
    for start, first in enumerate(title):
        if first == words[0]:
            rest = iter(title[start : start + len(words) + _MOST_BETWEEN])
            if all(word in rest for word in words):
                return True
    return False


def _titles(reading: Reading) -> list[Name]:
    return [name for names in reading.values(Tag.NAME) for name in names if name.kind is NameKind.TITLE]


def _cued_words(reading: Reading, *, near_name: bool) -> Iterator[tuple[str, ...]]:
    """The items of single title words that stand after a word for topics, or beside a name."""
    cue = False
    most = max(1, len(selection.content(reading.timetable.items)) // 2)
    for index, span in enumerate(reading.spans):
        if span.has(Tag.TITLE_WORD):
            items = reading.names.items_by_word.get(span.tags[Tag.TITLE_WORD], ())
            after = reading.spans[index + 1].text if index + 1 < len(reading.spans) else ""
            if (cue or near_name or after in _ENGLISH_TOPICS) and 0 < len(items) <= most:
                yield items
        elif span.has(Tag.TOPIC, Tag.ABOUT, Tag.NAME):
            cue = True
        elif not span.has(Tag.FILLER, Tag.AND):
            cue = False


def called(reading: Reading) -> Subject | None:
    """Items by their speaker or their room."""
    found: list[Name] = [
        name
        for _, span in reading.having(Tag.NAME)
        for name in span.tags[Tag.NAME]
        if name.kind is not NameKind.TITLE and (not span.has(Tag.UNKNOWN) or reading.has(Tag.TEACH, Tag.SPEAKER))
    ]
    if not found:
        return None
    name = max(found, key=lambda one: one.words)
    items = tuple(item for item in reading.timetable.items if item.id in name.items)
    if name.kind is NameKind.ROOM and reading.offers_rooms and reading.when:
        return None
    if name.kind is NameKind.ROOM and not reading.when:
        if reading.has(Tag.NOW):
            items = tuple(item for item in selection.current(reading.timetable, reading.now) if item in items)
        items = selection.content(items) or selection.nearest(items, reading.now)
    return Subject(_within(reading, items), Scope.NAMED, name.kind)


def _within(reading: Reading, items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of the items that lie in the time the text names; all of them where none does."""
    items = tuple(items)
    when = reading.when
    narrowed = [item for item in items if not when.dates or item.start.date() in when.dates]
    narrowed = [
        item for item in narrowed if when.part is None or selection.part_of(reading.timetable, item) is when.part
    ] or narrowed
    return tuple(narrowed) or items


def _the_one(reading: Reading, named: tuple[Item, ...]) -> tuple[Item, ...]:
    found = _within(reading, named)
    return found if reading.when.dates else selection.nearest(found, reading.now)
