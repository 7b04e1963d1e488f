"""What delegates are told of changed timetables: once for all that changed since they were last told."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.messages import Kind, Outgoing
from bot.storage import outgoing
from bot.storage.reminders import CLERKS_GO_FIRST, STRETCH
from bot.storage.store import Parameters, Row, Transaction, Value, moment, one, stamp

_SITES_AT_A_TIME = 200


class NoticeState(StrEnum):
    """Where a notice stands."""

    ASKED = "asked"
    CONFIRMED = "confirmed"  # and on its way unless the timetable changes again
    QUEUEING = "queueing"
    QUEUED = "queued"
    DROPPED = "dropped"
    SUPERSEDED = "superseded"  # by one with later changes


@dataclass(frozen=True, slots=True)
class Notice:
    """What changed between two versions. People of `sites` read what is there for theirs, others `everyone`."""

    id: int
    from_version: int
    to_version: int
    state: NoticeState
    everyone: Outgoing | None
    sites: Mapping[str, Outgoing]
    people: int
    expires_at: datetime | None
    decided_at: datetime | None = None
    progress: int = 0


_INSERT = (
    "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, person_id, due_at, not_before,"
    " expires_at) SELECT 'change:' || :id || ':' || COALESCE(c.person_id, c.channel || c.address), c.channel, c.bot,"
    " c.address, :kind, :priority, :message, 'change:' || :id, c.person_id, :now, :not_before, :expires_at FROM"
)
_ACTIVE = "c.state = 'active' AND c.preferred = 1"
_GRANT = (
    "SELECT 1 FROM grant_of_role g WHERE g.channel = c.channel AND g.bot = c.bot AND g.address = c.address"
    " AND g.withdrawn_at IS NULL"
)
_ANYBODY = f"{_ACTIVE} AND (c.person_id IS NOT NULL OR EXISTS ({_GRANT}))"
_AT_SITE = (
    f"{_ACTIVE} AND (EXISTS (SELECT 1 FROM person p WHERE p.id = c.person_id AND p.site_code = :site_code)"
    f" OR EXISTS ({_GRANT} AND g.role IN ('clerk', 'chair') AND g.scope = :site_code))"
)
_ONE_OF_THE_SITE = (
    "(c.person_id IN (SELECT p.id FROM person p WHERE p.site_code = :site_code)"
    " OR c.address IN (SELECT g.address FROM grant_of_role g WHERE g.scope = :site_code))"
)


def told_version(tx: Transaction) -> int:
    """The version of which people know, or need not know: what changed since then is still to be said."""
    row = tx.rows(
        "SELECT COALESCE((SELECT MAX(to_version) FROM change_notice WHERE state IN ('queueing', 'queued', 'dropped')),"
        " (SELECT MIN(version) FROM timetable_version), 0) AS version"
    )[0]
    version: int = row["version"]
    return version


def ask(tx: Transaction, notice: Notice, now: datetime) -> int:
    """Keep a notice in place of those that are not decided, or not on their way yet; its id."""
    supersede(tx)
    rows = tx.rows(
        "INSERT INTO change_notice (from_version, to_version, state, everyone, sites, people, expires_at, asked_at)"
        " VALUES (:from_version, :to_version, 'asked', :everyone, :sites, :people, :expires_at, :now) RETURNING id",
        {
            "from_version": notice.from_version,
            "to_version": notice.to_version,
            "everyone": outgoing.dumps(notice.everyone) if notice.everyone else "",
            "sites": json.dumps({code: outgoing.dumps(said) for code, said in notice.sites.items()}),
            "people": notice.people,
            "expires_at": stamp(notice.expires_at) if notice.expires_at else None,
            "now": stamp(now),
        },
    )
    number: int = rows[0]["id"]
    return number


def supersede(tx: Transaction) -> None:
    """What was asked is asked no more: the timetable has changed again."""
    tx.run("UPDATE change_notice SET state = 'superseded' WHERE state IN ('asked', 'confirmed')")


def decide(tx: Transaction, notice_id: int, state: NoticeState, by: str, now: datetime) -> bool:
    """Confirm or drop it; False where that is over. What is confirmed can be dropped until it goes out."""
    before = "'asked'" if state is NoticeState.CONFIRMED else "'asked', 'confirmed'"
    changed = tx.run(
        f"UPDATE change_notice SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id"
        f" AND state IN ({before})",
        {"id": notice_id, "state": state, "by": by, "now": stamp(now)},
    )
    return changed == 1


def find(tx: Transaction, notice_id: int) -> Notice | None:
    """A notice, whatever became of it."""
    row = one(tx.rows("SELECT * FROM change_notice WHERE id = :id", {"id": notice_id}))
    return _notice(row) if row else None


def pending(tx: Transaction) -> Notice | None:
    """The one that waits for a decision or for its hold to be over."""
    row = one(tx.rows("SELECT * FROM change_notice WHERE state IN ('asked', 'confirmed') ORDER BY id DESC LIMIT 1"))
    return _notice(row) if row else None


def due(tx: Transaction, hold: timedelta, unasked_after: timedelta | None, now: datetime) -> Notice | None:
    """The notice to be queued further now: one that is, or was confirmed or asked long enough ago."""
    rows = tx.rows("SELECT * FROM change_notice WHERE state IN ('asked', 'confirmed', 'queueing') ORDER BY id")
    for row in rows:
        since = moment(row["decided_at"] or row["asked_at"])
        wait = {"queueing": timedelta(0), "confirmed": hold, "asked": unasked_after}[row["state"]]
        if wait is not None and since + wait <= now:
            return _notice(row)
    return None


def queue_stretch(tx: Transaction, notice: Notice, now: datetime) -> None:
    """Queue it for some of its sites, and then for the next contacts; QUEUED after the last of them."""
    parameters: dict[str, Value] = {
        "id": notice.id,
        "kind": Kind.CHANGE,
        "priority": int(Kind.CHANGE.priority),
        "now": stamp(now),
        "not_before": stamp(now - CLERKS_GO_FIRST),
        "expires_at": stamp(notice.expires_at) if notice.expires_at else None,
    }
    codes = sorted(notice.sites)
    if notice.progress < len(codes):
        upto = min(len(codes), notice.progress + _SITES_AT_A_TIME)
        queued = sum(_queue_site(tx, parameters, code, notice.sites[code]) for code in codes[notice.progress : upto])
        is_last = upto == len(codes) and notice.everyone is None
    else:
        last: int = tx.rows("SELECT COALESCE(MAX(seq), 0) AS seq FROM contact")[0]["seq"]
        after = notice.progress - len(codes)
        upto = len(codes) + min(after + STRETCH, last)
        queued, is_last = 0, upto - len(codes) >= last
        if notice.everyone is not None:
            more: Parameters = {"message": outgoing.dumps(notice.everyone), "after": after, "upto": upto - len(codes)}
            where = f"contact c WHERE c.seq > :after AND c.seq <= :upto AND {_ANYBODY}"
            queued = tx.run(f"{_INSERT} {where} ON CONFLICT (id) DO NOTHING", {**parameters, **more})
    tx.run(
        "UPDATE change_notice SET progress = :upto, receivers = receivers + :queued, state = :state WHERE id = :id",
        {
            "id": notice.id,
            "upto": upto,
            "queued": queued,
            "state": NoticeState.QUEUED if is_last else NoticeState.QUEUEING,
        },
    )


def _queue_site(tx: Transaction, parameters: Parameters, code: str, message: Outgoing) -> int:
    where = f"contact c WHERE {_ONE_OF_THE_SITE} AND {_AT_SITE}"
    more: Parameters = {"site_code": code, "message": outgoing.dumps(message)}
    return tx.run(f"{_INSERT} {where} ON CONFLICT (id) DO NOTHING", {**parameters, **more})


def count_everyone(tx: Transaction) -> int:
    """How many people would be told what concerns everyone."""
    count: int = tx.rows(f"SELECT COUNT(*) AS n FROM contact c WHERE {_ANYBODY}")[0]["n"]
    return count


def count_at(tx: Transaction, site_codes: Collection[str]) -> dict[str, int]:
    """How many people would be told what concerns a site."""
    query = f"SELECT COUNT(*) AS n FROM contact c WHERE {_ONE_OF_THE_SITE} AND {_AT_SITE}"
    return {code: tx.rows(query, {"site_code": code})[0]["n"] for code in site_codes}


def _notice(row: Row) -> Notice:
    return Notice(
        row["id"],
        row["from_version"],
        row["to_version"],
        NoticeState(row["state"]),
        outgoing.loads(row["everyone"]) if row["everyone"] else None,
        {code: outgoing.loads(said) for code, said in json.loads(row["sites"]).items()},
        row["people"],
        moment(row["expires_at"]) if row["expires_at"] else None,
        moment(row["decided_at"]) if row["decided_at"] else None,
        row["progress"],
    )
