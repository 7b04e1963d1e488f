"""What clerks say of their rooms: a report in one sentence, looked at on a card, saved, corrected, taken back."""

from bot.domain.messages import Choice, Outgoing
from bot.domain.room_report import Said
from bot.domain.room_sessions import session_meant
from bot.domain.timetable import Session, Site
from bot.handlers import delegates, room_cards, room_drafts
from bot.handlers.request import Reply, Request, choice, say
from bot.services import room_reports as reports
from bot.services.sites import find_sites
from bot.services.statuses import Word
from bot.storage import closings, contacts, roles, room_reports
from bot.texts.render import render
from bot.understanding.room_reports import read_report

REASONS = ("mistake", "came", "leave")
_MOST_CHOICES = 8
# Steps in which a report may come all the same: what is surely one is nobody's name.
_FREE = frozenset({"", "agree", "site", "name", "report", "roll", "holder_name", "holder_phone", "walk_in_name"})


def typed(request: Request, text: str) -> Reply | None:
    """A clerk's free text that is surely a report; None where it is not."""
    if request.contact.step not in _FREE or not _records_somewhere(request):
        return None
    said = read_report(text)
    return _begun(request, said, text) if said is not None else None


def report(request: Request, wish: str) -> Reply:
    """`/report` tells how it stands and how to report; with words it is a report; the rest is what choices of it do."""
    if not _records_somewhere(request):
        return say("report-not-clerk")
    verb, _, rest = wish.partition(":")
    if verb in _ACTIONS:
        return _ACTIONS[verb](request, rest or _own(request, verb))
    if not wish:
        return state(request)
    said = read_report(wish)
    if said is None:
        return say("report-unclear", choice("roll"))
    return _begun(request, said, "") or say("report-unclear", choice("roll"))


def state(request: Request) -> Reply:
    """How the sender's rooms stand in the session that is on, and how to write a report."""
    meant = session_meant(request.timetable, request.now)
    lines = [room_cards.state_line(request, meant.session, site) for site in own_sites(request)[:_MOST_CHOICES]]
    others = tuple(_for_session(one) for one in _earlier(request, meant.session))
    contacts.set_step(request.tx, request.contact.address, "")
    return say(
        "report-how",
        *(choice(one) for one in ("roll", "absent", "close")),
        *others,
        session=meant.session.name,
        start=meant.session.start,
        lines=tuple(lines) or (Outgoing("report-organiser"),),
    )


def own_sites(request: Request) -> list[Site]:
    """The sites that the sender is a clerk or chair of."""
    known = request.timetable.site_by_code
    return [known[code] for code in sorted(request.rights.sites) if code in known]


def writer(request: Request) -> str:
    """Whose word it is: by name, or at least by their office."""
    name, _ = roles.introduced(request.tx, request.contact.address)
    person = request.contact.person
    office = Outgoing("an-organiser" if request.is_organiser else "a-clerk")
    known = name or (person.full_name if person else "") or request.incoming.name
    return known or render(office, request.house.language, request.timetable.zone).text


def word(request: Request, cause: str, note: str = "") -> Word:
    """Their word, said now."""
    return Word(writer(request), request.contact.address.channel, cause, request.now, note)


def ask_reason(request: Request, verb: str, draft_id: int) -> Reply:
    """After closing a change is a correction, and says why."""
    contacts.set_step(request.tx, request.contact.address, "reason", f"{verb}:{draft_id}")
    return say("reason-ask", *(Choice(f"reason:{one}", f"choice-reason-{one}") for one in REASONS), choice("cancel"))


def save(request: Request, report_id: int, *, apart: bool = False, note: str = "") -> Reply:
    """Save a draft of theirs, with `apart` its numbers only; after closing the reason is asked for first."""
    sheet = room_drafts.loaded(request, report_id)
    site = request.timetable.site_by_code.get(sheet.site_code) if sheet else None
    if sheet is None or site is None or not request.rights.may_record(site):
        return Reply((Outgoing("report-gone"),), Outgoing("notice-nothing-changed"))
    card = reports.card(request.tx, sheet)
    if card.closing and not note:
        return ask_reason(request, "count" if apart else "report", report_id)
    if not reports.save(request.tx, card, word(request, f"report:{report_id}", note), apart=apart):
        return Reply((room_cards.card(request, card),), Outgoing("notice-nothing-changed"))
    said = () if apart or card.reckoning.numbers.whole else room_cards.names(card)
    saved = room_cards.saved(request, report_id, sheet.session_id, site, said)
    return Reply((saved,), Outgoing("notice-saved"), edits=not note)


