"""What the pages keep in the database and read from it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.channels.web import Keep
from bot.domain.messages import Rendered
from bot.storage import web_messages
from bot.storage.store import Store, Transaction
from bot.storage.web_messages import WebMessage
from bot.web.pages import History


def keeper(store: Store, now: Callable[[], datetime]) -> Keep:
    """What `WebChannel` keeps its messages with."""

    async def keep(address: str, delivery_id: str, message: Rendered) -> int:
        def work(tx: Transaction) -> int:
            return web_messages.add(
                tx,
                address=address,
                cause=delivery_id,
                from_person=False,
                text=message.text,
                choices=message.choices,
                at=now(),
            )

        return await store.transaction(work)

    return keep


def reader(store: Store) -> History:
    """What a page reads its conversation with."""

    async def history(address: str, after: int | None, limit: int) -> Sequence[WebMessage]:
        if after is None:
            return await store.read(lambda tx: web_messages.latest(tx, address, limit))
        return await store.read(lambda tx: web_messages.newer(tx, address, after, limit))

    return history
