"""The seam between SQL and whatever runs it.

A transaction is a plain function: it runs start to end on the writer's own thread, so nothing can come between its
statements, and a cancelled task cannot leave it half open. Statements use `:name` parameters and only SQL that SQLite
and PostgreSQL both understand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol, TypeVar

Value = str | int | float | bytes | None
Parameters = Mapping[str, Value]
Row = Mapping[str, Any]
T = TypeVar("T")


class StorageError(Exception):
    """The database cannot be used; the message says what to do."""


class Transaction(Protocol):
    """What a function inside a transaction may do."""

    def rows(self, sql: str, parameters: Parameters = ...) -> Sequence[Row]:
        """The rows that a query yields."""
        ...

    def each(self, sql: str, parameters: Parameters = ...) -> Iterator[Row]:
        """The same one after the other, never all in memory; to be read before the transaction is over."""
        ...

    def run(self, sql: str, parameters: Parameters = ...) -> int:
        """Run a statement; the number of rows it changed."""
        ...

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> int:
        """Run a statement once for each set of parameters; the number of rows changed in all."""
        ...

    def part(self) -> AbstractContextManager[None]:
        """A part of the transaction: what is done inside is kept whole, or not at all when it raises."""
        ...


Work = Callable[[Transaction], T]


class Store(Protocol):
    """A database. Transactions that wait at the same time share one commit."""

    async def transaction(self, work: Work[T]) -> T:
        """Run `work`; it is on disk when this returns. If it raises, nothing of it is kept."""
        ...

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a snapshot, beside the writer."""
        ...


def one(rows: Sequence[Row]) -> Row | None:
    """The only row, or None."""
    return rows[0] if rows else None


def quoted(words: Iterable[str]) -> str:
    """Names of ours as a list in SQL; never what somebody typed."""
    return ", ".join(f"'{word}'" for word in sorted(words))


@lru_cache(maxsize=4096)
def stamp(moment: datetime) -> str:
    """A moment as the database keeps it: fixed-width ISO-8601 in UTC, so that text order is time order.

    Raises:
        ValueError: the moment is naive.
    """
    if moment.tzinfo is None:
        message = f"a time without a zone cannot be stored: {moment}"
        raise ValueError(message)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """The aware UTC moment behind a stamp."""
    return datetime.fromisoformat(text)
