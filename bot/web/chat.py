"""The chat page, and what people send from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from bot.web.display import remember_display
from bot.web.identity import identity_of, new_identity, remember
from bot.web.language import language_of, remember_language
from bot.web.pages import PAGES
from bot.web.security import LIMITS, RefusedError, count, own_json
from bot.web.static import STATIC
from bot.web.templates import page

TEXT_LIMIT = 4000
FILE_LIMIT = 10_000_000  # bytes
_LABEL_LIMIT = 300
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ACTION = re.compile(r"[!-~]{1,64}")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")

# The labels that the script needs.
_SCRIPT_WORDS = (
    "bot",
    "brand",
    "error-too-long",
    "error-file-not-sent",
    "error-file-too-large",
    "needs-cookies",
    "not-sent",
    "reconnecting",
    "sending",
    "sent",
    "today",
    "yesterday",
    "you",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page sent: its own id for it, what the person did, and the words that the page shows for that."""

    id: str
    kind: IncomingKind
    text: str
    words: str
    tapped: str = ""  # the id of the message whose choice it was


async def show(request: web.Request) -> web.Response:
    """`GET /`: the page. Writes nothing; the page itself says hello once it runs."""
    identity = identity_of(request) or new_identity()
    language = language_of(request)
    response = chat_page(request, "")
    remember(request, response, identity)
    remember_language(request, response, language)
    remember_display(request, response)
    return response


def chat_page(request: web.Request, start: str) -> web.Response:
    """The page, whose first hello carries `start`."""
    pages = request.app[PAGES]
    language = language_of(request)
    words = {key: pages.words(f"page-{key}", language) for key in _SCRIPT_WORDS}
    settings = {
        "clock": pages.clock_face(),
        "zone": pages.facts(language).zone.key,
        "start": start,
        "words": words,
        "icon": request.app[STATIC].url("icon-192.png"),
    }
    return page(request, "chat.html", language, settings=settings, text_limit=TEXT_LIMIT, file_limit=FILE_LIMIT)


async def send(request: web.Request) -> web.Response:
    """`POST /chat/send`: kept for good when this answers 202. The same id again changes nothing."""
    body = await own_json(request)
    identity = identity_of(request)
    if identity is None:
        raise RefusedError(401, "no-identity")
    limits = request.app[LIMITS]
    count(request, identity, limits.sends_of_one, limits.sends_of_address)
    said = read(body)
    pages = request.app[PAGES]
    update_id = f"{identity}:{said.id}"
    incoming = Incoming(
        address=Address(Channel.WEB, identity),
        update_id=update_id,
        kind=said.kind,
        text=said.text,
        at=pages.clock(),
        language=language_of(request),
        callback_id=update_id if said.kind is IncomingKind.ACTION else "",
        tapped=said.tapped,
    )
    await pages.hear(incoming, said.words, b"")
    pages.channel.wake(identity)
    return web.json_response({"id": said.id}, status=202)


def read(body: Any) -> Said:
    """What the JSON says.

    Raises:
        RefusedError: it says nothing we know.
    """
    match body:
        case {"id": str(said_id), "text": str(text)}:
            said = Said(said_id, IncomingKind.TEXT, clean(text), clean(text))
            if len(said.text) > TEXT_LIMIT:
                raise RefusedError(422, "too-long")
            readable = said.text != ""
        case {"id": str(said_id), "action": str(action), "label": str(label)}:
            said = Said(said_id, IncomingKind.ACTION, action, clean(label)[:_LABEL_LIMIT], _tapped(body))
            readable = _ACTION.fullmatch(action) is not None
        case {"id": str(said_id), "start": str(payload)}:
            said = Said(said_id, IncomingKind.START, payload, "")
            readable = _PAYLOAD.fullmatch(payload) is not None
        case _:
            raise RefusedError(400, "unreadable")
    if not readable or ID.fullmatch(said.id) is None:
        raise RefusedError(400, "unreadable")
    return said


def _tapped(body: Mapping[str, object]) -> str:
    tapped = body.get("on")
    return str(tapped) if isinstance(tapped, int) else ""


def clean(text: str) -> str:
    """Without what no keyboard types: control characters and halves of characters."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return "".join(letter for letter in whole if letter >= " " or letter in "\n\t").strip()
