"""The result of a broadcast as a file: one row for each receiver."""

from datetime import datetime, timedelta
from io import BytesIO

from bot.domain.broadcasts import Broadcast
from bot.domain.messages import Attachment, Delivery, Kind, Outgoing
from bot.domain.timetable import Timetable
from bot.services import files
from bot.services.exports import Cells, Format
from bot.services.spreadsheets import workbook
from bot.storage import broadcast_results, outbox
from bot.storage.broadcast_results import Wish
from bot.storage.store import Row, Transaction, moment

COLUMNS = (
    *("person", "full_name", "phone", "site_code", "site_name", "province", "channel", "state", "error"),
    *("sent_at", "read_at", "recall"),
)
_KEPT = timedelta(days=7)


def cells(tx: Transaction, timetable: Timetable, broadcast: Broadcast) -> list[Cells]:
    """All rows, as they are now."""
    return [_cells(row, timetable) for row in broadcast_results.rows(tx, broadcast.id)]


def written(rows: list[Cells]) -> bytes:
    """The workbook. It takes seconds where a nation was written to: not for the thread of a transaction."""
    file = BytesIO()
    with workbook(file) as book:
        book.add_table("broadcast", COLUMNS, iter(rows))
    return file.getvalue()


def hand_over(tx: Transaction, wish: Wish, broadcast: Broadcast, content: bytes, now: datetime) -> None:
    """Send the file to whoever wanted it."""
    name, form = f"broadcast-{broadcast.number}.xlsx", Format.XLSX.media_type
    attachment: Attachment = files.attach(tx, name, form, content, now=now, expires_at=now + _KEPT)
    words = Outgoing("broadcast-file", {"number": broadcast.number}, attachment=attachment)
    delivery_id = f"broadcast-file:{broadcast.id}:{wish.wanted_at}:{wish.address}"
    outbox.add(tx, [Delivery(delivery_id, wish.address, Kind.NOTICE, words, now)])
    broadcast_results.fulfil(tx, wish)


def _cells(row: Row, timetable: Timetable) -> Cells:
    def local(stamp: str | None) -> datetime | None:
        return timetable.local(moment(stamp)) if stamp else None

    site = timetable.site_by_code.get(row["site_code"] or "")
    return (
        row["code"] or f"{row['channel']}:{row['address']}",
        row["full_name"],
        row["phone"],
        row["site_code"],
        site.name if site else None,
        site.province if site else None,
        row["channel"] or None,
        row["state"],
        row["error"],
        local(row["sent_at"]),
        local(row["read_at"]),
        row["recall"],
    )
