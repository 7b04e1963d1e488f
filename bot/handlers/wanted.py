"""`/export` and `/chart`: files that are made beside everything else, and come when they are ready."""

from collections.abc import Callable, Mapping

from bot.domain.messages import Choice, IncomingKind, Outgoing
from bot.handlers.request import Reply, Request, say
from bot.services import places, wanted_files
from bot.services.exports import TABLES, Format, Table
from bot.services.places import Place
from bot.services.reports import session_in_focus
from bot.services.wanted_files import What, Wish

_EVERY_SESSION = "all"


def export(request: Request, wish: str) -> Reply:
    """`/export`: which table, which session, which format; or all at once, `/export summary d1-am xlsx`."""
    table_name, session_id, form, *_ = (*wish.replace(" ", ":").lower().split(":"), "", "", "")
    table = _tables(request).get(table_name)
    if table is None:
        choices = (Choice(f"export:{name}", f"choice-table-{name}") for name in _tables(request))
        return Reply((Outgoing("export-which-table", {}, tuple(choices)),), edits=True)
    sessions = {one.id.lower(): one for one in request.timetable.sessions}
    if not table.has_sessions:
        session_id, form = _EVERY_SESSION, form or session_id
    if session_id != _EVERY_SESSION and session_id not in sessions:
        return _which_session(request, table)
    if form not in set(Format):
        choices = (Choice(f"export:{table.name}:{session_id}:{one}", f"choice-format-{one}") for one in Format)
        return Reply((Outgoing("export-which-format", {}, tuple(choices)),), edits=True)
    of_session = "" if session_id == _EVERY_SESSION else sessions[session_id].id
    return ask(request, Wish(What.TABLE, of_session, table=table.name, form=form))


def chart(request: Request, wish: str) -> Reply:
    """`/chart`: a picture of the attendance, of a place where one is named."""
    timetable = request.timetable
    session_id, _, written = wish.partition(":")
    session = timetable.session_by_id.get(session_id) or session_in_focus(timetable, request.now)
    place = places.read(timetable, written) if session_id in timetable.session_by_id else _named(request, wish)
    if place is None:
        return say("numbers-no-place")
    if not places.may_see(timetable, request.rights, place):
        return say("numbers-not-yours")
    return ask(request, Wish(What.PICTURE, session.id, str(place)))


def _named(request: Request, wish: str) -> Place | None:
    timetable, rights = request.timetable, request.rights
    found = places.find(timetable, wish) if wish else places.roots(timetable, rights)
    theirs = [place for place in found if places.may_see(timetable, rights, place)]
    return next(iter(theirs or found), None)


def _tables(request: Request) -> dict[str, Table]:
    return {name: table for name, table in TABLES.items() if table.has_sites or request.is_organiser}


def _which_session(request: Request, table: Table) -> Reply:
    choices = (
        *(
            Choice(f"export:{table.name}:{one.id}", "choice-session", {"session": one.name, "start": one.start})
            for one in request.timetable.sessions
        ),
        Choice(f"export:{table.name}:{_EVERY_SESSION}", "choice-table-all-sessions"),
    )
    return Reply((Outgoing("export-which-session", {}, choices),), edits=True)


def ask(request: Request, wish: Wish) -> Reply:
    """Have a file made beside everything else, which comes when it is ready."""
    address = request.contact.address
    wanted_id = f"{wish.what}:{address.channel}:{address.bot}:{request.incoming.update_id}"
    if not wanted_files.ask(request.tx, wanted_id, address, wish, request.now):
        return say("made-wait")
    if wish.what is What.PICTURE and request.incoming.kind is IncomingKind.ACTION:
        return Reply((), Outgoing("notice-file-coming"))  # it is there in a moment, and what was tapped stays as it is
    return Reply((Outgoing("made-coming"),), edits=wish.what is What.TABLE)


ACTIONS: Mapping[str, Callable[[Request, str], Reply]] = {"export": export, "chart": chart, "picture": chart}
