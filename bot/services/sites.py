"""Sites by what people type of their names: a part, with or without tone marks, with or without the province."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.timetable import Site, Timetable
from bot.understanding.fold import canonical, fold

_SHORT_FORMS = {"p": "phuong", "x": "xa", "dk": "dac khu", "tp": "thanh pho", "t": "tinh"}
_KIND_OF_PLACE = re.compile(r"(?:(?:diem cau|site|phuong|xa|dac khu|thanh pho|tinh) )+(?=.)")
_KIND_OF_PROVINCE = re.compile(r" (?:thanh pho|tinh)(?= )")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    site: Site
    folded: str  # " phuong dong son thanh hoa "
    marked: frozenset[str]  # its words with their tone marks
    bare_names: tuple[str, ...]  # "dong son", and the aliases', without the kind of unit


def find_sites(timetable: Timetable, typed: str) -> tuple[Site, ...]:
    """The sites that may be meant, the likeliest first; one where only one can be meant."""
    code = typed.strip().upper()
    if code in timetable.site_by_code:
        return (timetable.site_by_code[code],)
    said = " ".join(_SHORT_FORMS.get(word, word) for word in fold(typed).split())
    found = _holding(timetable, said)
    if not found:
        said = _KIND_OF_PROVINCE.sub("", said)
        found = _holding(timetable, said)
    found = _as_marked(found, typed)
    bare = _bare(said)
    exact = [entry for entry in found if _is_named(entry, bare)]
    if any(bare == fold(entry.site.province) for entry in found):
        exact += [entry for entry in found if entry not in exact]
    in_order = [entry for entry in found if f" {said}" in entry.folded]
    return tuple(entry.site for entry in exact or in_order or found)


def _holding(timetable: Timetable, said: str) -> list[_Entry]:
    """The sites whose name and province hold all of the words, the last one perhaps unfinished."""
    *words, last = said.split() or [""]
    if not last:
        return []
    return [
        entry
        for entry in _entries(timetable)
        if f" {last}" in entry.folded and all(f" {word} " in entry.folded for word in words)
    ]


def _is_named(entry: _Entry, bare: str) -> bool:
    """Whether what was typed is the whole name, alone or followed by its province."""
    province = fold(entry.site.province)
    return any(bare in (name, f"{name} {province}") for name in entry.bare_names)


def _bare(name: str) -> str:
    return _KIND_OF_PLACE.sub("", name, count=1) if _KIND_OF_PLACE.match(name) else name


def _as_marked(found: list[_Entry], typed: str) -> list[_Entry]:
    """Of those found, the ones that bear the tone marks that were typed, if there are any."""
    words = frozenset(_words(typed))
    marked = frozenset(word for word in words if word != fold(word))
    if not marked:
        return found
    as_typed = [entry for entry in found if words <= entry.marked]
    return as_typed or [entry for entry in found if marked <= entry.marked] or found


def _words(text: str) -> Iterable[str]:
    return (canonical(word) for word in _NOT_WORD.split(unicodedata.normalize("NFC", text)) if word)


@lru_cache(maxsize=2)
def _entries(timetable: Timetable) -> tuple[_Entry, ...]:
    return tuple(_entry(site) for site in timetable.sites)


def _entry(site: Site) -> _Entry:
    names = (site.name, *site.aliases)
    together = " ".join((*names, site.province))
    return _Entry(site, f" {fold(together)} ", frozenset(_words(together)), tuple(_bare(fold(name)) for name in names))
