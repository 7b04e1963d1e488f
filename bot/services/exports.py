"""The tables that organisers and scripts take away. Columns are a promise: none changes its place or meaning."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.attendance import Status
from bot.domain.timetable import Site, Timetable
from bot.services.reports import Count
from bot.storage import exports, reports
from bot.storage.reports import SiteCount
from bot.storage.store import Transaction, moment

Cell: TypeAlias = "str | int | datetime | None"  # times are aware, in the class's own zone
Cells: TypeAlias = "tuple[Cell, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its columns; `rows` yields as many cells for each row, and is read inside the transaction."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Transaction, Timetable], Iterator[Cells]]


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site's attendance in a session."""

    session_id: str
    site: Site
    count: Count
    walk_ins: int


def present(count: Count) -> int:
    """Those who came in time, also if they left early: with late, excused, absent and unknown that is everybody."""
    return count.of(Status.PRESENT) + count.of(Status.LEFT_EARLY)


def site_lines(tx: Transaction, timetable: Timetable) -> Iterator[SiteLine]:
    """Every session with every site of the timetable, silent ones too, and with sites that only people still name."""
    for session_id in _sessions(tx, timetable):
        counts = reports.count_by_site(tx, session_id)
        walk_ins = exports.walk_ins_by_site(tx, session_id)
        unlisted = [Site(code, "") for code in sorted(set(counts) - set(timetable.site_by_code))]
        for site in (*timetable.sites, *unlisted):
            count = Count()
            count.add(counts.get(site.code, SiteCount(0, {})))
            yield SiteLine(session_id, site, count, walk_ins.get(site.code, 0))


def summary_cells(line: SiteLine) -> Cells:
    """A row of the summary. Nobody reports a head-count or a substitute yet: those cells are 0 or empty."""
    return (
        line.session_id,
        line.site.province,
        line.site.code,
        line.site.name,
        line.count.enrolled,
        present(line.count),
        *(line.count.of(status) for status in (Status.LATE, Status.EXCUSED, Status.ABSENT, Status.UNKNOWN)),
        0,
        line.walk_ins,
        None,
        None,
        None,
    )


def _summary(tx: Transaction, timetable: Timetable) -> Iterator[Cells]:
    return map(summary_cells, site_lines(tx, timetable))


def _attendance(tx: Transaction, timetable: Timetable) -> Iterator[Cells]:
    local = _local(timetable)
    for session_id in _sessions(tx, timetable):
        for row in exports.attendance(tx, session_id):
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


def _roster(tx: Transaction, timetable: Timetable) -> Iterator[Cells]:
    local = _local(timetable)
    for row in exports.people(tx):
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


def _deliveries(tx: Transaction, timetable: Timetable) -> Iterator[Cells]:
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


def _sessions(tx: Transaction, timetable: Timetable) -> list[str]:
    """The timetable's sessions in order, then those it has no more but people came to."""
    listed = [session.id for session in timetable.sessions]
    return listed + [known for known in exports.sessions_with_attendance(tx) if known not in timetable.session_by_id]


def _local(timetable: Timetable) -> Callable[[str | None], datetime | None]:
    return lambda stamp: timetable.local(moment(stamp)) if stamp else None


def _table(name: str, columns: str, rows: Callable[[Transaction, Timetable], Iterator[Cells]]) -> Table:
    return Table(name, tuple(columns.split()), rows)


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table(
            "attendance",
            "session_id site_code site_name delegate_code full_name status happened_at received_at method channel"
            " recorded_by note",
            _attendance,
        ),
        _table(
            "summary",
            "session_id province site_code site_name enrolled present late excused absent unknown substitutes walk_ins"
            " declared_present reported_at reported_by",
            _summary,
        ),
        _table(
            "roster",
            "delegate_code full_name position phone site_code site_name province walk_in registered_at",
            _roster,
        ),
        _table(
            "deliveries",
            "id kind session_id person channel due_at claimed_at sent_at state attempts error",
            _deliveries,
        ),
    )
}
