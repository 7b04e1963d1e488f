"""What organisers do with a broadcast: write, send, approve, undo, pause, stop, correct, recall, send again."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.broadcasts import Broadcast, BroadcastState, Content
from bot.domain.messages import Address, Choice, DeliveryState, Outgoing
from bot.domain.receivers import Receivers
from bot.domain.timetable import Text, Timetable
from bot.services import receivers, roles
from bot.services.roles import Named
from bot.storage import broadcast_messages, broadcasts, contacts
from bot.storage.store import Transaction

AGAIN = {
    "failed": (DeliveryState.FAILED, DeliveryState.UNREACHABLE),
    "unknown": (DeliveryState.UNKNOWN,),
}
_ENDED = (BroadcastState.DONE, BroadcastState.STOPPED)
_ON = (BroadcastState.QUEUEING, BroadcastState.SENDING)


@dataclass(frozen=True, slots=True)
class Rules:
    """What stands between writing a broadcast and its going out.

    Above `approval_above` receivers (None: never) a second organiser approves it; then it is held for a moment.
    """

    organisers: Named = frozenset()
    approval_above: int | None = None
    hold: timedelta = timedelta(0)


class Sent(StrEnum):
    """What became of the wish to send a broadcast."""

    HELD = "held"
    ASKED = "asked"  # a second organiser is to approve it
    ALONE = "alone"  # one should, but there is none
    NOBODY = "nobody"  # there is no receiver
    DECIDED = "decided"


class Approval(StrEnum):
    """What became of an approval."""

    APPROVED = "approved"
    CHANGED = "changed"  # it was of something else than what is there now
    OWN = "own"
    DECIDED = "decided"


def draft(tx: Transaction, content: Content, author: Address, now: datetime) -> Broadcast:
    """Keep what is to be said to everyone, until it is sent or dropped."""
    return broadcasts.add(tx, content, Receivers(), str(author), now)


def change(
    tx: Transaction, timetable: Timetable, broadcast: Broadcast, content: Content, to: Receivers, *, by: Address
) -> Broadcast:
    """Change the text or the receivers of a draft, which is then theirs who changed it, and approved no more.

    What is decided stays as it was approved.
    """
    if broadcasts.change(tx, broadcast.id, content, to, str(by)) and to != broadcast.receivers:
        receivers.set_places(tx, timetable, broadcast.id, to)
    return broadcasts.find(tx, broadcast.id) or broadcast


def send(tx: Transaction, broadcast: Broadcast, rules: Rules, by: Address, now: datetime) -> Sent:
    """Let it go out after the hold, or have it approved first."""
    if broadcast.state is not BroadcastState.DRAFT:
        return Sent.DECIDED
    count = receivers.reach(tx, broadcast, now).count
    if not count:
        return Sent.NOBODY
    if not needs_approval(rules, broadcast, count):
        broadcasts.hold(tx, broadcast.id, now + rules.hold)
        return Sent.HELD
    if not others(tx, broadcast, by, rules.organisers):
        return Sent.ALONE
    broadcasts.move(tx, broadcast.id, (BroadcastState.DRAFT,), BroadcastState.ASKED)
    return Sent.ASKED


def needs_approval(rules: Rules, broadcast: Broadcast, count: int) -> bool:
    """Whether a second organiser must approve it before it can go to so many."""
    return rules.approval_above is not None and count > rules.approval_above and not broadcast.is_approved


def others(tx: Transaction, broadcast: Broadcast, by: Address, organisers: Named) -> list[Address]:
    """The organisers who may approve what `by` sends: none of the writer's own chats, nor of theirs."""
    found = [address for address in roles.organisers(tx, organisers) if address != by]
    return [one for one in found if not _is_writer(tx, broadcast, one) and not _is_same(tx, one, by)]


def approve(tx: Transaction, broadcast: Broadcast, digest: str, by: Address, *, until: datetime) -> Approval:
    """Approve exactly what `digest` stands for: it is held `until` then, and goes out."""
    if broadcast.state not in {BroadcastState.ASKED, BroadcastState.DRAFT}:
        return Approval.DECIDED
    if broadcast.digest != digest or broadcast.state is BroadcastState.DRAFT:
        return Approval.CHANGED
    if _is_writer(tx, broadcast, by):
        return Approval.OWN
    broadcasts.approve(tx, broadcast.id, digest, str(by))
    broadcasts.hold(tx, broadcast.id, until)
    return Approval.APPROVED


