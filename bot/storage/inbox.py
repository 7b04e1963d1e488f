"""What came in: kept before it is acknowledged, unique on channel, bot and update."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel, Incoming, IncomingKind
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, moment, stamp

_STRETCH = 5_000  # rows looked at in one transaction: short enough that check-ins do not wait


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that nobody has handled yet."""

    seq: int
    incoming: Incoming
    received_at: datetime


def add(tx: Transaction, incoming: Iterable[Incoming], now: datetime) -> int:
    """Keep updates; the number of those that were new."""
    received = stamp(now)
    return tx.run_many(
        "INSERT INTO inbox (channel, bot, update_id, address, kind, text, language, name, callback_id, attachment,"
        " caption, tapped, happened_at, received_at) VALUES (:channel, :bot, :update_id, :address, :kind, :text,"
        " :language, :name, :callback_id, :attachment, :caption, :tapped, :happened_at, :received_at)"
        " ON CONFLICT DO NOTHING",
        [
            {
                "channel": one.address.channel,
                "bot": one.address.bot,
                "update_id": one.update_id,
                "address": one.address.id,
                "kind": one.kind,
                "text": one.text,
                "language": one.language,
                "name": one.name,
                "callback_id": one.callback_id,
                "attachment": one.attachment,
                "caption": one.caption,
                "tapped": one.tapped,
                "happened_at": stamp(one.at),
                "received_at": received,
            }
            for one in incoming
        ],
    )


def waiting(tx: Transaction, limit: int) -> list[Waiting]:
    """The oldest updates that wait, in the order they came in."""
    rows = tx.rows("SELECT * FROM inbox WHERE state = 'waiting' ORDER BY seq LIMIT :limit", {"limit": limit})
    return [_waiting(row) for row in rows]


def count_waiting(tx: Transaction) -> int:
    """How many updates wait."""
    count: int = tx.rows("SELECT COUNT(*) AS n FROM inbox WHERE state = 'waiting'")[0]["n"]
    return count


def mark_done(tx: Transaction, last: int) -> None:
    """All that waited, up to this row, were handled; those that were parked stay parked."""
    tx.run("UPDATE inbox SET state = 'done' WHERE state = 'waiting' AND seq <= :last", {"last": last})


def park(tx: Transaction, seq: int, error: str) -> None:
    """This one cannot be handled; it is kept for whoever looks into it."""
    tx.run("UPDATE inbox SET state = 'parked', error = :error WHERE seq = :seq", {"seq": seq, "error": error})


def count_parked(tx: Transaction) -> int:
    """How many updates could not be handled."""
    count: int = tx.rows("SELECT COUNT(*) AS n FROM inbox WHERE state = 'parked'")[0]["n"]
    return count


def blank(tx: Transaction, address: Address) -> None:
    """Forget what was typed in that chat; that something came in stays known."""
    tx.run(
        "UPDATE inbox SET text = '', name = '', attachment = '', caption = ''"
        " WHERE channel = :channel AND bot = :bot AND address = :address",
        place(address),
    )


def forget_before(tx: Transaction, moment_: datetime) -> int:
    """Delete some of the oldest that were handled before that moment; how many, 0 when none is left.

    Platforms repeat an update for a day at most.
    """
    return tx.run(
        "DELETE FROM inbox WHERE seq < (SELECT MIN(seq) FROM inbox WHERE state = 'done') + :stretch"
        " AND state = 'done' AND received_at < :before",
        {"before": stamp(moment_), "stretch": _STRETCH},
    )


def _waiting(row: Row) -> Waiting:
    incoming = Incoming(
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        row["update_id"],
        IncomingKind(row["kind"]),
        row["text"],
        moment(row["happened_at"]),
        row["language"],
        row["name"],
        row["callback_id"],
        row["attachment"],
        row["caption"],
        row["tapped"],
    )
    return Waiting(row["seq"], incoming, moment(row["received_at"]))
