"""What a text says of time, and the draft in which it is gathered phrase by phrase."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.understanding.tagging import Span
from bot.understanding.tags import Tag

_FIGURES: Final = (Tag.NUMBER, Tag.ORDINAL)
_LONGEST_RANGE: Final = 31
_NOTHING: Final = Span({}, 0, 0, "")


class Part(StrEnum):
    """A part of the day."""

    MORNING = "am"
    NOON = "noon"
    AFTERNOON = "pm"
    EVENING = "eve"


class Side(StrEnum):
    """On which side of a moment."""

    AT = "at"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class When:
    """What a text says of time.

    `clocks` are the times that a clock time may mean, the likeliest first (`3 giờ`: 15:00 or 03:00); `until` ends a
    range.
    `moment` is what a length of time from now leads to.
    """

    dates: tuple[date, ...] = ()
    part: Part | None = None
    clocks: tuple[time, ...] = ()
    until: time | None = None
    side: Side = Side.AT
    moment: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.dates or self.part or self.clocks or self.moment)


@dataclass
class Draft:
    """What has been read so far. `dated` says that a date stands, which a weekday said with it only confirms.

    `spoken_of` is the day of the last question, from which `the day after` is counted.
    """

    spans: Sequence[Span]
    now: datetime
    days: Sequence[date]
    spoken_of: date | None = None
    dates: list[date] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    clocks: list[tuple[int, int, str]] = field(default_factory=list)
    side: Side = Side.AT
    moment: datetime | None = None
    weekday: int | None = None
    dated: bool = False
    used: list[int] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day from which is counted."""
        return self.now.date()

    def at(self, index: int) -> Span:
        """The phrase at that place; beyond the ends, one that means nothing."""
        return self.spans[index] if 0 <= index < len(self.spans) else _NOTHING

    def figure(self, index: int) -> int | None:
        """The number at that place, written in figures or in words."""
        span = self.at(index)
        return next((span.tags[tag] for tag in _FIGURES if tag in span.tags), None)

    def add(self, *days: date | None) -> None:
        """Adds days; a date takes the place of the weekday that was said with it."""
        if self.weekday is not None and not self.dated:
            self.dates.clear()
        for day in days:
            if day is not None and day not in self.dates:
                self.dates.append(day)
        self.dated = True

    def fill_range(self) -> None:
        """Adds the days between the last two: `từ 29/4 đến 1/5`."""
        first, last = self.dates[-2:]
        if 1 < (last - first).days <= _LONGEST_RANGE:
            self.dates[-1:] = [first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1)]
