"""Walk-ins who turned out to be on the list, and what is needed to undo that exactly.

Whatever speaks of either person is kept as it stood before and after. Undoing brings back what stood before, but for
rows that were changed again meanwhile.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.messages import Address, Channel
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, moment, stamp

State = dict[str, dict[str, dict[str, Any]]]  # rows by table and key

# What speaks of a person: the key, and the columns that hold a person's id. In the order in which rows may come back.
_TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "person": (("id",), ("id",)),
    "attendance": (("person_id", "session_id"), ("person_id",)),
    "attendance_history": (("seq",), ("person_id",)),
    "substitute": (("id",), ("delegate_id", "person_id")),
    "dispute": (("id",), ("person_id",)),
}


@dataclass(frozen=True, slots=True)
class Merge:
    """A walk-in became a person of the list, or with `person_id` "" was added to it."""

    id: str
    walk_in_id: str
    person_id: str
    site_code: str
    merged_by: str
    merged_at: datetime


def state(tx: Transaction, *people: str) -> State:
    """Everything that speaks of these people."""
    found: State = {}
    for table, (key, columns) in _TABLES.items():
        names = {f"p{number}": person_id for number, person_id in enumerate(people)}
        ids = ", ".join(f":{name}" for name in names)
        where = " OR ".join(f"{column} IN ({ids})" for column in columns)
        rows = map(dict, tx.rows(f"SELECT * FROM {table} WHERE {where}", names))
        found[table] = {json.dumps([row[column] for column in key]): row for row in rows}
    return found


def add(tx: Transaction, merge: Merge, before: State, after: State, chats: Sequence[tuple[str, str, str]]) -> None:
    """Keep what was done: of the two states what differs, and the chats that are another's now."""
    changed = {
        table: {
            key: (before[table].get(key), after[table].get(key))
            for key in before[table].keys() | after[table].keys()
            if before[table].get(key) != after[table].get(key)
        }
        for table in _TABLES
    }
    tx.run(
        "INSERT INTO merge (id, walk_in_id, person_id, site_code, merged_by, merged_at, kept)"
        " VALUES (:id, :walk_in_id, :person_id, :site_code, :merged_by, :merged_at, :kept)",
        {
            "id": merge.id,
            "walk_in_id": merge.walk_in_id,
            "person_id": merge.person_id,
            "site_code": merge.site_code,
            "merged_by": merge.merged_by,
            "merged_at": stamp(merge.merged_at),
            "kept": json.dumps({"rows": changed, "chats": chats}, ensure_ascii=False),
        },
    )


def find(tx: Transaction, merge_id: str, since: datetime) -> list[Merge]:
    """That merge, or those that were done together under that id (`m1.0`, `m1.1`), unless undone or older."""
    rows = tx.rows(
        "SELECT * FROM merge WHERE (id = :id OR (id > :id || '.' AND id < :id || '/')) AND merged_at >= :since"
        " ORDER BY id DESC",
        {"id": merge_id, "since": stamp(since)},
    )
    return [_merge(row) for row in rows]


def of_site(tx: Transaction, site_code: str, since: datetime) -> list[Merge]:
    """The merges at a site, the newest first."""
    rows = tx.rows(
        "SELECT * FROM merge WHERE site_code = :site_code AND merged_at >= :since ORDER BY merged_at DESC, id",
        {"site_code": site_code, "since": stamp(since)},
    )
    return [_merge(row) for row in rows]


def undo(tx: Transaction, merge: Merge) -> int:
    """Bring back what stood before; the number of rows that were changed again since, and stay as they are."""
    kept = json.loads(tx.rows("SELECT kept FROM merge WHERE id = :id", {"id": merge.id})[0]["kept"])
    now = state(tx, *filter(None, (merge.walk_in_id, merge.person_id)))
    changed = [(table, key, *both) for table, rows in kept["rows"].items() for key, both in rows.items()]
    unchanged = [one for one in changed if now[one[0]].get(one[1]) == one[3]]
    for table, key, before, _ in reversed(unchanged):
        if before is None:
            _delete(tx, table, key)
    for table, key, before, after in unchanged:
        if before is not None and after is not None:
            _change(tx, table, key, before)
        elif before is not None:
            _insert(tx, table, before)
    for channel, bot, address in kept["chats"]:
        tx.run(
            "UPDATE contact SET person_id = :walk_in WHERE channel = :channel AND bot = :bot AND address = :address"
            " AND person_id = :person",
            place(Address(Channel(channel), address, bot), walk_in=merge.walk_in_id, person=merge.person_id),
        )
    tx.run("DELETE FROM merge WHERE id = :id", {"id": merge.id})
    return len(changed) - len(unchanged)


