"""Timetables that organisers sent: shown, and put into the timetable's file once somebody wants them there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.storage.store import Row, Transaction, one, stamp


class ProposalState(StrEnum):
    """Where a proposal stands."""

    SHOWN = "shown"
    ACCEPTED = "accepted"  # to be written into the file
    WRITTEN = "written"
    DROPPED = "dropped"
    SUPERSEDED = "superseded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A timetable as it was sent, compared with the version `base`; `tell` says that people shall be told."""

    base: int
    digest: str
    content: str
    sent_by: str
    id: int = 0
    state: ProposalState = ProposalState.SHOWN
    tell: bool = False


def add(tx: Transaction, proposal: Proposal, now: datetime) -> int:
    """Keep a proposal, in place of what the same organiser sent before and did not decide about; its id."""
    tx.run(
        "UPDATE timetable_proposal SET state = 'superseded', content = '' WHERE state = 'shown' AND sent_by = :by",
        {"by": proposal.sent_by},
    )
    rows = tx.rows(
        "INSERT INTO timetable_proposal (base, digest, content, sent_by, sent_at, state)"
        " VALUES (:base, :digest, :content, :by, :now, 'shown') RETURNING id",
        {
            "base": proposal.base,
            "digest": proposal.digest,
            "content": proposal.content,
            "by": proposal.sent_by,
            "now": stamp(now),
        },
    )
    number: int = rows[0]["id"]
    return number


def find(tx: Transaction, proposal_id: int) -> Proposal | None:
    """A proposal, whatever became of it."""
    row = one(tx.rows("SELECT * FROM timetable_proposal WHERE id = :id", {"id": proposal_id}))
    return _proposal(row) if row else None


def accepted(tx: Transaction) -> Proposal | None:
    """The oldest that is to be written into the file."""
    row = one(tx.rows("SELECT * FROM timetable_proposal WHERE state = 'accepted' ORDER BY id LIMIT 1"))
    return _proposal(row) if row else None


def take_wish(tx: Transaction, digest: str) -> str:
    """Who wished people to be told of the timetable with that content, "" for nobody; a wish holds once."""
    rows = tx.rows(
        "UPDATE timetable_proposal SET tell = 0 WHERE digest = :digest AND tell = 1"
        " AND state IN ('accepted', 'written') RETURNING sent_by",
        {"digest": digest},
    )
    return str(rows[0]["sent_by"]) if rows else ""


def accept(tx: Transaction, proposal_id: int, *, tell: bool) -> bool:
    """It shall be written; False where that is decided already."""
    changed = tx.run(
        "UPDATE timetable_proposal SET state = 'accepted', tell = :tell WHERE id = :id AND state = 'shown'",
        {"id": proposal_id, "tell": int(tell)},
    )
    return changed == 1


def close(tx: Transaction, proposal_id: int, state: ProposalState) -> bool:
    """It is written, dropped or of no use; its content is kept no longer. False where it was closed before."""
    changed = tx.run(
        "UPDATE timetable_proposal SET state = :state, content = '' WHERE id = :id AND state IN ('shown', 'accepted')",
        {"id": proposal_id, "state": state},
    )
    return changed == 1


def _proposal(row: Row) -> Proposal:
    state, tell = ProposalState(row["state"]), bool(row["tell"])
    return Proposal(row["base"], row["digest"], row["content"], row["sent_by"], row["id"], state, tell)
