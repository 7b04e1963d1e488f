"""A copy of the database each night, beside it; the oldest copies make room."""

import logging
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from bot.domain.daily import latest
from bot.domain.messages import Outgoing
from bot.domain.timetable import Timetable
from bot.services import backups
from bot.services.roles import Named, tell_organisers
from bot.storage.sqlite import SqliteStore
from bot.storage.store import StorageError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rule:
    """When copies are made, where they lie, and how many are kept."""

    at: time
    folder: Path
    keep: int


async def back_up(store: SqliteStore, rule: Rule, timetable: Timetable, organisers: Named, now: datetime) -> bool:
    """Make the copy of the last night where there is none yet; whether organisers were told that it failed."""
    night = latest(rule.at, timetable.zone, now)
    if not await store.transaction(lambda tx: backups.is_due(tx, night, now)):
        return False
    path = rule.folder / f"diemcau-{night.date().isoformat()}.sqlite3"
    try:
        rule.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            await store.backup(path)
        _remove_oldest(rule)
    except (StorageError, OSError) as error:
        _log.error("the database was not copied: %s", error)
        reason = str(error)
        failed = Outgoing("backup-failed", {"problem": reason})
        await store.transaction(lambda tx: tell_organisers(tx, organisers, f"backup:{night.date()}", failed, now))
        return True
    _log.info("the database is copied to %s", path)
    await store.transaction(lambda tx: backups.note(tx, now))
    return False


def _remove_oldest(rule: Rule) -> None:
    """Only copies of our own names are removed."""
    copies = sorted(rule.folder.glob("diemcau-????-??-??.sqlite3"))
    for old in copies[: -rule.keep]:
        old.unlink(missing_ok=True)
