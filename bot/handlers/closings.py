"""Closing a session, and what comes after: corrections with a reason, and delegates who say that they were there."""

from bot.domain.attendance import Status
from bot.domain.messages import Address, Argument, Choice, Outgoing
from bot.domain.room_sessions import session_meant
from bot.domain.timetable import Session
from bot.handlers import delegates, rolls, room_drafts, rooms
from bot.handlers.request import Reply, Request, choice, say
from bot.services import closings as service
from bot.services import disputes, roles
from bot.services.reports import summary
from bot.storage import attendance, closings, contacts, people
from bot.storage import disputes as stored
from bot.storage.closings import WHOLE_CLASS, Closing
from bot.storage.disputes import Dispute

_LONGEST_REASON = 200
_MOST_AT_ONCE = 3  # sites


def close(request: Request, wish: str) -> Reply:
    """`/close` asks once more; `yes:SESSION:SITE` closes: a clerk their site, an organiser the whole class."""
    verb, _, rest = wish.partition(":")
    if verb == "yes" and rest:
        return _closed(request, *(rest.partition(":")[::2]))
    sites = [one.code for one in rooms.own_sites(request)][:_MOST_AT_ONCE]
    if request.is_organiser:
        sites.append(WHOLE_CLASS)
    if not sites:
        return say("report-not-clerk")
    session = session_meant(request.timetable, request.now).session
    if verb == "yes" and len(sites) == 1:
        return _closed(request, session.id, sites[0])
    if session.start > request.now:
        return say("close-too-early", session=session.name, start=session.start)
    return Reply(tuple(_sure(request, session, code) for code in sites))


def reopen(request: Request, closing_id: str) -> Reply:
    """Take a closing back."""
    found = closings.find(request.tx, room_drafts.number_of(closing_id)) if closing_id else _own_closing(request)
    if found is None or not _may_close(request, found.site_code):
        return say("report-gone")
    if service.reopen(request.tx, found.id, rooms.writer(request), request.now) is None:
        return Reply((Outgoing("reopen-refused"),), Outgoing("notice-nothing-changed"))
    return Reply((Outgoing("reopened"),), Outgoing("notice-saved"))


def reason(request: Request, text: str) -> Reply:
    """Why something is corrected after closing: then it is saved."""
    verb, _, draft_id = request.contact.draft.partition(":")
    note = " ".join(text.split())[:_LONGEST_REASON]
    if request.contact.step != "reason" or not draft_id.isdecimal() or not note:
        return say("report-gone")
    contacts.set_step(request.tx, request.contact.address, "")
    if verb == "roll":
        return rolls.save(request, int(draft_id), note)
    return rooms.save(request, int(draft_id), apart=verb == "count", note=note)


def dispute(request: Request, session_id: str) -> Reply:
    """A delegate says that they were there; the clerks of their site are asked, or the organisers where it has none.

    Without a session it is the only one of which they may say so; of several they are shown which.
    """
    person = request.contact.person
    open_to_them = disputes.may_dispute(request.tx, person) if person and not session_id else []
    if len(open_to_them) > 1:
        return delegates.my_attendance(request, "")
    session = request.timetable.session_by_id.get("".join(open_to_them) or session_id)
    if person is None or session is None:
        return say("dispute-none", choice("me"))
    standing = attendance.find(request.tx, session.id, person.id)
    number = disputes.dispute(request.tx, person, session.id, request.contact.address, request.now)
    if number is None or standing is None:
        return Reply((Outgoing("dispute-none", {}, (choice("me"),)),), Outgoing("notice-nothing-changed"))
    facts: dict[str, Argument] = {"name": person.full_name, "session": session.name, "start": session.start}
    asked = Outgoing(
        f"dispute-asked-{standing.status.replace('_', '-')}",
        facts,
        (Choice(f"decide:yes:{number}", "choice-decide-yes"), Choice(f"decide:no:{number}", "choice-decide-no")),
    )
    roles.tell(request.tx, _deciders(request, person.site_code), f"dispute:{number}", asked, request.now)
    done = Outgoing("dispute-sent", {"session": session.name, "start": session.start}, (choice("me"),))
    return Reply((done,), Outgoing("notice-saved"))


