"""JSON that remembers the line of each of its values, so that a mistake can be shown where it stands."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.storage.schedule_problems import JsonPath, Problem, ScheduleError, path_text

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},\n]|[^\s\[\]{},:"]+')


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its data, the line of each value by its path, and what its keys have wrong."""

    file: str
    data: Any
    line_by_path: Mapping[JsonPath, int]
    problems: tuple[Problem, ...]

    def problem(self, path: JsonPath, message: str) -> Problem:
        """A mistake at a path; one in something missing stands where its holder begins."""
        known = next((path[:size] for size in range(len(path), -1, -1) if path[:size] in self.line_by_path), ())
        return Problem(path_text(path), self.line_by_path.get(known), message, self.file)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without the byte-order mark that some editors put before it.

    Raises:
        ScheduleError: it cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = "there is no such file"
    except IsADirectoryError:
        message = "this is a directory: name a file in it"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start + 1}): save it again with the encoding UTF-8"
    except ValueError:
        message = "is no name of a file"
    raise ScheduleError([Problem("", None, message, str(path))])


def parse(text: str, file: str) -> Document:
    """Parse a JSON text.

    Raises:
        ScheduleError: it is not JSON; with the line and column of the first mistake.
    """
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        problem = Problem("", error.lineno, f"not JSON: {error.msg} (column {error.colno})", file)
    except RecursionError:
        problem = Problem("", None, "not a timetable: it is nested too deeply", file)
    except ValueError as error:
        problem = Problem("", None, f"not JSON: {error}", file)
    else:
        line_by_path, repeated = _positions(text)
        return Document(file, data, line_by_path, tuple(_repeated(path, lines, file) for path, lines in repeated))
    raise ScheduleError([problem])


def _refuse_constant(name: str) -> None:
    message = f"{name} is no JSON number"
    raise ValueError(message)


def _repeated(path: JsonPath, lines: tuple[int, int], file: str) -> Problem:
    return Problem(path_text(path), lines[1], f"this key is given twice, first on line {lines[0]}: keep one", file)


def _positions(text: str) -> tuple[dict[JsonPath, int], list[tuple[JsonPath, tuple[int, int]]]]:
    """The line of each value, and each repeated key with its two lines. The text must be JSON."""
    line_by_path: dict[JsonPath, int] = {}
    repeated = []
    path: list[str | int | None] = []  # of the value to come; it ends with None where a key is to come
    line = 1
    for mark in _TOKEN.findall(text):
        here = tuple(part for part in path if part is not None)
        if mark == "\n":
            line += 1
        elif mark == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
        elif mark in "]}":
            path.pop()
        elif path and path[-1] is None:
            key: str = json.loads(mark)
            path[-1], here = key, (*here, key)
            if here in line_by_path:
                repeated.append((here, (line_by_path[here], line)))
            line_by_path[here] = line
        else:
            line_by_path[here] = line
            if mark in "[{":
                path.append(0 if mark == "[" else None)
    return line_by_path, repeated
