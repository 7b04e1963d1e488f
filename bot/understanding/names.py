"""The words of one timetable, made once for each."""

from dataclasses import dataclass
from functools import lru_cache

from bot.domain.timetable import Timetable
from bot.understanding.callings import add_people, add_rooms, site_lexicon
from bot.understanding.lexicon import Lexicon
from bot.understanding.titles import add_titles, events_of


@dataclass(frozen=True, slots=True)
class Names:
    """The lexicon of a timetable, and that of its sites.

    `items_by_word` gives the items whose titles hold a word, `events` what an item is besides (`opening`, `lunch`).
    """

    lexicon: Lexicon
    sites: Lexicon
    items_by_word: dict[str, tuple[str, ...]]
    events: dict[str, tuple[str, ...]]


def names(timetable: Timetable) -> Names:
    """The words of the timetable."""
    return _made(_Same(timetable))


class _Same:
    """A timetable that equals only itself: comparing thousands of sites would take longer than answering."""

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable

    def __hash__(self) -> int:
        return id(self.timetable)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.timetable is self.timetable


@lru_cache(maxsize=8)
def _made(same: _Same) -> Names:
    timetable = same.timetable
    lexicon = Lexicon()
    by_word = add_titles(lexicon, timetable)
    add_people(lexicon, timetable.items)
    add_rooms(lexicon, timetable.items)
    return Names(lexicon, site_lexicon(timetable.sites), by_word, events_of(timetable))
