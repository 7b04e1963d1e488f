"""When a question counts as understood: the rules of the examples' own scorer."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.timetable import Timetable
from bot.storage.schedule import load
from bot.understanding import Context, Question, context_after, understand

HERE = Path(__file__).parent
_LOOKS = {"topic_of", "list", "now", "next"}
_OF_ITEMS = _LOOKS | {"when", "where", "who"}
_REFUSALS = {"out_of_scope", "help", "clarify"}
_ACTIONS = {("checkin", "do"), ("reminder", "on"), ("reminder", "off"), ("reminder", "set")}

Row = Mapping[str, Any]


@cache
def timetable(name: str) -> Timetable:
    return load(HERE / "timetables" / f"{name}.json").timetable


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row for line in lines if "_meta" not in (row := json.loads(line))]


def ask(row: Row) -> Question:
    """The question of a row, after the earlier messages of its chat."""
    now = datetime.fromisoformat(row["now"])
    programme = timetable(row.get("timetable", "sample"))
    context = Context()
    for message in row.get("context", ()):
        context = context_after(understand(message, now, programme, context)) or context
    return understand(row["text"], now, programme, context)


def is_right(row: Row, question: Question) -> bool:
    return any(_matches(gold, question) for gold in (row["expected"], *row.get("alternatives", ())))


def is_wrong_action(row: Row, question: Question) -> bool:
    return (question.intent, question.field) in _ACTIONS and not is_right(row, question)


def is_confidently_wrong(row: Row, question: Question) -> bool:
    return question.intent not in _REFUSALS and not is_right(row, question)


def describe(row: Row, question: Question) -> str:
    return f"{row['id']} {row['now'][:16]} {row.get('context', '')} {row['text']!r}: {row['expected']} but {question}"


def _matches(gold: Row, question: Question) -> bool:
    intent = str(question.intent)
    if intent != gold["intent"] and not {intent, gold["intent"]} <= _LOOKS:
        return False
    if not _is_field(gold, str(question.field)) or (gold.get("value") is not None and gold["value"] != question.value):
        return False
    if gold["intent"] not in _OF_ITEMS or gold.get("items") is None:
        return True
    return _are_items(gold["items"], gold.get("items_may") or (), gold.get("dates"), question)


def _are_items(must: Sequence[str], may: Sequence[str], dates: Sequence[str] | None, question: Question) -> bool:
    found = set(question.items)
    if not set(must) <= found or found - set(must) - set(may):
        return False
    named = sorted(day.isoformat() for day in question.dates)
    return bool(must) or not dates or bool(found) or named == sorted(dates)


def _is_field(gold: Row, field: str) -> bool:
    wanted = gold.get("field")
    if wanted is None or wanted == field:
        return True
    if gold["intent"] in _LOOKS:
        looks = {"title", "schedule", "count"}
        return field in ({"start", "when", *looks} if wanted == "start" else looks) and wanted != "speaker"
    if gold["intent"] == "when":
        return field == "when" or (wanted == "when" and field == "start")
    return gold["intent"] == "where" and field == "place" and wanted in {"room", "link", "venue"}
