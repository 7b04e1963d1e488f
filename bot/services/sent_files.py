"""Files that people send: what each one is, by what is in it, and reading a timetable without trusting it."""

import json
import mimetypes
from enum import StrEnum
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from bot.storage import schedule
from bot.storage.schedule import Loaded
from bot.storage.schedule_problems import ScheduleError

LARGEST_UPLOAD = 10_000_000  # bytes, by the page
MOST_TRIES = 3

_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
_MOST_PROBLEMS = 8


class FileKind(StrEnum):
    """What a file is for."""

    LIST = "list"  # of people; also what may be none: reading it tells
    TIMETABLE = "timetable"
    PICTURE = "picture"


class TimetableError(Exception):
    """A timetable that cannot be used; `problems` are its first mistakes, `count` is the number of all."""

    def __init__(self, problems: list[str], count: int) -> None:
        super().__init__(problems[0])
        self.problems = problems
        self.count = count


def kind_of(content: bytes) -> FileKind:
    """What the file is, by how it begins. Names and media types are only what somebody says."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return FileKind.TIMETABLE
    return FileKind.PICTURE if picture_type(content) else FileKind.LIST


def picture_type(content: bytes) -> str:
    """The media type of a picture that every platform shows, "" for anything else."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    return next((media_type for magic, media_type in _PICTURES.items() if content.startswith(magic)), "")


def media_type_of(name: str, content: bytes) -> str:
    """What the file is sent on as."""
    return picture_type(content) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def read_timetable(content: bytes, in_force: Path) -> Loaded:
    """The timetable. A file of sites that it names is the one that lies beside the timetable in force, and no other.

    Raises:
        TimetableError: it cannot be used.
    """
    with TemporaryDirectory(prefix="diemcau-") as folder:
        path = Path(folder) / "schedule.json"
        path.write_bytes(content)
        _bring_sites(content, in_force.parent, path.parent)
        try:
            return schedule.load(path)
        except ScheduleError as error:
            problems = [str(problem).replace(f"{folder}/", "") for problem in error.problems]
            raise TimetableError(problems[:_MOST_PROBLEMS], len(problems)) from None


def _bring_sites(content: bytes, source: Path, to: Path) -> None:
    """Whoever sends a timetable must not have any file of the machine read to them."""
    try:
        sites = json.loads(content).get("sites")
    except (ValueError, AttributeError, RecursionError):
        return  # which reading it will say
    if isinstance(sites, str) and PurePath(sites).name == sites and sites.endswith(".csv"):
        if (source / sites).is_file():
            (to / sites).write_bytes((source / sites).read_bytes())
    elif isinstance(sites, str):
        raise TimetableError(["sites: name a .csv file beside the timetable, without a folder"], 1)
