"""Sheets of codes: one for each site's clerk, or one for each delegate. A sheet is the only copy of its codes."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.clock import wall_clock
from bot.commands.progress import progress
from bot.config import Settings
from bot.domain.messages import Outgoing
from bot.domain.people import Role
from bot.domain.timetable import Site, Timetable
from bot.services import personal_codes, roles
from bot.services.export_files import replacing
from bot.services.exports import Cells
from bot.services.spreadsheets import workbook
from bot.storage.personal_codes import Listed
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store, Transaction
from bot.texts.render import render

_NO_TIMES = ZoneInfo("UTC")  # these texts have none
_DAYS = roles.INVITATION_LASTS.days
_AT_ONCE = 2_000  # people whose codes are made in one transaction
_OF_SITES = (
    ("sheet-invitation-province", 20.0),
    ("sheet-invitation-code-of-site", 13.0),
    ("sheet-invitation-site", 34.0),
    ("sheet-invitation-code", 16.0),
    ("sheet-invitation-link", 48.0),
    ("sheet-invitation-instructions", 90.0),
    ("sheet-invitation-telegram", 48.0),
)
_OF_DELEGATES = (
    ("sheet-invitation-code-of-site", 13.0),
    ("sheet-invitation-site", 34.0),
    ("sheet-delegate-name", 28.0),
    ("sheet-delegate-position", 34.0),
    ("sheet-delegate-code", 16.0),
    ("sheet-delegate-message", 18.0),
    ("sheet-invitation-link", 48.0),
    ("sheet-invitation-telegram", 48.0),
)


class NobodyListedError(Exception):
    """The sites have no lists yet: there is nobody to make codes for."""


def link(settings: Settings, code: str) -> str:
    """Where the web page takes the code; behind the `#`, so that no server on the way logs it."""
    if settings.public_url is None or not settings.web_chat:
        return ""
    return f"{str(settings.public_url).rstrip('/')}/#code={code}"


def telegram_link(bot: str, payload: str) -> str:
    """What opens the bot on Telegram and says the payload to it; "" where no bot is given."""
    return f"https://t.me/{bot.removeprefix('@')}?start={payload}" if bot else ""


async def write_roles(settings: Settings, timetable: Timetable, role: Role, path: Path, bot: str) -> str:
    """One code for each site. They are kept only if the sheet could be written, and it appears only when they are.

    With a `bot` of Telegram's the sheet has links that open it.
    """
    now = wall_clock()
    widths = {_words(settings, key): width for key, width in _OF_SITES}

    def invite(tx: Transaction) -> int:
        rows = (_site_row(settings, site, roles.invite(tx, role, site.code, now), bot) for site in timetable.sites)
        with workbook(file) as book:
            return book.add_table(_words(settings, f"sheet-invitations-{role}"), tuple(widths), rows, widths=widths)

    async with open_sqlite(settings.database_path) as store:
        with replacing(path, private=True) as file:
            count = await store.transaction(invite)
    return (
        f"{count:,} codes in {path}. Each works once, within {_DAYS} days."
        "\nKeep the sheet safe: it is the only copy, and whoever has a code can take the role."
    )


async def write_delegates(settings: Settings, sites: Sequence[Site], path: Path, bot: str) -> str:
    """A code for everybody on the sites' lists, a sheet for each province. Old codes hold until all are written.

    With a `bot` of Telegram's the sheet has links that open it.

    Raises:
        NobodyListedError: the lists are empty.
    """
    async with open_sqlite(settings.database_path) as store:
        sizes = await store.read(personal_codes.sizes)
        listed = sorted((site for site in sites if site.code in sizes), key=lambda site: site.province)
        if not listed:
            raise NobodyListedError("nobody is on a list there yet: diemcau roster import FILE… brings lists in")
        await store.transaction(personal_codes.begin)
        with (
            replacing(path, private=True) as file,
            progress("codes", sum(sizes[site.code] for site in listed)) as advance,
        ):
            count = await asyncio.to_thread(_write, file, settings, _made(store, listed, sizes, advance), bot)
            while await store.transaction(personal_codes.release):
                pass
    return (
        f"{count:,} personal codes in {path}. Each is its bearer's until new ones are made; older ones work no more."
        "\nKeep the sheet safe: it is the only copy, and whoever has a code is taken for that person."
    )


def _made(
    store: Store, sites: Sequence[Site], sizes: Mapping[str, int], advance: Callable[[int], None]
) -> Iterator[tuple[Site, Listed, str]]:
    """The codes, made some thousand at a time as they are written, which is done beside the loop's own thread."""
    loop, known = asyncio.get_running_loop(), {site.code: site for site in sites}

    def make() -> Iterator[tuple[Site, Listed, str]]:
        for codes in _batches(sites, sizes):
            staging = store.transaction(partial(personal_codes.stage, site_codes=codes))
            made = asyncio.run_coroutine_threadsafe(staging, loop).result()
            yield from ((known[code], person, secret) for code, person, secret in made)
            advance(len(made))

    return make()


def _batches(sites: Sequence[Site], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    batch: list[str] = []
    people = 0
    for site in sites:
        batch.append(site.code)
        people += sizes[site.code]
        if people >= _AT_ONCE:
            yield batch
            batch, people = [], 0
    if batch:
        yield batch


def _write(file: BinaryIO, settings: Settings, made: Iterator[tuple[Site, Listed, str]], bot: str) -> int:
    widths = {_words(settings, key): width for key, width in _OF_DELEGATES}
    with workbook(file) as book:
        return sum(
            book.add_table(
                province or _words(settings, "sheet-no-province"),
                tuple(widths),
                (_delegate_row(settings, *one, bot) for one in of_province),
                widths=widths,
            )
            for province, of_province in groupby(made, key=lambda one: one[0].province)
        )


def _site_row(settings: Settings, site: Site, code: str, bot: str) -> Cells:
    address = link(settings, code)
    key = "sheet-invitation-how-link" if address or bot else "sheet-invitation-how"
    how = _words(settings, key, code=code, days=_DAYS)
    return site.province, site.code, site.name, code, address, how, telegram_link(bot, f"o_{code}")


def _delegate_row(settings: Settings, site: Site, person: Listed, code: str, bot: str) -> Cells:
    own = f"p_{code}"
    return (
        site.code,
        site.name,
        person.full_name,
        person.position,
        code,
        own,
        link(settings, code),
        telegram_link(bot, own),
    )


def _words(settings: Settings, key: str, **arguments: str | int) -> str:
    return render(Outgoing(key, arguments), settings.language, _NO_TIMES).text
