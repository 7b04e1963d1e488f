"""Links to the board and to sites' screens, and what comes of a screen: its code, typed or scanned."""

from bot.domain import proof
from bot.domain.messages import Choice
from bot.domain.timetable import Proof, Site
from bot.handlers import delegates, registration
from bot.handlers.request import MENU, Reply, Request, choice, of_sites, say
from bot.services import web_links
from bot.services.sites import find_sites
from bot.services.web_links import LASTS, Page
from bot.understanding.fold import fold

_OFF = frozenset({"off", "thu hoi", "tat"})
_CENTRAL = frozenset({"all", "trung tam", "central"})


def board(request: Request, wish: str) -> Reply:
    """A link to the live board; `/board off` ends all links that this chat was given."""
    if request.rights.is_nobody:
        return say("unknown-command", *MENU)
    if not request.house.url:
        return say("no-pages")
    if fold(wish) in _OFF:
        count = web_links.withdraw(request.tx, request.contact.address, request.now)
        return say("links-withdrawn", choice("board"), count=count)
    code = web_links.make(request.tx, Page.BOARD, request.contact.address, request.now)
    link = f"{request.house.url}/board#{request.house.sign(code)}"
    return say("board-link", Choice("board:off", "choice-board-off"), link=link, until=request.now + LASTS[Page.BOARD])


def screen(request: Request, wish: str) -> Reply:
    """A link to a site's screen: one's own, or the one that is named; `/screen all` is the central one."""
    if request.rights.is_nobody:
        return say("unknown-command", *MENU)
    if not request.house.url:
        return say("no-pages")
    if request.rights.organiser and fold(wish) in _CENTRAL:
        return _screen_link(request, None)
    if wish:
        sites = [site for site in find_sites(request.timetable, wish) if request.rights.may_see(site)]
    else:
        known = request.timetable.site_by_code
        sites = [known[code] for code in sorted(request.rights.sites) if code in known]
    if len(sites) == 1:
        return _screen_link(request, sites[0])
    return say("screen-which", *of_sites("screen", sites))


def typed(request: Request, text: str) -> Reply | None:
    """The code of a screen, where the timetable asks for it; None where something else was typed."""
    code = proof.read(text) if request.timetable.check_in.proof is Proof.CODE else None
    return delegates.check_in(request, "", code) if code else None


def scanned(request: Request, payload: str) -> Reply:
    """A screen's QR code, `k_SITE` or `k_SITE_CODE`: it checks in whoever is registered there, or registers them."""
    site, _, code = payload.removeprefix("k_").partition("_")
    person = request.contact.person
    if person is None or site not in (person.site_code, proof.CENTRAL):
        return registration.start(request, f"s_{site}" if site else "")
    return delegates.check_in(request, "", code)


def _screen_link(request: Request, site: Site | None) -> Reply:
    code = web_links.make(
        request.tx, Page.SCREEN, request.contact.address, request.now, site.code if site else proof.CENTRAL
    )
    address = f"{request.house.url}/screen/{site.code if site else 'all'}"
    return say(
        "screen-link" if site else "screen-link-central",
        Choice("board:off", "choice-board-off"),
        site=site.full_name if site else "",
        link=f"{address}#{request.house.sign(code)}",
        address=address,
        code=code,
        until=request.now + LASTS[Page.SCREEN],
    )
