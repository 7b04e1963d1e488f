"""From what came in to what is done and said: batches of updates share a transaction."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from bot.domain.messages import Address, Delivery, Incoming, Kind, Outgoing
from bot.domain.timetable import Language
from bot.handlers.request import House, Reply, Request
from bot.handlers.route import handle, meet
from bot.storage import inbox, offers, outbox, received_files, web_messages
from bot.storage.inbox import Waiting
from bot.storage.store import StorageError, Store, Transaction
from bot.storage.web_messages import Said

BATCH = 256
TRIES = 3
_PAUSE_SECONDS = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """An update that is handled and committed. If it was a tap, it has a `callback_id` and wants its answer now."""

    address: Address
    callback_id: str
    notice: Outgoing | None
    language: Language
    said: tuple[str, ...]  # the keys of what was answered


@dataclass(frozen=True, slots=True)
class Handled:
    """What came of an update, and the language of the chat it came from."""

    language: Language
    reply: Reply


class Inbox:
    """The door through which everything comes in. `received` and `handled` are called once a batch is committed."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        house: Callable[[], House],
        handled: Callable[[Sequence[Done]], None],
        received: Callable[[Sequence[Incoming]], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._house = house
        self._handled = handled
        self._received = received
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()

    async def accept(self, incoming: Sequence[Incoming]) -> None:
        """Keep updates. When this returns they are on disk."""
        now = self._clock()
        await self._store.transaction(lambda tx: inbox.add(tx, incoming, now))
        self._received(incoming)
        self.wake()

    async def hear(self, incoming: Incoming, words: str, content: bytes = b"") -> None:
        """Keep an update from a page of our own, the words that the page shows for it ("" for none), and its file."""
        now = self._clock()

        def keep(tx: Transaction) -> None:
            if inbox.add(tx, [incoming], now) and words:
                cause = f"heard:{incoming.update_id}"
                address, at, said = incoming.address.id, incoming.at, Said(words)
                web_messages.add(tx, address=address, cause=cause, from_person=True, said=said, at=at)
                if content:
                    received_files.add(tx, incoming, content, now)

        await self._store.transaction(keep)
        self._received([incoming])
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
                done = await self._handle_batch()
            except StorageError:  # which the store itself tells of
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            if done:
                self._handled(done)
            if len(done) < BATCH:
                self._idle.set()
                await self._wake.wait()

    async def drained(self) -> None:
        """Wait until nothing waits to be handled."""
        await self._idle.wait()

    async def _handle_batch(self) -> list[Done]:
        """Handle the oldest updates that wait, in one transaction; if one of them fails, each in a part of its own."""
        try:
            return await self._store.transaction(partial(self._work_through, _handle))
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - the careful way finds out which update it was, and says so
            return await self._store.transaction(partial(self._work_through, _handle_carefully))

    def _work_through(
        self, handle_one: Callable[[Waiting, House, datetime, Transaction], Handled], tx: Transaction
    ) -> list[Done]:
        rows = inbox.waiting(tx, BATCH)
        if not rows:
            return []
        house, now = self._house(), self._clock()
        handled = [handle_one(row, house, now, tx) for row in rows]
        replies = [_replies(tx, row, one.reply, now) for row, one in zip(rows, handled, strict=True)]
        outbox.add(tx, chain.from_iterable(replies))
        inbox.mark_done(tx, rows[-1].seq)
        return [
            Done(row.incoming.address, row.incoming.callback_id, one.reply.notice, one.language, _keys(one.reply))
            for one, row in zip(handled, rows, strict=True)
        ]


def _handle(row: Waiting, house: House, now: datetime, tx: Transaction) -> Handled:
    contact = meet(tx, house, row.incoming, now)
    return Handled(contact.language, handle(Request(tx, house, row.incoming, contact, now)))


def _handle_carefully(row: Waiting, house: House, now: datetime, tx: Transaction) -> Handled:
    """Try thrice, then park the update and tell the person; what it had done by then is taken back."""
    problem = ""
    for _ in range(TRIES):
        try:
            with tx.part():
                handled = _handle(row, house, now, tx)
                outbox.add(tx, _replies(tx, row, handled.reply, now))  # here too, since it may be what fails
                return handled
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this update's alone
            problem = _where(error)
    _log.error("update %s of %s is parked: %s", row.incoming.update_id, row.incoming.address.channel, problem)
    inbox.park(tx, row.seq, problem)
    return Handled(house.language, Reply((Outgoing("apology"),)))


def _replies(tx: Transaction, row: Waiting, reply: Reply, now: datetime) -> list[Delivery]:
    cause, incoming = _cause(row.incoming), row.incoming
    replies = [
        Delivery(f"{cause}:{number}", incoming.address, Kind.REPLY, message, now)
        for number, message in enumerate(reply.messages)
    ]
    if replies and reply.edits and incoming.tapped:
        replies[0] = replace(replies[0], edits=offers.sent_as(tx, incoming.address, incoming.tapped))
    return replies


def _keys(reply: Reply) -> tuple[str, ...]:
    return tuple(message.key for message in reply.messages)


def _where(error: Exception) -> str:
    """The error's kind and place, without its message, which may quote what somebody wrote."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"


def _cause(incoming: Incoming) -> str:
    address = incoming.address
    return ":".join(("reply", address.channel, *filter(None, (address.bot,)), incoming.update_id))
