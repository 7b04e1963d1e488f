"""The SQLite driver: WAL, synchronous FULL, one writer whose waiting transactions share a commit."""

import asyncio
import logging
import sqlite3
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Self

import aiosqlite

from bot.storage.migrate import migrate, require
from bot.storage.store import Parameters, Row, StorageError, T, Work

_NOTHING: Parameters = {}
_BUSY_SECONDS = 5.0

_log = logging.getLogger(__name__)


class _Connection(aiosqlite.Connection):
    """An aiosqlite connection that runs a whole function on its thread: a hop per transaction, not per statement."""

    async def __aenter__(self) -> Self:
        try:
            await self
        except BaseException:
            await asyncio.to_thread(self._thread.join)  # or it would report to a loop that is closed by then
            raise
        return self

    async def on_thread(self, work: Callable[[sqlite3.Connection], T]) -> T:
        # aiosqlite's own methods are each one such call; it has no public name for a call of one's own
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result


def _translated(error: BaseException) -> BaseException:
    """What keeps the whole database from working is a StorageError; a statement that is wrong stays what it is."""
    if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
        return StorageError(f"the database does not work: {error}")
    return error


class _SqliteTransaction:
    """Statements on the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cursors: list[sqlite3.Cursor] = []

    def rows(self, sql: str, parameters: Parameters = _NOTHING) -> Sequence[Row]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as error:
            raise _translated(error) from error

    def each(self, sql: str, parameters: Parameters = _NOTHING) -> Iterator[Row]:
        try:
            cursor = self._connection.execute(sql, parameters)
            self._cursors.append(cursor)
            for row in cursor:  # noqa: UP028 - `yield from` would close the cursor on whichever thread drops us
                yield row
        except sqlite3.OperationalError as error:
            raise _translated(error) from error

    def run(self, sql: str, parameters: Parameters = _NOTHING) -> int:
        try:
            return self._connection.execute(sql, parameters).rowcount
        except sqlite3.OperationalError as error:
            raise _translated(error) from error

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> int:
        try:
            return self._connection.executemany(sql, parameters).rowcount
        except sqlite3.OperationalError as error:
            raise _translated(error) from error

    @contextmanager
    def part(self) -> Iterator[None]:
        self._connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk may have ended the whole transaction
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self._connection.execute("RELEASE part")

    def close(self) -> None:
        """End the reading of rows that nobody read to their end."""
        for cursor in self._cursors:
            cursor.close()


_Job = tuple[Work[Any], "asyncio.Future[Any]"]
_Finished = tuple["asyncio.Future[Any]", Any, BaseException | None]


class SqliteReader:
    """What one SQLite file holds, to read and to copy; made by `read_sqlite`."""

    def __init__(self, reader: _Connection) -> None:
        self._reader = reader

    async def read(self, work: Work[T]) -> T:
        """Run `work` on the reading connection."""
        return await self._reader.on_thread(partial(_snapshot, work))

    async def backup(self, path: Path) -> None:
        """Write a consistent copy while the program runs. `path` appears when the copy is whole and checked.

        Raises:
            StorageError: the file exists or cannot be written, or the copy is damaged.
        """
        try:
            await self._reader.on_thread(partial(_copy, path))
        except (sqlite3.Error, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise StorageError(f"cannot write {path}: {reason}") from error


class SqliteStore(SqliteReader):
    """A `Store` on one SQLite file; made by `open_sqlite`.

    `problem` says in plain words why nothing can be kept just now; `observe` is told the seconds of each commit and
    what shared it, on a thread of its own.
    """

    def __init__(self, writer: _Connection, reader: _Connection) -> None:
        super().__init__(reader)
        self.problem = ""
        self.observe: Callable[[float], None] = lambda _: None
        self._writer = writer
        self._waiting: deque[_Job] = deque()

    async def transaction(self, work: Work[T]) -> T:
        """Run `work` and commit, together with whatever else waits."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        await self._writer.on_thread(partial(self._commit, future.get_loop()))
        return await future

    def _commit(self, loop: asyncio.AbstractEventLoop, connection: sqlite3.Connection) -> None:
        """Run all that waits. Whoever asked is told on `loop`."""
        if not self._waiting:
            return  # the call before took ours along
        began = time.perf_counter()
        finished, problem = _commit_waiting(self._waiting, connection)
        self.observe(time.perf_counter() - began)
        if problem and not self.problem:
            _log.error("nothing can be kept, and nothing is acknowledged: %s", problem)
        elif self.problem and not problem:
            _log.info("the database works again")
        self.problem = problem
        loop.call_soon_threadsafe(_tell, finished)


