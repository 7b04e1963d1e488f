"""Numbers, from the whole class down to a site: `/summary`, `/silent` and `/absent`, typed or turned page by page."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.messages import Choice, Outgoing
from bot.domain.timetable import Session
from bot.handlers import number_cards, number_lists, rolls, wanted
from bot.handlers.number_cards import Sight, View
from bot.handlers.request import Reply, Request, say
from bot.handlers.words import ACTION_OF_A_PLACE
from bot.services import places
from bot.services.places import Place, PlaceKind
from bot.services.reports import session_in_focus
from bot.understanding.fold import fold

_MOST_OFFERED = 8
_MOST_WORDS = max(len(words.split()) for words in ACTION_OF_A_PLACE)

_Card = Callable[[Request, Sight, Session], Outgoing]
_OF_MANY_SITES: Mapping[View, _Card] = {
    View.SUMMARY: number_cards.summary,
    View.SILENT: number_lists.silent,
    View.ABSENT: number_lists.absent,
}


def summary(request: Request, wish: str) -> Reply:
    """`/summary`, of a place or of a session where one is named: `/summary Thanh Hóa`."""
    return _asked(request, View.SUMMARY, wish)


def silent(request: Request, wish: str) -> Reply:
    """`/silent`: the sites that have not reported, and whom to call."""
    return _asked(request, View.SILENT, wish)


def absent(request: Request, wish: str) -> Reply:
    """`/absent`: where people are missing; a clerk is shown their room."""
    if not (request.is_organiser or request.rights.provinces):
        return rolls.absent(request, wish)
    return _asked(request, View.ABSENT, wish)


def turn(request: Request, wish: str) -> Reply:
    """What the choices below the numbers carry: a view, a session ("" for all), a place and perhaps a page."""
    letter, session_id, written, page = (*wish.split(":"), "", "", "", "")[:4]
    place = places.read(request.timetable, written)
    session = request.timetable.session_by_id.get(session_id)
    if letter not in set(View) or place is None or (session_id and session is None):
        return say("numbers-gone", number_cards.begin())
    shown = int(page) if page.isdecimal() and page.isascii() else 0
    return replace(_shown(request, Sight(View(letter), session, place, shown)), edits=True)


def typed(request: Request, text: str) -> Reply | None:
    """The same by words, "tổng hợp Thanh Hóa"; None where they name no place, so that it is a question."""
    words = text.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        action = ACTION_OF_A_PLACE.get(fold(" ".join(words[:count])))
        place = " ".join(words[count:])
        if action and not request.rights.is_nobody and places.find(request.timetable, place):
            return ACTIONS[action](request, place)
    return None


def _asked(request: Request, view: View, wish: str) -> Reply:
    timetable = request.timetable
    session = session_in_focus(timetable, request.now)
    if not wish or wish in timetable.session_by_id:
        found = places.roots(timetable, request.rights)
        every_session = view is View.SUMMARY and not wish
        chosen = None if every_session else timetable.session_by_id.get(wish, session)
    else:
        found, chosen = places.find(timetable, wish), session
    if len(found) == 1:
        return _shown(request, Sight(view, chosen, found[0]))
    return _which(request, view, chosen, found)


def _shown(request: Request, sight: Sight) -> Reply:
    if not places.may_see(request.timetable, request.rights, sight.place):
        return say("numbers-not-yours", number_cards.begin())
    return Reply((_card(request, sight),))


def _card(request: Request, sight: Sight) -> Outgoing:
    if sight.session is None:
        return number_cards.sessions(request, sight)
    card = _OF_MANY_SITES[sight.view]
    if sight.place.kind is PlaceKind.SITE:
        card = number_lists.names if sight.view is View.ABSENT else number_cards.site
    return card(request, sight, sight.session)


def _which(request: Request, view: View, session: Session | None, found: tuple[Place, ...]) -> Reply:
    """Several may be meant: those that are theirs to see, as choices."""
    timetable = request.timetable
    theirs = [place for place in found if places.may_see(timetable, request.rights, place)]
    if len(theirs) == 1:
        return _shown(request, Sight(view, session, theirs[0]))
    if not theirs:
        return say("numbers-not-yours" if found else "numbers-no-place", number_cards.begin())
    choices: list[Choice] = [
        Sight(view, session, place).choice("choice-place", place=places.name(timetable, place))
        for place in theirs[:_MOST_OFFERED]
    ]
    return say("numbers-which", *choices)


ACTIONS: Mapping[str, Callable[[Request, str], Reply]] = {
    "summary": summary,
    "silent": silent,
    "absent": absent,
    "n": turn,
    **wanted.ACTIONS,
}
