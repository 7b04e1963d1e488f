"""When people are reminded of a session, and until when it helps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.timetable import Audience, LadderStep, ReminderRule, Rung, Session, Timetable

Rule = ReminderRule | LadderStep


@dataclass(frozen=True, slots=True)
class Reminder:
    """One lead time, or one step of the ladder, of one session. A moved session has others: its start is in the id."""

    session: Session
    rule: Rule
    useful_until: datetime

    @property
    def due_at(self) -> datetime:
        """When its last receiver should have it; a step of the ladder begins then."""
        return self.session.start - self.rule.before

    @property
    def id(self) -> str:
        """Of the cause: `d1-am:2025-09-06T01:00Z:30m:everyone`."""
        start = self.session.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
        to = f"ladder-{self.rule.to}" if isinstance(self.rule, LadderStep) else self.rule.to
        return f"{self.session.id}:{start}:{minutes(self.rule.before)}m:{to}"


def minutes(lead: timedelta) -> int:
    """A lead time in whole minutes."""
    return int(lead.total_seconds() // 60)


def reminders(timetable: Timetable, chosen_minutes: Iterable[int] = ()) -> list[Reminder]:
    """All reminders of the class: by the timetable's rules, at lead times that people chose, and the ladder's steps.

    Where two are due together, those for clerks come first.
    """
    chosen = [ReminderRule(timedelta(minutes=lead)) for lead in chosen_minutes if lead]
    own = [rule for rule in chosen if rule not in timetable.reminders]
    found = [
        reminder
        for session in timetable.sessions
        for reminder in (
            *_by_rules(session, timetable.reminders),
            *(Reminder(session, rule, session.start) for rule in own),
            *_by_steps(session, timetable.ladder),
        )
    ]
    return sorted(found, key=lambda reminder: (reminder.due_at, not is_for_clerks(reminder.rule), reminder.id))


def _by_rules(session: Session, rules: Iterable[ReminderRule]) -> Iterator[Reminder]:
    """One helps until the next of its rules is due, and none after the start.

    Who was not reached the day before is better reminded half an hour before, and not twice.
    """
    for rule in rules:
        later = [other.before for other in rules if other.to is rule.to and other.before < rule.before]
        yield Reminder(session, rule, session.start - max(later, default=timedelta(0)))


def _by_steps(session: Session, steps: Iterable[LadderStep]) -> Iterator[Reminder]:
    """A step helps until the next of its kind, and none after the session."""
    for step in (step for step in steps if session.start - step.before < session.end):
        later = [session.start - other.before for other in steps if other.to is step.to and other.before < step.before]
        yield Reminder(session, step, min((*later, session.end)))


def is_for_clerks(rule: Rule) -> bool:
    """Whether a reminder goes to sites' clerks rather than to delegates."""
    return rule.to in {Audience.CLERKS, Audience.SILENT_CLERKS, Rung.CLERKS}


def is_for_delegates(rule: Rule) -> bool:
    """Whether a reminder goes to delegates."""
    return rule.to in {Audience.EVERYONE, Audience.NOT_CHECKED_IN}


def asks_clerks(cause: str) -> bool:
    """Whether a message with that cause, a reminder's id, is for clerks."""
    return cause.endswith("clerks")
