"""Whom on a site's list a typed name means. The accents are a name's identity; without them it is only looked for."""

from collections.abc import Callable, Sequence

from bot.domain.rosters import Known
from bot.understanding.fold import canonical, fold
from bot.understanding.spelling import within_one_edit

_SHORTEST_WITH_SLIP = 6  # letters
_LONGEST_INITIAL = 2  # `Ng. V. An`
_SHORTEST_POSITION = 3  # letters
_LAST_DIGITS = 3
_WHOLE_NUMBER = 9  # digits, perhaps with a zero before them


def who_may_be(typed: str, people: Sequence[Known]) -> tuple[Known, ...]:
    """Who bears that name, in any order of words; several where it cannot be told, nobody where nobody is called so.

    A name typed with tone marks means who bears just these marks, if anybody does. Initials, a slip of the finger and
    words left out in the middle are understood where only one person can be meant.
    """
    marked = canonical(typed) != fold(typed)
    for alike in (_same_marks, _same_letters) if marked else (_same_letters,):
        if found := _all(alike, typed, people):
            return found
    near = _all(_shortened, typed, people) or _all(_mistyped, typed, people)
    return near if len(near) == 1 else ()


def likeness(name: str, person: Known) -> int:
    """How likely they are one person, for a clerk to decide: 0 the same name, then less; 9 not at all."""
    tests = (_same_marks, _same_letters, _shortened, _mistyped, _same_given_name)
    return next((rank for rank, alike in enumerate(tests) if alike(name, person.full_name)), 9)


def told_apart(typed: str, people: Sequence[Known]) -> tuple[Known, ...]:
    """Of people of one name, whom the last digits of their phone or their position mean."""
    digits = "".join(filter(str.isdigit, typed))
    if len(digits) >= _LAST_DIGITS:
        national = digits.removeprefix("0") if len(digits) >= _WHOLE_NUMBER else digits
        return tuple(person for person in people if person.phone and person.phone.endswith(national))
    position = fold(typed)
    if len(position) < _SHORTEST_POSITION:
        return ()
    exact = tuple(person for person in people if fold(person.position) == position)
    return exact or tuple(person for person in people if f" {position} " in f" {fold(person.position)} ")


def _all(alike: Callable[[str, str], bool], typed: str, people: Sequence[Known]) -> tuple[Known, ...]:
    return tuple(person for person in people if person.full_name and alike(typed, person.full_name))


def _same_marks(one: str, other: str) -> bool:
    return sorted(map(canonical, one.split())) == sorted(map(canonical, other.split()))


def _same_letters(one: str, other: str) -> bool:
    return sorted(fold(one).split()) == sorted(fold(other).split())


def _shortened(typed: str, name: str) -> bool:
    """Whether it is the name with initials for some words, or without some in the middle; the given name is whole."""
    said, words = fold(typed).split(), fold(name).split()
    if len(said) < 2 or said[-1:] != words[-1:] or not _stands_for(said[0], words[0]):  # noqa: PLR2004 - both names
        return False
    rest = iter(words[1:-1])
    return all(any(_stands_for(word, full) for full in rest) for word in said[1:-1])


def _stands_for(said: str, word: str) -> bool:
    return said == word or (len(said) <= _LONGEST_INITIAL and word.startswith(said))


def _mistyped(one: str, other: str) -> bool:
    said, name = fold(one), fold(other)
    return len(said) >= _SHORTEST_WITH_SLIP and within_one_edit(said, name)


def _same_given_name(one: str, other: str) -> bool:
    """Whether the last words are equal, and one more."""
    said, name = fold(one).split(), fold(other).split()
    return said[-1:] == name[-1:] and bool(set(said[:-1]) & set(name[:-1]))
