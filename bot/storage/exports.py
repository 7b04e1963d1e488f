"""Whole tables, row by row: what an export reads without ever holding it all."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.domain.attendance import IN_THE_ROOM
from bot.storage.store import Parameters, Row, Transaction, quoted

_BY_SITE_AND_NAME = "ORDER BY p.site_code, p.search_name, p.id"


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a database holds: people, and presences of one person in one session."""

    people: int
    check_ins: int


def attendance(tx: Transaction, session_id: str, site_codes: Collection[str] | None = None) -> Iterator[Row]:
    """Everybody on the list, with the word on them in that session where there is one: by site, then by name.

    A check-in that was taken back is no word: whoever is unknown has neither time nor method. `site_codes`: of those
    sites only.
    """
    return _by_site(
        tx,
        "SELECT COALESCE(p.delegate_code, p.id) AS code, p.site_code, p.full_name,"
        " COALESCE(a.status, 'unknown') AS status, a.happened_at, a.received_at,"
        " a.method, a.channel, a.recorded_by, a.note FROM person p LEFT JOIN attendance a"
        " ON a.session_id = :session_id AND a.person_id = p.id AND a.status <> 'unknown'",
        {"session_id": session_id},
        site_codes,
    )


def people(tx: Transaction, site_codes: Collection[str] | None = None) -> Iterator[Row]:
    """Everybody on the list: by site, then by name; `site_codes`: of those sites only."""
    return _by_site(
        tx,
        "SELECT id, site_code, full_name, walk_in, registered_at, delegate_code, position, phone FROM person p",
        {},
        site_codes,
    )


def _by_site(tx: Transaction, sql: str, parameters: Parameters, site_codes: Collection[str] | None) -> Iterator[Row]:
    if site_codes is None:
        yield from tx.each(f"{sql} {_BY_SITE_AND_NAME}", parameters)
        return
    for code in sorted(site_codes):
        of_site = {**parameters, "site_code": code}
        yield from tx.each(f"{sql} WHERE p.site_code = :site_code {_BY_SITE_AND_NAME}", of_site)


def deliveries(tx: Transaction) -> Iterator[Row]:
    """Every message that went out or is to go, in the order in which they were queued."""
    return tx.each(
        "SELECT id, kind, session_id, person_id, channel, address, due_at, claimed_at, sent_at, state, attempts, error"
        " FROM outbox ORDER BY seq"
    )


def sessions_with_attendance(tx: Transaction) -> list[str]:
    """The sessions that there is any word on, also those that the timetable has no more."""
    rows = tx.rows("SELECT DISTINCT session_id FROM attendance_count WHERE n > 0 ORDER BY session_id")
    return [row["session_id"] for row in rows]


def holdings(tx: Transaction) -> Holdings:
    """How much there is."""
    row = tx.rows(
        "SELECT (SELECT COUNT(*) FROM person) AS people,"
        f" (SELECT COUNT(*) FROM attendance WHERE status IN ({quoted(IN_THE_ROOM)})) AS check_ins"
    )[0]
    return Holdings(row["people"], row["check_ins"])
