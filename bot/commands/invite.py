"""`invite organiser|clerk`: one-time codes for whoever does more than a delegate.

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
from bot.config import ConfigError, Settings, read_settings
from bot.domain.messages import Outgoing
from bot.domain.people import Role
from bot.domain.timetable import Site, Timetable
from bot.services import roles
from bot.services.export_files import OutputError, replacing
from bot.services.exports import Cells
from bot.services.sites import find_sites
from bot.services.spreadsheets import workbook
from bot.storage.schedule import ScheduleError, load
from bot.storage.sqlite import open_sqlite
from bot.storage.store import StorageError, Transaction
from bot.texts.render import render

_MOST_SUGGESTED = 5
_DAYS = roles.INVITATION_LASTS.days
_COLUMNS = (
    ("sheet-invitation-province", 20.0),
    ("sheet-invitation-code-of-site", 13.0),
    ("sheet-invitation-site", 34.0),
    ("sheet-invitation-code", 16.0),
    ("sheet-invitation-link", 48.0),
    ("sheet-invitation-instructions", 90.0),
)


class UnknownSiteError(Exception):
    """A site code that the timetable does not have; the message names those that may be meant."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A code, and the site whose clerk it makes; none where it makes an organiser."""

    code: str
    site: Site | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("role", type=Role, choices=list(Role), nargs="?", help="what the code makes of its bearer")
    parser.add_argument("--site", nargs="+", action="extend", metavar="CODE", help="the clerk's site; may be several")
    parser.add_argument("--all-clerks", action="store_true", help="one code for each site of the timetable")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.xlsx", help="the sheet for --all-clerks")


def run(args: argparse.Namespace) -> int:
    """Make invitations and show them."""
    wrong = _wrong_usage(args)
    if wrong:
        print(f"diemcau invite: {wrong}", file=sys.stderr)
        return 2
    try:
        settings = read_settings()
        if args.all_clerks:
            print(asyncio.run(_write_sheet(settings, load(settings.schedule_file).timetable, args.output)))
        else:
            sites = _sites(load(settings.schedule_file).timetable, args.site) if args.site else [None]
            made = asyncio.run(_invite(settings, sites))
            print("\n".join(_shown(made, settings)))
    except (ConfigError, ScheduleError, StorageError, OutputError, UnknownSiteError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _wrong_usage(args: argparse.Namespace) -> str:
    """What is wrong with the options together; nothing where they make sense."""
    every, sites, path = args.all_clerks, args.site, args.output
    mistakes = (
        (args.role is Role.ORGANISER and (sites or every), "an organiser has no site: leave the sites out"),
        (every and sites, "give --site or --all-clerks, not both"),
        (every and (path is None or path.suffix.lower() != ".xlsx"), "--all-clerks needs a sheet: -o FILE.xlsx"),
        (path and not every, "-o is for --all-clerks"),
        (args.role is None and not every, "say whom: organiser, clerk --site CODE, or --all-clerks -o FILE.xlsx"),
        (args.role is Role.CLERK and not (sites or every), "a clerk needs a site: --site CODE, or --all-clerks"),
    )
    return next((message for is_wrong, message in mistakes if is_wrong), "")


def _sites(timetable: Timetable, codes: Iterable[str]) -> list[Site | None]:
    """The sites of those codes, each once; all that are unknown are named together."""
    by_code = {code.upper(): site for code, site in timetable.site_by_code.items()}
    asked = {code.strip().upper(): code for code in codes}
    unknown = [_unknown(timetable, typed) for code, typed in asked.items() if code not in by_code]
    if unknown:
        raise UnknownSiteError("\n".join(unknown))
    return [by_code[code] for code in asked]


def _unknown(timetable: Timetable, code: str) -> str:
    found = find_sites(timetable, code)[:_MOST_SUGGESTED]
    if not found:
        near = get_close_matches(code, timetable.site_by_code, _MOST_SUGGESTED)
        found = tuple(timetable.site_by_code[one] for one in near)
    meant = ", ".join(f"{site.code} ({site.full_name})" for site in found)
    return f"no site has the code {code}; " + (
        f"you may mean {meant}" if meant else "the timetable's sites have theirs"
    )


async def _invite(settings: Settings, sites: Sequence[Site | None]) -> list[_Made]:
    now = wall_clock()
    async with open_sqlite(settings.database_path) as store:
        return await store.transaction(
            lambda tx: [
                _Made(roles.invite(tx, Role.CLERK if site else Role.ORGANISER, site.code if site else "", now), site)
                for site in sites
            ]
        )


def _shown(made: Sequence[_Made], settings: Settings) -> Iterator[str]:
    one = len(made) == 1
    yield f"{'This code works' if one else 'Each code works'} once, within {_DAYS} days. It is shown only now."
    for invitation in made:
        site = invitation.site
        yield ""
        yield f"clerk of {site.full_name} ({site.code})" if site else "organiser"
        yield f"  code   {invitation.code}"
        if link := _link(settings, invitation.code):
            yield f"  link   {link}"
        yield f"  or type in a chat with the bot:  /start o_{invitation.code}"


async def _write_sheet(settings: Settings, timetable: Timetable, path: Path) -> str:
    """One code for each site. They are kept only if the sheet could be written, and it appears only when they are."""
    now = wall_clock()

    def invite(tx: Transaction) -> int:
        made = (_Made(roles.invite(tx, Role.CLERK, site.code, now), site) for site in timetable.sites)
        with workbook(file) as book:
            headings = [_words(key, settings, timetable) for key, _ in _COLUMNS]
            title = _words("sheet-invitations", settings, timetable)
            widths = dict(zip(headings, (width for _, width in _COLUMNS), strict=True))
            return book.add_table(title, headings, (_row(one, settings, timetable) for one in made), widths=widths)

    async with open_sqlite(settings.database_path) as store:
        with replacing(path, private=True) as file:
            count = await store.transaction(invite)
    return (
        f"{count:,} codes in {path}. Each works once, within {_DAYS} days."
        "\nKeep the sheet safe: it is the only copy, and whoever has a code can take the role."
    )


def _row(made: _Made, settings: Settings, timetable: Timetable) -> Cells:
    site, link = made.site or Site("", ""), _link(settings, made.code)
    key = "sheet-invitation-how-link" if link else "sheet-invitation-how"
    how = _words(key, settings, timetable, code=made.code, days=_DAYS)
    return site.province, site.code, site.name, made.code, link, how


def _words(key: str, settings: Settings, timetable: Timetable, **arguments: str | int) -> str:
    return render(Outgoing(key, arguments), settings.language, timetable.zone).text


def _link(settings: Settings, code: str) -> str:
    """Where the web page takes the code; behind the `#`, so that no server on the way logs it."""
    if settings.public_url is None or not settings.web_chat:
        return ""
    return f"{str(settings.public_url).rstrip('/')}/#code={code}"
