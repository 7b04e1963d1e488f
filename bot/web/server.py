"""The web application, from its parts."""

from collections.abc import Sequence

from aiohttp import web

from bot.web import board, board_events, board_lists, chat, demo, events, health, installed, passes, screen, uploads
from bot.web.calendars import Calendars
from bot.web.demo import DEMO, Demo
from bot.web.files import FILES, Files
from bot.web.health import PROBLEMS, Problems
from bot.web.live import LIVE, Live
from bot.web.metrics import Metrics
from bot.web.pages import PAGES, Pages
from bot.web.security import BODY_LIMIT, LIMITS, Limits, add_headers, answer_refusals
from bot.web.static import STATIC, Static
from bot.web.webhooks import Webhook


def web_app(
    problems: Problems,
    *,
    metrics: Metrics | None = None,
    pages: Pages | None = None,
    webhooks: Sequence[Webhook] = (),
    demonstration: Demo | None = None,
    limits: Limits | None = None,
    files: Files | None = None,
    live: Live | None = None,
    calendars: Calendars | None = None,
) -> web.Application:
    """All that is served: health always, the chat page with `pages`, the demo on top of it with `demonstration`."""
    app = web.Application(middlewares=[answer_refusals], client_max_size=BODY_LIMIT)
    app.on_response_prepare.append(add_headers)
    app[PROBLEMS] = problems
    app.router.add_get("/healthz", health.healthz)
    app.router.add_get("/readyz", health.readyz)
    if metrics:
        app.router.add_get("/metrics", metrics.serve)
    for webhook in webhooks:
        app.router.add_post(webhook.path, webhook.serve)
    if files:
        app[FILES] = files
        app.router.add_get("/files/{token}", files.serve)
    if pages:
        _add_chat(app, pages, limits or Limits())
    if pages and calendars:
        app.router.add_get("/calendar.ics", calendars.serve)
        app.router.add_get("/calendar/{site}.ics", calendars.serve)
    if pages and live:
        _add_board_and_screens(app, live)
    if demonstration:
        _add_demo(app, demonstration)
    return app


def _add_chat(app: web.Application, pages: Pages, limits: Limits) -> None:
    app[PAGES], app[LIMITS], app[STATIC] = pages, limits, Static()
    app.router.add_get("/static/{digest}/{name}", app[STATIC].serve)
    app.router.add_get("/", chat.show)
    app.router.add_get("/manifest.webmanifest", installed.manifest)
    app.router.add_get("/worker.js", installed.worker)
    app.router.add_get("/offline", installed.offline)
    app.router.add_post("/chat/send", chat.send)
    app.router.add_post("/chat/upload", uploads.upload)
    app.router.add_get("/chat/events", events.events)
    app.on_shutdown.append(_close_streams)


def _add_board_and_screens(app: web.Application, live: Live) -> None:
    app[LIVE] = live
    app.router.add_get("/board", board.show)
    app.router.add_post("/board/open", passes.open_board)
    app.router.add_get("/board/events", board_events.events)
    app.router.add_get("/board/sites.json", board.sites)
    app.router.add_get("/board/silent.json", board.silent)
    app.router.add_get("/board/session/{session}", board.show)
    app.router.add_get("/board/list", board_lists.listed)
    app.router.add_get("/board/export.csv", board_lists.export)
    app.router.add_get("/screen/{site}", screen.show)
    app.router.add_post("/screen/{site}", passes.type_screen_code)
    app.router.add_post("/screen/{site}/open", passes.open_screen)
    app.router.add_get("/screen/{site}/events", screen.events)
    app.on_shutdown.append(_close_live)


def _add_demo(app: web.Application, demonstration: Demo) -> None:
    app[DEMO] = demonstration
    app.router.add_get("/demo", demo.show)
    app.router.add_get("/demo/clock", demo.clock)
    app.router.add_post("/demo/speed", demo.speed)
    app.router.add_post("/demo/jump", demo.jump)
    app.router.add_get("/as/{who}/", demo.show_phone)
    app.router.add_post("/as/{who}/chat/send", chat.send)
    app.router.add_post("/as/{who}/chat/upload", uploads.upload)
    app.router.add_get("/as/{who}/chat/events", events.events)


async def _close_live(app: web.Application) -> None:
    app[LIVE].close()


async def _close_streams(app: web.Application) -> None:
    app[PAGES].channel.close()
