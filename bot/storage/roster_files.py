"""Lists of people in files: Excel (.xlsx, .xls), OpenDocument (.ods) and CSV, told apart by what is in them.

What reads Excel takes 9 MB, and is loaded when the first such list comes.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from bot.storage import roster_csv, roster_ods, roster_tcvn3
from bot.storage.roster_sheets import RosterError, Row, Sheet

__all__ = ["RosterError", "Row", "Sheet", "read_sheets"]

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = {b"%PDF": "a PDF document", b"{\\rt": "a text document", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture"}
_MOST_BYTES = 1 << 30  # unpacked

Reader = Callable[[Path], Iterator[Sheet]]


def read_sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of a file, in order, each to be read before the next is asked for.

    Raises:
        RosterError: the file cannot be read; also while its rows are read.
    """
    try:
        for sheet in _reader(path)(path):
            yield Sheet(sheet.name, _guarded(path, roster_tcvn3.converted(sheet)), sheet.warnings, sheet.hidden)
    except Exception as error:
        raise _translated(path, error) from error


def _guarded(path: Path, sheet: Sheet) -> Iterator[Row]:
    try:
        yield from sheet.rows
    except Exception as error:
        raise _translated(path, error) from error


def _translated(path: Path, error: Exception) -> RosterError:
    """Broken files make the libraries raise anything: KeyError, struct.error, zlib.error, AssertionError."""
    if isinstance(error, RosterError):
        return error
    if isinstance(error, OSError) and error.strerror:
        return RosterError(f"{path}: {error.strerror}")
    return RosterError(f"{path}: it is damaged or protected by a password: open it, save it anew, and try that")


def _reader(path: Path) -> Reader:
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise RosterError(f"{path}: it is empty")
    for magic, kind in _OTHER.items():
        if start.startswith(magic):
            raise RosterError(f"{path}: it is {kind}: save the list as .xlsx or .csv")
    if start.startswith(b"PK"):
        return _zipped(path)
    if start.startswith(_OLE2) or start[:2] in {b"\x09\x08", b"\x09\x04"}:
        return _loaded("roster_xls")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise RosterError(f"{path}: it is a web page or XML: open it in a spreadsheet program and save it as .xlsx")
    if path.suffix.lower() in _WORKBOOKS:
        raise RosterError(f"{path}: it is no workbook in spite of its name: if it is text, name it .csv")
    return roster_csv.sheets


def _zipped(path: Path) -> Reader:
    if not is_zipfile(path):
        raise RosterError(f"{path}: it is cut off: a part of it is missing")
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
            raise RosterError(f"{path}: it unpacks to more than a gigabyte: that is no list")
    if "content.xml" in names:
        return roster_ods.sheets
    if any(name.startswith("xl/") for name in names):
        return _loaded("roster_xlsx")
    raise RosterError(f"{path}: it is no spreadsheet: save the list as .xlsx, .ods or .csv")


def _loaded(name: str) -> Reader:
    reader: Reader = import_module(f"bot.storage.{name}").sheets
    return reader
