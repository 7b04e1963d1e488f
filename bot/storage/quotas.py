"""How much of a platform's quota each bot has used: messages of a month in both directions, and people."""

from dataclasses import dataclass

from bot.domain.messages import Channel
from bot.storage.store import Transaction, one


@dataclass(frozen=True, slots=True)
class Use:
    """What one bot has used."""

    bot: str
    messages: int  # this month
    people: int  # chats, ever


def spend(tx: Transaction, channel: Channel, bot: str, month: str, messages: int) -> None:
    """Count messages."""
    tx.run(
        "INSERT INTO quota_use (channel, bot, month, messages) VALUES (:channel, :bot, :month, :messages)"
        " ON CONFLICT (channel, bot, month) DO UPDATE SET messages = quota_use.messages + excluded.messages",
        {"channel": channel, "bot": bot, "month": month, "messages": messages},
    )


def spent(tx: Transaction, channel: Channel, bot: str, month: str) -> int:
    """How many messages that bot has had that month."""
    row = one(
        tx.rows(
            "SELECT messages FROM quota_use WHERE channel = :channel AND bot = :bot AND month = :month",
            {"channel": channel, "bot": bot, "month": month},
        )
    )
    return row["messages"] if row else 0


def uses(tx: Transaction, channel: Channel, month: str) -> list[Use]:
    """What each bot that anybody ever wrote to has used."""
    rows = tx.rows(
        "SELECT c.bot, COUNT(*) AS people, COALESCE((SELECT messages FROM quota_use q WHERE q.channel = :channel"
        " AND q.bot = c.bot AND q.month = :month), 0) AS messages"
        " FROM contact c WHERE c.channel = :channel GROUP BY c.bot ORDER BY c.bot",
        {"channel": channel, "month": month},
    )
    return [Use(row["bot"], row["messages"], row["people"]) for row in rows]
