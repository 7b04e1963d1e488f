"""The forms that texts of a timetable have: times, dates, lengths of time, ids, links and plain words."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from bot.storage.schedule_problems import shown, suggestion

CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
DATE = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"
DURATION = "[0-9]{1,5}[smhd]"
_LONGEST_TEXT = 500
_NOT_WORDS = {"Cc", "Cs", "Zl", "Zp"}  # control characters, half characters, line and paragraph breaks
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def _mistake(message: str) -> PydanticCustomError:
    """A validator's refusal, its words kept as they are."""
    return PydanticCustomError("timetable", "{message}", {"message": message})


@dataclass(frozen=True, slots=True)
class Form:
    """A text that must match a pattern, in the program and in the published schema alike."""

    pattern: str
    message: str  # after the value: `is no time of day: …`

    def check(self, value: str) -> str:
        """The value, or a refusal with it."""
        if not (value.isprintable() and re.fullmatch(self.pattern, value)):
            raise _mistake(f"{shown(value)} {self.message}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^{self.pattern}$"}


def _words(value: str) -> str:
    text = unicodedata.normalize("NFC", value.strip())
    if not text:
        raise _mistake("is empty")
    if len(text) > _LONGEST_TEXT:
        raise _mistake(f"is longer than {_LONGEST_TEXT} characters")
    if not text.isprintable() and any(unicodedata.category(character) in _NOT_WORDS for character in text):
        raise _mistake("has a line break in it, or another character that cannot be shown: write it on one line")
    return text


def _real_date(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise _mistake(f"{shown(value)} is not in the calendar") from None
    return value


def time_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a folder of zones and a name too long for a file are OSErrors
        return None


def _known_zone(value: str) -> str:
    if time_zone(value) is None:
        hint = suggestion(value, available_timezones(), closeness=0.8) or "; write it as 'Asia/Ho_Chi_Minh'"
        raise _mistake(f"{shown(value)} is no time zone{hint}")
    return value


def duration(value: str) -> timedelta:
    """`90s`, `30m`, `2h` or `1d` as a length of time."""
    return timedelta(**{_UNITS[value[-1]]: int(value[:-1])})


def _whole_minutes(value: str) -> str:
    if not duration(value) or duration(value) % timedelta(minutes=1):
        raise _mistake(f"{shown(value)} must be one or more whole minutes")
    return value


_ID = "must be 1 to {size} of the characters A-Z a-z 0-9 _ and -, since buttons and links carry it"
Words = Annotated[
    str, AfterValidator(_words), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST_TEXT})
]
Id = Annotated[str, Form(r"[A-Za-z0-9_-]{1,32}", _ID.format(size=32))]
SiteCode = Annotated[str, Form(r"[A-Za-z0-9_-]{1,24}", _ID.format(size=24))]
ClassId = Annotated[str, Form(r"[A-Za-z0-9_-]{1,64}", _ID.format(size=64))]
Clock = Annotated[
    str, Form(CLOCK, "is no time of day: write HH:MM, 00:00 to 23:59, without a zone (that of `timezone` holds)")
]
IsoDate = Annotated[str, Form(DATE, "is no date: write YYYY-MM-DD"), AfterValidator(_real_date)]
Duration = Annotated[str, Form(DURATION, "is no length of time: write it as 90s, 30m, 2h or 1d (up to 5 digits)")]
Link = Annotated[
    str,
    Form(
        r"https?://[^\s/?#:@\[\]]+(:[0-9]{1,5})?([/?#]\S*)?",
        "is no address of a web page: it must begin with http:// or https://",
    ),
]
Zone = Annotated[str, AfterValidator(_known_zone)]
LeadTime = Annotated[Duration, AfterValidator(_whole_minutes)]
