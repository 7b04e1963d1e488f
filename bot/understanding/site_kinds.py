"""Kinds of units that sites are, and the names of one site."""

from collections.abc import Iterator
from typing import Final

from bot.domain.timetable import Site
from bot.understanding.keystrokes import is_syllable
from bot.understanding.lexicon import GENERAL, Words
from bot.understanding.naming import words_of

# Each kind, the ways to write it before a name, and the English word behind one.
KINDS: Final = tuple(
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
NO_KIND: Final = len(KINDS)
ANY_KIND: Final = NO_KIND + 1
OF_ROOM: Final = NO_KIND + 2
_OF_PARTY: Final = words_of("ủy uỷ")  # `Tỉnh uỷ Phú Thọ` is no province
SITE: Final = words_of("điểm cầu")


def named(site: Site) -> Iterator[tuple[int, Words]]:
    """The names of a site, each with the kind of unit it says; also its room where that is called after it."""
    names = [_without_kind(words_of(text)) for text in (site.name, *site.aliases)]
    yield from names
    kind, name = names[0]
    room = words_of(site.room) if site.room else ()
    at = next((at for at in range(1, len(room)) if room[at : at + len(name)] == name), 0)
    if at and kind < NO_KIND:
        yield OF_ROOM, room[: at + len(name)]
        head = KINDS[kind][0]
        if room[at - len(head) : at] == head:
            yield OF_ROOM, (*room[: at - len(head)], *name)


def tells(word: str) -> bool:
    """Whether a word alone can be nothing but the name: no Vietnamese or English word."""
    return not is_syllable(word) and word not in GENERAL.words


def _without_kind(words: Words) -> tuple[int, Words]:
    for kind, (head, _, _) in enumerate(KINDS):
        if words[: len(head)] == head and len(words) > len(head) and words[len(head)] not in _OF_PARTY:
            return kind, words[len(head) :]
    return NO_KIND, words
