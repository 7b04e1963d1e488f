"""When a check-in counts, and as what."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.domain.timetable import Session, Timetable

UNDO_WITHIN = timedelta(minutes=10)


class Status(StrEnum):
    """Where a person stands in a session. Unknown is not absent."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"
    LEFT_EARLY = "left_early"
    UNKNOWN = "unknown"


IN_THE_ROOM = frozenset({Status.PRESENT, Status.LATE, Status.LEFT_EARLY})
MISSING = frozenset({Status.ABSENT, Status.EXCUSED})
SETTLED = IN_THE_ROOM | {Status.EXCUSED}  # whoever needs no reminder any more


class Method(StrEnum):
    """How a presence came to be recorded."""

    SELF = "self"
    CLERK = "clerk"


class CheckIn(StrEnum):
    """What became of a wish to check in."""

    PRESENT = "present"
    LATE = "late"
    ALREADY = "already"
    NOT_OPEN = "not_open"
    CLOSED = "closed"
    SITE_CLOSED = "site_closed"  # the clerk, or the organisers, closed the session by name
    OVER = "over"  # the whole class is
    NOT_REGISTERED = "not_registered"
    NO_CODE = "no_code"  # the timetable asks for the code of the room
    WRONG_CODE = "wrong_code"
    TOO_MANY_CODES = "too_many_codes"  # wrong ones: no more for a while


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which people check in to a session, both ends included."""

    session: Session
    opens: datetime
    late_from: datetime
    closes: datetime

    def holds(self, at: datetime) -> bool:
        """Whether a check-in at that moment counts."""
        return self.opens <= at <= self.closes


def window(timetable: Timetable, session: Session) -> Window:
    """The session's check-in window, in UTC: comparing moments of two zones costs ten times as much."""
    rules = timetable.check_in
    start, end = session.start.astimezone(UTC), session.end.astimezone(UTC)
    return Window(
        session,
        opens=start - rules.opens_before,
        late_from=start + rules.late_after,
        closes=end + rules.closes_after_end,
    )


def decide(timetable: Timetable, at: datetime, session_id: str | None = None) -> tuple[CheckIn, Window | None]:
    """What a check-in at that moment is, and the session it is for.

    `session_id` is what an old button names; without it, it is the session now open, or else the next to open.
    Where two are open the later one is meant: people have come for what starts next.
    """
    named = timetable.session_by_id.get(session_id) if session_id else None
    if named is not None:
        return _judge(window(timetable, named), at)
    windows = _windows(timetable)
    for one in reversed(windows):
        if one.holds(at):
            return _judge(one, at)
    for one in windows:
        if at < one.opens:
            return CheckIn.NOT_OPEN, one
    return CheckIn.OVER, None


@lru_cache(maxsize=4)
def _windows(timetable: Timetable) -> tuple[Window, ...]:
    return tuple(window(timetable, session) for session in timetable.sessions)


def _judge(one: Window, at: datetime) -> tuple[CheckIn, Window]:
    if at < one.opens:
        return CheckIn.NOT_OPEN, one
    if at > one.closes:
        return CheckIn.CLOSED, one
    return (CheckIn.LATE if at > one.late_from else CheckIn.PRESENT), one
