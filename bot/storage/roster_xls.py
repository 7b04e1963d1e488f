"""Lists in workbooks of Excel 97-2003 (.xls)."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import xlrd

from bot.storage.roster_sheets import Row, Sheet, row


def sheets(path: Path) -> Iterator[Sheet]:
    """The workbook's sheets. Whatever is wrong with the file raises whatever xlrd makes of it."""
    with xlrd.open_workbook(str(path), on_demand=True, logfile=StringIO()) as book:
        for index in range(book.nsheets):
            sheet = book.sheet_by_index(index)
            yield Sheet(sheet.name, _rows(sheet, book.datemode), hidden=sheet.visibility != 0)
            book.unload_sheet(index)


def _rows(sheet: Any, datemode: int) -> Iterator[Row]:
    for index in range(sheet.nrows):
        if found := row(index + 1, (_value(cell, datemode) for cell in sheet.row(index))):
            yield found


def _value(cell: Any, datemode: int) -> object:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(cell.value, datemode)
    return cell.value


def _date(number: float, datemode: int) -> object:
    try:
        return xlrd.xldate_as_datetime(number, datemode)
    except (ValueError, OverflowError):
        return number
