"""`roster check FILE…` and `roster import FILE…`: lists of people as they come."""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import wall_clock
from bot.commands.progress import progress
from bot.commands.roster_report import import_report, list_report
from bot.config import ConfigError, Settings, read_settings
from bot.domain.rosters import Listed, Source
from bot.domain.timetable import Site, Timetable
from bot.services import roster_import
from bot.services.roster_places import Places
from bot.services.roster_sheets import Entry
from bot.services.rosters import FileReport, read_roster
from bot.services.sites import find_sites
from bot.storage import roster_lines
from bot.storage.roster_files import RosterError
from bot.storage.schedule import ScheduleError, load
from bot.storage.sqlite import SqliteStore, open_sqlite
from bot.storage.store import StorageError, Transaction

_MOST_SUGGESTED = 3


class UnknownSiteError(Exception):
    """`--site` names no site."""


@dataclass
class _List:
    """All files of one command, read: they are one list."""

    lines: SqliteStore
    files: list[FileReport]
    errors: list[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("action", choices=("check", "import"), help="check only shows; import brings the people in")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a list: xlsx, xls, ods or csv")
    parser.add_argument("--site", metavar="CODE", help="the site of those whose list names none")
    parser.add_argument("--json", action="store_true", help="print people, refused rows and warnings as JSON")
    parser.add_argument("--yes", action="store_true", help="import without asking")


def run(args: argparse.Namespace) -> int:
    """Read the lists, and show or import them."""
    try:
        settings = read_settings()
        timetable = load(settings.schedule_file).timetable
        site = _site(timetable, args.site) if args.site else None
        return asyncio.run(_run(args, settings, timetable, site))
    except (ConfigError, ScheduleError, StorageError, UnknownSiteError) as error:
        print(error, file=sys.stderr)
        return 1


def _site(timetable: Timetable, code: str) -> Site:
    by_code = {site.code.upper(): site for site in timetable.sites}
    if site := by_code.get(code.strip().upper()):
        return site
    meant = ", ".join(f"{site.code} ({site.full_name})" for site in find_sites(timetable, code)[:_MOST_SUGGESTED])
    raise UnknownSiteError(f"no site has the code {code}" + (f"; you may mean {meant}" if meant else ""))


async def _run(args: argparse.Namespace, settings: Settings, timetable: Timetable, site: Site | None) -> int:
    async with _read(args.files, Places(timetable), site) as read:
        if args.json:
            await read.lines.read(lambda tx: _print_json(tx, read.files))
        else:
            print("\n".join(await read.lines.read(lambda tx: list(list_report(tx, read.files)))))
        for error in read.errors:
            print(error, file=sys.stderr)
        if args.action == "check":
            return 1 if read.errors else 0
        if read.errors:
            print("nothing was imported: leave out what cannot be read", file=sys.stderr)
            return 1
        return await _import(args, settings, read)


@asynccontextmanager
async def _read(paths: Sequence[Path], places: Places, site: Site | None) -> AsyncIterator[_List]:
    files: list[FileReport] = []
    errors: list[str] = []
    with TemporaryDirectory(prefix="diemcau-") as folder:
        async with open_sqlite(Path(folder) / "list.sqlite3") as lines:
            with progress("read") as done:
                await roster_import.stage(lines, _entries(paths, places, site, files, errors), done)
            yield _List(lines, files, errors)


def _entries(
    paths: Sequence[Path], places: Places, site: Site | None, files: list[FileReport], errors: list[str]
) -> Iterator[Entry]:
    for path in paths:
        report = FileReport(str(path))
        try:
            yield from read_roster(path, places, site, report)
        except RosterError as error:
            errors.append(str(error))
        files.append(report)


async def _import(args: argparse.Namespace, settings: Settings, read: _List) -> int:
    counts = await read.lines.read(roster_lines.counts)
    say = sys.stderr if args.json else sys.stdout
    async with open_sqlite(settings.database_path) as store:
        with progress("compared", counts.with_site) as done:
            planned = await roster_import.plan(read.lines, store, done)
        print("\n".join(import_report(planned, counts)), file=say)
        if not planned.added and not planned.changed:
            return 0
        if not args.yes and not _agreed():
            print("nothing was imported; with --yes it is", file=sys.stderr)
            return 1
        with progress("imported", counts.with_site) as done:
            result = await roster_import.bring_in(read.lines, store, wall_clock(), done)
    print(f"Imported: {result.added:,} added, {result.changed:,} changed.", file=say)
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    print("Import? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _print_json(tx: Transaction, files: Sequence[FileReport]) -> None:
    """One object, written as it is read: a list may be long."""
    out = sys.stdout
    out.write('{"people": [')
    _print_all(_person(one) for one in roster_lines.people(tx))
    out.write('],\n"rejected": [')
    _print_all(
        {"source": _source(one.source), "text": one.text, "reason": one.reason} for one in roster_lines.rejected(tx)
    )
    dropped = list(dict.fromkeys(title for file in files for title in file.dropped()))
    warnings = [warning for file in files for warning in file.warnings()]
    out.write(f'],\n"dropped_columns": {_json(dropped)},\n"warnings": {_json(warnings)}}}\n')


def _print_all(values: Iterator[object]) -> None:
    for index, value in enumerate(values):
        sys.stdout.write(f"{',' if index else ''}\n{_json(value)}")


def _person(person: Listed) -> object:
    return {
        "full_name": person.full_name,
        "phone": person.phone,
        "position": person.position,
        "site_code": person.site_code,
        "delegate_code": person.delegate_code,
        "source": _source(person.source),
        "flags": list(person.flags),
    }


def _source(source: Source) -> dict[str, str | int]:
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
