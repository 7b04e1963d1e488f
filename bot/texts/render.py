"""From what we want said to words: chosen when a message is sent, so a corrected text reaches what is queued."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

from bot.domain.messages import Argument, Outgoing, Rendered, ShownChoice
from bot.domain.timetable import Language, Text

_WEEKDAYS = {
    Language.VI: ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


class _Moment(FluentType):
    """A date or a local time inside a text: shown by the functions below."""

    def __init__(self, value: date) -> None:
        self.value = value

    def format(self, locale: Any) -> str:  # noqa: ARG002 - the signature is Fluent's
        return self.value.isoformat()


class TextError(Exception):
    """A text is missing or broken: a mistake in the .ftl files or in what a text was given."""


def render(outgoing: Outgoing, language: Language, zone: ZoneInfo) -> Rendered:
    """The message in words, with times as the clocks of `zone` show them.

    Raises:
        TextError: a text is missing, or lacks what it needs.
    """
    choices = tuple(
        ShownChoice(choice.action, _words(choice.key, choice.arguments, language, zone)) for choice in outgoing.choices
    )
    file = outgoing.attachment
    unsent = _words("attachment-unsent", {"name": file.name}, language, zone) if file else ""
    text = _words(outgoing.key, outgoing.arguments, language, zone)
    return Rendered(text, choices, file, unsent, _heading(outgoing.key, text, language))


def keys(language: Language) -> frozenset[str]:
    """The keys of all texts in that language."""
    return frozenset(_bundle(language)._messages)  # noqa: SLF001 - Fluent has no public way to list them


def _heading(key: str, text: str, language: Language) -> int:
    """The length of the first line, where the text's `.heading` says that it is one."""
    marked = "heading" in _bundle(language).get_message(key).attributes
    return len(text.partition("\n")[0]) if marked else 0


def _words(key: str, arguments: Mapping[str, Argument], language: Language, zone: ZoneInfo) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise TextError(f"there is no text {key!r} in {language}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextError(f"the text {key!r} is empty in {language}")
    values = {name: _value(argument, language, zone) for name, argument in arguments.items()}
    words, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise TextError(f"the text {key!r} in {language}: {errors[0]}")
    return str(words)


def _value(argument: Argument, language: Language, zone: ZoneInfo) -> Any:
    if isinstance(argument, Text):
        return argument.in_language(language)
    if isinstance(argument, Outgoing):
        return _words(argument.key, argument.arguments, language, zone)
    if isinstance(argument, tuple):
        return "\n".join(_words(line.key, line.arguments, language, zone) for line in argument)
    if isinstance(argument, datetime):
        return _Moment(argument.astimezone(zone))
    if isinstance(argument, date):
        return _Moment(argument)
    return argument


def _time(moment: _Moment) -> str:
    return f"{moment.value:%H:%M}"


def _date(language: Language) -> Callable[[_Moment], str]:
    def shown(moment: _Moment) -> str:
        day = moment.value
        if language is Language.VI:
            return f"{day.day}/{day.month}/{day.year}"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    return shown


def _weekday(language: Language) -> Callable[[_Moment], str]:
    return lambda moment: _WEEKDAYS[language][moment.value.weekday()]


def _day(language: Language) -> Callable[[_Moment], str]:
    def shown(moment: _Moment) -> str:
        day, name = moment.value, _WEEKDAYS[language][moment.value.weekday()]
        if language is Language.VI:
            return f"{name}, {day.day}/{day.month}"
        return f"{name} {day.day} {_MONTHS[day.month - 1]}"

    return shown


@cache
def _bundle(language: Language) -> FluentBundle:
    functions: dict[str, Callable[[Any], Any]] = {
        "TIME": _time,
        "DATE": _date(language),
        "DAY": _day(language),
        "WEEKDAY": _weekday(language),
    }
    bundle = FluentBundle([language.value], functions=functions, use_isolating=False)
    text = resources.files("bot.texts").joinpath(f"{language.value}.ftl").read_text("utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle
