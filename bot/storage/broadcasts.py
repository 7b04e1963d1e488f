"""Broadcasts: what is to be said, to whom, and how far it has come."""

import json
from collections.abc import Collection
from datetime import datetime

from bot.domain.broadcasts import Broadcast, BroadcastState, Content
from bot.domain.messages import Attachment, AttachmentKind
from bot.domain.receivers import Receivers
from bot.storage import receivers
from bot.storage.store import Row, Transaction, moment, one, quoted, stamp

_GOING = "state IN ('waiting', 'queueing', 'sending', 'paused', 'stopping', 'recalling')"
_HALTED = "state IN ('paused', 'stopping')"


def add(
    tx: Transaction,
    content: Content,
    to: Receivers,
    written_by: str,
    now: datetime,
    *,
    corrects: str = "",
    chases: str = "",
) -> Broadcast:
    """Keep a new draft."""
    number: int = tx.rows("SELECT COALESCE(MAX(number), 0) + 1 AS number FROM broadcast")[0]["number"]
    tx.run(
        "INSERT INTO broadcast (number, id, body, receivers, corrects, chases, written_by, written_at, state)"
        " VALUES (:number, :id, '', '{}', :corrects, :chases, :by, :now, 'draft')",
        {
            "number": number,
            "id": f"b{number}",
            "corrects": corrects,
            "chases": chases,
            "by": written_by,
            "now": stamp(now),
        },
    )
    change(tx, f"b{number}", content, to, written_by)
    return _broadcast(tx.rows("SELECT * FROM broadcast WHERE number = :number", {"number": number})[0])


def change(tx: Transaction, broadcast_id: str, content: Content, to: Receivers, written_by: str) -> bool:
    """Keep another text or other receivers; whoever was to approve it is asked no more. False where it is decided."""
    file = content.attachment
    packed = json.dumps([file.kind, file.file_id, file.name, file.media_type], ensure_ascii=False) if file else ""
    changed = tx.run(
        "UPDATE broadcast SET body = :body, body_en = :body_en, attachment = :attachment, asks = :asks,"
        " receivers = :receivers, written_by = :by, state = 'draft' WHERE id = :id AND state IN ('draft', 'asked')",
        {
            "id": broadcast_id,
            "body": content.body,
            "body_en": content.body_en,
            "attachment": packed,
            "asks": int(content.asks),
            "by": written_by,
            "receivers": receivers.dumps(to),
        },
    )
    return changed == 1


def find(tx: Transaction, broadcast_id: str) -> Broadcast | None:
    """That broadcast."""
    row = one(tx.rows("SELECT * FROM broadcast WHERE id = :id", {"id": broadcast_id}))
    return _broadcast(row) if row else None


def numbered(tx: Transaction, number: int) -> Broadcast | None:
    """The broadcast of that number."""
    row = one(tx.rows("SELECT * FROM broadcast WHERE number = :number", {"number": number}))
    return _broadcast(row) if row else None


def latest(tx: Transaction, limit: int, before: int) -> list[Broadcast]:
    """The newest ones with a number below `before` that were confirmed, the newest first."""
    rows = tx.rows(
        "SELECT * FROM broadcast WHERE number < :before AND state NOT IN ('draft', 'dropped')"
        " ORDER BY number DESC LIMIT :limit",
        {"before": before, "limit": limit},
    )
    return [_broadcast(row) for row in rows]


def latest_in(tx: Transaction, states: Collection[BroadcastState]) -> Broadcast | None:
    """The newest one in one of these states."""
    row = one(tx.rows(f"SELECT * FROM broadcast WHERE state IN ({quoted(states)}) ORDER BY number DESC LIMIT 1"))
    return _broadcast(row) if row else None


def corrections(tx: Transaction, broadcast_id: str) -> list[str]:
    """The broadcasts that correct it."""
    rows = tx.rows("SELECT id FROM broadcast WHERE corrects = :id ORDER BY number", {"id": broadcast_id})
    return [row["id"] for row in rows]


def is_being_corrected(tx: Transaction, broadcast_id: str) -> bool:
    """Whether a correction is taking its place just now."""
    rows = tx.rows(
        "SELECT 1 FROM broadcast WHERE corrects = :id AND state IN ('waiting', 'queueing')", {"id": broadcast_id}
    )
    return bool(rows)


def is_chased(tx: Transaction, broadcast_id: str) -> bool:
    """Whether those who have not confirmed it were written to again."""
    rows = tx.rows(
        "SELECT 1 FROM broadcast WHERE chases = :id AND corrects = '' AND state NOT IN ('draft', 'dropped')",
        {"id": broadcast_id},
    )
    return bool(rows)


def move(tx: Transaction, broadcast_id: str, before: Collection[BroadcastState], after: BroadcastState) -> bool:
    """Take it from one of these states to another; False where it is in none of them."""
    changed = tx.run(
        f"UPDATE broadcast SET state = :after WHERE id = :id AND state IN ({quoted(before)})",
        {"id": broadcast_id, "after": after},
    )
    return changed == 1


def approve(tx: Transaction, broadcast_id: str, digest: str, by: str) -> None:
    """Note what was approved, and by whom."""
    tx.run(
        "UPDATE broadcast SET approved = :digest, approved_by = :by WHERE id = :id",
        {"id": broadcast_id, "digest": digest, "by": by},
    )


def hold(tx: Transaction, broadcast_id: str, until: datetime) -> None:
    """It goes out then, unless somebody undoes that."""
    tx.run(
        "UPDATE broadcast SET state = 'waiting', held_until = :until WHERE id = :id",
        {"id": broadcast_id, "until": stamp(until)},
    )


def release(tx: Transaction, broadcast_id: str) -> None:
    """It goes out to those who are there now."""
    tx.run(
        "UPDATE broadcast SET state = 'queueing', last_contact = (SELECT COALESCE(MAX(seq), 0) FROM contact)"
        " WHERE id = :id",
        {"id": broadcast_id},
    )


def going(tx: Transaction) -> list[Broadcast]:
    """Those with which there is something to do, the oldest first."""
    return [_broadcast(row) for row in tx.rows(f"SELECT * FROM broadcast WHERE {_GOING} ORDER BY number")]


def halted(tx: Transaction) -> frozenset[str]:
    """Those of which nothing may be sent just now."""
    return frozenset(row["id"] for row in tx.rows(f"SELECT id FROM broadcast WHERE {_GOING} AND {_HALTED}"))


def _broadcast(row: Row) -> Broadcast:
    file = json.loads(row["attachment"]) if row["attachment"] else None
    attachment = Attachment(AttachmentKind(file[0]), *file[1:]) if file else None
    return Broadcast(
        number=row["number"],
        id=row["id"],
        content=Content(row["body"], row["body_en"], attachment, bool(row["asks"])),
        receivers=receivers.loads(row["receivers"]),
        state=BroadcastState(row["state"]),
        written_by=row["written_by"],
        written_at=moment(row["written_at"]),
        corrects=row["corrects"],
        chases=row["chases"],
        approved=row["approved"],
        held_until=moment(row["held_until"]) if row["held_until"] else None,
        queued=row["queued"],
    )
