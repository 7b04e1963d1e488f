"""Lists as text: CSV by any delimiter, in the encodings that Vietnamese offices have used."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from bot.storage import roster_tcvn3
from bot.storage.roster_sheets import LONGEST_CELL, RosterError, Row, Sheet, row

_SAMPLE = 1 << 16  # bytes
_SAMPLE_LINES = 100
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a"))
_NAMES = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1258": "Windows-1258"}


def sheets(path: Path) -> Iterator[Sheet]:
    """The file as one sheet without a name.

    Raises:
        RosterError: it is not text, not readable in any encoding, or a quotation mark is never closed.
    """
    encoding = _encoding(path)
    with path.open("rb") as file:
        text = TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        sample = text.read(_SAMPLE)
    delimiter = _delimiter(sample)
    name = _NAMES.get(encoding)
    warnings = [f"its text is {name}; it was read so"] if name else []
    yield Sheet("", _rows(path, encoding, delimiter), warnings)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return encoding
    nulls = start.count(0), start[1::2].count(0)
    if nulls[0] > len(start) // 4:  # UTF-16 of mostly Latin letters, without a mark
        return "utf-16-le" if nulls[1] * 2 > nulls[0] else "utf-16-be"
    if len(start.translate(None, _CONTROLS)) != len(start):
        raise RosterError(f"{path}: it is no list: neither a workbook nor text")
    return "utf-8" if _is_utf8(path) else _eight_bits(start)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_SAMPLE):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _eight_bits(start: bytes) -> str:
    """Windows-1258, or bytes as they are, which are TCVN3: whichever makes more words syllables."""
    windows = roster_tcvn3.plausible(start.decode("cp1258", "replace").splitlines())
    legacy = roster_tcvn3.plausible(map(roster_tcvn3.legacy, start.decode("latin-1").splitlines()))
    return "latin-1" if legacy[0] - legacy[1] > windows[0] - windows[1] else "cp1258"


def _delimiter(sample: str) -> str:
    """The one that cuts most lines into the same number of cells, and into most."""
    lines = sample.splitlines()[:_SAMPLE_LINES]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) > len("sep="):
        return lines[0][len("sep=")]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) > 1)
    except csv.Error:
        return 0, 0
    width, count = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] - 1), pair[0]), default=(0, 0))
    return count * (width - 1), width


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, 1):
                if max(map(len, cells), default=0) > LONGEST_CELL:
                    cells = [cell[: LONGEST_CELL + 1] for cell in cells]  # noqa: PLW2901 - cut
                if found := row(number, iter(cells)):
                    yield found
        except csv.Error as error:
            raise RosterError(
                f"{path}: row {number + 1} is not CSV, perhaps for a quotation mark that is never closed: {error}"
            ) from None
