"""Who has the page open: a random id in a signed cookie, which scripts cannot read and no other site can send."""

import secrets

from aiohttp import web
from itsdangerous import BadSignature, TimestampSigner

from bot.web.pages import PAGES, Pages

_LIFETIME_SECONDS = 400 * 24 * 3600  # as long as browsers keep a cookie; each visit starts it anew


def identity_of(request: web.Request) -> str | None:
    """The id behind the request's cookie; None when it is missing, forged or expired."""
    pages = request.app[PAGES]
    value = request.cookies.get(_cookie_name(pages, _who(request)), "")
    try:
        return _signer(pages, _who(request)).unsign(value, max_age=_LIFETIME_SECONDS).decode("ascii")
    except BadSignature:  # an expired one is a kind of bad one
        return None


def new_identity() -> str:
    """128 random bits, in hexadecimal."""
    return secrets.token_hex(16)


def remember(request: web.Request, response: web.Response, identity: str) -> None:
    """Give the browser its cookie, or keep it from expiring."""
    pages, who = request.app[PAGES], _who(request)
    response.set_cookie(
        _cookie_name(pages, who),
        _signer(pages, who).sign(identity).decode("ascii"),
        max_age=_LIFETIME_SECONDS,
        path=f"/as/{who}/" if who else "/",
        httponly=True,
        samesite="Lax",
        secure=pages.secure,
    )


def _who(request: web.Request) -> str:
    """Which of the demo's people the page belongs to; "" outside the demo."""
    return request.match_info.get("who", "")


def _cookie_name(pages: Pages, who: str) -> str:
    if who:
        return f"chat-{who}"
    return "__Host-chat" if pages.secure else "chat"  # the prefix keeps neighbouring hosts from setting it


def _signer(pages: Pages, who: str) -> TimestampSigner:
    return TimestampSigner(pages.secret_key, salt=f"chat page {who}")