def _own(request: Request, verb: str) -> str:
    """The report that is meant by a word without a number: the sender's draft, or what they saved last."""
    state = "saved" if verb == "undo" else "draft"
    return str(room_reports.current(request.tx, request.contact.address, state) or "")


def _records_somewhere(request: Request) -> bool:
    return request.rights.organiser or bool(request.rights.sites)


def _begun(request: Request, said: Said, text: str) -> Reply | None:
    """The card of a new draft; None where the text is rather a question, or an organiser names no site."""
    sites = _sites_said(request, said)
    if sites is None:
        return None if text else say("report-site-unknown")
    if not sites:
        return say("report-not-yours")
    session = _session_said(request, said)
    site_code = sites[0].code if len(sites) == 1 else ""
    if text and not reports.is_about(request.tx, said, site_code) and delegates.understands(request, text):
        return None
    sheet = reports.begin(request.tx, request.contact.address, writer(request), said, request.now)
    sheet = reports.place(request.tx, sheet, session.id, site_code)
    contacts.set_step(request.tx, request.contact.address, "")
    return room_drafts.shown(request, sheet, sites)


def _sites_said(request: Request, said: Said) -> list[Site] | None:
    """The sites that may be meant, of those that are the sender's; None where none is named and none is their own."""
    own = own_sites(request)
    found = find_sites(request.timetable, said.place) if said.place else ()
    if found:
        return [site for site in found if request.rights.may_record(site)][:_MOST_CHOICES]
    return own or None


def _session_said(request: Request, said: Said) -> Session:
    chosen = request.timetable.session_by_id.get(request.contact.draft) if request.contact.step == "report" else None
    return chosen or session_meant(request.timetable, request.now, said.part).session


def _earlier(request: Request, session: Session) -> list[Session]:
    sessions = request.timetable.sessions
    return list(sessions[: sessions.index(session)])[-3:]


def _for_session(session: Session) -> Choice:
    return Choice(f"report:for:{session.id}", "choice-report-for", {"session": session.name, "start": session.start})


def _of_session(request: Request, session_id: str) -> Reply:
    """The next report is for that session."""
    session = request.timetable.session_by_id.get(session_id)
    if session is None:
        return say("report-gone")
    contacts.set_step(request.tx, request.contact.address, "report", session.id)
    return say("report-write-for", choice("cancel"), session=session.name, start=session.start)


def _save_as_shown(request: Request, rest: str) -> Reply:
    return save(request, room_drafts.number_of(rest))


def _save_apart(request: Request, rest: str) -> Reply:
    return save(request, room_drafts.number_of(rest), apart=True)


def _change(_: Request, __: str) -> Reply:
    return say("report-again")


def _undo(request: Request, rest: str) -> Reply:
    found = room_reports.find(request.tx, room_drafts.number_of(rest))
    site = request.timetable.site_by_code.get(found.site_code) if found else None
    if found is None or site is None or not request.rights.may_record(site):
        return Reply((Outgoing("report-gone"),), Outgoing("notice-nothing-changed"))
    if closings.standing(request.tx, found.session_id, found.site_code) or not reports.undo(
        request.tx, found.id, writer(request), request.now
    ):
        return Reply((Outgoing("report-undo-refused"),), Outgoing("notice-nothing-changed"))
    return Reply((Outgoing("report-undone", {"site": site.full_name}),), Outgoing("notice-saved"))


_ACTIONS = {
    "for": _of_session,
    "at": room_drafts.at,
    "site": room_drafts.site,
    "name": room_drafts.name,
    "sub": room_drafts.substitute,
    "skip": room_drafts.skip,
    "outside": room_drafts.outside,
    "save": _save_as_shown,
    "count": _save_apart,
    "change": _change,
    "undo": _undo,
}
