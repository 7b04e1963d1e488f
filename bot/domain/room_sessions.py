"""Which session somebody means who reports now, or checks in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.attendance import window
from bot.domain.timetable import Session, Timetable

_BORDER = timedelta(minutes=30)
_NOON = 12


@dataclass(frozen=True, slots=True)
class Meant:
    """The session that is meant, and others that may be: none while one is well under way."""

    session: Session
    others: tuple[Session, ...] = ()


def session_meant(timetable: Timetable, now: datetime, part: str = "") -> Meant:
    """The session that runs or is opening; between two, the one that was, and near a border or in the evening both.

    `part` is "am" or "pm" where the clerk says so: that half of the day, where it has a session.
    """
    if said := session_of_half(timetable, now, part):
        return Meant(said)
    sessions = timetable.sessions
    begun = [at for at, one in enumerate(sessions) if window(timetable, one).opens <= now]
    at = begun[-1] if begun else 0
    meant = sessions[at]
    others = []
    if at and meant.start > now - _BORDER and sessions[at - 1].day == meant.day:
        others.append(sessions[at - 1])
    if at + 1 < len(sessions) and now > meant.end - _BORDER:
        others.append(sessions[at + 1])
    return Meant(meant, tuple(others))


def session_of_half(timetable: Timetable, now: datetime, part: str) -> Session | None:
    """Today's session in that half of the day, "am" or "pm"; None where it has none, or nobody named a half."""
    if not part:
        return None
    today = (one for one in timetable.sessions if one.day == timetable.local(now).date())
    return next((one for one in today if (timetable.local(one.start).hour < _NOON) == (part == "am")), None)
