"""`POST /chat/upload`: a file from the chat page, of those who have a use for it."""

from dataclasses import dataclass

from aiohttp import BodyPartReader, web

from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from bot.web.chat import FILE_LIMIT, ID, clean
from bot.web.identity import identity_of
from bot.web.language import language_of
from bot.web.pages import PAGES
from bot.web.security import LIMITS, RefusedError, count, is_own

_AROUND = 10_000  # bytes of the form beside the file
_LONGEST_NAME = 200
_LONGEST_CAPTION = 1_500


@dataclass(frozen=True, slots=True)
class _Form:
    id: str
    name: str
    caption: str
    content: bytes


async def upload(request: web.Request) -> web.Response:
    """Kept for good when this answers 202; the chat tells what becomes of it. The same id again changes nothing."""
    if not is_own(request):
        raise RefusedError(403, "cross-site")
    identity = identity_of(request)
    if identity is None:
        raise RefusedError(401, "no-identity")
    limits, address = request.app[LIMITS], Address(Channel.WEB, identity)
    count(request, identity, limits.files_of_one, limits.files_of_address)
    if not await request.app[PAGES].may_send(address):
        raise RefusedError(403, "files-refused")
    form = await _read(request)
    pages = request.app[PAGES]
    incoming = Incoming(
        address=address,
        update_id=f"{identity}:{form.id}",
        kind=IncomingKind.FILE,
        text=form.name,
        at=pages.clock(),
        language=language_of(request),
        attachment=form.id,
        caption=form.caption,
    )
    shown = "\n".join(filter(None, (f"📎 {form.name}", form.caption)))
    await pages.hear(incoming, shown, form.content)
    pages.channel.wake(identity)
    return web.json_response({"id": form.id}, status=202)


async def _read(request: web.Request) -> _Form:
    if request.content_type != "multipart/form-data":
        raise RefusedError(415, "unreadable")
    if (request.content_length or 0) > FILE_LIMIT + _AROUND:  # before a byte of it is read
        raise RefusedError(413, "file-too-large")
    try:
        parts = await _parts(request.clone(client_max_size=FILE_LIMIT + _AROUND))
    except ValueError:
        raise RefusedError(400, "unreadable") from None
    name = clean(parts.names.get("file", ""))[-_LONGEST_NAME:]
    said_id, caption = (parts.contents.get(field, b"").decode("utf-8", "replace") for field in ("id", "text"))
    if ID.fullmatch(said_id) is None or "file" not in parts.contents:
        raise RefusedError(400, "unreadable")
    if not parts.contents["file"] or not name:
        raise RefusedError(422, "file-empty")
    return _Form(said_id, name, clean(caption)[:_LONGEST_CAPTION], parts.contents["file"])


@dataclass(frozen=True, slots=True)
class _Parts:
    contents: dict[str, bytes]
    names: dict[str, str]  # of those that are files


async def _parts(request: web.Request) -> _Parts:
    """The parts of the form, by their names; more than may come is never held.

    Raises:
        RefusedError: it is too large.
        ValueError: it is no form.
    """
    found, left = _Parts({}, {}), FILE_LIMIT + _AROUND
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ValueError("a form within a form")
        content = bytearray()
        while chunk := await part.read_chunk():
            content += chunk
            if len(content) > left:
                raise RefusedError(413, "file-too-large")
        left -= len(content)
        found.contents[part.name] = bytes(content)
        if part.filename is not None:
            found.names[part.name] = part.filename
    return found
