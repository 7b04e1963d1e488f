"""What every platform must be able to do. One object of this shape for each configured bot."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain import messages
from bot.domain.messages import Address, DeleteResult, Incoming, Rendered, SendResult

# Keeps updates: when it returns they are committed and may be acknowledged. Raises when they could not be kept.
Accept = Callable[[Sequence[Incoming]], Awaitable[None]]


@dataclass(slots=True)
class Health:
    """How a channel is doing, as it goes: for `/status`, `/readyz` and `/metrics`."""

    problem: str = ""  # of receiving, in plain words, without secrets; empty while all is well
    unsent: str = ""  # why nothing that we say arrives, likewise
    stopped: bool = False  # the platform does not accept our token: nothing is tried until a restart
    last_received_at: datetime | None = None  # the last answer to a poll, or the last webhook call

    @property
    def trouble(self) -> str:
        """All that is wrong; empty while all is well."""
        return "; ".join(filter(None, (self.problem, self.unsent)))


class DownloadError(Exception):
    """A file that a person sent cannot be had; the message says why. `for_good`: trying again does not help."""

    def __init__(self, reason: str, *, for_good: bool, too_large: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good
        self.too_large = too_large


async def _nothing(_: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a channel gets the files that go with messages."""

    content: Callable[[str], Awaitable[bytes | None]] = _nothing  # by the file's id; None when it is no more
    link: Callable[[str], str] = lambda _: ""  # where whoever has the address gets it; "" while we have no public one


EMPTY_SHELF = Shelf()


class ChannelClient(Protocol):
    """One bot on one platform."""

    channel: messages.Channel
    bot: str  # tells several bots of one channel apart; "" for the web page
    health: Health
    one_chat_per_second: float  # messages a second to one chat that the platform bears; infinite where it does not care

    async def receive(self, accept: Accept) -> None:
        """Take what comes in, until cancelled. Returns at once where the platform calls us."""
        ...

    async def send(self, delivery_id: str, address: Address, message: Rendered) -> SendResult:
        """Say something. Never raises for what a platform or a network does: that is in the result."""
        ...

    async def edit(self, delivery_id: str, address: Address, message_id: str, message: Rendered) -> SendResult:
        """Say it in place of an earlier message of ours, or anew where that cannot be. Never raises, as `send`."""
        ...

    async def delete(self, address: Address, message_id: str) -> DeleteResult:
        """Take a message of ours back. Never raises, as `send`."""
        ...

    async def download(self, attachment: str) -> bytes:
        """The content of a file that a person sent.

        Raises:
            DownloadError: it is too large, gone, or could not be got just now.
        """
        ...

    async def notify(self, callback_id: str, text: str) -> None:
        """Answer a tap on the tap itself ("" only ends its spinner). It costs no message, and never raises."""
        ...
