"""The tables that organisers and scripts take away. Columns are a promise: none changes its place or meaning."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.domain.attendance import Status
from bot.domain.timetable import Site, Timetable
from bot.services import reports
from bot.services.reports import Count, SiteNumbers
from bot.storage import exports
from bot.storage.store import Transaction, moment

Cell: TypeAlias = "str | int | datetime | None"  # times are aware, in the class's own zone
Cells: TypeAlias = "tuple[Cell, ...]"


class Format(StrEnum):
    """How a table is written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """What browsers and chats call it."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a table: of one session or all (""), of these sites or all (None)."""

    session_id: str = ""
    site_codes: Collection[str] | None = None


WHOLE = Extent()


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its columns; `rows` yields as many cells for each row, and is read inside the transaction."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Transaction, Timetable, Extent], Iterator[Cells]]
    has_sessions: bool = True  # whether it can be had for one session
    has_sites: bool = True  # whether it can be had for some sites


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site's attendance in a session."""

    session_id: str
    numbers: SiteNumbers


def present(count: Count) -> int:
    """Those who came in time, also if they left early: with late, excused, absent and unknown that is everybody."""
    return count.of(Status.PRESENT) + count.of(Status.LEFT_EARLY)


def site_lines(tx: Transaction, timetable: Timetable, extent: Extent = WHOLE) -> Iterator[SiteLine]:
    """Every session with every site of the timetable, silent ones too, and with sites that only people still name."""
    for session_id in _sessions(tx, timetable, extent):
        for numbers in reports.summary(tx, timetable, session_id, extent.site_codes).by_site.values():
            yield SiteLine(session_id, numbers)


def summary_cells(line: SiteLine, timetable: Timetable) -> Cells:
    """A row of the summary."""
    numbers = line.numbers
    site, count, report = numbers.site, numbers.count, numbers.report
    return (
        line.session_id,
        site.province,
        site.code,
        site.name,
        count.enrolled,
        present(count),
        *(count.of(status) for status in (Status.LATE, Status.EXCUSED, Status.ABSENT, Status.UNKNOWN)),
        count.substitutes,
        count.walk_ins,
        numbers.declared,
        timetable.local(report.saved_at) if report else None,
        report.written_by if report else None,
    )


def _summary(tx: Transaction, timetable: Timetable, extent: Extent) -> Iterator[Cells]:
    return (summary_cells(line, timetable) for line in site_lines(tx, timetable, extent))


def _attendance(tx: Transaction, timetable: Timetable, extent: Extent) -> Iterator[Cells]:
    local = _local(timetable)
    for session_id in _sessions(tx, timetable, extent):
        for row in exports.attendance(tx, session_id, extent.site_codes):
            site = timetable.site_by_code.get(row["site_code"])
            yield (
                session_id,
                row["site_code"],
                site.name if site else "",
                row["code"],
                row["full_name"],
                row["status"],
                local(row["happened_at"]),
                local(row["received_at"]),
                row["method"],
                row["channel"],
                row["recorded_by"],
                row["note"],
            )


def _roster(tx: Transaction, timetable: Timetable, extent: Extent) -> Iterator[Cells]:
    local = _local(timetable)
    for row in exports.people(tx, extent.site_codes):
        site = timetable.site_by_code.get(row["site_code"]) or Site(row["site_code"], "")
        yield (
            row["delegate_code"] or row["id"],
            row["full_name"],
            row["position"] or None,
            row["phone"],
            site.code,
            site.name,
            site.province,
            row["walk_in"],
            local(row["registered_at"]),
        )


def _deliveries(tx: Transaction, timetable: Timetable, _: Extent) -> Iterator[Cells]:
    local = _local(timetable)
    for row in exports.deliveries(tx):
        yield (
            row["id"],
            row["kind"],
            row["session_id"],
            row["person_id"] or f"{row['channel']}:{row['address']}",
            row["channel"],
            local(row["due_at"]),
            local(row["claimed_at"]),
            local(row["sent_at"]),
            row["state"],
            row["attempts"],
            row["error"],
        )


def _sessions(tx: Transaction, timetable: Timetable, extent: Extent) -> list[str]:
    """The timetable's sessions in order, then those it has no more but people came to; or the one that is meant."""
    if extent.session_id:
        return [extent.session_id]
    listed = [session.id for session in timetable.sessions]
    return listed + [known for known in exports.sessions_with_attendance(tx) if known not in timetable.session_by_id]


def _local(timetable: Timetable) -> Callable[[str | None], datetime | None]:
    return lambda stamp: timetable.local(moment(stamp)) if stamp else None


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "attendance",
            (
                *("session_id", "site_code", "site_name", "delegate_code", "full_name", "status", "happened_at"),
                *("received_at", "method", "channel", "recorded_by", "note"),
            ),
            _attendance,
        ),
        Table(
            "summary",
            (
                *("session_id", "province", "site_code", "site_name", "enrolled", "present", "late", "excused"),
                *("absent", "unknown", "substitutes", "walk_ins", "declared_present", "reported_at", "reported_by"),
            ),
            _summary,
        ),
        Table(
            "roster",
            (
                *("delegate_code", "full_name", "position", "phone", "site_code", "site_name", "province"),
                *("walk_in", "registered_at"),
            ),
            _roster,
            has_sessions=False,
        ),
        Table(
            "deliveries",
            (
                *("id", "kind", "session_id", "person", "channel", "due_at", "claimed_at", "sent_at", "state"),
                *("attempts", "error"),
            ),
            _deliveries,
            has_sessions=False,
            has_sites=False,
        ),
    )
}
