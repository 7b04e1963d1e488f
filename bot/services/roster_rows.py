"""What a row of a list says of a person, and what is doubtful about it."""

import re

from bot.domain.phones import PhoneFlag, read_phone
from bot.domain.rosters import Listed, Rejected, Source
from bot.domain.timetable import Site
from bot.services.roster_columns import Layout
from bot.services.roster_places import UNKNOWN, Place, Places
from bot.services.roster_words import Column, has_courtesy, has_kind_of_place, without_address
from bot.storage.roster_files import Row

LONGEST_NAME = 80
_MOST_WORDS = 8
_LONGEST_POSITION = 200
_LONGEST_CODE = 40
_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"[^\W\d_]+(?:['’‘ʼ`´.-]+ ?[^\W\d_]+| [^\W\d_]+)*\.?")


def read_person(
    row: Row, layout: Layout, source: Source, places: Places, site: Site | None
) -> tuple[Listed | Rejected, str]:
    """The person of a row, or why it cannot be one; and in words what is doubtful about the site.

    `site` is where the row belongs as long as it names none itself.
    """
    if doubt := layout.doubt(row, Column.FULL_NAME):
        return Rejected(source, layout.shown(row), f"the name {doubt}"), ""
    name, name_flags, reason = read_name(layout.name(row))
    if reason:
        return Rejected(source, layout.shown(row), reason), ""
    place = _place(row, layout, places, site)
    phone, phone_flags = _phone(row, layout)
    position, position_flags = _position(row, layout)
    code, code_flags = _code(row, layout)
    flags = (*name_flags, *phone_flags, *position_flags, *code_flags, *((place.flag,) if place.flag else ()))
    site_code = place.site.code if place.site else None
    return Listed(name, phone, position, site_code, code, source, flags), place.doubt


def read_name(text: str) -> tuple[str, tuple[str, ...], str]:
    """A name as it is kept, what there is to say about it, and why it is none."""
    name = " ".join(without_address(text.strip()).split()).strip(" ,;:")
    if not _LETTER.search(name):
        return "", (), "there is no name" if not name else "the name has no letters"
    if len(name) > LONGEST_NAME:
        return "", (), f"the name has more than {LONGEST_NAME} characters"
    words = name.split(" ")
    if not _is_sound(name, words):
        return name, ("name_doubtful",), ""
    cased = name if name.istitle() else _cased(name, words)
    return cased, ("case_changed",) if cased != name else (), ""


def _is_sound(name: str, words: list[str]) -> bool:
    """Whether it looks like one person's name and nothing else. `K'Brơi` is a whole name, `Lan` is not."""
    if not _NAME.fullmatch(name) or len(words) > _MOST_WORDS:
        return False
    return (len(words) > 1 or not name.isalpha()) and not has_courtesy(name)


def _cased(name: str, words: list[str]) -> str:
    """With capitals where they belong: only where all are capitals, or a word has none. `Y`, `A` are names."""
    if name.isupper() and any(sum(map(str.isalpha, word)) > 1 for word in words):
        return " ".join(_capitalised(word.lower()) for word in words)
    return " ".join(_capitalised(word) if word == word.lower() else word for word in words)


def _capitalised(word: str) -> str:
    """`h'wen` is `H'Wen`: what follows a letter and an apostrophe is a name."""
    if len(word) > 2 and word[1] in "'’‘ʼ`":  # noqa: PLR2004 - a letter and the apostrophe
        return f"{word[0].upper()}{word[1]}{word[2].upper()}{word[3:]}"
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _phone(row: Row, layout: Layout) -> tuple[str | None, tuple[str, ...]]:
    if layout.doubt(row, Column.PHONE):
        return None, (PhoneFlag.DOUBTFUL,)
    phone = read_phone("\n".join(layout.every(row, Column.PHONE)))
    return phone.number, phone.flags


def _position(row: Row, layout: Layout) -> tuple[str, tuple[str, ...]]:
    if layout.doubt(row, Column.POSITION):
        return "", ("position_doubtful",)
    position = " ".join(layout.first(row, Column.POSITION).split())
    if len(position) <= _LONGEST_POSITION:
        return position, ()
    return position[:_LONGEST_POSITION].rstrip(), ("position_cut",)


def _code(row: Row, layout: Layout) -> tuple[str | None, tuple[str, ...]]:
    code = layout.first(row, Column.DELEGATE_CODE)
    if layout.doubt(row, Column.DELEGATE_CODE) or len(code) > _LONGEST_CODE or " " in code:
        return None, ("code_doubtful",)
    return code or None, ()


def _place(row: Row, layout: Layout, places: Places, site: Site | None) -> Place:
    """The code decides, then the name; what may be no more than a workplace must not overrule what the list is of."""
    if layout.doubt(row, Column.SITE_CODE, Column.SITE):
        return Place(None, "site_unknown", "the site holds a formula without its result, or an error")
    if code := layout.first(row, Column.SITE_CODE):
        return places.coded(code)
    province = layout.first(row, Column.PROVINCE)
    if name := layout.first(row, Column.SITE):
        return _agreed(places.named(name, province), site)
    work = layout.first(row, Column.WORKPLACE)
    if work and (site is None or has_kind_of_place(work)):
        place = places.named(work, province)
        return place if site is None or place.site else Place(site)
    return Place(site) if site else UNKNOWN


def _agreed(place: Place, site: Site | None) -> Place:
    """A name that several sites bear is clear where the list is of one of them."""
    ambiguous = place.site is None and site is not None and f" {site.full_name}" in place.doubt
    return Place(site) if ambiguous else place
