"""Requests and objects checked against the machine-readable description of the Bot API (`bot-api.json`).

Each method and type is compiled once into closures, so that a check costs a few microseconds. Stricter than the real
server in two ways, both wanted in tests: a field the description does not know is refused, and so is a value of the
wrong type where the real server would silently use a default.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tests.standin.refusals import Json, bad_request
from tests.standin.values import PLAIN, Check, MismatchError, Upload, array, constant, scalar

_DESCRIPTION = Path(__file__).with_name("bot-api.json")
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "Message identifiers are not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "action": "wrong parameter action in request",
}
_UNPARSABLE = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "link_preview_options": "can't parse link preview options JSON object",
    "reply_parameters": "can't parse reply parameters JSON object",
    "commands": "can't parse commands JSON object",
    "scope": "can't parse BotCommandScope JSON object",
    "menu_button": "can't parse menu button JSON object",
    "reaction": "can't parse reaction types JSON object",
    "message_ids": "can't parse message identifiers JSON object",
}
_ALSO_TEXT = frozenset({"KeyboardButton"})  # a button that only types its label may be just that label
_NESTED = {
    "InlineKeyboardButton": "can't parse inline keyboard button: ",
    "KeyboardButton": "can't parse keyboard button: ",
    "BotCommand": "can't parse BotCommand: ",
    "MessageEntity": "can't parse MessageEntity: ",
}


@dataclass(frozen=True)
class _Field:
    name: str
    required: bool
    from_request: Check


class Api:
    """The description, compiled: `check_call` for what comes in, `check_object` for what the stand-in itself says."""

    def __init__(self, description: Json) -> None:
        self._types: Json = description["types"]
        self._unions: dict[str, str] = description["unions"]
        self._checks: dict[str, Check] = {}
        self._methods = {name: self._method(fields) for name, fields in description["methods"].items()}
        self.names = {name.lower(): name for name in self._methods}

    def check_call(self, method: str, raw: Mapping[str, Any], uploads: Mapping[str, Upload]) -> Json:
        """The arguments of `method` as Python values; uploads stand where their field or `attach://` name is.

        Raises Refused (400) at the first thing that is wrong.
        """
        fields = self._methods[method]
        args: Json = {}
        for name, value in raw.items():
            field = fields.get(name)
            if field is None:
                raise bad_request(f'stand-in: {method} has no field "{name}"')
            if value != "" and value is not None:
                args[name] = field.from_request(value)
        if uploads:
            _place(uploads, fields, args, method)
        for name, field in fields.items():
            if field.required and name not in args:
                if name in _MISSING or name not in raw:
                    raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
                args[name] = ""
        return args

    def check_object(self, kind: str, value: object) -> None:
        """Raises MismatchError unless `value` is a JSON object of the type named `kind`."""
        self._check(kind)(value)

    def _method(self, fields: dict[str, str]) -> dict[str, _Field]:
        described = (
            _Field(n.removeprefix("?"), n[0] != "?", self._from_request(n.removeprefix("?"), kinds))
            for n, kinds in fields.items()
        )
        return {field.name: field for field in described}

    def _from_request(self, name: str, kinds: str) -> Check:
        """A top-level value may be a native JSON value or a string that holds one (form, query)."""
        check = self._check(kinds)
        alternatives = kinds.split("|")
        text, plain = "String" in alternatives, set(alternatives) <= {"Integer", "Boolean", "Float", "String"}
        unparsable = _UNPARSABLE.get(name, f'can\'t parse "{name}" JSON object')

        def from_request(value: Any) -> Any:
            if isinstance(value, str) and not (text and "Integer" not in alternatives):
                value = scalar(value, alternatives) if plain else _parsed(value, unparsable, or_text=text)
            try:
                return check(value)
            except MismatchError as error:
                why = str(error)
                raise bad_request(why if why.startswith("can't parse") else f'field "{name}": {why}') from None

        return from_request

    def _check(self, kinds: str) -> Check:
        check = self._checks.get(kinds)
        if check is None:
            # A type may contain itself: what is being compiled is reached through its name.
            self._checks[kinds] = lambda value: self._checks[kinds](value)  # noqa: PLW0108 - bound late
            check = self._checks[kinds] = self._compile(kinds)
        return check

    def _compile(self, kinds: str) -> Check:
        if kinds in self._unions:
            return self._compile(self._unions[kinds])
        if "|" in kinds:
            return self._any_of(kinds.split("|"))
        if kinds.startswith("Array of "):
            return array(self._check(kinds.removeprefix("Array of ")))
        if kinds.startswith("="):
            return constant(kinds[1:])
        return PLAIN.get(kinds) or self._object(kinds)

    def _any_of(self, kinds: list[str]) -> Check:
        checks = [self._check(kind) for kind in kinds]

        def any_of(value: Any) -> Any:
            mismatches = []
            for check in checks:
                try:
                    return check(value)
                except MismatchError as error:
                    mismatches.append(str(error))
            # The most telling complaint is the one that got furthest: it names a nested thing.
            raise MismatchError(max(mismatches, key=lambda why: (why.startswith("can't parse"), "constant" not in why)))

        return any_of

    def _object(self, kind: str) -> Check:
        described: dict[str, str] = self._types[kind]
        checks = {name.removeprefix("?"): self._check(kinds) for name, kinds in described.items()}
        required = [name for name in described if not name.startswith("?")]
        where = _NESTED.get(kind, "")

        def an_object(value: Any) -> Any:
            if not isinstance(value, dict):
                if isinstance(value, str) and kind in _ALSO_TEXT:
                    return value
                raise MismatchError(f"{where}{kind} must be an Object")
            for name in required:
                if name not in value:
                    raise MismatchError(f'{where}Can\'t find field "{name}"')
            for name, inner in value.items():
                if name not in checks:
                    raise MismatchError(f'{where}stand-in: {kind} has no field "{name}"')
                try:
                    checks[name](inner)
                except MismatchError as error:
                    raise MismatchError(
                        str(error) if str(error).startswith("can't parse") else f'{where}Field "{name}" {error}'
                    ) from None
            return value

        return an_object


def _place(uploads: Mapping[str, Upload], fields: Mapping[str, _Field], args: Json, method: str) -> None:
    attached = {f"attach://{name}" for name in uploads}
    for name, upload in uploads.items():
        if name in fields:
            args[name] = upload
    for name, value in args.items():
        if isinstance(value, str) and value in attached:
            args[name] = uploads[value.removeprefix("attach://")]
    spare = [name for name, upload in uploads.items() if not any(value is upload for value in args.values())]
    if spare:
        raise bad_request(f'stand-in: {method} has no field for the file "{spare[0]}"')


def _parsed(value: str, unparsable: str, *, or_text: bool) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        if or_text:
            return value
        raise bad_request(unparsable) from None


def load() -> Api:
    """The Bot API as described in `bot-api.json`."""
    return Api(json.loads(_DESCRIPTION.read_text(encoding="utf-8")))
