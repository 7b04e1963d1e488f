"""The board's numbers to take away: a list for paper, and a table for spreadsheets."""

from io import BytesIO

from aiohttp import web

from bot.domain.messages import Outgoing
from bot.domain.room_report import SiteState
from bot.domain.timetable import Session, Timetable
from bot.services import board
from bot.services.board import ToCall
from bot.services.export_formats import write_table
from bot.services.exports import TABLES, Extent, Format
from bot.services.web_links import Page, Pass
from bot.storage.store import Transaction
from bot.web.board import closed, grouped
from bot.web.feed import Scope, scope_of
from bot.web.language import language_of
from bot.web.live import LIVE
from bot.web.pages import PAGES
from bot.web.passes import pass_of
from bot.web.security import LIMITS, count
from bot.web.templates import page

_LISTED_AT_MOST = 500


async def listed(request: web.Request) -> web.Response:
    """`GET /board/list?session=&province=&state=`: sites and whom to call, for paper and where no script runs."""
    found = await _counted_pass(request)
    language = language_of(request)
    if found is None:
        return closed(request)
    live = request.app[LIVE]
    timetable, now = live.timetable(), live.clock()
    session = timetable.session_by_id.get(request.query.get("session", "")) or board.focus(timetable, now).session
    scope = scope_of(timetable, found[1].rights)
    wanted = (request.query.get("province", ""), request.query.get("state", ""))
    rows, count = await live.store.read(lambda tx: _rows(tx, timetable, session, scope, wanted))
    return page(
        request,
        "board_list.html",
        language,
        settings={},
        session=session,
        rows=rows,
        count=count,
        provinces=sorted({(timetable.sites[p].province, timetable.sites[p].province_code) for p in scope.places}),
        wanted=wanted,
        states=[state.value for state in SiteState],
        now=now,
        number=grouped(language),
    )


async def _counted_pass(request: web.Request) -> tuple[str, Pass] | None:
    """As `pass_of`; counted, since a list of thousands of sites is work."""
    found, limits = await pass_of(request, Page.BOARD), request.app[LIMITS]
    count(request, found[0] if found else None, limits.opens_of_one, limits.opens_of_address)
    return found


def _rows(
    tx: Transaction, timetable: Timetable, session: Session, scope: Scope, wanted: tuple[str, str]
) -> tuple[list[ToCall], int]:
    lines = board.lines(tx, timetable, session.id)
    province, state = wanted
    fitting = [
        (timetable.sites[place], lines[place])
        for place in scope.places
        if province in ("", timetable.sites[place].province_code) and state in ("", lines[place].state)
    ]
    return board.to_call(tx, fitting[:_LISTED_AT_MOST]), len(fitting)


async def export(request: web.Request) -> web.Response:
    """`GET /board/export.csv?session=`: the summary of a session, in the columns that docs/exports.md promises."""
    found = await _counted_pass(request)
    if found is None:
        raise web.HTTPForbidden
    live, language = request.app[LIVE], language_of(request)
    timetable, now = live.timetable(), live.clock()
    session = timetable.session_by_id.get(request.query.get("session", ""))
    if session is None:
        raise web.HTTPNotFound
    scope = scope_of(timetable, found[1].rights)
    extent = Extent(session.id, frozenset(timetable.sites[place].code for place in scope.places))

    def words(outgoing: Outgoing) -> str:
        return request.app[PAGES].words(outgoing.key, language, **outgoing.arguments)

    def work(tx: Transaction) -> bytes:
        file = BytesIO()
        write_table(tx, file, TABLES["summary"], Format.CSV, timetable=timetable, extent=extent, words=words, now=now)
        return file.getvalue()

    response = web.Response(body=await live.store.read(work), content_type="text/csv", charset="utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="summary-{session.id}.csv"'
    response.headers["Cache-Control"] = "no-store"
    response.enable_compression()
    return response
