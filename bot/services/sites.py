"""Sites by what people type of their names: a part, with or without tone marks, with or without the province."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.domain.timetable import Site, Timetable
from bot.understanding.fold import canonical, fold
from bot.understanding.keystrokes import decode
from bot.understanding.spelling import within_one_edit

_SHORT_FORMS: Final = {
    short: full
    for full, ways in {
        "phuong": "p ph",
        "xa": "x",
        "dac khu": "dk dkhu",
        "thanh pho": "tp",
        "tinh": "t",
        "thi tran": "tt",
        "thi xa": "tx",
        "ha noi": "hn",
        "ho chi minh": "hcm tphcm sg",
    }.items()
    for short in ways.split()
}
_SPELLED_OUT: Final = (
    (re.compile(r"\b(p|x)(\d+)\b"), r"\1 \2"),  # `P1`
    (re.compile(r"\bd khu\b"), "dac khu"),
    (re.compile(r"\bsai gon\b"), "ho chi minh"),
    (re.compile(r"\bda[kc]la[kc]\b"), "dak lak"),
)
# Heard alike and written both ways: `Lý` and `Lí`, `Pắc` and `Pắk`.
_ALIKE: Final = ((re.compile(r"\b([bcdghklmnprstvx]|qu)y\b"), r"\1i"), (re.compile(r"k\b"), "c"))
_BEFORE_NAME: Final = re.compile(
    r"^(?:(?:em|toi|minh|anh|chi|chau) )?(?:(?:o|tai|thuoc) )?"
    r"(?:(?:diem cau|site|ubnd|uy ban nhan dan|dang uy|hdnd|hoi dong nhan dan) )*(?=.)|(?: (?:a|ah|nhe|nha|ad))+$"
)
_KIND_OF_PLACE: Final = re.compile(r"(?:(?:diem cau|site|phuong|xa|dac khu|thanh pho|tinh) )+(?=.)")
_KIND_OF_PROVINCE: Final = re.compile(r" (?:thanh pho|tinh)(?= )")
_DISTRICT: Final = re.compile(r"(?<=.) (?:quan|huyen|thi xa) .+?(?= tinh | thanh pho |$)")
_COUNTY: Final = re.compile(r"^(?:quan|huyen|thi xa|q|h|tx) ")
_BETWEEN: Final = re.compile(r"[,;\n]| [-–] ")
_ANY_KIND: Final = re.compile(
    r"\b(?:phuong|xa|dac khu|thi tran|thi xa|quan|huyen dao|huyen|thanh pho|tinh|ward|commune) (?=\S)"
)
_NOT_WORD: Final = re.compile(r"[\W_]+")
_KIND_TOGETHER: Final = re.compile(r"^(?:phuong|xa|dackhu)(?=\w{5})")
_LONGEST: Final = 200
_LONG_ENOUGH: Final = 6
_SHORTEST_TOGETHER: Final = 5


@dataclass(frozen=True, slots=True)
class _Entry:
    site: Site
    folded: str  # " phuong dong son thanh hoa "
    bare_names: tuple[str, ...]  # "dong son", and the aliases', without the kind of unit
    province: str


def find_sites(timetable: Timetable, typed: str) -> tuple[Site, ...]:
    """The sites that may be meant, the likeliest first; one where only one can be meant.

    What is no part of any name is tried without the words around it, without the kind of unit (which a merger may have
    changed), as keystrokes, written together, and with a slip of the finger; the last two only as a whole name.
    """
    code = typed.strip().upper()
    if code in timetable.site_by_code:
        return (timetable.site_by_code[code],)
    scattered: list[_Entry] = []
    for said in _ways(typed):
        found = _as_marked(_holding(timetable, said), typed)
        if likeliest := _likeliest(found, said):
            return likeliest
        scattered = scattered or found
    bare = dict.fromkeys(_ANY_KIND.sub("", way) for way in _ways(typed))
    whole = next((found for said in bare if (found := _whole(timetable, said))), [])
    return tuple(entry.site for entry in whole or scattered)


def _ways(typed: str) -> Iterator[str]:
    """What was typed, and what it may stand for."""
    said = _said(typed)
    decoded = _said(" ".join(decode(word) or word for word in typed.lower().split()))
    tried: dict[str, None] = {}
    for way in (said, decoded):
        named = _BEFORE_NAME.sub("", way)
        placed = _KIND_OF_PROVINCE.sub("", _DISTRICT.sub("", named))
        tried |= dict.fromkeys((way, named, _KIND_OF_PROVINCE.sub("", named), placed, _ANY_KIND.sub("", placed)))
    yield from tried


def _said(typed: str) -> str:
    parts = [fold(part) for part in _BETWEEN.split(typed[:_LONGEST])]
    said = " ".join(part for index, part in enumerate(parts) if part and not (index and _COUNTY.match(part)))
    for pattern, full in _SPELLED_OUT:
        said = pattern.sub(full, said)
    return _alike(" ".join(_SHORT_FORMS.get(word, word) for word in said.split()))


def _alike(folded: str) -> str:
    for pattern, one in _ALIKE:
        folded = pattern.sub(one, folded)
    return folded


def _likeliest(found: list[_Entry], said: str) -> tuple[Site, ...]:
    """Those called so and nothing more, and those of that province; else those in whose name it stands together."""
    bare = _bare(said)
    exact = [entry for entry in found if _is_named(entry, bare)]
    if any(bare == entry.province for entry in found):
        exact += [entry for entry in found if entry not in exact]
    in_order = [entry for entry in found if f" {said}" in entry.folded]
    return tuple(entry.site for entry in exact or in_order)


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


def _whole(timetable: Timetable, said: str) -> list[_Entry]:
    """The sites of which it is the whole name, written together, else but for a slip of the finger."""
    letters = _KIND_TOGETHER.sub("", said.replace(" ", ""))
    if len(letters) < _SHORTEST_TOGETHER:
        return []
    together = _with_name(timetable, lambda name: name == letters)
    if together or len(letters) < _LONG_ENOUGH:
        return together
    return _with_name(timetable, lambda name: _is_slip(letters, name))


def _with_name(timetable: Timetable, fits: Callable[[str], bool]) -> list[_Entry]:
    return [
        entry
        for entry in _entries(timetable)
        if any(
            fits(name.replace(" ", "")) or fits(f"{name}{entry.province}".replace(" ", "")) for name in entry.bare_names
        )
    ]


def _is_slip(typed: str, name: str) -> bool:
    near = abs(len(typed) - len(name)) <= 1 and (typed[:2] == name[:2] or typed[-2:] == name[-2:])
    return near and within_one_edit(typed, name)


def _is_named(entry: _Entry, bare: str) -> bool:
    """Whether what was typed is the whole name, alone or followed by its province."""
    return any(bare in (name, f"{name} {entry.province}") for name in entry.bare_names)


def _bare(name: str) -> str:
    return _KIND_OF_PLACE.sub("", name, count=1) if _KIND_OF_PLACE.match(name) else name


def _as_marked(found: list[_Entry], typed: str) -> list[_Entry]:
    """Of those found, the ones that bear the tone marks that were typed, if there are any."""
    words = frozenset(_words(typed))
    marked = frozenset(word for word in words if word != fold(word))
    if not marked:
        return found
    borne = [(entry, frozenset(_words(_in_full(entry.site)))) for entry in found]
    as_typed = [entry for entry, of_site in borne if words <= of_site]
    return as_typed or [entry for entry, of_site in borne if marked <= of_site] or found


def _in_full(site: Site) -> str:
    return " ".join((site.name, *site.aliases, site.province))


def _words(text: str) -> Iterable[str]:
    return (canonical(word) for word in _NOT_WORD.split(unicodedata.normalize("NFC", text)) if word)


@lru_cache(maxsize=2)
def _entries(timetable: Timetable) -> tuple[_Entry, ...]:
    return tuple(_entry(site) for site in timetable.sites)


def _entry(site: Site) -> _Entry:
    names = [_alike(fold(name)) for text in (site.name, *site.aliases) for name in (text, *_halves(text))]
    return _Entry(
        site,
        f" {_alike(fold(_in_full(site)))} ",
        tuple(dict.fromkeys(_bare(name) for name in names)),
        _alike(fold(site.province)),
    )


def _halves(name: str) -> list[str]:
    """Two communes that became one are known by either name: `Văn Miếu - Quốc Tử Giám`."""
    parts = re.split(r"\s[-–]\s", name)
    return parts if len(parts) > 1 else []
