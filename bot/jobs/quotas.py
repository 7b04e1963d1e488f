"""Keeping account of what Zalo's free tier allows."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.channels.channel import Accept
from bot.channels.zalo import ZaloClient
from bot.domain.messages import Incoming
from bot.services import quotas
from bot.services.roles import Named
from bot.storage.store import StorageError, Store

_log = logging.getLogger(__name__)


def spender(store: Store, clock: Callable[[], datetime], bot: str) -> Callable[[int], Awaitable[None]]:
    """What a bot counts its messages with."""

    async def spend(messages: int) -> None:
        now = clock()
        try:
            await store.transaction(lambda tx: quotas.spend(tx, bot, messages, now))
        except StorageError as error:
            _log.warning("%d messages of bot %s are not counted: %s", messages, bot, error)

    return spend


def counted(accept: Accept, spend: Callable[[int], Awaitable[None]]) -> Accept:
    """Keep updates, and count them too."""

    async def keep(incoming: Sequence[Incoming]) -> None:
        await accept(incoming)
        await spend(len(incoming))

    return keep


async def warn(
    clients: Sequence[ZaloClient],
    store: Store,
    clock: Callable[[], datetime],
    organisers: Named,
    queued: Callable[[], None],
) -> None:
    """Tell organisers of what is nearly, or wholly, used up."""
    exhausted, now = {client.bot for client in clients if client.is_exhausted}, clock()
    if clients:
        await store.transaction(lambda tx: quotas.warn(tx, organisers, exhausted, now))
        queued()
