"""The fields of a request, however it carries them: query, form, multipart or JSON."""

from collections.abc import Mapping
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

import orjson

from tests.standin.refusals import bad_request
from tests.standin.values import Upload
from tests.standin.wire import Request

_NO_UPLOADS: Mapping[str, Upload] = {}


def fields_of(request: Request) -> tuple[dict[str, Any], Mapping[str, Upload]]:
    """Names and raw values, and the files by the name of their part. Raises Refused for a body that cannot be read."""
    fields: dict[str, Any] = dict(parse_qsl(request.query, keep_blank_values=True)) if request.query else {}
    if not request.body:
        return fields, _NO_UPLOADS
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        fields.update(parse_qsl(request.body.decode(), keep_blank_values=True))
    elif kind.startswith("application/json"):
        fields.update(_json_object(request.body))
    elif kind.startswith("multipart/form-data"):
        return _multipart(request.body, kind, fields)
    else:
        raise bad_request(f"stand-in: a body of type {kind!r} is not read by the Bot API")
    return fields, _NO_UPLOADS


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return value


def _multipart(body: bytes, kind: str, fields: dict[str, Any]) -> tuple[dict[str, Any], Mapping[str, Upload]]:
    boundary = _parameter(kind, "boundary")
    if not boundary:
        raise bad_request("boundary not found in the multipart request")
    uploads: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = {
            n.strip().lower(): v.strip() for n, _, v in (line.partition(":") for line in head.decode().split("\r\n"))
        }
        name = _parameter(headers.get("content-disposition", ""), "name") or ""
        filename = _parameter(headers["content-disposition"], "filename")
        if filename is None:
            fields[name] = content.decode()
        else:
            uploads[name] = Upload(filename, content, headers.get("content-type", "application/octet-stream"))
    return fields, uploads


def _parameter(header: str, name: str) -> str | None:
    message = Message()
    message["content-type"] = header
    value = message.get_param(name)
    return value if isinstance(value, str) or value is None else value[2]
