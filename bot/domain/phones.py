"""Vietnamese telephone numbers as people write them in lists, made E.164.

Only what is certain is changed: a zero that a spreadsheet took away, and the mobile prefixes of eleven digits, each of
which the renumbering of 15 September 2018 gave exactly one new prefix.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_NEW_PREFIX = {
    **{f"16{digit}": f"3{digit}" for digit in range(2, 10)},  # Viettel
    "120": "70",
    "121": "79",
    "122": "77",
    "126": "76",
    "128": "78",  # MobiFone
    "123": "83",
    "124": "84",
    "125": "85",
    "127": "81",
    "129": "82",  # VinaPhone
    "186": "56",
    "188": "58",  # Vietnamobile
    "199": "59",  # Gmobile
}
_MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])\d{7}")
_OLD_MOBILE = re.compile(rf"({'|'.join(_NEW_PREFIX)})(\d{{7}})")
_LANDLINE = re.compile(r"2(?:[48]\d{8}|[0-35-79]\d{8})")
_FOREIGN = re.compile(r"[1-9]\d{7,14}")

_RUN = re.compile(r"(?:\(?\+)?\(?\d(?:[\d.() \-]*\d)?")  # what may be one number: digits, grouped
_GAP = re.compile(r"[;/|,\n]|\s-\s|-(?=0\d{9,10}(?!\d))|\s+(?=\+|0\d{8})")
_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\ufeff\t]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LETTER_O = re.compile(r"(?<!\w)[oO](?=[\d. ]*\d)")
_SCIENTIFIC = re.compile(r"\d[.,]\d+[eE]\+?\d+")
_LONGEST = 15  # digits, by E.164
_LONGEST_HERE = 12  # with 84 and a zero: too few for two numbers
_GROUPING = str.maketrans("", "", " .-()+")
_TWO_JOINED = re.compile(r"(0\d{9})(0\d{9})")


class PhoneFlag(StrEnum):
    """What there is to know about a number beside it."""

    NONE = "no_phone"
    DOUBTFUL = "phone_doubtful"  # it is no number, or something else stands beside it
    SEVERAL = "phone_several"  # the cell has others too; the first was taken
    RENUMBERED = "phone_renumbered"
    LANDLINE = "phone_landline"
    FOREIGN = "phone_foreign"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164, or None where there is none for certain; and what there is to say about it."""

    number: str | None
    flags: tuple[PhoneFlag, ...] = ()


def read_phone(text: str) -> Phone:
    """What a cell says."""
    if len(text) <= _LONGEST and text.isascii() and text.isdigit():
        return _one(text)
    text = _DASHES.sub("-", _SPACES.sub(" ", text)).strip(" .-'`\u2019")
    if not text:
        return Phone(None, (PhoneFlag.NONE,))
    if _SCIENTIFIC.fullmatch(text):  # digits were lost
        return Phone(None, (PhoneFlag.DOUBTFUL,))
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]
    digits = text.translate(_GROUPING)
    if len(digits) <= _LONGEST_HERE and digits.isascii() and digits.isdigit():
        phone = _one(f"+{digits}" if "+" in text else digits)
        if phone.number:
            return phone
    return _several(text)


def _one(written: str) -> Phone:
    """One number, perhaps with a plus in front."""
    digits = written.lstrip("+")
    if written.startswith("+") and not digits.startswith("84"):
        known = _FOREIGN.fullmatch(digits)
        return Phone(f"+{digits}", (PhoneFlag.FOREIGN,)) if known else Phone(None, (PhoneFlag.DOUBTFUL,))
    national = _national(digits)
    if _MOBILE.fullmatch(national):
        return Phone(f"+84{national}")
    if old := _OLD_MOBILE.fullmatch(national):
        return Phone(f"+84{_NEW_PREFIX[old[1]]}{old[2]}", (PhoneFlag.RENUMBERED,))
    if _LANDLINE.fullmatch(national):
        return Phone(f"+84{national}", (PhoneFlag.LANDLINE,))
    return Phone(None, (PhoneFlag.DOUBTFUL,) if digits else (PhoneFlag.NONE,))


def _national(digits: str) -> str:
    """The digits after the country's code and the zero. A bare `84…` is the country's only where digits say so."""
    if digits.startswith("0084"):
        digits = digits[4:]
    elif digits.startswith("84") and len(digits) > len("84xxxxxxx"):
        digits = digits[2:]
    return digits.removeprefix("0")


def _several(text: str) -> Phone:
    """A cell with more than digits: the first number that is one."""
    parts = list(_parts(_LETTER_O.sub("0", text)))
    read = [_one(part) for part in parts]
    numbers = list(dict.fromkeys(phone.number for phone in read if phone.number))
    if not numbers:
        return Phone(None, (PhoneFlag.DOUBTFUL,))
    flags = list(next(phone.flags for phone in read if phone.number))
    if len(numbers) > 1:
        flags.append(PhoneFlag.SEVERAL)
    if any(phone.number is None for phone in read) or any(letter.isalpha() for letter in text):
        flags.append(PhoneFlag.DOUBTFUL)
    return Phone(numbers[0], tuple(flags))


def _parts(text: str) -> Iterator[str]:
    for piece in _GAP.split(text):
        for run in _RUN.findall(piece):
            digits = re.sub(r"\D", "", run)
            plus = "+" if "+" in run else ""
            joined = _TWO_JOINED.fullmatch(digits)
            yield from joined.groups() if joined else (plus + digits,)
