"""How numbers are laid out in a chat: a card of sums, then a page of what lies within, with the ways on below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.room_report import SiteState
from bot.domain.timetable import Session
from bot.handlers.request import Request
from bot.services import places, reports, roles
from bot.services.number_lines import facts, sums
from bot.services.places import Place, PlaceKind
from bot.services.reports import Count, SiteNumbers, Summary
from bot.understanding.fold import fold

PROVINCES_OF_A_PAGE = 12
SITES_OF_A_PAGE = 10
_MOST_TO_CALL = 2


class View(StrEnum):
    """What of the numbers is looked at, by the letter that stands for it in actions."""

    SUMMARY = "s"
    SILENT = "q"
    ABSENT = "a"


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: a view of a place in a session, or in all (None)."""

    view: View
    session: Session | None
    place: Place
    page: int = 0

    def choice(self, key: str, **arguments: Argument) -> Choice:
        """What leads there."""
        page = f":{self.page}" if self.page else ""
        return Choice(f"n:{self.view}:{self.session.id if self.session else ''}:{self.place}{page}", key, arguments)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what there is, and the choices that turn to its neighbours."""

    first: int
    end: int
    turns: tuple[Choice, ...]


def begin() -> Choice:
    """Back to where everybody begins."""
    return Choice("summary", "choice-summary")


def page_of(sight: Sight, total: int, size: int) -> Page:
    """The page that is looked at, or the last one where it is beyond."""
    last = max(0, (total - 1) // size)
    page = min(sight.page, last)
    back = (replace(sight, page=page - 1).choice("choice-page-back"),) if page else ()
    on = (replace(sight, page=page + 1).choice("choice-page-on"),) if page < last else ()
    return Page(page * size, min(total, (page + 1) * size), back + on)


def title(request: Request, place: Place, session: Session) -> Outgoing:
    """Which place in which session, and as of when."""
    timetable = request.timetable
    facts: dict[str, Argument] = {"session": session.name, "start": session.start, "at": request.now}
    name = places.name(timetable, place)
    if place.kind is PlaceKind.CLASS:
        return Outgoing("numbers-of-class", facts)
    return Outgoing("numbers-of-place", facts | {"place": name}) if name else Outgoing("numbers-of-no-province", facts)


def sessions(request: Request, sight: Sight) -> Outgoing:
    """A place in every session, each a choice."""
    timetable, place = request.timetable, sight.place
    codes = places.codes_in(timetable, place)
    lines = tuple(
        Outgoing("numbers-session", {"session": one.name, "start": one.start, **facts(count)})
        for one in timetable.sessions
        for count in (reports.summary(request.tx, timetable, one.id, codes).total,)
    )
    of_each = (
        replace(sight, session=one).choice("choice-session", session=one.name, start=one.start)
        for one in timetable.sessions
    )
    name = places.name(timetable, place)
    arguments: dict[str, Argument] = {"at": request.now, "lines": lines}
    if place.kind is PlaceKind.CLASS:
        return Outgoing("numbers-sessions", arguments, tuple(of_each))
    return Outgoing("numbers-sessions-of", arguments | {"place": name or "–"}, tuple(of_each))


def summary(request: Request, sight: Sight, session: Session) -> Outgoing:
    """A session of the class by province, or of a province by site."""
    timetable = request.timetable
    found = reports.summary(request.tx, timetable, session.id, places.codes_in(timetable, sight.place))
    if sight.place.kind is PlaceKind.CLASS:
        by_province = provinces_of(request, found)
        page = page_of(sight, len(by_province), PROVINCES_OF_A_PAGE)
        shown = by_province[page.first : page.end]
        lines = tuple(province_line(request, place, count) for place, count in shown)
        below = tuple(province_choice(request, sight, place) for place, _ in shown)
    else:
        sites = list(found.by_site.values())
        page = page_of(sight, len(sites), SITES_OF_A_PAGE)
        lines = tuple(map(site_line, sites[page.first : page.end]))
        below = tuple(site_choice(sight, one) for one in sites[page.first : page.end])
    arguments: dict[str, Argument] = {
        "title": title(request, sight.place, session),
        "numbers": sums(found.total),
        "lines": lines,
    }
    return Outgoing("numbers-card", arguments, (*below, *page.turns, *ways(request, sight)))


def site(request: Request, sight: Sight, session: Session) -> Outgoing:
    """A site in a session: its sums, and what its clerk has reported."""
    timetable = request.timetable
    found = reports.summary(request.tx, timetable, session.id, {sight.place.key})
    one = found.by_site[sight.place.key]
    lines = (*sums(one.count)[:-1], _reported(one), *to_call(request, one.site.code))
    missing = replace(sight, view=View.ABSENT, page=0).choice("choice-numbers-names")
    arguments: dict[str, Argument] = {"title": title(request, sight.place, session), "lines": lines}
    return Outgoing("numbers-site", arguments, (missing, *ways(request, sight)))


def provinces_of(request: Request, found: Summary) -> list[tuple[Place, Count]]:
    """The provinces with their sums, by name as a reader looks for them."""
    timetable = request.timetable
    of_sites = places.provinces(timetable)
    named = {sites[0].province: place for place, sites in of_sites.items()}
    by_name = sorted(found.by_province.items(), key=lambda one: (not one[0], fold(one[0])))
    return [(named[name], count) for name, count in by_name if name in named]


def province_line(request: Request, place: Place, count: Count) -> Outgoing:
    """A province in the class's card."""
    return Outgoing("numbers-province", {"province": places.name(request.timetable, place) or "–", **facts(count)})


