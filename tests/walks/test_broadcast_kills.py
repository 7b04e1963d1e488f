"""A broadcast is paused, killed, resumed, killed again in mid-send, and partly taken back; its result stays exact."""

import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.standin import Person, TelegramStandin, faults, telegram_standin
from tests.walks.process import Process, on_telegram, process
from tests.walks.program import CROWD

RECEIVERS = 400
KEPT = 10  # of those, chats from which Telegram deletes nothing
PATIENCE = 30.0
SETTINGS = {
    "ORGANISERS": "telegram:7",
    "BROADCAST_APPROVAL_ABOVE": "off",
    "BROADCAST_HOLD": "0s",
    "MESSAGES_PER_SECOND": "200",
}


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin() as standin:
        yield standin


def crowd(telegram: TelegramStandin, folder: Path) -> list[Person]:
    """Receivers, who have written to the bot before."""
    people = [telegram.person(1_000 + number, f"Người {number}") for number in range(RECEIVERS)]
    for person in people:
        person.chat.standing = "open"
    database = sqlite3.connect(folder / "bot.sqlite3", timeout=10)
    here = {"channel": "telegram", "bot": telegram.token.partition(":")[0]}
    facts = [{"id": f"c{person.id}", "address": str(person.id), **here} for person in people]
    with database:
        for sql in CROWD:
            database.executemany(sql, facts)
    database.close()
    return people


def results(program: Process) -> dict[str, tuple[str, str]]:
    """By chat: what the program says has become of the message, and of taking it back."""
    rows = program.rows("SELECT address, state, COALESCE(recall, '') FROM outbox WHERE cause = 'b1'")
    found = {address: (state, recall) for address, state, recall in rows}
    assert found.pop("7") == ("unreachable", "")  # the organiser has agreed to nothing
    assert len(found) == len(rows) - 1 == RECEIVERS
    return found


def arrived(person: Person) -> int:
    """How many copies of the broadcast somebody sees."""
    return sum("Mời vào phòng học" in text for text in person.texts)


async def until_sent(program: Process, count: int) -> None:
    await program.until(f"SELECT 1 FROM outbox WHERE cause = 'b1' AND state = 'sent' LIMIT 1 OFFSET {count}")  # noqa: S608


async def until_still(program: Process, state: str) -> None:
    """Wait until the broadcast is in that state and nothing of it is in the air."""
    air = "SELECT 1 FROM outbox WHERE cause = 'b1' AND state IN ('due', 'claimed')"
    await program.until(f"SELECT 1 FROM broadcast WHERE state = '{state}' AND NOT EXISTS ({air})")  # noqa: S608


async def test_a_broadcast_is_exact_whatever_happens_on_its_way(tmp_path: Path, telegram: TelegramStandin) -> None:
    boss = telegram.person(7, "Ban tổ chức", language="vi")
    async with process(tmp_path, **on_telegram(telegram), **SETTINGS) as program:
        people = crowd(telegram, tmp_path)
        await boss.says("/broadcast Mời vào phòng học")
        await boss.receives(f"{RECEIVERS} người nhận.", timeout=PATIENCE)
        boss.touches("Gửi cho")

        await until_sent(program, RECEIVERS // 5)
        await boss.sees("Đang gửi cho", timeout=PATIENCE)
        boss.touches("Tạm dừng gửi")
        await until_still(program, "paused")
        paused = results(program)
        assert Counter(state for state, _ in paused.values()).keys() == {"sent", "held"}
        await program.kill()
        await program.start()
        assert results(program) == paused

        await boss.says("gửi tiếp")
        await until_sent(program, RECEIVERS // 2)
        await program.kill()  # with up to a hundred messages in the air
        await program.start()
        await until_still(program, "done")
        sent = results(program)
        for person in people:
            state, _ = sent[str(person.id)]
            assert arrived(person) == 1 or state == "unknown", (person.id, state)
            assert arrived(person) <= 1

        for person in people[:KEPT]:
            telegram.fails(faults.bad_request("message can't be deleted"), method="deleteMessage", chat=person)
        await boss.says("thu hồi")
        await boss.receives("Xóa thông báo 1", timeout=PATIENCE)
        boss.touches("Thu hồi thông báo 1")
        await until_still(program, "recalled")
        recalled = results(program)
        for person in people:
            state, recall = recalled[str(person.id)]
            if state == "sent":
                assert (recall, arrived(person)) in {("deleted", 0), ("too_late", 1)}
        assert Counter(recall for _, recall in recalled.values())["too_late"] == KEPT - sum(
            sent[str(person.id)][0] == "unknown" for person in people[:KEPT]
        )
