"""What people ask of the timetable beside its programme: its changes, its calendar, and the plan of its reminders."""

from datetime import timedelta

from bot.domain.messages import Argument, Choice, Outgoing
from bot.handlers.request import Reply, Request, choice, say
from bot.services import calendar, changes, planner
from bot.storage import change_notices, outgoing, proposals, timetable_versions
from bot.storage.proposals import Proposal, ProposalState
from bot.storage.schedule import Loaded

_MOST_VERSIONS = 4
_CALENDAR_KEPT = timedelta(days=1)


def plan(request: Request, _: str) -> Reply:
    """What reminders are to come, for those who can be reminded now."""
    house = request.house
    made = planner.make(request.tx, house.timetable, house.unasked_per_second)
    return Reply((planner.shown(made, request.now),))


def give_calendar(request: Request, _: str) -> Reply:
    """The class as a calendar file, with the person's own site."""
    contact = request.contact
    site = contact.person.site_code if contact.person else ""
    site = site if site in request.timetable.site_by_code else ""
    expires_at = request.now + _CALENDAR_KEPT
    file = calendar.attach(
        request.tx, request.timetable, contact.language, site, now=request.now, expires_at=expires_at
    )
    url = f"{request.house.url}/calendar/{site}.ics" if site else f"{request.house.url}/calendar.ics"
    key = "calendar" if request.house.url else "calendar-file"
    return Reply((Outgoing(key, {"url": url}, attachment=file),))


def list_changes(request: Request, _: str) -> Reply:
    """The last versions of the timetable and what each changed; for organisers also what waits for their word."""
    versions = timetable_versions.last(request.tx, _MOST_VERSIONS)
    lines = [outgoing.loads(version.changes) for version in versions if version.changes]
    waiting = change_notices.pending(request.tx) if request.is_organiser else None
    if not lines:
        return say("changes-none", choice("schedule"))
    listed = Outgoing("changes", {"lines": tuple(lines)})
    return Reply((listed, changes.reminder_to_decide(waiting))) if waiting else Reply((listed,))


def decide(request: Request, wish: str) -> Reply:
    """`tell:ID` and `drop:ID` for what changed; `use:ID`, `quiet:ID` and `leave:ID` for a timetable that was sent."""
    verb, _, number = wish.partition(":")
    which = int(number) if number.isdecimal() else 0
    if verb in {"use", "quiet", "leave"}:
        return _on_proposal(request, verb, which)
    waiting = change_notices.pending(request.tx)
    which = which or (waiting.id if waiting else 0)
    if verb == "tell":
        return _tell(request, which)
    dropped = verb == "drop" and changes.drop(request.tx, which, request.contact.address, request.now)
    return say("change-dropped" if dropped else "change-decided")


def _tell(request: Request, notice_id: int) -> Reply:
    notice = changes.confirm(request.tx, notice_id, request.contact.address, request.now)
    if notice is None:
        return say("change-decided")
    about: dict[str, Argument] = {"people": notice.people, "seconds": int(request.house.change_hold.total_seconds())}
    return Reply((Outgoing("change-confirmed", about, (changes.drop_it(notice),)),))


def _on_proposal(request: Request, verb: str, proposal_id: int) -> Reply:
    proposal = proposals.find(request.tx, proposal_id)
    if proposal is None or proposal.state is not ProposalState.SHOWN:
        return say("change-decided")
    if verb == "leave":
        proposals.close(request.tx, proposal_id, ProposalState.DROPPED)
        return say("timetable-left")
    if proposal.base != request.timetable.version:
        proposals.close(request.tx, proposal_id, ProposalState.SUPERSEDED)
        return say("timetable-overtaken", version=request.timetable.version)
    proposals.accept(request.tx, proposal_id, tell=verb == "use")
    return say("timetable-taken")


def proposed(request: Request, content: bytes, loaded: Loaded) -> Reply:
    """A timetable that an organiser sent: what it would change and whom that concerns. Nothing happens yet."""
    old = request.timetable
    lines, people = changes.preview(request.tx, old, loaded.timetable, request.now)
    if not lines:
        return say("timetable-same")
    proposal = Proposal(old.version, loaded.digest, content.decode("utf-8-sig"), str(request.contact.address))
    number = proposals.add(request.tx, proposal, request.now)
    version = old.version + 1
    tell = Choice(f"change:use:{number}", "choice-change-use", {"version": version, "count": people})
    quiet = Choice(f"change:quiet:{number}", "choice-change-quiet", {"version": version})
    leave = Choice(f"change:leave:{number}", "choice-change-leave", {"version": version})
    choices = (tell, quiet, leave) if people else (quiet, leave)
    return Reply((Outgoing("timetable-proposed", {"people": people, "lines": lines}, choices),))
