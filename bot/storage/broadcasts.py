"""Broadcasts: written, shown, confirmed, then queued to everyone, a stretch of contacts at a time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Kind, Outgoing
from bot.storage import outgoing
from bot.storage.reminders import STRETCH
from bot.storage.store import Row, Transaction, one, stamp

_RECEIVERS = "c.state = 'active' AND (c.person_id IS NOT NULL OR c.agreed_at IS NOT NULL)"


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    QUEUEING = "queueing"
    QUEUED = "queued"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What an organiser wants everyone to read; contacts up to `progress` have it in their queue."""

    id: str
    body: str
    state: BroadcastState
    progress: int
    receivers: int


def draft(tx: Transaction, broadcast_id: str, body: str, written_by: str, now: datetime) -> None:
    """Keep a broadcast that waits for its confirmation."""
    tx.run(
        "INSERT INTO broadcast (id, body, written_by, written_at, state) VALUES (:id, :body, :by, :now, 'draft')"
        " ON CONFLICT (id) DO NOTHING",
        {"id": broadcast_id, "body": body, "by": written_by, "now": stamp(now)},
    )


def find(tx: Transaction, broadcast_id: str) -> Broadcast | None:
    """That broadcast."""
    row = one(tx.rows("SELECT * FROM broadcast WHERE id = :id", {"id": broadcast_id}))
    return _broadcast(row) if row else None


def latest_queued(tx: Transaction) -> Broadcast | None:
    """The last one that was confirmed."""
    row = one(tx.rows("SELECT * FROM broadcast WHERE state IN ('queueing', 'queued') ORDER BY written_at DESC LIMIT 1"))
    return _broadcast(row) if row else None


def decide(tx: Transaction, broadcast_id: str, state: BroadcastState) -> bool:
    """Confirm or cancel a draft; False where that is done already."""
    parameters = {"id": broadcast_id, "state": state}
    return tx.run("UPDATE broadcast SET state = :state WHERE id = :id AND state = 'draft'", parameters) == 1


def unfinished(tx: Transaction) -> list[Broadcast]:
    """Confirmed ones that not everyone has in their queue yet."""
    rows = tx.rows("SELECT * FROM broadcast WHERE state = 'queueing' ORDER BY written_at")
    return [_broadcast(row) for row in rows]


def count_receivers(tx: Transaction) -> dict[str, int]:
    """How many would get a broadcast now, by channel."""
    rows = tx.rows(f"SELECT c.channel, COUNT(*) AS n FROM contact c WHERE {_RECEIVERS} GROUP BY c.channel")
    return {row["channel"]: row["n"] for row in rows}


def queue_stretch(tx: Transaction, broadcast: Broadcast, message: Outgoing, now: datetime) -> None:
    """Queue the broadcast for the next stretch of contacts."""
    last: int = tx.rows("SELECT COALESCE(MAX(seq), 0) AS seq FROM contact")[0]["seq"]
    upto = min(broadcast.progress + STRETCH, last)
    queued = tx.run(
        "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, person_id, due_at, not_before)"
        " SELECT 'broadcast:' || :id || ':' || c.channel || ':' || c.bot || ':' || c.address, c.channel, c.bot,"
        " c.address, :kind, :priority, :message, :id, c.person_id, :now, :now FROM contact c"
        f" WHERE c.seq > :after AND c.seq <= :upto AND {_RECEIVERS} ON CONFLICT (id) DO NOTHING",
        {
            "id": broadcast.id,
            "kind": Kind.BROADCAST,
            "priority": int(Kind.BROADCAST.priority),
            "message": outgoing.dumps(message),
            "now": stamp(now),
            "after": broadcast.progress,
            "upto": upto,
        },
    )
    tx.run(
        "UPDATE broadcast SET progress = :upto, receivers = receivers + :queued, state = :state WHERE id = :id",
        {
            "id": broadcast.id,
            "upto": upto,
            "queued": queued,
            "state": BroadcastState.QUEUED if upto >= last else BroadcastState.QUEUEING,
        },
    )


def send_unknown_again(tx: Transaction, broadcast_id: str, now: datetime) -> int:
    """Send again what nobody knows to have arrived; the number of messages."""
    return tx.run(
        "UPDATE outbox SET state = 'due', not_before = :now WHERE cause = :id AND state = 'unknown'",
        {"id": broadcast_id, "now": stamp(now)},
    )


def _broadcast(row: Row) -> Broadcast:
    return Broadcast(row["id"], row["body"], BroadcastState(row["state"]), row["progress"], row["receivers"])
