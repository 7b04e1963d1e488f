"""How far a broadcast has come, and the cards on which organisers watch it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from bot.domain.broadcasts import Broadcast, BroadcastState
from bot.domain.messages import (
    Address,
    Arguments,
    Channel,
    Choice,
    Delivery,
    DeliveryState,
    Kind,
    Outgoing,
    Priority,
)
from bot.services import quotas
from bot.storage import broadcast_cards, broadcast_messages, broadcasts, outbox, outgoing, readings
from bot.storage.broadcast_cards import Card
from bot.storage.broadcast_messages import Count
from bot.storage.store import Transaction

_SHORTEST = timedelta(seconds=4)  # between two edits of a card
_LONGEST = timedelta(seconds=30)
_EDITS = 200  # of a card at most while one broadcast goes out: an edit is a request like any message
_BAR = 10  # characters
_MOST_REASONS = 4
_UNSENT = (DeliveryState.DUE, DeliveryState.HELD, DeliveryState.CLAIMED)
_ENDED = {BroadcastState.DONE, BroadcastState.STOPPED}


@dataclass(frozen=True, slots=True)
class Progress:
    """The messages of a broadcast, counted; those who said that they read it, and why some failed.

    `quota` of those that wait do so for the next month's.
    """

    counts: Sequence[Count]
    read: int
    reasons: Sequence[tuple[str, int]]
    quota: int

    def of(self, *states: DeliveryState) -> int:
        """How many are in these states."""
        return sum(one.count for one in self.counts if one.state in states)

    @property
    def waiting(self) -> Counter[str]:
        """How many are not sent yet, by channel."""
        waiting: Counter[str] = Counter()
        for one in self.counts:
            if one.state in _UNSENT:
                waiting[one.channel] += one.count
        return waiting

    @property
    def tried(self) -> int:
        """How many were sent, or will not be sent any more."""
        return self.reachable - self.of(*_UNSENT)

    @property
    def reachable(self) -> int:
        """All but those that there was no way to reach."""
        return sum(one.count for one in self.counts) - self.of(DeliveryState.UNREACHABLE)

    def recalled(self, outcome: str) -> int:
        """How many were to be taken back with that outcome."""
        return sum(one.count for one in self.counts if one.recall == outcome)


def progress(tx: Transaction, broadcast: Broadcast, now: datetime) -> Progress:
    """Count."""
    counts = broadcast_messages.counts(tx, broadcast.id)
    read = readings.count(tx, broadcast.read_as) if broadcast.content.asks else 0
    failed = any(one.state is DeliveryState.FAILED for one in counts)
    reasons = broadcast_messages.reasons(tx, broadcast.id, DeliveryState.FAILED, _MOST_REASONS) if failed else ()
    zalo = any(one.channel == Channel.ZALO and one.state is DeliveryState.DUE for one in counts)
    return Progress(counts, read, reasons, _held_by_quota(tx, broadcast, now) if zalo else 0)


def _held_by_quota(tx: Transaction, broadcast: Broadcast, now: datetime) -> int:
    waiting = broadcast_messages.waiting_by_bot(tx, broadcast.id, Channel.ZALO)
    return sum(n for bot, n in waiting.items() if quotas.holds_back(tx, Channel.ZALO, bot, Priority.BROADCAST, now))


def watchers(tx: Transaction, broadcast_id: str) -> list[Address]:
    """The organisers who have a card of it: whoever sent it, approved it, or looked at it."""
    return [card.address for card in broadcast_cards.of(tx, broadcast_id)]


def open_card(tx: Transaction, broadcast: Broadcast, address: Address, rate: float, now: datetime) -> None:
    """Show an organiser a new card, which replaces the one that they had."""
    old = broadcast_cards.find(tx, broadcast.id, address)
    number = old.last + 1 if old else 0
    _show(tx, broadcast, Card(address, number, number, "", 0, now), progress(tx, broadcast, now), rate=rate, now=now)


def refresh(tx: Transaction, broadcast_id: str, rate: float, now: datetime, counted: Progress | None = None) -> None:
    """Bring all cards of a broadcast up to date, by what was counted just before if it was."""
    broadcast = broadcasts.find(tx, broadcast_id)
    cards = broadcast_cards.of(tx, broadcast_id)
    if broadcast and cards:
        found = counted or progress(tx, broadcast, now)
        for card in cards:
            _show(tx, broadcast, card, found, rate=rate, now=now)


def is_time(tx: Transaction, broadcast: Broadcast, rate: float, now: datetime) -> bool:
    """Whether a card should be brought up to date: a state is shown at once, numbers at their own pace."""
    cards = broadcast_cards.of(tx, broadcast.id)
    if not cards:
        return False
    if any(not card.shown.startswith(f"{broadcast.state} ") for card in cards):
        return True
    pause = min(_LONGEST, max(_SHORTEST, timedelta(seconds=broadcast.queued / rate / _EDITS)))
    return any(card.address.channel.has_edits and card.shown_at + pause <= now for card in cards)


def _show(tx: Transaction, broadcast: Broadcast, card: Card, found: Progress, *, rate: float, now: datetime) -> None:
    """Queue the card's next message, unless it shows that already or the last one has not gone out yet."""
    before = card.delivery_id(broadcast.id, card.last)
    is_new, same_state = not card.shown, card.shown.startswith(f"{broadcast.state} ")
    if same_state and (not card.address.channel.has_edits or broadcast_cards.is_on_its_way(tx, before)):
        return
    sent = found.of(DeliveryState.SENT)
    words = shown(broadcast, found, _measured(card, sent, now), rate, now)
    mark = f"{broadcast.state} {sha256(outgoing.dumps(words).encode()).hexdigest()[:16]}"
    if mark == card.shown:
        return
    number = card.last if is_new else card.last + 1
    first = None if is_new else card.delivery_id(broadcast.id, card.first)
    delivery_id = card.delivery_id(broadcast.id, number)
    outbox.add(tx, [Delivery(delivery_id, card.address, Kind.NOTICE, words, now, edits=first)])
    broadcast_cards.keep(tx, broadcast.id, Card(card.address, card.first, number, mark, sent, now))


