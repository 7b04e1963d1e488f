"""Every version of the timetable that was ever in force."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.store import Row, Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class Version:
    """A timetable that was accepted. `content` is all of it as canonical JSON, `changes` what it changed, as said."""

    number: int
    digest: str
    content: str
    accepted_at: datetime
    changes: str = ""


def latest(tx: Transaction) -> Version | None:
    """The version now in force."""
    row = one(tx.rows("SELECT * FROM timetable_version ORDER BY version DESC LIMIT 1"))
    return _version(row) if row else None


def of(tx: Transaction, number: int) -> Version | None:
    """The version of that number."""
    row = one(tx.rows("SELECT * FROM timetable_version WHERE version = :number", {"number": number}))
    return _version(row) if row else None


def last(tx: Transaction, limit: int) -> list[Version]:
    """The last versions, the newest first."""
    rows = tx.rows("SELECT * FROM timetable_version ORDER BY version DESC LIMIT :limit", {"limit": limit})
    return [_version(row) for row in rows]


def add(tx: Transaction, version: Version) -> None:
    """Keep a version."""
    tx.run(
        "INSERT INTO timetable_version (version, digest, content, accepted_at, changes)"
        " VALUES (:version, :digest, :content, :accepted_at, :changes)",
        {
            "version": version.number,
            "digest": version.digest,
            "content": version.content,
            "accepted_at": stamp(version.accepted_at),
            "changes": version.changes,
        },
    )


def _version(row: Row) -> Version:
    return Version(row["version"], row["digest"], row["content"], moment(row["accepted_at"]), row["changes"])
