"""Which chat is whose: linking one to somebody on a list, and telling their other chats."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Choice, Outgoing
from bot.domain.people import Contact
from bot.domain.phones import read_phone
from bot.domain.rosters import Known
from bot.services import roles, walk_ins
from bot.services.name_matching import told_apart, who_may_be
from bot.storage import contacts, offers, personal_codes, roster_people, wrong_guesses
from bot.storage.store import Transaction

MOST_CHATS = 3  # of one person
MOST_WRONG = 5  # guesses of a chat in an hour
MOST_WRONG_AT_SITE = 60  # of all chats about one site's list
_ONLY_HERE = "onlyme"
_LOOKED_AT = 20  # messages with choices


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known so far of who somebody is: their site, the name they typed, the ids of who they may be."""

    site_code: str = ""
    name: str = ""
    people: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Draft":
        """What `str` made of one."""
        lines = text.split("\n")
        return cls(lines[0], "".join(lines[1:2]), tuple(lines[2:]))

    def __str__(self) -> str:
        return "\n".join((self.site_code, self.name, *self.people)).rstrip("\n")


def is_exhausted(tx: Transaction, contact: Contact, now: datetime) -> bool:
    """Whether the chat has guessed too often in this hour."""
    return wrong_guesses.count(tx, contact.address, now) >= MOST_WRONG


def guessed_wrong(tx: Transaction, contact: Contact, now: datetime, site_code: str = "") -> None:
    """Count a guess that led to nobody, perhaps of a site's list."""
    wrong_guesses.add(tx, contact.address, now)
    if site_code:
        wrong_guesses.add_at(tx, site_code, now)


def needs_proof(tx: Transaction, site_code: str, now: datetime) -> bool:
    """Whether so many guess about the site's list, perhaps from many chats, that a name is enough for nobody."""
    return wrong_guesses.count_at(tx, site_code, now) >= MOST_WRONG_AT_SITE


def owner_of_code(tx: Transaction, kept: str) -> Known | None:
    """Whose personal code has that digest."""
    person_id = personal_codes.owner(tx, kept)
    return _named(tx, person_id) if person_id else None


def owners_of_phone(tx: Transaction, shared: str) -> list[Known]:
    """Who has the number that somebody shared as their own."""
    number = read_phone(shared).number
    return roster_people.by_phone(tx, number) if number else []


def named_at(tx: Transaction, site_code: str, name: str) -> tuple[Known, ...]:
    """Who on a site's list that name may mean."""
    return who_may_be(name, roster_people.of_site(tx, site_code))


def meant(tx: Transaction, draft: Draft, typed: str) -> Known | None:
    """Of those whom the draft leaves, the one whose phone or position was typed; None where it may be several."""
    found = told_apart(typed, [one for one in (_named(tx, person_id) for person_id in draft.people) if one])
    return found[0] if len(found) == 1 else None


def one_of(tx: Transaction, draft: Draft, person_id: str) -> Known | None:
    """That person, if they are one of those whom the draft leaves."""
    return _named(tx, person_id) if person_id and person_id in draft.people else None


def is_taken(tx: Transaction, person: Known) -> bool:
    """Whether another chat is theirs."""
    return bool(contacts.of_person(tx, person.id))


def link(tx: Transaction, contact: Contact, person: Known, now: datetime) -> None:
    """The chat is that person's from now on, and their other chats are told. What it was as a walk-in is theirs."""
    before = contact.person
    if before is not None and before.id == person.id:
        return
    others = contacts.of_person(tx, person.id)
    walk_in = roster_people.find(tx, before.id) if before is not None and before.walk_in else None
    if walk_in is not None:
        walk_ins.merge(tx, walk_in, person, person.id, now)
    contacts.link(tx, contact.address, person.id)
    if before is not None and walk_in is None:
        contacts.keep_one_preferred(tx, before.id)
    wrong_guesses.forget(tx, contact.address)
    _tell_others(tx, contact.address, person.id, others, now)


def only_here(tx: Transaction, contact: Contact, now: datetime) -> int:
    """Of the person's chats only this one stays, and their code holds no more; the number of chats that went.

    Only a chat that was told of another one may do so, or whoever stole a code could put its owner out.
    """
    told = any(one.action == _ONLY_HERE for some in offers.latest(tx, contact.address, _LOOKED_AT) for one in some)
    if contact.person is None or not told:
        return 0
    others = [one for one in contacts.of_person(tx, contact.person.id) if one.address != contact.address]
    for other in others:
        contacts.unlink(tx, other.address)
    personal_codes.withdraw(tx, contact.person.id)
    contacts.prefer(tx, contact.address, contact.person.id)
    _notify(tx, [other.address for other in others], f"unlinked:{contact.address}", Outgoing("unlinked"), now)
    return len(others)


def _tell_others(tx: Transaction, new: Address, person_id: str, others: list[Contact], now: datetime) -> None:
    too_many = [one.address for one in others[: max(0, len(others) + 1 - MOST_CHATS)]]
    for address in too_many:
        contacts.unlink(tx, address)
    contacts.prefer(tx, new, person_id)
    told = [one.address for one in others if one.active and one.address not in too_many]
    message = Outgoing("linked-elsewhere", {"name": new.channel.capitalize()}, (Choice(_ONLY_HERE, "choice-onlyme"),))
    _notify(tx, told, f"linked:{new}", message, now)
    _notify(tx, too_many, f"unlinked:{new}", Outgoing("unlinked"), now)


def _notify(tx: Transaction, addresses: list[Address], cause: str, message: Outgoing, now: datetime) -> None:
    roles.tell(tx, addresses, f"{cause}:{now.timestamp()}", message, now)


def _named(tx: Transaction, person_id: str) -> Known | None:
    """That person of a list, unless they asked to be forgotten."""
    person = roster_people.find(tx, person_id)
    return person if person is not None and person.full_name and not person.walk_in else None
