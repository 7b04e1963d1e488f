"""Broadcasts that were sent: watched, paused, stopped, corrected, taken back, sent again."""

from collections.abc import Callable, Mapping

from bot.domain.broadcasts import LONGEST, Broadcast, BroadcastState
from bot.domain.messages import Address, Choice, IncomingKind, Outgoing
from bot.handlers import broadcast_preview, wanted
from bot.handlers.request import Reply, Request, choice, say
from bot.services import broadcast_progress, broadcasts
from bot.services.wanted_files import What, Wish
from bot.storage import broadcasts as stored
from bot.storage import contacts

_PAGE = 5  # broadcasts
_LONGEST_TITLE = 60  # characters
_NEWEST = 1 << 31
_ON = (BroadcastState.QUEUEING, BroadcastState.SENDING)
_ENDED = (BroadcastState.DONE, BroadcastState.STOPPED)

# Which broadcast is meant by a word alone: the newest in one of these states.
STATES: Mapping[str, tuple[BroadcastState, ...]] = {
    "undo": (BroadcastState.WAITING,),
    "pause": _ON,
    "resume": (BroadcastState.PAUSED,),
    "stop": (*_ON, BroadcastState.PAUSED),
    "correct": (*_ENDED, BroadcastState.PAUSED),
    "recall": _ENDED,
    "chase": _ENDED,
    "file": (*_ENDED, BroadcastState.RECALLED),
}


def show(request: Request, target: Broadcast) -> Reply:
    """The organiser's card, anew at the end of the chat."""
    open_for(request, target)
    return Reply()


def open_for(request: Request, target: Broadcast, address: Address | None = None) -> None:
    """A card for whoever asks, or for that chat."""
    current = stored.find(request.tx, target.id) or target
    rate = request.house.unasked_per_second
    broadcast_progress.open_card(request.tx, current, address or request.contact.address, rate, request.now)


def listed(request: Request, before: int = _NEWEST) -> tuple[Outgoing, ...]:
    """The latest broadcasts with a number below `before`, each to be shown; nothing where there is none."""
    found = stored.latest(request.tx, _PAGE + 1, before)
    if not found:
        return ()
    shown = found[:_PAGE]
    choices = [Choice(f"broadcast:show:{one.id}", "choice-broadcast-show", {"number": one.number}) for one in shown]
    if len(found) > _PAGE:
        number = shown[-1].number
        choices.append(Choice(f"broadcast:older:{shown[-1].id}", "choice-broadcast-older", {"number": number}))
    return (Outgoing("broadcasts", {"lines": tuple(map(_line, shown))}, tuple(choices)),)


def _line(one: Broadcast) -> Outgoing:
    title = " ".join(one.content.body.split())
    title = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    state = Outgoing(f"state-{one.state}")
    return Outgoing("broadcasts-line", {"number": one.number, "at": one.written_at, "value": state, "text": title})


def _older(request: Request, target: Broadcast, _: str) -> Reply:
    return Reply(listed(request, target.number), edits=True)


def _done(request: Request, target: Broadcast, *, done: bool, otherwise: str) -> Reply:
    """The card says what has become of it: the same one on a tap, a new one on a word."""
    if not done:
        return Reply((Outgoing(otherwise, {}, (choice("broadcast"),)),), Outgoing("notice-nothing-changed"))
    if request.incoming.kind is IncomingKind.ACTION:
        broadcast_progress.refresh(request.tx, target.id, request.house.unasked_per_second, request.now)
    else:
        open_for(request, target)
    return Reply((), Outgoing("notice-saved"))


def _undo(request: Request, target: Broadcast, _: str) -> Reply:
    if not broadcasts.undo(request.tx, target):
        return _done(request, target, done=False, otherwise="broadcast-decided")
    broadcast_progress.refresh(request.tx, target.id, request.house.unasked_per_second, request.now)
    draft = stored.find(request.tx, target.id) or target
    return broadcast_preview.preview(request, draft)


def _pause(request: Request, target: Broadcast, _: str) -> Reply:
    return _done(request, target, done=broadcasts.pause(request.tx, target), otherwise="broadcast-not-now")


def _resume(request: Request, target: Broadcast, _: str) -> Reply:
    return _done(request, target, done=broadcasts.resume(request.tx, target), otherwise="broadcast-not-now")


def _stop(request: Request, target: Broadcast, _: str) -> Reply:
    return _done(request, target, done=broadcasts.stop(request.tx, target), otherwise="broadcast-not-now")


def _recall(request: Request, target: Broadcast, sure: str) -> Reply:
    """Ask once: what is deleted cannot be brought back. With a correction goes what it corrects."""
    target = stored.find(request.tx, target.corrects) or target
    if sure != "yes":
        yes = Choice(f"broadcast:recall:{target.id}:yes", "choice-broadcast-recall-yes", {"number": target.number})
        return say("broadcast-recall-sure", yes, choice("cancel"), number=target.number)
    return _done(request, target, done=broadcasts.recall(request.tx, target), otherwise="broadcast-not-now")


def _again(request: Request, target: Broadcast, what: str) -> Reply:
    states = broadcasts.AGAIN.get(what, ())
    count = broadcasts.send_again(request.tx, target, states, request.now) if states else 0
    if not count:
        return _done(request, target, done=False, otherwise="broadcast-nobody-again")
    open_for(request, target)
    return Reply((), Outgoing("notice-saved"))


def _chase(request: Request, target: Broadcast, _: str) -> Reply:
    draft = broadcasts.chase(request.tx, target, request.contact.address, request.now)
    if draft is None:
        return _done(request, target, done=False, otherwise="broadcast-chased")
    return broadcast_preview.preview(request, draft)


def _correct(request: Request, target: Broadcast, _: str) -> Reply:
    if target.state not in STATES["correct"]:
        return _done(request, target, done=False, otherwise="broadcast-not-now")
    contacts.set_step(request.tx, request.contact.address, "broadcast_correct", target.id)
    return say("broadcast-write-correction", choice("cancel"), longest=LONGEST)


def _file(request: Request, target: Broadcast, _: str) -> Reply:
    """Every receiver with what became of the message."""
    return wanted.ask(request, Wish(What.RESULT, broadcast=target.id))


VERBS: Mapping[str, Callable[[Request, Broadcast, str], Reply]] = {
    "older": _older,
    "undo": _undo,
    "pause": _pause,
    "resume": _resume,
    "stop": _stop,
    "recall": _recall,
    "again": _again,
    "chase": _chase,
    "correct": _correct,
    "file": _file,
}