def lose(tx: Transaction, merge: Merge, session_id: str, loser_id: str) -> None:
    """Of two words on one session this one does not count: it goes to the history of the person on the list."""
    parameters = {
        "session_id": session_id,
        "loser": loser_id,
        "walk_in": merge.walk_in_id,
        "person": merge.person_id,
        "now": stamp(merge.merged_at),
        "by": merge.merged_by,
        "for": f"merge:{merge.id}",
    }
    tx.run(
        "INSERT INTO attendance_history (session_id, person_id, status, happened_at, received_at, method, channel,"
        " recorded_by, note, cause, replaced_at, replaced_by, replaced_for) SELECT session_id, :person, status,"
        " happened_at, received_at, method, channel,"
        " CASE recorded_by WHEN :walk_in THEN :person ELSE recorded_by END, note, cause, :now, :by, :for"
        " FROM attendance WHERE session_id = :session_id AND person_id = :loser",
        parameters,
    )
    tx.run("DELETE FROM attendance WHERE session_id = :session_id AND person_id = :loser", parameters)


def become(tx: Transaction, merge: Merge, person_site: str) -> list[tuple[str, str, str]]:
    """Whatever speaks of the walk-in speaks of the person on the list, and the walk-in is no more; their chats."""
    of_walk_in = "SELECT channel, bot, address FROM contact WHERE person_id = :w ORDER BY seq"
    chats = [(r["channel"], r["bot"], r["address"]) for r in tx.rows(of_walk_in, {"w": merge.walk_in_id})]
    parameters = {
        "w": merge.walk_in_id,
        "p": merge.person_id,
        "site": person_site,
        "now": stamp(merge.merged_at),
        "by": merge.merged_by,
        "for": f"merge:{merge.id}",
    }
    for statement in _BECOME:
        tx.run(statement, parameters)
    for channel, bot, address in chats:
        tx.run(
            "UPDATE outbox SET person_id = :p WHERE channel = :channel AND bot = :bot AND address = :address"
            " AND state = 'due' AND person_id = :w",
            place(Address(Channel(channel), address, bot), p=merge.person_id, w=merge.walk_in_id),
        )
    return chats


_STANDS_TWICE = (
    "EXISTS (SELECT 1 FROM substitute s WHERE s.session_id = substitute.session_id AND s.withdrawn_at IS NULL"
    " AND s.{column} = :p)"
)
_BECOME = (
    (
        "UPDATE attendance SET person_id = :p, site_code = :site,"
        " recorded_by = CASE WHEN recorded_by = :w THEN :p ELSE recorded_by END WHERE person_id = :w"
    ),
    (
        "UPDATE attendance_history SET person_id = :p,"
        " recorded_by = CASE WHEN recorded_by = :w THEN :p ELSE recorded_by END,"
        " replaced_by = CASE WHEN replaced_by = :w THEN :p ELSE replaced_by END WHERE person_id = :w"
    ),
    (
        "UPDATE substitute SET withdrawn_at = :now, withdrawn_by = :by, withdrawn_for = :for WHERE withdrawn_at IS NULL"
        f" AND ((delegate_id = :w AND (person_id = :p OR {_STANDS_TWICE.format(column='delegate_id')}))"
        f" OR (person_id = :w AND (delegate_id = :p OR {_STANDS_TWICE.format(column='person_id')})))"
    ),
    "UPDATE substitute SET delegate_id = :p WHERE delegate_id = :w",
    "UPDATE substitute SET person_id = :p WHERE person_id = :w",
    (
        "DELETE FROM dispute WHERE person_id = :w AND EXISTS (SELECT 1 FROM dispute d WHERE d.person_id = :p"
        " AND d.session_id = dispute.session_id)"
    ),
    "UPDATE dispute SET person_id = :p WHERE person_id = :w",
    "UPDATE room_report SET draft = replace(draft, :w, :p) WHERE state = 'draft'",  # what a clerk is just reporting
    "UPDATE contact SET person_id = :p WHERE person_id = :w",
    "DELETE FROM personal_code WHERE person_id = :w",
    "DELETE FROM person WHERE id = :w",
)


def forget(tx: Transaction, person_id: str) -> None:
    """Keep nothing of that person: it cannot be undone any more."""
    tx.run("DELETE FROM merge WHERE person_id = :id OR walk_in_id = :id", {"id": person_id})


def forget_before(tx: Transaction, before: datetime) -> None:
    """Keep nothing of what is too old to be undone."""
    tx.run("DELETE FROM merge WHERE merged_at < :before", {"before": stamp(before)})


def _delete(tx: Transaction, table: str, key: str) -> None:
    columns = _TABLES[table][0]
    where = " AND ".join(f"{column} = :{column}" for column in columns)
    tx.run(f"DELETE FROM {table} WHERE {where}", dict(zip(columns, json.loads(key), strict=True)))


def _change(tx: Transaction, table: str, key: str, row: Mapping[str, Any]) -> None:
    columns = _TABLES[table][0]
    values = ", ".join(f"{column} = :{column}" for column in row)
    where = " AND ".join(f"{column} = :key_{column}" for column in columns)
    wanted = {f"key_{column}": value for column, value in zip(columns, json.loads(key), strict=True)}
    tx.run(f"UPDATE {table} SET {values} WHERE {where}", {**row, **wanted})


def _insert(tx: Transaction, table: str, row: Mapping[str, Any]) -> None:
    values = ", ".join(f":{column}" for column in row)
    tx.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})", row)


def _merge(row: Row) -> Merge:
    return Merge(
        row["id"],
        row["walk_in_id"],
        row["person_id"],
        row["site_code"],
        row["merged_by"],
        moment(row["merged_at"]),
    )
