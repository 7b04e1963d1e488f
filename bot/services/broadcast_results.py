"""The result of a broadcast as a workbook: one row for each receiver."""

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from bot.domain.broadcasts import Broadcast
from bot.domain.timetable import Timetable
from bot.services.exports import Cells
from bot.services.spreadsheets import workbook
from bot.storage import broadcast_results
from bot.storage.store import Row, Transaction, moment

COLUMNS = (
    *("person", "full_name", "phone", "site_code", "site_name", "province", "channel", "state", "error"),
    *("sent_at", "read_at", "recall"),
)


def write(tx: Transaction, file: BinaryIO, timetable: Timetable, broadcast: Broadcast) -> int:
    """Write it; the number of rows."""
    rows: Iterator[Cells] = (_cells(row, timetable) for row in broadcast_results.rows(tx, broadcast))
    with workbook(file) as book:
        return book.add_table("broadcast", COLUMNS, rows)


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
