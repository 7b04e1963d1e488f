"""From a template and labels to a page."""

from functools import cache, partial

import jinja2
from aiohttp import web

from bot.domain.messages import Argument
from bot.domain.timetable import Language
from bot.web.display import display_of
from bot.web.pages import PAGES
from bot.web.static import STATIC


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("bot.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: web.Request, template: str, language: Language, **values: object) -> web.Response:
    """The page, in that language. Templates find `words(key)`, `static(name)`, `language` and the class's `facts`."""
    pages = request.app[PAGES]
    text = (
        _environment()
        .get_template(template)
        .render(
            words=partial(_words, request, language),
            static=request.app[STATIC].url,
            language=language,
            facts=pages.facts(language),
            display=display_of(request),
            **values,
        )
    )
    response = web.Response(text=text, content_type="text/html")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Cookie, Accept-Language"
    response.enable_compression()
    return response


def _words(request: web.Request, language: Language, key: str, **arguments: Argument) -> str:
    return request.app[PAGES].words(key, language, **arguments)
