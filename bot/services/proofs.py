"""Whether somebody can say the code of their room, where the timetable asks for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain import proof
from bot.domain.people import Person
from bot.storage import wrong_codes
from bot.storage.store import Transaction

WRONG_AT_MOST = 5
WITHIN = timedelta(minutes=10)


class Lack(StrEnum):
    """What a check-in lacks."""

    NO_CODE = "no_code"
    WRONG_CODE = "wrong_code"
    TOO_MANY = "too_many"  # wrong codes, for now


@dataclass(frozen=True, slots=True)
class Shown:
    """The code that somebody gives, and the key by which it is judged."""

    code: str
    key: bytes


NOTHING_SHOWN = Shown("", b"")


def lacking(tx: Transaction, person: Person, session_id: str, shown: Shown, *, at: datetime) -> Lack | None:
    """What is missing to prove that they are at their site or see the central screen; None where nothing is.

    A wrong code costs nothing but a try, and there are only so many of those in a while.
    """
    if not shown.code:
        return Lack.NO_CODE
    if rests_until(tx, person, session_id, at=at):
        return Lack.TOO_MANY
    if proof.is_shown(shown.key, session_id, (person.site_code, proof.CENTRAL), shown.code, at):
        return None
    wrong_codes.add(tx, person.id, session_id, since=at - WITHIN, now=at)
    return Lack.WRONG_CODE


def rests_until(tx: Transaction, person: Person, session_id: str, *, at: datetime) -> datetime | None:
    """Until when they may not try again, if that is so."""
    tried = wrong_codes.tried(tx, person.id, session_id)
    if tried is None or tried[0] < WRONG_AT_MOST or at >= tried[1] + WITHIN:
        return None
    return tried[1] + WITHIN
