"""Closing a session, by a named person: who was unknown is absent from then on, and changes are corrections."""

from datetime import datetime, timedelta

from bot.services import statuses
from bot.storage import attendance, closings
from bot.storage.closings import WHOLE_CLASS, Closing, ClosingState
from bot.storage.store import Transaction

REOPEN_WITHIN = timedelta(minutes=30)
_AT_ONCE = 2_000  # people in one transaction: others wait for 0.2 s at most
_REOPENED_AT_ONCE = 200  # each of them is looked at


def close(tx: Transaction, session_id: str, site_code: str, by: str, now: datetime) -> Closing | None:
    """Close a session for a site, or begin to for the whole class (site ""); None where it is closed already."""
    if site_code != WHOLE_CLASS and closings.standing(tx, session_id, site_code):
        return None
    closing = closings.add(tx, session_id, site_code, by, now)
    if closing is not None and site_code != WHOLE_CLASS:
        _go_on_closing(tx, closing)
    return closing


def reopen(tx: Transaction, closing_id: int, by: str, now: datetime) -> Closing | None:
    """Take a closing back: whom it made absent is unknown again, unless corrected since. None where it is too late."""
    closing = closings.find(tx, closing_id)
    if closing is None or now - closing.closed_at > REOPEN_WITHIN:
        return None
    if not closings.reopen(tx, closing_id, by, now):
        return None
    if closing.site_code != WHOLE_CLASS:
        records = attendance.caused_by(tx, f"closing:{closing_id}")
        statuses.undo_records(tx, records, by, now)
        closings.advance(tx, closing_id, ClosingState.REOPENED, "")
    return closing


def is_under_way(tx: Transaction) -> bool:
    """Whether the whole class is being closed or reopened."""
    return closings.under_way(tx) is not None


def go_on(tx: Transaction, now: datetime, limit: int = _AT_ONCE) -> bool:
    """One stretch of the whole class's people; whether there is more to do."""
    closing = closings.under_way(tx)
    if closing is None:
        return False
    if closing.state is ClosingState.CLOSING:
        _go_on_closing(tx, closing, limit)
    else:
        _go_on_reopening(tx, closing, now, min(limit, _REOPENED_AT_ONCE))
    return True


def _go_on_closing(tx: Transaction, closing: Closing, limit: int = _AT_ONCE) -> None:
    last = closings.close_people(tx, closing, limit)
    closings.advance(tx, closing.id, ClosingState.CLOSING if last else ClosingState.CLOSED, last)


def _go_on_reopening(tx: Transaction, closing: Closing, now: datetime, limit: int) -> None:
    records = attendance.caused_by(tx, f"closing:{closing.id}", closing.progress, limit)
    statuses.undo_records(tx, records, closing.reopened_by, now)
    last = records[-1].person_id if len(records) == limit else ""
    closings.advance(tx, closing.id, ClosingState.REOPENING if last else ClosingState.REOPENED, last)
