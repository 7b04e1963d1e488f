"""The web page's own copy of what was said, in words: what a page that comes back reads again.

Ids only grow, also when old words are removed: a page resumes after the last id it saw.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import ShownChoice
from bot.storage.store import Row, Transaction, moment, stamp


@dataclass(frozen=True, slots=True)
class WebMessage:
    """One message as its page shows it. `at` is aware UTC."""

    id: int
    cause: str
    from_person: bool
    text: str
    choices: tuple[ShownChoice, ...]
    at: datetime


def add(
    tx: Transaction,
    *,
    address: str,
    cause: str,
    from_person: bool,
    text: str,
    at: datetime,
    choices: Iterable[ShownChoice] = (),
) -> int:
    """Keep a message; its id. One `cause` makes one message, however often it is added."""
    inserted = tx.rows(
        "INSERT INTO web_message (address, cause, from_person, text, choices, at)"
        " VALUES (:address, :cause, :from_person, :text, :choices, :at)"
        " ON CONFLICT (cause) DO NOTHING RETURNING id",
        {
            "address": address,
            "cause": cause,
            "from_person": int(from_person),
            "text": text,
            "choices": json.dumps([[choice.action, choice.label] for choice in choices], ensure_ascii=False),
            "at": stamp(at),
        },
    )
    found = inserted or tx.rows("SELECT id FROM web_message WHERE cause = :cause", {"cause": cause})
    return int(found[0]["id"])


def latest(tx: Transaction, address: str, limit: int) -> Sequence[WebMessage]:
    """The newest messages of a person, oldest first."""
    rows = tx.rows(
        "SELECT id, cause, from_person, text, choices, at FROM web_message"
        " WHERE address = :address ORDER BY id DESC LIMIT :limit",
        {"address": address, "limit": limit},
    )
    return [_message(row) for row in reversed(rows)]


def newer(tx: Transaction, address: str, after: int, limit: int) -> Sequence[WebMessage]:
    """The first messages of a person after the id `after`, oldest first."""
    rows = tx.rows(
        "SELECT id, cause, from_person, text, choices, at FROM web_message"
        " WHERE address = :address AND id > :after ORDER BY id LIMIT :limit",
        {"address": address, "after": after, "limit": limit},
    )
    return [_message(row) for row in rows]


def forget(tx: Transaction, address: str) -> None:
    """Remove a person's words."""
    _remove(tx, "address = :address", {"address": address})


def forget_before(tx: Transaction, before: datetime) -> None:
    """Remove everybody's words that are older than `before`."""
    _remove(tx, "at < :before", {"before": stamp(before)})


def _remove(tx: Transaction, which: str, parameters: dict[str, str]) -> None:
    # The newest row of all stays, empty and nobody's: without it the database would give its id out again.
    newest = "(SELECT MAX(id) FROM web_message)"
    tx.run(f"DELETE FROM web_message WHERE {which} AND id < {newest}", parameters)
    tx.run(
        "UPDATE web_message SET address = '', cause = 'removed:' || id, text = '', choices = '[]'"
        f" WHERE {which} AND id = {newest}",
        parameters,
    )


def _message(row: Row) -> WebMessage:
    return WebMessage(
        id=row["id"],
        cause=row["cause"],
        from_person=bool(row["from_person"]),
        text=row["text"],
        choices=tuple(ShownChoice(action, label) for action, label in json.loads(row["choices"])),
        at=moment(row["at"]),
    )
