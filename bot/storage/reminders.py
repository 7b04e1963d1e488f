"""Reminders that came due: planned once each, to all receivers by one statement for each stretch of contacts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate

from bot.domain.attendance import SETTLED
from bot.domain.messages import Kind, Outgoing
from bot.domain.reminders import Reminder, is_for_clerks, minutes
from bot.domain.timetable import Audience
from bot.domain.turns import SiteNeed
from bot.storage import outgoing
from bot.storage.store import Parameters, Transaction, Value, one, quoted, stamp

STRETCH = 5_000  # contacts looked at in one transaction: short enough that check-ins do not wait
_SITES_LOOKED_AT = 1_000
TAKEN_BACK = "the timetable changed"
CLERKS_GO_FIRST = timedelta(
    days=1
)  # what waits is sent in the order in which it might go, so this goes before the rest


class RunState(StrEnum):
    """Where a reminder stands."""

    PLANNING = "planning"  # site by site, as their turns come
    FOLLOWING = "following"  # those who came since, when it is due
    PLANNED = "planned"
    TAKEN_BACK = "taken_back"  # the timetable did not want it any more; it may want it again
    MISSED = "missed"
    SKIPPED = "skipped"  # its time had passed before anybody could want it


UNFINISHED = (None, RunState.PLANNING, RunState.FOLLOWING)


@dataclass(frozen=True, slots=True)
class Run:
    """A reminder that came due. `progress` is the last turn or, when those are over, the last contact that has it."""

    id: str
    state: RunState
    progress: int
    receivers: int


_INSERT = (
    "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, session_id, person_id, due_at,"
    " not_before, expires_at) SELECT 'reminder:' || :run || ':' || COALESCE(c.person_id, c.channel || c.address),"
    " c.channel, c.bot, c.address, :kind, :priority, :message, :run, :session_id, c.person_id, :begins_at, :not_before,"
    " :expires_at FROM "
)
_BY_CONTACT = "contact c WHERE c.seq > :after AND c.seq <= :upto AND c.state = 'active'"
# The cross join keeps the order of its tables: turn by turn, each site's people, each one's chats.
_BY_TURN = (
    "reminder_turn t CROSS JOIN person p CROSS JOIN contact c WHERE t.run_id = :run AND t.turn > :after"
    " AND t.turn <= :upto AND p.site_code = t.site_code AND c.person_id = p.id AND c.state = 'active'"
)
_HOLDS = (
    "EXISTS (SELECT 1 FROM grant_of_role g WHERE g.channel = c.channel AND g.bot = c.bot AND g.address = c.address"
    " AND g.role IN ('clerk', 'chair') AND g.withdrawn_at IS NULL"
)
_DELEGATES = (
    " AND c.person_id IS NOT NULL AND c.preferred = 1"
    " AND ((c.lead_minutes IS NULL AND :is_rule = 1) OR c.lead_minutes = :lead)"
    " AND EXISTS (SELECT 1 FROM person p WHERE p.id = c.person_id AND p.registered_at <= :due_at)"
    " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = :session_id AND a.person_id = c.person_id"
    f" AND a.status IN ({quoted(SETTLED)}))"
)
_CLERKS = (
    f" AND {_HOLDS} AND (:silent_only = 0 OR NOT EXISTS (SELECT 1 FROM room_report r"
    " WHERE r.session_id = :session_id AND r.site_code = g.scope AND r.state = 'saved' AND r.whole = 1)))"
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


def finish(tx: Transaction, run_id: str) -> None:
    """It is planned as far as it will be."""
    tx.run("UPDATE reminder_run SET state = 'planned' WHERE id = :id", {"id": run_id})
    tx.run("DELETE FROM reminder_turn WHERE run_id = :id", {"id": run_id})


def set_turns(tx: Transaction, run: Run, sites: Iterable[SiteNeed]) -> Run:
    """Keep whose turn comes when. Turn 0 is of clerks who are delegates themselves."""
    tx.run_many(
        "INSERT INTO reminder_turn VALUES (:run, :turn, :site_code, :people)",
        [
            {"run": run.id, "turn": turn, "site_code": site.code, "people": site.people}
            for turn, site in enumerate(sites, 1)
        ],
    )
    tx.run("UPDATE reminder_run SET progress = -1 WHERE id = :id", {"id": run.id})
    return replace(run, progress=-1)


def plan_turns(
    tx: Transaction, reminder: Reminder, run: Run, message: Outgoing, now: datetime, *, is_rule: bool
) -> RunState:
    """Queue a delegates' reminder for the next sites; after the last of them it is FOLLOWING."""
    begins_at = min(now, reminder.due_at)
    parameters = _parameters(reminder, run, message, begins_at) | _delegates(reminder, is_rule=is_rule)
    if run.progress < 0:
        seqs: dict[str, Value] = {"after": 0, "upto": _last_contact(tx)}
        queued = tx.run(f"{_INSERT}{_BY_CONTACT}{_DELEGATES} AND {_HOLDS}){_ONCE}", parameters | seqs)
        return _advance(tx, run, 0, queued, RunState.PLANNING)
    turns = tx.rows(
        "SELECT turn, people FROM reminder_turn WHERE run_id = :run AND turn > :after ORDER BY turn LIMIT :limit",
        {"run": run.id, "after": run.progress, "limit": _SITES_LOOKED_AT},
    )
    if not turns:
        tx.run("DELETE FROM reminder_turn WHERE run_id = :run", {"run": run.id})
        return _advance(tx, run, 0, 0, RunState.FOLLOWING)
    sums = accumulate(turn["people"] for turn in turns)
    fitting = [turn["turn"] for turn, people in zip(turns, sums, strict=True) if people <= STRETCH]
    upto = fitting[-1] if fitting else turns[0]["turn"]
    where = f"{_INSERT}{_BY_TURN}{_DELEGATES} ORDER BY t.turn, c.seq{_ONCE}"
    queued = tx.run(where, parameters | {"after": run.progress, "upto": upto})
    return _advance(tx, run, upto, queued, RunState.PLANNING)