def decide(request: Request, wish: str) -> Reply:
    """`yes:ID` and `no:ID` are the clerk's decision, of which the delegate is told."""
    verb, _, number = wish.partition(":")
    found = stored.find(request.tx, room_drafts.number_of(number)) if number else _only_open(request)
    session = request.timetable.session_by_id.get(found.session_id) if found else None
    may_decide = found is not None and verb in {"yes", "no"} and _may_close(request, found.site_code)
    if found is None or session is None or not may_decide:
        return say("report-gone")
    by, channel = rooms.writer(request), request.contact.address.channel
    upheld = verb == "yes"
    if not disputes.decide(request.tx, found, upheld=upheld, by=by, channel=channel, now=request.now):
        return Reply((Outgoing("dispute-decided"),), Outgoing("notice-nothing-changed"))
    facts: dict[str, Argument] = {"session": session.name, "start": session.start, "name": by}
    outcome = "upheld" if upheld else "refused"
    told = Outgoing(f"dispute-told-{outcome}", facts, (choice("me"),))
    chats = [found.address] if found.address.id else []  # none, where they have had it forgotten
    roles.tell(request.tx, chats, f"dispute-decided:{found.id}", told, request.now)
    return Reply((Outgoing(f"dispute-{outcome}", facts),), Outgoing("notice-saved"))


def _only_open(request: Request) -> Dispute | None:
    """The dispute that "yes" or "no" is about: where only one waits for the sender."""
    waiting = [one for site in rooms.own_sites(request) for one in stored.open_at(request.tx, site.code)]
    return waiting[0] if len(waiting) == 1 else None


def _own_closing(request: Request) -> Closing | None:
    """The closing of the sender's only site, or for an organiser of the class, in the session that is on."""
    codes = [site.code for site in rooms.own_sites(request)] or [WHOLE_CLASS]
    session = session_meant(request.timetable, request.now).session
    return closings.standing(request.tx, session.id, codes[0]) if len(codes) == 1 else None


def _may_close(request: Request, site_code: str) -> bool:
    return request.rights.organiser or site_code in request.rights.sites


def _deciders(request: Request, site_code: str) -> list[Address]:
    clerks = [one.address for one in roles.clerks_of(request.tx, site_code)]
    return list(dict.fromkeys(clerks)) or roles.organisers(request.tx, request.house.organisers)


def _sure(request: Request, session: Session, site_code: str) -> Outgoing:
    standing = closings.standing(request.tx, session.id, site_code)
    facts: dict[str, Argument] = {"session": session.name, "start": session.start}
    if standing is not None:
        again = Choice(f"reopen:{standing.id}", "choice-reopen")
        return Outgoing("close-already", facts | {"name": standing.closed_by, "at": standing.closed_at}, (again,))
    if site_code == WHOLE_CLASS:
        unknown = summary(request.tx, request.timetable, session.id).total.of(Status.UNKNOWN)
        key = "close-sure-class"
    else:
        unknown = _unknown_at(request, session.id, site_code)
        key, facts = "close-sure", facts | {"site": request.timetable.site_name(site_code)}
    yes = Choice(f"close:yes:{session.id}:{site_code}", "choice-close-yes")
    return Outgoing(key, facts | {"count": unknown}, (yes, choice("cancel")))


def _unknown_at(request: Request, session_id: str, site_code: str) -> int:
    records = attendance.of_site(request.tx, session_id, site_code).values()
    known = sum(one.status is not Status.UNKNOWN for one in records)
    return len(people.of_site(request.tx, site_code)) - known


def _closed(request: Request, session_id: str, site_code: str) -> Reply:
    session, site = request.timetable.session_by_id.get(session_id), request.timetable.site_by_code.get(site_code)
    if session is None or (site is None and site_code != WHOLE_CLASS) or not _may_close(request, site_code):
        return say("report-gone")
    if session.start > request.now:
        return say("close-too-early", session=session.name, start=session.start)
    closing = service.close(request.tx, session.id, site_code, rooms.writer(request), request.now)
    if closing is None:
        return Reply((_sure(request, session, site_code),), Outgoing("notice-nothing-changed"))
    facts: dict[str, Argument] = {"session": session.name, "start": session.start}
    again = Choice(f"reopen:{closing.id}", "choice-reopen")
    done = (
        Outgoing("closed", facts | {"site": site.full_name}, (again,))
        if site
        else Outgoing("closed-class", facts, (again,))
    )
    return Reply((done,), Outgoing("notice-saved"))
