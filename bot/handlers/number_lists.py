"""The sites that have not reported, with whom to call; and who is missing, by place and, at one site, by name."""

from bot.domain.attendance import Status
from bot.domain.messages import Argument, Outgoing
from bot.domain.people import told_apart
from bot.domain.room_report import SiteState
from bot.domain.timetable import Session
from bot.handlers.number_cards import (
    PROVINCES_OF_A_PAGE,
    SITES_OF_A_PAGE,
    Sight,
    page_of,
    province_choice,
    provinces_of,
    site_choice,
    title,
    to_call,
    ways,
)
from bot.handlers.request import Request, choice
from bot.services import places, reports
from bot.services.number_lines import facts
from bot.services.places import Place, PlaceKind
from bot.services.reports import Count, SiteNumbers, Summary
from bot.storage import attendance, people
from bot.storage.attendance import Record

_NAMES_OF_A_PAGE = 25
_CALLS_OF_A_PAGE = 8  # each with up to two people to call
_MISSING = (Status.ABSENT, Status.EXCUSED, Status.UNKNOWN)
_STATES = (SiteState.SILENT, SiteState.PART)  # the silent first


def silent(request: Request, sight: Sight, session: Session) -> Outgoing:
    """The provinces by how many of their sites have not reported; or those sites of a province, with their clerks."""
    found, about = _found(request, sight, session)
    about |= facts(found.total)
    if not found.total.unreported_sites:
        return Outgoing("silent-none", about, tuple(ways(request, sight)))
    if sight.place.kind is PlaceKind.CLASS:
        some = [(place, count) for place, count in provinces_of(request, found) if count.unreported_sites]
        some.sort(key=lambda one: -one[1].unreported_sites)
        return _by_province(request, sight, some, about, key="silent")
    sites = [one for state in _STATES for one in found.by_site.values() if one.state is state]
    page = page_of(sight, len(sites), _CALLS_OF_A_PAGE)
    lines = tuple(_to_call(request, one) for one in sites[page.first : page.end])
    return Outgoing("silent", about | {"lines": lines}, (*page.turns, *ways(request, sight)))


def absent(request: Request, sight: Sight, session: Session) -> Outgoing:
    """How many are missing, by province or by site, the most first."""
    found, about = _found(request, sight, session)
    if not _missing(found.total):
        return Outgoing("missing-none", about, tuple(ways(request, sight)))
    if sight.place.kind is PlaceKind.CLASS:
        some = [(place, count) for place, count in provinces_of(request, found) if _missing(count)]
        some.sort(key=lambda one: -_missing(one[1]))
        return _by_province(request, sight, some, about | _parts(found.total), key="missing")
    sites = sorted((one for one in found.by_site.values() if _missing(one.count)), key=lambda one: -_missing(one.count))
    page = page_of(sight, len(sites), SITES_OF_A_PAGE)
    shown = sites[page.first : page.end]
    lines = tuple(
        Outgoing("missing-line", {"place": one.site.name or one.site.code, **_parts(one.count)}) for one in shown
    )
    below = (site_choice(sight, one) for one in shown)
    about |= _parts(found.total) | {"lines": lines}
    return Outgoing("missing", about, (*below, *page.turns, *ways(request, sight)))


def names(request: Request, sight: Sight, session: Session) -> Outgoing:
    """Who of a site is missing or left, by name and by whose word: only ever for one site, and for who asks for it."""
    found, about = _found(request, sight, session)
    listed = _by_name(request, session, sight.place.key)
    page = page_of(sight, len(listed), _NAMES_OF_A_PAGE)
    own = (choice("report"), choice("roll")) if sight.place.key in request.rights.sites else ()
    choices = (*own, *page.turns, *ways(request, sight))
    if not listed:
        return Outgoing("missing-none", about, choices)
    return Outgoing("missing", about | _parts(found.total) | {"lines": tuple(listed[page.first : page.end])}, choices)


def _by_name(request: Request, session: Session, site_code: str) -> list[Outgoing]:
    """A line for each who is not there, status by status."""
    records = attendance.of_site(request.tx, session.id, site_code)
    listed = told_apart(people.of_site(request.tx, site_code)).values()
    of_each = [(one.full_name, records.get(one.id)) for one in listed]
    return [
        _named(name, record)
        for status in (*_MISSING, Status.LEFT_EARLY)
        for name, record in of_each
        if (record.status if record else Status.UNKNOWN) is status
    ]


def _named(name: str, record: Record | None) -> Outgoing:
    if record is None or record.status is Status.UNKNOWN:
        return Outgoing("absent-unknown", {"name": name})
    facts: dict[str, Argument] = {"name": name, "by": record.recorded_by, "at": record.received_at}
    return Outgoing(f"absent-{record.status.replace('_', '-')}", facts)


def _found(request: Request, sight: Sight, session: Session) -> tuple[Summary, dict[str, Argument]]:
    timetable = request.timetable
    found = reports.summary(request.tx, timetable, session.id, places.codes_in(timetable, sight.place))
    return found, {"title": title(request, sight.place, session)}


def _by_province(
    request: Request, sight: Sight, some: list[tuple[Place, Count]], about: dict[str, Argument], *, key: str
) -> Outgoing:
    page = page_of(sight, len(some), PROVINCES_OF_A_PAGE)
    shown = some[page.first : page.end]
    lines = tuple(
        Outgoing(
            f"{key}-line", {"place": places.name(request.timetable, place) or "–", **facts(count), **_parts(count)}
        )
        for place, count in shown
    )
    below = (province_choice(request, sight, place) for place, _ in shown)
    return Outgoing(key, about | {"lines": lines}, (*below, *page.turns, *ways(request, sight)))


def _to_call(request: Request, one: SiteNumbers) -> Outgoing:
    about: dict[str, Argument] = {"site": one.site.name or one.site.code, "present": one.count.came}
    state = Outgoing("silent-site-part" if one.state is SiteState.PART else "silent-site", about)
    return Outgoing("silent-to-call", {"state": state, "lines": to_call(request, one.site.code)})


def _missing(count: Count) -> int:
    return sum(count.of(status) for status in _MISSING)


def _parts(count: Count) -> dict[str, Argument]:
    return {str(status): count.of(status) for status in _MISSING}
