"""Saying that one has read a broadcast."""

from datetime import datetime

from bot.domain.people import Contact
from bot.storage import readings
from bot.storage.store import Transaction


def confirm(tx: Transaction, contact: Contact, broadcast_id: str, now: datetime) -> bool:
    """Note that they read that broadcast ("": the last one that asked); False where none asked this chat."""
    asked = readings.last_asked(tx, contact.address, broadcast_id)
    if asked is None:
        return False
    readings.note(tx, asked, contact.address, contact.person.id if contact.person else None, now)
    return True
