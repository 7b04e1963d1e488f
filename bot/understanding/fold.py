"""Spellings made comparable: without marks, or with each syllable's tone in one place."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# `lý` and `lí`, `kỹ` and `kĩ` are the same words.
_LAST_Y = re.compile("(?:[hklmst]|qu)y")
_MARK = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text in lower case, without any marks (đ is d), punctuation and spaces as single spaces.

    `Điểm cầu P. Hoà-Bình!` becomes `diem cau p hoa binh`.
    """
    bare = _MARK.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).strip()


@lru_cache(maxsize=16384)
def canonical(word: str) -> str:
    """The word in lower case with its tone mark moved to the end, so that `Hòa` and `Hoà` are equal."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(parts)
    letters = unicodedata.normalize("NFC", _TONE.sub("", parts))
    if _LAST_Y.fullmatch(letters):
        letters = f"{letters[:-1]}i"
    return letters + tones[-1] if tones else letters


def toneless(word: str) -> str:
    """A canonical word without its tone: `giờ` becomes `giơ`."""
    return word[:-1] if word and _TONE.match(word[-1]) else word


def tone(word: str) -> str:
    """The tone mark that ends a canonical word, or "" for the level tone."""
    return word[-1] if word and _TONE.match(word[-1]) else ""
