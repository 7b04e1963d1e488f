"""Who may see the board or a screen: whoever has a link's code, which is exchanged for a cookie and is in no log."""

import asyncio

from aiohttp import web

from bot.services import web_links
from bot.services.codes import looks_like_code
from bot.services.web_links import Page, Pass
from bot.web.links import signer, unsigned
from bot.web.live import LIVE
from bot.web.pages import PAGES
from bot.web.security import LIMITS, RefusedError, network_address, own_json


async def open_board(request: web.Request) -> web.Response:
    """`POST /board/open` `{"link": …}`, with what the link carries behind its `#`."""
    return await _exchange(request, Page.BOARD)


async def open_screen(request: web.Request) -> web.Response:
    """`POST /screen/{site}/open`, likewise."""
    return await _exchange(request, Page.SCREEN)


async def type_screen_code(request: web.Request) -> web.Response:
    """`POST /screen/{site}`: the form into which the code of the link is typed, where there is no link to follow."""
    _count(request)
    code = str((await request.post()).get("code", ""))[:64]
    found = await _opened(request, Page.SCREEN, code) if looks_like_code(code) else None
    response = web.HTTPSeeOther(request.path if found else f"{request.path}?wrong=1")
    if found:
        remember(request, response, Page.SCREEN, code, found)
    raise response


async def pass_of(request: web.Request, page: Page) -> tuple[str, Pass] | None:
    """The code behind the request's cookie and what it opens; None where it opens nothing, or nothing any more."""
    code = unsigned(request.app[PAGES].secret_key, request.cookies.get(_cookie_name(request, page), ""))
    found = await _opened(request, page, code) if code else None
    return (code, found) if code and found else None


async def _exchange(request: web.Request, page: Page) -> web.Response:
    _count(request)
    match await own_json(request):
        case {"link": str(link)}:
            code = unsigned(request.app[PAGES].secret_key, link)
        case _:
            raise RefusedError(400, "unreadable")
    found = await _opened(request, page, code) if code else None
    if not code or not found:
        raise RefusedError(403, "link-ended")
    response = web.json_response({"until": found.expires_at.isoformat()}, headers={"Cache-Control": "no-store"})
    remember(request, response, page, code, found)
    return response


async def _opened(request: web.Request, page: Page, code: str) -> Pass | None:
    live = request.app[LIVE]
    timetable, now = live.timetable(), live.clock()
    found = await live.store.read(lambda tx: web_links.opened_by(tx, timetable, page, code, named=live.named, now=now))
    if found and page is Page.SCREEN and request.match_info["site"] != (found.site_code or "all"):
        return None
    return found


def remember(request: web.Request, response: web.StreamResponse, page: Page, code: str, found: Pass) -> None:
    """Give the browser its cookie: for this page only, unreadable for scripts, sent by no other site."""
    left = found.expires_at - request.app[LIVE].clock()
    response.set_cookie(
        _cookie_name(request, page),
        signer(request.app[PAGES].secret_key)(code),
        max_age=int(left.total_seconds()),
        path="/board" if page is Page.BOARD else f"/screen/{request.match_info['site']}",
        httponly=True,
        samesite="Lax",
        secure=request.app[PAGES].secure,
    )


def _cookie_name(request: web.Request, page: Page) -> str:
    return f"__Secure-{page}" if request.app[PAGES].secure else page.value


def _count(request: web.Request) -> None:
    """Count an attempt, so that nobody can try codes one after the other."""
    wait = request.app[LIMITS].codes_of_address.wait(network_address(request), asyncio.get_running_loop().time())
    if wait:
        raise RefusedError(429, "too-fast", retry_after=wait)
