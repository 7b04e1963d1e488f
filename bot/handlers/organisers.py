"""What organisers say and tap: how it goes, who is in, what nobody could answer."""

from bot.domain.attendance import Status
from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.timetable import Session
from bot.handlers.request import Reply, Request, say
from bot.services import deadlines, quotas, reports
from bot.services import status as health
from bot.services.reports import Count
from bot.storage import unknown_questions

_MOST_UNKNOWN = 8  # of 200 characters at most
_MOST_PROVINCES = 18  # in one message: each takes 70 characters or so
_NO_BACKUP = Outgoing("status-no-backup")


def status(request: Request, _: str) -> Reply:
    """The state of the whole: people, queue, timetable, channels."""
    found = health.status(request.tx, request.now)
    unread = max(0, found.unhandled - 1)  # but for this very question
    lines = [
        Outgoing("status-people", {"people": found.people, "chats": found.chats}),
        *(Outgoing("status-gone", {"name": name, "count": count}) for name, count in found.gone.items()),
        Outgoing("status-queue", {"waiting": found.queue.waiting, "unread": unread}),
        Outgoing(
            "status-wrong", {"failed": found.queue.failed, "unknown": found.queue.unknown, "parked": found.parked}
        ),
        Outgoing("status-timetable", {"version": found.version, "at": found.version_at or request.now}),
    ]
    if found.queue.oldest_due_at is not None:
        lines.append(Outgoing("status-oldest", {"at": found.queue.oldest_due_at}))
    lines.append(Outgoing("status-tick", {"at": found.last_tick}) if found.last_tick else Outgoing("status-no-tick"))
    lines.append(Outgoing("status-backup", {"at": found.last_backup}) if found.last_backup else _NO_BACKUP)
    rate = request.house.unasked_per_second
    late = deadlines.late_reminders(request.tx, request.timetable, rate, request.now)
    lines += [one.message("status-late") for one in late]
    if found.missed_reminders:
        lines.append(Outgoing("status-missed", {"count": found.missed_reminders}))
    for name, channel in request.house.health.items():
        state = "status-channel-wrong" if channel.trouble else "status-channel-well"
        lines.append(Outgoing(state, {"name": name, "problem": channel.trouble}))
    lines += (_quota_line(use) for use in quotas.uses(request.tx, request.now))
    return say("status", at=request.now, lines=tuple(lines))


def summary(request: Request, wish: str) -> Reply:
    """Attendance by session, and by province for one of them: the running or last begun, or the one tapped."""
    sessions = request.timetable.sessions
    begun = [session for session in sessions if session.start <= request.now]
    shown = request.timetable.session_by_id.get(wish) or (begun or sessions)[-1 if begun else 0]
    by_session = [
        _count_line(session, reports.summary(request.tx, request.timetable, session.id).total) for session in sessions
    ]
    detail = reports.summary(request.tx, request.timetable, shown.id)
    provinces = tuple(
        Outgoing("summary-province", {"province": name or "–", **_numbers(count)})
        for name, count in sorted(detail.by_province.items())
        if count.enrolled
    )
    others = tuple(
        Choice(f"summary:{s.id}", "choice-session", {"session": s.name, "start": s.start})
        for s in sessions
        if s is not shown
    )
    facts: dict[str, Argument] = {"session": shown.name, "start": shown.start, **_numbers(detail.total)}
    pages = [provinces[first : first + _MOST_PROVINCES] for first in range(0, len(provinces), _MOST_PROVINCES)]
    return Reply(
        (
            Outgoing("summary", {"at": request.now, "lines": tuple(by_session)}),
            *(Outgoing("summary-by-province", facts | {"lines": page}) for page in pages[:-1]),
            Outgoing("summary-by-province", facts | {"lines": pages[-1]}, others)
            if pages
            else Outgoing("summary-nobody", facts, others),
        )
    )


def unknown(request: Request, _: str) -> Reply:
    """What people asked that nobody could answer."""
    found = unknown_questions.most_asked(request.tx, _MOST_UNKNOWN)
    lines = tuple(Outgoing("unknown-line", {"text": one.text, "count": one.count}) for one in found)
    return say("unknown" if lines else "unknown-none", lines=lines)


def _quota_line(use: quotas.Use) -> Outgoing:
    key = "status-quota-held" if use.holds_broadcasts else "status-quota"
    return Outgoing(key, {"bot": use.bot, "messages": use.messages, "people": use.people, **quotas.LIMITS})


def _count_line(session: Session, count: Count) -> Outgoing:
    return Outgoing("summary-session", {"session": session.name, "start": session.start, **_numbers(count)})


def _numbers(count: Count) -> dict[str, int]:
    known = {Status.PRESENT: "present", Status.LATE: "late", Status.UNKNOWN: "unknown"}
    others = count.of(Status.EXCUSED) + count.of(Status.ABSENT) + count.of(Status.LEFT_EARLY)
    numbers = {name: count.of(status) for status, name in known.items()}
    return numbers | {"enrolled": count.enrolled, "others": others, "silent": count.silent_sites, "sites": count.sites}
