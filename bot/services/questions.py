"""The answer to a question about the programme: short, and led by what was asked."""

from datetime import datetime
from typing import Final

from bot.domain.messages import Choice, Outgoing
from bot.domain.timetable import Item, Site, Timetable
from bot.services import programme
from bot.understanding import Field, Intent, Question, Scope

_MOST_SITES: Final = 8
_MOST_DAYS: Final = 10
_LOOKS: Final = frozenset({Intent.TOPIC_OF, Intent.LIST, Intent.NOW, Intent.NEXT})
# What the program does instead of saying: `ask` shows these words, the chat does the thing.
_DONE: Final = {
    (Intent.CHECKIN, Field.DO): "ask-checkin-do",
    (Intent.CHECKIN, Field.HOW): "answer-checkin-how",
    (Intent.OUT_OF_SCOPE, Field.HOW): "answer-checkin-how",
    (Intent.ATTENDANCE, Field.STATUS): "ask-attendance",
    (Intent.REMINDER, Field.ON): "ask-reminder-on",
    (Intent.REMINDER, Field.OFF): "ask-reminder-off",
    (Intent.REMINDER, Field.SET): "ask-reminder-set",
    (Intent.REMINDER, Field.STATUS): "ask-reminder-status",
    (Intent.HELP, None): "answer-help",
    (Intent.GREET, None): "answer-greet",
    (Intent.THANKS, None): "answer-thanks",
}


def answer(question: Question, timetable: Timetable, now: datetime) -> Outgoing:
    """What to say to a question at that moment (aware).

    For wishes it says what would be done: doing it is the caller's. The answer stays within 2,000 characters.
    """
    now = timetable.local(now)
    items = tuple(timetable.item_by_id[item] for item in question.items if item in timetable.item_by_id)
    done = _DONE.get((question.intent, question.field))
    if done is not None:
        arguments = {"minutes": question.value} if isinstance(question.value, int) else {}
        checks_in = question.intent in {Intent.CHECKIN, Intent.OUT_OF_SCOPE}
        return Outgoing(done, arguments, _choices("checkin" if checks_in else "", "today", "help"))
    if question.missing:
        return Outgoing("answer-missing", {}, _choices("schedule", "help"))
    if question.intent in _LOOKS:
        lines = _look(question, items, timetable, now)
    elif question.intent is Intent.WHEN:
        lines = _when(question, items, timetable, now)
    elif question.intent is Intent.WHERE:
        lines = _where(question, items, timetable, now)
    elif question.intent is Intent.WHO:
        lines = _who(question, items, timetable, now)
    else:
        return Outgoing("answer-unknown", {}, _choices("today", "tomorrow", "schedule", "checkin", "help"))
    return Outgoing("answer", {"lines": (*lines, *programme.change(timetable, now))}, _next_choices(question, items))


def _choices(*actions: str) -> tuple[Choice, ...]:
    return tuple(Choice(action, f"choice-{action}") for action in actions if action)


def _next_choices(question: Question, items: tuple[Item, ...]) -> tuple[Choice, ...]:
    if question.intent in _LOOKS and question.scope is not Scope.NAMED and programme.is_long(items):
        return tuple(
            Choice(f"day:{day}", "answer-choice-day", {"day": day}) for day in programme.days_of(items)[:_MOST_DAYS]
        )
    if question.intent is Intent.LIST and question.scope is Scope.WHOLE:
        return _choices("today", "next")
    return _choices("next", "schedule") if question.items else _choices("today", "schedule")


def _look(question: Question, items: tuple[Item, ...], timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    if question.field is Field.COUNT:
        return (programme.count(items), *programme.listing(items, question.part, now))
    if question.scope is Scope.NOW:
        return _now(items, timetable, now)
    if question.scope is Scope.NEXT:
        return (
            (Outgoing("answer-next"), *programme.details(items, now))
            if items
            else programme.nothing_more(timetable, now)
        )
    if not items:
        return programme.nothing_on(question.dates, question.part, timetable, now)
    if question.scope is Scope.NAMED:
        return programme.details(items, now)
    found = programme.listing(items, question.part if len(question.dates) <= 1 else None, now)
    empty = tuple(day for day in question.dates if day not in {item.start.date() for item in items})
    return (
        *found,
        *(line for day in empty for line in programme.nothing_on((day,), question.part, timetable, now)[:1]),
    )


def _now(items: tuple[Item, ...], timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    if not items:
        return programme.nothing_now(timetable, now)
    return (
        Outgoing("answer-now", {"minutes": programme.minutes_until(items[-1].end, now)}),
        *programme.details(items, now),
    )


def _when(question: Question, items: tuple[Item, ...], timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    if not items:
        return programme.nothing_on(question.dates, question.part, timetable, now)
    if question.scope is Scope.WHOLE:
        return programme.span_of_class(question.field, timetable)
    if question.field is Field.DURATION and question.scope is Scope.TIMED:
        return programme.times_of(items)
    key = {Field.START: "answer-start", Field.END: "answer-end", Field.DURATION: "answer-duration"}.get(
        question.field or Field.WHEN, "answer-when"
    )
    return tuple(line for item in items for line in programme.time_lines(key, item, now))


def _where(question: Question, items: tuple[Item, ...], timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    if question.field is Field.SITE:
        return _sites(question, timetable, "answer-site")
    if question.field is Field.LINK:
        return programme.links(question.dates, items, timetable)
    if question.field is Field.VENUE:
        return programme.venue(timetable)
    if not items:
        return (
            programme.venue(timetable)
            if not question.dates
            else programme.nothing_on(question.dates, question.part, timetable, now)
        )
    rooms = programme.rooms(items)
    return (
        (*rooms, *programme.venue(timetable)) if question.field is Field.PLACE else rooms or programme.venue(timetable)
    )


def _who(question: Question, items: tuple[Item, ...], timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    if question.field is Field.CHAIR:
        return _sites(question, timetable, "answer-chair")
    if not items:
        return programme.nothing_on(question.dates, question.part, timetable, now)
    return programme.speakers(items)


def _sites(question: Question, timetable: Timetable, key: str) -> tuple[Outgoing, ...]:
    """Where sites are or who chairs them; all that share the name, as far as they fit."""
    sites = [timetable.site_by_code[code] for code in question.sites if code in timetable.site_by_code]
    lines = [line for site in sites[:_MOST_SITES] for line in _site(site, key)]
    if len(sites) > _MOST_SITES:
        lines.append(Outgoing("answer-sites-more", {"count": len(sites) - _MOST_SITES}))
    return tuple(lines)


def _site(site: Site, key: str) -> tuple[Outgoing, ...]:
    known = site.chair if key == "answer-chair" else site.room
    return (Outgoing(key if known else f"{key}-unknown", {"site": site.full_name, "known": known}),)
