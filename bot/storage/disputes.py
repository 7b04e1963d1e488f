"""Delegates who say that they were there after all: once for a session, decided by the clerk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Address, Channel
from bot.domain.people import Person
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, moment, one, stamp


class DisputeState(StrEnum):
    """What became of it."""

    OPEN = "open"
    UPHELD = "upheld"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A delegate's word against what is recorded of them; `address` is the chat that raised it."""

    id: int
    session_id: str
    person_id: str
    site_code: str
    address: Address
    raised_at: datetime
    state: DisputeState


def add(tx: Transaction, session_id: str, person: Person, address: Address, now: datetime) -> int | None:
    """Keep a new one: its id; None where they had one for that session."""
    rows = tx.rows(
        "INSERT INTO dispute (session_id, person_id, site_code, channel, bot, address, raised_at, state)"
        " VALUES (:session_id, :person_id, :site_code, :channel, :bot, :address, :now, 'open')"
        " ON CONFLICT DO NOTHING RETURNING id",
        place(address, session_id=session_id, person_id=person.id, site_code=person.site_code, now=stamp(now)),
    )
    return rows[0]["id"] if rows else None


def find(tx: Transaction, dispute_id: int) -> Dispute | None:
    """One of them."""
    row = one(tx.rows("SELECT * FROM dispute WHERE id = :id", {"id": dispute_id}))
    return _dispute(row) if row else None


def of_person(tx: Transaction, person_id: str) -> dict[str, Dispute]:
    """A person's, by session."""
    rows = tx.rows("SELECT * FROM dispute WHERE person_id = :id", {"id": person_id})
    return {row["session_id"]: _dispute(row) for row in rows}


def open_at(tx: Transaction, site_code: str) -> list[Dispute]:
    """Those of a site that wait for its clerk."""
    rows = tx.rows("SELECT * FROM dispute WHERE site_code = :code AND state = 'open' ORDER BY id", {"code": site_code})
    return [_dispute(row) for row in rows]


def decide(tx: Transaction, dispute_id: int, state: DisputeState, by: str, now: datetime) -> bool:
    """Decide an open one; False where it is decided."""
    changed = tx.run(
        "UPDATE dispute SET state = :state, decided_at = :now, decided_by = :by WHERE id = :id AND state = 'open'",
        {"id": dispute_id, "state": state, "by": by, "now": stamp(now)},
    )
    return changed == 1


def forget(tx: Transaction, address: Address) -> None:
    """Keep that somebody objected, but not in which chat."""
    here = "channel = :channel AND bot = :bot AND address = :address"
    tx.run(f"UPDATE dispute SET address = '' WHERE {here}", place(address))


def _dispute(row: Row) -> Dispute:
    return Dispute(
        row["id"],
        row["session_id"],
        row["person_id"],
        row["site_code"],
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        moment(row["raised_at"]),
        DisputeState(row["state"]),
    )
