"""What every stand-in's chat world shares: the clock, and a mailbox that a test waits at."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Generic, Protocol, TypeVar

Clock = Callable[[], datetime]
Found = TypeVar("Found")


class Shown(Protocol):
    """A message as its receiver sees it."""

    @property
    def text(self) -> str:
        """What is written in it now, after all edits."""
        ...

    @property
    def deleted(self) -> bool:
        """Whether it has been taken back."""
        ...


M = TypeVar("M", bound=Shown)


def real_time() -> datetime:
    """The clock a stand-in goes by unless a test gives it another."""
    return datetime.now(UTC)


class Mailbox(Generic[M]):
    """The messages that the bot sent to one chat, oldest first.

    A test waits here for what it expects. Nothing is polled: each change wakes the waiters, and a wait that fails
    raises an AssertionError that shows everything received.
    """

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.messages: list[M] = []
        self._matched: set[int] = set()
        self._waiters: list[asyncio.Future[None]] = []

    @property
    def new(self) -> list[M]:
        """Messages that no `receives` has returned yet."""
        return [message for i, message in enumerate(self.messages) if i not in self._matched]

    def add(self, message: M) -> None:
        """A message arrives."""
        self.messages.append(message)
        self.changed()

    def changed(self) -> None:
        """Something in the chat is different: let those who wait look again."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def read_all(self) -> None:
        """Treat everything so far as seen, so that `receives` waits for what comes after."""
        self._matched.update(range(len(self.messages)))

    async def receives(self, text: str = "", timeout: float = 30) -> M:  # noqa: ASYNC109 - the test's own patience
        """The first message containing `text` that no earlier call returned; each message is matched once."""

        def find() -> M | None:
            for i, message in enumerate(self.messages):
                if i not in self._matched and text in message.text:
                    self._matched.add(i)
                    return message
            return None

        return await self.until(find, f"a new message containing {text!r}", timeout)

    async def sees(self, text: str, timeout: float = 30) -> M:  # noqa: ASYNC109 - the test's own patience
        """The latest message that shows `text` now: sent so, or edited to it, however long ago."""

        def find() -> M | None:
            return next((m for m in reversed(self.messages) if text in m.text and not m.deleted), None)

        return await self.until(find, f"a message showing {text!r}", timeout)

    async def until(self, find: Callable[[], Found | None], what: str, timeout: float = 30) -> Found:  # noqa: ASYNC109
        """What `find` returns, as soon as it returns something. Raises AssertionError after `timeout` seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while (found := find()) is None:
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiters.append(waiter)
            done, _ = await asyncio.wait([waiter], timeout=deadline - loop.time())
            if not done:
                raise AssertionError(f"{self.owner} waited {timeout} s for {what}; received:\n{self.transcript()}")
        return found

    def transcript(self) -> str:
        """All messages, one a line; a dot before those that no `receives` has returned."""
        lines = [
            f"  {' ' if i in self._matched else '•'} {message.text!r}{' (deleted)' if message.deleted else ''}"
            for i, message in enumerate(self.messages)
        ]
        return "\n".join(lines) or "  nothing"
