"""`/screen/{site}`: what the screen of a room shows, so that everybody in it can check in: for hours, unattended."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.channels.web import OpenPage
from bot.domain import proof
from bot.domain.attendance import window
from bot.domain.timetable import Language, Proof, Site, Timetable
from bot.services import board
from bot.services.web_links import Page
from bot.web.feed import Feed, Scope, whole
from bot.web.language import language_of, remember_language
from bot.web.live import LIVE, RELOAD, Live, Viewer
from bot.web.pages import PAGES
from bot.web.passes import pass_of
from bot.web.security import LIMITS, count
from bot.web.streaming import Stream, framed, streaming
from bot.web.templates import page

CENTRAL = "all"
CODES_AHEAD = 15  # so that a screen goes on for as many minutes without a connection
_CODES_EVERY = 300.0  # seconds
_HEARTBEAT_SECONDS = 45.0
_SCRIPT_WORDS = (
    "begins-in",
    "days",
    "ended",
    "lost",
    "no-code",
    "opens-in",
    "running",
    "scan-telegram",
    "scan-web",
    "unit-hours",
    "unit-minutes",
    "unit-seconds",
)


@dataclass(frozen=True, slots=True)
class _Screen:
    """A screen, and the code of the link that opened it ("" where none is needed). No site: the central one."""

    site: Site | None
    code: str


async def show(request: web.Request) -> web.Response:
    """`GET /screen/{site}`."""
    language = language_of(request)
    timetable = request.app[LIVE].timetable()
    name = request.match_info["site"]
    if name != CENTRAL and name not in timetable.site_by_code:
        raise web.HTTPNotFound
    screen = await _screen(request, timetable)
    if screen is None:
        wrong = "wrong" in request.query
        return page(request, "screen_closed.html", language, settings={}, wrong=wrong, action=request.path)
    response = await _page(request, language, timetable, screen)
    remember_language(request, response, language)
    return response


async def _screen(request: web.Request, timetable: Timetable) -> _Screen | None:
    """The screen; None where it shows a code and nobody who may has opened it."""
    name = request.match_info["site"]
    site = timetable.site_by_code.get(name)
    if timetable.check_in.proof is Proof.NONE:
        return _Screen(site, "")
    found = await pass_of(request, Page.SCREEN)
    return _Screen(site, found[0]) if found else None


async def _page(request: web.Request, language: Language, timetable: Timetable, screen: _Screen) -> web.Response:
    pages, live = request.app[PAGES], request.app[LIVE]
    focus, feed, now = board.focus(timetable, live.clock()), await live.current(), live.clock()
    frame = window(timetable, focus.session)
    codes = _codes(live, timetable, screen, feed)
    settings = {
        "clock": pages.clock_face(),
        "zone": timetable.zone.key,
        "opens": frame.opens.isoformat(),
        "start": frame.session.start.isoformat(),
        "end": frame.session.end.isoformat(),
        "codes": codes,
        "doors": [{"name": door.name, "address": door.address + _place(screen)} for door in live.doors()],
        "events": f"{request.path}/events",
        "words": {key: pages.words(f"screen-{key}", language) for key in _SCRIPT_WORDS},
    }
    return page(
        request,
        "screen.html",
        language,
        settings=settings,
        action=request.path,
        site=screen.site,
        session=focus.session,
        following=focus.following,
        window=frame,
        now=now,
        code=codes[0][1] if codes else "",
        proves=timetable.check_in.proof is Proof.CODE,
        numbers=_numbers(feed, _scope(timetable, screen.site)),
    )


def _place(screen: _Screen) -> str:
    return screen.site.code if screen.site else proof.CENTRAL


def _scope(timetable: Timetable, site: Site | None) -> Scope:
    if site is None:
        return whole(timetable)
    return Scope(site.code, (board.place_by_code(timetable)[site.code],))


def _numbers(feed: Feed, scope: Scope) -> dict[str, int]:
    lines = scope.of(feed.lines)
    return {"in": sum(line.in_the_room for line in lines), "of": sum(line.enrolled for line in lines)}


def _codes(live: Live, timetable: Timetable, screen: _Screen, feed: Feed) -> list[tuple[str, str]]:
    """The code that is shown now and those that follow, each with the moment from which it is shown."""
    if timetable.check_in.proof is Proof.NONE:
        return []
    coming = proof.coming(live.proof_key, feed.session.id, _place(screen), live.clock(), CODES_AHEAD)
    return [(at.isoformat(), code) for at, code in coming]


async def events(request: web.Request) -> web.StreamResponse:
    """`GET /screen/{site}/events`: how many are in, and the codes that come; `reload` when another session begins."""
    limits = request.app[LIMITS]
    count(request, None, limits.opens_of_one, limits.opens_of_address)
    live = request.app[LIVE]
    timetable = live.timetable()
    name = request.match_info["site"]
    if name != CENTRAL and name not in timetable.site_by_code:
        raise web.HTTPNotFound
    screen = await _screen(request, timetable)
    if screen is None:
        return web.Response(body=framed(RELOAD.event, RELOAD.data), content_type="text/event-stream")
    viewer = Viewer(OpenPage(), Page.SCREEN, screen.code, _scope(timetable, screen.site))
    with live.watching(viewer):
        async with streaming(request) as stream:
            await _run(stream, request, viewer, screen)
    return stream.response


async def _run(stream: Stream, request: web.Request, viewer: Viewer, screen: _Screen) -> None:
    live, pages = request.app[LIVE], request.app[PAGES]
    loop = asyncio.get_running_loop()
    shown: dict[str, int] = {}
    codes_at = loop.time()
    while not viewer.page.closed:
        if RELOAD in viewer.page.take_told():
            await stream.write(framed(RELOAD.event, RELOAD.data))
            return
        feed = await live.current()
        if loop.time() >= codes_at:
            codes_at = loop.time() + _CODES_EVERY
            await stream.write(framed("codes", _codes(live, live.timetable(), screen, feed)))
        if (counted := _numbers(feed, viewer.scope)) != shown:
            await stream.write(framed("numbers", counted))
            shown = counted
            await asyncio.sleep(live.rest_seconds)
        if not await viewer.page.woken(_HEARTBEAT_SECONDS):
            await stream.write(framed("clock", pages.clock_face()))
