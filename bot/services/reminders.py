"""Reminding people before each session: what is due is computed from the timetable and the database at each tick."""

from datetime import datetime

from bot.domain.messages import Address, Argument, Choice, Outgoing
from bot.domain.reminders import Reminder, is_for_clerks, reminders
from bot.domain.timetable import Timetable
from bot.storage import contacts, timetable_versions
from bot.storage import reminders as runs
from bot.storage.reminders import RunState
from bot.storage.store import Transaction


def due(tx: Transaction, timetable: Timetable, now: datetime) -> list[Reminder]:
    """The reminders that are due and not done, the oldest first."""
    if not is_in_force(tx, timetable):
        return []
    known = runs.known_runs(tx)
    every = reminders(timetable, contacts.chosen_leads(tx))
    return [one for one in every if one.due_at <= now and known.get(one.id) in {None, RunState.PLANNING}]


def plan(tx: Transaction, timetable: Timetable, reminder: Reminder, now: datetime) -> RunState:
    """Queue a due reminder for the next stretch of its receivers; to be called until it is no longer PLANNING.

    One that is of no use any more is recorded as missed.
    """
    run = runs.find(tx, reminder.id)
    if not is_in_force(tx, timetable):
        return RunState.MISSED
    if run is None:
        state = RunState.PLANNING if now < reminder.useful_until else RunState.MISSED
        runs.open_run(tx, reminder, state, now)
        run = runs.find(tx, reminder.id)
    if run is None or run.state is not RunState.PLANNING:
        return RunState.MISSED
    is_rule = reminder.rule in timetable.reminders
    return runs.plan_stretch(tx, reminder, run, _message(timetable, reminder), is_rule=is_rule)


def skip_past(tx: Transaction, timetable: Timetable, now: datetime) -> None:
    """Note every new reminder whose time has passed as none: a change never fires one by accident."""
    for reminder in reminders(timetable, contacts.chosen_leads(tx)):
        if reminder.due_at <= now:
            runs.open_run(tx, reminder, RunState.SKIPPED, now)


def choose(tx: Transaction, timetable: Timetable, address: Address, lead: int | None, now: datetime) -> None:
    """Remind somebody this many minutes before each session from now on: None as the timetable says, 0 never."""
    contacts.set_lead(tx, address, lead)
    skip_past(tx, timetable, now)


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
    if is_for_clerks(reminder.rule.to):
        return Outgoing("reminder-clerk", arguments)
    # A check-in button that comes the day before would be taken for the session that is just starting.
    is_open = timetable.check_in.opens_before >= reminder.rule.before
    check_in = (Choice(f"checkin:{session.id}", "choice-checkin"),) if is_open else ()
    return Outgoing("reminder", arguments, (*check_in, Choice("reminders", "choice-reminders")))
