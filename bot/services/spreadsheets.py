"""Excel workbooks: tables for machines to read, and forms for people to print. The only home of XlsxWriter.

Rows are written one by one and never held, so a sheet may have as many as Excel can open; a longer table goes on on the
next sheet.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from bot.services.exports import Cell, Cells

ROWS_OF_A_SHEET = 1_048_575  # below the heading
_LONGEST_TEXT = 32_767
_LONGEST_TITLE = 31
_NORMAL_WIDTH = 14.0
_TIME_WIDTH = 19.0
_TIME = "dd/mm/yyyy hh:mm:ss"
_A4 = 9
_WIDTHS = {"name": 28.0, "_at": _TIME_WIDTH, "id": 22.0, "person": 22.0, "error": 40.0, "note": 30.0}


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of a form's table; sums are bold."""

    cells: tuple[str | int | float | None, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A table as offices print it: a head in two columns, titles, the table and who signs; A4 landscape."""

    head: Sequence[tuple[str, str]]
    titles: Sequence[str]
    columns: Sequence[tuple[str, float]]  # heading, and width in characters
    lines: Iterable[FormLine]
    foot: tuple[str, str]


class Book:
    """A workbook that is being written; made by `workbook`."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._heading = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "valign": "vcenter"})
        self._time = book.add_format({"num_format": _TIME, "align": "left"})
        self._formats: dict[tuple[str, ...], Any] = {}

    def add_table(
        self,
        title: str,
        columns: Sequence[str],
        rows: Iterable[Cells],
        *,
        widths: Mapping[str, float] | None = None,
        limit: int = ROWS_OF_A_SHEET,
    ) -> int:
        """Write a table under its headings, on another sheet after every `limit` rows; the number of rows."""
        known = widths or {}
        sheet, line, count = None, 0, 0
        for row in rows:
            if sheet is None or line == limit:
                self._filter(sheet, line, columns)
                sheet, line = self._table_sheet(title, columns, known), 0
            line, count = line + 1, count + 1
            for column, cell in enumerate(row):
                self._write(sheet, line, column, cell)
        self._filter(sheet or self._table_sheet(title, columns, known), line, columns)
        return count

    def add_form(self, title: str, form: Form) -> None:
        """Write a form on its own sheet."""
        sheet = self._sheet(title)
        _set_up_print(sheet)
        for column, (_, width) in enumerate(form.columns):
            sheet.set_column(column, column, width)
        row = self._write_head(sheet, form)
        heading = self._format("bold", "box", "centre", "wrap")
        for column, (name, _) in enumerate(form.columns):
            sheet.write_string(row, column, name, heading)
        sheet.repeat_rows(row)
        for line in form.lines:
            row += 1
            self._write_line(sheet, row, line)
        self._write_pair(sheet, row + 2, form.foot, len(form.columns))

    def _write_head(self, sheet: Any, form: Form) -> int:
        """The lines above the table; the row for the headings."""
        width = len(form.columns)
        for row, pair in enumerate(form.head):
            self._write_pair(sheet, row, pair, width)
        row = len(form.head) + 1
        for title in form.titles:
            style = self._format("bold", "large", "centre") if title is form.titles[0] else self._format("centre")
            sheet.merge_range(row, 0, row, width - 1, title, style)
            row += 1
        return row + 1

    def _write_pair(self, sheet: Any, row: int, pair: tuple[str, str], width: int) -> None:
        middle, centred = width // 3, self._format("bold", "centre")
        sheet.merge_range(row, 0, row, middle - 1, pair[0], centred)
        sheet.merge_range(row, middle, row, width - 1, pair[1], centred)

    def _write_line(self, sheet: Any, row: int, line: FormLine) -> None:
        bold = ("bold",) if line.bold else ()
        for column, cell in enumerate(line.cells):
            match cell:
                case float():
                    sheet.write_number(row, column, cell, self._format(*bold, "box", "tenths"))
                case int():
                    sheet.write_number(row, column, cell, self._format(*bold, "box", "number"))
                case str() if cell:
                    sheet.write_string(row, column, cell[:_LONGEST_TEXT], self._format(*bold, "box", "wrap"))
                case _:
                    sheet.write_blank(row, column, None, self._format(*bold, "box"))

    def _table_sheet(self, title: str, columns: Sequence[str], widths: Mapping[str, float]) -> Any:
        sheet = self._sheet(title)
        for column, name in enumerate(columns):
            sheet.set_column(column, column, widths.get(name) or _width(name))
            sheet.write_string(0, column, name, self._heading)
        sheet.freeze_panes(1, 0)
        return sheet

    def _filter(self, sheet: Any, last_row: int, columns: Sequence[str]) -> None:
        if sheet is not None:
            sheet.autofilter(0, 0, last_row, len(columns) - 1)

    def _sheet(self, title: str) -> Any:
        taken = {sheet.name.lower() for sheet in self._book.worksheets()}
        name, number = title[:_LONGEST_TITLE], 1
        while name.lower() in taken:
            number += 1
            name = f"{title[: _LONGEST_TITLE - 5]} {number}"
        return self._book.add_worksheet(name)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        match cell:
            case datetime():
                sheet.write_datetime(row, column, cell, self._time)
            case int():
                sheet.write_number(row, column, cell)
            case str() if cell:
                sheet.write_string(row, column, cell[:_LONGEST_TEXT])

    def _format(self, *styles: str) -> Any:
        if styles not in self._formats:
            properties = {"valign": "vcenter"} | {key: value for style in styles for key, value in _STYLES[style]}
            self._formats[styles] = self._book.add_format(properties)
        return self._formats[styles]


_STYLES: dict[str, list[tuple[str, Any]]] = {
    "bold": [("bold", True)],
    "box": [("border", 1)],
    "centre": [("align", "center")],
    "large": [("font_size", 14)],
    "number": [("num_format", "#,##0")],
    "tenths": [("num_format", "0.0")],
    "wrap": [("text_wrap", True)],
}


@contextmanager
def workbook(file: BinaryIO) -> Iterator[Book]:
    """A workbook; the file is written when the block ends, and nothing of it where the block raises."""
    import xlsxwriter  # noqa: PLC0415 - only what writes a workbook pays for what writes them
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    with TemporaryDirectory(prefix="diemcau-") as folder:  # rows wait there for the end, with names in them
        options = {"constant_memory": True, "tmpdir": folder, "remove_timezone": True, "use_zip64": True}
        book = xlsxwriter.Workbook(file, options)
        try:
            yield Book(book)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that it wraps
        finally:
            for sheet in book.worksheets():
                sheet._opt_close()  # noqa: SLF001 - after an error nothing else closes its temporary file


def _set_up_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&R&P/&N")


def _width(name: str) -> float:
    return next((width for end, width in _WIDTHS.items() if name.endswith(end)), _NORMAL_WIDTH)
