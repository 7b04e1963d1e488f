"""Text in TCVN 5712 (VN3), which the .VnTime fonts of older offices show: `NguyÔn V¨n Hïng` is `Nguyễn Văn Hùng`.

Nothing in a file says so: a sheet is judged by how many of its words are syllables one way and the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from bot.storage.roster_sheets import Row, Sheet

_SAMPLE = 300  # rows
_LATIN_1 = 0xFF
_ASCII = 0x7F
_MOST_OF_THEM = 0.8
_LETTERS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TABLE = {start + offset: letter for start, letters in _LETTERS.items() for offset, letter in enumerate(letters)}
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHAPE = re.compile("(?<=[aAeEoO])\u0302|(?<=[aA])\u0306|(?<=[oOuU])\u031b")
_SEPARATORS = re.compile(r"[\s,;:.()/\[\]{}\"'_+*&-]+")


def converted(sheet: Sheet) -> Sheet:
    """The sheet with its text as Unicode."""
    return replace(sheet, rows=_rows(sheet))


def legacy(text: str) -> str:
    """Unicode of TCVN3. It has no capitals with tones, so a word in capitals is put into capitals again."""
    every = _is_in_capitals(text)
    return " ".join(
        word.translate(_TABLE).upper() if every or _is_in_capitals(word) else word.translate(_TABLE)
        for word in text.split(" ")
    )


def plausible(texts: Iterable[str]) -> tuple[int, int]:
    """How many words beyond ASCII are syllables of Vietnamese, and how many are not."""
    words = [
        word for text in texts if not text.isascii() for word in _SEPARATORS.split(text) if word and not word.isascii()
    ]
    good = sum(map(_is_syllable, words))
    return good, len(words) - good


def is_legacy(texts: list[str]) -> bool:
    """Whether the texts are TCVN3: read so, nearly all words are syllables, and more than as they stand."""
    good_so, bad_so = plausible(legacy(text) if is_convertible(text) else text for text in texts)
    good, _ = plausible(texts)
    return good_so > good and good_so >= _MOST_OF_THEM * (good_so + bad_so)


def is_convertible(text: str) -> bool:
    """Whether it can be TCVN3: text beyond ASCII without any letter that only Unicode has."""
    return not text.isascii() and ord(max(text)) <= _LATIN_1


def _rows(sheet: Sheet) -> Iterator[Row]:
    rows = iter(sheet.rows)
    sample = list(islice(rows, _SAMPLE))
    texts = [cell for row in sample for cell in row.cells if not cell.isascii()]
    if not is_legacy(texts):
        yield from chain(sample, rows)
        return
    sheet.warnings.append("its text is TCVN3 (.VnTime fonts); it was read so")
    for row in chain(sample, rows):
        yield replace(row, cells=tuple(legacy(cell) if is_convertible(cell) else cell for cell in row.cells))


def _is_in_capitals(text: str) -> bool:
    """One capital says nothing: it may begin a name."""
    letters = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(letters) > 1 and all(map(str.isupper, letters))


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word).replace("đ", "d").replace("Đ", "D")
    bare, tones = _TONE.subn("", parts)
    bare = _SHAPE.sub("", bare)
    return tones <= 1 and ord(max(bare)) <= _ASCII and _SYLLABLE.fullmatch(bare) is not None
