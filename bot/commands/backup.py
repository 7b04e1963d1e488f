"""`backup FILE`: a consistent copy of the database while the program runs."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.config import ConfigError, read_settings
from bot.storage import exports
from bot.storage.exports import Holdings
from bot.storage.sqlite import read_sqlite
from bot.storage.store import StorageError

_MEGABYTE = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="where the copy goes; it must not exist yet")


def run(args: argparse.Namespace) -> int:
    """Copy, check the copy, and say what it holds."""
    path: Path = args.file
    try:
        held = asyncio.run(_backup(read_settings().database_path, path))
        size = path.stat().st_size / _MEGABYTE
    except (ConfigError, StorageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{path}: {size:,.1f} MB, checked; {held.people:,} people, {held.check_ins:,} check-ins")
    return 0


async def _backup(database: Path, path: Path) -> Holdings:
    async with read_sqlite(database, older=True) as store:
        await store.backup(path)
    async with read_sqlite(path, older=True) as copy:
        return await copy.read(exports.holdings)
