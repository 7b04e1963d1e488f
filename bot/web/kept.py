"""What the pages keep in the database and read from it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.channels.web import Kept
from bot.domain.messages import Rendered
from bot.storage import files, web_messages
from bot.storage.files import File
from bot.storage.store import Store
from bot.storage.web_messages import Said, WebMessage
from bot.web.files import Find
from bot.web.pages import History


class _Kept:
    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def add(self, address_id: str, delivery_id: str, message: Rendered) -> int:
        said, at = _said(message), self._now()
        work = partial(web_messages.add, address=address_id, cause=delivery_id, from_person=False, said=said, at=at)
        return await self._store.transaction(work)

    async def replace(self, address_id: str, delivery_id: str, message_id: str, message: Rendered) -> bool:
        said, at = _said(message), self._now()
        work = partial(
            web_messages.replace, address=address_id, id_=int(message_id), cause=delivery_id, said=said, at=at
        )
        return await self._store.transaction(work)

    async def remove(self, address_id: str, message_id: str) -> None:
        at = self._now()
        await self._store.transaction(lambda tx: web_messages.take_back(tx, address_id, int(message_id), at))


def keeper(store: Store, now: Callable[[], datetime]) -> Kept:
    """What `WebChannel` keeps its messages with."""
    return _Kept(store, now)


def reader(store: Store) -> History:
    """What a page reads its conversation with."""

    async def history(address: str, after: int | None, limit: int) -> Sequence[WebMessage]:
        if after is None:
            return await store.read(lambda tx: web_messages.latest(tx, address, limit))
        return await store.read(lambda tx: web_messages.newer(tx, address, after, limit))

    return history


def finder(store: Store, now: Callable[[], datetime]) -> Find:
    """What the files that are served are found with."""

    async def find(file_id: str) -> File | None:
        return await store.read(lambda tx: files.find(tx, file_id, now()))

    return find


def _said(message: Rendered) -> Said:
    return Said(message.text, message.choices, message.attachment, message.heading)
