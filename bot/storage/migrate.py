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
    current, steps = _version(connection), migrations()
    _refuse_newer(current, max(steps))
    for version in sorted(steps):
        if version > current:
            _apply(connection, version, steps[version])
    # Renaming a table leaves a temporary database open, and while one is, where it is kept cannot be chosen.
    connection.execute("PRAGMA temp_store = DEFAULT")
    connection.execute("PRAGMA temp_store = MEMORY")


def require(connection: sqlite3.Connection, *, older: bool) -> None:
    """Change nothing, but refuse a database that this program cannot read; with `older` only one that it never wrote.

    Raises:
        StorageError: which one it is, and what to do.
    """
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").fetchone():
        raise StorageError("it is not a database of this program: look at DATABASE_URL")
    current, newest = _version(connection), max(migrations())
    _refuse_newer(current, newest)
    if current < newest and not older:
        message = f"the database is of version {current}, this program needs {newest}: `diemcau run` brings it there"
        raise StorageError(message)


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("SELECT COALESCE(MAX(version), 0) FROM schema_version").fetchone()[0]
    return version


def _refuse_newer(current: int, newest: int) -> None:
    if current > newest:
        message = f"the database is of version {current}, this program knows {newest}: update the program"
        raise StorageError(message)


def _apply(connection: sqlite3.Connection, version: int, sql: str) -> None:
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {sql}; INSERT INTO schema_version VALUES ({version}); COMMIT;")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
