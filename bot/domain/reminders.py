"""When people are reminded of a session, and until when it helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.timetable import Audience, ReminderRule, Session, Timetable


@dataclass(frozen=True, slots=True)
class Reminder:
    """One lead time of one session. A moved session has other reminders: its start is part of the id."""

    session: Session
    rule: ReminderRule
    useful_until: datetime

    @property
    def due_at(self) -> datetime:
        """When it is time."""
        return self.session.start - self.rule.before

    @property
    def id(self) -> str:
        """Of the cause: `d1-am:2025-09-06T01:00Z:30m:everyone`."""
        start = self.session.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
        return f"{self.session.id}:{start}:{minutes(self.rule.before)}m:{self.rule.to}"


def minutes(lead: timedelta) -> int:
    """A lead time in whole minutes."""
    return int(lead.total_seconds() // 60)


def reminders(timetable: Timetable, chosen_minutes: Iterable[int] = ()) -> list[Reminder]:
    """All reminders of the class: by the timetable's rules, and at the lead times that people chose themselves.

    One helps until the next of its rules is due, and none after the start: who was not reached the day before is better
    reminded half an hour before, and not twice.
    """
    chosen = [ReminderRule(timedelta(minutes=lead)) for lead in chosen_minutes if lead]
    own = [rule for rule in chosen if rule not in timetable.reminders]
    found = []
    for session in timetable.sessions:
        for rule in timetable.reminders:
            later = [r.before for r in timetable.reminders if r.to is rule.to and r.before < rule.before]
            found.append(Reminder(session, rule, session.start - max(later, default=timedelta(0))))
        found.extend(Reminder(session, rule, session.start) for rule in own)
    return sorted(found, key=lambda reminder: (reminder.due_at, reminder.id))


def is_for_clerks(audience: Audience) -> bool:
    """Whether a reminder goes to sites' clerks rather than to delegates."""
    return audience in {Audience.CLERKS, Audience.SILENT_CLERKS}
