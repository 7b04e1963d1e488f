"""What a clerk is shown of a room: the card before saving, what was saved, and how a room stands."""

from collections.abc import Iterable

from bot.domain.attendance import IN_THE_ROOM, Status
from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.room_report import Numbers, Problem, SiteState, site_state
from bot.domain.room_sessions import session_meant
from bot.domain.timetable import Session, Site
from bot.handlers.request import Request, choice
from bot.services.room_reports import Card, Surprise
from bot.storage import attendance, closings, room_reports

_MOST_NAMES = 25
_MOST_OPTIONS = 8
_MOST_SURPRISES = 6
_NAMED = (Status.EXCUSED, Status.ABSENT, Status.LATE, Status.LEFT_EARLY, Status.PRESENT)


def card(request: Request, shown: Card) -> Outgoing:
    """What the report comes to, what is off or odd, and what can be done now."""
    sheet = shown.sheet
    site, session = request.timetable.site_by_code[sheet.site_code], request.timetable.session_by_id[sheet.session_id]
    arguments: dict[str, Argument] = {"site": site.full_name, "session": session.name, "start": session.start}
    question = _question(shown)
    # What it comes to is not known before it is known whom the names mean.
    lines = (*names(shown), *question) if question else (*_numbers(shown), *names(shown), *_remarks(shown))
    return Outgoing("report-card", arguments | {"lines": lines}, _choices(request, shown))


def saved(request: Request, report_id: int, session_id: str, site: Site, said: tuple[Outgoing, ...] = ()) -> Outgoing:
    """What was saved, how the room stands now, and how to take it back. `said` are words on a few people only."""
    session = request.timetable.session_by_id[session_id]
    arguments: dict[str, Argument] = {"site": site.full_name, "session": session.name, "start": session.start}
    lines = (*said, state_line(request, session, site))
    undo = Choice(f"report:undo:{report_id}", "choice-report-undo")
    is_closed = closings.standing(request.tx, session.id, site.code) is not None  # then neither can be done
    choices = (choice("absent"),) if is_closed else (undo, choice("absent"), choice("close"))
    return Outgoing("report-saved", arguments | {"lines": lines}, choices)


def state_line(request: Request, session: Session, site: Site) -> Outgoing:
    """How a room stands: silent, in part, or reported, by whom and when."""
    report = room_reports.latest_of(request.tx, session.id, site.code)
    if report is not None:
        numbers = Numbers(report.total, report.present, report.excused, report.absent, report.unknown)
        facts: dict[str, Argument] = {"site": site.full_name, "name": report.written_by, "at": report.saved_at}
        return Outgoing("room-reported", facts | {"lines": (number_line(numbers, named=report.named),)})
    records = attendance.of_site(request.tx, session.id, site.code).values()
    inside = sum(one.status in IN_THE_ROOM for one in records)
    state = site_state(reported=False, in_the_room=inside)
    return Outgoing(
        "room-part" if state is SiteState.PART else "room-silent", {"site": site.full_name, "count": inside}
    )


def number_line(numbers: Numbers, *, named: bool) -> Outgoing:
    """The numbers of a report in a line."""
    facts = {
        "total": numbers.total,
        "present": numbers.present,
        "excused": numbers.excused,
        "absent": numbers.absent,
        "unknown": numbers.unknown,
    }
    return Outgoing("report-numbers" if named else "report-numbers-apart", facts)


def names_line(key: str, names: Iterable[str]) -> tuple[Outgoing, ...]:
    """The names behind a heading, or nothing."""
    listed = list(names)
    if not listed:
        return ()
    more = len(listed) - _MOST_NAMES
    return (Outgoing(key, {"names": ", ".join(listed[:_MOST_NAMES]), "more": max(more, 0)}),)


def names(shown: Card) -> tuple[Outgoing, ...]:
    """Whom it names, for what."""
    found = [one for one in shown.sheet.entries if one.person_id]
    by_status: list[Outgoing] = []
    for status in _NAMED:
        called = [shown.people[one.person_id].full_name for one in found if one.status is status and not one.substitute]
        by_status += names_line(f"report-named-{status.replace('_', '-')}", called)
    for one in found:
        if one.substitute and not one.asks_substitute:
            stand_in = shown.people.get(one.substitute_id)
            by_status.append(
                Outgoing(
                    "report-substitute" if stand_in else "report-substitute-outside",
                    {
                        "name": shown.people[one.person_id].full_name,
                        "substitute": stand_in.full_name if stand_in else one.substitute,
                    },
                )
            )
    left_out = names_line("report-left-out", [one.name for one in shown.sheet.entries if one.left_out])
    return (*by_status, *left_out)


