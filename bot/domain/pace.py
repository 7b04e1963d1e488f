"""When each reminder must begin so that its last receiver has it in time, where so many messages leave in a second.

Each bot of each channel has its own queue, called a line here, and sends at its own rate.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from math import ceil

from bot.domain.reminders import Reminder, is_for_clerks, is_for_delegates, minutes, reminders
from bot.domain.timetable import Audience, LadderStep, ReminderRule, Timetable

EARLIEST = time(6)  # by the clocks of the class: nothing begins before it for the sake of the last receiver
_STEP = timedelta(minutes=5)
_LONGEST_LEAD = timedelta(days=1)
_MOST_BOTS = 100
AT_ONCE = "web:"  # the line of the page, which is our own: what it shows takes no time
_CENTURY = timedelta(days=36_525)

Counts = Mapping[str, int]  # by line


@dataclass(frozen=True, slots=True)
class Census:
    """How many there are to be reminded on each line.

    `people` are reminded as the timetable says, `chosen` at a lead time of their own, in minutes. `done` is the share
    of the delegates who are in already, by session.
    """

    people: Counts
    clerks: Counts
    chosen: Mapping[int, Counts] = field(default_factory=dict)
    done: Mapping[str, float] = field(default_factory=dict)

    @property
    def all_people(self) -> int:
        """All delegates who can be reminded."""
        return sum(self.people.values()) + sum(sum(counts.values()) for counts in self.chosen.values())

    def of(self, reminder: Reminder, timetable: Timetable) -> Counts:
        """How many get that reminder."""
        rule = reminder.rule
        if is_for_clerks(rule):
            return self.clerks
        if not is_for_delegates(rule):
            return {}
        counts = self.people if rule in timetable.reminders else {}
        own = self.chosen.get(minutes(rule.before), {}) if rule.to is Audience.EVERYONE else {}
        share = 1.0 - self.done.get(reminder.session.id, 0.0)
        return {line: ceil((counts.get(line, 0) + own.get(line, 0)) * share) for line in {*counts, *own}}


@dataclass(frozen=True, slots=True)
class Wave:
    """One reminder going out to all of its receivers, in the class's own zone.

    `missed` do not get it, because it no longer helps when their turn comes.
    """

    reminder: Reminder
    receivers: int
    begins_at: datetime
    ends_at: datetime
    rate: float
    missed: int

    @property
    def is_in_time(self) -> bool:
        """Whether the last receiver has it while it still helps."""
        return not self.missed

    @property
    def keeps_lead(self) -> bool:
        """Whether the last receiver has it at its lead time."""
        return self.ends_at <= self.reminder.due_at


@dataclass(slots=True)
class _Roads:
    """The lines as far as they are planned: when each is free, and when clerks go first on it, for how long."""

    rate: float
    free_at: dict[str, datetime] = field(default_factory=dict)
    clerks: dict[str, list[tuple[datetime, timedelta]]] = field(default_factory=dict)


def sending_time(receivers: int, rate: float) -> timedelta:
    """How long so many messages take, at `rate` a second (above 0); a century where it would be longer."""
    return timedelta(seconds=min(receivers / rate, _CENTURY.total_seconds()))


def _takes(line: str, count: int, rate: float) -> timedelta:
    return timedelta(0) if line == AT_ONCE else sending_time(count, rate)


def waves(timetable: Timetable, census: Census, rate: float) -> list[Wave]:
    """All reminders of the class as they go out, in the order in which they are due.

    What is for clerks goes before what waits for delegates. What no longer helps is not sent, so a reminder that is too
    late holds up the next one only while it helps.
    """
    every = [
        one for one in reminders(timetable, census.chosen) if is_for_clerks(one.rule) or is_for_delegates(one.rule)
    ]
    beginnings = _beginnings(timetable, every, census, rate)
    roads = _Roads(rate)
    for reminder in filter(lambda one: is_for_clerks(one.rule), every):
        for line, count in census.of(reminder, timetable).items():
            roads.clerks.setdefault(line, []).append((beginnings[reminder.id], _takes(line, count, rate)))
    return [_wave(reminder, census.of(reminder, timetable), beginnings[reminder.id], roads) for reminder in every]


def _beginnings(timetable: Timetable, every: list[Reminder], census: Census, rate: float) -> dict[str, datetime]:
    """By reminder's id: late enough, and so early that its last one leaves when it is due and the next one begins."""
    found: dict[str, datetime] = {}
    next_at: dict[str, datetime] = {}
    for reminder in reversed(every):
        counts = census.of(reminder, timetable)
        wished = [
            min(reminder.due_at, next_at.get(line, reminder.due_at)) - _takes(line, count, rate)
            for line, count in counts.items()
            if count
        ]
        begins_at = min([reminder.due_at, *wished])
        found[reminder.id] = max(begins_at, _earliest(timetable, reminder))
        next_at |= {line: found[reminder.id] for line, count in counts.items() if count}
    return found


