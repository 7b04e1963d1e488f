"""Words to questions: pure functions, no I/O, no clock.

`understand` is the way in; `context_after` says what to keep of a question for the next one in the same chat.
"""

from datetime import datetime

from bot.domain.timetable import Timetable
from bot.understanding.question import Context, Field, Intent, Question, Scope, context_after
from bot.understanding.reading import Reading, read_text
from bot.understanding.rules import decide
from bot.understanding.sentences import asked_in_one

__all__ = ["Context", "Field", "Intent", "Question", "Scope", "context_after", "prepare", "understand"]


def prepare(timetable: Timetable) -> None:
    """Makes the words of a timetable ready, so that the first question need not wait for it (some 0.1 s)."""
    read_text("chuẩnn bịị", timetable.sessions[0].start, timetable)


def understand(text: str, now: datetime, timetable: Timetable, context: Context | None = None) -> Question:
    """The question that a text asks, seen from `now` (aware), in a class, after what was asked before in that chat.

    Every text has one: what is not understood is `Intent.OUT_OF_SCOPE`.
    """
    context = context or Context()
    spoken_of = context.dates[-1] if context.scope is Scope.TIMED and context.dates else None

    def read(part: str) -> Reading:
        return read_text(part, timetable.local(now), timetable, spoken_of)

    whole = read(text)
    question = decide(whole, context)
    if question.intent is Intent.OUT_OF_SCOPE:
        return asked_in_one(whole, read, context) or question
    return question
