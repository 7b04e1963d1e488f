"""The small HTTP server reads what HTTP clients may send, however the bytes are cut."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.standin.wire import Request, Response, Server

POST = b"POST /a%20b?x=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n"


def echo(request: Request) -> Response:
    return Response(
        f"{request.method} {request.path} {request.query} {request.body.decode()};".encode(), 200, "text/plain"
    )


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server(echo)
    await server.listen()
    yield server
    await server.close()


async def exchange(server: Server, pieces: list[bytes], answers: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
    heard = b""
    for _ in range(answers):
        heard += await reader.readuntil(b";")
    writer.close()
    await writer.wait_closed()
    return heard


async def test_requests_may_come_together_in_pieces_or_chunked(server: Server) -> None:
    heard = await exchange(server, [POST + CHUNKED], 2)
    assert b"POST /a b x=1 hello;" in heard
    assert b"POST /c  hello;" in heard

    one_byte_at_a_time = [bytes([byte]) for byte in POST + CHUNKED]
    assert await exchange(server, one_byte_at_a_time, 2) == heard


@pytest.mark.parametrize(
    "nonsense", [b"\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", b"x" * 70_000]
)
async def test_nonsense_is_answered_with_400_and_the_connection_closed(server: Server, nonsense: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(nonsense)

    assert (await reader.read()).startswith(b"HTTP/1.1 400 Bad Request")

    writer.close()
    await writer.wait_closed()


async def test_an_error_inside_the_stand_in_shows_when_it_closes() -> None:
    def fails(_request: Request) -> Response:
        raise KeyError("a bug")

    server = Server(fails)
    await server.listen()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"GET / HTTP/1.1\r\n\r\n")
    assert (await reader.readline()).startswith(b"HTTP/1.1 500")
    writer.close()

    with pytest.raises(KeyError, match="a bug"):
        await server.close()
