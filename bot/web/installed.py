"""What makes the chat page an app: its manifest, its worker, and the page that is shown without a network."""

import json

from aiohttp import web

from bot.web.language import language_of
from bot.web.pages import PAGES
from bot.web.static import STATIC
from bot.web.templates import page

_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-512.png", "512x512", "maskable"),
)


async def manifest(request: web.Request) -> web.Response:
    """`GET /manifest.webmanifest`."""
    pages, language = request.app[PAGES], language_of(request)
    static = request.app[STATIC]
    described = {
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": language,
        "name": pages.words("page-title", language, **{"class": pages.facts(language).title}),
        "short_name": pages.words("page-brand", language),
        "description": pages.words("page-description", language),
        "theme_color": "#8f1522",
        "background_color": "#f4f2ee",
        "icons": [
            {"src": static.url(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in _ICONS
        ],
    }
    response = web.Response(text=json.dumps(described, ensure_ascii=False), content_type="application/manifest+json")
    response.headers["Cache-Control"] = "no-cache"
    return response


async def worker(request: web.Request) -> web.Response:
    """`GET /worker.js`: at the root, since a worker serves only what lies below it."""
    response = web.Response(body=request.app[STATIC].read("worker.js"), content_type="text/javascript", charset="utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


async def offline(request: web.Request) -> web.Response:
    """`GET /offline`: what the worker shows where there is no network."""
    return page(request, "offline.html", language_of(request), settings={})
