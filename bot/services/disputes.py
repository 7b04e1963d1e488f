"""A delegate says that they were there; the clerk decides."""

from datetime import datetime

from bot.domain.attendance import MISSING, Status
from bot.domain.messages import Address
from bot.domain.people import Person
from bot.services import statuses
from bot.services.statuses import Standing, Word
from bot.storage import attendance, disputes
from bot.storage.disputes import Dispute, DisputeState
from bot.storage.store import Transaction

DISPUTABLE = MISSING | {Status.LEFT_EARLY}


def may_dispute(tx: Transaction, person: Person) -> list[str]:
    """The sessions in which a person is recorded as absent and may say otherwise: once for each."""
    raised = disputes.of_person(tx, person.id)
    records = attendance.of_person(tx, person.id)
    return [id_ for id_, record in records.items() if record.status in DISPUTABLE and id_ not in raised]


def dispute(tx: Transaction, person: Person, session_id: str, address: Address, now: datetime) -> int | None:
    """Say that one was there: the dispute's id; None where there is nothing to dispute, or it was disputed before."""
    standing = attendance.find(tx, session_id, person.id)
    if standing is None or standing.status not in DISPUTABLE:
        return None
    return disputes.add(tx, session_id, person, address, now)


def decide(tx: Transaction, found: Dispute, *, upheld: bool, by: str, channel: str, now: datetime) -> bool:
    """The clerk's decision: upheld, the delegate is present. False where it was decided before."""
    if not disputes.decide(tx, found.id, DisputeState.UPHELD if upheld else DisputeState.REFUSED, by, now):
        return False
    if upheld:
        word = Word(by, channel, f"dispute:{found.id}", now, "dispute")
        record = attendance.find(tx, found.session_id, found.person_id)
        site = record.site_code if record else found.site_code
        statuses.record(tx, Standing(found.session_id, found.person_id, site, record), Status.PRESENT, word)
    return True
