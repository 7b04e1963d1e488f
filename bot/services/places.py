"""Where numbers are looked at: the whole class, a province, a site; and who may look where."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.domain.people import Rights
from bot.domain.timetable import Site, Timetable
from bot.services.sites import find_sites
from bot.understanding.fold import fold

_KIND_OF_PROVINCE = re.compile(r"^(?:tinh|thanh pho|tp|province of|province) | province$")


class PlaceKind(StrEnum):
    """What a place is, by the letter that stands for it in actions."""

    CLASS = "n"
    PROVINCE = "p"
    SITE = "s"


@dataclass(frozen=True, slots=True)
class Place:
    """The class (key ""), a province (its code, or its folded name where it has none) or a site (its code)."""

    kind: PlaceKind
    key: str = ""

    def __str__(self) -> str:
        """As actions carry it: `n`, `p38`, `s16378`."""
        return f"{self.kind}{self.key}"


CLASS = Place(PlaceKind.CLASS)


def of_province(site: Site) -> Place:
    """The province of a site; "" is that of sites without one."""
    return Place(PlaceKind.PROVINCE, site.province_code or fold(site.province).replace(" ", "-"))


def of_site(code: str) -> Place:
    """A site."""
    return Place(PlaceKind.SITE, code)


@lru_cache(maxsize=2)
def provinces(timetable: Timetable) -> dict[Place, tuple[Site, ...]]:
    """The sites of each province, in the timetable's order."""
    found: dict[Place, list[Site]] = {}
    for site in timetable.sites:
        found.setdefault(of_province(site), []).append(site)
    return {place: tuple(sites) for place, sites in found.items()}


def read(timetable: Timetable, written: str) -> Place | None:
    """The place that an action carries; None where the timetable has none such."""
    kind, key = written[:1], written[1:]
    if kind not in set(PlaceKind):
        return None
    place = Place(PlaceKind(kind), key)
    if place.kind is PlaceKind.CLASS:
        return None if key else CLASS
    return place if sites_in(timetable, place) else None


def sites_in(timetable: Timetable, place: Place) -> tuple[Site, ...]:
    """All sites of a place."""
    match place.kind:
        case PlaceKind.CLASS:
            return timetable.sites
        case PlaceKind.PROVINCE:
            return provinces(timetable).get(place, ())
        case PlaceKind.SITE:
            site = timetable.site_by_code.get(place.key)
            return (site,) if site else ()


def codes_in(timetable: Timetable, place: Place) -> frozenset[str] | None:
    """The codes of its sites; None for all, also those that the timetable has no more."""
    return None if place == CLASS else frozenset(site.code for site in sites_in(timetable, place))


def name(timetable: Timetable, place: Place) -> str:
    """What people call a province or site; "" for the class and for sites without a province."""
    sites = sites_in(timetable, place)
    if place.kind is PlaceKind.SITE:
        return sites[0].full_name
    return sites[0].province if place.kind is PlaceKind.PROVINCE else ""


def around(timetable: Timetable, place: Place) -> Place:
    """The place one step up."""
    return of_province(sites_in(timetable, place)[0]) if place.kind is PlaceKind.SITE else CLASS


def may_see(timetable: Timetable, rights: Rights, place: Place) -> bool:
    """Whether all of the place is theirs to see."""
    match place.kind:
        case PlaceKind.CLASS:
            return rights.organiser
        case PlaceKind.PROVINCE:
            return rights.organiser or place.key in rights.provinces
        case PlaceKind.SITE:
            return all(rights.may_see(site) for site in sites_in(timetable, place))


def roots(timetable: Timetable, rights: Rights) -> tuple[Place, ...]:
    """The largest places that somebody may see."""
    if rights.organiser:
        return (CLASS,)
    of_rights = [place for place in provinces(timetable) if place.key in rights.provinces]
    sites = [timetable.site_by_code[code] for code in sorted(rights.sites) if code in timetable.site_by_code]
    return (*of_rights, *(of_site(site.code) for site in sites if of_province(site) not in of_rights))


def find(timetable: Timetable, typed: str) -> tuple[Place, ...]:
    """The places that may be meant by what was typed, the likeliest first: a province by its whole name, or sites."""
    province = find_province(timetable, typed)
    return (of_province(province),) if province else tuple(of_site(one.code) for one in find_sites(timetable, typed))


def find_province(timetable: Timetable, typed: str) -> Site | None:
    """The first site of the province that has this code or this whole name; None where none has."""
    code, name = typed.strip(), _bare(typed)
    firsts = (sites[0] for sites in provinces(timetable).values())
    return next(
        (one for one in firsts if (code and code == one.province_code) or (name and name == _bare(one.province))), None
    )


def _bare(province: str) -> str:
    return _KIND_OF_PROVINCE.sub("", fold(province))
