"""Links that open the board or a site's screen: they end by themselves, by a word, or with their holder's right."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.messages import Address
from bot.domain.people import Rights
from bot.domain.timetable import Timetable
from bot.services import codes, roles
from bot.services.roles import Named
from bot.storage import web_links
from bot.storage.store import Transaction
from bot.storage.web_links import WebLink


class Page(StrEnum):
    """A page behind a link."""

    BOARD = "board"
    SCREEN = "screen"


LASTS = {Page.BOARD: timedelta(days=1), Page.SCREEN: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Pass:
    """What a link opens just now: until when, and what its holder may see."""

    expires_at: datetime
    rights: Rights
    site_code: str = ""


def make(tx: Transaction, page: Page, address: Address, now: datetime, site_code: str = "") -> str:
    """A code that opens the page for whoever has it."""
    code = codes.new_code()
    web_links.add(tx, WebLink(codes.digest(code), page, site_code, address, now + LASTS[page]), now)
    return code


def opened_by(
    tx: Transaction, timetable: Timetable, page: Page, code: str, *, named: Named, now: datetime
) -> Pass | None:
    """What the code opens; None where it is unknown, withdrawn or too old, or its holder may not see it any more."""
    link = web_links.find(tx, codes.digest(code), page, now)
    if link is None:
        return None
    rights = roles.rights(tx, link.address, named)
    theirs = _may_see(timetable, rights, link.site_code) if page is Page.SCREEN else not rights.is_nobody
    return Pass(link.expires_at, rights, link.site_code) if theirs else None


def withdraw(tx: Transaction, address: Address, now: datetime) -> int:
    """End all links of a chat; how many there were."""
    return web_links.withdraw(tx, address, now)


def _may_see(timetable: Timetable, rights: Rights, site_code: str) -> bool:
    """Whether they may see a site's screen; "" is the central one."""
    site = timetable.site_by_code.get(site_code)
    return rights.organiser or (site is not None and rights.may_see(site))
