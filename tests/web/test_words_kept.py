"""What was said is kept once, and its ids only grow: a page resumes after the last one it saw."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.messages import ShownChoice
from bot.storage import retention, web_messages
from bot.storage.sqlite import SqliteStore, open_sqlite
from bot.storage.store import Transaction
from bot.storage.web_messages import Said

_AT = datetime(2025, 9, 6, 1, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:
        yield store


def _add(tx: Transaction, address: str, cause: str, at: datetime = _AT) -> int:
    said = Said(f"Chữ {cause}", (ShownChoice("agree", "Đồng ý"),))
    return web_messages.add(tx, address=address, cause=cause, from_person=False, said=said, at=at)


def _causes(tx: Transaction, address: str) -> list[str]:
    return [message.cause for message in web_messages.latest(tx, address, 100)]


async def test_a_message_comes_back_as_it_was_kept(store: SqliteStore) -> None:
    await store.transaction(lambda tx: _add(tx, "an", "1"))
    (message,) = await store.read(lambda tx: web_messages.latest(tx, "an", 10))
    assert message.said is not None
    assert (message.cause, message.said.text, message.at, message.from_person) == ("1", "Chữ 1", _AT, False)
    assert message.said.choices == (ShownChoice("agree", "Đồng ý"),)


async def test_one_cause_makes_one_message(store: SqliteStore) -> None:
    first = await store.transaction(lambda tx: _add(tx, "an", "1"))
    assert await store.transaction(lambda tx: _add(tx, "an", "1")) == first
    assert await store.read(lambda tx: _causes(tx, "an")) == ["1"]


async def test_forgetting_somebody_leaves_the_others_and_no_trace(store: SqliteStore) -> None:
    def work(tx: Transaction) -> None:
        for cause, address in (("1", "an"), ("2", "binh"), ("3", "an")):
            _add(tx, address, cause)
        web_messages.forget(tx, "an")

    await store.transaction(work)
    assert await store.read(lambda tx: _causes(tx, "an")) == []
    assert await store.read(lambda tx: _causes(tx, "binh")) == ["2"]
    rows = await store.read(lambda tx: tx.rows("SELECT * FROM web_message WHERE text LIKE '%3%' OR address = 'an'"))
    assert list(rows) == []


async def test_no_id_is_ever_given_out_again(store: SqliteStore) -> None:
    def work(tx: Transaction) -> list[int]:
        ids = []
        for turn in range(4):
            ids += [_add(tx, "an", f"{turn} a"), _add(tx, "an", f"{turn} b")]
            web_messages.forget(tx, "an")
            while retention.delete_stretch(tx, _AT + timedelta(days=1)):
                pass
        return ids

    ids = await store.transaction(work)
    assert ids == sorted(set(ids))


async def test_old_words_are_removed_and_newer_ones_stay(store: SqliteStore) -> None:
    def work(tx: Transaction) -> None:
        _add(tx, "an", "old")
        _add(tx, "an", "new", _AT + timedelta(days=2))
        while retention.delete_stretch(tx, _AT + timedelta(days=1)):
            pass

    await store.transaction(work)
    assert await store.read(lambda tx: _causes(tx, "an")) == ["new"]
