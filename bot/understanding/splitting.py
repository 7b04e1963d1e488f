"""Words where a typist left none: `bài3`, `hnay`, `họcgì`, `Hang's`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.fold import canonical, fold
from bot.understanding.keystrokes import decode, is_syllable
from bot.understanding.lexicon import SHORTHAND, VIETNAMESE_FOLDS, VIETNAMESE_WORDS, Book
from bot.understanding.spelling import spellings
from bot.understanding.tags import Tag
from bot.understanding.tokens import Token, word_token

_SURE: Final = 0.6
_COUNTERS: Final = {canonical("số"), "so", "number", "no", "num", "nr"}
_SHORTEST_SPLIT: Final = 2
_MOST_DIGITS: Final = 3
_SHORTEST_TOGETHER: Final = 5
_MOST_TOGETHER: Final = 4
_POSSESSIVE: Final = ("'s", "’s")
# High enough for nothing to be done on such a word's account alone.
_TOGETHER: Final = 0.55


def as_words(tokens: list[Token], lexicons: Sequence[Book]) -> list[Token]:
    """Cuts `bài3` in two where it is no word, and drops the `số` of `chuyên đề số 3`."""
    tokens = [_as_word(token, lexicons) for token in tokens]
    cut = [
        part
        for token in tokens
        for whole in _spelled_out(token, lexicons)
        for piece in _cut(whole, lexicons)
        for part in _apart(piece, lexicons)
    ]
    return [
        token
        for index, token in enumerate(cut)
        if not (
            (token.word in _COUNTERS or decode(token.word) in _COUNTERS)
            and 0 < index < len(cut) - 1
            and cut[index + 1].tag is Tag.NUMBER
            and cut[index - 1].tag is None
        )
    ]


def _as_word(token: Token, lexicons: Sequence[Book]) -> Token:
    """`7a` is a time, unless it is a room; `Hang's` is `Hang`."""
    text = token.text.strip()
    if text.endswith(_POSSESSIVE) and not any(spellings(token, book) for book in lexicons):
        return word_token(text[: -len(_POSSESSIVE[0])], capital=token.capital)
    is_name = token.tag in {Tag.CLOCK, Tag.MINUTES} and any(text in book.words for book in lexicons[1:])
    return word_token(text) if is_name else token


def _spelled_out(token: Token, lexicons: Sequence[Book]) -> list[Token]:
    """The words of `hnay` or `anqp`, unless it is a word itself or can mean several things."""
    ways = SHORTHAND.get(token.word, ())
    if (
        token.tag is not None
        or len(ways) != 1
        or len(ways[0]) == 1
        or any(token.word in book.words or token.folded in book.words_by_fold for book in lexicons)
    ):
        return [token]
    return [Token(token.text, word, fold(word)) for word in ways[0]]


def _cut(token: Token, lexicons: Sequence[Book]) -> list[Token]:
    if token.tag is not None or not any(letter.isdigit() for letter in token.text):
        return [token]
    if any(spelling[1] < _SURE for book in lexicons for spelling in spellings(token, book)):
        return [token]
    letters = token.text.rstrip("0123456789")
    figures = token.text[len(letters) :]
    if not letters[-1:].isalpha() or not letters.isalpha():
        letters, figures = token.text.lstrip("0123456789"), ""
        figures = token.text[: len(token.text) - len(letters)]
        if not letters.isalpha() or len(letters) < _SHORTEST_SPLIT:
            return [token]
        return [word_token(figures), word_token(letters)]
    return [word_token(letters), word_token(figures)] if figures and len(figures) <= _MOST_DIGITS else [token]


def _apart(token: Token, lexicons: Sequence[Book]) -> list[Token]:
    """The words of `họcgì`, written together; what is a word or a name in any way stays whole."""
    if token.tag is not None or token.capital or len(token.text) < _SHORTEST_TOGETHER or is_syllable(token.word):
        return [token]
    if any(spellings(token, book) for book in lexicons):
        return [token]
    return _words_in(token.text, _MOST_TOGETHER) or [token]


def _words_in(text: str, most: int) -> list[Token]:
    """The fewest known Vietnamese words that the letters are; none where they are not."""
    whole = word_token(text)
    if whole.tag is None and (whole.word in VIETNAMESE_WORDS or (whole.bare and whole.word in VIETNAMESE_FOLDS)):
        return [replace(whole, doubt=_TOGETHER)]
    for at in range(_SHORTEST_SPLIT, len(text) - 1) if most > 1 else ():
        first = _words_in(text[:at], 1)
        rest = _words_in(text[at:], most - 1) if first else []
        if rest:
            return first + rest
    return []
