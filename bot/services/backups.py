"""When the database was last copied, and whether it is time again."""

from datetime import datetime

from bot.storage import facts
from bot.storage.store import Transaction, moment, stamp

_LAST = "last_backup"
_SINCE = "backups_since"


def is_due(tx: Transaction, night: datetime, now: datetime) -> bool:
    """Whether that night's copy is missing. What was not there yet that night need not be copied."""
    since = moment(facts.keep_first(tx, _SINCE, stamp(now)))
    return max(since, last(tx) or since) < night


def last(tx: Transaction) -> datetime | None:
    """When the last copy was made, if ever."""
    found = facts.read(tx, _LAST)
    return moment(found) if found else None


def note(tx: Transaction, now: datetime) -> None:
    """The database was copied."""
    facts.keep(tx, _LAST, stamp(now))
