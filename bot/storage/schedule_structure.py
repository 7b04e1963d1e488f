"""Whether each part of a timetable has the keys and the forms that it must have, said in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.storage import schedule_model as model
from bot.storage.schedule_problems import JsonPath, shown, suggestion

Finding = tuple[JsonPath, str]

_TIMETABLE = TypeAdapter(model.SchedulePart)
_SITES = TypeAdapter(list[model.SitePart])

# The part that a key holds; every other key that holds an object holds a text in both languages.
_PART_BY_KEY: Mapping[str, type[BaseModel]] = {
    "": model.SchedulePart,
    "venue": model.VenuePart,
    "check_in": model.CheckInPart,
    "reminders": model.ReminderPart,
    "ladder": model.LadderPart,
    "sites": model.SitePart,
    "days": model.DayPart,
    "sessions": model.SessionPart,
    "items": model.ItemPart,
}
_WORDS_BY_TYPE = {
    "missing": "is missing",
    "string_type": "must be a text in quotation marks",
    "list_type": "must be a list: [ … ]",
    "tuple_type": "must be a list: [ … ]",
    "model_type": "must be an object: { … }",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "greater_than_equal": "must be at least %(ge)g",
    "less_than_equal": "must be at most %(le)g",
    "too_short": "is empty: list at least one",
}


def read_timetable(data: object) -> tuple[model.SchedulePart | None, list[Finding]]:
    """The timetable behind parsed JSON, or None and all that is wrong with its structure."""
    try:
        return _TIMETABLE.validate_python(data), []
    except ValidationError as error:
        return None, list(_findings(error, ""))


def read_sites(rows: Sequence[Mapping[str, object]]) -> tuple[list[model.SitePart], list[Finding]]:
    """The sites behind rows that name a site's keys; where any row is wrong, none and all that is wrong."""
    try:
        return _SITES.validate_python(rows), []
    except ValidationError as error:
        return [], list(_findings(error, "sites"))


def _findings(error: ValidationError, holder: str) -> Iterator[Finding]:
    for detail in error.errors(include_url=False):
        path = tuple(part for part in detail["loc"] if not str(part).startswith("<"))
        yield path, _words(detail, path, holder)


def _words(detail: ErrorDetails, path: JsonPath, holder: str) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return f"is not a key of this place{_similar_key(path, holder)}"
    if kind == "enum":
        return _choice(value, detail["ctx"]["expected"])
    if kind == "model_type" and detail["ctx"]["class_name"] == model.BothLanguages.__name__:
        return 'must be a text in quotation marks, or one in each language: {"vi": "…", "en": "…"}'
    if kind in _WORDS_BY_TYPE:
        return _WORDS_BY_TYPE[kind] % detail.get("ctx", {})
    return detail["msg"]


def _similar_key(path: JsonPath, holder: str) -> str:
    names = [part for part in path[:-1] if isinstance(part, str)]
    part = _PART_BY_KEY.get(names[-1] if names else holder, model.BothLanguages)
    keys = [field.alias or name for name, field in part.model_fields.items()]
    return suggestion(path[-1], keys)


def _choice(value: Any, expected: str) -> str:
    hint = suggestion(value, [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")])
    return f"{shown(value)} is none of {expected}{hint}"
