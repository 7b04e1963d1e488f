"""The state of the whole, for organisers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage import facts, inbox, outbox, people, reminders, reports, timetable_versions
from bot.storage.outbox import Queue
from bot.storage.store import Transaction, moment, stamp

_LAST_TICK = "last_tick"


@dataclass(frozen=True, slots=True)
class Status:
    """What an organiser wants to know before asking anybody."""

    people: int
    chats: int
    gone: int
    queue: Queue
    unhandled: int
    parked: int
    version: int
    version_at: datetime | None
    last_tick: datetime | None
    missed_reminders: int


def status(tx: Transaction, now: datetime) -> Status:
    """The state as it is now; missed reminders are those of the last day."""
    chats = reports.count_contacts(tx)
    version = timetable_versions.latest(tx)
    tick = facts.read(tx, _LAST_TICK)
    return Status(
        people=people.count(tx),
        chats=sum(number for (_, state), number in chats.items() if state == "active"),
        gone=sum(number for (_, state), number in chats.items() if state == "gone"),
        queue=outbox.queue(tx, now),
        unhandled=inbox.count_waiting(tx),
        parked=inbox.count_parked(tx),
        version=version.number if version else 0,
        version_at=version.accepted_at if version else None,
        last_tick=moment(tick) if tick else None,
        missed_reminders=reminders.missed_since(tx, now - timedelta(days=1)),
    )


def note_tick(tx: Transaction, now: datetime) -> None:
    """The clock ticked: what was due is planned."""
    facts.keep(tx, _LAST_TICK, stamp(now))
