"""What need not be kept is deleted."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.timetable import Timetable
from bot.services import retention
from bot.services.roles import Named
from bot.storage import files, inbox, received_files
from bot.storage.store import Store

_INBOX_KEPT = timedelta(days=3)  # platforms repeat an update for a day at most


async def clean(
    store: Store, timetable: Timetable, days: int, organisers: Named, clock: Callable[[], datetime]
) -> bool:
    """Delete updates that no platform will repeat, expired files, and `days` after the class all phones and chats.

    True when organisers are told that the day of that comes near.
    """
    now = clock()
    while await store.transaction(lambda tx: inbox.forget_before(tx, now - _INBOX_KEPT)):
        pass
    await store.transaction(lambda tx: files.forget_expired(tx, now))
    await store.transaction(lambda tx: received_files.forget_before(tx, now - _INBOX_KEPT))
    while await store.transaction(lambda tx: retention.delete_some(tx, timetable, days, now)):
        pass
    return await store.transaction(lambda tx: retention.warn(tx, timetable, days, organisers, now))
