"""Which site a row of a list belongs to: by its code, by its name, or by what the list says of itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.timetable import Site, Timetable
from bot.services.roster_words import named_place, places_in_title
from bot.services.sites import find_sites
from bot.understanding.fold import fold

_CODE = re.compile(r"(?:\W|^)(\d{5}|[A-Z]\d{2})(?:\W|$)")
_CODE_DIGITS = 5
_KIND = re.compile(r"^(?:phuong|xa|dac khu|p|x|dk) ")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A site, or why there is none: `flag` and, in words, `doubt`."""

    site: Site | None
    flag: str = ""
    doubt: str = ""


UNKNOWN = Place(None, "site_unknown")


class Places:
    """The sites of the class, as lists name them."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self.named = lru_cache(maxsize=8192)(self._named)
        self.coded = lru_cache(maxsize=8192)(self._coded)

    def in_titles(self, titles: Iterable[str]) -> tuple[Site, str] | None:
        """The one site that the titles above a list are about, and the title; None where there is none, or several."""
        for title in sorted(titles, key=lambda one: "diem cau" not in fold(one)):
            for name in places_in_title(title):
                if site := self.named(name, "").site:
                    return site, title
        return None

    def _coded(self, code: str) -> Place:
        """The site of a code; a spreadsheet may have taken its zeros."""
        by_code = self._timetable.site_by_code
        site = by_code.get(code) or by_code.get(code.upper())
        if site is None and code.isdigit():
            site = by_code.get(code.zfill(_CODE_DIGITS))
        return Place(site) if site else Place(None, "site_unknown", f"no site has the code {code!r}")

    def _named(self, text: str, province: str) -> Place:
        """The only site that may be meant; a name that several bear names none."""
        if (code := _CODE.search(text)) and (site := self._timetable.site_by_code.get(code[1])):
            return Place(site)
        name = named_place(text)
        found = self._alike(name, province)
        if len(found) == 1:
            return Place(found[0])
        if not found:
            return Place(None, "site_unknown", f"no site is called {text!r}")
        meant = ", ".join(f"{site.code} {site.full_name}" for site in found[:_MOST_NAMED])
        more = ", …" if len(found) > _MOST_NAMED else ""
        return Place(None, "site_ambiguous", f"{text!r} may be {meant}{more}")

    def _alike(self, name: str, province: str) -> list[Site]:
        """Those whose whole name was said: a list is no place to guess from a part."""
        found = find_sites(self._timetable, f"{name} {province}".strip()) if name else ()
        said = set(fold(f"{name} {province}").split())
        return [site for site in found if any(_is_said(alias, said) for alias in (site.name, site.code, *site.aliases))]


def _is_said(name: str, said: set[str]) -> bool:
    words = set(_KIND.sub("", fold(name)).split())
    return bool(words) and words <= said
