"""Reading `schedule.json`: the timetable it means, or every mistake in it at once."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.timetable import Timetable
from bot.storage.schedule_build import timetable
from bot.storage.schedule_json import Document, parse, read_text
from bot.storage.schedule_model import SchedulePart, SitePart
from bot.storage.schedule_problems import Problem, ScheduleError, in_file_order, path_text
from bot.storage.schedule_rules import findings
from bot.storage.schedule_sites import read_csv
from bot.storage.schedule_structure import Finding, read_timetable

__all__ = ["Loaded", "Problem", "ScheduleError", "from_content", "load"]


@dataclass(frozen=True)
class Loaded:
    """A timetable read from its files.

    `content` is all of it as JSON that `from_content` reads again, and `digest` tells one content from another; `files`
    are what it was read from; `site_types` counts the sites of each type, as far as they name one.
    """

    timetable: Timetable
    digest: str
    content: str
    files: tuple[Path, ...]
    site_types: Mapping[str, int]


def load(path: Path) -> Loaded:
    """Read a timetable and the file of its sites.

    Raises:
        ScheduleError: it cannot be used; with all of its mistakes.
    """
    document = parse(read_text(path), str(path))
    schedule, structural = read_timetable(document.data)
    problems = [*document.problems, *_problems(document, structural), *_problems(document, findings(document.data))]
    sites_path = _sites_path(document, path)
    sites, problems_of_sites = _sites(document, sites_path, schedule)
    problems += problems_of_sites
    if problems or schedule is None:
        raise ScheduleError(in_file_order(problems))
    content = schedule.model_copy(update={"sites": tuple(sites)}).model_dump_json(exclude_defaults=True)
    return Loaded(
        timetable=timetable(schedule, sites),
        digest=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        files=(path, sites_path) if sites_path else (path,),
        site_types=Counter(site.type for site in sites if site.type),
    )


def from_content(content: str) -> Timetable:
    """The timetable that `Loaded.content` was of.

    Raises:
        ScheduleError: it is none that this version of the program can read.
    """
    schedule, found = read_timetable(parse(content, "").data)
    if schedule is None:
        raise ScheduleError(Problem(path_text(path), None, message) for path, message in found)
    return timetable(schedule, _listed(schedule))


def _problems(document: Document, found: Iterable[Finding]) -> Iterator[Problem]:
    return (document.problem(path, message) for path, message in found)


def _sites_path(document: Document, path: Path) -> Path | None:
    """The file of the sites, where the timetable names one. It is read even if the timetable has mistakes."""
    named = document.data.get("sites") if isinstance(document.data, dict) else None
    return path.parent / named.strip() if isinstance(named, str) and named.strip() else None


def _sites(
    document: Document, path: Path | None, schedule: SchedulePart | None
) -> tuple[Sequence[SitePart], list[Problem]]:
    if path is None:
        return _listed(schedule), []
    try:
        return read_csv(read_text(path), str(path)), []
    except ScheduleError as error:
        unreadable = document.problem(("sites",), str(error))
        return (), [problem if problem.line else unreadable for problem in error.problems]


def _listed(schedule: SchedulePart | None) -> Sequence[SitePart]:
    return () if schedule is None or isinstance(schedule.sites, str) else schedule.sites
