"""From what came in to what is done and said: batches of updates share a transaction."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.messages import Address, Delivery, Incoming, Kind, Outgoing
from bot.domain.timetable import Language
from bot.handlers.request import House, Reply, Request
from bot.handlers.route import handle, meet
from bot.storage import inbox, outbox, web_messages
from bot.storage.inbox import Waiting
from bot.storage.store import StorageError, Store, Transaction

BATCH = 256
TRIES = 3
_PAUSE_SECONDS = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap that wants its answer, now that what it did is committed."""

    address: Address
    callback_id: str
    notice: Outgoing | None
    language: Language


class Inbox:
    """The door through which everything comes in. `handled` is called after each batch's commit, with its taps."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        house: Callable[[], House],
        handled: Callable[[Sequence[Tap]], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._house = house
        self._handled = handled
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()

    async def accept(self, incoming: Sequence[Incoming]) -> None:
        """Keep updates. When this returns they are on disk."""
        now = self._clock()
        await self._store.transaction(lambda tx: inbox.add(tx, incoming, now))
        self.wake()

    async def hear(self, incoming: Incoming, words: str) -> None:
        """Keep an update from a page of our own, and the words that the page shows for it ("" for none)."""
        now = self._clock()

        def keep(tx: Transaction) -> None:
            if inbox.add(tx, [incoming], now) and words:
                cause = f"heard:{incoming.update_id}"
                address, at = incoming.address.id, incoming.at
                web_messages.add(tx, address=address, cause=cause, from_person=True, text=words, at=at)

        await self._store.transaction(keep)
        self.wake()

    def wake(self) -> None:
        """There is something to handle."""
        self._idle.clear()
        self._wake.set()

    async def run(self) -> None:
        """Handle what waits, until cancelled."""
        while True:
            self._wake.clear()
            try:
                taps = await self._store.transaction(self._handle_batch)
            except StorageError:
                _log.warning("what came in waits: the database cannot be written; trying again")
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            self._handled([tap for tap in taps if tap.callback_id])
            if len(taps) < BATCH:
                self._idle.set()
                await self._wake.wait()

    async def drained(self) -> None:
        """Wait until nothing waits to be handled."""
        await self._idle.wait()

    def _handle_batch(self, tx: Transaction) -> list[Tap]:
        rows = inbox.waiting(tx, BATCH)
        house, now = self._house(), self._clock()
        deliveries: list[Delivery] = []
        taps = [self._handle_one(tx, row, house, now, deliveries) for row in rows]
        outbox.add(tx, deliveries)
        inbox.mark_done(tx, [row.seq for row in rows])
        return taps

    def _handle_one(
        self, tx: Transaction, row: Waiting, house: House, now: datetime, deliveries: list[Delivery]
    ) -> Tap:
        incoming = row.incoming
        language, reply = self._try(tx, row, house, now)
        deliveries.extend(
            Delivery(f"{_cause(incoming)}:{number}", incoming.address, Kind.REPLY, message, now)
            for number, message in enumerate(reply.messages)
        )
        return Tap(incoming.address, incoming.callback_id, reply.notice, language)

    def _try(self, tx: Transaction, row: Waiting, house: House, now: datetime) -> tuple[Language, Reply]:
        problem = ""
        for _ in range(TRIES):
            try:
                with tx.part():
                    contact = meet(tx, house, row.incoming, now)
                    return contact.language, handle(Request(tx, house, row.incoming, contact, now))
            except StorageError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, it is this update's alone
                problem = _where(error)
        _log.error("update %s of %s is parked: %s", row.incoming.update_id, row.incoming.address.channel, problem)
        inbox.park(tx, row.seq, problem)
        return house.language, Reply((Outgoing("apology"),))


def _where(error: Exception) -> str:
    """The error's kind and place, without its message, which may quote what somebody wrote."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"


def _cause(incoming: Incoming) -> str:
    address = incoming.address
    return ":".join(("reply", address.channel, *filter(None, (address.bot,)), incoming.update_id))
