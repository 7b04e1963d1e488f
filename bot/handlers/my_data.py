"""What is stored about somebody, for themselves to see."""

from bot.domain.messages import Outgoing
from bot.domain.people import Contact
from bot.domain.rosters import Known
from bot.handlers.request import Reply, Request, choice, say
from bot.services import roles
from bot.storage import attendance, contacts, personal_codes, roster_people
from bot.storage import roles as kept


def show(request: Request, _: str) -> Reply:
    """Everything, line by line."""
    person = roster_people.find(request.tx, request.contact.person.id) if request.contact.person else None
    chats = contacts.of_person(request.tx, person.id) if person else [request.contact]
    lines = (*(_about(request, person) if person else ()), *(_chat(one) for one in chats), *_agreement(request))
    lines += _held(request)
    return say("data", choice("forget"), lines=lines)


def _about(request: Request, person: Known) -> list[Outgoing]:
    facts = {"name": person.full_name, "position": person.position, "phone": person.phone, "code": person.delegate_code}
    lines = [Outgoing(f"data-{fact}", {fact: value}) for fact, value in facts.items() if value]
    lines.append(Outgoing("data-site", {"site": request.timetable.site_name(person.site_code)}))
    lines.append(Outgoing("data-walk-in" if person.walk_in else "data-listed"))
    if personal_codes.is_known(request.tx, person.id):
        lines.append(Outgoing("data-own-code"))
    lines.append(Outgoing("data-words", {"count": len(attendance.of_person(request.tx, person.id))}))
    return lines


def _chat(contact: Contact) -> Outgoing:
    name, address = contact.address.channel.capitalize(), contact.address.id
    return Outgoing("data-chat", {"name": name, "address": address, "language": contact.language})


def _agreement(request: Request) -> list[Outgoing]:
    lines = []
    if request.contact.agreed_at is not None:
        lines.append(Outgoing("data-agreed", {"at": request.contact.agreed_at}))
    if request.contact.lead_minutes:
        lines.append(Outgoing("data-lead", {"minutes": request.contact.lead_minutes}))
    return lines


def _held(request: Request) -> tuple[Outgoing, ...]:
    """Their rights, and the name and number that go with them."""
    held = kept.held(request.tx, request.contact.address)
    name, phone = kept.introduced(request.tx, request.contact.address)
    known = {"name": name, "phone": phone} if held else {}
    rights = [
        Outgoing(
            "data-holder",
            {"role": roles.role_name(role), "site": request.timetable.site_name(scope) or "–"},
        )
        for role, scope in held
    ]
    return (*rights, *(Outgoing(f"data-{fact}", {fact: value}) for fact, value in known.items() if value))
