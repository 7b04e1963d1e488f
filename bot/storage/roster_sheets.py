"""What lists come in, whatever the file: sheets of rows of text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

LONGEST_CELL = 10_000  # characters; more is no cell of a list
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_NO_DOUBTS: Mapping[int, str] = MappingProxyType({})


class RosterError(Exception):
    """A file cannot be read as a list; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row, by its number in the sheet (from 1). Texts are NFC; empty cells at its end are left out.

    `doubts` says of some columns why what they hold is not known.
    """

    number: int
    cells: tuple[str, ...]
    doubts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `rows` are read once, in order, and rows without anything may be left out.

    `warnings` are about how its text was read; they are complete when the rows were read.
    """

    name: str
    rows: Iterator[Row]
    warnings: list[str] = field(default_factory=list)
    hidden: bool = False


def row(number: int, values: Iterator[object], doubts: Mapping[int, str] = _NO_DOUBTS) -> Row | None:
    """A row of cell values as spreadsheets hold them, or None where there is nothing."""
    cells = [_clean(value) if type(value) is str else _text(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    last = max(doubts, default=-1)
    if not cells and last < 0:
        return None
    cells += [""] * (last + 1 - len(cells))
    if _ERRORS.isdisjoint(cells):
        return Row(number, tuple(cells), doubts)
    found = {column: f"holds the error {cell}" for column, cell in enumerate(cells) if cell in _ERRORS}
    return Row(number, tuple("" if column in found else cell for column, cell in enumerate(cells)), {**found, **doubts})


def _text(value: object) -> str:
    """A value as text: a whole number without its point, a date as ISO-8601."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return "" if isinstance(value, timedelta) else str(value)


def _clean(text: str) -> str:
    text = text.strip()[: LONGEST_CELL + 1]
    if text.isascii() or (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).strip()
