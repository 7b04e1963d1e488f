"""What need not be kept is deleted."""

from datetime import datetime, timedelta

from bot.storage import inbox
from bot.storage.store import Store

_INBOX_KEPT = timedelta(days=3)  # platforms repeat an update for a day at most


async def clean(store: Store, now: datetime) -> None:
    """Delete handled updates that no platform will repeat."""
    await store.transaction(lambda tx: inbox.forget_before(tx, now - _INBOX_KEPT))
