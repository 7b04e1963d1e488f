"""`GET /chat/events`: what was said, as server-sent events: first what the page missed, then what comes.

A page subscribes before it reads, and each time it is woken it reads on from the last message that it was sent. So
nothing falls between history and live, whatever order things happen in, and nothing is queued for a slow reader.
"""

from aiohttp import web

from bot.channels.web import OpenPage
from bot.domain.messages import Attachment
from bot.storage.web_messages import WebMessage
from bot.web.files import FILES, Files
from bot.web.identity import identity_of
from bot.web.pages import PAGES, Pages
from bot.web.security import LIMITS, RefusedError, count
from bot.web.streaming import HEARTBEAT_SECONDS, Stream, framed, streaming

_AT_A_TIME = 200


async def events(request: web.Request) -> web.StreamResponse:
    """The stream of one open page. `Last-Event-ID` or `?after=` name the last message that it has.

    A browser that we do not know hears `stranger`, since an EventSource cannot read a status.
    """
    pages = request.app[PAGES]
    identity = identity_of(request)
    limits = request.app[LIMITS]
    count(request, identity, limits.opens_of_one, limits.opens_of_address)
    if identity is None:
        return web.Response(body=framed("stranger", {}), content_type="text/event-stream")
    with pages.channel.open_page(identity) as page:
        if page is None:
            raise RefusedError(429, "too-many-pages", retry_after=HEARTBEAT_SECONDS)
        async with streaming(request) as stream:
            await _Reader(stream, pages, request.app[FILES], identity, _last_seen(request)).run(page)
    return stream.response


def _last_seen(request: web.Request) -> int | None:
    text = request.headers.get("Last-Event-ID") or request.query.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None  # noqa: PLR2004 - 64 bits


class _Reader:
    """Where one page has got to."""

    def __init__(self, stream: Stream, pages: Pages, files: Files, identity: str, last: int | None) -> None:
        self._stream = stream
        self._pages = pages
        self._files = files
        self._identity = identity
        self._last = last

    async def run(self, page: OpenPage) -> None:
        """Serve the page until it is closed."""
        await self._write("clock", self._pages.clock_face())
        await self._catch_up()
        await self._write("ready", {})
        while not page.closed:
            if not await page.woken(HEARTBEAT_SECONDS):
                await self._write("clock", self._pages.clock_face())
                continue
            await self._catch_up()
            for told in page.take_told():
                await self._write(told.event, told.data)

    async def _catch_up(self) -> None:
        while True:
            messages = await self._pages.history(self._identity, self._last, _AT_A_TIME)
            for message in messages:
                await self._write("message", self._shown(message), message.id)
                self._last = message.id
            self._last = self._last or 0
            if len(messages) < _AT_A_TIME:
                return

    def _shown(self, message: WebMessage) -> dict[str, object]:
        if message.said is None:
            return {"id": message.id, "replaces": message.replaces, "gone": True}
        return {
            "id": message.id,
            "replaces": message.replaces,
            "mine": message.cause.rpartition(":")[2] if message.from_person else "",  # the page's own id for it
            "from_person": message.from_person,
            "text": message.said.text,
            "heading": message.said.text[: message.said.heading],
            "choices": [{"action": choice.action, "label": choice.label} for choice in message.said.choices],
            "file": self._file(message.said.attachment),
            "at": message.at.isoformat(),
        }

    def _file(self, file: Attachment | None) -> dict[str, str] | None:
        return {"kind": file.kind, "name": file.name, "url": self._files.content_path(file.file_id)} if file else None

    async def _write(self, event: str, data: object, message_id: int | None = None) -> None:
        await self._stream.write(framed(event, data, message_id))
