"""Files that scripts and spreadsheets read: CSV and JSON, and taking a finished file's place."""

import codecs
import csv
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from bot.services.exports import Cell, Cells

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class OutputError(Exception):
    """A file cannot be written; the message says which and why."""


def write_csv(file: BinaryIO, columns: Sequence[str], rows: Iterable[Cells]) -> int:
    """Write UTF-8 with a byte order mark and CRLF, as Excel expects it; the number of rows.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    file.write(codecs.BOM_UTF8)
    writer = csv.writer(_Utf8(file))
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_csv(cell) for cell in row])
        count += 1
    return count


def write_json(file: BinaryIO, columns: Sequence[str], rows: Iterable[Cells]) -> int:
    """Write one list of objects, each on its line; what is not known is null. The number of rows."""
    count = 0
    for row in rows:
        line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_iso)
        file.write(f"{',' if count else '['}\n{line}".encode())
        count += 1
    file.write(b"\n]\n" if count else b"[]\n")
    return count


class _Utf8:
    """A text file that leaves its bytes' file open, whatever happens: that may be standard output."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode())


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` when it is complete; until then, or if that fails, the old one stays.

    A `private` one can be read by its owner only.

    Raises:
        OutputError: it cannot be written.
    """
    target = path.resolve()  # what a link points to is replaced, not the link
    if target.exists() and not target.is_file():
        raise OutputError(f"cannot write {path}: it is no file")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(unfinished, private=private) as file:
            yield file
        unfinished.replace(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # where nothing can be written there is nothing to remove
            unfinished.unlink()


def _opened(path: Path, *, private: bool) -> BinaryIO:
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600 if private else 0o666))


def _csv(cell: Cell) -> str | int | None:
    if isinstance(cell, datetime):
        return _iso(cell)
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
