"""Whole tables, row by row: what an export reads without ever holding it all."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.attendance import IN_THE_ROOM
from bot.storage.store import Row, Transaction

_IN_THE_ROOM = ", ".join(f"'{status}'" for status in sorted(IN_THE_ROOM))
_BY_SITE_AND_NAME = "ORDER BY p.site_code, p.search_name, p.id"


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a database holds: people, and presences of one person in one session."""

    people: int
    check_ins: int


def attendance(tx: Transaction, session_id: str) -> Iterator[Row]:
    """Everybody on the list, with the word on them in that session where there is one: by site, then by name.

    A check-in that was taken back is no word: whoever is unknown has neither time nor method.
    """
    return tx.each(
        "SELECT COALESCE(p.delegate_code, p.id) AS code, p.site_code, p.full_name,"
        " COALESCE(a.status, 'unknown') AS status, a.happened_at, a.received_at,"
        " a.method, a.channel, a.recorded_by, a.note FROM person p LEFT JOIN attendance a"
        " ON a.session_id = :session_id AND a.person_id = p.id AND a.status <> 'unknown'"
        f" {_BY_SITE_AND_NAME}",
        {"session_id": session_id},
    )


def people(tx: Transaction) -> Iterator[Row]:
    """Everybody on the list: by site, then by name."""
    return tx.each(
        "SELECT id, site_code, full_name, walk_in, registered_at, delegate_code, position, phone FROM person p"
        f" {_BY_SITE_AND_NAME}"
    )


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


def walk_ins_by_site(tx: Transaction, session_id: str) -> dict[str, int]:
    """How many of those in the room were on no site's list, by site; sites without any are left out."""
    rows = tx.rows(
        "SELECT a.site_code, COUNT(*) AS n FROM attendance a JOIN person p ON p.id = a.person_id"
        f" WHERE a.session_id = :session_id AND a.status IN ({_IN_THE_ROOM}) AND p.walk_in = 1 GROUP BY a.site_code",
        {"session_id": session_id},
    )
    return {row["site_code"]: row["n"] for row in rows}


def holdings(tx: Transaction) -> Holdings:
    """How much there is."""
    row = tx.rows(
        "SELECT (SELECT COUNT(*) FROM person) AS people,"
        f" (SELECT COUNT(*) FROM attendance WHERE status IN ({_IN_THE_ROOM})) AS check_ins"
    )[0]
    return Holdings(row["people"], row["check_ins"])
