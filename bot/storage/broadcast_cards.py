"""The messages in which organisers watch broadcasts: one for each of them, edited in place."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, moment, one, stamp

_HERE = "WHERE broadcast_id = :id AND channel = :channel AND bot = :bot AND address = :address"


@dataclass(frozen=True, slots=True)
class Card:
    """A card as its organiser sees it: its message number `first`, as number `last` replaced it.

    `shown` stands for what it shows, and `sent` is how many messages had gone out by then.
    """

    address: Address
    first: int
    last: int
    shown: str
    sent: int
    shown_at: datetime

    def delivery_id(self, broadcast_id: str, number: int) -> str:
        """The id of one of its messages."""
        return f"card:{broadcast_id}:{self.address.channel}:{self.address.bot}:{self.address.id}:{number}"


def of(tx: Transaction, broadcast_id: str) -> list[Card]:
    """All cards of a broadcast whose organisers can be reached."""
    rows = tx.rows(
        "SELECT k.* FROM broadcast_card k JOIN contact c ON c.channel = k.channel AND c.bot = k.bot"
        " AND c.address = k.address WHERE k.broadcast_id = :id AND c.state = 'active'",
        {"id": broadcast_id},
    )
    return [_card(row) for row in rows]


def find(tx: Transaction, broadcast_id: str, address: Address) -> Card | None:
    """The organiser's card of that broadcast."""
    row = one(tx.rows(f"SELECT * FROM broadcast_card {_HERE}", place(address, id=broadcast_id)))
    return _card(row) if row else None


def keep(tx: Transaction, broadcast_id: str, card: Card) -> None:
    """Keep what a card shows now."""
    tx.run(
        'INSERT INTO broadcast_card (broadcast_id, channel, bot, address, "first", "last", shown, sent, shown_at)'
        " VALUES (:id, :channel, :bot, :address, :first, :last, :shown, :sent, :at)"
        " ON CONFLICT (broadcast_id, channel, bot, address) DO UPDATE SET"
        ' "first" = :first, "last" = :last, shown = :shown, sent = :sent, shown_at = :at',
        place(
            card.address,
            id=broadcast_id,
            first=card.first,
            last=card.last,
            shown=card.shown,
            sent=card.sent,
            at=stamp(card.shown_at),
        ),
    )


def is_on_its_way(tx: Transaction, delivery_id: str) -> bool:
    """Whether that message of a card has not gone out yet."""
    rows = tx.rows("SELECT 1 FROM outbox WHERE id = :id AND state IN ('due', 'claimed')", {"id": delivery_id})
    return bool(rows)


def _card(row: Row) -> Card:
    return Card(
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        row["first"],
        row["last"],
        row["shown"],
        row["sent"],
        moment(row["shown_at"]),
    )
