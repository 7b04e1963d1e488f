"""An `Outgoing` as JSON, so that what waits to be said keeps its meaning, not its words."""

from datetime import date, datetime
from typing import Any

import orjson

from bot.domain.messages import Argument, Arguments, Attachment, AttachmentKind, Choice, Outgoing
from bot.domain.timetable import Text
from bot.storage.store import moment, stamp

FORGOTTEN = '{"key":"forgotten"}'  # stands in the place of what was said to a chat that had itself forgotten
REMEMBERED = f"message <> '{FORGOTTEN}'"  # of a message in the outbox; whoever is forgotten is told nothing more of it


def dumps(outgoing: Outgoing) -> str:
    """The JSON text."""
    return orjson.dumps(_pack(outgoing)).decode()


def loads(text: str) -> Outgoing:
    """What `dumps` was given."""
    return _unpack(orjson.loads(text))


def _pack(outgoing: Outgoing) -> dict[str, Any]:
    packed: dict[str, Any] = {"key": outgoing.key}
    if outgoing.arguments:
        packed["with"] = _pack_all(outgoing.arguments)
    if outgoing.choices:
        packed["choices"] = [[choice.action, choice.key, _pack_all(choice.arguments)] for choice in outgoing.choices]
    if (file := outgoing.attachment) is not None:
        packed["file"] = [file.kind, file.file_id, file.name, file.media_type]
    return packed


def _pack_all(arguments: Arguments) -> dict[str, Any]:
    return {name: _pack_one(argument) for name, argument in arguments.items()}


def _pack_one(argument: Argument) -> Any:
    match argument:
        case str() | int():
            return argument
        case Text():
            return {"vi": argument.vi, "en": argument.en}
        case datetime():
            return {"at": stamp(argument)}
        case date():
            return {"on": argument.isoformat()}
        case Outgoing():
            return _pack(argument)
        case _:
            return [_pack(line) for line in argument]


def _unpack(packed: dict[str, Any]) -> Outgoing:
    return Outgoing(
        packed["key"],
        _unpack_all(packed.get("with", {})),
        tuple(Choice(action, key, _unpack_all(arguments)) for action, key, arguments in packed.get("choices", ())),
        _file(*packed["file"]) if "file" in packed else None,
    )


def _file(kind: str, *facts: str) -> Attachment:
    return Attachment(AttachmentKind(kind), *facts)


def _unpack_all(packed: dict[str, Any]) -> Arguments:
    return {name: _unpack_one(value) for name, value in packed.items()}


def _unpack_one(value: Any) -> Argument:
    match value:
        case {"vi": vi, "en": en}:
            return Text(vi, en)
        case {"at": at}:
            return moment(at)
        case {"on": on}:
            return date.fromisoformat(on)
        case {"key": _}:
            return _unpack(value)
        case list():
            return tuple(_unpack(line) for line in value)
        case _:
            argument: Argument = value
            return argument
