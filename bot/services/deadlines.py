"""Reminders that will not reach everybody while they help, because only so many messages leave in a second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from bot.domain.messages import Outgoing, Priority
from bot.domain.reminders import Reminder, reminders
from bot.domain.timetable import Timetable
from bot.services.roles import Named, tell_organisers
from bot.storage import contacts, outbox
from bot.storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Late:
    """A reminder of which the last ones will not be sent in time."""

    reminder: Reminder
    waiting: int  # with what goes before it
    missed: int
    rate: float  # messages a second

    def message(self, key: str) -> Outgoing:
        """In words: the text of that key."""
        session = self.reminder.session
        return Outgoing(
            key,
            {
                "session": session.name,
                "start": session.start,
                "until": self.reminder.useful_until,
                "waiting": self.waiting,
                "missed": self.missed,
                "rate": f"{self.rate:g}",
            },
        )


def late_reminders(tx: Transaction, timetable: Timetable, rate: float, now: datetime) -> list[Late]:
    """The reminders that are on their way and too slow, at `rate` messages a second on each channel."""
    every = reminders(timetable, contacts.chosen_leads(tx))
    going = [one for one in every if now < one.useful_until and outbox.some_waiting(tx, one.id)]
    return [late for one in going if (late := _late(tx, one, rate, now)).missed]


def _late(tx: Transaction, reminder: Reminder, rate: float, now: datetime) -> Late:
    possible = int((reminder.useful_until - now).total_seconds() * rate)
    queues = outbox.count_ahead(tx, Priority.REMINDER, reminder.due_at).values()
    missed = sum(max(0, ceil(waiting - possible)) for waiting in queues)
    return Late(reminder, sum(queues), missed, rate)


def warn(tx: Transaction, found: Sequence[Late], organisers: Named, now: datetime) -> None:
    """Tell the organisers, once for each reminder."""
    for late in found:
        tell_organisers(tx, organisers, f"late:{late.reminder.id}", late.message("reminder-late"), now)
