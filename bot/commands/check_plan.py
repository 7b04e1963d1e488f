"""What `check` says of reminders: when each begins and ends, whom it misses, what would work, who would get what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.pace import Wave, sending_time, sufficient_bots, sufficient_lead, too_slow
from bot.domain.reminders import is_for_clerks, minutes
from bot.domain.timetable import Audience, LadderStep, ReminderRule, Site
from bot.services.planner import Plan, clerks_instead
from bot.storage.dry_runs import Reached

Turns = Mapping[str, Mapping[str, int]]  # by session, each site's turn


def wave_rows(plan: Plan) -> Iterator[Sequence[str]]:
    """A table of the reminders, with its head."""
    yield "reminder", "session", "to", "starts", "last one", ""
    for wave in plan.waves:
        rule, session = wave.reminder.rule, wave.reminder.session
        times = moment(wave.begins_at), moment(wave.ends_at)
        yield f"{length(rule.before)} before", session.id, _receivers(wave), *times, _verdict(wave)


def _verdict(wave: Wave) -> str:
    if not wave.is_in_time:
        return f"too late for {wave.missed:,}"
    return "in time" if wave.keeps_lead else f"in time, the last {length(wave.ends_at - wave.reminder.due_at)} later"


def too_slow_lines(plan: Plan) -> Iterator[str]:
    """What cannot be done, and what could be instead."""
    for rule, late in too_slow(plan.waves, plan.timetable):
        index = plan.timetable.reminders.index(rule)
        takes = length(sending_time(late[0].receivers, plan.rate))
        missed = f"up to {max(wave.missed for wave in late):,} of them"
        sessions = ", ".join(wave.reminder.session.id for wave in late)
        sending = f"to {_receivers(late[0])} at {plan.rate:g}/s"
        yield f"reminders[{index}]: {length(rule.before)} before, {sending}, takes {takes}:"
        yield f"  too late for {missed} before {sessions}."
        yield f"  What would work: {_remedies(plan, rule)}."


def _remedies(plan: Plan, rule: ReminderRule) -> str:
    lead = sufficient_lead(plan.timetable, rule, plan.census, plan.rate)
    ways = [f'"before": "{lead // timedelta(minutes=1)}m"'] if lead else []
    if found := clerks_instead(plan, rule):
        ways.append(f'"to": "clerks" ({found[0]:,} of them take {length(found[1])})')
    if bots := sufficient_bots(plan.timetable, rule, plan.census, plan.rate):
        ways.append(f"people spread evenly over {bots} bots")
    return ", or ".join(ways) or "a higher rate"


def dry_run(plan: Plan, reached: Sequence[Reached], turns: Turns, site: Site | None) -> Iterator[str]:
    """Who would get which reminder, and about when: by name at one site, by province otherwise."""
    provinces = {one.code: one.province for one in plan.timetable.sites}
    for wave in plan.waves:
        turn = turns[wave.reminder.session.id]
        takers = sorted((one for one in reached if _gets(one, wave, plan)), key=lambda one: turn.get(one.site_code, 0))
        yield ""
        yield f"{length(wave.reminder.rule.before)} before {wave.reminder.session.id}, to {_receivers(wave)}"
        each = (wave.ends_at - wave.begins_at) / max(1, len(takers))
        times = [(one, wave.begins_at + each * number) for number, one in enumerate(takers, 1)]
        yield from _by_name(times, site) if site else _by_province(times, provinces)


def _by_name(times: Sequence[tuple[Reached, datetime]], site: Site) -> Iterator[str]:
    for one, at in times:
        if one.site_code == site.code:
            yield f"  {moment(at)}  {one.name or '(a clerk without a name)'}, {one.channel}"


def _by_province(times: Sequence[tuple[Reached, datetime]], provinces: Mapping[str, str]) -> Iterator[str]:
    by_province: dict[str, list[datetime]] = {}
    for one, at in times:
        by_province.setdefault(provinces.get(one.site_code) or "(no province)", []).append(at)
    for province, moments in sorted(by_province.items()):
        yield f"  {province}: {len(moments):,}, {moment(min(moments))} to {moment(max(moments))}"


def _gets(one: Reached, wave: Wave, plan: Plan) -> bool:
    """Whether it is for them, as long as they are not in and their site has not reported."""
    rule = wave.reminder.rule
    if is_for_clerks(rule):
        return one.is_clerk
    if one.is_clerk:
        return False
    if one.lead is None:
        return rule in plan.timetable.reminders
    return rule.to is Audience.EVERYONE and one.lead == minutes(rule.before)


def audience(wave: Wave) -> str:
    """Whom a wave is for, as the timetable's file says it."""
    rule = wave.reminder.rule
    return f"{rule.to} (ladder)" if isinstance(rule, LadderStep) else rule.to


def _receivers(wave: Wave) -> str:
    rule = wave.reminder.rule
    some = isinstance(rule, LadderStep) or rule.to in {Audience.NOT_CHECKED_IN, Audience.SILENT_CLERKS}
    return f"{audience(wave)} ({'at most ' if some else ''}{wave.receivers:,})"


def moment(at: datetime) -> str:
    """`Sat 6 Sep 07:30:00`."""
    return f"{day(at)} {at:%H:%M:%S}"


def day(at: datetime) -> str:
    """`Sat 6 Sep`."""
    return f"{at:%a} {at.day} {at:%b}"


def length(time: timedelta) -> str:
    """`1 h 40 min`; parts of a second count as a whole one."""
    seconds = -(-time // timedelta(seconds=1))
    sizes = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
    parts = []
    for name, size in sizes:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count:,} {name}")
    return " ".join(parts) or "0 s"