def province_choice(request: Request, sight: Sight, place: Place) -> Choice:
    """What leads to a province."""
    name = places.name(request.timetable, place)
    step = replace(sight, place=place, page=0)
    return step.choice("choice-place", place=name) if name else step.choice("choice-numbers-no-province")


def site_line(one: SiteNumbers) -> Outgoing:
    """A site in its province's card."""
    name: dict[str, Argument] = {"site": one.site.name or one.site.code, **facts(one.count)}
    match one.state:
        case SiteState.REPORTED:
            return Outgoing("numbers-site-reported", name | {"at": one.reported_at or 0})
        case SiteState.PART:
            return Outgoing("numbers-site-part", name)
        case SiteState.SILENT:
            return Outgoing("numbers-site-silent", name)


def site_choice(sight: Sight, one: SiteNumbers) -> Choice:
    """What leads to a site."""
    step = replace(sight, place=places.of_site(one.site.code), page=0)
    return step.choice("choice-place", place=one.site.name or one.site.code)


def to_call(request: Request, site_code: str) -> tuple[Outgoing, ...]:
    """Who answers for a site, with the number to call, or that nobody does yet."""
    holders = roles.clerks_of(request.tx, site_code)[:_MOST_TO_CALL]
    of_each = (
        Outgoing(f"silent-{one.role}", {"name": one.name or "–", "phone": one.phone or "none"}) for one in holders
    )
    return tuple(of_each) or (Outgoing("silent-nobody-to-call"),)


def ways(request: Request, sight: Sight) -> Sequence[Choice]:
    """The other views of the same place, the picture, the file, and the way back up."""
    found: list[Choice] = []
    if sight.place.kind is not PlaceKind.SITE:
        others = {
            View.SUMMARY: "choice-numbers-summary",
            View.SILENT: "choice-numbers-silent",
            View.ABSENT: "choice-numbers-absent",
        }
        found += [
            replace(sight, view=view, page=0).choice(key) for view, key in others.items() if view is not sight.view
        ]
    if sight.session:
        found.append(Choice(f"chart:{sight.session.id}:{sight.place}", "choice-numbers-chart"))
    timetable = request.timetable
    up = replace(sight, place=places.around(timetable, sight.place), page=0)
    if sight.place.kind is not PlaceKind.CLASS and places.may_see(timetable, request.rights, up.place):
        name = places.name(timetable, up.place)
        found.append(up.choice("choice-up-to", place=name) if name else up.choice("choice-numbers-up"))
    found.append(Sight(View.SUMMARY, None, sight.place).choice("choice-numbers-sessions"))
    return found


def _reported(one: SiteNumbers) -> Outgoing:
    match one.state:
        case SiteState.REPORTED if one.report:
            return Outgoing("numbers-reported", {"at": one.report.saved_at, "by": one.report.written_by})
        case SiteState.PART:
            return Outgoing("numbers-part")
        case _:
            return Outgoing("numbers-silent")
