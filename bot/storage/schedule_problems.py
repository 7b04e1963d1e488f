"""What is wrong with a timetable, and where: a JSON path, a line and words that say what to do."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

JsonPath = tuple[str | int, ...]
_SHOWN_CHARACTERS = 60
_PLAIN_KEY = re.compile(r"[^\W0-9][\w$-]{0,59}|\$\w{1,59}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its path as in `days[0].sessions[1].items[2].end` ("" for the whole file), its line, its file."""

    path: str
    line: int | None
    message: str
    file: str = ""

    def __str__(self) -> str:
        """`schedule.json:123: days[0].date: …`, without the parts that are not known."""
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return ": ".join(part for part in (place, self.path, self.message) if part)


class ScheduleError(Exception):
    """The timetable cannot be used; `problems` are all its mistakes, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by line, and no mistake twice. A file's mistakes stay together, files in the order of their first one."""
    distinct = list(dict.fromkeys(problems))
    files = {file: rank for rank, file in enumerate(dict.fromkeys(map(attrgetter("file"), distinct)))}
    return sorted(distinct, key=lambda problem: (files[problem.file], problem.line or 0))


def path_text(path: JsonPath) -> str:
    """`("days", 0, "date")` as `days[0].date`, a key that is no word as `['a b']`."""
    parts = [f".{part}" if _PLAIN_KEY.fullmatch(str(part)) else f"[{shown(part)}]" for part in path]
    return "".join(parts).removeprefix(".")


def shown(value: object) -> str:
    """A value as a message quotes it, cut short."""
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def suggestion(word: object, known: Iterable[str], *, closeness: float = 0.6) -> str:
    """`; did you mean 'title'?`, or nothing where no known word is close."""
    close = difflib.get_close_matches(str(word)[:_SHOWN_CHARACTERS], list(known), n=1, cutoff=closeness)
    return f"; did you mean {close[0]!r}?" if close else ""
