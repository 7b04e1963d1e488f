"""What delegates say and tap: check in, look at their attendance, choose reminders, ask."""

from datetime import timedelta

from bot.domain.attendance import CheckIn, Status, decide
from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.reminders import is_for_delegates
from bot.domain.room_sessions import session_of_half
from bot.domain.timetable import Language
from bot.handlers import attendance_cards, registration
from bot.handlers.request import MENU, Reply, Request, choice, say
from bot.services import check_in as service
from bot.services import questions
from bot.services import reminders as reminder_service
from bot.services.check_in import CheckInResult
from bot.services.proofs import WITHIN, WRONG_AT_MOST, Shown
from bot.storage import attendance, contacts, unknown_questions
from bot.understanding import Context, Field, Intent, Question, context_after, understand
from bot.understanding.moments import Part

CONTEXT_LASTS = timedelta(minutes=30)
LEAD_CHOICES = (10, 30, 60)
_LONGEST_LEAD = 7 * 24 * 60
_HALVES = {Part.MORNING: "am", Part.AFTERNOON: "pm"}
_UNPROVEN = frozenset({CheckIn.NO_CODE, CheckIn.WRONG_CODE, CheckIn.TOO_MANY_CODES})


def check_in(request: Request, session_id: str, code: str = "") -> Reply:
    """Check in to the session that is open, or to the one that a button names, perhaps with the code of the room."""
    result = service.check_in(
        request.tx,
        request.timetable,
        request.contact,
        at=request.incoming.at,
        now=request.now,
        session_id=session_id or None,
        shown=Shown(code, request.house.proof_key),
    )
    if result.outcome is CheckIn.NOT_REGISTERED:
        opening = registration.start(request, "")
        return Reply((Outgoing("checkin-not-registered"), *opening.messages), Outgoing("notice-not-registered"))
    return Reply((_receipt(request, result),), _notice(result))


def undo(request: Request, session_id: str) -> Reply:
    """Take a check-in back."""
    if not session_id:
        standing = attendance.of_person(request.tx, request.contact.person.id) if request.contact.person else {}
        session_id = max(standing, key=lambda one: standing[one].received_at, default="")
    window = service.undo(request.tx, request.timetable, request.contact, session_id, request.incoming.at)
    if window is None:
        return Reply((Outgoing("undo-refused"),), Outgoing("notice-nothing-changed"))
    again = Choice(f"checkin:{session_id}", "choice-checkin")
    done = Outgoing("undo-done", {"session": window.session.name, "start": window.session.start}, (again,))
    return Reply((done,), Outgoing("notice-undone"))


def my_attendance(request: Request, _: str) -> Reply:
    """Each session, and where they stand in it."""
    person = request.contact.person
    if person is None:
        return check_in(request, "")
    records = attendance.of_person(request.tx, person.id)
    lines = []
    for session in request.timetable.sessions:
        record = records.get(session.id)
        status = record.status if record else Status.UNKNOWN
        upcoming = status is Status.UNKNOWN and session.start > request.now
        at = record.happened_at if record else session.start
        key = "me-upcoming" if upcoming else f"me-{status.replace('_', '-')}"
        lines.append(Outgoing(key, {"session": session.name, "start": session.start, "at": at}))
        lines += attendance_cards.why(request, person, session.id, record)
    choices = (choice("checkin"), *attendance_cards.objections(request, person))
    return say("me", *choices, name=person.full_name, lines=tuple(lines))


