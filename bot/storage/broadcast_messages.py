"""The messages of a broadcast in the outbox: queued a stretch at a time, held, freed, taken back, counted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.broadcasts import Broadcast
from bot.domain.messages import Channel, DeliveryState, Kind, Outgoing
from bot.storage import outgoing, receivers
from bot.storage.store import Parameters, Transaction, Value, one, quoted, stamp

STRETCH = 5_000  # rows looked at in one transaction: short enough that check-ins do not wait

_INTO = (
    "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, person_id, due_at, not_before,"
    " state, error, edits) SELECT"
)
_CHAT = "'broadcast:' || :id || ':' || c.channel || ':' || c.bot || ':' || c.address, c.channel, c.bot, c.address"
_REST = ":kind, :priority, :message, :id"
_ONCE = " ON CONFLICT (id) DO NOTHING"

_CONTACTS = (
    f"{_INTO} {_CHAT}, {_REST}, c.person_id, :now, :now, CASE c.state WHEN 'active' THEN 'due' ELSE 'unreachable' END,"
    " CASE c.state WHEN 'active' THEN NULL ELSE 'gone' END, NULL FROM contact c WHERE c.seq > :after AND c.seq <= :upto"
)
_STRANGERS = (
    f"{_INTO} {_CHAT}, {_REST}, NULL, :now, :now, 'unreachable', 'not agreed', NULL FROM contact c"
    " WHERE c.seq > :after AND c.seq <= :upto"
)
_PEOPLE = (
    f"{_INTO} 'broadcast:' || :id || ':' || p.id, '', '', '', {_REST}, p.id, :now, :now, 'unreachable', 'no chat', NULL"
    " FROM person p WHERE p.id > :after AND p.id <= :upto"
)
# Where nobody is known to have the message, or the platform changes none, the correction is a message of its own.
_CORRECTIONS = (
    f"{_INTO} 'broadcast:' || :id || ':' || o.seq, o.channel, o.bot, o.address, :kind, :priority,"
    " CASE WHEN o.channel = 'zalo' OR o.state = 'unknown' THEN :anew ELSE :message END, :id, o.person_id, :now, :now,"
    " 'due', NULL, CASE o.state WHEN 'sent' THEN o.id END FROM outbox o"
    " WHERE o.cause = :corrects AND o.state IN ('sent', 'unknown') AND o.recall IS NULL AND o.seq > :after"
    f" AND o.seq <= :upto AND o.{outgoing.REMEMBERED}"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many messages of a broadcast are in a state, on a channel ("" for people without any chat)."""

    state: DeliveryState
    channel: str
    recall: str
    count: int


def queue_contacts(tx: Transaction, broadcast: Broadcast, message: Outgoing, now: datetime) -> bool:
    """Queue it for the next stretch of contacts, and note those that cannot be reached; whether there are more."""
    row = tx.rows("SELECT progress, last_contact FROM broadcast WHERE id = :id", {"id": broadcast.id})[0]
    upto = min(row["progress"] + STRETCH, row["last_contact"])
    to = broadcast.receivers
    about = _about(broadcast, message, now, after=row["progress"], upto=upto)
    queued = tx.run(f"{_CONTACTS} AND {receivers.contacts_among(to)}{_ONCE}", about)
    if strangers := receivers.strangers_among(to):
        queued += tx.run(f"{_STRANGERS} AND {strangers}{_ONCE}", about)
    _note(tx, broadcast.id, queued, progress=upto)
    return bool(upto < row["last_contact"])


def queue_people(tx: Transaction, broadcast: Broadcast, message: Outgoing, now: datetime) -> bool:
    """Note the next stretch of people who have no chat; whether there are more."""
    among = receivers.people_among(broadcast.receivers)
    after = tx.rows("SELECT COALESCE(last_person, '') AS id FROM broadcast WHERE id = :id", {"id": broadcast.id})[0]
    next_ones = "SELECT id FROM person WHERE id > :after ORDER BY id LIMIT 1 OFFSET :limit"
    upto = one(tx.rows(next_ones, {"after": after["id"], "limit": STRETCH - 1})) or _last_person(tx)
    if not among or upto is None or upto["id"] <= after["id"]:
        return False
    about = _about(broadcast, message, now, after=after["id"], upto=upto["id"])
    _note(tx, broadcast.id, tx.run(f"{_PEOPLE} AND {among}{_ONCE}", about), last_person=upto["id"])
    return True


