"""The language of a page: what the visitor chose, else what their browser asks for, else the program's own."""

from aiohttp import web

from bot.domain.timetable import Language
from bot.web.pages import PAGES

_COOKIE = "lang"
_YEAR_SECONDS = 365 * 24 * 3600


def language_of(request: web.Request) -> Language:
    """The language to answer this request in."""
    chosen = [request.query.get("lang", ""), request.cookies.get(_COOKIE, "")]
    wanted = chosen + _asked_for(request.headers.get("Accept-Language", ""))
    return next((Language(name) for name in wanted if name in list(Language)), request.app[PAGES].language)


def remember_language(request: web.Request, response: web.Response, language: Language) -> None:
    """Keep a choice made by `?lang=`."""
    if "lang" in request.query:
        secure = request.app[PAGES].secure
        response.set_cookie(_COOKIE, language, max_age=_YEAR_SECONDS, samesite="Lax", httponly=True, secure=secure)


def _asked_for(header: str) -> list[str]:
    """The languages of an Accept-Language header, without regions, the most wanted first."""
    weighed = []
    for part in header.split(",")[:20]:
        name, _, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), name.strip().lower()[:2]))
        except ValueError:
            continue
    return [name for _, name in sorted(weighed, key=lambda pair: pair[0])]
