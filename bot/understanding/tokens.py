"""A text cut into words, figures, dates and clock times."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.understanding.fold import canonical, fold
from bot.understanding.tags import Tag

# The longest question a person types on a phone is far shorter; the rest of a paste is not read.
_MOST_CHARACTERS = 1000
_MOST_TOKENS = 120
_MONTHS = 12
# Among small letters it is no `ai`.
_AI = "AI"

_TOKEN = re.compile(
    r"""
    (?P<iso>(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d))
  | (?P<dates>(?<![\d/])\d{1,2}(?:\s?[-–]\s?\d{1,2}|(?:\s?,\s?\d{1,2})+(?:\s?(?:,|và|va|and|&)\s?\d{1,2})?)
      \s?/\d{1,2}(?!\d))
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
_UNSEEN = dict.fromkeys(range(32), " ") | {
    0x200B: "",
    0x200C: "",
    0x200D: "",
    0xFEFF: "",
    0xAD: "",
    ord("@"): " at ",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, or a figure with what it says.

    `word` is canonical (see fold); `bare` says that it was typed without any mark; `capital`, that it was written as
    names are, inside a sentence; `doubt`, how unsure it is that the text has this word at all.
    """

    text: str
    word: str
    folded: str
    tag: Tag | None = None
    value: Any = None
    capital: bool = False
    doubt: float = 0.0

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
        if match[0] == _AI and tokens and not plain.isupper():
            tokens.append(Token("ai", "a.i", "a.i"))
        else:
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
    if match.lastgroup == "word":
        return word_token(text, capital=after_first and match[0].istitle())
    kind = next(kind for kind in _FIGURES if match[kind] is not None)
    tag, value = _FIGURES[kind](match, [int(figure) for figure in re.findall(r"\d+", text)])
    return Token(text, text, text, tag, value)


def _days(match: re.Match[str], figures: list[int]) -> tuple[Tag, Any]:
    *days, month = figures
    in_row = len(days) == 2 and re.search("[-–]", match[0])  # noqa: PLR2004 - a first and a last day
    return Tag.DATES, (tuple(range(days[0], days[1] + 1)) if in_row else tuple(days), month)


def _date(match: re.Match[str], figures: list[int]) -> tuple[Tag, Any]:
    day, month, *year = figures
    if "." in match[0] and not year and month > _MONTHS:  # 8.30 is a time
        return Tag.CLOCK, (day % 24, month % 60, "")
    return Tag.DATE, (day, month, year[0] if year else None)


def _clocks(match: re.Match[str], figures: list[int]) -> tuple[Tag, Any]:
    half = match[0].lower()[-2:]
    return Tag.CLOCKS, (figures[0], figures[1], half if half in {"am", "pm"} else "")


def _clock(match: re.Match[str], _: list[int]) -> tuple[Tag, Any]:
    hour = int(match["hour"] or match["hour2"] or match["hour3"]) % 24
    half = re.sub(r"[.\s]", "", match["half1"] or match["half2"] or "").lower()
    return Tag.CLOCK, (hour, int(match["minute"] or 0), {"a": "am", "p": "pm"}.get(half, half))


_FIGURES: Final[Mapping[str, Callable[[re.Match[str], list[int]], tuple[Tag, Any]]]] = {
    "iso": lambda _, figures: (Tag.DATE, (figures[2], figures[1], figures[0])),
    "dates": _days,
    "date": _date,
    "clocks": _clocks,
    "clock": _clock,
    "minutes": lambda _, figures: (Tag.MINUTES, figures[0]),
    "ordinal": lambda _, figures: (Tag.ORDINAL, figures[0]),
    "dash": lambda *_: (Tag.TO, None),
}
