"""What goes out. Rows are marked, never deleted: due, claimed, then sent, failed, expired, cancelled or unknown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel, Delivery, DeliveryState, Kind, Priority
from bot.domain.timetable import Language
from bot.storage import outgoing
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, Value, moment, stamp

# A message may go when nothing else is on its way to that chat and nothing of its own priority waits before it.
_NEXT = (
    "SELECT o.*, c.language,"
    " (SELECT t.message_id FROM outbox t WHERE (t.id = o.edits OR t.edits = o.edits) AND t.state = 'sent'"
    "  AND t.recall IS NULL ORDER BY t.seq DESC LIMIT 1) AS replaces FROM outbox o"
    " LEFT JOIN contact c ON c.channel = o.channel AND c.bot = o.bot AND c.address = o.address"
    " WHERE o.state = 'due' AND o.channel = :channel AND o.bot = :bot AND o.priority = :priority"
    " AND o.not_before <= :now AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.address = o.address"
    " AND e.state IN ('due', 'claimed') AND e.channel = o.channel AND e.bot = o.bot"
    " AND (e.state = 'claimed' OR (e.priority = o.priority AND e.seq < o.seq)))"
    " ORDER BY o.not_before, o.seq LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Queued:
    """A delivery in the outbox; `language` is what the chat reads, None for a chat never seen.

    `replaces` is the platform's id of the message that it edits, "" where it is a message of its own.
    """

    seq: int
    id: str
    address: Address
    kind: Kind
    message: str  # an Outgoing, as `storage.outgoing` writes it
    language: Language | None
    session_id: str | None
    person_id: str | None
    expires_at: datetime | None
    attempts: int
    edits: str | None = None
    replaces: str = ""
    cause: str | None = None


def add(tx: Transaction, deliveries: Iterable[Delivery]) -> int:
    """Put messages on their way; the number of those that were not on it already."""
    return tx.run_many(
        "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, session_id, person_id, due_at,"
        " not_before, expires_at, edits) VALUES (:id, :channel, :bot, :address, :kind, :priority, :message, :cause,"
        " :session_id, :person_id, :due_at, :due_at, :expires_at, :edits) ON CONFLICT (id) DO NOTHING",
        [
            place(
                delivery.address,
                id=delivery.id,
                kind=delivery.kind,
                priority=int(delivery.kind.priority),
                message=outgoing.dumps(delivery.outgoing),
                cause=delivery.cause,
                session_id=delivery.session_id,
                person_id=delivery.person_id,
                due_at=stamp(delivery.due_at),
                expires_at=stamp(delivery.expires_at) if delivery.expires_at else None,
                edits=delivery.edits,
            )
            for delivery in deliveries
        ],
    )


def next_due(
    tx: Transaction, channel: Channel, bot: str, priority: Priority, *, now: datetime, limit: int
) -> list[Queued]:
    """What may go now, in order; at most one for each chat."""
    parameters: dict[str, Value] = {
        "channel": channel,
        "bot": bot,
        "priority": int(priority),
        "now": stamp(now),
        "limit": limit,
    }
    return [_queued(row) for row in tx.rows(_NEXT, parameters)]


def claim(tx: Transaction, seqs: Iterable[int], now: datetime) -> None:
    """These are being sent: until they are marked, nobody knows whether they arrive."""
    tx.run_many(
        "UPDATE outbox SET state = 'claimed', claimed_at = :now, attempts = attempts + 1 WHERE seq = :seq",
        [{"seq": seq, "now": stamp(now)} for seq in seqs],
    )


def mark_sent(tx: Transaction, messages: Iterable[tuple[int, str]], now: datetime) -> None:
    """These arrived: row and the platform's message id."""
    tx.run_many(
        "UPDATE outbox SET state = 'sent', sent_at = :now, message_id = :id, error = NULL WHERE seq = :seq",
        [{"seq": seq, "id": message_id, "now": stamp(now)} for seq, message_id in messages],
    )


def mark(tx: Transaction, seq: int, state: DeliveryState, error: str = "") -> None:
    """This will not be sent any more."""
    tx.run(
        "UPDATE outbox SET state = :state, error = :error WHERE seq = :seq",
        {"seq": seq, "state": state, "error": error or None},
    )


def put_back(tx: Transaction, seq: int, not_before: datetime, error: str) -> None:
    """This was not sent: it is tried again, no sooner than that."""
    tx.run(
        "UPDATE outbox SET state = 'due', not_before = :at, error = :error WHERE seq = :seq",
        {"seq": seq, "at": stamp(not_before), "error": error},
    )


