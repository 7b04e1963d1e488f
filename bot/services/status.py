"""The state of the whole, for organisers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.channel import ChannelClient
from bot.channels.web import WebChannel
from bot.domain.messages import Channel, Priority
from bot.services import backups
from bot.storage import facts, inbox, outbox, people, reminders, reports, timetable_versions
from bot.storage.outbox import Queue
from bot.storage.store import Transaction, moment, stamp

_LAST_TICK = "last_tick"


@dataclass(frozen=True, slots=True)
class Status:
    """What an organiser wants to know before asking anybody."""

    people: int
    chats: int
    gone: Mapping[str, int]  # chats that cannot be reached, by channel
    queue: Queue
    unhandled: int
    parked: int
    version: int
    version_at: datetime | None
    last_tick: datetime | None
    missed_reminders: int
    last_backup: datetime | None


def status(tx: Transaction, now: datetime) -> Status:
    """The state as it is now; missed reminders are those of the last day."""
    chats = reports.count_contacts(tx)
    version = timetable_versions.latest(tx)
    tick = facts.read(tx, _LAST_TICK)
    return Status(
        people=people.count(tx),
        chats=sum(number for (_, state), number in chats.items() if state == "active"),
        gone={channel: number for (channel, state), number in sorted(chats.items()) if state == "gone"},
        queue=outbox.queue(tx),
        unhandled=inbox.count_waiting(tx),
        parked=inbox.count_parked(tx),
        version=version.number if version else 0,
        version_at=version.accepted_at if version else None,
        last_tick=moment(tick) if tick else None,
        missed_reminders=reminders.missed_since(tx, now - timedelta(days=1)),
        last_backup=backups.last(tx),
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """What is there at this moment, for whoever watches by numbers. Ages are in seconds."""

    waiting: Mapping[tuple[Channel, Priority], int]
    failed: int
    unknown: int
    oldest: float  # 0 when nothing waits
    unhandled: int
    parked: int
    people: int
    tick_age: float
    poll_ages: Mapping[Channel, float]
    open_pages: int
    problems: int


def measure(tx: Transaction, now: datetime, clients: Sequence[ChannelClient], problems: Sequence[str]) -> Measured:
    """Count by indices only; with 400,000 messages waiting it takes 0.2 s, beside the writer."""
    queue = outbox.queue(tx)
    tick = facts.read(tx, _LAST_TICK)
    heard = [(client.channel, client.health.last_received_at) for client in clients]
    return Measured(
        waiting=outbox.count_due(tx),
        failed=queue.failed,
        unknown=queue.unknown,
        oldest=_age(now, queue.oldest_due_at),
        unhandled=inbox.count_waiting(tx),
        parked=inbox.count_parked(tx),
        people=people.count(tx),
        tick_age=_age(now, moment(tick) if tick else None),
        poll_ages={channel: _age(now, at) for channel, at in heard if at},
        open_pages=sum(client.open_pages for client in clients if isinstance(client, WebChannel)),
        problems=len(problems),
    )


def _age(now: datetime, then: datetime | None) -> float:
    return max(0.0, (now - then).total_seconds()) if then else 0.0


def note_tick(tx: Transaction, now: datetime) -> None:
    """The clock ticked: what was due is planned."""
    facts.keep(tx, _LAST_TICK, stamp(now))
