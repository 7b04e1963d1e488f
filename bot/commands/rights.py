"""`rights`: who may do more than a delegate, and the end of it."""

import argparse
import asyncio
import sys

from bot.clock import wall_clock
from bot.config import ConfigError, Settings, read_settings
from bot.domain.people import Role
from bot.services import roles
from bot.storage import roles as kept
from bot.storage.roles import Holder
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StorageError, Transaction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "scope", nargs="?", help="only of that site's or province's code; `all` for those of everything"
    )
    parser.add_argument("--withdraw", metavar="CHANNEL:ID", help="end what this chat holds (there), at once")


def run(args: argparse.Namespace) -> int:
    """List rights, or withdraw."""
    try:
        return asyncio.run(_run(args, read_settings()))
    except (ConfigError, StorageError) as error:
        print(error, file=sys.stderr)
        return 1


async def _run(args: argparse.Namespace, settings: Settings) -> int:
    scope = "" if args.scope == "all" else args.scope
    async with open_sqlite(settings.database_path) as store:
        if args.withdraw is None:
            found = await store.read(lambda tx: kept.all_holders(tx, scope))
        else:
            found = await store.transaction(lambda tx: _withdraw(tx, args.withdraw, scope))
    if args.withdraw is not None and not found:
        where = f" of {args.scope}" if args.scope else ""
        print(f"{args.withdraw} holds no right{where}: diemcau rights lists who does", file=sys.stderr)
        named = {f"{channel}:{id_}" for channel, id_ in settings.organisers}
        if args.withdraw in named:
            print("It is an organiser's by the setting ORGANISERS: take it out there.", file=sys.stderr)
        return 1
    for holder in found:
        print(_line(holder))
    if args.withdraw is not None:
        print("withdrawn")
    elif not found:
        print("nobody holds a right there")
    return 0


def _withdraw(tx: Transaction, address: str, scope: str | None) -> list[Holder]:
    now = wall_clock()
    found = [holder for holder in kept.all_holders(tx, scope) if str(holder.address) == address]
    for holder in found:
        roles.withdraw(tx, holder, now)
    return found


def _line(holder: Holder) -> str:
    whose = "all" if holder.role is Role.ORGANISER else holder.scope
    return "\t".join((holder.role, whose, str(holder.address), holder.name or "-", holder.phone or "-"))
