"""`ask [QUESTION]`: how the bot would answer, in words or as JSON; many questions come as JSON lines."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot.clock import wall_clock
from bot.domain.timetable import Language, Timetable
from bot.services import questions
from bot.storage.schedule import ScheduleError, load
from bot.texts.render import render
from bot.understanding import Context, Question, context_after, understand

_DEFAULT_SCHEDULE: Final = "schedule.json"
_CHOICE_MARK: Final = "›"


class _BadLineError(ValueError):
    """A line of the input that is no question; the message says what is wrong with it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "question", nargs="?", help='the question; without one, JSON lines {"text", "now"?, "context"?}'
    )
    parser.add_argument("--schedule", type=Path, help="the timetable (default: SCHEDULE_FILE)")
    parser.add_argument("--now", type=_moment, help="the time at which it is asked, as ISO 8601 (default: now)")
    parser.add_argument("--lang", choices=[language.value for language in Language], help="the language of the answer")
    parser.add_argument("--json", action="store_true", help="print what was understood as JSON")


def run(args: argparse.Namespace) -> int:
    """Answer one question, or each line of standard input; 1 where the timetable or a line cannot be used."""
    path: Path = args.schedule or Path(os.environ.get("SCHEDULE_FILE", _DEFAULT_SCHEDULE))
    try:
        timetable = load(path).timetable
    except ScheduleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    now: datetime = args.now or wall_clock()
    if args.question is not None:
        return _answer_one(args, timetable, now)
    return _answer_lines(sys.stdin, args, timetable, now)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it as 2025-09-06T08:00:00+07:00") from None
    return moment


def _answer_one(args: argparse.Namespace, timetable: Timetable, now: datetime) -> int:
    question = understand(args.question, _aware(now, timetable), timetable)
    language = Language(args.lang or Language.VI)
    text, choices = _words(question, timetable, _aware(now, timetable), language)
    if args.json:
        _write(_as_json(question, text))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in (text, *(f"{_CHOICE_MARK} {choice}" for choice in choices))))
    return 0


def _answer_lines(lines: Iterable[str], args: argparse.Namespace, timetable: Timetable, now: datetime) -> int:
    failed = False
    language = Language(args.lang or Language.VI)
    for line in lines:
        if not line.strip():
            continue
        try:
            text, moment, context = _parsed(line, now)
        except _BadLineError as error:
            failed = True
            _write({"error": str(error)})
            continue
        moment = _aware(moment, timetable)
        question = _in_context(text, moment, timetable, context)
        words, _ = _words(question, timetable, moment, language)
        _write(_as_json(question, words))
    return 1 if failed else 0


def _parsed(line: str, now: datetime) -> tuple[str, datetime, list[str]]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise _BadLineError(f"no JSON: {error}") from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise _BadLineError('no question: it needs {"text": "…"}')
    context = data.get("context") or []
    if not isinstance(context, list) or not all(isinstance(text, str) for text in context):
        raise _BadLineError("context is no list of earlier messages")
    moment = data.get("now")
    if moment is None:
        return data["text"], now, context
    try:
        return data["text"], datetime.fromisoformat(moment), context
    except (TypeError, ValueError):
        raise _BadLineError(f"now is no ISO 8601 time: {moment!r}") from None


def _in_context(text: str, now: datetime, timetable: Timetable, earlier: list[str]) -> Question:
    """The question after earlier messages of the same chat."""
    context = Context()
    for message in earlier:
        context = context_after(understand(message, now, timetable, context)) or context
    return understand(text, now, timetable, context)


def _aware(moment: datetime, timetable: Timetable) -> datetime:
    """The moment; where it names no zone, as the clocks of the class show it."""
    return moment.replace(tzinfo=timetable.zone) if moment.tzinfo is None else moment


def _words(question: Question, timetable: Timetable, now: datetime, language: Language) -> tuple[str, list[str]]:
    shown = render(questions.answer(question, timetable, now), language, timetable.zone)
    return shown.text, [choice.label for choice in shown.choices]


def _as_json(question: Question, words: str) -> dict[str, Any]:
    return {
        "intent": question.intent,
        "field": question.field,
        "dates": [day.isoformat() for day in question.dates] or None,
        "part": question.part,
        "items": list(question.items),
        "value": question.value,
        "answer": words,
    }


def _write(data: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(data, ensure_ascii=False)}\n")
    sys.stdout.flush()
