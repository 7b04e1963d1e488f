"""Telling many something: written, seen as it will be read, tried on oneself, sent, approved."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.broadcasts import LONGEST, Broadcast, BroadcastState, Content
from bot.domain.messages import Argument, Choice, Outgoing
from bot.handlers import broadcast_cards, broadcast_preview, broadcast_receivers
from bot.handlers.request import Reply, Request, choice, say
from bot.services import broadcast_progress, broadcasts, receivers, roles
from bot.services.broadcasts import Approval, Sent
from bot.storage import broadcasts as stored
from bot.storage import contacts
from bot.understanding.fold import fold

FREE_TEXT = frozenset({"broadcast", "broadcast_text", "broadcast_english", "broadcast_correct"})
CHOOSING = "broadcast_to"
STEPS = FREE_TEXT | {"broadcast_confirm", CHOOSING}
_CHANGING = frozenset({"broadcast_text", "broadcast_english", CHOOSING})

_SEND = re.compile(r"gui(?: cho [\d .,]+ nguoi)?|send(?: to [\d .,]+ (?:person|people))?")
_DROP = frozenset({"khong gui", "do not send"})
_DRAFTS = frozenset({"send", "drop", "edit", "english", "asks", "test", "preview", *broadcast_receivers.VERBS})


def broadcast(request: Request, wish: str) -> Reply:
    """`/broadcast`, then a text; `/broadcast TEXT` at once; `/broadcast 12` shows one; buttons say `VERB:ID`."""
    if wish.isdecimal() and len(wish) < _LONGEST_NUMBER and (found := stored.numbered(request.tx, int(wish))):
        return show(request, found, "")
    words = _WISH.fullmatch(wish)
    if words is None:
        return written(request, wish) if wish else _ask(request)
    verb, broadcast_id, more = words[1], words[2] or "", words[3] or ""
    target = stored.find(request.tx, broadcast_id or _current(request, verb))
    if target is None:
        return say("broadcast-none", choice("broadcast"))
    return _VERBS[verb](request, target, more)


def typed(request: Request, text: str) -> Reply | None:
    """What is typed while a broadcast is being made; None where that means nothing here."""
    step, target = request.contact.step, stored.find(request.tx, request.contact.draft)
    if step == "broadcast":
        return written(request, text)
    if target is None:
        return None
    if step in _CHANGING and not target.state.is_written:
        contacts.set_step(request.tx, request.contact.address, "")
        return say("broadcast-decided", choice("broadcast"))
    if step == "broadcast_confirm":
        return _decided(request, target, text)
    return broadcast_receivers.typed(request, target, text) if step == CHOOSING else _worded(request, target, text)


def _worded(request: Request, target: Broadcast, text: str) -> Reply:
    """A text of a draft or of a correction."""
    step, words = request.contact.step, text.strip()
    if len(words) > LONGEST:
        return _too_long(request, step, target.id, text)
    if step == "broadcast_correct":
        return _corrected(request, target, words)
    if step == "broadcast_english":
        return _changed(request, target, replace(target.content, body_en=words))
    return _changed(request, target, replace(target.content, body=words, body_en=""))


def written(request: Request, text: str, content: Content | None = None) -> Reply:
    """The text of a broadcast: shown as it will be read, with the number of its receivers, before anything happens."""
    if len(text.strip()) > LONGEST:
        return _too_long(request, "broadcast", "", text)
    content = content or Content(text.strip())
    return broadcast_preview.preview(
        request, broadcasts.draft(request.tx, content, request.contact.address, request.now)
    )


def show(request: Request, target: Broadcast, _: str) -> Reply:
    """A broadcast as it stands: a draft with its choices, or a card."""
    if target.state is BroadcastState.DRAFT:
        return broadcast_preview.preview(request, target)
    return broadcast_cards.show(request, target)


def cancelled(request: Request) -> Reply:
    """What was being made is left: a draft is dropped, a change to it is not made."""
    target = stored.find(request.tx, request.contact.draft)
    contacts.set_step(request.tx, request.contact.address, "")
    if target is None or request.contact.step in {"broadcast", "broadcast_correct"}:
        return say("cancelled", choice("broadcast"))
    if request.contact.step == "broadcast_confirm":
        return _drop(request, target, "")
    return show(request, target, "")


def _ask(request: Request) -> Reply:
    contacts.set_step(request.tx, request.contact.address, "broadcast")
    asking = Outgoing("broadcast-write", {"longest": LONGEST}, (choice("cancel"),))
    return Reply((asking, *broadcast_cards.listed(request)))


def _too_long(request: Request, step: str, draft: str, text: str) -> Reply:
    contacts.set_step(request.tx, request.contact.address, step, draft)
    return say("broadcast-too-long", choice("cancel"), length=len(text.strip()), longest=LONGEST)


def _current(request: Request, verb: str) -> str:
    """The broadcast that is meant where none is named."""
    if verb in _DRAFTS:
        return request.contact.draft
    states = broadcast_cards.STATES.get(verb, ())
    found = stored.latest_in(request.tx, states) if states else None
    return found.id if found else ""


def _decided(request: Request, target: Broadcast, text: str) -> Reply | None:
    words = fold(text)
    if _SEND.fullmatch(words):
        return _send(request, target, "")
    if words in _DROP:
        return _drop(request, target, "")
    return None


def _changed(request: Request, target: Broadcast, content: Content) -> Reply:
    if not target.state.is_written:
        return say("broadcast-decided", choice("broadcast"))
    by = request.contact.address
    changed = broadcasts.change(request.tx, request.timetable, target, content, target.receivers, by=by)
    return broadcast_preview.preview(request, changed)


def _corrected(request: Request, target: Broadcast, text: str) -> Reply:
    draft = broadcasts.correct(request.tx, target, text.strip(), request.contact.address, request.now)
    if draft is None:
        return say("broadcast-not-now")
    return broadcast_preview.preview(request, draft)


def _send(request: Request, target: Broadcast, _: str) -> Reply:
    sent = broadcasts.send(request.tx, target, request.house.broadcasts, request.contact.address, request.now)
    if sent in {Sent.HELD, Sent.ASKED}:
        contacts.set_step(request.tx, request.contact.address, "")
        if sent is Sent.ASKED:
            _ask_others(request, target)
        broadcast_cards.open_for(request, target)
        return Reply((), Outgoing("notice-saved"))
    above = request.house.broadcasts.approval_above or 0
    reply = say(f"broadcast-{sent}", choice("broadcast"), count=above)
    return replace(reply, notice=Outgoing("notice-nothing-changed"))


def _ask_others(request: Request, target: Broadcast) -> None:
    """Show the other organisers exactly what they approve."""
    by, named = request.contact.address, request.house.organisers
    reach = receivers.reach(request.tx, target, request.now)
    facts: dict[str, Argument] = {"number": target.number}
    choices = (
        Choice(f"broadcast:approve:{target.id}:{target.digest}", "choice-broadcast-approve", facts),
        Choice(f"broadcast:refuse:{target.id}:{target.digest}", "choice-broadcast-refuse", facts),
    )
    asking = Outgoing("broadcast-approval", facts | broadcast_preview.facts(request, target, reach), choices)
    messages = (*broadcast_preview.as_read(request, target, reach), asking)
    others = broadcasts.others(request.tx, target, by, named)
    for number, message in enumerate(messages):
        cause = f"approval:{target.id}:{target.digest}:{request.incoming.update_id}:{number}"
        roles.tell(request.tx, others, cause, message, request.now)


def _approve(request: Request, target: Broadcast, digest: str) -> Reply:
    by, until = request.contact.address, request.now + request.house.broadcasts.hold
    approval = broadcasts.approve(request.tx, target, digest, by, until=until)
    if approval is not Approval.APPROVED:
        return replace(say(f"approval-{approval}", number=target.number), notice=Outgoing("notice-nothing-changed"))
    broadcast_cards.open_for(request, target)
    for address in broadcast_progress.watchers(request.tx, target.id):
        if address != by:
            broadcast_cards.open_for(request, target, address)
    return Reply((), Outgoing("notice-saved"))


def _refuse(request: Request, target: Broadcast, digest: str) -> Reply:
    if target.digest != digest or not broadcasts.refuse(request.tx, target):
        return say("approval-decided", number=target.number)
    cause, facts = f"refused:{target.id}:{request.incoming.update_id}", {"number": target.number}
    writers = broadcast_progress.watchers(request.tx, target.id)
    again = (Choice(f"broadcast:show:{target.id}", "choice-broadcast-show", facts),)
    roles.tell(request.tx, writers, cause, Outgoing("broadcast-refused", facts, again), request.now)
    return say("approval-refused", number=target.number)


def _drop(request: Request, target: Broadcast, _: str) -> Reply:
    contacts.set_step(request.tx, request.contact.address, "")
    return say("broadcast-dropped" if broadcasts.drop(request.tx, target) else "broadcast-decided", choice("broadcast"))


def _edit(request: Request, target: Broadcast, _: str) -> Reply:
    return _ask_text(request, target, "broadcast_text", "broadcast-write")


def _english(request: Request, target: Broadcast, _: str) -> Reply:
    return _ask_text(request, target, "broadcast_english", "broadcast-write-english")


def _ask_text(request: Request, target: Broadcast, step: str, key: str) -> Reply:
    if not target.state.is_written:
        return say("broadcast-decided", choice("broadcast"))
    contacts.set_step(request.tx, request.contact.address, step, target.id)
    return say(key, choice("cancel"), longest=LONGEST)


def _asks(request: Request, target: Broadcast, _: str) -> Reply:
    """Ask receivers to say that they read it, or no more."""
    return _changed(request, target, replace(target.content, asks=not target.content.asks))


def _test(request: Request, target: Broadcast, _: str) -> Reply:
    """The very message, to whoever asked for it only."""
    contacts.set_step(request.tx, request.contact.address, "broadcast_confirm", target.id)
    reach = receivers.reach(request.tx, target, request.now)
    return Reply((broadcasts.message(target), broadcast_preview.ready(request, target, reach)))


_Verb = Callable[[Request, Broadcast, str], Reply]
_VERBS: Mapping[str, _Verb] = {
    "show": show,
    "preview": show,
    "send": _send,
    "drop": _drop,
    "edit": _edit,
    "english": _english,
    "asks": _asks,
    "test": _test,
    "approve": _approve,
    "refuse": _refuse,
    **broadcast_receivers.VERBS,
    **broadcast_cards.VERBS,
}
_LONGEST_NUMBER = 9
_WISH = re.compile(rf"({'|'.join(_VERBS)})(?::(\w+)(?::([\w:.-]+))?)?")
