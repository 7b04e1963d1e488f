"""Telex and VNI keystrokes that a phone left in the text: `hocj`, `ho5c` for `học`."""

import re
from functools import lru_cache

from bot.understanding.fold import tone, toneless

_TELEX_TONE = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI_TONE = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HAT = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"u": "ư", "o": "ơ", "a": "ă"}
_VOWELS = "aăâeêioôơuưy"
_LONGEST = 10

# A Vietnamese syllable without its tone: an initial, the vowels, a final.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"(iê|yê|ia|ya|uô|ua|ươ|ưa|uâ|uê|uơ|uy|uyê|oa|oă|oe|oo|[aăâeêioôơuưy])"
    r"(ch|nh|ng|[cmnptiouy]|)"
)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a canonical word could be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(toneless(word)) is not None


def is_spoken(word: str) -> bool:
    """Whether a word typed with its marks could be one: before a stop only two tones are possible (no `trưc`)."""
    stopped = toneless(word).endswith(("c", "ch", "p", "t"))
    return is_syllable(word) and (not stopped or tone(word) in {"\u0301", "\u0323"})


@lru_cache(maxsize=4096)
def decode(word: str) -> str | None:
    """The canonical syllable that the keystrokes stand for; None where they stand for none."""
    if len(word) > _LONGEST or not word.isalnum() or not word[0].isalpha():
        return None
    typed = _vni(word) if any(letter.isdigit() for letter in word) else _telex(word)
    return typed if typed and typed != word and is_syllable(typed) else None


def _telex(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        vowel = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONE and vowel:
            tone = _TELEX_TONE[key]
        elif key == "z" and vowel:
            tone = ""
        elif not ((key == "w" and _horn(letters)) or (key == "d" and _bar(letters)) or _hat(letters, key)):
            letters.append(key)
    return "".join(letters) + tone


def _vni(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONE:
            tone = _VNI_TONE[key]
        elif key == "6":
            if not any(_hat(letters, vowel) for vowel in "aoe"):
                return None
        elif key in "78":
            if not _horn(letters):
                return None
        elif key == "9":
            if not _bar(letters):
                return None
        elif key == "0":
            return None
        else:
            letters.append(key)
    return "".join(letters) + tone


def _hat(letters: list[str], key: str) -> bool:
    """Puts the circumflex on the vowel already typed, wherever in the syllable the second one comes."""
    if key not in _HAT or key not in letters:
        return False
    letters[_last(letters, key)] = _HAT[key]
    return True


def _horn(letters: list[str]) -> bool:
    """Puts horns on u, o or uo, a breve on a; a lone w is ư."""
    for index in range(len(letters) - 1, -1, -1):
        if letters[index] in _HORN:
            if letters[index] == "o" and index and letters[index - 1] == "u":
                letters[index - 1] = "ư"
            letters[index] = _HORN[letters[index]]
            return True
    if letters and any(letter in _VOWELS for letter in letters):
        return False
    letters.append("ư")
    return True


def _bar(letters: list[str]) -> bool:
    if not letters or letters[0] != "d":
        return False
    letters[0] = "đ"
    return True


def _last(letters: list[str], letter: str) -> int:
    return len(letters) - 1 - letters[::-1].index(letter)