def plan_stretch(tx: Transaction, reminder: Reminder, run: Run, message: Outgoing, *, is_rule: bool) -> RunState:
    """Queue the reminder for the next stretch of contacts; PLANNED when that was the last of them."""
    last = _last_contact(tx)
    upto = min(run.progress + STRETCH, last)
    parameters = _parameters(reminder, run, message, reminder.due_at) | {"after": run.progress, "upto": upto}
    more: dict[str, Value]
    if is_for_clerks(reminder.rule):
        who, more = _CLERKS, {"silent_only": int(reminder.rule.to is Audience.SILENT_CLERKS)}
    else:
        who, more = _DELEGATES, _delegates(reminder, is_rule=is_rule)
    # Of several chats of one person the preferred one comes first, and the others no more.
    queued = tx.run(f"{_INSERT}{_BY_CONTACT}{who} ORDER BY c.preferred DESC, c.seq{_ONCE}", parameters | more)
    state = RunState.PLANNED if upto >= last else run.state
    return _advance(tx, run, upto, queued, state)


def _parameters(reminder: Reminder, run: Run, message: Outgoing, begins_at: datetime) -> dict[str, Value]:
    return {
        "run": run.id,
        "kind": Kind.REMINDER,
        "priority": int(Kind.REMINDER.priority),
        "message": outgoing.dumps(message),
        "session_id": reminder.session.id,
        "due_at": stamp(reminder.due_at),
        "begins_at": stamp(begins_at),
        "not_before": stamp(begins_at - CLERKS_GO_FIRST if is_for_clerks(reminder.rule) else begins_at),
        "expires_at": stamp(reminder.useful_until),
    }


def _delegates(reminder: Reminder, *, is_rule: bool) -> dict[str, Value]:
    """A lead time of one's own is for everyone's reminder, not for a last call that comes at the same time."""
    is_own = reminder.rule.to is Audience.EVERYONE
    return {"lead": minutes(reminder.rule.before) if is_own else None, "is_rule": int(is_rule)}


def _last_contact(tx: Transaction) -> int:
    last: int = tx.rows("SELECT COALESCE(MAX(seq), 0) AS seq FROM contact")[0]["seq"]
    return last


def _advance(tx: Transaction, run: Run, progress: int, queued: int, state: RunState) -> RunState:
    tx.run(
        "UPDATE reminder_run SET progress = :progress, receivers = receivers + :queued, state = :state WHERE id = :id",
        {"id": run.id, "progress": progress, "queued": queued, "state": state},
    )
    return state


def known_runs(tx: Transaction) -> dict[str, RunState]:
    """All reminders that came due, by id."""
    return {row["id"]: RunState(row["state"]) for row in tx.rows("SELECT id, state FROM reminder_run")}


def take_back(tx: Transaction, run_ids: Collection[str]) -> None:
    """Plan no more of these. What waits of them may be much: each message is cancelled when its turn comes."""
    ids = [{"id": run_id} for run_id in run_ids]
    tx.run_many("DELETE FROM reminder_turn WHERE run_id = :id", ids)
    tx.run_many(
        "UPDATE reminder_run SET state = 'taken_back' WHERE id = :id AND state IN ('planning', 'following', 'planned')",
        ids,
    )


def taken_back(tx: Transaction) -> frozenset[str]:
    """The reminders that the timetable does not want any more."""
    return frozenset(row["id"] for row in tx.rows("SELECT id FROM reminder_run WHERE state = 'taken_back'"))


def give_again(tx: Transaction, run_id: str) -> None:
    """The timetable wants it again: what was taken back waits again, and whoever has none yet is looked for."""
    tx.run(
        "UPDATE reminder_run SET state = 'following', progress = 0 WHERE id = :id AND state = 'taken_back'",
        {"id": run_id},
    )
    tx.run(
        f"UPDATE outbox SET state = 'due', error = NULL WHERE cause = :id AND state = 'cancelled'"
        f" AND error = '{TAKEN_BACK}' AND {outgoing.REMEMBERED}",
        {"id": run_id},
    )


def reword(tx: Transaction, run_id: str, message: Outgoing) -> None:
    """What still waits of this reminder says this."""
    parameters: Parameters = {"id": run_id, "message": outgoing.dumps(message)}
    tx.run("UPDATE outbox SET message = :message WHERE cause = :id AND state = 'due'", parameters)


def settled(tx: Transaction, waiting: Iterable[tuple[int, str | None, str | None]]) -> list[int]:
    """Of reminders (row, session, person), the rows of those whose person has checked in meanwhile."""
    return [
        seq
        for seq, session_id, person_id in waiting
        if tx.rows(
            "SELECT 1 FROM attendance WHERE session_id = :session_id AND person_id = :person_id"
            f" AND status IN ({quoted(SETTLED)})",
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
