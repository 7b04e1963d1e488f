"""Numbered, forward-only migrations: `migrations/0001_start.sql` brings an empty database to version 1."""

import sqlite3
from importlib import resources

from bot.storage.store import StorageError


def migrations() -> dict[int, str]:
    """The SQL of each migration by its number."""
    files = resources.files("bot.storage").joinpath("migrations").iterdir()
    return {int(file.name[:4]): file.read_text("utf-8") for file in files if file.name.endswith(".sql")}


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest version, each step whole or not at all.

    Raises:
        StorageError: a newer version of the program wrote this database.
    """
    connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)")
    current = connection.execute("SELECT COALESCE(MAX(version), 0) FROM schema_version").fetchone()[0]
    steps = migrations()
    if current > max(steps):
        message = f"the database is of version {current}, this program knows {max(steps)}: update the program"
        raise StorageError(message)
    for version in sorted(steps):
        if version > current:
            _apply(connection, version, steps[version])


def _apply(connection: sqlite3.Connection, version: int, sql: str) -> None:
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {sql}; INSERT INTO schema_version VALUES ({version}); COMMIT;")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
