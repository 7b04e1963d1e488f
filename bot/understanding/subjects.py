"""What a question is about: topics, events, speakers and rooms by name, or a stretch of time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.timetable import Item
from bot.understanding import selection
from bot.understanding.fold import fold
from bot.understanding.names import Name, NameKind, SiteName
from bot.understanding.question import Scope
from bot.understanding.reading import Reading
from bot.understanding.tagging import Span
from bot.understanding.tags import Tag

_MOST_NUMBERS: Final = 30
_FIGURES: Final = (Tag.NUMBER, Tag.ORDINAL)


@dataclass(frozen=True)
class Subject:
    """What is spoken of. `kind` says by which sort of name; `missing` that the timetable has no such thing."""

    items: tuple[Item, ...] = ()
    scope: Scope = Scope.NONE
    kind: NameKind | None = None
    missing: bool = False
    following: bool = False
    sure: bool = True


NOTHING: Final = Subject()


def find(reading: Reading) -> Subject:
    """What the text names, else the stretch of time that it names."""
    for finder in (_numbered, _anchored, _events, _titled, _called, _counted_session, _moment, _timed):
        subject = finder(reading)
        if subject is not None:
            return subject
    return NOTHING


def site_of(reading: Reading, *, continued: bool) -> SiteName | None:
    """The site that the text names; a bare name only beside a word for sites or where nothing else can be meant."""
    found: list[SiteName] = reading.values(Tag.SITE)
    whole = [site for site in found if site.whole]
    if whole:
        return whole[0]
    asks = reading.has(Tag.WHERE, Tag.WHO, Tag.CHAIR, Tag.WHICH_ROOM) and not reading.has(Tag.TOPIC, Tag.EVENT, Tag.NAME)
    if found and (reading.has(Tag.SITE_WORD) or continued or (asks and not reading.when)):
        return found[0]
    return None


def _within(reading: Reading, items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of the items that lie in the time the text names; all of them where none does."""
    items = tuple(items)
    when = reading.when
    narrowed = [item for item in items if not when.dates or item.start.date() in when.dates]
    narrowed = [item for item in narrowed if when.part is None or selection.part_of(reading.timetable, item) is when.part] or narrowed
    return tuple(narrowed) or items


def _numbered(reading: Reading) -> Subject | None:
    """`chuyên đề 3 và 5`, `bài cuối`, `the third topic`."""
    numbers = list(dict.fromkeys(_numbers(reading)))
    pool = selection.topics(reading.timetable.items)
    if numbers:
        by_number = {item.topic: item for item in pool if item.topic is not None} or dict(enumerate(pool, 1))
        found = tuple(by_number[number] for number in numbers if number in by_number)
        return _relative(reading, Subject(found, Scope.NAMED, NameKind.TITLE, missing=not found), reading.first(Tag.TOPIC) or 0)
    for index, _ in reading.having(Tag.TOPIC):
        beside = [span for step in (-1, 1) if (span := reading.beside(index, step)) is not None]
        end = next((tag for tag in (Tag.FIRST, Tag.LAST) if any(span.has(tag) and not span.has(Tag.DAY) for span in beside)), None)
        if end is not None:
            limited = _in_time(reading, pool)
            return Subject(limited[:1] if end is Tag.FIRST else limited[-1:], Scope.NAMED, NameKind.TITLE)
    return None


def _in_time(reading: Reading, pool: Iterable[Item]) -> tuple[Item, ...]:
    when = reading.when
    return selection.in_part(reading.timetable, (item for item in pool if not when.dates or item.start.date() in when.dates), when.part)


def _numbers(reading: Reading) -> Iterator[int]:
    """The numbers of topics: after the word, with those that `và` or a comma adds, or an ordinal before it."""
    last: int | None = None
    for index, span in reading.having(Tag.TOPIC):
        before = reading.spans[index - 1] if index else None
        if before is not None and Tag.ORDINAL in before.tags:
            yield before.tags[Tag.ORDINAL]
        at = index + 1
        while at < len(reading.spans) and reading.spans[at].has(Tag.NUMBERED):
            at += 1
        if at < len(reading.spans) and Tag.WEEKDAY in reading.spans[at].tags and span.end == reading.spans[at].start:
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