def queue_corrections(tx: Transaction, broadcast: Broadcast, message: Outgoing, anew: Outgoing, now: datetime) -> bool:
    """Queue it for the next stretch of those who have what it corrects; whether there are more.

    Those who have not are sent the new words if they are sent any.
    """
    row = tx.rows(
        "SELECT b.progress, (SELECT COALESCE(MAX(seq), 0) FROM outbox WHERE cause = :corrects) AS last"
        " FROM broadcast b WHERE b.id = :id",
        {"id": broadcast.id, "corrects": broadcast.corrects},
    )[0]
    first = tx.rows("SELECT COALESCE(MIN(seq), 1) - 1 AS seq FROM outbox WHERE cause = :id", {"id": broadcast.corrects})
    after = max(row["progress"], first[0]["seq"])
    upto = min(after + STRETCH, row["last"])
    more = {"after": after, "upto": upto, "corrects": broadcast.corrects, "anew": outgoing.dumps(anew)}
    about = _about(broadcast, message, now, **more)
    queued = tx.run(_CORRECTIONS + _ONCE, about)
    tx.run(
        "UPDATE outbox SET message = :message WHERE cause = :corrects AND state NOT IN ('sent', 'claimed')"
        f" AND {outgoing.REMEMBERED} AND seq > :after AND seq <= :upto",
        about,
    )
    _note(tx, broadcast.id, queued, progress=upto)
    return bool(upto < row["last"])


def move(tx: Transaction, broadcast_id: str, before: DeliveryState, after: DeliveryState) -> bool:
    """Take the next stretch of its messages from one state to another; whether there were any."""
    moved = tx.run(
        "UPDATE outbox SET state = :after WHERE seq IN"
        " (SELECT seq FROM outbox WHERE cause = :id AND state = :before LIMIT :limit)",
        {"id": broadcast_id, "before": before, "after": after, "limit": STRETCH},
    )
    return moved > 0


def any_in(tx: Transaction, broadcast_id: str, states: Collection[DeliveryState]) -> bool:
    """Whether any of its messages is in one of the states."""
    found = tx.rows(
        f"SELECT 1 FROM outbox WHERE cause = :id AND state IN ({quoted(states)}) LIMIT 1",
        {"id": broadcast_id},
    )
    return bool(found)


def any_wanted_back(tx: Transaction, broadcast_id: str) -> bool:
    """Whether any of its messages is still to be deleted."""
    rows = tx.rows(
        "SELECT 1 FROM outbox WHERE cause = :id AND state = 'sent' AND recall = 'wanted' LIMIT 1", {"id": broadcast_id}
    )
    return bool(rows)


def send_again(tx: Transaction, broadcast_id: str, states: Collection[DeliveryState], now: datetime) -> int:
    """Send again to those in these states who can be reached now; the number of messages."""
    return tx.run(
        f"UPDATE outbox SET state = 'due', not_before = :now WHERE cause = :id AND state IN ({quoted(states)})"
        f" AND {outgoing.REMEMBERED} AND (error IS NULL OR error <> 'not agreed') AND EXISTS (SELECT 1 FROM contact c"
        " WHERE c.channel = outbox.channel AND c.bot = outbox.bot AND c.address = outbox.address"
        " AND c.state = 'active')",
        {"id": broadcast_id, "now": stamp(now)},
    )


def counts(tx: Transaction, broadcast_id: str) -> list[Count]:
    """Its messages by state, channel and what became of taking them back."""
    rows = tx.rows(
        "SELECT state, channel, COALESCE(recall, '') AS recall, COUNT(*) AS n FROM outbox WHERE cause = :id"
        " GROUP BY state, channel, recall",
        {"id": broadcast_id},
    )
    return [Count(DeliveryState(row["state"]), row["channel"], row["recall"], row["n"]) for row in rows]


def waiting_by_bot(tx: Transaction, broadcast_id: str, channel: Channel) -> dict[str, int]:
    """How many of its messages wait on a channel, by bot."""
    rows = tx.rows(
        "SELECT bot, COUNT(*) AS n FROM outbox WHERE cause = :id AND state = 'due' AND channel = :channel GROUP BY bot",
        {"id": broadcast_id, "channel": channel},
    )
    return {row["bot"]: row["n"] for row in rows}


def reasons(tx: Transaction, broadcast_id: str, state: DeliveryState, limit: int) -> Sequence[tuple[str, int]]:
    """Why its messages are in that state, the commonest reasons first."""
    rows = tx.rows(
        "SELECT COALESCE(error, '') AS error, COUNT(*) AS n FROM outbox WHERE cause = :id AND state = :state"
        " GROUP BY error ORDER BY n DESC, error LIMIT :limit",
        {"id": broadcast_id, "state": state, "limit": limit},
    )
    return [(row["error"], row["n"]) for row in rows]


def _last_person(tx: Transaction) -> "dict[str, str] | None":
    row = tx.rows("SELECT MAX(id) AS id FROM person")[0]
    return {"id": row["id"]} if row["id"] else None


def _about(broadcast: Broadcast, message: Outgoing, now: datetime, **more: Value) -> Parameters:
    return receivers.parameters(
        broadcast.id,
        broadcast.receivers,
        kind=Kind.BROADCAST,
        priority=int(Kind.BROADCAST.priority),
        message=outgoing.dumps(message),
        now=stamp(now),
        **more,
    )


def _note(tx: Transaction, broadcast_id: str, queued: int, **progress: Value) -> None:
    """How far it has come."""
    sets = ", ".join(f"{name} = :{name}" for name in progress)
    tx.run(
        f"UPDATE broadcast SET queued = queued + :queued, {sets} WHERE id = :id",
        {"id": broadcast_id, "queued": queued, **progress},
    )
