"""The codes by which delegates on a list are known, as digests. New ones are staged while their sheet is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.storage.store import Transaction, one

STRETCH = 5_000  # in one transaction: short enough that nobody waits


@dataclass(frozen=True, slots=True)
class Listed:
    """A delegate on a site's list, as their line of the sheet names them."""

    id: str
    full_name: str
    position: str


def listed(tx: Transaction, site_code: str) -> Iterator[Listed]:
    """Who is on a site's list, by name."""
    rows = tx.each(
        "SELECT id, full_name, position FROM person WHERE walk_in = 0 AND site_code = :site_code AND full_name <> ''"
        " ORDER BY search_name, id",
        {"site_code": site_code},
    )
    return (Listed(row["id"], row["full_name"], row["position"]) for row in rows)


def count_listed(tx: Transaction) -> dict[str, int]:
    """How many are on each site's list."""
    rows = tx.rows(
        "SELECT site_code, COUNT(*) AS n FROM person WHERE walk_in = 0 AND full_name <> '' GROUP BY site_code"
    )
    return {row["site_code"]: row["n"] for row in rows}


def stage(tx: Transaction, digests: Iterable[tuple[str, str]]) -> None:
    """Keep new codes of people, which do not hold yet: pairs of person and digest."""
    tx.run_many(
        "INSERT INTO personal_code (person_id, next_digest) VALUES (:person_id, :digest)"
        " ON CONFLICT (person_id) DO UPDATE SET next_digest = excluded.next_digest",
        ({"person_id": person_id, "digest": digest} for person_id, digest in digests),
    )


def drop_staged(tx: Transaction) -> None:
    """Forget codes whose sheet was never finished."""
    tx.run("UPDATE personal_code SET next_digest = NULL WHERE next_digest IS NOT NULL")


def release(tx: Transaction) -> bool:
    """Let a stretch of the staged codes hold in place of the old ones; whether there may be more."""
    some = "SELECT person_id FROM personal_code WHERE next_digest IS NOT NULL LIMIT :limit"
    released = tx.run(
        f"UPDATE personal_code SET digest = next_digest, next_digest = NULL WHERE person_id IN ({some})",
        {"limit": STRETCH},
    )
    return released == STRETCH


def owner(tx: Transaction, digest: str) -> str | None:
    """The id of the person whose code has that digest."""
    row = one(tx.rows("SELECT person_id FROM personal_code WHERE digest = :digest", {"digest": digest}))
    return row["person_id"] if row else None


def is_known(tx: Transaction, person_id: str) -> bool:
    """Whether they have a code that holds."""
    query = "SELECT 1 FROM personal_code WHERE person_id = :id AND digest IS NOT NULL"
    return bool(tx.rows(query, {"id": person_id}))


def withdraw(tx: Transaction, person_id: str) -> bool:
    """Their code holds no more; whether they had one."""
    return tx.run("DELETE FROM personal_code WHERE person_id = :id", {"id": person_id}) == 1
