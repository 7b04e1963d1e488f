"""What a typed word may stand for: the words of a lexicon it can be, and how far each is from what was typed."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from bot.understanding.fold import canonical, fold, tone, toneless
from bot.understanding.keystrokes import decode, is_spoken, is_syllable
from bot.understanding.lexicon import FIGURES, GENERAL, SHORTHAND, Book, Words
from bot.understanding.tags import Tag
from bot.understanding.tokens import Token

# A reading of one typed word: the words it stands for (several for `hnay`), the cost, and whether marks were typed.
Spelling: TypeAlias = "tuple[Words, float, bool]"

_BARE: Final = 0.02
_FIGURE: Final = 0.05
_SHORTHAND: Final = 0.1
_KEYSTROKES: Final = 0.15
_TONE_MISSING: Final = 0.2
_MARKS_DIFFER: Final = 0.45
_JOINED: Final = 0.2
_EDITED: Final = 0.55
_DOUBTFUL: Final = 0.9
_OTHER_WORD: Final = 1.15
_INITIALS: Final = (("f", "ph"), ("z", "d"), ("z", "gi"), ("dz", "d"), ("j", "gi"), ("w", "qu"))
_ENDINGS: Final = ("s", "es", "ing", "ed")
_LONG_ENOUGH: Final = 5
_MOST_EDITED: Final = 12
# Hỏi and ngã sound alike to half of the country.
_ALIKE: Final = {"\u0303", "\u0309"}


def spellings(token: Token, lexicon: Book, *, known: bool = False, keyed: bool = False) -> list[Spelling]:
    """The readings of a word, the likelier the cheaper; one typed with marks is not read as another word.

    Only what is no word as it stands is read as keystrokes, as words joined or as a slip of the finger. `known` says
    that another lexicon has it as it stands, `keyed` that other words of the text hold keystrokes: `car` is `cả`.
    """
    if token.tag is not None:
        return [((token.word,), 0.0, True)] if token.tag is Tag.NUMBER else []
    found = list(_as_typed(token, lexicon))
    if keyed and token.bare:
        found += _keystrokes(token, lexicon)
    if found or known:
        return found
    return list(_keystrokes(token, lexicon)) or list(_respelled(token, lexicon)) or list(_mended(token, lexicon))


def _as_typed(token: Token, lexicon: Book) -> Iterator[Spelling]:
    word = token.word
    if word in lexicon.words:
        yield (word,), 0.0, not token.bare or not is_syllable(word)
    if token.bare:
        for other in lexicon.words_by_fold.get(word, ()):
            if other != word:
                yield (other,), _BARE, False
    for words in SHORTHAND.get(word, ()):
        yield words, _SHORTHAND, True
    if token.bare:
        for name, figure in _FIGURES_BY_FOLD.get(word, ()):
            yield (figure,), _FIGURE if name == word else _FIGURE + _BARE, True
    elif word in FIGURES:
        yield (FIGURES[word],), _FIGURE, True


def _keystrokes(token: Token, lexicon: Book) -> Iterator[Spelling]:
    typed = decode(token.word) or _half_decoded(token.word) or token.word.replace("dd", "đ")
    word = canonical(typed)
    if word == token.word:
        return
    if word in lexicon.words:
        yield (word,), _KEYSTROKES, True
    else:
        for other in lexicon.words_by_fold.get(fold(word), ()):
            if _distance(word, other) <= _TONE_MISSING and (tone(word) or toneless(other) == word):
                yield (other,), _KEYSTROKES + _TONE_MISSING, True
    for words in SHORTHAND.get(word, ()):
        yield words, _KEYSTROKES + _SHORTHAND, True
    if word in FIGURES:
        yield (FIGURES[word],), _KEYSTROKES + _FIGURE, True


def _half_decoded(word: str) -> str | None:
    """Keystrokes left in a word that has marks already: `ddiểm`."""
    letters = decode(toneless(word)) if tone(word) else None
    return letters + tone(word) if letters and not tone(letters) else None


def _respelled(token: Token, lexicon: Book) -> Iterator[Spelling]:
    """`fải`, `zạy`, `lectures`: an initial or an ending written otherwise."""
    for typed, written in _INITIALS:
        if token.word.startswith(typed) and written + token.word[len(typed) :] in lexicon.words:
            yield (written + token.word[len(typed) :],), _SHORTHAND, True
    for ending in _ENDINGS if token.bare and lexicon is not GENERAL else ():
        stem = token.word.removesuffix(ending)
        if stem != token.word and len(stem) >= _LONG_ENOUGH - 1 and stem in lexicon.words and not is_syllable(stem):
            yield (stem,), _TONE_MISSING, True


def _mended(token: Token, lexicon: Book) -> Iterator[Spelling]:
    found = False
    for other in lexicon.words_by_fold.get(token.folded, ()):
        distance = _distance(token.word, other)
        if distance == _DOUBTFUL and lexicon is not GENERAL:  # `chị Vân` is not `Văn`
            distance = _OTHER_WORD
        found = found or distance < _DOUBTFUL
        yield (other,), distance, True
    for words in lexicon.joined.get(token.folded, ()):
        found = True
        yield words, _JOINED, True
    if not found:
        is_word = is_spoken(token.word) if not token.bare else is_syllable(token.word)
        short = not token.bare and len(token.folded) < _LONG_ENOUGH - 1
        for near in _one_edit_away(token.folded, lexicon)[:_MOST_EDITED]:
            if short and len(near) <= len(token.folded):  # `đểm` is `điểm`, but `đtư` is no `đầu`
                continue
            cost = _edit_cost(token, near, is_word=is_word, of_names=lexicon is not GENERAL)
            for other in lexicon.words_by_fold[near]:
                yield (other,), cost, True


def _edit_cost(token: Token, near: str, *, is_word: bool, of_names: bool) -> float:
    """A slip is likelier in a long word, and inside it; a syllable that was typed with marks is hardly another one.

    A short word is no slip of a name: there are too many names.
    """
    typed = token.folded
    if token.capital and token.bare and not of_names and len(typed) < _LONG_ENOUGH:  # `John` is no `join`
        return _OTHER_WORD
    if is_word:
        return _OTHER_WORD if not token.bare and near[0] != typed[0] else _DOUBTFUL
    inside = not of_names and len(typed) == _LONG_ENOUGH - 1 and (near[0], near[-1]) == (typed[0], typed[-1])
    return _EDITED if inside or len(typed) >= _LONG_ENOUGH else _DOUBTFUL


def _distance(typed: str, word: str) -> float:
    """How far marks typed are from the word's: one left out is near, another one is likely another word."""
    letters, others = toneless(typed), toneless(word)
    left_out = all(letter in (other, fold(other)) for letter, other in zip(letters, others, strict=False))
    same_tone = not tone(typed) or tone(typed) == tone(word) or {tone(typed), tone(word)} == _ALIKE
    if left_out and same_tone:
        return _TONE_MISSING
    return _DOUBTFUL if is_syllable(typed) else _MARKS_DIFFER


def _one_edit_away(word: str, lexicon: Book) -> list[str]:
    """The bare words that differ by one letter too many, too few, wrong, or by two swapped."""
    near: dict[str, None] = {}
    for short in (word, *(word[:at] + word[at + 1 :] for at in range(len(word)))):
        for other in lexicon.deletes.get(short, ()):
            if other != word and within_one_edit(word, other):
                near[other] = None
    return list(near)


def within_one_edit(one: str, other: str) -> bool:
    """Whether a slip of the finger makes one of the other: a letter too many, missing, wrong, or two changed about."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )


def _by_fold() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for word, figure in FIGURES.items():
        found.setdefault(fold(word), []).append((word, figure))
    return found


_FIGURES_BY_FOLD: Final = _by_fold()
