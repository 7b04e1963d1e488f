"""A table in the format that somebody wants: the same whether the command line or a chat asks for it."""

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from bot.domain.messages import Outgoing
from bot.domain.timetable import Timetable
from bot.services import reports
from bot.services.export_files import write_csv, write_json
from bot.services.exports import Cells, Extent, Format, Table
from bot.services.spreadsheets import Book, workbook
from bot.services.summary_sheets import Words, province_form, site_form
from bot.storage.store import Transaction


class TooLongError(Exception):
    """A table has more rows than were wanted."""


def write_table(
    tx: Transaction,
    file: BinaryIO,
    table: Table,
    form: Format,
    *,
    timetable: Timetable,
    extent: Extent,
    words: Words,
    now: datetime,
    most_rows: int | None = None,
) -> int:
    """Write a table; the number of rows. The summary's workbook has the sheets that offices print, too.

    Raises:
        TooLongError: there are more than `most_rows`.
    """
    rows = _at_most(most_rows, table.rows(tx, timetable, extent))
    if form is Format.CSV:
        return write_csv(file, table.columns, rows)
    if form is Format.JSON:
        return write_json(file, table.columns, rows)
    with workbook(file) as book:
        count = book.add_table(table.name, table.columns, rows)
        if table.name == "summary":
            _add_forms(tx, book, timetable=timetable, extent=extent, words=words, now=now)
        return count


def _at_most(limit: int | None, rows: Iterator[Cells]) -> Iterator[Cells]:
    for number, row in enumerate(rows, 1):
        if limit is not None and number > limit:
            raise TooLongError
        yield row


def _add_forms(
    tx: Transaction, book: Book, *, timetable: Timetable, extent: Extent, words: Words, now: datetime
) -> None:
    for session in timetable.sessions:
        if extent.session_id not in {"", session.id}:
            continue
        summary = reports.summary(tx, timetable, session.id, extent.site_codes)
        if len(summary.by_province) > 1:
            name = words(Outgoing("sheet-name-provinces", {"session": session.id}))
            book.add_form(name, province_form(timetable, session, summary, words=words, now=now))
        book.add_form(session.id, site_form(timetable, session, summary, words=words, now=now))
