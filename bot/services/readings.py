"""Saying that one has read a broadcast."""

from datetime import datetime

from bot.domain.messages import Address
from bot.storage import readings
from bot.storage.store import Transaction


def confirm(tx: Transaction, address: Address, broadcast_id: str, now: datetime) -> bool:
    """Note that they read that broadcast ("": the last one that asked); False where none asked this chat."""
    asked = readings.last_asked(tx, address, broadcast_id)
    if asked is None:
        return False
    readings.note(tx, asked, address, now)
    return True
