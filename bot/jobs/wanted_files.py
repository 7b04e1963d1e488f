"""Making the files that are wanted, one after the other, in a process beside the program's, and sending them."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.domain.messages import Address, Delivery, Kind, Outgoing
from bot.domain.timetable import Language, Timetable
from bot.handlers.request import House
from bot.jobs.beside import BesideError, beside
from bot.services import files, places, roles, wanted_files
from bot.services.wanted_files import Order, Part, What, Wish
from bot.storage import contacts, outbox
from bot.storage import wanted_files as storage
from bot.storage.sqlite import read_sqlite
from bot.storage.store import Store, Transaction
from bot.storage.wanted_files import WantedFile
from bot.texts.render import render

_MOST_TRIES = 2
_KEPT = timedelta(days=7)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    """What the other process is given."""

    database: Path
    order: Order
    language: Language


@dataclass(frozen=True, slots=True)
class _Begun:
    """A wish whose turn it is: who gets it, in which language, and of which sites. Nobody: it is not theirs."""

    wanted: WantedFile
    wish: Wish
    addresses: list[Address]
    language: Language
    site_codes: Collection[str] | None


class FileMaker:
    """Makes files. A kill costs nothing: a file is made again, and sent once."""

    def __init__(
        self,
        store: Store,
        database: Path,
        clock: Callable[[], datetime],
        *,
        house: Callable[[], House],
        queued: Callable[[], None],
    ) -> None:
        self._store = store
        self._database = database
        self._clock = clock
        self._house = house
        self._queued = queued
        self._turn = asyncio.Lock()

    async def want_reports(self) -> None:
        """Want the reports of the sessions that are over."""
        timetable, now = self._house().timetable, self._clock()
        await self._store.transaction(lambda tx: wanted_files.want_reports(tx, timetable, now))

    async def work(self) -> None:
        """Make all that is wanted by now."""
        async with self._turn:
            while await self._store.read(storage.any_waiting):
                begun = await self._store.transaction(self._begin)
                if begun is not None:
                    await self._make(begun)

    def _begin(self, tx: Transaction) -> _Begun | None:
        wanted = storage.begin(tx)
        if wanted is None:
            return None
        house, wish = self._house(), Wish.loads(wanted.wish)
        if wanted.address is None:
            place = places.read(house.timetable, wish.place) or places.CLASS
            receivers = wanted_files.receivers(tx, house.timetable, wish, house.organisers)
            return _Begun(wanted, wish, receivers, house.language, places.codes_in(house.timetable, place))
        rights = roles.rights(tx, wanted.address, house.organisers)
        theirs = wanted_files.may_have(house.timetable, rights, wish)
        contact = contacts.find(tx, wanted.address)
        language = contact.language if contact else house.language
        codes = wanted_files.sites_of(house.timetable, rights)
        return _Begun(wanted, wish, [wanted.address] if theirs else [], language, codes)

    async def _make(self, begun: _Begun) -> None:
        house, now = self._house(), self._clock()
        wanted = begun.wanted
        if not begun.addresses or not _still_there(house.timetable, begun.wish):
            await self._store.transaction(lambda tx: storage.mark(tx, wanted.id, made=False))
            return
        order = Order(house.timetable, begun.wish, begun.site_codes, now)
        try:
            parts = await beside(_make_beside, _Job(self._database, order, begun.language))
        except BesideError as error:
            _log.error("a file was not made: %s", error)
            if wanted.tries < _MOST_TRIES:
                return
            parts = (Part(Outgoing("made-failed")),)
        if await self._store.transaction(partial(_send, begun, parts, now)):
            self._queued()


def _still_there(timetable: Timetable, wish: Wish) -> bool:
    """Whether the timetable still has the session that it is about; a table of a former one can be made."""
    return wish.what is What.TABLE or not wish.session_id or wish.session_id in timetable.session_by_id


def _send(begun: _Begun, parts: tuple[Part, ...], now: datetime, tx: Transaction) -> bool:
    """Queue the messages, each once for each receiver; all of them share a file."""
    wanted = begun.wanted
    if not storage.mark(tx, wanted.id, made=True):
        return False
    for number, part in enumerate(parts):
        message = _with_file(tx, part, now)
        outbox.add(
            tx,
            [
                Delivery(f"file:{wanted.id}:{number}:{address}", address, Kind.NOTICE, message, now)
                for address in begun.addresses
            ],
        )
    return True


def _with_file(tx: Transaction, part: Part, now: datetime) -> Outgoing:
    if part.file is None:
        return part.message
    made = part.file
    attachment = files.attach(tx, made.name, made.media_type, made.content, now=now, expires_at=now + _KEPT)
    return Outgoing(part.message.key, part.message.arguments, part.message.choices, attachment)


def _make_beside(job: _Job) -> tuple[Part, ...]:
    """In the other process: read the database and make what is wanted."""
    from bot.services.file_making import make  # noqa: PLC0415 - what draws and writes takes memory: only there

    def words(outgoing: Outgoing) -> str:
        return render(outgoing, job.language, job.order.timetable.zone).text

    async def made() -> tuple[Part, ...]:
        async with read_sqlite(job.database) as store:
            return await store.read(lambda tx: make(tx, job.order, words))

    return asyncio.run(made())
