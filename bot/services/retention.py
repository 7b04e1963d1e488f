"""Phones and chats are kept as long as the class needs them, and a settable number of days more."""

from datetime import datetime, timedelta

from bot.domain.messages import Outgoing
from bot.domain.timetable import Timetable
from bot.services.roles import Named, tell_organisers
from bot.storage import retention
from bot.storage.store import Transaction

_WARNED_BEFORE = timedelta(days=7)
_JUST_NOW = timedelta(days=1)  # who writes after all that is answered, and forgotten the next day


def deadline(timetable: Timetable, days: int) -> datetime:
    """When phones and chats are deleted."""
    return timetable.sessions[-1].end + timedelta(days=days)


def warn(tx: Transaction, timetable: Timetable, days: int, organisers: Named, now: datetime) -> bool:
    """Tell organisers, once, that the day comes near: a week before, or less where less is kept; whether it is near."""
    at = deadline(timetable, days)
    begins = max(at - _WARNED_BEFORE, timetable.sessions[-1].end)
    if not begins <= now < at:
        return False
    near = Outgoing("retention-near", {"at": at, "title": timetable.title})
    tell_organisers(tx, organisers, f"retention:{timetable.id}:{at.date()}", near, now)
    return True


def delete_some(tx: Transaction, timetable: Timetable, days: int, now: datetime) -> bool:
    """Delete a stretch once the day has come; to be called until it is False."""
    return now >= deadline(timetable, days) and retention.delete_stretch(tx, now - _JUST_NOW)
