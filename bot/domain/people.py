"""Who takes part, and the chats through which they are reached."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Address
from bot.domain.timetable import Language


class Role(StrEnum):
    """A right beyond a delegate's."""

    ORGANISER = "organiser"
    CLERK = "clerk"


@dataclass(frozen=True, slots=True)
class Person:
    """A delegate of a site. Those who enrolled themselves, not from a site's list, are walk-ins."""

    id: str
    site_code: str
    full_name: str
    registered_at: datetime
    walk_in: bool = True


@dataclass(frozen=True, slots=True)
class Contact:
    """A chat. `step` names what the conversation waits for and `draft` holds what it has so far.

    `lead_minutes` is the person's own choice of reminder: None as the timetable says, 0 none.
    `asked` is what the last question leaves behind for the next one, as JSON.
    """

    address: Address
    language: Language
    person: Person | None = None
    active: bool = True
    agreed_at: datetime | None = None
    lead_minutes: int | None = None
    step: str = ""
    draft: str = ""
    asked: str = ""
    asked_at: datetime | None = None
