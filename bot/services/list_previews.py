"""Lists of people that somebody sent: read beside the program, compared, and shown before anything is imported."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from bot.domain.people import Rights
from bot.domain.rosters import Source
from bot.domain.timetable import Site, Timetable
from bot.services import roster_import
from bot.services.roster_import import Summary
from bot.services.roster_places import Places
from bot.services.rosters import FileReport, read_roster
from bot.storage import roster_lines
from bot.storage.roster_files import RosterError
from bot.storage.roster_lines import Counts
from bot.storage.sqlite import SqliteStore, open_sqlite
from bot.storage.store import Store, Transaction

MOST_SHOWN = 4  # rows of one kind
_MOST_UNPACKED = 300_000_000  # bytes
_DOUBTS = (
    "name_doubtful",
    "phone_doubtful",
    "position_doubtful",
    "code_doubtful",
    "site_unknown",
    "site_ambiguous",
    "position_cut",
)
# What is wrong with a file, by what the readers say of it.
_UNREADABLE = {
    "it is empty": "empty",
    "damaged or protected": "damaged",
    "cut off": "damaged",
    "unpacks to more": "too-large",
}
_REASONS = {
    "there is no name": "no-name",
    "below the end": "below-end",
    "no heading": "no-heading",
    "stands already in row": "repeated-code",
    "the name ": "bad-name",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row to look at: where it stands, what it says, and why."""

    source: Source
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list holds and what an import would do. `foreign` are people of sites that are not the sender's."""

    counts: Counts
    summary: Summary
    foreign: int
    dropped: tuple[str, ...]
    doubtful: tuple[Shown, ...] = ()
    refused: tuple[Shown, ...] = ()
    doubts: Mapping[str, int] = field(default_factory=dict)


class UnreadableError(Exception):
    """The file is no list that can be read; `why` is one of a few words that the texts know."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@asynccontextmanager
async def staged(
    name: str, content: bytes, timetable: Timetable, site: Site | None
) -> AsyncIterator[tuple[SqliteStore, FileReport]]:
    """The lines of a list in a store of their own, which is gone at the end.

    Raises:
        UnreadableError: it is no list.
    """
    with TemporaryDirectory(prefix="diemcau-") as folder:
        path = Path(folder) / f"list{Path(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        report = await asyncio.to_thread(_stage, path, name, timetable, site)
        async with open_sqlite(path.with_name("lines.sqlite3")) as lines:
            yield lines, report


async def preview(
    lines: SqliteStore, report: FileReport, store: Store, timetable: Timetable, rights: Rights
) -> Preview:
    """What the list holds, and what an import would do."""
    counts = await lines.read(roster_lines.counts)
    return Preview(
        counts,
        await roster_import.plan(lines, store, lambda _: None),
        await lines.read(partial(_foreign, timetable, rights)),
        tuple(dict.fromkeys(report.dropped())),
        await lines.read(_doubtful),
        await lines.read(_refused),
        await lines.read(_doubts),
    )


def _stage(path: Path, name: str, timetable: Timetable, site: Site | None) -> FileReport:
    """In a thread: files of a hundred thousand rows must not hold up those who check in."""
    _refuse_bombs(path)
    report = FileReport(name)
    try:
        asyncio.run(_fill(path, report, Places(timetable), site))
    except RosterError as error:
        raise UnreadableError(_word(str(error), _UNREADABLE, "no-list")) from None
    return report


async def _fill(path: Path, report: FileReport, places: Places, site: Site | None) -> None:
    async with open_sqlite(path.with_name("lines.sqlite3")) as lines:
        await roster_import.stage(lines, read_roster(path, places, site, report), lambda _: None)


def _refuse_bombs(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, OSError):
        return  # what it is instead, the readers say
    if unpacked > _MOST_UNPACKED:
        raise UnreadableError("too-large")


def _foreign(timetable: Timetable, rights: Rights, tx: Transaction) -> int:
    known = timetable.site_by_code
    return sum(count for code, count in roster_lines.sites(tx) if not rights.may_record(known[code]))


def _doubts(tx: Transaction) -> dict[str, int]:
    found = roster_lines.flag_counts(tx)
    return {flag: found[flag] for flag in _DOUBTS if flag in found}


def _doubtful(tx: Transaction) -> tuple[Shown, ...]:
    return tuple(
        Shown(person.source, person.full_name, flag)
        for flag in _DOUBTS
        for person in roster_lines.people(tx, flag, MOST_SHOWN)
    )[: 2 * MOST_SHOWN]


def _refused(tx: Transaction) -> tuple[Shown, ...]:
    rows = roster_lines.rejected(tx, MOST_SHOWN)
    return tuple(Shown(row.source, row.text, _word(row.reason, _REASONS, "other")) for row in rows)


def _word(said: str, words: Mapping[str, str], otherwise: str) -> str:
    """Which of the words that the texts know stands for what the readers say."""
    return next((word for sign, word in words.items() if sign in said), otherwise)


def default_site(timetable: Timetable, rights: Rights, caption: str) -> Site | None:
    """Where people belong whose list names no site: the one that the sender named, or the only one that is theirs."""
    named = timetable.site_by_code.get(caption.strip())
    if named is not None or rights.organiser:
        return named
    own: Sequence[str] = sorted(rights.sites)
    return timetable.site_by_code.get(own[0]) if len(own) == 1 else None
