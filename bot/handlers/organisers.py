"""What organisers say and tap: how it goes, who is in, and telling everyone something."""

import re

from bot.domain.attendance import Status
from bot.domain.messages import Argument, Choice, DeliveryState, Outgoing
from bot.domain.timetable import Session
from bot.handlers.request import Reply, Request, choice, say
from bot.services import broadcasts, deadlines, quotas, reports
from bot.services import status as health
from bot.services.reports import Count
from bot.storage import contacts, unknown_questions
from bot.understanding.fold import fold

_MOST_UNKNOWN = 8  # of 200 characters at most
_MOST_PROVINCES = 18  # in one message: each takes 70 characters or so
_NO_BACKUP = Outgoing("status-no-backup")
_SEND = re.compile(r"gui(?: cho [\d ]+ nguoi)?|send(?: to [\d ]+ (?:person|people))?")
_DROP = frozenset({"khong gui", "do not send"})


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


def broadcast(request: Request, wish: str) -> Reply:
    """`/broadcast`, then the text; `/broadcast TEXT` at once; `send:ID` and `drop:ID` decide; `again:ID` repeats."""
    verb, _, broadcast_id = wish.partition(":")
    if verb in {"send", "drop"} and broadcast_id:
        contacts.set_step(request.tx, request.contact.address, "")
    if verb == "send" and broadcast_id:
        return _confirm(request, broadcast_id)
    if verb == "drop" and broadcast_id:
        return say("broadcast-dropped" if broadcasts.cancel(request.tx, broadcast_id) else "broadcast-decided")
    if verb == "again" and broadcast_id:
        return say("broadcast-again", count=broadcasts.send_unknown_again(request.tx, broadcast_id, request.now))
    if wish:
        return written(request, wish)
    contacts.set_step(request.tx, request.contact.address, "broadcast")
    return Reply((Outgoing("broadcast-write", {"longest": broadcasts.LONGEST}, (choice("cancel"),)), *_last(request)))


def written(request: Request, text: str) -> Reply:
    """The text of a broadcast: shown as it will be read, with the number of its receivers, before anything happens."""
    body = text.strip()
    if len(body) > broadcasts.LONGEST:
        contacts.set_step(request.tx, request.contact.address, "broadcast")
        return say("broadcast-too-long", choice("cancel"), length=len(body), longest=broadcasts.LONGEST)
    broadcast_id = f"b{request.incoming.address.channel}{request.incoming.update_id}"[-32:]
    receivers = broadcasts.draft(request.tx, broadcast_id, body, request.contact.address, request.now)
    contacts.set_step(request.tx, request.contact.address, "confirm", broadcast_id)
    by_channel = tuple(Outgoing("broadcast-channel", {"name": name, "count": n}) for name, n in receivers.items())
    return say(
        "broadcast-preview",
        Choice(f"broadcast:send:{broadcast_id}", "choice-broadcast-send", {"count": sum(receivers.values())}),
        Choice(f"broadcast:drop:{broadcast_id}", "choice-broadcast-drop"),
        message=broadcasts.message(body),
        count=sum(receivers.values()),
        channels=by_channel,
    )


def typed(request: Request, text: str) -> Reply | None:
    """A broadcast's text, or what is typed under its preview instead of tapping; None where that decides nothing."""
    if request.contact.step == "broadcast":
        return written(request, text)
    words, broadcast_id = fold(text), request.contact.draft
    if _SEND.fullmatch(words):
        return broadcast(request, f"send:{broadcast_id}")
    if words in _DROP:
        return broadcast(request, f"drop:{broadcast_id}")
    return None


def unknown(request: Request, _: str) -> Reply:
    """What people asked that nobody could answer."""
    found = unknown_questions.most_asked(request.tx, _MOST_UNKNOWN)
    lines = tuple(Outgoing("unknown-line", {"text": one.text, "count": one.count}) for one in found)
    return say("unknown" if lines else "unknown-none", lines=lines)


def _confirm(request: Request, broadcast_id: str) -> Reply:
    if not broadcasts.confirm(request.tx, broadcast_id):
        return Reply((Outgoing("broadcast-decided"), *_last(request)), Outgoing("notice-nothing-changed"))
    return Reply((Outgoing("broadcast-sending", {}, (choice("broadcast"),)),), Outgoing("notice-saved"))


def _last(request: Request) -> tuple[Outgoing, ...]:
    found = broadcasts.progress(request.tx)
    if found is None:
        return ()
    last, counts = found
    waiting = counts.get(DeliveryState.DUE, 0) + counts.get(DeliveryState.CLAIMED, 0)
    unknown_count = counts.get(DeliveryState.UNKNOWN, 0)
    again = Choice(f"broadcast:again:{last.id}", "choice-broadcast-again", {"count": unknown_count})
    return (
        Outgoing(
            "broadcast-progress",
            {
                "receivers": last.receivers,
                "sent": counts.get(DeliveryState.SENT, 0),
                "waiting": waiting,
                "failed": counts.get(DeliveryState.FAILED, 0),
                "unknown": unknown_count,
            },
            (again,) if unknown_count else (),
        ),
    )


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
