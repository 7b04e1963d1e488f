"""What organisers say and tap: how it goes, and what nobody could answer."""

from bot.domain.messages import Outgoing
from bot.handlers.request import Reply, Request, say
from bot.services import deadlines, quotas
from bot.services import status as health
from bot.storage import unknown_questions

_MOST_UNKNOWN = 8  # of 200 characters at most
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


def unknown(request: Request, _: str) -> Reply:
    """What people asked that nobody could answer."""
    found = unknown_questions.most_asked(request.tx, _MOST_UNKNOWN)
    lines = tuple(Outgoing("unknown-line", {"text": one.text, "count": one.count}) for one in found)
    return say("unknown" if lines else "unknown-none", lines=lines)


def _quota_line(use: quotas.Use) -> Outgoing:
    key = "status-quota-held" if use.holds_broadcasts else "status-quota"
    return Outgoing(key, {"bot": use.bot, "messages": use.messages, "people": use.people, **quotas.LIMITS})