def reminders(request: Request, wish: str) -> Reply:
    """Show or change when they are reminded: `on`, `off`, or minutes before a session."""
    if wish:
        lead = {"on": None, "off": 0}.get(wish, int(wish) if wish.isdecimal() else -1)
        if lead is not None and not 0 <= lead <= _LONGEST_LEAD:
            return say("reminders-impossible")
        reminder_service.choose(request.tx, request.timetable, request.contact.address, lead, request.now)
    else:
        lead = request.contact.lead_minutes
    state = {None: "reminders-on", 0: "reminders-off"}.get(lead, "reminders-set")
    options = [Choice(f"reminders:{minutes}", "choice-lead", {"minutes": minutes}) for minutes in LEAD_CHOICES]
    ends = (Choice("reminders:on", "choice-reminders-on"), Choice("reminders:off", "choice-reminders-off"))
    leads = tuple(
        Outgoing("lead-time", {"minutes": int(rule.before.total_seconds() // 60)})
        for rule in request.timetable.reminders
        if is_for_delegates(rule)
    )
    message = Outgoing(state, {"minutes": lead or 0, "leads": leads}, (*ends, *options))
    return Reply((message,), Outgoing("notice-saved") if wish else None)


def language(request: Request, wish: str) -> Reply:
    """Choose the language."""
    if wish not in set(Language):
        return say("language", Choice("lang:vi", "choice-lang-vi"), Choice("lang:en", "choice-lang-en"))
    contacts.set_language(request.tx, request.contact.address, Language(wish))
    return say("language-changed", *MENU)


def privacy(_: Request, __: str) -> Reply:
    """What is stored and why."""
    return say("privacy", choice("data"), choice("forget"))


def show_help(request: Request, _: str) -> Reply:
    """What one can do here."""
    messages: tuple[Outgoing, ...] = (Outgoing("help", {"contact": request.timetable.contact or ""}, MENU),)
    if request.rights.sites:
        messages += (Outgoing("help-clerk"),)
    if request.rights.provinces:
        messages += (Outgoing("help-coordinator"),)
    if request.is_organiser:
        messages += (Outgoing("help-organiser"), Outgoing("help-people"))
    return Reply(messages)


def nothing_readable(_: Request) -> Reply:
    """They sent a sticker, a picture, a voice message."""
    return say("nothing-readable", *MENU)


def ask(request: Request, text: str) -> Reply:
    """Answer a question in their own words."""
    question = understand(text, request.timetable.local(request.now), request.timetable, _context(request))
    if context := context_after(question):
        contacts.set_asked(request.tx, request.contact.address, context.to_json(), request.now)
    return _act(request, question, text)


def understands(request: Request, text: str) -> bool:
    """Whether a text is a question or a wish, where something else is waited for."""
    question = understand(text, request.timetable.local(request.now), request.timetable)
    return question.intent is not Intent.OUT_OF_SCOPE


def _act(request: Request, question: Question, text: str) -> Reply:
    match question.intent, question.field:
        case Intent.CHECKIN, Field.DO:
            return check_in(request, _session_named(request, question.part))
        case Intent.ATTENDANCE, _:
            return my_attendance(request, "")
        case Intent.REMINDER, Field.SET:
            return reminders(request, str(question.value))
        case Intent.REMINDER, field:
            return reminders(request, str(field) if field in {Field.ON, Field.OFF} else "")
        case Intent.HELP, _:
            return show_help(request, "")
        case Intent.OUT_OF_SCOPE, _:
            unknown_questions.add(request.tx, text, request.now)
    return _answer(request, question)


def _session_named(request: Request, part: Part | None) -> str:
    """The id of today's session in the half of the day that they named: nobody is checked in to another one."""
    half = _HALVES.get(part, "") if part else ""
    session = session_of_half(request.timetable, request.incoming.at, half)
    return session.id if session else ""


def _answer(request: Request, question: Question) -> Reply:
    found = questions.answer(question, request.timetable, request.now)
    return Reply((found, *registration.what_is_missing(request)))


def _context(request: Request) -> Context | None:
    asked_at = request.contact.asked_at
    if not request.contact.asked or asked_at is None or request.now - asked_at > CONTEXT_LASTS:
        return None
    return Context.from_json(request.contact.asked)


def _receipt(request: Request, result: CheckInResult) -> Outgoing:
    if result.window is None:
        return Outgoing("checkin-over", {}, (choice("me"),))
    session = result.window.session
    arguments: dict[str, Argument] = {"session": session.name, "start": session.start, "end": session.end}
    if result.outcome in _UNPROVEN:
        minutes = int(WITHIN.total_seconds() // 60)
        return Outgoing(f"checkin-{_dashed(result.outcome)}", arguments | {"count": WRONG_AT_MOST, "minutes": minutes})
    if result.closed_at is not None:
        return Outgoing("checkin-site-closed", arguments | {"at": result.closed_at}, (choice("me"),))
    if result.record is None:
        key = "checkin-not-open" if result.outcome is CheckIn.NOT_OPEN else "checkin-closed"
        arguments |= {"opens": result.window.opens, "closes": result.window.closes}
        another = decide(request.timetable, request.incoming.at)[0] in {CheckIn.PRESENT, CheckIn.LATE}
        return Outgoing(key, arguments, (choice("checkin"),) if another else ())
    at = result.record.happened_at.replace(second=0, microsecond=0)  # one text for all who come in that minute
    arguments |= {"at": at, "site": request.timetable.site_name(result.record.site_code)}
    if result.outcome is CheckIn.ALREADY:
        return Outgoing(f"checkin-already-{result.record.status.replace('_', '-')}", arguments, (choice("me"),))
    back = Choice(f"undo:{session.id}", "choice-undo")
    return Outgoing(f"checkin-{result.outcome}", arguments, (back, choice("today")))


def _notice(result: CheckInResult) -> Outgoing:
    arguments: dict[str, Argument] = {"at": result.record.happened_at} if result.record else {}
    return Outgoing(f"notice-{_dashed(result.outcome)}", arguments)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
