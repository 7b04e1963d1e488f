"""The words of one timetable, made once for each."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from bot.domain.timetable import Site, Timetable
from bot.understanding.callings import add_given_names, add_people, add_rooms
from bot.understanding.lexicon import Lexicon
from bot.understanding.site_names import SiteLexicon
from bot.understanding.titles import add_titles, events_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """The lexicon of a timetable, and that of its sites.

    `items_by_word` gives the items whose titles hold a word, `events` what an item is besides (`opening`, `lunch`).
    """

    lexicon: Lexicon
    sites: SiteLexicon
    items_by_word: dict[str, tuple[str, ...]]
    events: dict[str, tuple[str, ...]]


def names(timetable: Timetable) -> Names:
    """The words of the timetable."""
    return _made(_Same(timetable))


class _Same(Generic[T]):
    """What equals only itself: comparing thousands of sites would take longer than answering."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


@lru_cache(maxsize=8)
def _made(same: _Same[Timetable]) -> Names:
    timetable = same.value
    lexicon = Lexicon()
    by_word = add_titles(lexicon, timetable)
    add_people(lexicon, timetable.items)
    add_rooms(lexicon, timetable.items)
    add_given_names(lexicon, timetable.items)
    return Names(lexicon, _sites(_Same(timetable.sites)), by_word, events_of(timetable))


@lru_cache(maxsize=2)
def _sites(same: _Same[tuple[Site, ...]]) -> SiteLexicon:
    """Sites stay when the programme changes, and are many."""
    return SiteLexicon(same.value)
