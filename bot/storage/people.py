"""Delegates: on a site's list, or walk-ins. A person need not have a chat."""

from bot.domain.people import Person
from bot.storage.store import Row, Transaction, moment, one, stamp


def add(tx: Transaction, person: Person, search_name: str) -> None:
    """Keep a new person. `search_name` is the folded name: only for search, never an identity."""
    tx.run(
        "INSERT INTO person (id, site_code, full_name, search_name, walk_in, registered_at)"
        " VALUES (:id, :site_code, :full_name, :search_name, :walk_in, :registered_at)",
        {
            "id": person.id,
            "site_code": person.site_code,
            "full_name": person.full_name,
            "search_name": search_name,
            "walk_in": int(person.walk_in),
            "registered_at": stamp(person.registered_at),
        },
    )


def rename(tx: Transaction, person_id: str, full_name: str, search_name: str) -> None:
    """Correct a name."""
    tx.run(
        "UPDATE person SET full_name = :full_name, search_name = :search_name WHERE id = :id",
        {"full_name": full_name, "search_name": search_name, "id": person_id},
    )


def move(tx: Transaction, person_id: str, site_code: str) -> None:
    """Change a person's site; their attendance is counted there from now on."""
    parameters = {"site_code": site_code, "id": person_id}
    tx.run("UPDATE person SET site_code = :site_code WHERE id = :id", parameters)
    tx.run("UPDATE attendance SET site_code = :site_code WHERE person_id = :id", parameters)


def list_walk_in(tx: Transaction, person_id: str) -> None:
    """They are on their site's list from now on."""
    tx.run("UPDATE person SET walk_in = 0 WHERE id = :id", {"id": person_id})


def forget(tx: Transaction, person_id: str) -> None:
    """Take the name away. Who ever checked in stays counted; nothing is left of others, once no chat is theirs."""
    rename(tx, person_id, "", "")
    tx.run("UPDATE person SET position = '', phone = NULL WHERE id = :id", {"id": person_id})
    tx.run("UPDATE substitute SET full_name = '' WHERE person_id = :id", {"id": person_id})
    tx.run(
        "DELETE FROM person WHERE id = :id AND NOT EXISTS (SELECT 1 FROM attendance WHERE person_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM contact WHERE person_id = :id)",
        {"id": person_id},
    )


def find(tx: Transaction, person_id: str) -> Person | None:
    """One of them."""
    row = one(
        tx.rows(
            "SELECT id, site_code, full_name, registered_at, walk_in, position FROM person WHERE id = :id",
            {"id": person_id},
        )
    )
    return _person(row) if row else None


def of_site(tx: Transaction, site_code: str) -> list[Person]:
    """All who belong to a site, by name, whether its list brought them or they enrolled themselves."""
    rows = tx.rows(
        "SELECT id, site_code, full_name, registered_at, walk_in, position FROM person WHERE site_code = :site_code"
        " AND full_name <> '' ORDER BY search_name, id",
        {"site_code": site_code},
    )
    return [_person(row) for row in rows]


def count(tx: Transaction) -> int:
    """How many people are enrolled."""
    number: int = tx.rows("SELECT COALESCE(SUM(n), 0) AS n FROM person_count")[0]["n"]
    return number


def _person(row: Row) -> Person:
    return Person(
        row["id"],
        row["site_code"],
        row["full_name"],
        moment(row["registered_at"]),
        bool(row["walk_in"]),
        row["position"],
    )
