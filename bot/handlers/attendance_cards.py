"""Why a delegate has the status that they have, and the choice to say that it is wrong."""

from bot.domain.attendance import Method
from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.people import Person
from bot.handlers.request import Request
from bot.services import disputes
from bot.storage import people, substitutes
from bot.storage.attendance import Record
from bot.storage.substitutes import Substitute

_REASONS = frozenset({"mistake", "came", "leave", "dispute"})  # that have words of their own


def why(request: Request, person: Person, session_id: str, record: Record | None) -> list[Outgoing]:
    """Who recorded it, when and why, and who stood in for whom; nothing for a check-in of one's own."""
    if record is None or record.method is Method.SELF:
        return []
    facts: dict[str, Argument] = {"by": record.recorded_by, "at": record.received_at}
    if record.cause.startswith("closing:"):
        reason = Outgoing("me-closed-by", facts)
    elif record.note:
        known = Outgoing(f"reason-{record.note}") if record.note in _REASONS else None
        reason = Outgoing("me-why-note", facts | {"note": known or Outgoing("reason-typed", {"text": record.note})})
    else:
        reason = Outgoing("me-why", facts)
    linked = [one for one in substitutes.of_person(request.tx, person.id) if one.session_id == session_id]
    return [reason, *(_stood_in(request, person, one) for one in linked)]


def objections(request: Request, person: Person) -> list[Choice]:
    """A choice for each session in which they are recorded as absent and have not objected yet."""
    sessions = request.timetable.session_by_id
    found = [sessions[one] for one in disputes.may_dispute(request.tx, person) if one in sessions]
    return [
        Choice(f"dispute:{one.id}", "choice-dispute", {"session": one.name, "start": one.start})
        for one in sorted(found, key=lambda one: one.start)
    ]


def _stood_in(request: Request, person: Person, one: Substitute) -> Outgoing:
    if one.person_id == person.id:
        return Outgoing("me-stands-in", {"name": _name(request, one.delegate_id)})
    name = _name(request, one.person_id) if one.person_id else one.full_name
    return Outgoing("me-substitute", {"name": name})


def _name(request: Request, person_id: str) -> str:
    found = people.find(request.tx, person_id)
    return found.full_name if found else ""