def refuse(tx: Transaction, broadcast: Broadcast) -> bool:
    """Give it back to its writer; False where there is nothing to refuse any more."""
    return broadcasts.move(tx, broadcast.id, (BroadcastState.ASKED,), BroadcastState.DRAFT)


def drop(tx: Transaction, broadcast: Broadcast) -> bool:
    """Throw a draft away; False where it was sent or dropped before."""
    written = (BroadcastState.DRAFT, BroadcastState.ASKED)
    return broadcasts.move(tx, broadcast.id, written, BroadcastState.DROPPED)


def undo(tx: Transaction, broadcast: Broadcast) -> bool:
    """Take it back within the hold: it is a draft again, and stays approved while it stays what it is."""
    return broadcasts.move(tx, broadcast.id, (BroadcastState.WAITING,), BroadcastState.DRAFT)


def pause(tx: Transaction, broadcast: Broadcast) -> bool:
    """Send nothing more of it for now: from this transaction on, nothing is claimed."""
    return broadcasts.move(tx, broadcast.id, _ON, BroadcastState.PAUSED)


def resume(tx: Transaction, broadcast: Broadcast) -> bool:
    """Go on; not while a correction of it is being put in its place."""
    if broadcasts.is_being_corrected(tx, broadcast.id):
        return False
    return broadcasts.move(tx, broadcast.id, (BroadcastState.PAUSED,), BroadcastState.QUEUEING)


def stop(tx: Transaction, broadcast: Broadcast) -> bool:
    """Send nothing more of it, for good."""
    return broadcasts.move(tx, broadcast.id, (*_ON, BroadcastState.PAUSED), BroadcastState.STOPPING)


def recall(tx: Transaction, broadcast: Broadcast) -> bool:
    """Delete what was sent where the platforms allow it."""
    return broadcasts.move(tx, broadcast.id, _ENDED, BroadcastState.RECALLING)


def send_again(tx: Transaction, broadcast: Broadcast, states: Collection[DeliveryState], now: datetime) -> int:
    """Send again to those in these states who can be reached now; the number of messages."""
    if broadcast.state not in {*_ENDED, BroadcastState.SENDING}:
        return 0
    count = broadcast_messages.send_again(tx, broadcast.id, states, now)
    if count:
        broadcasts.move(tx, broadcast.id, _ENDED, BroadcastState.SENDING)
    return count


def correct(tx: Transaction, broadcast: Broadcast, body: str, by: Address, now: datetime) -> Broadcast | None:
    """A draft that will take the place of what was sent; None while it is still being sent."""
    if broadcast.state not in {*_ENDED, BroadcastState.PAUSED}:
        return None
    content = replace(broadcast.content, body=body, body_en="")
    first = broadcast.corrects or broadcast.id
    return broadcasts.add(tx, content, Receivers(), str(by), now, corrects=first, chases=broadcast.chases)


def chase(tx: Transaction, broadcast: Broadcast, by: Address, now: datetime) -> Broadcast | None:
    """A draft to those who have not said that they read it; None where they were chased already."""
    if not broadcast.content.asks or broadcast.chases or broadcasts.is_chased(tx, broadcast.id):
        return None
    to = Receivers(unread=broadcast.id)
    return broadcasts.add(tx, broadcast.content, to, str(by), now, chases=broadcast.id)


def message(broadcast: Broadcast, *, anew: bool = False) -> Outgoing:
    """What each receiver reads; `anew` where a correction cannot take the place of what it corrects."""
    content = broadcast.content
    body = Text(content.body, content.body_en) if content.body_en else content.body
    chased = "broadcast-chase" if broadcast.chases else "broadcast"
    asked = (Choice(f"read:{broadcast.read_as}", "choice-read"),) if content.asks else ()
    return Outgoing("broadcast-correction" if anew else chased, {"body": body}, asked, content.attachment)


def _is_writer(tx: Transaction, broadcast: Broadcast, address: Address) -> bool:
    """Whether somebody wrote it, from this chat or another of theirs."""
    channel, _, id_ = broadcast.written_by.partition(":")
    if (address.channel, address.id) == (channel, id_):
        return True
    return any(_is_same(tx, one, address) for one in contacts.at(tx, address.channel, id_) if one.channel == channel)


def _is_same(tx: Transaction, one: Address, other: Address) -> bool:
    """Whether both chats are one person's."""
    first, second = contacts.find(tx, one), contacts.find(tx, other)
    if first is None or second is None or first.person is None or second.person is None:
        return False
    return first.person.id == second.person.id
