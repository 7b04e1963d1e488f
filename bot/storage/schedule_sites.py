"""The sites of a class as a CSV file."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.storage.schedule_model import SitePart
from bot.storage.schedule_problems import JsonPath, Problem, ScheduleError, path_text, suggestion
from bot.storage.schedule_rules import repeated
from bot.storage.schedule_structure import read_sites

_REQUIRED = ("site_code", "name")
_OPTIONAL = ("province", "province_code", "room", "chair", "link", "aliases", "type", "lat", "lon")
_COLUMNS = (*_REQUIRED, *_OPTIONAL)
_COLUMN_BY_KEY: Mapping[str | int, str] = {"code": "site_code"}
_ALMOST_THE_SAME = 0.8


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Sequence[str]


def read_csv(text: str, file: str) -> list[SitePart]:
    """The sites of a CSV text. Columns that no site has are left alone.

    Raises:
        ScheduleError: with all that is wrong with it.
    """
    header, *rows = _rows(text, file) or [_Row(1, ())]
    names = [name.strip() for name in header.cells]
    problems = [Problem("", header.line, message, file) for message in _header_mistakes(names)]
    problems += [
        Problem("", row.line, f"has {len(row.cells)} values for {len(names)} columns", file)
        for row in rows
        if len(row.cells) != len(names)
    ]
    if problems:
        raise ScheduleError(problems)
    return _sites(rows, [_keys(dict(zip(names, row.cells, strict=True))) for row in rows], file)


def _rows(text: str, file: str) -> list[_Row]:
    """The rows that are not blank. Spreadsheets of some countries separate by semicolons."""
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(line, cells))
            line = reader.line_num + 1  # a quoted cell may go over several
    except csv.Error as error:
        raise ScheduleError([Problem("", line, f"not CSV: {error}", file)]) from None
    return rows


def _header_mistakes(header: Sequence[str]) -> Iterator[str]:
    missing = [name for name in _COLUMNS if name not in header]
    for name in header:
        if header.count(name) > 1:
            yield f"two columns are called {name!r}"
        elif name not in _COLUMNS and (hint := suggestion(name, missing, closeness=_ALMOST_THE_SAME)):
            yield f"{name!r} is not a column of sites{hint}"
    yield from (f"the column {name!r} is missing: the first line must name it" for name in _REQUIRED if name in missing)


def _keys(cells: Mapping[str, str]) -> dict[str, object]:
    """A row with the keys of a site of the timetable; an empty cell is a key left out."""
    keys: dict[str, object] = {name: cells[name] for name in _OPTIONAL if cells.get(name, "").strip()}
    if "aliases" in keys:
        keys["aliases"] = [alias for alias in cells["aliases"].split("|") if alias.strip()]
    return {"code": cells["site_code"].strip(), "name": cells["name"], **keys}


def _sites(rows: Sequence[_Row], data: Sequence[dict[str, object]], file: str) -> list[SitePart]:
    sites, findings = read_sites(data)
    problems = [_problem(rows, path, message, file) for path, message in findings]
    for path, code, first in repeated(((index, "code"), str(site["code"])) for index, site in enumerate(data)):
        problems.append(_problem(rows, path, f"{code!r} is there already, on line {rows[int(first[0])].line}", file))
    if problems:
        raise ScheduleError(problems)
    return sites


def _problem(rows: Sequence[_Row], path: JsonPath, message: str, file: str) -> Problem:
    row, key, *rest = path
    return Problem(path_text((_COLUMN_BY_KEY.get(key, key), *rest)), rows[int(row)].line, message, file)
