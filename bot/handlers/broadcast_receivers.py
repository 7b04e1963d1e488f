"""Choosing whom a broadcast is for: by buttons, or in words such as "thư ký, Thanh Hóa, zalo"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.broadcasts import Broadcast
from bot.domain.messages import Argument, Channel, Choice, Outgoing
from bot.domain.receivers import Receivers, Who
from bot.domain.timetable import Session
from bot.handlers.broadcast_preview import describe, only
from bot.handlers.request import MOST_SITES, Reply, Request, choice, of_sites, say
from bot.services import broadcasts, receivers
from bot.storage import contacts


def choose(request: Request, target: Broadcast, _: str) -> Reply:
    """What is chosen, how many they are, and what else could be."""
    if not target.state.is_written:
        return say("broadcast-decided", choice("broadcast"))
    contacts.set_step(request.tx, request.contact.address, "broadcast_to", target.id)
    count = receivers.reach(request.tx, target, request.now).count
    facts: dict[str, Argument] = {"receivers": tuple(describe(request.timetable, target)), "count": count}
    return Reply((Outgoing("broadcast-to", facts, tuple(_choices(request, target))),), edits=True)


def typed(request: Request, target: Broadcast, text: str) -> Reply:
    """Who, where and on which channel, in words."""
    found = receivers.understand(text, request.timetable, target.receivers)
    if found.several:
        target = _change(request, target, found.receivers)
        contacts.set_step(request.tx, request.contact.address, "broadcast_to", target.id)
        key = "which-site" if len(found.several) <= MOST_SITES else "which-site-of-many"
        return say(
            f"broadcast-{key}", *of_sites(f"broadcast:site:{target.id}", found.several), count=len(found.several)
        )
    if found.unclear:
        contacts.set_step(request.tx, request.contact.address, "broadcast_to", target.id)
        return say("broadcast-to-unclear", choice("cancel"), text=found.unclear)
    return choose(request, _change(request, target, _with_session(request, found.receivers)), "")


def _choices(request: Request, target: Broadcast) -> list[Choice]:
    to, shown = target.receivers, list[Choice]()
    for who in Who:
        shown.append(_pick(f"who:{target.id}:{who}", Outgoing(f"to-{who.replace('_', '-')}"), chosen=who is to.who))
    if to.who.is_of_session:
        shown += [_session(target, session) for session in request.timetable.sessions if session.id != to.session_id]
    for channel in Channel:
        shown.append(
            _pick(
                f"channel:{target.id}:{channel}",
                only([channel]),
                chosen=channel in to.channels,
            )
        )
    if to.has_places:
        shown.append(Choice(f"broadcast:anywhere:{target.id}", "choice-broadcast-anywhere"))
    return [*shown, Choice(f"broadcast:preview:{target.id}", "choice-broadcast-preview")]


def _pick(action: str, name: Outgoing, *, chosen: bool) -> Choice:
    return Choice(f"broadcast:{action}", "choice-picked" if chosen else "choice-unpicked", {"name": name})


def _session(target: Broadcast, session: Session) -> Choice:
    facts: dict[str, Argument] = {"session": session.name, "start": session.start}
    return Choice(f"broadcast:session:{target.id}:{session.id}", "choice-session", facts)


def _who(request: Request, target: Broadcast, name: str) -> Reply:
    if name not in set(Who):
        return choose(request, target, "")
    return _chosen(request, target, replace(target.receivers, who=Who(name), session_id=""))


def _of_session(request: Request, target: Broadcast, session_id: str) -> Reply:
    return _chosen(request, target, replace(target.receivers, session_id=session_id))


def _channel(request: Request, target: Broadcast, name: str) -> Reply:
    """One channel more, or one less; all of them are as good as none."""
    if name not in set(Channel):
        return choose(request, target, "")
    wanted = {*target.receivers.channels} ^ {Channel(name)}
    channels = tuple(one for one in Channel if one in wanted) if wanted != set(Channel) else ()
    return _chosen(request, target, replace(target.receivers, channels=channels))


def _site(request: Request, target: Broadcast, code: str) -> Reply:
    if code not in request.timetable.site_by_code:
        return choose(request, target, "")
    sites = tuple(dict.fromkeys((*target.receivers.sites, code)))
    return _chosen(request, target, replace(target.receivers, sites=sites))


def _anywhere(request: Request, target: Broadcast, _: str) -> Reply:
    return _chosen(request, target, replace(target.receivers, provinces=(), sites=()))


def _chosen(request: Request, target: Broadcast, to: Receivers) -> Reply:
    if not target.state.is_written:
        return say("broadcast-decided", choice("broadcast"))
    return choose(request, _change(request, target, _with_session(request, to)), "")


def _change(request: Request, target: Broadcast, to: Receivers) -> Broadcast:
    by = request.contact.address
    return broadcasts.change(request.tx, request.timetable, target, target.content, to, by=by)


def _with_session(request: Request, to: Receivers) -> Receivers:
    """The session that is on, begun last, or comes first, where one is needed and none was named."""
    if not to.who.is_of_session:
        return replace(to, session_id="")
    if to.session_id in request.timetable.session_by_id:
        return to
    sessions = request.timetable.sessions
    begun = [session for session in sessions if session.start <= request.now]
    return replace(to, session_id=(begun[-1] if begun else sessions[0]).id)


VERBS: Mapping[str, Callable[[Request, Broadcast, str], Reply]] = {
    "to": choose,
    "who": _who,
    "session": _of_session,
    "channel": _channel,
    "site": _site,
    "anywhere": _anywhere,
}
