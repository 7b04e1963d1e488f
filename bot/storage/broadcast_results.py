"""What became of a broadcast for each of its receivers."""

from collections.abc import Iterator

from bot.domain.broadcasts import Broadcast
from bot.storage.store import Row, Transaction


def rows(tx: Transaction, broadcast: Broadcast) -> Iterator[Row]:
    """Every receiver, also those that could not be reached, in the order in which they were queued."""
    return tx.each(
        "SELECT o.channel, o.address, o.state, o.error, o.sent_at, o.recall, r.read_at, p.full_name, p.site_code,"
        " p.phone, COALESCE(p.delegate_code, p.id) AS code FROM outbox o LEFT JOIN person p ON p.id = o.person_id"
        " LEFT JOIN broadcast_read r ON r.broadcast_id = :read_as AND r.channel = o.channel AND r.bot = o.bot"
        " AND r.address = o.address WHERE o.cause = :id ORDER BY o.seq",
        {"id": broadcast.id, "read_as": broadcast.read_as},
    )
