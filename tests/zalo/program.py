"""The whole program with Zalo beside Telegram, on a clock that stands still until a test moves it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.standin.zalo import DEFAULT_TOKEN, ZaloStandin, zalo_standin
from tests.standin.zalo_people import ZaloPerson
from tests.walks.program import Program, running

SECRET = "a-secret-for-the-tests"
SITE = "16378"
LONGEST = 2_000  # UTF-16 units


class OnZalo:
    """A running program and the Zalo that it talks to."""

    def __init__(self, program: Program, zalo: ZaloStandin) -> None:
        self.program = program
        self.zalo = zalo

    async def delegate(self, full_name: str = "Trần Thị Lan", site: str = SITE) -> ZaloPerson:
        """Somebody who has registered by typing a site's code."""
        person = self.zalo.person(full_name.rsplit(maxsplit=1)[-1])
        await person.says(site)
        await person.receives("Đồng chí có đồng ý không?")
        await person.answers("1")
        await person.receives("Xin gõ họ và tên")
        await person.says(full_name)
        await person.receives(f"Đã ghi danh đồng chí {full_name}")
        return person

    async def organiser(self) -> ZaloPerson:
        """Somebody who has typed an organiser's code."""
        person = self.zalo.person("Ban tổ chức")
        await person.says(await self.program.invite())
        await person.receives("/help")
        return person


@asynccontextmanager
async def on_zalo(
    folder: Path, *, webhook: bool = False, tokens: tuple[str, ...] = (DEFAULT_TOKEN,), **settings: Any
) -> AsyncIterator[OnZalo]:
    """Both, which in the end must have made no mistake that a platform or the program's log tells of."""
    async with zalo_standin(tokens) as zalo:
        settings |= {"zalo_bot_token": ",".join(tokens), "zalo_api_url": zalo.url}
        if webhook:
            port = free_port()
            zalo.tunnel = f"http://127.0.0.1:{port}"
            settings |= {
                "zalo_mode": "webhook",
                "public_url": "https://class.example",
                "webhook_secret": SECRET,
                "http_port": port,
            }
        async with running(folder, **settings) as program:
            zalo.clock = program.clock
            if webhook:
                async with asyncio.timeout(30):
                    await asyncio.gather(*(one.webhook_is_set.wait() for one in zalo.deliveries.values()))
            yield OnZalo(program, zalo)
            blameless(zalo)


def blameless(zalo: ZaloStandin) -> None:
    """Nothing that was sent would be refused by Zalo."""
    assert zalo.refusals == []
    assert all(len(call.args["text"].encode("utf-16-le")) <= 2 * LONGEST for call in zalo.sends())


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
