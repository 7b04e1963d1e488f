"""Files that are to be made and sent. Rows are marked, never deleted: so nothing is made and sent twice."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.storage.contacts import place
from bot.storage.store import Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class WantedFile:
    """What somebody asked for, or with no `address` what is for all who have the right to it. `wish` is JSON."""

    id: str
    address: Address | None
    wish: str
    wanted_at: datetime
    tries: int = 0


def add(tx: Transaction, wanted: WantedFile) -> bool:
    """Want it; False where it was wanted before."""
    address = wanted.address
    of_chat = place(address) if address else {"channel": "", "bot": "", "address": ""}
    added = tx.run(
        "INSERT INTO wanted_file (id, channel, bot, address, wish, wanted_at)"
        " VALUES (:id, :channel, :bot, :address, :wish, :at) ON CONFLICT DO NOTHING",
        {**of_chat, "id": wanted.id, "wish": wanted.wish, "at": stamp(wanted.wanted_at)},
    )
    return added == 1


def any_waiting(tx: Transaction) -> bool:
    """Whether any is still to be made."""
    return bool(tx.rows("SELECT 1 FROM wanted_file WHERE state = 'waiting' LIMIT 1"))


def begin(tx: Transaction) -> WantedFile | None:
    """The one that has waited longest, with one more try counted; None where nothing waits."""
    row = one(
        tx.rows(
            "UPDATE wanted_file SET tries = tries + 1 WHERE id = (SELECT id FROM wanted_file"
            " WHERE state = 'waiting' ORDER BY wanted_at, id LIMIT 1) RETURNING *"
        )
    )
    if row is None:
        return None
    address = Address(Channel(row["channel"]), row["address"], row["bot"]) if row["channel"] else None
    return WantedFile(row["id"], address, row["wish"], moment(row["wanted_at"]), row["tries"])


def mark(tx: Transaction, wanted_id: str, *, made: bool) -> bool:
    """It is made, or never will be; False where that was decided before."""
    changed = tx.run(
        "UPDATE wanted_file SET state = :state WHERE id = :id AND state = 'waiting'",
        {"id": wanted_id, "state": "made" if made else "refused"},
    )
    return changed == 1


def count_waiting(tx: Transaction, address: Address) -> int:
    """How many a chat waits for."""
    rows = tx.rows(
        "SELECT COUNT(*) AS n FROM wanted_file WHERE state = 'waiting' AND channel = :channel AND bot = :bot"
        " AND address = :address",
        place(address),
    )
    number: int = rows[0]["n"]
    return number


def forget(tx: Transaction, address: Address) -> None:
    """Delete what a chat asked for."""
    tx.run(
        "DELETE FROM wanted_file WHERE channel = :channel AND bot = :bot AND address = :address",
        place(address),
    )
