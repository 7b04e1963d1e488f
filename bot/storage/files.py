"""Files that people are sent: kept until they expire."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.store import Row, Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class File:
    """A file with its content."""

    id: str
    name: str
    media_type: str
    content: bytes
    expires_at: datetime


def add(tx: Transaction, file: File, now: datetime) -> None:
    """Keep a file."""
    tx.run(
        "INSERT INTO file (id, name, media_type, content, made_at, expires_at)"
        " VALUES (:id, :name, :media_type, :content, :now, :expires_at)",
        {
            "id": file.id,
            "name": file.name,
            "media_type": file.media_type,
            "content": file.content,
            "now": stamp(now),
            "expires_at": stamp(file.expires_at),
        },
    )


def find(tx: Transaction, file_id: str, now: datetime) -> File | None:
    """The file, unless it has expired."""
    row = one(
        tx.rows("SELECT * FROM file WHERE id = :id AND expires_at > :now", {"id": file_id, "now": stamp(now)}),
    )
    return _file(row) if row else None


def forget_expired(tx: Transaction, now: datetime) -> int:
    """Delete what has expired; how many."""
    return tx.run("DELETE FROM file WHERE expires_at <= :now", {"now": stamp(now)})


def _file(row: Row) -> File:
    return File(row["id"], row["name"], row["media_type"], row["content"], moment(row["expires_at"]))
