"""A database to rehearse on: a copy with nothing but its people and their chats, or people made up; and what came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.domain.timetable import Timetable
from bot.storage.store import Row, Transaction, moment, stamp

_KEPT = ("schema_version", "person", "person_count", "contact", "grant_of_role")
_MADE_UP = Channel.TELEGRAM  # the channel of people who are made up


@dataclass(frozen=True, slots=True)
class Wave:
    """One message to many: how many were to have it, what became of it, and when the first and last had it."""

    kind: str
    cause: str
    session_id: str | None
    message: str  # an Outgoing, as `storage.outgoing` writes it
    due_at: datetime
    receivers: int
    sent: int
    expired: int
    cancelled: int
    first_at: datetime | None
    last_at: datetime | None


def start_over(tx: Transaction, now: datetime) -> None:
    """Leave people, chats and rights alone: nothing has happened by `now`, and everybody is there."""
    tables = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for table in tables:
        if table["name"] not in _KEPT:
            tx.run(f"DELETE FROM {table['name']}")
    tx.run("UPDATE person SET registered_at = :now", {"now": stamp(now)})
    tx.run("UPDATE contact SET step = '', draft = '', asked = NULL, asked_at = NULL")


def make_up(tx: Transaction, timetable: Timetable, people: int, now: datetime) -> None:
    """Invent delegates, spread evenly over the sites, a clerk for each site, and an organiser; each has a chat."""
    at, sites = stamp(now), timetable.sites
    tx.run_many(
        "INSERT INTO person (id, site_code, full_name, search_name, walk_in, registered_at)"
        " VALUES (:id, :site, :name, :name, 0, :now)",
        ({"id": f"p{n}", "site": sites[n % len(sites)].code, "name": f"{n}", "now": at} for n in range(people)),
    )
    rights = [(Role.ORGANISER, ""), *((Role.CLERK, site.code) for site in sites)]
    chats = [f"p{n}" for n in range(people)] + [None for _ in rights]
    tx.run_many(
        "INSERT INTO contact (channel, bot, address, person_id, language, agreed_at, first_seen_at)"
        " VALUES (:channel, '', :address, :person, 'vi', :now, :now)",
        ({"channel": _MADE_UP, "address": f"{n}", "person": person, "now": at} for n, person in enumerate(chats)),
    )
    tx.run_many(
        "INSERT INTO grant_of_role (channel, bot, address, role, scope, granted_at)"
        " VALUES (:channel, '', :address, :role, :scope, :now)",
        (
            {"channel": _MADE_UP, "address": f"{n}", "role": role, "scope": scope, "now": at}
            for n, (role, scope) in enumerate(rights, start=people)
        ),
    )


def delegates(tx: Transaction) -> list[tuple[str, Address]]:
    """Everybody who can check in: person and chat."""
    rows = tx.rows("SELECT person_id, channel, bot, address FROM contact WHERE person_id IS NOT NULL ORDER BY seq")
    return [(row["person_id"], Address(Channel(row["channel"]), row["address"], row["bot"])) for row in rows]


def bots(tx: Transaction) -> list[tuple[Channel, str]]:
    """The channels and bots that people are on."""
    rows = tx.rows("SELECT DISTINCT channel, bot FROM contact ORDER BY channel, bot")
    return [(Channel(row["channel"]), row["bot"]) for row in rows]


def waves(tx: Transaction) -> list[Wave]:
    """What was sent unasked, in the order in which it began."""
    rows = tx.rows(
        "SELECT kind, COALESCE(cause, '') AS cause, session_id, message, MIN(due_at) AS due_at, COUNT(*) AS receivers,"
        " SUM(state = 'sent') AS sent, SUM(state = 'expired') AS expired, SUM(state = 'cancelled') AS cancelled,"
        " MIN(sent_at) AS first_at, MAX(sent_at) AS last_at FROM outbox WHERE kind <> 'reply'"
        " GROUP BY kind, COALESCE(cause, ''), session_id, CASE WHEN cause IS NULL THEN message ELSE '' END"
        " ORDER BY MIN(due_at), MIN(seq)"
    )
    return [_wave(row) for row in rows]


def missed(tx: Transaction) -> list[str]:
    """Reminders that were not sent at all, because they came due too late to help."""
    return [row["id"] for row in tx.rows("SELECT id FROM reminder_run WHERE state = 'missed' ORDER BY due_at")]


def busiest_minute(tx: Transaction) -> tuple[datetime, int] | None:
    """The minute in which most was sent, and how much."""
    rows = tx.rows(
        "SELECT substr(sent_at, 1, 16) AS minute, COUNT(*) AS n FROM outbox WHERE sent_at IS NOT NULL"
        " GROUP BY substr(sent_at, 1, 16) ORDER BY n DESC, minute LIMIT 1"
    )
    return (datetime.fromisoformat(f"{rows[0]['minute']}:00+00:00"), rows[0]["n"]) if rows else None


def everything(tx: Transaction) -> Iterator[Row]:
    """Who got what when, in order: `sent_at` is None where it did not come."""
    return tx.each(
        "SELECT o.sent_at, o.state, o.kind, o.session_id, o.channel, o.person_id, p.site_code, o.message FROM outbox o"
        " LEFT JOIN person p ON p.id = o.person_id ORDER BY COALESCE(o.sent_at, o.due_at), o.seq"
    )


def _wave(row: Row) -> Wave:
    return Wave(
        row["kind"],
        row["cause"],
        row["session_id"],
        row["message"],
        moment(row["due_at"]),
        row["receivers"],
        row["sent"],
        row["expired"],
        row["cancelled"],
        moment(row["first_at"]) if row["first_at"] else None,
        moment(row["last_at"]) if row["last_at"] else None,
    )