def _measured(card: Card, sent: int, now: datetime) -> float:
    """Messages a second since the card was last shown; 0 where it was not being sent all the while."""
    seconds = (now - card.shown_at).total_seconds()
    was_sending = card.shown.startswith(f"{BroadcastState.SENDING} ")
    return max(0.0, (sent - card.sent) / seconds) if was_sending and seconds > 0 else 0.0


def shown(broadcast: Broadcast, found: Progress, measured: float, rate: float, now: datetime) -> Outgoing:
    """The card in words."""
    held_until = broadcast.held_until or now
    seconds = max(0, round((held_until - now).total_seconds()))
    facts: Arguments = {"count": found.reachable, "at": held_until, "seconds": seconds}
    lines = [Outgoing(f"card-{broadcast.state}", facts)]
    if found.counts:
        lines.append(_bar(found))
        lines.append(Outgoing("card-numbers", _numbers(found)))
    if broadcast.state in {BroadcastState.QUEUEING, BroadcastState.SENDING} and found.of(*_UNSENT) > found.quota:
        lines.append(_pace(found, measured, rate, now))
    if found.quota:
        lines.append(Outgoing("unreached-quota", {"count": found.quota}))
    lines += _results(broadcast, found)
    return Outgoing("card", {"number": broadcast.number, "lines": tuple(lines)}, _choices(broadcast, found))


def _bar(found: Progress) -> Outgoing:
    share = found.tried / found.reachable if found.reachable else 1.0
    full = int(share * _BAR)
    return Outgoing("card-bar", {"bar": "▓" * full + "░" * (_BAR - full), "percent": int(share * 100)})


def _numbers(found: Progress) -> dict[str, int]:
    return {
        "sent": found.of(DeliveryState.SENT),
        "waiting": found.of(*_UNSENT),
        "failed": found.of(DeliveryState.FAILED),
        "unknown": found.of(DeliveryState.UNKNOWN),
        "cancelled": found.of(DeliveryState.CANCELLED, DeliveryState.EXPIRED),
        "unreachable": found.of(DeliveryState.UNREACHABLE),
    }


def _pace(found: Progress, measured: float, rate: float, now: datetime) -> Outgoing:
    """The rate, and when the last one will have it: no sooner than the slowest channel may, or than it now goes."""
    waiting = found.waiting
    waiting[Channel.ZALO] -= found.quota
    limited = max((count / rate for name, count in waiting.items() if name != Channel.WEB), default=0.0)
    going = sum(waiting.values()) / measured if measured else 0.0
    last_at = now + timedelta(seconds=max(limited, going))
    return Outgoing("card-pace", {"rate": round(measured or rate), "at": last_at})


def _results(broadcast: Broadcast, found: Progress) -> list[Outgoing]:
    lines = [Outgoing("card-reason", {"reason": error or "–", "count": count}) for error, count in found.reasons]
    if broadcast.content.asks:
        lines.append(Outgoing("card-read", {"count": found.read, "sent": found.of(DeliveryState.SENT)}))
    if broadcast.state in {BroadcastState.RECALLING, BroadcastState.RECALLED}:
        impossible = found.recalled("too_late") + found.recalled("impossible")
        facts = {"count": found.recalled("deleted"), "waiting": found.recalled("wanted"), "failed": impossible}
        lines.append(Outgoing("card-taken-back", facts))
    return lines


def _choices(broadcast: Broadcast, found: Progress) -> tuple[Choice, ...]:
    """What can be done now."""
    match broadcast.state:
        case BroadcastState.ASKED:
            verbs = ["edit", "drop"]
        case BroadcastState.WAITING:
            verbs = ["undo"]
        case BroadcastState.QUEUEING | BroadcastState.SENDING:
            verbs = ["pause", "stop"]
        case BroadcastState.PAUSED:
            verbs = ["resume", "stop", "correct"]
        case BroadcastState.DONE | BroadcastState.STOPPED:
            return (*_repeats(broadcast, found), *_plain(broadcast, ["correct", "recall", "file"]))
        case BroadcastState.RECALLED:
            verbs = ["file"]
        case _:
            verbs = []
    return _plain(broadcast, verbs)


def _plain(broadcast: Broadcast, verbs: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(f"broadcast:{verb}:{broadcast.id}", f"choice-broadcast-{verb}") for verb in verbs)


def _repeats(broadcast: Broadcast, found: Progress) -> list[Choice]:
    """To whom it may be sent again."""
    failed = found.of(DeliveryState.FAILED)
    again = [("failed", failed), ("unknown", found.of(DeliveryState.UNKNOWN))]
    choices = [
        Choice(f"broadcast:again:{broadcast.id}:{what}", f"choice-broadcast-again-{what}", {"count": count})
        for what, count in again
        if count
    ]
    unread = found.of(DeliveryState.SENT, DeliveryState.UNKNOWN) - found.read
    if broadcast.content.asks and not broadcast.chases and unread > 0:
        choices.append(Choice(f"broadcast:chase:{broadcast.id}", "choice-broadcast-chase", {"count": unread}))
    return choices