def _copy(path: Path, connection: sqlite3.Connection) -> None:
    if path.exists():
        raise StorageError(f"{path} exists already: name a new file")
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)  # it holds names, and the key that signs cookies
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, which opens on a read-only disk as well
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StorageError(f"the copy is damaged, and so the database may be: {' '.join(found.split())}")
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _snapshot(work: Work[T], connection: sqlite3.Connection) -> T:
    connection.execute("BEGIN")
    try:
        with closing(_SqliteTransaction(connection)) as tx:
            return work(tx)
    finally:
        connection.execute("ROLLBACK")


def _commit_waiting(waiting: deque[_Job], connection: sqlite3.Connection) -> tuple[list[_Finished], str]:
    """Run all that waits in one transaction, each part of it whole or not at all; and what was in the way."""
    jobs = [waiting.popleft() for _ in range(len(waiting))]
    try:
        connection.execute("BEGIN IMMEDIATE")
        finished = [_attempt(connection, *jobs[0], is_first=True), *(_attempt(connection, *job) for job in jobs[1:])]
        connection.execute("COMMIT")
    except BaseException as error:  # noqa: BLE001 - whatever it was, nobody may believe that they were saved
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        failure = error if isinstance(error, StorageError) else StorageError(f"the database does not work: {error}")
        return [(future, None, failure) for _, future in jobs], str(failure)
    broken = (str(error) for _, _, error in finished if isinstance(error, StorageError) and error.__cause__)
    return finished, next(broken, "")


def _attempt(
    connection: sqlite3.Connection, work: Work[Any], future: "asyncio.Future[Any]", *, is_first: bool = False
) -> _Finished:
    """Run one's part. The first is no savepoint, in which statements with triggers are slow: it takes nothing along."""
    try:
        with closing(_SqliteTransaction(connection)) as tx, nullcontext() if is_first else tx.part():
            return future, work(tx), None
    except Exception as error:  # handed to whoever asked
        if not connection.in_transaction:
            raise  # SQLite has taken everything back: nobody's part is kept
        if is_first:
            connection.execute("ROLLBACK")
            connection.execute("BEGIN IMMEDIATE")
        return future, None, error


def _tell(finished: Iterable[_Finished]) -> None:
    for future, result, error in finished:
        if future.done():
            continue  # whoever asked was cancelled; what was done stays done
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS, cached_statements=512)
    connection.row_factory = sqlite3.Row
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


@asynccontextmanager
async def open_sqlite(path: Path) -> AsyncIterator[SqliteStore]:
    """Open the database, making and migrating it as needed.

    Raises:
        StorageError: it cannot be opened, or a newer version of the program wrote it.
    """
    async with AsyncExitStack() as opened:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            writer = await opened.enter_async_context(_Connection(partial(_connect, path, read_only=False), 64))
            reader = await opened.enter_async_context(_Connection(partial(_connect, path, read_only=True), 64))
            await writer.on_thread(migrate)
        except (sqlite3.Error, OSError) as error:
            raise StorageError(f"cannot open the database {path}: {error}") from error
        yield SqliteStore(writer, reader)


@asynccontextmanager
async def read_sqlite(path: Path, *, older: bool = False) -> AsyncIterator[SqliteReader]:
    """Open a database that exists, perhaps beside the program that writes it. Nothing is made and nothing changed.

    Raises:
        StorageError: it cannot be opened, or is of another version; with `older`, earlier ones are fine.
    """
    async with AsyncExitStack() as opened:
        try:
            if not path.is_file():  # noqa: ASYNC240 - one look before a long read
                raise StorageError(f"there is no database at {path}: look at DATABASE_URL, or start the program first")
            reader = await opened.enter_async_context(_Connection(partial(_connect, path, read_only=True), 64))
            await reader.on_thread(partial(require, older=older))
        except (sqlite3.Error, OSError) as error:
            raise StorageError(f"cannot open the database {path}: {error}") from error
        try:
            yield SqliteReader(reader)
        except BaseException:
            await reader.interrupt()  # whoever asked has gone: a long read need not go on to its end
            raise
