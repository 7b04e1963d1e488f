"""The demo's page: several people's phones side by side, and the class's clock to speed up. Only `demo` serves it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.channels.web import Told
from bot.web import chat
from bot.web.identity import identity_of, new_identity, remember
from bot.web.language import language_of, remember_language
from bot.web.pages import PAGES
from bot.web.security import RefusedError, own_json
from bot.web.templates import page

PEOPLE = ("delegate1", "delegate2", "delegate3", "organiser")
SPEEDS = (1, 10, 60, 600)


@dataclass(frozen=True)
class Demo:
    """What the demo can do to its clock, and what the link of each of its people carries."""

    set_speed: Callable[[float], None]
    jump: Callable[[], bool]  # to two minutes before the next session; False when there is none
    start: Callable[[str], Awaitable[str]]  # one of PEOPLE who opens the page for the first time: the START payload


DEMO = web.AppKey("demo", Demo)


async def show(request: web.Request) -> web.Response:
    """`GET /demo`."""
    language = language_of(request)
    face = request.app[PAGES].clock_face()
    zone = request.app[PAGES].facts(language).zone.key
    settings = {"clock": face, "zone": zone}
    response = page(request, "demo.html", language, people=PEOPLE, speeds=SPEEDS, settings=settings)
    remember_language(request, response, language)
    return response


async def show_phone(request: web.Request) -> web.Response:
    """`GET /as/{who}/`: the chat page of one of the demo's people."""
    who = request.match_info["who"]
    if who not in PEOPLE:
        raise web.HTTPNotFound
    known = identity_of(request)
    response = chat.chat_page(request, "" if known else await request.app[DEMO].start(who))
    remember(request, response, known or new_identity())
    remember_language(request, response, language_of(request))
    return response


async def clock(request: web.Request) -> web.Response:
    """`GET /demo/clock`."""
    return _clock(request)


async def speed(request: web.Request) -> web.Response:
    """`POST /demo/speed` `{"speed": 60}`: seconds of the class in one real second."""
    match await own_json(request):
        case {"speed": int(wanted)} if wanted in SPEEDS:
            request.app[DEMO].set_speed(wanted)
        case _:
            raise RefusedError(400, "unreadable")
    return _clock_changed(request)


async def jump(request: web.Request) -> web.Response:
    """`POST /demo/jump`: to two minutes before the next session."""
    await own_json(request)
    if not request.app[DEMO].jump():
        raise RefusedError(409, "no-session-left")
    return _clock_changed(request)


def _clock_changed(request: web.Request) -> web.Response:
    pages = request.app[PAGES]
    pages.channel.tell_all(Told("clock", pages.clock_face()))
    return _clock(request)


def _clock(request: web.Request) -> web.Response:
    return web.json_response(request.app[PAGES].clock_face(), headers={"Cache-Control": "no-store"})
