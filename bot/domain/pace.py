"""How long a reminder takes to reach everyone, where only so many messages leave in a second."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from bot.domain.reminders import Reminder, is_for_clerks, reminders
from bot.domain.timetable import Audience, ReminderRule, Timetable

_STEP = timedelta(minutes=5)
_LONGEST_LEAD = timedelta(days=1)
_CENTURY = timedelta(days=36_525)


@dataclass(frozen=True, slots=True)
class Wave:
    """One reminder going out to all of its receivers, in the class's own zone."""

    reminder: Reminder
    receivers: int
    begins_at: datetime
    ends_at: datetime
    rate: float

    @property
    def is_in_time(self) -> bool:
        """Whether the last receiver has it while it still helps."""
        return self.ends_at <= self.reminder.useful_until

    @property
    def missed(self) -> int:
        """How many do not get it, because it no longer helps when their turn comes."""
        late = (self.ends_at - self.reminder.useful_until).total_seconds()
        return min(self.receivers, max(0, ceil(late * self.rate)))


def sending_time(receivers: int, rate: float) -> timedelta:
    """How long so many messages take, at `rate` a second (above 0); a century where it would be longer."""
    return timedelta(seconds=min(receivers / rate, _CENTURY.total_seconds()))


def receivers(audience: Audience, *, people: int, clerks: int) -> int:
    """How many an audience has at most."""
    return clerks if is_for_clerks(audience) else people


def waves(timetable: Timetable, *, people: int, rate: float) -> list[Wave]:
    """All reminders of the class, each after those that were due before it; one clerk for each site.

    What no longer helps is not sent, so a wave that is too late holds up the next one only while it helps.
    """
    return list(_waves(timetable, people, rate))


def _waves(timetable: Timetable, people: int, rate: float) -> Iterator[Wave]:
    free_at: datetime | None = None
    for reminder in reminders(timetable):
        count = receivers(reminder.rule.to, people=people, clerks=len(timetable.sites))
        begins_at = max(reminder.due_at, free_at) if free_at else reminder.due_at
        wave = Wave(reminder, count, begins_at, begins_at + sending_time(count, rate), rate)
        free_at = min(wave.ends_at, max(begins_at, reminder.useful_until))
        yield wave


def sufficient_lead(timetable: Timetable, rule: ReminderRule, *, people: int, rate: float) -> timedelta | None:
    """The shortest lead time, in steps of 5 minutes, at which a rule reaches everyone; None if a day is too short."""
    others = tuple(other for other in timetable.reminders if other != rule)
    lead = ceil(rule.before / _STEP) * _STEP
    while lead < _LONGEST_LEAD:
        candidate = ReminderRule(lead, rule.to)
        if candidate not in others and _suffices(
            candidate, replace(timetable, reminders=(*others, candidate)), people, rate
        ):
            return lead
        lead += _STEP
    return None


def _suffices(rule: ReminderRule, timetable: Timetable, people: int, rate: float) -> bool:
    return all(wave.is_in_time for wave in _waves(timetable, people, rate) if wave.reminder.rule == rule)
