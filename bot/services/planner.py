"""What reminders are to come: when each begins, when its last receiver has it, and what to do where that is late."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from math import ceil

from bot.domain.messages import Choice, Outgoing
from bot.domain.pace import AT_ONCE, Census, Wave, sending_time, sufficient_bots, sufficient_lead, too_slow, waves
from bot.domain.reminders import Reminder, Rule, is_for_clerks, minutes, reminders
from bot.domain.timetable import LadderStep, ReminderRule, Timetable
from bot.domain.turns import SiteNeed, in_turn
from bot.services.roles import Named, tell_organisers
from bot.storage import census as counts
from bot.storage import people
from bot.storage.store import Transaction

_MOST_LINES = 8


@dataclass(frozen=True)
class Plan:
    """The reminders of a class for those who are to have them, at so many messages a second from each bot."""

    timetable: Timetable
    census: Census
    rate: float

    @cached_property
    def reminders(self) -> tuple[Reminder, ...]:
        """All reminders of the class, also at the lead times that people chose, in the order in which they are due."""
        return tuple(reminders(self.timetable, self.census.chosen))

    @cached_property
    def waves(self) -> tuple[Wave, ...]:
        """All reminders as they go out, in the order in which they are due."""
        return tuple(waves(self.timetable, self.census, self.rate))


def make(tx: Transaction, timetable: Timetable, rate: float) -> Plan:
    """The plan for those who can be reminded now."""
    return Plan(timetable, counts.census(tx), rate)


def expected(tx: Transaction, timetable: Timetable) -> Census | None:
    """Those who are to be reminded once everybody on the lists has a chat and each site a clerk; None for nobody."""
    found, enrolled = counts.census(tx), people.count(tx)
    missing = max(0, enrolled - found.all_people)
    paced = [name for name in found.people if name != AT_ONCE]
    line = max(paced, key=lambda name: found.people[name], default="")
    clerks = max(len(timetable.sites), sum(found.clerks.values()))
    everyone = {**found.people, line: found.people.get(line, 0) + missing}
    return Census(everyone, {line: clerks}, found.chosen, found.done) if enrolled else None


def turns(tx: Transaction, timetable: Timetable, session_id: str) -> list[SiteNeed]:
    """The sites in the order in which their people are reminded of a session."""
    sites = timetable.site_by_code
    return in_turn(
        SiteNeed(code, sites[code].province_code or sites[code].province if code in sites else "", enrolled, done)
        for code, (enrolled, done) in counts.done_by_site(tx, session_id).items()
    )


def impossible(plan: Plan, now: datetime) -> list[Wave]:
    """The reminders to come that do not reach everyone in time."""
    return [wave for wave in plan.waves if not wave.is_in_time and wave.reminder.useful_until > now]


def warn(tx: Transaction, plan: Plan, organisers: Named, now: datetime) -> None:
    """Tell the organisers of reminders that cannot reach everyone, once for each such plan."""
    late = impossible(plan, now)
    if late:
        ids = "|".join(wave.reminder.id for wave in late)
        cause = f"plan:{plan.timetable.version}:{hashlib.sha256(ids.encode()).hexdigest()[:16]}"
        about = {"lines": tuple(_late_lines(late, plan))}
        message = Outgoing("plan-impossible", about, (Choice("plan", "choice-plan"),))
        tell_organisers(tx, organisers, cause, message, now)


def shown(plan: Plan, now: datetime) -> Outgoing:
    """The next reminders to come, and what cannot be in time."""
    coming = [wave for wave in plan.waves if wave.ends_at > now]
    if not coming:
        return Outgoing("plan-none")
    lines = tuple(map(_wave_line, coming[:_MOST_LINES]))
    if len(coming) > _MOST_LINES:
        lines += (Outgoing("plan-more", {"count": len(coming) - _MOST_LINES}),)
    lines += tuple(_late_lines(impossible(plan, now), plan))
    return Outgoing("plan", {"rate": f"{plan.rate:g}", "lines": lines})


def clerks_instead(plan: Plan, rule: ReminderRule) -> tuple[int, timedelta] | None:
    """How many clerks could be reminded in a rule's place, and how long that takes; None where that is no way out."""
    clerks = sum(plan.census.clerks.values()) or len(plan.timetable.sites)
    takes = sending_time(clerks, plan.rate)
    return (clerks, takes) if clerks and not is_for_clerks(rule) and takes <= rule.before else None


def _wave_line(wave: Wave) -> Outgoing:
    rule = wave.reminder.rule
    key = "plan-step" if isinstance(rule, LadderStep) else "plan-line"
    return Outgoing(
        key,
        {
            "session": wave.reminder.session.name,
            "start": wave.reminder.session.start,
            "lead": _lead(rule),
            "to": _audience(rule),
            "count": wave.receivers,
            "at": wave.begins_at,
            "until": wave.ends_at,
        },
    )


def _lead(rule: Rule) -> Outgoing:
    return Outgoing("lead-time", {"minutes": minutes(rule.before)})


def _audience(rule: Rule) -> Outgoing:
    return Outgoing(f"audience-{rule.to.replace('_', '-')}")


def _late_lines(late: Sequence[Wave], plan: Plan) -> Iterator[Outgoing]:
    for rule, of_rule in too_slow(late, plan.timetable):
        receivers = of_rule[0].receivers
        yield Outgoing(
            "plan-late",
            {
                "lead": _lead(rule),
                "to": _audience(rule),
                "count": receivers,
                "rate": f"{plan.rate:g}",
                "length": ceil(sending_time(receivers, plan.rate) / timedelta(minutes=1)),
                "missed": max(wave.missed for wave in of_rule),
                "sessions": len(of_rule),
                "lines": tuple(_ways_out(rule, plan)) or (Outgoing("plan-way-none"),),
            },
        )


def _ways_out(rule: ReminderRule, plan: Plan) -> Iterator[Outgoing]:
    everyone = replace(plan.census, done={})
    if lead := sufficient_lead(plan.timetable, rule, everyone, plan.rate):
        yield Outgoing("plan-way-lead", {"minutes": minutes(lead)})
    if found := clerks_instead(plan, rule):
        yield Outgoing("plan-way-clerks", {"count": found[0]})
    if bots := sufficient_bots(plan.timetable, rule, everyone, plan.rate):
        yield Outgoing("plan-way-bots", {"count": bots})
