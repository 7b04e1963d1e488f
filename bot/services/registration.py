"""How a chat becomes a delegate of a site, and how it is forgotten again."""

import secrets
import unicodedata
from datetime import datetime

from bot.domain.messages import Address, Channel, Outgoing
from bot.domain.people import Contact, Person
from bot.domain.timetable import Site
from bot.services import roles
from bot.storage import (
    contacts,
    disputes,
    inbox,
    merges,
    outbox,
    people,
    personal_codes,
    received_files,
    room_reports,
    wanted_files,
    web_messages,
)
from bot.storage import roles as kept_roles
from bot.storage.store import Transaction
from bot.understanding.fold import fold

LONGEST_NAME = 80


def clean_name(typed: str) -> str | None:
    """A full name as it should be kept, or None where it cannot be one: two words at least, of letters."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    words = name.split(" ")
    if len(words) < 2 or len(name) > LONGEST_NAME:  # noqa: PLR2004 - a family name and a given name
        return None
    if not all(letter.isalpha() or letter in " '’ʼ.-" for letter in name) or not any(map(str.isalpha, name)):
        return None
    if name in {name.lower(), name.upper()}:
        return " ".join(word[0].upper() + word[1:].lower() for word in words)
    return name


def enrol(tx: Transaction, contact: Contact, site: Site, full_name: str, now: datetime) -> Person:
    """Make the chat a delegate of the site, or correct who it is."""
    known = contact.person
    if known is not None:
        people.rename(tx, known.id, full_name, fold(full_name))
        people.move(tx, known.id, site.code)
        return Person(known.id, site.code, full_name, known.registered_at, known.walk_in)
    person = Person(f"p{secrets.token_hex(8)}", site.code, full_name, now)
    people.add(tx, person, fold(full_name))
    contacts.link(tx, contact.address, person.id)
    return person


def move(tx: Transaction, person: Person, site: Site) -> None:
    """The person sits at another site."""
    people.move(tx, person.id, site.code)


def forget(tx: Transaction, contact: Contact, now: datetime) -> None:
    """Delete what is stored about the person behind the chat and in their other chats; that they came stays counted."""
    chats = {contact.address}
    if contact.person is not None:
        chats |= {one.address for one in contacts.of_person(tx, contact.person.id)}
    for address in chats:
        _forget_chat(tx, address)
    if contact.person is not None:
        people.forget(tx, contact.person.id)
        personal_codes.withdraw(tx, contact.person.id)
        merges.forget(tx, contact.person.id)
    roles.tell(tx, chats - {contact.address}, f"forgotten:{now.timestamp()}", Outgoing("forgotten"), now)


def _forget_chat(tx: Transaction, address: Address) -> None:
    contacts.forget(tx, address)
    outbox.forget(tx, address)
    inbox.blank(tx, address)
    received_files.forget(tx, address)
    wanted_files.forget(tx, address)
    room_reports.forget(tx, address)
    disputes.forget(tx, address)
    kept_roles.introduce(tx, address, "", None)
    if address.channel is Channel.WEB:
        web_messages.forget(tx, address.id)
