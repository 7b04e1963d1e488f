"""Updates on their way to the bot: kept until it confirms them, repeated or reordered if a test wants so."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from tests.standin.refusals import Json

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


def _nobody_waits() -> None:
    """No long poll is open."""


@dataclass(slots=True)
class Update:
    """`key` names the chat (or person) whose updates are delivered in order."""

    id: int
    kind: str
    key: int
    raw: Json


class UpdateQueue:
    """All updates of one bot, with sequential ids."""

    def __init__(self, first_id: int = 700_000_001) -> None:
        self.next_id = first_id
        self.pending: dict[int, Update] = {}
        self.confirmed: list[Update] = []
        self.allowed: frozenset[str] | None = None
        self.wake: Callable[[], None] = _nobody_waits
        self.none_pending = asyncio.Event()
        self.none_pending.set()
        self._extra: list[Update] = []
        self._reverse = False

    def add(self, kind: str, key: int, content: Any) -> Update | None:
        """Queue an update; None if the bot has not asked for this kind."""
        wanted = kind not in _NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        update = Update(self.next_id, kind, key, {"update_id": self.next_id, kind: content})
        self.next_id += 1
        self.pending[update.id] = update
        self.none_pending.clear()
        self.wake()
        return update

    def allow(self, kinds: list[str] | None) -> None:
        """What the bot asks for from now on; an empty list is the default, None leaves it as it is."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forget what lies before `offset`; a negative one keeps only that many of the latest."""
        if offset < 0:
            gone = list(self.pending)[: max(len(self.pending) + offset, 0)]
        elif offset > self.next_id:
            return  # the server takes an offset in the future for a mistake and confirms nothing
        else:
            gone = list(takewhile(lambda i: i < offset, self.pending))
        for i in gone:
            self.done(i)

    def done(self, update_id: int) -> None:
        """One update has reached the bot."""
        update = self.pending.pop(update_id, None)
        if update is not None:
            self.confirmed.append(update)
            self._check_pending()

    def drop(self) -> None:
        """Forget everything that waits, undelivered."""
        self.pending.clear()
        self._check_pending()

    def _check_pending(self) -> None:
        if not self.pending:
            self.none_pending.set()

    def take(self, limit: int) -> list[Json]:
        """The next updates for a poll; they stay pending. Repeats that a test asked for come first, once."""
        batch, self._extra = self._extra[:limit], self._extra[limit:]
        batch += islice(self.pending.values(), limit - len(batch))
        if self._reverse and len(batch) > 1:
            self._reverse = False
            batch.reverse()
        return [update.raw for update in batch]

    def repeat(self, count: int = 1) -> list[Update]:
        """Deliver the last `count` confirmed updates once more, as after a lost acknowledgement."""
        again = self.confirmed[-count:]
        self._extra += again
        self.wake()
        return again

    def reverse_next_batch(self) -> None:
        """The next batch of several is delivered latest first."""
        self._reverse = True
