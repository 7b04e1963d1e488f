"""What people call speakers and rooms."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from bot.domain.timetable import Item, Text
from bot.understanding.fold import canonical
from bot.understanding.keystrokes import is_syllable
from bot.understanding.lexicon import ENGLISH_WORDS, GENERAL, Entry, Lexicon, Words
from bot.understanding.naming import JOINTS, Name, NameKind, add, is_general, words_of
from bot.understanding.tags import Tag

_HONORIFICS: Final = frozenset(
    map(
        canonical,
        (
            *("gs", "pgs", "ts", "ths", "cn", "ông", "bà", "thầy", "cô", "anh", "chị", "đồng", "chí", "đc", "đ", "c"),
            *("tiến", "sĩ", "thạc", "giáo", "sư", "phó", "nguyên", "luật", "đại", "tá", "mr", "mrs", "ms", "dr"),
            *("prof", "professor", "assoc", "colonel", "doctor", "engineer", "bs", "bác", "ks", "kỹ", "ds", "cki"),
            *("ckii", "ck1", "ck2", "thiếu", "trung", "thượng", "tướng", "lương", "y"),
        ),
    )
)
_SHORTEST_NAME: Final = 3
_DOUBTFUL: Final = 1.9
_CALLS: Final = tuple(
    words_of(call)
    for call in (
        *("thầy", "cô", "ông", "bà", "anh", "chị", "bác", "chú", "đồng chí", "đ/c", "giáo sư", "tiến sĩ", "luật sư"),
        *("ts", "ths", "gs", "pgs", "giảng viên", "báo cáo viên", "mr", "mrs", "ms", "dr", "prof", "professor"),
        *("bs", "bác sĩ", "kỹ sư", "ks", "thạc sĩ", "dược sĩ", "lương y", "đại tá", "trung tá", "thượng tá", "doctor"),
    )
)


def add_people(lexicon: Lexicon, items: Iterable[Item]) -> None:
    """Adds what speakers are called, unless all of them are called so."""
    with_speaker = [item for item in items if item.speaker is not None]
    for call, ids in _called(with_speaker, lambda item: item.speaker, _calls).items():
        if (len(ids) < len(with_speaker) or len(with_speaker) == 1) and not is_general(call):
            add(lexicon, call, Name(NameKind.SPEAKER, ids, len(call)))


def add_given_names(lexicon: Lexicon, items: Iterable[Item]) -> None:
    """Adds speakers' given names alone: they count where nothing else is known of the word, and somebody teaches."""
    with_speaker = [item for item in items if item.speaker is not None]
    for call, ids in _called(with_speaker, lambda item: item.speaker, _given).items():
        node = lexicon.root.get(call[0])
        if node is None or node.entry is None:
            lexicon.add(call, Entry({Tag.NAME: (Name(NameKind.SPEAKER, ids, 1),), Tag.UNKNOWN: None}, _DOUBTFUL))


def _given(text: str) -> Iterator[Words]:
    for part in _parts(text):
        person = tuple(word for word in words_of(part) if word not in _HONORIFICS)
        if len(person) > 1 and not person[-1].isdecimal():
            yield (person[-1],)
            if len(person) == 2:  # noqa: PLR2004 - see below
                yield (person[0],)


def _parts(text: str) -> list[str]:
    return text.replace("(", ",").replace("–", ",").replace(" - ", ",").split(",")


def add_rooms(lexicon: Lexicon, items: Iterable[Item]) -> None:
    """Adds what rooms are called."""
    for call, ids in _called(items, lambda item: item.room, _room_calls).items():
        if not is_general(call):
            add(lexicon, call, Name(NameKind.ROOM, ids, len(call)))


def _called(
    items: Iterable[Item], text_of: Callable[[Item], Text | None], calls: Callable[[str], Iterator[Words]]
) -> dict[Words, tuple[str, ...]]:
    """The items that each call may mean."""
    called: dict[Words, dict[str, None]] = {}
    for item in items:
        text = text_of(item)
        for words in dict.fromkeys((text.vi, text.en)) if text is not None else ():
            for call in calls(words):
                called.setdefault(call, {})[item.id] = None
    return {call: tuple(ids) for call, ids in called.items()}


def _calls(text: str) -> Iterator[Words]:
    """What people call a speaker: the whole text, its runs, and each given name after a `thầy` or a `Mr`."""
    words = words_of(text)
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            run = words[start:end]
            if not JOINTS & {run[0], run[-1]} and not _HONORIFICS.issuperset(run) and _keeps_figure(run, words):
                yield run
    for part in _parts(text):
        yield from _person_calls(tuple(word for word in words_of(part) if word not in _HONORIFICS))


def _person_calls(person: Words) -> Iterator[Words]:
    if not person or person[-1].isdecimal():
        return
    given = {person[-1]: None}
    if len(person) == 2:  # noqa: PLR2004 - a given name and a family name, in an order that we cannot know
        given[person[0]] = None
    for call in _CALLS:
        yield from ((*call, name) for name in given)
        yield (*call, *person)
    if len(person) == 1 and person[0] not in GENERAL.words:
        yield person
    yield from ((name,) for name in person if len(name) > _SHORTEST_NAME and _is_foreign(name))


def _is_foreign(name: str) -> bool:
    """Whether a name can be nothing else: no word of Vietnamese, and none of the general ones."""
    return not is_syllable(name) and name not in GENERAL.words and name not in ENGLISH_WORDS


def _keeps_figure(run: Words, words: Words) -> bool:
    """Whether a run keeps the figure that tells `báo cáo viên 3` from the other speakers."""
    return any(word.isdecimal() for word in run) or not any(word.isdecimal() for word in words)


def _room_calls(text: str) -> Iterator[Words]:
    """`Hội trường A1`, `A1`, of `Hội trường A1, tầng 1, nhà A`."""
    for part in text.split(","):
        words = words_of(part)
        for run in (words, words[-2:], words[-1:], *(words[:end] for end in range(2, len(words)))):
            is_code = len(run) == 1 and any(letter.isdigit() for letter in run[0]) and not run[0].isdecimal()
            if len(run) > 1 or is_code:
                yield run
