"""What a person asked, and what of it the next question may leave out."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.understanding.moments import Part


class Intent(StrEnum):
    """What kind of thing is asked or wished."""

    TOPIC_OF = "topic_of"
    LIST = "list"
    NOW = "now"
    NEXT = "next"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    CHECKIN = "checkin"
    ATTENDANCE = "attendance"
    REMINDER = "reminder"
    HELP = "help"
    GREET = "greet"
    THANKS = "thanks"
    OUT_OF_SCOPE = "out_of_scope"
    CLARIFY = "clarify"


class Field(StrEnum):
    """What about it."""

    TITLE = "title"
    SCHEDULE = "schedule"
    COUNT = "count"
    START = "start"
    END = "end"
    WHEN = "when"
    DURATION = "duration"
    ROOM = "room"
    LINK = "link"
    SITE = "site"
    VENUE = "venue"
    PLACE = "place"
    SPEAKER = "speaker"
    CHAIR = "chair"
    DO = "do"
    HOW = "how"
    STATUS = "status"
    ON = "on"
    OFF = "off"
    SET = "set"


class Scope(StrEnum):
    """How the items of a question were found, which is how a follow-up finds its own."""

    NAMED = "named"  # a topic, an event, a speaker
    TIMED = "timed"  # a day, a part of it, a time
    NOW = "now"
    NEXT = "next"
    WHOLE = "whole"  # the class
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the programme's terms. `dates` is empty where it names none, `items` are ids of the timetable.

    `value` is minutes (reminder.set) or a site's code (where.site, who.chair); `sites` are the codes of all sites that
    a name fits; `missing` says that it names something that the timetable does not have.
    """

    intent: Intent
    field: Field | None = None
    dates: tuple[date, ...] = ()
    part: Part | None = None
    items: tuple[str, ...] = ()
    value: int | str | None = None
    sites: tuple[str, ...] = ()
    scope: Scope = Scope.NONE
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the last question leaves to the next one. It is false where it leaves nothing."""

    intent: Intent | None = None
    field: Field | None = None
    dates: tuple[date, ...] = ()
    part: Part | None = None
    items: tuple[str, ...] = ()
    value: int | str | None = None
    scope: Scope = Scope.NONE
    sites: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.intent is not None

    def to_json(self) -> str:
        """The context as a JSON text that `from_json` reads again."""
        return json.dumps(
            {
                "intent": self.intent,
                "field": self.field,
                "dates": [day.isoformat() for day in self.dates],
                "part": self.part,
                "items": list(self.items),
                "value": self.value,
                "scope": self.scope,
                "sites": list(self.sites),
            },
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> "Context":
        """The context that `to_json` wrote; an empty one where the text is none."""
        try:
            data = json.loads(text)
            return cls(
                intent=Intent(data["intent"]) if data["intent"] else None,
                field=Field(data["field"]) if data["field"] else None,
                dates=tuple(date.fromisoformat(day) for day in data["dates"]),
                part=Part(data["part"]) if data["part"] else None,
                items=tuple(str(item) for item in data["items"]),
                value=data["value"] if isinstance(data["value"], int | str) else None,
                scope=Scope(data["scope"]),
                sites=tuple(str(code) for code in data["sites"]),
            )
        except (ValueError, KeyError, TypeError):
            return cls()


_LEAVES_NOTHING = frozenset({Intent.GREET, Intent.THANKS, Intent.HELP, Intent.OUT_OF_SCOPE, Intent.CLARIFY})


def context_after(question: Question) -> Context:
    """What the question leaves to the next one: nothing (a false context) where it was small talk or not understood."""
    if question.intent in _LEAVES_NOTHING:
        return Context()
    return Context(
        intent=question.intent,
        field=question.field,
        dates=question.dates,
        part=question.part,
        items=question.items,
        value=question.value,
        scope=question.scope,
        sites=question.sites,
    )
