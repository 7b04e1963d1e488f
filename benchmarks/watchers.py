"""Pages that only look: so many boards, and a screen for each site of a list. Says each second what they were sent.

python -m benchmarks.watchers PORT BOARDS SITES-FILE COOKIE
"""

import asyncio
import sys
from pathlib import Path

_AT_ONCE = 40


class Watchers:
    """Open connections, and how many bytes came on them."""

    def __init__(self, port: int, cookie: str) -> None:
        self.sent = 0
        self._port = port
        self._cookie = cookie
        self._gate = asyncio.Semaphore(_AT_ONCE)
        self._number = 0

    async def open(self, path: str) -> asyncio.StreamReader:
        """Open a stream, and read its first numbers. Each comes from an address of its own, as behind a proxy."""
        async with self._gate:
            self._number += 1
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 20)
            address = f"10.0.{self._number // 250}.{self._number % 250}"
            head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nCookie: {self._cookie}\r\n"
            writer.write(f"{head}X-Forwarded-For: {address}\r\n\r\n".encode())
            await reader.readuntil(b"event: numbers")
            _OPEN.append(writer)
            return reader

    async def watch(self, reader: asyncio.StreamReader) -> None:
        """Read on, and count."""
        while data := await reader.read(1 << 16):
            self.sent += len(data)


_OPEN: list[asyncio.StreamWriter] = []  # kept, or they would be closed


async def main() -> None:
    port, boards, listed, cookie = sys.argv[1:]
    watchers = Watchers(int(port), cookie)
    sites = await asyncio.to_thread(Path(listed).read_text, "utf-8")
    paths = ["/board/events"] * int(boards) + [f"/screen/{site}/events" for site in sites.split()]
    readers = await asyncio.gather(*(watchers.open(path) for path in paths))
    async with asyncio.TaskGroup() as tasks:
        for reader in readers:
            tasks.create_task(watchers.watch(reader))
        print("all are open", flush=True)
        while True:
            print(watchers.sent, flush=True)
            await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(main())
