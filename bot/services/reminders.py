"""Reminding people before each session: what is due is computed from the timetable and the database at each tick."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.messages import Address, Argument, Choice, Outgoing
from bot.domain.reminders import Reminder, is_for_clerks, reminders
from bot.domain.timetable import LadderStep, Timetable
from bot.services import ladder, planner
from bot.services.planner import Plan
from bot.services.roles import Named
from bot.storage import contacts, timetable_versions
from bot.storage import reminders as runs
from bot.storage.reminders import Run, RunState
from bot.storage.store import Transaction


def due(tx: Transaction, plan: Plan, now: datetime) -> list[Reminder]:
    """The reminders that must begin or go on now, the oldest first: by the plan, some of them early."""
    if not is_in_force(tx, plan.timetable):
        return []
    known = runs.known_runs(tx)
    begins = {wave.reminder.id: wave.begins_at for wave in plan.waves}

    def is_due(one: Reminder) -> bool:
        begins_at = one.due_at if known.get(one.id) is RunState.FOLLOWING else begins.get(one.id, one.due_at)
        return begins_at <= now and known.get(one.id) in runs.UNFINISHED

    return [one for one in plan.reminders if is_due(one)]


def plan(tx: Transaction, timetable: Timetable, reminder: Reminder, organisers: Named, now: datetime) -> bool:
    """Queue a due reminder for the next stretch of its receivers; whether there is more to do at once.

    One that is of no use any more is recorded as missed.
    """
    if not is_in_force(tx, timetable):
        return False
    run = runs.find(tx, reminder.id) or _begin(tx, timetable, reminder, now)
    if run.state not in runs.UNFINISHED:
        return False
    if now >= reminder.useful_until:
        runs.finish(tx, run.id)
        return False
    if isinstance(reminder.rule, LadderStep):
        ladder.climb(tx, timetable, reminder, organisers, now)
        runs.finish(tx, run.id)
        return False
    return _go_on(tx, timetable, reminder, run, now)


def _begin(tx: Transaction, timetable: Timetable, reminder: Reminder, now: datetime) -> Run:
    state = RunState.PLANNING if now < reminder.useful_until else RunState.MISSED
    runs.open_run(tx, reminder, state, now)
    begun = Run(reminder.id, state, 0, 0)
    if state is RunState.MISSED or isinstance(reminder.rule, LadderStep) or is_for_clerks(reminder.rule):
        return begun
    return runs.set_turns(tx, begun, planner.turns(tx, timetable, reminder.session.id))


def _go_on(tx: Transaction, timetable: Timetable, reminder: Reminder, run: Run, now: datetime) -> bool:
    """Clerks all together; delegates site by site, and those who came since when it is due."""
    message, is_rule = _message(timetable, reminder), reminder.rule in timetable.reminders
    if is_for_clerks(reminder.rule) or run.state is RunState.FOLLOWING:
        return runs.plan_stretch(tx, reminder, run, message, is_rule=is_rule) is not RunState.PLANNED
    state = runs.plan_turns(tx, reminder, run, message, now, is_rule=is_rule)
    return state is RunState.PLANNING or reminder.due_at <= now


def replan(tx: Transaction, old: Timetable, new: Timetable, now: datetime) -> None:
    """A new timetable is in force: take back what it does not want any more, and say the rest in its words.

    What would have been due before it came is skipped: a change never fires a reminder by accident.
    """
    leads = contacts.chosen_leads(tx)
    wanted, known = {one.id: one for one in reminders(new, leads)}, runs.known_runs(tx)
    runs.take_back(tx, [run for run in known if run not in wanted])
    for run in known.keys() & wanted.keys():
        one = wanted[run]
        if known[run] is RunState.TAKEN_BACK and now < one.useful_until:
            runs.give_again(tx, run)
        if not isinstance(one.rule, LadderStep) and not _says_the_same(old, new, one):
            runs.reword(tx, run, _message(new, one))
    _skip_past(tx, reminders(old, leads), wanted.values(), now)


def _says_the_same(old: Timetable, new: Timetable, reminder: Reminder) -> bool:
    before = old.session_by_id.get(reminder.session.id)
    return before is not None and _message(old, replace(reminder, session=before)) == _message(new, reminder)


def begin(tx: Transaction, timetable: Timetable, now: datetime) -> None:
    """The class is new: what would have been due before is no longer wanted."""
    _skip_past(tx, (), reminders(timetable, contacts.chosen_leads(tx)), now)


def _skip_past(tx: Transaction, before: Iterable[Reminder], after: Iterable[Reminder], now: datetime) -> None:
    """Note every reminder that is new and whose time has passed as none. What was wanted before may still be late."""
    known = {one.id for one in before}
    for reminder in after:
        if reminder.due_at <= now and reminder.id not in known:
            runs.open_run(tx, reminder, RunState.SKIPPED, now)


def choose(tx: Transaction, timetable: Timetable, address: Address, lead: int | None, now: datetime) -> None:
    """Remind somebody this many minutes before each session from now on: None as the timetable says, 0 never."""
    before = reminders(timetable, contacts.chosen_leads(tx))
    contacts.set_lead(tx, address, lead)
    _skip_past(tx, before, reminders(timetable, contacts.chosen_leads(tx)), now)


def is_in_force(tx: Transaction, timetable: Timetable) -> bool:
    """Whether no newer version was accepted: between that and its arrival in memory nothing may be planned."""
    latest = timetable_versions.latest(tx)
    return latest is None or latest.number == timetable.version


def _message(timetable: Timetable, reminder: Reminder) -> Outgoing:
    session = reminder.session
    titles = tuple(
        Outgoing("reminder-item", {"start": item.start, "title": item.title})
        for item in session.items
        if item.is_content
    )
    link = timetable.day_by_date[session.day].link
    links = (Outgoing("reminder-link", {"link": link}),) if link else ()
    arguments: dict[str, Argument] = {"name": session.name, "start": session.start, "lines": titles + links}
    if is_for_clerks(reminder.rule):
        return Outgoing("reminder-clerk", arguments)
    # A check-in button that comes the day before would be taken for the session that is just starting.
    is_open = timetable.check_in.opens_before >= reminder.rule.before
    check_in = (Choice(f"checkin:{session.id}", "choice-checkin"),) if is_open else ()
    return Outgoing("reminder", arguments, (*check_in, Choice("reminders", "choice-reminders")))
