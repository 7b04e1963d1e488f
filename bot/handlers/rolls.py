"""Ticking people off, page by page, and who is absent."""

import re

from bot.domain.attendance import Status
from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.room_sessions import session_meant
from bot.domain.timetable import Site
from bot.handlers import number_lists, room_cards, room_drafts, rooms
from bot.handlers.number_cards import Sight, View
from bot.handlers.request import Reply, Request, choice, of_sites, say
from bot.services import places
from bot.services import rolls as service
from bot.services.rolls import Roll
from bot.services.sites import find_sites
from bot.storage import closings, contacts, room_reports

_NUMBERS = re.compile(r"\d{1,3}(?:[\s,;.]+\d{1,3})*")


def roll(request: Request, wish: str) -> Reply:
    """`/roll` opens the list of the sender's site, or of one that is named; the rest is what its choices do."""
    verb, _, rest = wish.partition(":")
    if verb in _ACTIONS:
        return _ACTIONS[verb](request, rest or str(room_reports.current(request.tx, request.contact.address) or ""))
    site = _one_site(request, wish, "roll")
    if isinstance(site, Reply):
        return site
    session = session_meant(request.timetable, request.now).session
    room = (session.id, site.code)
    opened = service.begin(request.tx, request.contact.address, rooms.writer(request), room, request.now)
    if opened is None:
        return say("roll-no-list", choice("report"), site=site.full_name)
    return _shown(request, opened, edits=False)


def typed(request: Request, text: str) -> Reply | None:
    """Numbers that are typed instead of tapped: those of the page that is shown."""
    if not _NUMBERS.fullmatch(text.strip()) or not request.contact.draft.isdecimal():
        return None
    found = _loaded(request, int(request.contact.draft))
    if found is None:
        return None
    first = found.page * service.ON_A_PAGE
    for number in map(int, re.findall(r"\d+", text)):
        if 1 <= number <= len(found.shown):
            found = found.toggle(first + number - 1)
    return _shown(request, service.keep(request.tx, found), edits=False)


def save(request: Request, roll_id: int, note: str = "") -> Reply:
    """Save the ticks; after closing the reason is asked for first."""
    found = _loaded(request, roll_id)
    if found is None:
        return Reply((Outgoing("report-gone"),), Outgoing("notice-nothing-changed"))
    site = request.timetable.site_by_code[found.site_code]
    if closings.standing(request.tx, found.session_id, found.site_code) and not note:
        return rooms.ask_reason(request, "roll", roll_id)
    contacts.set_step(request.tx, request.contact.address, "")
    service.save(request.tx, found, rooms.word(request, f"report:{roll_id}", note))
    done = room_cards.saved(request, roll_id, found.session_id, site)
    return Reply((done,), Outgoing("notice-saved"), edits=not note)


def absent(request: Request, wish: str) -> Reply:
    """Who of the sender's site, or of one that is named, is absent or unknown, and by whose word."""
    site = _one_site(request, wish, "absent")
    if isinstance(site, Reply):
        return site
    session = session_meant(request.timetable, request.now).session
    sight = Sight(View.ABSENT, session, places.of_site(site.code))
    return Reply((number_lists.names(request, sight, session),))


def _loaded(request: Request, roll_id: int) -> Roll | None:
    """The sender's roll, unless its session or site has left the timetable, or it is not theirs to call any more."""
    found, timetable = service.load(request.tx, roll_id, request.contact.address), request.timetable
    site = timetable.site_by_code.get(found.site_code) if found else None
    if found is None or site is None or found.session_id not in timetable.session_by_id:
        return None
    return found if request.rights.may_record(site) else None


def _one_site(request: Request, wish: str, verb: str) -> Site | Reply:
    """The site that is meant, or what to ask."""
    named = find_sites(request.timetable, wish) if wish.strip() else ()
    own = [site for site in named if request.rights.may_record(site)] if wish.strip() else rooms.own_sites(request)
    if len(own) == 1:
        return own[0]
    if own:
        return say("report-which-site", *of_sites(verb, own))
    if wish.strip():
        return say("report-not-yours" if named else "site-unknown")
    return say("report-site-unknown" if request.is_organiser else "report-not-clerk")


def _shown(request: Request, found: Roll, *, edits: bool = True) -> Reply:
    contacts.set_step(request.tx, request.contact.address, "roll", str(found.id))
    known = service.names(request.tx, found)
    session = request.timetable.session_by_id[found.session_id]
    labelled = [
        (place, tick, known[tick.person_id].full_name) for place, tick in found.shown if tick.person_id in known
    ]
    labels = [Outgoing(f"choice-roll-{_dashed(tick.status)}", {"name": name}) for _, tick, name in labelled]
    numbered = [
        Outgoing("roll-line", {"number": place % service.ON_A_PAGE + 1, "text": label})
        for (place, _, _), label in zip(labelled, labels, strict=True)
    ]
    choices = [
        Choice(f"roll:t:{found.id}:{place}", label.key, label.arguments)
        for (place, _, _), label in zip(labelled, labels, strict=True)
    ]
    choices += [Choice(f"roll:back:{found.id}", "choice-roll-back")] if found.page else []
    choices += [Choice(f"roll:on:{found.id}", "choice-roll-on")] if found.page + 1 < found.pages else []
    choices += [Choice(f"roll:save:{found.id}", "choice-report-save"), choice("cancel")]
    arguments: dict[str, Argument] = {
        "site": request.timetable.site_name(found.site_code),
        "session": session.name,
        "start": session.start,
        "number": found.page + 1,
        "pages": found.pages,
        "lines": (
            room_cards.number_line(found.numbers, named=True),
            *(numbered if request.contact.address.channel.has_buttons else ()),  # where there are none, choices are
        ),
    }
    return Reply((Outgoing("roll", arguments, tuple(choices)),), edits=edits)


def _toggle(request: Request, rest: str) -> Reply:
    found, place = _draft(request, rest)
    if found is None:
        return Reply((Outgoing("report-gone"),), Outgoing("notice-nothing-changed"))
    return _shown(request, service.keep(request.tx, found.toggle(place)))


def _back(request: Request, rest: str) -> Reply:
    found, _ = _draft(request, rest)
    return _shown(request, service.keep(request.tx, found.turn(found.page - 1))) if found else say("report-gone")


def _on(request: Request, rest: str) -> Reply:
    found, _ = _draft(request, rest)
    return _shown(request, service.keep(request.tx, found.turn(found.page + 1))) if found else say("report-gone")


def _save(request: Request, rest: str) -> Reply:
    return save(request, room_drafts.number_of(rest))


def _draft(request: Request, rest: str) -> tuple[Roll | None, int]:
    number, _, place = rest.partition(":")
    return _loaded(request, room_drafts.number_of(number)), room_drafts.number_of(place)


def _dashed(status: Status) -> str:
    return status.replace("_", "-")


_ACTIONS = {"t": _toggle, "back": _back, "on": _on, "save": _save}
