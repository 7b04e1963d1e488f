"""Checks of single values: the plain types of the Bot API, arrays, constants, and uploads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Check = Callable[[Any], Any]

_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


@dataclass(frozen=True)
class Upload:
    """A file that came in a multipart request."""

    filename: str
    content: bytes
    content_type: str


class MismatchError(ValueError):
    """A value does not have the described type; the message says how."""


def scalar(value: str, alternatives: list[str]) -> Any:
    """A string from a form as the number or boolean it stands for, or as it is."""
    if "Integer" in alternatives and value.lstrip("-").isdecimal():
        return int(value)
    if "Float" in alternatives:
        try:
            return float(value)
        except ValueError:
            return value
    if "Boolean" in alternatives and value.lower() in _TRUE | _FALSE:
        return value.lower() in _TRUE
    return value


def _of(name: str, *classes: type) -> Check:
    def plain(value: Any) -> Any:
        if isinstance(value, classes) and (bool in classes or not isinstance(value, bool)):
            return value
        raise MismatchError(f"must be of type {name}")

    return plain


def array(check: Check) -> Check:
    """A JSON array whose items all pass `check`."""

    def an_array(value: Any) -> Any:
        if not isinstance(value, list):
            raise MismatchError("must be of type Array")
        for item in value:
            check(item)
        return value

    return an_array


def constant(word: str) -> Check:
    """Just this word."""

    def a_constant(value: Any) -> Any:
        if value != word:
            raise MismatchError(f'must be the constant "{word}"')
        return value

    return a_constant


PLAIN: dict[str, Check] = {
    "Integer": _of("Integer", int),
    "String": _of("String", str),
    "Boolean": _of("Boolean", bool),
    "True": _of("True", bool),
    "Float": _of("Float", int, float),
    "InputFile": _of("InputFile", Upload, str),
}