def _anchored(reading: Reading) -> Subject | None:
    """`sau giờ giải lao`, `before lunch`, `khai giảng xong`."""
    for index, _ in reading.having(Tag.EVENT, Tag.NAME, Tag.REST):
        anchor = _events(reading) or _titled(reading)
        if anchor is not None and anchor.items:
            found = _relative(reading, anchor, index)
            if found.following:
                return found
    return None


def _relative(reading: Reading, anchor: Subject, index: int) -> Subject:
    """What comes after or before the anchor, if the text says so of it."""
    before, after = reading.beside(index, -1), reading.beside(index, 1)
    asks_time = reading.has(Tag.HOUR, Tag.WHEN, Tag.LEFT, Tag.LONG)
    if before is not None and before.has(Tag.SESSION) and index > 1:
        before = reading.beside(index - 1, -1) or before
    if before is not None and before.has(Tag.AFTER) and not (before.has(Tag.END) and asks_time):
        lunch = any(selection.is_noon_break(item) for item in anchor.items)
        return Subject(selection.following(reading.timetable, anchor.items, whole_part=lunch), Scope.NAMED, following=True)
    if after is not None and after.has(Tag.AFTER) and after.has(Tag.END) and not asks_time:
        lunch = any(selection.is_noon_break(item) for item in anchor.items)
        return Subject(selection.following(reading.timetable, anchor.items, whole_part=lunch), Scope.NAMED, following=True)
    if before is not None and before.has(Tag.BEFORE) and not asks_time:
        return Subject(selection.preceding(reading.timetable, anchor.items), Scope.NAMED, following=True)
    return anchor


def _events(reading: Reading) -> Subject | None:
    """Ceremonies and breaks by what they are; of several of a name the one that is on or next."""
    asked = reading.values(Tag.EVENT) or (["rest"] if reading.has(Tag.REST) and not reading.when.dates else [])
    if not asked:
        return None
    event = asked[0]
    named = tuple(item for item in reading.timetable.items if event in reading.names.events.get(item.id, ()))
    said = next((span.phrase for _, span in reading.having(Tag.EVENT)), "")
    named = tuple(item for item in named if said and said in f"{fold(item.title.vi)} {fold(item.title.en)}") or named
    if not named:
        return Subject((), Scope.NAMED, missing=True) if event != "rest" else None
    return Subject(_the_one(reading, named), Scope.NAMED)


def _the_one(reading: Reading, named: tuple[Item, ...]) -> tuple[Item, ...]:
    if reading.when.dates or reading.when.part:
        return _within(reading, named)
    return selection.nearest(named, reading.now)


def _titled(reading: Reading) -> Subject | None:
    """Topics by words of their titles: those for which most of the words speak."""
    scores: dict[str, float] = {}
    spans = [(span, name) for _, span in reading.having(Tag.NAME) for name in span.tags[Tag.NAME] if name.kind is NameKind.TITLE]
    for _, name in spans:
        for item in name.items:
            scores[item] = scores.get(item, 0.0) + name.words + 1 / len(name.items)
    cued = list(_cued_words(reading, near_name=bool(spans)))
    for items in cued:
        for item in items:
            scores[item] = scores.get(item, 0.0) + 1 / len(items)
    if not scores:
        return None
    best = max(scores.values())
    found = tuple(item for item in reading.timetable.items if scores.get(item.id, 0.0) >= best - 1e-9)
    if not all(item.is_content for item in found):
        found = _the_one(reading, found)
    return Subject(_within(reading, found), Scope.NAMED, NameKind.TITLE, sure=bool(spans))