def mark_unknown(tx: Transaction, seq: int, again_at: datetime | None, now: datetime, error: str) -> None:
    """Nobody knows whether this arrived. With `again_at` it is sent again, then."""
    tx.run(
        "UPDATE outbox SET state = :state, unknown_at = COALESCE(unknown_at, :now), error = :error,"
        " not_before = COALESCE(:again_at, not_before) WHERE seq = :seq",
        {
            "seq": seq,
            "state": DeliveryState.DUE if again_at else DeliveryState.UNKNOWN,
            "now": stamp(now),
            "again_at": stamp(again_at) if again_at else None,
            "error": error,
        },
    )


def claimed(tx: Transaction) -> list[tuple[int, Kind]]:
    """What a process that is no more was sending: row and kind."""
    rows = tx.rows(  # the first condition is that of the index
        "SELECT seq, kind FROM outbox WHERE state IN ('due', 'claimed') AND state = 'claimed' ORDER BY seq"
    )
    return [(row["seq"], Kind(row["kind"])) for row in rows]


def close_chat(tx: Transaction, address: Address, error: str) -> None:
    """Nothing that waits for that chat can be sent any more."""
    tx.run(
        "UPDATE outbox SET state = 'failed', error = :error WHERE channel = :channel AND bot = :bot"
        " AND address = :address AND state IN ('due', 'claimed')",
        place(address, error=error),
    )


def move_chat(tx: Transaction, address: Address, new_id: str) -> None:
    """What waits for that chat goes to its new id."""
    tx.run(
        "UPDATE outbox SET address = :new WHERE channel = :channel AND bot = :bot AND address = :address"
        " AND state IN ('due', 'claimed')",
        place(address, new=new_id),
    )


def forget(tx: Transaction, address: Address) -> None:
    """Send nothing more to that chat, and keep nothing of what was said in it."""
    tx.run(
        "UPDATE outbox SET state = CASE WHEN state IN ('due', 'held') THEN 'cancelled' ELSE state END,"
        f" message = '{outgoing.FORGOTTEN}', moved_from = NULL"
        " WHERE channel = :channel AND bot = :bot AND address = :address",
        place(address),
    )


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits to be sent: how much, and since when."""

    waiting: int
    oldest_due_at: datetime | None
    unknown: int
    failed: int


def queue(tx: Transaction) -> Queue:
    """The state of the queue."""
    # Both are in the index of what is due, which is read from end to end: 80 ms with 400,000 waiting.
    due = tx.rows("SELECT COUNT(*) AS n, MIN(seq) AS first FROM outbox WHERE state = 'due'")[0]
    first = tx.rows("SELECT due_at FROM outbox WHERE seq = :seq", {"seq": due["first"]})
    wrong = count_wrong(tx)
    return Queue(due["n"], moment(first[0]["due_at"]) if first else None, wrong["unknown"], wrong["failed"])


def count_wrong(tx: Transaction) -> Counter[str]:
    """How many messages nobody knows to have arrived, and how many could not be sent."""
    rows = tx.rows("SELECT state, COUNT(*) AS n FROM outbox WHERE state IN ('failed', 'unknown') GROUP BY state")
    return Counter({row["state"]: row["n"] for row in rows})


def count_due(tx: Transaction) -> dict[tuple[Channel, Priority], int]:
    """How many messages wait, by channel and priority."""
    rows = tx.rows(
        "SELECT channel, priority, COUNT(*) AS n FROM outbox WHERE state = 'due' GROUP BY channel, bot, priority"
    )
    counts: Counter[tuple[Channel, Priority]] = Counter()
    for row in rows:
        counts[Channel(row["channel"]), Priority(row["priority"])] += row["n"]
    return counts


def count_ahead(tx: Transaction, priority: Priority, upto: datetime) -> dict[tuple[Channel, str], int]:
    """How many messages of a priority that were due by then wait, by channel and bot."""
    rows = tx.rows(
        "SELECT channel, bot, COUNT(*) AS n FROM outbox WHERE state = 'due' AND priority = :priority"
        " AND not_before <= :upto GROUP BY channel, bot",
        {"priority": int(priority), "upto": stamp(upto)},
    )
    return {(Channel(row["channel"]), row["bot"]): row["n"] for row in rows}


def some_waiting(tx: Transaction, cause: str) -> bool:
    """Whether anything of a reminder or broadcast waits."""
    return bool(tx.rows("SELECT 1 FROM outbox WHERE cause = :cause AND state = 'due' LIMIT 1", {"cause": cause}))


def _queued(row: Row) -> Queued:
    return Queued(
        row["seq"],
        row["id"],
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        Kind(row["kind"]),
        row["message"],
        Language(row["language"]) if row["language"] else None,
        row["session_id"],
        row["person_id"],
        moment(row["expires_at"]) if row["expires_at"] else None,
        row["attempts"],
        row["edits"],
        row["replaces"] or "",
        row["cause"],
    )
