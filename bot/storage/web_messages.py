"""The web page's own copy of what was said, in words: what a page that comes back reads again.

Ids only grow, also when old words are removed: a page resumes after the last id it saw.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Attachment, AttachmentKind, ShownChoice
from bot.storage.store import Parameters, Row, Transaction, moment, one, stamp

# The newest row of all is emptied instead of deleted: without it the database would give its id out again.
EMPTIED = "address = '', cause = 'removed:' || id, text = '', choices = '[]', file = NULL, heading = 0"


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says."""

    text: str
    choices: tuple[ShownChoice, ...] = ()
    attachment: Attachment | None = None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class WebMessage:
    """One message as its page shows it. `at` is aware UTC.

    Where `replaces` is set, it is what has become of an earlier message, by its id; `said` is None where that is gone.
    """

    id: int
    cause: str
    from_person: bool
    said: Said | None
    at: datetime
    replaces: int | None = None


def add(tx: Transaction, *, address: str, cause: str, from_person: bool, said: Said, at: datetime) -> int:
    """Keep a message; its id. One `cause` makes one message, however often it is added."""
    inserted = tx.rows(
        "INSERT INTO web_message (address, cause, from_person, text, choices, file, heading, at)"
        " VALUES (:address, :cause, :from_person, :text, :choices, :file, :heading, :at)"
        " ON CONFLICT (cause) DO NOTHING RETURNING id",
        {"address": address, "cause": cause, "from_person": int(from_person), "at": stamp(at), **_columns(said)},
    )
    found = inserted or tx.rows("SELECT id FROM web_message WHERE cause = :cause", {"cause": cause})
    return int(found[0]["id"])


def replace(tx: Transaction, *, address: str, id_: int, cause: str, said: Said, at: datetime) -> bool:
    """Change what the message `id_` says; False where there is no such message. The same `cause` again does nothing."""
    changed = tx.run(
        "UPDATE web_message SET text = :text, choices = :choices, file = :file, heading = :heading"
        " WHERE id = :id AND address = :address",
        {"id": id_, "address": address, **_columns(said)},
    )
    if changed:
        _mark(tx, address, id_, cause, at)
    return changed == 1


def take_back(tx: Transaction, address: str, id_: int, at: datetime) -> None:
    """Remove one message of a person."""
    which: Parameters = {"id": id_, "address": address}
    if tx.rows("SELECT 1 FROM web_message WHERE id = :id AND address = :address", which):
        _mark(tx, address, id_, f"taken back:{id_}", at)
        tx.run("DELETE FROM web_message WHERE id = :id AND address = :address", which)


def latest(tx: Transaction, address: str, limit: int) -> Sequence[WebMessage]:
    """The newest messages of a person as they read now, oldest first."""
    rows = tx.rows(
        "SELECT * FROM web_message WHERE address = :address AND replaces IS NULL ORDER BY id DESC LIMIT :limit",
        {"address": address, "limit": limit},
    )
    return [_message(row, row) for row in reversed(rows)]


def newer(tx: Transaction, address: str, after: int, limit: int) -> Sequence[WebMessage]:
    """What a person was told after the id `after`, oldest first: messages, and changes to those before."""
    rows = tx.rows(
        "SELECT * FROM web_message WHERE address = :address AND id > :after ORDER BY id LIMIT :limit",
        {"address": address, "after": after, "limit": limit},
    )
    return [_message(row, row if row["replaces"] is None else _row(tx, address, row["replaces"])) for row in rows]


def forget(tx: Transaction, address: str) -> None:
    """Remove a person's words."""
    here = {"address": address}
    tx.run("DELETE FROM web_message WHERE address = :address AND id < (SELECT MAX(id) FROM web_message)", here)
    tx.run(f"UPDATE web_message SET {EMPTIED} WHERE address = :address", here)


def _mark(tx: Transaction, address: str, id_: int, cause: str, at: datetime) -> None:
    """Let pages that have the message's old words know."""
    tx.run(
        "INSERT INTO web_message (address, cause, from_person, text, at, replaces)"
        " VALUES (:address, :cause, 0, '', :at, :id) ON CONFLICT (cause) DO NOTHING",
        {"address": address, "cause": cause, "at": stamp(at), "id": id_},
    )


def _row(tx: Transaction, address: str, id_: int) -> Row | None:
    return one(
        tx.rows(
            "SELECT * FROM web_message WHERE id = :id AND address = :address",
            {"id": id_, "address": address},
        )
    )


def _message(row: Row, words: Row | None) -> WebMessage:
    return WebMessage(
        id=row["id"],
        cause=row["cause"],
        from_person=bool(row["from_person"]),
        said=_said(words) if words is not None else None,
        at=moment(row["at"]),
        replaces=row["replaces"],
    )


def _columns(said: Said) -> dict[str, str | int | None]:
    file = said.attachment
    return {
        "text": said.text,
        "heading": said.heading,
        "choices": json.dumps([[choice.action, choice.label] for choice in said.choices], ensure_ascii=False),
        "file": json.dumps([file.kind, file.file_id, file.name, file.media_type], ensure_ascii=False) if file else None,
    }


def _said(row: Row) -> Said:
    choices = tuple(ShownChoice(action, label) for action, label in json.loads(row["choices"]))
    return Said(row["text"], choices, _attachment(*json.loads(row["file"])) if row["file"] else None, row["heading"])


def _attachment(kind: str, *facts: str) -> Attachment:
    return Attachment(AttachmentKind(kind), *facts)
