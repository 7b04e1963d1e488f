"""A text as it was read: its phrases, what they say of time, and what was not understood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from bot.domain.timetable import Timetable
from bot.understanding.dates import resolve
from bot.understanding.lexicon import GENERAL
from bot.understanding.moments import When
from bot.understanding.names import Names, names
from bot.understanding.naming import NameKind
from bot.understanding.tagging import Span, read
from bot.understanding.tags import Tag

_OR: Final = {"hay", "hay la", "hoac", "or"}
_TEACHERS: Final = {"co", "thay", "thay co", "co giao", "thay giao"}
_BEFORE_TEACHER: Final = {"la", "cua", "may", "cac", "nhung", "va", "nhung co"}
_AT_END: Final = {"a", "ah", "oi", "nhe", "nhi", "nha"}
_QUESTIONS: Final = (Tag.WHAT, Tag.ON, Tag.HOUR, Tag.WHEN, Tag.WHERE, Tag.WHICH_ROOM, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT)
_SKIPPED = (Tag.FILLER, Tag.HOUR_WORD, Tag.THE, Tag.NUMBERED, Tag.OF)


@dataclass(frozen=True)
class Reading:
    """A text read against a timetable at a moment."""

    text: str
    spans: tuple[Span, ...]
    when: When
    timed: frozenset[int]
    timetable: Timetable
    names: Names
    now: datetime

    @cached_property
    def tags(self) -> frozenset[Tag]:
        """All that its phrases can mean, apart from those that were used up as times."""
        return frozenset(tag for index, span in enumerate(self.spans) if index not in self.timed for tag in span.tags)

    def has(self, *tags: Tag) -> bool:
        """Whether a phrase can mean one of these."""
        return not self.tags.isdisjoint(tags)

    def having(self, *tags: Tag) -> Iterator[tuple[int, Span]]:
        """The phrases that can mean one of these, with their places."""
        for index, span in enumerate(self.spans):
            if index not in self.timed and span.has(*tags):
                yield index, span

    def first(self, *tags: Tag) -> int | None:
        """The place of the first phrase that can mean one of these."""
        return next((index for index, _ in self.having(*tags)), None)

    def beside(self, index: int, step: int) -> Span | None:
        """The phrase before (-1) or after (+1) that place that says something."""
        index += step
        while 0 <= index < len(self.spans) and all(tag in _SKIPPED for tag in self.spans[index].tags):
            index += step
        return self.spans[index] if 0 <= index < len(self.spans) else None

    def count(self, *tags: Tag) -> int:
        """How many phrases can mean one of these."""
        return sum(1 for _ in self.having(*tags))

    def is_timed(self, span: Span) -> bool:
        """Whether a phrase was used up as a time."""
        return any(self.spans[index] is span for index in self.timed)

    def values(self, tag: Tag) -> list[Any]:
        """The values that phrases of that meaning carry."""
        return [span.tags[tag] for _, span in self.having(tag)]

    @cached_property
    def offers_times(self) -> bool:
        """`7h hay 8h`, `sáng hay chiều`, `today or tomorrow`: which of two times."""
        return any(
            self.spans[index].phrase in _OR and self.spans[index - 1].has(tag) and self.spans[index + 1].has(tag)
            for index in range(1, len(self.spans) - 1)
            for tag in (Tag.CLOCK, Tag.PART, Tag.DAY, Tag.WEEKDAY)
        ) or any(
            one.has(Tag.NUMBER) and either.phrase in _OR and other.has(Tag.CLOCK)
            for one, either, other in zip(self.spans, self.spans[1:], self.spans[2:], strict=False)
        )

    @cached_property
    def offers_rooms(self) -> bool:
        """`Ở hội trường hay phòng máy`: which of two rooms."""
        between = [index for index, span in enumerate(self.spans) if span.phrase in _OR]
        return any(
            any(_is_room(span) for span in self.spans[max(0, index - 2) : index])
            and any(_is_room(span) for span in self.spans[index + 1 : index + 3])
            for index in between
        )

    @cached_property
    def unknown(self) -> list[str]:
        """The words that nothing accounts for."""
        return [span.text for span in self.spans if span.has(Tag.UNKNOWN)]

    @cached_property
    def words(self) -> list[str]:
        """The phrases as they were typed."""
        return [span.text for span in self.spans]


def _is_room(span: Span) -> bool:
    return span.has(Tag.ROOM) or any(name.kind is NameKind.ROOM for name in span.tags.get(Tag.NAME, ()))


def _without_called(spans: list[Span]) -> list[Span]:
    """The phrases, in which the teacher of `mai học gì vậy cô?` is who is asked, not who is asked about."""
    last = len(spans) - 1
    while last > 0 and spans[last].phrase in _AT_END:
        last -= 1
    called = last > 1 and spans[last].phrase in _TEACHERS and spans[last - 1].phrase not in _BEFORE_TEACHER
    if called and any(span.has(*_QUESTIONS) for span in spans[:last]):
        spans[last] = replace(spans[last], tags={Tag.FILLER: None})
    return spans


def read_text(text: str, now: datetime, timetable: Timetable, spoken_of: date | None = None) -> Reading:
    """Reads a text; `spoken_of` is the day of which the last question was."""
    known = names(timetable)
    spans = _without_called(read(text, GENERAL, known.lexicon, known.sites))
    when, timed = resolve(spans, now, tuple(day.date for day in timetable.days), spoken_of)
    return Reading(text, tuple(spans), when, timed, timetable, known, now)
