"""The draft of a room's report, and what a clerk chooses on its card: the session, the site, whom a name means."""

from bot.domain.room_sheet import Sheet
from bot.domain.timetable import Site
from bot.handlers import room_cards
from bot.handlers.request import Reply, Request, choice, of_sites, say
from bot.services import room_reports as reports

_LONGEST_NUMBER = 12  # digits


def loaded(request: Request, report_id: int) -> Sheet | None:
    """The sender's draft, unless its session or site has left the timetable."""
    sheet, timetable = reports.load(request.tx, report_id, request.contact.address), request.timetable
    if sheet is None or sheet.session_id not in timetable.session_by_id:
        return None
    return sheet if not sheet.site_code or sheet.site_code in timetable.site_by_code else None


def shown(request: Request, sheet: Sheet, sites: list[Site] | None = None, *, edits: bool = False) -> Reply:
    """The card of a draft; before that, of which of these sites it is."""
    if not sheet.site_code:
        return say("report-which-site", *of_sites(f"report:site:{sheet.id}", sites or ()), choice("cancel"))
    card = reports.card(request.tx, sheet)
    return Reply((room_cards.card(request, card),), edits=edits)


def number_of(text: str) -> int:
    """The number that a choice carries; -1 where it carries none, or one that nobody gave it."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else -1


def at(request: Request, rest: str) -> Reply:
    """The draft is about another session."""
    sheet, session_id = _draft(request, rest)
    if sheet is None or session_id not in request.timetable.session_by_id:
        return say("report-gone")
    return shown(request, reports.place(request.tx, sheet, session_id, sheet.site_code), edits=True)


def site(request: Request, rest: str) -> Reply:
    """The draft is about that site."""
    sheet, code = _draft(request, rest)
    chosen = request.timetable.site_by_code.get(code)
    if sheet is None or chosen is None or not request.rights.may_record(chosen):
        return say("report-gone")
    return shown(request, reports.place(request.tx, sheet, sheet.session_id, chosen.code), edits=True)


def name(request: Request, rest: str) -> Reply:
    """Whom an ambiguous name means: `ID:PLACE:OPTION`, without an option nobody of the list."""
    sheet, chosen = _draft(request, rest)
    place, option = _numbers(chosen)
    if sheet is None or not 0 <= place < len(sheet.entries):
        return say("report-gone")
    options = sheet.entries[place].options
    settled = sheet.settle(place, options[option] if 0 <= option < len(options) else "")
    return shown(request, reports.keep(request.tx, settled), edits=True)


def substitute(request: Request, rest: str) -> Reply:
    """Whom an ambiguous substitute's name means, without an option somebody on no list."""
    sheet, chosen = _draft(request, rest)
    place, option = _numbers(chosen)
    if sheet is None or not 0 <= place < len(sheet.entries):
        return say("report-gone")
    options = sheet.entries[place].substitutes
    settled = sheet.settle_substitute(place, options[option] if 0 <= option < len(options) else "")
    return shown(request, reports.keep(request.tx, settled), edits=True)


def skip(request: Request, rest: str) -> Reply:
    """The name that is asked is nobody's on the list."""
    sheet, _ = _draft(request, rest)
    place = reports.card(request.tx, sheet).open_name if sheet else None
    return name(request, f"{rest}:{place}") if place is not None else say("report-gone")


def outside(request: Request, rest: str) -> Reply:
    """The substitute who is asked is on no list."""
    sheet, _ = _draft(request, rest)
    place = reports.card(request.tx, sheet).open_substitute if sheet else None
    return substitute(request, f"{rest}:{place}") if place is not None else say("report-gone")


def _draft(request: Request, rest: str) -> tuple[Sheet | None, str]:
    number, _, more = rest.partition(":")
    return loaded(request, number_of(number)), more


def _numbers(text: str) -> tuple[int, int]:
    place, _, option = text.partition(":")
    return number_of(place), number_of(option)
