"""The stand-in of Telegram as a process, steered over its control interface."""

import json
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.processes import PLATFORM_CORE, Process, until

TOKEN = "424242:stand-in"
BOT = TOKEN.partition(":")[0]


class ControlError(Exception):
    """The stand-in did not do what it was asked."""


class Platform:
    """`with Platform(directory) as platform:` runs it; `strict` lets it check what it is sent, as Telegram does."""

    def __init__(self, directory: Path, *, strict: bool = False) -> None:
        arguments = ["-m", "tests.standin", "--port", "0", "--token", TOKEN, *([] if strict else ["--no-validation"])]
        self.process = Process(arguments, directory / "platform.log", PLATFORM_CORE, {})
        self.url: str = json.loads(self.process.until_it_says("}"))["url"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.kill()

    def control(self, command: str, **arguments: Any) -> bytes:
        """Run a command of `tests/standin/control.py`; its answer."""
        return self._post(f"/control/{command}", arguments)

    def inject(self, **arguments: Any) -> None:
        """People write, or tap.

        Raises:
            ControlError: there is no such button.
        """
        self.control("inject", **arguments)

    def stats(self) -> dict[str, Any]:
        """Counts, times and latencies since the last reset."""
        found: dict[str, Any] = json.loads(self.control("stats"))
        return found

    def until_answered(self, count: int, seconds: float = 180) -> dict[str, Any]:
        """Wait until so many messages of people have an answer."""
        until(lambda: self.stats()["answered"] >= count, seconds, f"{count} answers", every=0.05)
        return self.stats()

    def until_offered(self, person: int, label: str, seconds: float = 60) -> None:
        """Wait until somebody has a button that begins so, and tap it."""

        def tapped() -> bool:
            try:
                self.inject(people=1, first_id=person, tap=label)
            except ControlError:
                return False
            return True

        until(tapped, seconds, f"the button {label!r}", every=0.05)

    def open_chats(self, first_id: int, people: int) -> None:
        """These people have once written to the bot, which has nothing left to answer: they may be written to."""
        self.inject(people=people, first_id=first_id, text="/start")
        self._post(f"/bot{TOKEN}/deleteWebhook", {"drop_pending_updates": True})
        self.control("reset")

    def _post(self, path: str, arguments: dict[str, Any]) -> bytes:
        body, kind = json.dumps(arguments).encode(), {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, body, kind)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                said: bytes = answer.read()
                return said
        except urllib.error.HTTPError as error:
            raise ControlError(error.read().decode()) from None
