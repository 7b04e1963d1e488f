"""What may be sent next, and what follows from how the sending went."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.messages import (
    Address,
    Channel,
    DeliveryState,
    Kind,
    Priority,
    SendOutcome,
    SendResult,
)
from bot.domain.reminders import asks_clerks
from bot.services import quotas
from bot.storage import broadcasts, contacts, edits, ladder, other_chats, outbox, recalls, reminders
from bot.storage.outbox import Queued
from bot.storage.store import Transaction

_LONGEST_WAIT = timedelta(minutes=5)  # where each attempt may be one more message to the person
_LONGEST_WAIT_UNSENT = timedelta(seconds=30)
_MOST_DROPPED = 500  # in one look: dropping must not hold up what waits for the database


@dataclass(frozen=True, slots=True)
class Attempt:
    """A message that was tried, and how it went."""

    queued: Queued
    result: SendResult


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sender has room for: this many messages of these priorities, and none to chats that must rest."""

    channel: Channel
    bot: str
    priorities: tuple[Priority, ...]
    limit: int
    resting: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is to be sent now, and whether there may be more."""

    messages: list[Queued]
    more: bool


def claim_next(tx: Transaction, wanted: Wanted, now: datetime) -> Claimed:
    """Claim what is to be sent now. What no longer holds is marked instead: decided here, not when it was planned."""
    taken: list[Queued] = []
    dropped = 0
    halted = broadcasts.halted(tx)
    for priority in wanted.priorities:
        if quotas.holds_back(tx, wanted.channel, wanted.bot, priority, now):
            continue
        gone = -1  # what was dropped makes room for a second look, at twice as many and more
        while gone and dropped < _MOST_DROPPED and (room := wanted.limit - len(taken)) > 0:
            limit = room + dropped + len(wanted.resting)
            found = outbox.next_due(tx, wanted.channel, wanted.bot, priority, now=now, limit=limit)
            awake = [one for one in found if one.address.id not in wanted.resting and one.cause not in halted]
            awake = awake[: room + dropped]
            useful = _still_useful(tx, awake, now)
            gone = len(awake) - len(useful)
            dropped += gone
            taken += useful[:room]
            outbox.claim(tx, [queued.seq for queued in useful[:room]], now)
    return Claimed(taken, more=dropped >= _MOST_DROPPED or len(taken) == wanted.limit)


def _still_useful(tx: Transaction, found: list[Queued], now: datetime) -> list[Queued]:
    expired = {one.seq for one in found if one.expires_at is not None and one.expires_at <= now}
    asking = [one for one in found if one.kind is Kind.REMINDER and one.seq not in expired]
    unwanted = _unwanted(tx, asking)
    settled = _settled(tx, [one for one in asking if one.seq not in unwanted])
    pointless = set(edits.pointless(tx, [(one.seq, one.edits) for one in found if one.edits])) - expired
    for seq in expired:
        outbox.mark(tx, seq, DeliveryState.EXPIRED)
    for seq in unwanted:
        outbox.mark(tx, seq, DeliveryState.CANCELLED, reminders.TAKEN_BACK)
    for seq in settled | pointless:
        outbox.mark(tx, seq, DeliveryState.CANCELLED)
    dropped = expired | unwanted | settled | pointless
    useful = [one for one in found if one.seq not in dropped]
    for one in useful:
        if one.edits and not one.replaces:
            edits.overtake(tx, one.edits)
    return useful


def _unwanted(tx: Transaction, found: list[Queued]) -> set[int]:
    """The reminders of a time that no longer holds."""
    taken_back = reminders.taken_back(tx) if found else frozenset()
    return {one.seq for one in found if one.cause in taken_back}


def _settled(tx: Transaction, found: list[Queued]) -> set[int]:
    """The reminders whose person has checked in, and those to clerks whose site has reported."""
    of_clerks = [one.seq for one in found if asks_clerks(one.cause or "")]
    delegates = [(one.seq, one.session_id, one.person_id) for one in found if one.seq not in of_clerks]
    return {*reminders.settled(tx, delegates), *ladder.settled(tx, of_clerks)}


def record(tx: Transaction, attempts: Iterable[Attempt], now: datetime) -> None:
    """Mark what was tried."""
    sent = []
    for attempt in attempts:
        if attempt.result.outcome is SendOutcome.SENT:
            sent.append((attempt.queued.seq, attempt.result.detail))
        else:
            _record_failure(tx, attempt.queued, attempt.result, now)
    outbox.mark_sent(tx, sent, now)


def _record_failure(tx: Transaction, queued: Queued, result: SendResult, now: datetime) -> None:
    match result.outcome:
        case SendOutcome.UNKNOWN:
            repeats = queued.kind.repeats_when_unknown or queued.replaces  # an edit may be made twice
            again = now + _pause(queued.attempts) if repeats else None
            outbox.mark_unknown(tx, queued.seq, again, now, result.detail)
        case SendOutcome.REFUSED:
            _give_up(tx, queued, result.detail, now)
        case SendOutcome.GONE:
            _give_up(tx, queued, result.detail, now)
            leave(tx, queued.address, now, result.detail)
        case SendOutcome.MOVED:
            outbox.put_back(tx, queued.seq, now, "the chat has moved")
            contacts.move(tx, queued.address, result.detail)
            outbox.move_chat(tx, queued.address, result.detail)
        case _:
            unsent = min(_pause(queued.attempts), _LONGEST_WAIT_UNSENT)
            wait = timedelta(seconds=result.wait) if result.wait else unsent
            outbox.put_back(tx, queued.seq, now + wait, result.detail)


def _give_up(tx: Transaction, queued: Queued, reason: str, now: datetime) -> None:
    """It will never arrive in that chat: the person's other chat gets it, once, or nobody does."""
    other = other_chats.other_than(tx, queued.address) if queued.person_id else None
    if other is None or not other_chats.move_one(tx, queued.seq, other, now, reason):
        outbox.mark(tx, queued.seq, DeliveryState.FAILED, reason)


def leave(tx: Transaction, address: Address, now: datetime, reason: str) -> None:
    """A chat can be written to no more: what waits for it goes to the person's other chat, if there is one."""
    contacts.set_active(tx, address, active=False)
    contact = contacts.find(tx, address)
    if contact is not None and contact.person is not None:
        contacts.keep_one_preferred(tx, contact.person.id)
    if (other := other_chats.other_than(tx, address)) is not None:
        other_chats.move_waiting(tx, address, other, now, reason)
    outbox.close_chat(tx, address, reason)


def recall(tx: Transaction, cause: str) -> bool:
    """Take back the next stretch of a reminder or broadcast; whether there was anything to take back.

    What waits is not sent, what was sent is deleted where the platform can.
    """
    return recalls.want(tx, cause)


def recover(tx: Transaction, now: datetime) -> int:
    """After a start: what the last process was sending is unknown. Their number.

    What may be repeated is sent again; a broadcast is left for the organiser to decide.
    """
    interrupted = outbox.claimed(tx)
    for seq, kind in interrupted:
        outbox.mark_unknown(tx, seq, now if kind.repeats_when_unknown else None, now, "the program stopped in mid-send")
    return len(interrupted)


def _pause(attempts: int) -> timedelta:
    return min(timedelta(seconds=2 ** min(attempts, 10)), _LONGEST_WAIT)
