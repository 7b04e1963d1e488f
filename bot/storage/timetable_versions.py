"""Every version of the timetable that was ever in force."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.store import Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class Version:
    """A timetable that was accepted. `content` is all of it as canonical JSON."""

    number: int
    digest: str
    content: str
    accepted_at: datetime


def latest(tx: Transaction) -> Version | None:
    """The version now in force."""
    row = one(tx.rows("SELECT * FROM timetable_version ORDER BY version DESC LIMIT 1"))
    if row is None:
        return None
    return Version(row["version"], row["digest"], row["content"], moment(row["accepted_at"]))


def add(tx: Transaction, version: Version) -> None:
    """Keep a version."""
    tx.run(
        "INSERT INTO timetable_version (version, digest, content, accepted_at)"
        " VALUES (:version, :digest, :content, :accepted_at)",
        {
            "version": version.number,
            "digest": version.digest,
            "content": version.content,
            "accepted_at": stamp(version.accepted_at),
        },
    )
