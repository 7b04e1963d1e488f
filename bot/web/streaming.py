"""Server-sent events: how they are written, and what ends them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import ClientConnectionResetError, web

from bot.storage.store import StorageError

HEARTBEAT_SECONDS = 20.0
WRITE_SECONDS = 20.0


class Stream:
    """An open stream. A page that does not read is given up, and comes back by itself."""

    def __init__(self, response: web.StreamResponse) -> None:
        self.response = response

    async def write(self, frame: bytes) -> None:
        """Send what `framed` made."""
        async with asyncio.timeout(WRITE_SECONDS):
            await self.response.write(frame)


def framed(event: str, data: object, id_: int | None = None) -> bytes:
    """An event as it goes over the wire; a browser that comes back names the last `id_` that it got."""
    head = "" if id_ is None else f"id: {id_}\n"
    return f"{head}event: {event}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


@asynccontextmanager
async def streaming(request: web.Request) -> AsyncIterator[Stream]:
    """A stream to the page; the block ends quietly when the page is gone or nothing can be read: it comes back."""
    response = web.StreamResponse(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
    response.content_type = "text/event-stream"
    await response.prepare(request)
    with suppress(ClientConnectionResetError, TimeoutError, StorageError):
        yield Stream(response)
