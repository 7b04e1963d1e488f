"""What the free tier of Zalo's bots allows: counted, shown, warned of, and kept for what matters most."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.messages import Arguments, Channel, Outgoing, Priority
from bot.services import roles
from bot.services.roles import Named
from bot.storage import quotas
from bot.storage.store import Transaction

MESSAGES_PER_MONTH = 3_000  # of one bot; whether they count both directions is not published, so they do here
PEOPLE_PER_BOT = 50

_WARN_AT = 0.8
_KEPT_FROM_BROADCASTS = 300  # messages of the month that only answers and reminders may take
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # whose months they are


@dataclass(frozen=True, slots=True)
class Use:
    """What one bot has used: messages of this month, and people."""

    bot: str
    messages: int
    people: int

    @property
    def is_nearly_used_up(self) -> bool:
        """Whether organisers should know."""
        return self.messages >= _WARN_AT * MESSAGES_PER_MONTH or self.people >= _WARN_AT * PEOPLE_PER_BOT

    @property
    def holds_broadcasts(self) -> bool:
        """Whether what is left is for answers and reminders."""
        return _holds_broadcasts(self.messages)


def spend(tx: Transaction, bot: str, messages: int, now: datetime) -> None:
    """Count messages that a bot sent or got."""
    if messages:
        quotas.spend(tx, Channel.ZALO, bot, _month(now), messages)


def uses(tx: Transaction, now: datetime) -> list[Use]:
    """What each bot has used."""
    return [Use(one.bot, one.messages, one.people) for one in quotas.uses(tx, Channel.ZALO, _month(now))]


def holds_back(tx: Transaction, channel: Channel, bot: str, priority: Priority, now: datetime) -> bool:
    """Whether messages of that priority must wait because little is left of the month."""
    if channel is not Channel.ZALO or priority is not Priority.BROADCAST:
        return False
    return _holds_broadcasts(quotas.spent(tx, channel, bot, _month(now)))


def warn(tx: Transaction, named: Named, exhausted: Collection[str], now: datetime) -> None:
    """Tell organisers, once a month for each bot, that it is nearly used up, and that Zalo takes nothing more."""
    month = _month(now)
    for one in uses(tx, now):
        facts: Arguments = {"bot": one.bot, "messages": one.messages, "people": one.people, **LIMITS}
        for state, is_so in (("near", one.is_nearly_used_up), ("over", one.bot in exhausted)):
            if is_so:
                cause = f"quota:{one.bot}:{month}:{state}"
                roles.tell_organisers(tx, named, cause, Outgoing(f"quota-{state}", facts), now)


LIMITS = {"most_messages": MESSAGES_PER_MONTH, "most_people": PEOPLE_PER_BOT}


def _holds_broadcasts(messages: int) -> bool:
    return messages >= MESSAGES_PER_MONTH - _KEPT_FROM_BROADCASTS


def _month(now: datetime) -> str:
    return f"{now.astimezone(_ZONE):%Y-%m}"
