"""Questions nobody could answer, without who asked, so that the vocabulary can grow."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.store import Transaction, moment, stamp

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class UnknownQuestion:
    """What was asked, how often, and when last."""

    text: str
    count: int
    last_at: datetime


def add(tx: Transaction, text: str, now: datetime) -> None:
    """Count a question. Long texts are cut: what is learnt from stands at their beginning."""
    tx.run(
        "INSERT INTO unknown_question (text, count, first_at, last_at) VALUES (:text, 1, :now, :now)"
        " ON CONFLICT (text) DO UPDATE SET count = unknown_question.count + 1, last_at = excluded.last_at",
        {"text": " ".join(text.split())[:_LONGEST], "now": stamp(now)},
    )


def most_asked(tx: Transaction, limit: int) -> list[UnknownQuestion]:
    """The most frequent ones, the latest first among equals."""
    rows = tx.rows(
        "SELECT text, count, last_at FROM unknown_question ORDER BY count DESC, last_at DESC LIMIT :limit",
        {"limit": limit},
    )
    return [UnknownQuestion(row["text"], row["count"], moment(row["last_at"])) for row in rows]


def count_since(tx: Transaction, since: datetime) -> int:
    """How many different ones were asked since then."""
    count: int = tx.rows("SELECT COUNT(*) AS n FROM unknown_question WHERE last_at >= :since", {"since": stamp(since)})[
        0
    ]["n"]
    return count
