"""Words to questions: pure functions, no I/O, no clock.

`understand` is the way in; `context_after` says what to keep of a question for the next one in the same chat.
"""

from datetime import datetime

from bot.domain.timetable import Timetable
from bot.understanding.question import Context, Field, Intent, Question, Scope, context_after
from bot.understanding.reading import read_text
from bot.understanding.rules import decide

__all__ = ["Context", "Field", "Intent", "Question", "Scope", "context_after", "prepare", "understand"]


def prepare(timetable: Timetable) -> None:
    """Makes the words of a timetable ready, so that the first question need not wait for it (some 0.1 s)."""
    read_text("chuẩnn bịị", timetable.sessions[0].start, timetable)


def understand(text: str, now: datetime, timetable: Timetable, context: Context | None = None) -> Question:
    """The question that a text asks, seen from `now` (aware), in a class, after what was asked before in that chat.

    Every text has one: what is not understood is `Intent.OUT_OF_SCOPE`.
    """
    return decide(read_text(text, timetable.local(now), timetable), context or Context())
