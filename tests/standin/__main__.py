"""The stand-in as a process of its own, for benchmarks and for killing bots: `python -m tests.standin --port 0`.

Prints one JSON line with its port and address once it listens, and runs until SIGINT or SIGTERM. Listens on
127.0.0.1 only. How to steer it: `tests/standin/control.py`.
"""

import argparse
import asyncio
import gc
import json
import signal

import uvloop

from tests.standin.control import Control
from tests.standin.telegram import DEFAULT_TOKEN, telegram_standin


async def _serve(args: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    async with telegram_standin(args.token, port=args.port, validate=not args.no_validation) as standin:
        Control(standin)
        print(json.dumps({"port": standin.server.port, "url": standin.url}), flush=True)  # noqa: T201
        gc.freeze()
        await stop.wait()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.standin", description="A strict Telegram stand-in on loopback."
    )
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the only token it answers to")
    parser.add_argument("--no-validation", action="store_true", help="take arguments on trust: for pure benchmarks")
    uvloop.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
