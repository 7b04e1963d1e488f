"""`/board`: the nation on one page, live; a province for its coordinator, a site for its clerk."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

from aiohttp import web

from bot.domain.room_report import SiteState
from bot.domain.timetable import Language, Session, Timetable
from bot.services import board
from bot.services.board import ToCall
from bot.services.web_links import Page
from bot.storage.store import Transaction
from bot.web import maps
from bot.web.display import remember_display
from bot.web.feed import Feed, Scope, scope_of
from bot.web.language import language_of, remember_language
from bot.web.live import LIVE, Live
from bot.web.pages import PAGES
from bot.web.passes import pass_of
from bot.web.templates import page

SHOWN_SILENT = 40
_SCRIPT_WORDS = (
    "as-of",
    "came",
    "clerk",
    "first",
    "has-reported",
    "lost",
    "more-sites",
    "no-clerk",
    "no-match",
    "part",
    "reported",
    "silent",
    "start",
)


@dataclass(frozen=True, slots=True)
class _Board:
    """What a board is made of."""

    session: Session
    following: Session | None
    feed: Feed
    scope: Scope
    silent: tuple[ToCall, ...]
    silent_count: int


async def show(request: web.Request) -> web.Response:
    """`GET /board`, and `GET /board/session/{id}` for any session, as it stands and not live."""
    found = await pass_of(request, Page.BOARD)
    language = language_of(request)
    if found is None:
        return closed(request)
    live = request.app[LIVE]
    timetable = live.timetable()
    chosen = _chosen(request, timetable)
    scope = scope_of(timetable, found[1].rights)
    if chosen is None:
        feed = await live.current()
        made = await live.store.read(lambda tx: _live(tx, timetable, scope, feed))
    else:
        made = await live.store.read(lambda tx: _past(tx, live, timetable, scope, chosen))
    response = _page(request, language, timetable, made, live=chosen is None)
    remember_language(request, response, language)
    remember_display(request, response)
    return response


def closed(request: web.Request) -> web.Response:
    """The page of whoever has no link, or one that has ended; a link's code is exchanged there."""
    language = language_of(request)
    words = {key: request.app[PAGES].words(f"page-{key}", language) for key in ("opening", "trying-again")}
    return page(request, "board_closed.html", language, settings={"words": words})


def _chosen(request: web.Request, timetable: Timetable) -> Session | None:
    wanted = request.match_info.get("session")
    if wanted is None:
        return None
    session = timetable.session_by_id.get(wanted)
    if session is None:
        raise web.HTTPNotFound
    return session


def _live(tx: Transaction, timetable: Timetable, scope: Scope, feed: Feed) -> _Board:
    following = board.focus(timetable, feed.at).following
    return _board(tx, timetable, scope, feed, following)


def _past(tx: Transaction, live: Live, timetable: Timetable, scope: Scope, session: Session) -> _Board:
    feed = Feed(session, board.lines(tx, timetable, session.id), live.clock())
    feed.bend({scope.key: live.curve(tx, timetable, session.id, scope)})
    return _board(tx, timetable, scope, feed, None)


def _board(tx: Transaction, timetable: Timetable, scope: Scope, shown: Feed, following: Session | None) -> _Board:
    silent = [place for place in scope.places if shown.lines[place].state is SiteState.SILENT]
    called = board.to_call(tx, ((timetable.sites[place], shown.lines[place]) for place in silent[:SHOWN_SILENT]))
    return _Board(shown.session, following, shown, scope, tuple(called), len(silent))


def _page(request: web.Request, language: Language, timetable: Timetable, made: _Board, *, live: bool) -> web.Response:
    pages = request.app[PAGES]
    lines = made.scope.of(made.feed.lines)
    sites = [timetable.sites[place] for place in made.scope.places]
    settings = {
        "clock": pages.clock_face(),
        "zone": timetable.zone.key,
        "live": live,
        "start": made.session.start.isoformat(),
        "sites": f"/board/sites.json?of={timetable.version}.{crc32(made.scope.key.encode())}",  # it is kept for an hour
        "state": made.feed.state(made.scope) if not live else None,
        "words": {key: pages.words(f"board-{key}", language) for key in _SCRIPT_WORDS},
    }
    return page(
        request,
        "board.html",
        language,
        settings=settings,
        live=live,
        session=made.session,
        following=made.following,
        sessions=timetable.sessions,
        now=made.feed.at,
        total=board.total(lines),
        states=board.by_state(lines),
        provinces=board.by_province(sites, lines),
        drawing=maps.drawing(sites, lines),
        silent=made.silent,
        silent_count=made.silent_count,
        number=grouped(language),
    )


async def silent(request: web.Request) -> web.Response:
    """`GET /board/silent.json`: the first of the silent sites that the viewer sees, with whom to call."""
    found = await pass_of(request, Page.BOARD)
    if found is None:
        raise web.HTTPForbidden
    live = request.app[LIVE]
    timetable = live.timetable()
    scope, feed = scope_of(timetable, found[1].rights), await live.current()
    made = await live.store.read(lambda tx: _live(tx, timetable, scope, feed))
    rows = [
        {
            "code": one.site.code,
            "name": one.site.full_name,
            "clerks": [(clerk.name, clerk.phone) for clerk in one.clerks],
        }
        for one in made.silent
    ]
    return web.json_response(rows, headers={"Cache-Control": "no-store"})


async def sites(request: web.Request) -> web.Response:
    """`GET /board/sites.json`: names and points of the sites that the viewer sees, in the order of all numbers."""
    found = await pass_of(request, Page.BOARD)
    if found is None:
        raise web.HTTPForbidden
    timetable = request.app[LIVE].timetable()
    shown = [timetable.sites[place] for place in scope_of(timetable, found[1].rights).places]
    text = json.dumps(maps.facts(shown), ensure_ascii=False, separators=(",", ":"))
    response = web.Response(text=text, content_type="application/json")
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.enable_compression()
    return response


def grouped(language: Language) -> Callable[[int], str]:
    """Writes numbers as the language does: 149.445 or 149,445."""
    return lambda number: f"{number:,}".replace(",", "." if language is Language.VI else ",")
