"""What the pages keep in the database and read from it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.channels.web import Keep
from bot.domain.messages import Incoming, Rendered
from bot.storage import inbox, web_messages
from bot.storage.store import Store, Transaction
from bot.storage.web_messages import WebMessage
from bot.web.pages import Hear, History


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


def hearer(store: Store, now: Callable[[], datetime], heard: Callable[[], None]) -> Hear:
    """Puts what a person did into the inbox and their words into the conversation, then calls `heard`."""

    async def hear(incoming: Incoming, words: str) -> None:
        def work(tx: Transaction) -> None:
            inbox.add(tx, [incoming], now())
            if words:
                _keep_words(tx, incoming, words)

        await store.transaction(work)
        heard()

    return hear


def _keep_words(tx: Transaction, incoming: Incoming, words: str) -> None:
    cause = said_cause(incoming.update_id)
    web_messages.add(tx, address=incoming.address.id, cause=cause, from_person=True, text=words, at=incoming.at)


def said_cause(update_id: str) -> str:
    """The cause of a message in the person's own words."""
    return f"said:{update_id}"


def reader(store: Store) -> History:
    """What a page reads its conversation with."""

    async def history(address: str, after: int | None, limit: int) -> Sequence[WebMessage]:
        if after is None:
            return await store.read(lambda tx: web_messages.latest(tx, address, limit))
        return await store.read(lambda tx: web_messages.newer(tx, address, after, limit))

    return history
