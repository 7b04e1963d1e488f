"""`export attendance|summary|roster|deliveries`: tables for spreadsheets and scripts, beside the running program."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.clock import wall_clock
from bot.config import ConfigError, Settings, read_settings
from bot.domain.messages import Outgoing
from bot.domain.timetable import Timetable
from bot.services.export_files import OutputError, replacing
from bot.services.export_formats import write_table
from bot.services.exports import TABLES, WHOLE, Format, Table
from bot.storage.schedule import ScheduleError, load
from bot.storage.sqlite import read_sqlite
from bot.storage.store import StorageError, Transaction
from bot.texts.render import render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("table", choices=list(TABLES), help="what to write")
    parser.add_argument("--format", type=Format, choices=list(Format), help="default: by FILE's ending, or else csv")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output (not for xlsx)")


def run(args: argparse.Namespace) -> int:
    """Write the table."""
    path: Path | None = args.output
    form = args.format or _by_ending(path)
    if form is Format.XLSX and path is None:
        print("xlsx cannot go to standard output: name a file with -o FILE.xlsx", file=sys.stderr)
        return 2
    try:
        settings = read_settings()
        timetable = load(settings.schedule_file).timetable
        count = asyncio.run(_export(TABLES[args.table], form, path, settings, timetable))
    except (ConfigError, ScheduleError, StorageError, OutputError) as error:
        print(error, file=sys.stderr)
        return 1
    if path is not None:
        print(f"{count:,} {'row' if count == 1 else 'rows'} in {path}")
    return 0


def _by_ending(path: Path | None) -> Format:
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return Format(ending) if ending in set(Format) else Format.CSV


async def _export(table: Table, form: Format, path: Path | None, settings: Settings, timetable: Timetable) -> int:
    def words(outgoing: Outgoing) -> str:
        return render(outgoing, settings.language, timetable.zone).text

    def write(tx: Transaction) -> int:
        with _output(path) as file:
            return write_table(tx, file, table, form, timetable=timetable, extent=WHOLE, words=words, now=wall_clock())

    async with read_sqlite(settings.database_path) as store:
        return await store.read(write)


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    if path is None:
        yield sys.stdout.buffer
    else:
        with replacing(path) as file:
            yield file
