"""Trim a full description of the Bot API to what the stand-in checks: names, types and what is required.

    python -m tests.standin.trim full-description.json > tests/standin/bot-api.json

In the result an optional field's name starts with "?", alternatives are joined by "|", and "=word" is a constant.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

_CONSTANT = re.compile(r"(?:must be|always) [“\"]?([a-z_]+)[”\"]?\.?(?:$| if)")
_COMMENT = "Bot API {version}, trimmed; source and licence in LICENSE-bot-api.md beside this file"


def _fields(described: dict[str, Any], *, constants: bool) -> dict[str, str]:
    trimmed = {}
    for field in described.get("fields", []):
        constant = _CONSTANT.search(field["description"]) if constants and field["types"] == ["String"] else None
        kind = f"={constant[1]}" if constant else "|".join(field["types"])
        trimmed[("" if field["required"] else "?") + field["name"]] = kind
    return trimmed


def trim(full: dict[str, Any]) -> dict[str, Any]:
    """The trimmed description of `full` (the layout of PaulSonOfLars/telegram-bot-api-spec)."""
    types = full["types"]
    return {
        "about": _COMMENT.format(version=full["version"]),
        "methods": {name: _fields(method, constants=False) for name, method in full["methods"].items()},
        "types": {
            n: _fields(t, constants=bool(t.get("subtype_of"))) for n, t in types.items() if not t.get("subtypes")
        },
        "unions": {name: "|".join(t["subtypes"]) for name, t in types.items() if t.get("subtypes")},
    }


def _lines(trimmed: dict[str, Any]) -> str:
    sections = []
    for title, entries in trimmed.items():
        if isinstance(entries, str):
            sections.append(f"{json.dumps(title)}: {json.dumps(entries)}")
            continue
        rows = (f"{json.dumps(n)}: {json.dumps(e, separators=(',', ':'))}" for n, e in entries.items())
        sections.append(f"{json.dumps(title)}: {{\n" + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(_lines(trim(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
