"""A small HTTP/1.1 server over asyncio: fast enough for benchmarks, and able to misbehave.

A handler gets a whole request and gives a whole response, `RESET` (the connection breaks) or `SILENCE` (nothing is ever
answered), at once or as an awaitable. One request at a time is served on a connection. Loopback tests only.
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, cast
from urllib.parse import unquote

_LONGEST_HEAD: Final = 65_536
_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Break(Enum):
    """What a handler gives instead of a response."""

    RESET = "reset"
    SILENCE = "silence"


RESET: Final = Break.RESET
SILENCE: Final = Break.SILENCE


@dataclass(slots=True)
class Request:
    """`path` is unquoted, header names are lower case; `gone()` says whether the client has hung up."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    gone: Callable[[], bool] = field(default=lambda: False)


@dataclass(frozen=True, slots=True)
class Response:
    """One whole answer."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"

    def encoded(self) -> bytes:
        reason = _REASONS.get(self.status, "Error")
        headers = f"Content-Type: {self.content_type}\r\nContent-Length: {len(self.body)}"
        return f"HTTP/1.1 {self.status} {reason}\r\n{headers}\r\n\r\n".encode() + self.body


Outcome = Response | Break
Handler = Callable[[Request], Outcome | Awaitable[Outcome]]


class Server:
    """Listens on loopback; `port` stays the same over `stop_listening()` and `listen()`."""

    def __init__(self, handler: Handler, port: int = 0) -> None:
        self.handler = handler
        self.port = port
        self.connections: set[_Connection] = set()
        self.errors: list[BaseException] = []
        self.tasks: set[asyncio.Task[None]] = set()
        self._listening: asyncio.Server | None = None

    async def listen(self) -> None:
        """Accept connections, on the same port as before if there was one."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(lambda: _Connection(self), "127.0.0.1", self.port, backlog=1024)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def stop_listening(self) -> None:
        """Refuse new connections and break those that are open."""
        if self._listening is None:
            return
        self._listening.close()
        self._listening = None
        for connection in list(self.connections):
            connection.reset()
        await asyncio.sleep(0)

    def spawn(self, work: Awaitable[None]) -> asyncio.Task[None]:
        """Run `work` beside the server; it ends with it, and its failure shows when the server closes."""

        async def watched() -> None:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - raised again in close()
                self.errors.append(error)

        task = asyncio.get_running_loop().create_task(watched())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def close(self) -> None:
        """Stop everything. Raises the first error a handler raised: the stand-in's own bug must not hide in a test."""
        await self.stop_listening()
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        if self.errors:
            raise self.errors[0]


class _Connection(asyncio.Protocol):
    def __init__(self, server: Server) -> None:
        self.server = server
        self.buffer = bytearray()
        self.busy = False
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.server.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the protocol's signature
        self.server.connections.discard(self)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        self.serve()

    def reset(self) -> None:
        """Break the connection so that the client sees a reset, not an orderly end."""
        raw: socket.socket | None = self.transport.get_extra_info("socket")
        if raw is not None:
            with contextlib.suppress(OSError):
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self.transport.abort()

    def serve(self) -> None:
        while not self.busy:
            try:
                request = self.take()
            except ValueError as error:
                self.transport.write(Response(str(error).encode(), 400, "text/plain").encoded())
                self.transport.close()
                return
            if request is None:
                return
            try:
                outcome = self.server.handler(request)
            except Exception as error:  # noqa: BLE001 - raised again when the server closes
                self.server.errors.append(error)
                outcome = Response(repr(error).encode(), 500, "text/plain")
            if isinstance(outcome, Response | Break):
                self.answer(outcome)
            else:
                self.busy = True
                self.server.spawn(self.answer_later(outcome))

    async def answer_later(self, outcome: Awaitable[Outcome]) -> None:
        try:
            self.answer(await outcome)
        except Exception:
            self.reset()
            raise
        if not self.transport.is_closing():
            self.serve()

    def answer(self, outcome: Outcome) -> None:
        self.busy = outcome is SILENCE
        if isinstance(outcome, Response):
            if not self.transport.is_closing():
                self.transport.write(outcome.encoded())
        elif outcome is RESET:
            self.reset()

    def take(self) -> Request | None:
        """The next whole request in the buffer, or None if more bytes must come. Raises ValueError if it is none."""
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self.buffer) > _LONGEST_HEAD:
                raise ValueError("the head of the request is too long")
            return None
        first, *lines = self.buffer[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        taken = _body(self.buffer, end + 4, headers)
        if taken is None:
            return None
        body, used = taken
        del self.buffer[:used]
        try:
            method, target, _ = first.split(" ")
        except ValueError:
            raise ValueError("the request line is not METHOD TARGET VERSION") from None
        path, _, query = target.partition("?")
        return Request(method, unquote(path), query, headers, body, self.transport.is_closing)


def _body(buffer: bytearray, start: int, headers: dict[str, str]) -> tuple[bytes, int] | None:
    """The body that starts at `start` and where it ends in the buffer; None if it is not complete."""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return _chunks(buffer, start)
    end = start + int(headers.get("content-length", "0"))
    return (bytes(buffer[start:end]), end) if len(buffer) >= end else None


def _chunks(buffer: bytearray, at: int) -> tuple[bytes, int] | None:
    body = bytearray()
    while (line_end := buffer.find(b"\r\n", at)) >= 0:
        size = int(buffer[at:line_end].split(b";")[0], 16)
        begin, end = line_end + 2, line_end + 2 + size
        if len(buffer) < end + 2:
            return None
        if size == 0:
            return bytes(body), end + 2
        body += buffer[begin:end]
        at = end + 2
    return None
