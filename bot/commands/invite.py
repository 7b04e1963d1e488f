"""`invite`: one-time codes for whoever does more than a delegate, and personal codes for delegates on a list.

The database keeps digests only: a code is shown once, here.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot.clock import wall_clock
from bot.commands.invite_sheets import NobodyListedError, link, telegram_link, write_delegates, write_roles
from bot.config import ConfigError, Settings, read_settings
from bot.domain.people import Role
from bot.domain.timetable import Site, Timetable
from bot.services import roles
from bot.services.export_files import OutputError
from bot.services.places import find_province
from bot.services.sites import find_sites
from bot.storage.schedule import ScheduleError, load
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StorageError

_MOST_SUGGESTED = 5
_DAYS = roles.INVITATION_LASTS.days
_DELEGATE = "delegate"
_OF_SITES = {Role.CLERK, Role.CHAIR, _DELEGATE}


class UnknownSiteError(Exception):
    """A site code that the timetable does not have; the message names those that may be meant."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a code is for: a site, a province, or with "" everything."""

    code: str = ""
    name: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    whom = [*map(str, Role), _DELEGATE]
    parser.add_argument("role", choices=whom, nargs="?", help="what the code makes of its bearer")
    parser.add_argument("--site", nargs="+", action="extend", metavar="CODE", help="of these sites")
    parser.add_argument("--province", nargs="+", action="extend", metavar="NAME", help="of these provinces")
    parser.add_argument("--all", action="store_true", help="of every site of the timetable")
    parser.add_argument("--all-clerks", action="store_true", help="the same as: clerk --all")
    parser.add_argument("--telegram", default="", metavar="BOT", help="the bot's name there, for links that open it")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.xlsx", help="the sheet to write")


def run(args: argparse.Namespace) -> int:
    """Make invitations and show them."""
    if args.all_clerks and args.role in {None, Role.CLERK}:
        args.role, args.all = Role.CLERK, True
    wrong = _wrong_usage(args)
    if wrong:
        print(f"diemcau invite: {wrong}", file=sys.stderr)
        return 2
    try:
        print(asyncio.run(_run(args, read_settings())))
    except (ConfigError, ScheduleError, StorageError, OutputError, UnknownSiteError, NobodyListedError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _run(args: argparse.Namespace, settings: Settings) -> str:
    if args.role == Role.ORGANISER:
        return await _show(settings, args.telegram, Role.ORGANISER, [_Scope()])
    timetable = load(settings.schedule_file).timetable
    if args.role == Role.COORDINATOR:
        return await _show(settings, args.telegram, Role.COORDINATOR, _provinces(timetable, args.province))
    sites = list(timetable.sites) if args.all else _sites(timetable, args.site)
    if args.role == _DELEGATE:
        return await write_delegates(settings, sites, args.output, args.telegram)
    if args.all:
        return await write_roles(settings, timetable, Role(args.role), args.output, args.telegram)
    return await _show(
        settings,
        args.telegram,
        Role(args.role),
        [_Scope(site.code, f"{site.full_name} ({site.code})") for site in sites],
    )


def _wrong_usage(args: argparse.Namespace) -> str:
    """What is wrong with the options together; nothing where they make sense."""
    role, sites, path = args.role, args.site, args.output
    sheet = args.all or role == _DELEGATE
    mistakes = (
        (args.all_clerks and role != Role.CLERK, "--all-clerks is about clerks alone"),
        (role is None, "say whom: organiser, coordinator, clerk, chair or delegate; or --all-clerks -o FILE.xlsx"),
        (role not in _OF_SITES and (sites or args.all), f"{role} is of no site: leave the sites out"),
        (role != Role.COORDINATOR and args.province, "--province is for coordinators"),
        (role == Role.COORDINATOR and not args.province, "a coordinator needs a province: --province NAME"),
        (args.all and sites, "give --site or --all, not both"),
        (role in _OF_SITES and not (sites or args.all), f"{role} needs a site: --site CODE, or --all"),
        (sheet and (path is None or path.suffix.lower() != ".xlsx"), "this needs a sheet: -o FILE.xlsx"),
        (path and not sheet, "-o is for --all and for delegates"),
    )
    return next((message for is_wrong, message in mistakes if is_wrong), "")


def _sites(timetable: Timetable, codes: Iterable[str]) -> list[Site]:
    """The sites of those codes, each once; all that are unknown are named together."""
    by_code = {code.upper(): site for code, site in timetable.site_by_code.items()}
    asked = {code.strip().upper(): code for code in codes}
    unknown = [_unknown(timetable, typed) for code, typed in asked.items() if code not in by_code]
    if unknown:
        raise UnknownSiteError("\n".join(unknown))
    return [by_code[code] for code in asked]


def _provinces(timetable: Timetable, names: Iterable[str]) -> list[_Scope]:
    """The provinces of those names or codes, each once."""
    if not any(site.province_code for site in timetable.sites):
        raise UnknownSiteError("the timetable's sites have no province_code, by which a coordinator is known")
    found = {name: find_province(timetable, name) for name in names}
    if unknown := [name for name, first in found.items() if first is None or not first.province_code]:
        raise UnknownSiteError("\n".join(f"no province is called {name}" for name in unknown))
    names_by_code = {first.province_code: first.province for first in found.values() if first}
    return [_Scope(code, f"{name} ({code})") for code, name in names_by_code.items()]


def _unknown(timetable: Timetable, code: str) -> str:
    found = find_sites(timetable, code)[:_MOST_SUGGESTED]
    if not found:
        near = get_close_matches(code, timetable.site_by_code, _MOST_SUGGESTED)
        found = tuple(timetable.site_by_code[one] for one in near)
    meant = ", ".join(f"{site.code} ({site.full_name})" for site in found)
    return f"no site has the code {code}; " + (
        f"you may mean {meant}" if meant else "the timetable's sites have theirs"
    )


async def _show(settings: Settings, bot: str, role: Role, scopes: Sequence[_Scope]) -> str:
    now = wall_clock()
    async with open_sqlite(settings.database_path) as store:
        codes = await store.transaction(lambda tx: [roles.invite(tx, role, scope.code, now) for scope in scopes])
    return "\n".join(_shown(settings, bot, role, list(zip(scopes, codes, strict=True))))


def _shown(settings: Settings, bot: str, role: Role, made: Sequence[tuple[_Scope, str]]) -> Iterator[str]:
    subject = "This code works" if len(made) == 1 else "Each code works"
    yield f"{subject} once, within {_DAYS} days. It is shown only now."
    for scope, code in made:
        yield ""
        yield f"{role} of {scope.name}" if scope.name else role.value
        yield f"  code   {code}"
        if address := link(settings, code):
            yield f"  link   {address}"
        if address := telegram_link(bot, f"o_{code}"):
            yield f"  link   {address}"
        yield f"  or type in a chat with the bot:  /start o_{code}"