def _cued_words(reading: Reading, *, near_name: bool) -> Iterator[tuple[str, ...]]:
    """The items of single title words that stand after a word for topics, or beside a name."""
    cue = False
    most = max(1, len(selection.content(reading.timetable.items)) // 2)
    for span in reading.spans:
        if span.has(Tag.TITLE_WORD):
            items = reading.names.items_by_word.get(span.tags[Tag.TITLE_WORD], ())
            if (cue or near_name) and 0 < len(items) <= most:
                yield items
        elif span.has(Tag.TOPIC, Tag.ABOUT, Tag.NAME):
            cue = True
        elif not span.has(Tag.FILLER, Tag.AND):
            cue = False


def _called(reading: Reading) -> Subject | None:
    """Items by their speaker or their room."""
    found: list[Name] = [
        name for _, span in reading.having(Tag.NAME) for name in span.tags[Tag.NAME] if name.kind is not NameKind.TITLE
    ]
    if not found:
        return None
    name = max(found, key=lambda one: one.words)
    items = tuple(item for item in reading.timetable.items if item.id in name.items)
    if name.kind is NameKind.ROOM and not reading.when:
        if reading.has(Tag.NOW):
            items = tuple(item for item in selection.current(reading.timetable, reading.now) if item in items)
        items = selection.content(items) or items
    return Subject(_within(reading, items), Scope.NAMED, name.kind)


def _counted_session(reading: Reading) -> Subject | None:
    """`buổi cuối`, `buổi thứ hai`, `the next session`."""
    sessions = [
        session
        for session in reading.timetable.sessions
        if not reading.when.dates or session.day in reading.when.dates
    ]
    for index, span in reading.having(Tag.SESSION):
        after, before = reading.beside(index, 1), reading.beside(index, -1)
        place = _place(reading, index, span, after, before)
        if place is not None:
            chosen = sessions[place : place + 1] if place >= 0 else sessions[place:][:1]
            items = tuple(item for session in chosen for item in selection.session_content(session))
            return Subject(items, Scope.TIMED, missing=not chosen)
        if after is not None and after.has(Tag.NEXT) or before is not None and before.has(Tag.NEXT):
            coming = selection.coming_session(reading.timetable, reading.now)
            return Subject(selection.session_content(coming) if coming else (), Scope.TIMED)
    return None


def _place(reading: Reading, index: int, span: Span, after: Span | None, before: Span | None) -> int | None:
    for beside in (after, before):
        if beside is None:
            continue
        if beside.has(Tag.FIRST) and not beside.has(Tag.DAY):
            return 0
        if beside.has(Tag.LAST):
            return -1
        number = beside.tags.get(Tag.NUMBER) if beside is after else beside.tags.get(Tag.ORDINAL)
        if number is not None:
            return number - 1
    if after is not None and Tag.WEEKDAY in after.tags:
        return int(after.tags[Tag.WEEKDAY]) + 1
    return None


def _moment(reading: Reading) -> Subject | None:
    """Now, next, just before; and times that a length of time leads to."""
    timetable, now, when = reading.timetable, reading.now, reading.when
    if when.moment is not None and not when.dates:
        return Subject(selection.current(timetable, when.moment), Scope.TIMED)
    if when:
        return None
    if reading.has(Tag.NEXT):
        return Subject(selection.upcoming(timetable, now), Scope.NEXT)
    if reading.has(Tag.NOW):
        return Subject(selection.current(timetable, now), Scope.NOW)
    if reading.has(Tag.PAST) and not reading.has(Tag.FIRST, Tag.LAST):
        return Subject(selection.latest(timetable, now), Scope.NAMED)
    return None


def _timed(reading: Reading) -> Subject | None:
    """The days, the part of the day or the clock time that the text names."""
    when, timetable = reading.when, reading.timetable
    if not when:
        return None
    dates = when.dates or _meant_day(reading)
    items = selection.in_part(timetable, selection.on_dates(timetable, dates), when.part)
    if when.clocks:
        return Subject(selection.at_clock(items or selection.on_dates(timetable, dates), when), Scope.TIMED)
    return Subject(items, Scope.TIMED)


def _meant_day(reading: Reading) -> tuple[date, ...]:
    day = selection.current_day(reading.timetable, reading.now)
    return (day,) if day is not None else (reading.now.date(),)
