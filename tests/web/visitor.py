"""Somebody with the page open, as their browser talks to the server."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import ClientResponse, ClientSession, CookieJar


@dataclass
class Event:
    name: str
    data: Any
    id: str = ""


@dataclass
class Stream:
    """An open event stream, read event by event."""

    response: ClientResponse
    seen: list[Event] = field(default_factory=list)

    async def next(self) -> Event | None:
        """The next event; None when the server ended the stream."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(30):
            while line := await self.response.content.readline():
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if not name:
                    break
                fields[name] = value
        if not fields:
            return None
        event = Event(fields["event"], json.loads(fields["data"]), fields.get("id", ""))
        self.seen.append(event)
        return event

    async def until(self, name: str) -> list[Event]:
        """All events up to the first one of that name."""
        events = []
        while event := await self.next():
            events.append(event)
            if event.name == name:
                return events
        raise AssertionError(f"the stream ended before {name}: {events}")

    async def texts(self, count: int) -> list[str]:
        """The texts of the next messages."""
        texts: list[str] = []
        while len(texts) < count:
            event = await self.next()
            assert event, "the stream ended"
            if event.name == "message":
                texts.append(event.data["text"])
        return texts

    async def history(self) -> list[str]:
        """The texts of what was missed."""
        return [event.data["text"] for event in await self.until("ready") if event.name == "message"]


@dataclass
class Visitor:
    session: ClientSession
    url: str
    base: str = "/"

    async def open(self, **headers: str) -> ClientResponse:
        response = await self.session.get(self.url + self.base, headers=headers)
        await response.read()
        return response

    async def send(self, body: object, **headers: str) -> ClientResponse:
        return await self.post("chat/send", json.dumps(body), **headers)

    async def post(self, path: str, body: str | bytes, **headers: str) -> ClientResponse:
        given = {"Origin": self.url, "Content-Type": "application/json"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        response = await self.session.post(
            self.url + self.base + path, data=body, headers={name: value for name, value in given.items() if value}
        )
        await response.read()
        return response

    async def say(self, text: str, said_id: str = "") -> None:
        response = await self.send({"id": said_id or uuid4().hex, "text": text})
        assert response.status == 202, await response.text()

    @asynccontextmanager
    async def stream(self, query: str = "", **headers: str) -> AsyncIterator[Stream]:
        url = f"{self.url}{self.base}chat/events{query}"
        async with self.session.get(url, headers=headers) as response:
            yield Stream(response)


@asynccontextmanager
async def visiting(url: str, base: str = "/") -> AsyncIterator[Visitor]:
    """A browser with an empty cookie jar."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield Visitor(session, url, base)


@asynccontextmanager
async def visited(url: str, base: str = "/") -> AsyncIterator[Visitor]:
    """A browser that has opened the page."""
    async with visiting(url, base) as visitor:
        await visitor.open()
        yield visitor
