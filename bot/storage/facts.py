"""Single facts that outlive the process, by name."""

from bot.storage.store import Transaction, one


def read(tx: Transaction, name: str) -> str | None:
    """The fact, if it was ever kept."""
    row = one(tx.rows("SELECT value FROM fact WHERE name = :name", {"name": name}))
    return row["value"] if row else None


def keep(tx: Transaction, name: str, value: str) -> None:
    """Keep a fact, in place of what it was."""
    tx.run(
        "INSERT INTO fact (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        {"name": name, "value": value},
    )


def keep_first(tx: Transaction, name: str, value: str) -> str:
    """Keep a fact unless there is one; the one that is kept."""
    tx.run(
        "INSERT INTO fact (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING", {"name": name, "value": value}
    )
    return read(tx, name) or value
