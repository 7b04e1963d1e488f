"""Lists in Excel workbooks (.xlsx), row by row."""

import re
import warnings
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl

from bot.storage.roster_sheets import Row, Sheet, row

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CHUNK = 1 << 20


def sheets(path: Path) -> Iterator[Sheet]:
    """The workbook's sheets. Whatever is wrong with the file raises whatever openpyxl makes of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # about what it does not read: validations, headers, styles
        values = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(path, read_only=True, keep_links=False) if _has_formulas(path) else None
    try:
        for sheet in values.worksheets:
            beside = formulas[sheet.title] if formulas else None
            yield Sheet(sheet.title, _rows(sheet, beside), hidden=sheet.sheet_state != "visible")
    finally:
        values.close()
        if formulas:
            formulas.close()


def _has_formulas(path: Path) -> bool:
    """Whether to read what the formulas are, beside what they came to; that takes twice as long."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as file:
                    before = b""
                    while chunk := file.read(_CHUNK):
                        if _FORMULA.search(before + chunk):
                            return True
                        before = chunk[-16:]
    return False


def _rows(values: Any, formulas: Any | None) -> Iterator[Row]:
    values.reset_dimensions()  # they are often wrong, and may say a million rows
    if formulas is None:
        for number, cells in enumerate(values.iter_rows(values_only=True), 1):
            if cells and (found := row(number, iter(cells))):
                yield found
        return
    formulas.reset_dimensions()
    both = zip(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=True)
    for number, (cells, written) in enumerate(both, 1):
        uncomputed = {
            column: "holds a formula without its result: open the file in a spreadsheet program and save it again"
            for column, (value, formula) in enumerate(zip_longest(cells, written))
            if value is None and formula is not None
        }
        if found := row(number, iter(cells), uncomputed):
            yield found
