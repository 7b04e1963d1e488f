"""Reminders that came due: planned once each, to all receivers by one statement for each stretch of contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Kind, Outgoing
from bot.domain.people import Role
from bot.domain.reminders import Reminder, is_for_clerks, minutes
from bot.domain.timetable import Audience
from bot.storage import outgoing
from bot.storage.store import Transaction, Value, one, stamp

STRETCH = 5_000  # contacts looked at in one transaction: short enough that check-ins do not wait


class RunState(StrEnum):
    """Where a reminder stands."""

    PLANNING = "planning"
    PLANNED = "planned"
    MISSED = "missed"
    SKIPPED = "skipped"  # its time had passed before anybody could want it


@dataclass(frozen=True, slots=True)
class Run:
    """A reminder that came due; contacts up to `progress` have theirs."""

    id: str
    state: RunState
    progress: int
    receivers: int


_INSERT = (
    "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, session_id, person_id, due_at,"
    " not_before, expires_at) SELECT 'reminder:' || :run || ':' || COALESCE(c.person_id, c.channel || c.address),"
    " c.channel, c.bot, c.address, :kind, :priority, :message, :run, :session_id, c.person_id, :due_at, :due_at,"
    " :expires_at FROM contact c WHERE c.seq > :after AND c.seq <= :upto AND c.state = 'active'"
)
_DELEGATES = (
    " AND c.person_id IS NOT NULL AND ((c.lead_minutes IS NULL AND :is_rule = 1) OR c.lead_minutes = :lead)"
    " AND EXISTS (SELECT 1 FROM person p WHERE p.id = c.person_id AND p.registered_at <= :due_at)"
    " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = :session_id AND a.person_id = c.person_id"
    " AND a.status IN ('present', 'late', 'excused', 'left_early'))"
)
_CLERKS = (
    " AND EXISTS (SELECT 1 FROM grant_of_role g WHERE g.channel = c.channel AND g.bot = c.bot AND g.address = c.address"
    " AND g.role = :clerk AND g.withdrawn_at IS NULL AND (:silent_only = 0 OR NOT EXISTS (SELECT 1"
    " FROM attendance_count a WHERE a.session_id = :session_id AND a.site_code = g.scope"
    " AND a.status IN ('present', 'late') AND a.n > 0)))"
)
_ONCE = " ON CONFLICT (id) DO NOTHING"


def find(tx: Transaction, run_id: str) -> Run | None:
    """The run of that reminder, if it ever came due."""
    row = one(tx.rows("SELECT * FROM reminder_run WHERE id = :id", {"id": run_id}))
    return Run(row["id"], RunState(row["state"]), row["progress"], row["receivers"]) if row else None


def open_run(tx: Transaction, reminder: Reminder, state: RunState, now: datetime) -> bool:
    """Note that a reminder came due, or was missed; False where that is known."""
    added = tx.run(
        "INSERT INTO reminder_run (id, session_id, due_at, state, planned_at)"
        " VALUES (:id, :session_id, :due_at, :state, :now) ON CONFLICT (id) DO NOTHING",
        {
            "id": reminder.id,
            "session_id": reminder.session.id,
            "due_at": stamp(reminder.due_at),
            "state": state,
            "now": stamp(now),
        },
    )
    return added == 1


def plan_stretch(tx: Transaction, reminder: Reminder, run: Run, message: Outgoing, *, is_rule: bool) -> RunState:
    """Queue the reminder for the next stretch of contacts; PLANNED when that was the last of them."""
    last: int = tx.rows("SELECT COALESCE(MAX(seq), 0) AS seq FROM contact")[0]["seq"]
    upto = min(run.progress + STRETCH, last)
    parameters: dict[str, Value] = {
        "run": run.id,
        "kind": Kind.REMINDER,
        "priority": int(Kind.REMINDER.priority),
        "message": outgoing.dumps(message),
        "session_id": reminder.session.id,
        "due_at": stamp(reminder.due_at),
        "expires_at": stamp(reminder.useful_until),
        "after": run.progress,
        "upto": upto,
    }
    if is_for_clerks(reminder.rule.to):
        who = _CLERKS
        parameters |= {"clerk": Role.CLERK, "silent_only": int(reminder.rule.to is Audience.SILENT_CLERKS)}
    else:
        who = _DELEGATES
        parameters |= {"lead": minutes(reminder.rule.before), "is_rule": int(is_rule)}
    queued = tx.run(_INSERT + who + _ONCE, parameters)
    state = RunState.PLANNED if upto >= last else RunState.PLANNING
    tx.run(
        "UPDATE reminder_run SET progress = :upto, receivers = receivers + :queued, state = :state WHERE id = :id",
        {"id": run.id, "upto": upto, "queued": queued, "state": state},
    )
    return state


def known_runs(tx: Transaction) -> dict[str, RunState]:
    """All reminders that came due, by id."""
    return {row["id"]: RunState(row["state"]) for row in tx.rows("SELECT id, state FROM reminder_run")}


def settled(tx: Transaction, waiting: Iterable[tuple[int, str | None, str | None]]) -> list[int]:
    """Of reminders (row, session, person), the rows of those whose person has checked in meanwhile."""
    return [
        seq
        for seq, session_id, person_id in waiting
        if tx.rows(
            "SELECT 1 FROM attendance WHERE session_id = :session_id AND person_id = :person_id"
            " AND status IN ('present', 'late', 'excused', 'left_early')",
            {"session_id": session_id, "person_id": person_id},
        )
    ]


def missed_since(tx: Transaction, since: datetime) -> int:
    """How many reminders were missed since then."""
    count: int = tx.rows(
        "SELECT COUNT(*) AS n FROM reminder_run WHERE state = 'missed' AND planned_at >= :since",
        {"since": stamp(since)},
    )[0]["n"]
    return count
