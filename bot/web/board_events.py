"""`GET /board/events`: the numbers whenever they change: all of them at first, then only what changed."""

from aiohttp import web

from bot.channels.web import OpenPage
from bot.services.web_links import Page
from bot.web.feed import scope_of
from bot.web.live import LIVE, RELOAD, Live, Viewer
from bot.web.passes import pass_of
from bot.web.security import LIMITS, count
from bot.web.streaming import HEARTBEAT_SECONDS, Stream, framed, streaming


async def events(request: web.Request) -> web.StreamResponse:
    """Served until the page is closed, its link ends, or another session begins: then it hears `reload`."""
    limits = request.app[LIMITS]
    count(request, None, limits.opens_of_one, limits.opens_of_address)
    live = request.app[LIVE]
    found = await pass_of(request, Page.BOARD)
    if found is None:
        return web.Response(body=framed(RELOAD.event, RELOAD.data), content_type="text/event-stream")
    viewer = Viewer(OpenPage(), Page.BOARD, found[0], scope_of(live.timetable(), found[1].rights))
    with live.watching(viewer):
        await live.draw(viewer.scope)
        async with streaming(request) as stream:
            await _run(stream, live, viewer)
    return stream.response


async def _run(stream: Stream, live: Live, viewer: Viewer) -> None:
    since = 0
    while not viewer.page.closed:
        if RELOAD in viewer.page.take_told():
            await stream.write(framed(RELOAD.event, RELOAD.data))
            return
        feed = await live.current()
        if feed.version != since:
            frame, since = feed.frame(viewer.scope, since), feed.version
            await stream.write(frame)
        if not await viewer.page.woken(HEARTBEAT_SECONDS):
            await stream.write(framed("still", {"at": feed.at.isoformat(timespec="seconds")}))
