"""Lists in OpenDocument spreadsheets (.ods), row by row."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from bot.storage.roster_sheets import Row, Sheet, row

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576

Events = Iterator[tuple[str, Element]]


def sheets(path: Path) -> Iterator[Sheet]:
    """The document's sheets. Whatever is wrong with the file raises whatever zipfile or expat make of it."""
    hidden: set[str] = set()
    with ZipFile(path) as archive, archive.open("content.xml") as content:
        events: Events = iterparse(content, ("start", "end"))  # noqa: S314 - expat itself stops entities that grow
        for event, element in events:
            if event == "end" and element.tag == f"{_STYLE}style":
                properties = element.find(f"{_STYLE}table-properties")
                if properties is not None and properties.get(f"{_TABLE}display") == "false":
                    hidden.add(element.get(f"{_STYLE}name", ""))
            elif event == "start" and element.tag == f"{_TABLE}table":
                rows = _rows(events, element)
                style = element.get(f"{_TABLE}style-name")
                yield Sheet(element.get(f"{_TABLE}name", ""), rows, hidden=style in hidden)
                for _ in rows:  # whoever did not read them all must not be given them as the next sheet's
                    pass


def _rows(events: Events, table: Element) -> Iterator[Row]:
    """The rows up to the table's end; each is let go once it was read."""
    number = 1
    for event, element in events:
        if event == "end" and element.tag == f"{_TABLE}table":
            return
        if event == "end" and element.tag == f"{_TABLE}table-row":
            repeated = min(int(element.get(f"{_TABLE}number-rows-repeated", "1")), _MOST_ROWS)
            cells, doubts = _cells(element)
            for place in range(number, number + repeated if cells or doubts else number):
                if found := row(place, iter(cells), doubts):
                    yield found
            number += repeated
            table.clear()


def _cells(element: Element) -> tuple[list[object], dict[int, str]]:
    """What the cells of a row hold, without the empty ones at its end."""
    cells: list[object] = []
    doubts: dict[int, str] = {}
    empty = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _MOST_COLUMNS)
        value = _value(cell)
        if value == "" and cell.get(f"{_TABLE}formula") and not cell.get(f"{_OFFICE}value-type"):
            doubts[len(cells) + empty] = "holds a formula without its result: open the file and save it again"
        if value == "":
            empty += repeated
        else:
            cells += [""] * empty + [value] * repeated
            empty = 0
    return cells, doubts


def _value(cell: Element) -> object:
    if cell.get(f"{_OFFICE}value-type") == "float":
        return float(cell.get(f"{_OFFICE}value", "nan"))
    return "\n".join(_words(paragraph) for paragraph in cell.findall(f"{_TEXT}p"))


def _words(element: Element) -> str:
    """The text of a paragraph; spaces and breaks are elements there."""
    if element.tag == f"{_TEXT}s":
        words = " " * min(int(element.get(f"{_TEXT}c", "1")), _MOST_COLUMNS)
    elif element.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
        words = " "
    elif element.tag == f"{_OFFICE}annotation":
        words = ""
    else:
        words = (element.text or "") + "".join(_words(part) for part in element)
    return words + (element.tail or "" if element.tag != f"{_TEXT}p" else "")