def _earliest(timetable: Timetable, reminder: Reminder) -> datetime:
    """Not by night, not before check-in opens where one would be asked to check in, not long before a last call."""
    start, rule = reminder.session.start, reminder.rule
    if isinstance(rule, LadderStep):
        return reminder.due_at
    bounds = [datetime.combine(reminder.due_at.date(), EARLIEST, timetable.zone)]
    if rule.before <= timetable.check_in.opens_before:
        bounds.append(start - timetable.check_in.opens_before)
    if rule.to is Audience.NOT_CHECKED_IN:
        bounds.append(start - 2 * rule.before)
    return min(reminder.due_at, max(bounds))


def _wave(reminder: Reminder, counts: Counts, begins_at: datetime, roads: _Roads) -> Wave:
    """Send it on each line, after what goes before it there."""
    first, last, missed = list[datetime](), [begins_at], 0
    for line, count in counts.items():
        takes = _takes(line, count, roads.rate)
        if is_for_clerks(reminder.rule):
            from_, to = begins_at, begins_at + takes
        else:
            free_at = roads.free_at.get(line, begins_at)
            from_, to = _among_clerks(max(begins_at, free_at), takes, roads.clerks.get(line, ()))
            roads.free_at[line] = min(to, max(from_, reminder.useful_until))
        first.append(from_)
        last.append(to)
        missed += min(count, max(0, ceil((to - reminder.useful_until).total_seconds() * roads.rate)))
    return Wave(reminder, sum(counts.values()), min(first, default=begins_at), max(last), roads.rate, missed)


def _among_clerks(
    from_: datetime, takes: timedelta, clerks: Iterable[tuple[datetime, timedelta]]
) -> tuple[datetime, datetime]:
    """When something is sent that gives way to clerks."""
    to = from_ + takes
    for begins_at, while_ in sorted(clerks):
        if begins_at <= from_ < begins_at + while_:
            from_, to = begins_at + while_, to + (begins_at + while_ - from_)
        elif from_ < begins_at < to:
            to += while_
    return from_, to


def sufficient_lead(timetable: Timetable, rule: ReminderRule, census: Census, rate: float) -> timedelta | None:
    """The shortest lead time, in steps of 5 minutes, at which a rule reaches everyone; None if a day is too short."""
    others = tuple(other for other in timetable.reminders if other != rule)
    lead = ceil(rule.before / _STEP) * _STEP
    while lead < _LONGEST_LEAD:
        candidate = ReminderRule(lead, rule.to)
        if candidate not in others and _suffices(
            candidate, replace(timetable, reminders=(*others, candidate)), census, rate
        ):
            return lead
        lead += _STEP
    return None


def sufficient_bots(timetable: Timetable, rule: ReminderRule, census: Census, rate: float) -> int | None:
    """The smallest number of bots over which people must be spread for a rule to reach everyone; None beyond 99."""
    return next((n for n in range(2, _MOST_BOTS) if _suffices(rule, timetable, _spread(census, n), rate)), None)


def _spread(census: Census, bots: int) -> Census:
    """The people of one of so many lines with an equal number on each: the others are alike."""

    def even(counts: Counts) -> Counts:
        return {"": ceil(sum(counts.values()) / bots)}

    chosen = {lead: even(counts) for lead, counts in census.chosen.items()}
    return Census(even(census.people), even(census.clerks), chosen, census.done)


def _suffices(rule: ReminderRule, timetable: Timetable, census: Census, rate: float) -> bool:
    return all(wave.is_in_time for wave in waves(timetable, census, rate) if wave.reminder.rule == rule)


def too_slow(found: Iterable[Wave], timetable: Timetable) -> Iterator[tuple[ReminderRule, list[Wave]]]:
    """The timetable's rules that do not reach everyone, each with those of its waves that are too late."""
    late = [wave for wave in found if not wave.is_in_time]
    for rule in timetable.reminders:
        if of_rule := [wave for wave in late if wave.reminder.rule == rule]:
            yield rule, of_rule
