"""Sites by what people type of their names: a part, with or without tone marks, with or without the province."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.timetable import Site, Timetable
from bot.understanding.fold import fold

_KINDS = {"p": "phuong", "x": "xa", "dk": "dac khu", "tp": "thanh pho", "t": "tinh"}
_KIND_WORDS = frozenset({"phuong", "xa", "dac", "khu", "thanh", "pho", "tinh", "tp", "site", "diem", "cau"})


@dataclass(frozen=True, slots=True)
class _Entry:
    site: Site
    folded: str  # " phuong dong son thanh hoa "
    marked: str  # the same with its tone marks
    bare_names: tuple[str, ...]  # "dong son", and the aliases', without the kind of unit


def find_sites(timetable: Timetable, typed: str) -> tuple[Site, ...]:
    """The sites that may be meant, the likeliest first; one where only one can be meant."""
    code = typed.strip().upper()
    if code in timetable.site_by_code:
        return (timetable.site_by_code[code],)
    words = _expand(fold(typed))
    if not words:
        return ()
    found = [entry for entry in _entries(timetable) if _holds(entry.folded, words)]
    found = _as_marked(found, typed) or found
    named = " ".join(word for word in words if word not in _KIND_WORDS)
    exact = [entry for entry in found if any(_says(name, entry, named) for name in entry.bare_names)]
    return tuple(entry.site for entry in exact or found)


def _says(name: str, entry: _Entry, named: str) -> bool:
    """Whether what was typed is the whole name, alone or followed by its province."""
    return named == name or named == f"{name} {fold(entry.site.province)}".strip()


def _holds(folded: str, words: list[str]) -> bool:
    """Whether all words stand in the name, the last one perhaps unfinished."""
    return all(f" {word} " in folded for word in words[:-1]) and f" {words[-1]}" in folded


def _expand(folded: str) -> list[str]:
    return [part for word in folded.split() for part in _KINDS.get(word, word).split()]


def _as_marked(found: list[_Entry], typed: str) -> list[_Entry]:
    """Of those found, the ones that bear the tone marks that were typed."""
    marked = _marked(typed)
    if marked == fold(typed):
        return found
    return [entry for entry in found if all(f" {word}" in entry.marked for word in marked.split() if len(word) > 1)]


def _marked(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().replace(",", " ").split())


@lru_cache(maxsize=2)
def _entries(timetable: Timetable) -> tuple[_Entry, ...]:
    return tuple(_entry(site) for site in timetable.sites)


def _entry(site: Site) -> _Entry:
    names = (site.name, *site.aliases)
    bare = tuple(" ".join(word for word in fold(name).split() if word not in _KIND_WORDS) for name in names)
    together = " ".join((*names, site.province, site.code))
    return _Entry(site, f" {fold(together)} ", f" {_marked(together)} ", bare)
