"""The day in one message, for organisers: who was in, what went wrong, what comes next."""

from datetime import datetime, time, timedelta

from bot.domain.attendance import Status
from bot.domain.daily import latest
from bot.domain.messages import Outgoing
from bot.domain.timetable import Session, Timetable
from bot.services import reports
from bot.services import status as health
from bot.services.roles import Named, tell_organisers
from bot.storage import facts, unknown_questions
from bot.storage.store import Transaction

_LAST = "last_digest"
_NO_USE_AFTER = timedelta(hours=6)


def send(tx: Transaction, timetable: Timetable, at: time, organisers: Named, now: datetime) -> bool:
    """Tell the organisers, once a day, from the day before the class to its last; whether it was time."""
    moment = latest(at, timetable.zone, now)
    today = moment.date()
    first, last = timetable.days[0].date, timetable.days[-1].date
    if not first - timedelta(days=1) <= today <= last or now - moment > _NO_USE_AFTER:
        return False
    if any(one.day == today and one.end > now for one in timetable.sessions):
        return False
    if facts.read(tx, _LAST) == str(today):
        return False
    facts.keep(tx, _LAST, str(today))
    tell_organisers(tx, organisers, f"digest:{today}", _digest(tx, timetable, now), now)
    return True


def _digest(tx: Transaction, timetable: Timetable, now: datetime) -> Outgoing:
    today = timetable.local(now).date()
    lines = [_session(tx, timetable, one) for one in timetable.sessions if one.day == today]
    found = health.status(tx, now)
    lines.append(Outgoing("digest-people", {"people": found.people, "chats": found.chats}))
    lines += [Outgoing("status-gone", {"name": name, "count": count}) for name, count in found.gone.items()]
    queue = found.queue
    if queue.failed or queue.unknown or found.parked:
        wrong = {"failed": queue.failed, "unknown": queue.unknown, "parked": found.parked}
        lines.append(Outgoing("status-wrong", wrong))
    if asked := unknown_questions.count_since(tx, now - timedelta(days=1)):
        lines.append(Outgoing("digest-unknown", {"count": asked}))
    upcoming = next((one for one in timetable.sessions if one.start > now), None)
    if upcoming:
        lines.append(Outgoing("digest-next", {"session": upcoming.name, "start": upcoming.start}))
    return Outgoing("digest", {"at": now, "lines": tuple(lines)})


def _session(tx: Transaction, timetable: Timetable, session: Session) -> Outgoing:
    total = reports.summary(tx, timetable, session.id).total
    counts = {str(one): total.of(one) for one in Status}
    sites = {"sites": total.sites, "silent": total.unreported_sites}
    return Outgoing("digest-session", {"session": session.name, "enrolled": total.enrolled, **counts, **sites})