def _numbers(shown: Card) -> tuple[Outgoing, ...]:
    numbers, said = shown.reckoning.numbers, shown.sheet.said
    if not numbers.whole or Problem.NO_TOTAL in shown.reckoning.problems:
        return ()
    unnamed = said.late or said.left
    late = (Outgoing("report-unnamed-late", {"late": said.late or 0, "left": said.left or 0}),) if unnamed else ()
    return (number_line(numbers, named=True), *late)


def _remarks(shown: Card) -> tuple[Outgoing, ...]:
    reckoning, said = shown.reckoning, shown.sheet.said
    numbers = reckoning.numbers
    facts: dict[str, Argument] = {
        "present": said.present if said.present is not None else numbers.present,
        "missing": numbers.total - numbers.present,
        "total": numbers.total,
        "count": shown.named.excused + shown.named.absent,
        "people": len(shown.people),
    }
    wrong = [Outgoing(f"report-wrong-{one.replace('_', '-')}", facts) for one in reckoning.problems]
    odd = [_surprise(one) for one in shown.surprises[:_MOST_SURPRISES]]
    present = "report-rest-present" if shown.sheet.entries else "report-all-present"
    rest = [Outgoing(present)] if numbers.whole and numbers.named and not wrong else []
    if numbers.whole and not numbers.named and not wrong and shown.people:
        rest = [Outgoing("report-rest-unknown" if shown.sheet.entries else "report-apart")]
    if shown.closing:
        rest.append(Outgoing("report-closed", {"name": shown.closing.closed_by, "at": shown.closing.closed_at}))
    return (*wrong, *odd, *rest)


def _surprise(one: Surprise) -> Outgoing:
    key = "report-odd-inside" if one.known.status in IN_THE_ROOM else "report-odd-missing"
    return Outgoing(key, {"name": one.person.full_name, "at": one.known.happened_at})


def _question(shown: Card) -> tuple[Outgoing, ...]:
    if shown.open_name is not None:
        entry = shown.sheet.entries[shown.open_name]
        return (Outgoing("report-whom" if entry.options else "report-nobody-called", {"name": entry.name}),)
    if shown.open_substitute is not None:
        return (Outgoing("report-whom", {"name": shown.sheet.entries[shown.open_substitute].substitute}),)
    return ()


def _choices(request: Request, shown: Card) -> tuple[Choice, ...]:
    sheet, change = shown.sheet, Choice(f"report:change:{shown.sheet.id}", "choice-report-change")
    if shown.open_name is not None:
        place = shown.open_name
        options = _people(shown, sheet.entries[place].options, f"report:name:{sheet.id}:{place}")
        return (*options, Choice(f"report:skip:{sheet.id}", "choice-report-skip"), change)
    if shown.open_substitute is not None:
        place = shown.open_substitute
        options = _people(shown, sheet.entries[place].substitutes, f"report:sub:{sheet.id}:{place}")
        return (*options, Choice(f"report:outside:{sheet.id}", "choice-report-outside"), change)
    choices = [Choice(f"report:save:{sheet.id}", "choice-report-save")] if shown.may_be_saved else []
    if not shown.may_be_saved and shown.reckoning.may_count_apart:
        choices.append(Choice(f"report:count:{sheet.id}", "choice-report-count"))
    meant = session_meant(request.timetable, request.now)
    others = [one for one in (meant.session, *meant.others) if one.id != sheet.session_id]
    for one in others:
        facts: dict[str, Argument] = {"session": one.name, "start": one.start}
        choices.append(Choice(f"report:at:{sheet.id}:{one.id}", "choice-report-for", facts))
    return (*choices, change)


def _people(shown: Card, options: tuple[str, ...], action: str) -> list[Choice]:
    """One choice for each."""
    called = [shown.people[id_].full_name for id_ in options[:_MOST_OPTIONS]]
    return [Choice(f"{action}:{at}", "choice-person", {"name": name}) for at, name in enumerate(called)]
