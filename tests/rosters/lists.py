"""Ugly lists, made as people make them, and what reading them gives."""

import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from bot.domain.rosters import Listed, Rejected
from bot.domain.timetable import Timetable
from bot.services.roster_places import Places
from bot.services.rosters import FileReport, read_roster
from tests.exports import SITES, make_class

MORE_SITES = [
    *SITES,
    {"code": "01051", "name": "Xã Tân Tiến", "province": "Tuyên Quang"},
    {"code": "06019", "name": "Xã Tân Tiến", "province": "Lạng Sơn"},
    {"code": "00226", "name": "Phường Văn Miếu - Quốc Tử Giám", "province": "Hà Nội"},
]
HEADING: list[Any] = ["STT", "Họ và tên", "Chức vụ", "SĐT"]
Cells = Any  # an iterable of values


def timetable(folder: Path) -> Timetable:
    """A class with sites whose names are easily taken for one another."""
    return make_class(folder, sites=MORE_SITES)


def xlsx(path: Path, sheets: dict[str, Iterable[Cells]], merged: Sequence[str] = ()) -> Path:
    """A workbook; `merged` are ranges of its first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return path


def ods(path: Path, rows: Iterable[Cells], tail: str = "") -> Path:
    """An OpenDocument spreadsheet of one sheet."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="DS">{lines}{tail}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def text(path: Path, rows: Iterable[Cells], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV file of cells that need no quotation marks."""
    lines = "".join(delimiter.join(map(str, row)) + "\r\n" for row in rows)
    path.write_bytes(windows_1258(lines) if encoding == "cp1258" else lines.encode(encoding))
    return path


def windows_1258(words: str) -> bytes:
    """As old Windows wrote it: a letter with its shape, then its tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        shape = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        letters.append(shape + "".join(part for part in parts if part in tones))
    return "".join(letters).encode("cp1258")


class Read:
    """What reading a file gave."""

    def __init__(self, path: Path, timetable: Timetable, site: str = "") -> None:
        self.report = FileReport(path.name)
        chosen = timetable.site_by_code[site] if site else None
        self.entries = list(read_roster(path, Places(timetable), chosen, self.report))

    @property
    def people(self) -> list[Listed]:
        return [entry for entry in self.entries if isinstance(entry, Listed)]

    @property
    def rejected(self) -> list[Rejected]:
        return [entry for entry in self.entries if isinstance(entry, Rejected)]

    @property
    def names(self) -> list[str]:
        return [person.full_name for person in self.people]

    @property
    def warnings(self) -> list[str]:
        return self.report.warnings()

    def kinds(self) -> dict[str, int]:
        """How many rows there were of each kind, over all sheets."""
        counts: dict[str, int] = {}
        for sheet in self.report.sheets:
            for kind, count in sheet.rows.items():
                counts[kind] = counts.get(kind, 0) + count
        return counts

    def facts(self) -> list[tuple[Any, ...]]:
        """Row, name, phone, position and site of everybody."""
        return [(one.source.row, one.full_name, one.phone, one.position, one.site_code) for one in self.people]
