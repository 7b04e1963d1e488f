"""How a person wants the page: large letters, strong contrast. Kept as cookies, so that it comes so from the start."""

from aiohttp import web

from bot.web.pages import PAGES

CHOICES = {"size": ("large", "normal"), "contrast": ("more", "normal")}
_YEAR_SECONDS = 365 * 24 * 3600


def display_of(request: web.Request) -> dict[str, str]:
    """What was chosen by `?size=` and `?contrast=`, now or before."""
    return {name: _chosen(request, name) for name in CHOICES}


def remember_display(request: web.Request, response: web.Response) -> None:
    """Keep a choice made now."""
    for name in CHOICES:
        if name in request.query:
            response.set_cookie(
                name,
                _chosen(request, name),
                max_age=_YEAR_SECONDS,
                samesite="Lax",
                httponly=True,
                secure=request.app[PAGES].secure,
            )


def _chosen(request: web.Request, name: str) -> str:
    wanted = request.query.get(name) or request.cookies.get(name)
    return wanted if wanted in CHOICES[name] else "normal"
