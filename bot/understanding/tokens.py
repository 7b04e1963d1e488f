"""A text cut into words, figures, dates and clock times."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from bot.understanding.fold import canonical, fold
from bot.understanding.tags import Tag

# The longest question a person types on a phone is far shorter; the rest of a paste is not read.
_MOST_CHARACTERS = 1000
_MOST_TOKENS = 120
_MONTHS = 12

_TOKEN = re.compile(
    r"""
    (?P<iso>(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d))
  | (?P<dates>(?<![\d/])\d{1,2}(?:\s?[-–]\s?\d{1,2}|(?:\s?,\s?\d{1,2})+(?:\s?(?:,|và|va|and|&)\s?\d{1,2})?)\s?/\d{1,2}(?!\d))
  | (?P<date>(?<!\d)\d{1,2}(?:/\d{1,2}(?:[/-]\d{2,4})?|-\d{1,2}-\d{2,4}|\.\d{1,2}(?:\.\d{2,4})?)(?![\d/]))
  | (?P<clocks>(?<!\d)\d{1,2}\s?[-–]\s?\d{1,2}\s?(?:am|pm|h(?!\w)))
  | (?P<clock>(?<!\d)(?:
        (?P<hour>[0-2]?\d)\s?(?:h|g|giờ|gio|:|h:)\s?(?P<minute>[0-5]\d)(?::\d\d)?(?:ph?(?=\s|$))?(?P<half1>\s?[ap]\.?\s?m\b\.?|[ap]\b\.?)?
      | (?P<hour2>0?\d|1[0-2])(?P<half2>\s?[ap]\.?\s?m\b\.?|[ap]\b\.?)
      | (?P<hour3>[0-2]?\d)\s?(?:h|g)(?![^\W\d_])
    )(?!\d))
  | (?P<minutes>(?<!\d)\d{1,3}\s?(?:phút|phut|ph|p|'|’|′|mins?|m)(?!\w|\.\s?m))
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<word>[^\W_](?:[^\W_]|['’`](?=[^\W\d_]))*)
  | (?P<dash>(?<=[\dhm])\s?[-–—]\s?(?=\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONG_LETTERS = re.compile(r"([aăâeêioôơuưyáàảãạhksz])\1{2,}", re.IGNORECASE)
_UNSEEN = {code: " " for code in range(32)} | {127: " ", 0x200B: "", 0x200C: "", 0x200D: "", 0xFEFF: "", 0xAD: "", ord("@"): " at "}


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, or a figure with what it says.

    `word` is canonical (see fold); `bare` says that it was typed without any mark; `capital`, that it was written as
    names are, inside a sentence.
    """

    text: str
    word: str
    folded: str
    tag: Tag | None = None
    value: Any = None
    capital: bool = False

    @property
    def bare(self) -> bool:
        """Typed without marks: it may stand for any word with these letters."""
        return self.word == self.folded


def tokenise(text: str) -> list[Token]:
    """The words and figures of the text, in order."""
    plain = unicodedata.normalize("NFC", text[:_MOST_CHARACTERS].translate(_UNSEEN))
    plain = _LONG_LETTERS.sub(r"\1", plain)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(plain):
        tokens.append(_token(match, after_first=bool(tokens)))
        if len(tokens) == _MOST_TOKENS:
            break
    return tokens


def word_token(text: str, *, capital: bool = False) -> Token:
    """The token of one word in lower case."""
    plain = text.replace("’", "'").replace("`", "'")
    if plain.isdecimal():
        figure = str(int(plain))
        return Token(text, figure, figure, Tag.NUMBER, int(plain))
    word = canonical(plain)
    return Token(text, word, fold(word) if "'" not in plain else word, capital=capital)


def _token(match: re.Match[str], *, after_first: bool) -> Token:
    text = match[0].lower()
    kind = match.lastgroup
    if kind == "word":
        return word_token(text, capital=after_first and match[0].istitle())
    tag, value = _figure(match, kind or "", text)
    return Token(text, text, text, tag, value)


def _figure(match: re.Match[str], kind: str, text: str) -> tuple[Tag, Any]:
    figures = [int(figure) for figure in re.findall(r"\d+", text)]
    if match["iso"]:
        return Tag.DATE, (figures[2], figures[1], figures[0])
    if match["dates"]:
        *days, month = figures
        in_row = len(days) == 2 and re.search("[-–]", text)  # noqa: PLR2004 - a first and a last day
        return Tag.DATES, (tuple(range(days[0], days[1] + 1)) if in_row else tuple(days), month)
    if match["date"] and "." in text and len(figures) == 2 and figures[1] > _MONTHS:  # noqa: PLR2004 - 8.30 is a time
        return Tag.CLOCK, (figures[0] % 24, figures[1] % 60, "")
    if match["date"]:
        return Tag.DATE, (figures[0], figures[1], figures[2] if len(figures) > 2 else None)  # noqa: PLR2004 - d, m, y
    if match["clocks"]:
        return Tag.CLOCKS, (figures[0], figures[1], text.rstrip()[-2:] if text.endswith("m") else "")
    if match["clock"]:
        return Tag.CLOCK, _clock(match)
    if match["minutes"]:
        return Tag.MINUTES, figures[0]
    if match["ordinal"]:
        return Tag.ORDINAL, figures[0]
    return Tag.TO, None


def _clock(match: re.Match[str]) -> tuple[int, int, str]:
    hour = int(match["hour"] or match["hour2"] or match["hour3"]) % 24
    half = re.sub(r"[.\s]", "", match["half1"] or match["half2"] or "")
    return hour, int(match["minute"] or 0), {"a": "am", "p": "pm"}.get(half, half)
