"""Who takes part, and the chats through which they are reached."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Address
from bot.domain.timetable import Language, Site


class Role(StrEnum):
    """A right beyond a delegate's, and what its scope is."""

    ORGANISER = "organiser"  # ""
    COORDINATOR = "coordinator"  # a province's code
    CLERK = "clerk"  # a site's code
    CHAIR = "chair"  # a site's code; the same rights as a clerk


@dataclass(frozen=True, slots=True)
class Rights:
    """What a chat may do beyond a delegate's: everywhere, in provinces, at sites."""

    organiser: bool = False
    provinces: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()

    @property
    def is_nobody(self) -> bool:
        """Whether there is no right at all."""
        return not (self.organiser or self.provinces or self.sites)

    def may_see(self, site: Site) -> bool:
        """Whether the site's people and numbers are theirs to see."""
        return self.may_record(site) or site.province_code in self.provinces

    def may_record(self, site: Site) -> bool:
        """Whether they may say who is there."""
        return self.organiser or site.code in self.sites


@dataclass(frozen=True, slots=True)
class Person:
    """A delegate of a site. Those who enrolled themselves, not from a site's list, are walk-ins."""

    id: str
    site_code: str
    full_name: str
    registered_at: datetime
    walk_in: bool = True
    position: str = ""


def told_apart(people: Sequence[Person]) -> dict[str, Person]:
    """A room's people by id; those who share a name have their position behind it, or their place in the list."""
    names = Counter(one.full_name for one in people)
    titled = Counter((one.full_name, one.position) for one in people)

    def called(place: int, one: Person) -> Person:
        if names[one.full_name] == 1:
            return one
        is_told = one.position and titled[one.full_name, one.position] == 1
        return replace(one, full_name=f"{one.full_name} ({one.position if is_told else place})")

    return {one.id: called(place, one) for place, one in enumerate(people, 1)}


@dataclass(frozen=True, slots=True)
class Contact:
    """A chat. `step` names what the conversation waits for and `draft` holds what it has so far.

    `lead_minutes` is the person's own choice of reminder: None as the timetable says, 0 none.
    `asked` is what the last question leaves behind for the next one, as JSON. Of a person's chats one is `preferred`:
    what they did not ask for goes there.
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
    preferred: bool = True
