"""Fetching and reading what people send, one file at a time, beside everything else."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.channels.channel import ChannelClient, DownloadError
from bot.domain.messages import Delivery, Incoming, IncomingKind, Kind
from bot.handlers import files
from bot.handlers.request import House, Reply, Request
from bot.handlers.route import meet
from bot.services import list_previews, roles, roster_import
from bot.services.list_previews import UnreadableError
from bot.services.sent_files import MOST_TRIES, FileKind, TimetableError, kind_of, read_timetable
from bot.storage import outbox, received_files
from bot.storage.received_files import FileState, ReceivedFile
from bot.storage.store import StorageError, Store, T, Transaction

_IDLE_SECONDS = 1.0
_PAUSE_SECONDS = 5.0

_log = logging.getLogger(__name__)


class FileReader:
    """Reads files. A kill costs nothing: a file is read again, and importing it again changes nothing."""

    def __init__(
        self,
        store: Store,
        clients: Sequence[ChannelClient],
        clock: Callable[[], datetime],
        *,
        house: Callable[[], House],
        schedule: Path,
        queued: Callable[[], None],
    ) -> None:
        self._store = store
        self._clients = clients
        self._clock = clock
        self._house = house
        self._schedule = schedule
        self._queued = queued

    async def work(self) -> None:
        """Bring the next file a step further, or rest where there is none."""
        file = await self._store.read(received_files.next_open)
        if file is None:
            await asyncio.sleep(_IDLE_SECONDS)
        else:
            await self._go_on(file)

    async def _go_on(self, file: ReceivedFile) -> None:
        if file.tries >= MOST_TRIES:
            await self._reply(file, partial(files.refused, file=file, why="failed"))
            return
        await self._store.transaction(lambda tx: received_files.try_once_more(tx, file.seq))
        try:
            await (self._import(file) if file.state is FileState.WANTED else self._read(file))
        except UnreadableError as error:
            await self._reply(file, partial(files.refused, file=file, why=error.why))
        except TimetableError as error:
            await self._reply(file, partial(files.refused_timetable, file=file, error=error))
        except DownloadError as error:
            await self._not_got(file, error)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is in a file, the others are read
            _log.error("a file cannot be read: %s", type(error).__name__)
            await asyncio.sleep(_PAUSE_SECONDS if file.tries + 1 < MOST_TRIES else 0)

    async def _not_got(self, file: ReceivedFile, error: DownloadError) -> None:
        if error.for_good:
            why = "too-large" if error.too_large else "failed"
            await self._reply(file, partial(files.refused, file=file, why=why))
        else:
            _log.info("a file could not be fetched just now: %s", error)
            await self._store.transaction(lambda tx: received_files.not_tried(tx, file.seq))
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _read(self, file: ReceivedFile) -> None:
        content = file.content or await self._fetch(file)
        if await self._store.transaction(partial(self._ask, file, files.is_for_broadcast)):
            await self._reply(file, partial(files.to_broadcast, file=file, content=content))
            return
        match kind_of(content):
            case FileKind.TIMETABLE:
                await self._read_timetable(file, content)
            case FileKind.PICTURE:
                raise UnreadableError("no-list")
            case FileKind.LIST:
                await self._read_list(file, content)

    async def _fetch(self, file: ReceivedFile) -> bytes:
        for client in self._clients:
            if (client.channel, client.bot) == (file.address.channel, file.address.bot):
                return await client.download(file.attachment)
        raise DownloadError("its channel is not configured", for_good=True)

    async def _read_timetable(self, file: ReceivedFile, content: bytes) -> None:
        rights = await self._store.read(lambda tx: roles.rights(tx, file.address, self._house().organisers))
        if not rights.organiser:
            raise UnreadableError("organisers-only")
        loaded = await asyncio.to_thread(read_timetable, content, self._schedule)
        await self._reply(file, partial(files.offered_timetable, file=file, content=content, loaded=loaded))

    async def _read_list(self, file: ReceivedFile, content: bytes) -> None:
        house = self._house()
        rights = await self._store.read(lambda tx: roles.rights(tx, file.address, house.organisers))
        site = list_previews.default_site(house.timetable, rights, file.caption)
        async with list_previews.staged(file.name, content, house.timetable, site) as (lines, report):
            found = await list_previews.preview(lines, report, self._store, house.timetable, rights)
        await self._reply(file, partial(files.offered, file=file, content=content, found=found))

    async def _import(self, file: ReceivedFile) -> None:
        """Read it again: rights, timetable and people may have changed since it was shown."""
        house = self._house()
        rights = await self._store.read(lambda tx: roles.rights(tx, file.address, house.organisers))
        site = list_previews.default_site(house.timetable, rights, file.caption)
        async with list_previews.staged(file.name, file.content, house.timetable, site) as (lines, report):
            found = await list_previews.preview(lines, report, self._store, house.timetable, rights)
            if found.foreign:
                await self._reply(file, partial(files.offered, file=file, content=b"", found=found))
                return
            summary = await roster_import.bring_in(lines, self._store, self._clock(), lambda _: None)
        await self._reply(file, partial(files.imported, file=file, summary=summary))

    async def _reply(self, file: ReceivedFile, handler: Callable[[Request], Reply]) -> None:
        """What a handler says of the file, in one transaction with what that changes."""

        def work(tx: Transaction) -> None:
            reply: Reply = self._ask(file, handler, tx)
            cause, now = f"file:{file.id}:{file.state}", self._clock()
            messages = enumerate(reply.messages)
            outbox.add(tx, [Delivery(f"{cause}:{n}", file.address, Kind.REPLY, one, now) for n, one in messages])

        await self._store.transaction(work)
        self._queued()

    def _ask(self, file: ReceivedFile, handler: Callable[[Request], T], tx: Transaction) -> T:
        now, house = self._clock(), self._house()
        incoming = Incoming(
            file.address, file.id, IncomingKind.FILE, file.name, now, attachment=file.attachment, caption=file.caption
        )
        return handler(Request(tx, house, incoming, meet(tx, house, incoming, now), now))
