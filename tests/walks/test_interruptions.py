"""The program is killed, stopped and cut off at any moment, and nobody's words are lost or answered twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SimulatedClock
from bot.services import reminders
from bot.storage.store import StorageError
from tests.standin import TelegramStandin, faults, telegram_standin
from tests.walks.process import on_telegram, process
from tests.walks.program import DONG_SON, Program, class_time

PATIENCE = 30.0  # a start of the program on a busy machine


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin() as standin:
        yield standin
        assert standin.refusals == []


async def test_kill_9_at_each_step_of_a_delegates_walk_loses_nothing(tmp_path: Path, telegram: TelegramStandin) -> None:
    lan = telegram.person(1001, "Lan", language="vi")
    async with process(tmp_path, **on_telegram(telegram)) as program:
        await lan.starts("s_16378")
        await program.kill()  # perhaps before it was fetched, perhaps after
        await program.start()
        await lan.receives("Đồng chí có đồng ý không?", timeout=PATIENCE)
        lan.touches("Đồng ý")
        await program.until("SELECT 1 FROM inbox WHERE kind = 'action'")  # kept, perhaps not handled yet
        await program.kill()
        await program.start()
        await lan.receives("Xin gõ họ và tên", timeout=PATIENCE)
        await program.kill()
        await lan.says("Trần Thị Lan")  # while it is down
        await program.start()
        await lan.receives("Đã ghi danh đồng chí Trần Thị Lan", timeout=PATIENCE)
        lan.touches("Điểm danh")
        await program.until("SELECT 1 FROM attendance")  # committed, perhaps not said yet
        await program.kill()
        await program.start()
        await lan.receives("Đã điểm danh: Buổi sáng", timeout=PATIENCE)
        await lan.says("/me")
        await lan.receives("✓ Buổi sáng", timeout=PATIENCE)
        await telegram.until_all_taken(PATIENCE)
        assert program.rows("SELECT COUNT(*) FROM person") == program.rows("SELECT COUNT(*) FROM attendance") == [(1,)]
        await program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE state <> 'done')")
        assert program.rows("SELECT COUNT(*) FROM inbox") == [(5,)]


async def test_kill_9_in_mid_send_says_a_receipt_again_rather_than_never(
    tmp_path: Path, telegram: TelegramStandin
) -> None:
    lan = telegram.person(1001, "Lan", language="vi")
    async with process(tmp_path, **on_telegram(telegram)) as program:
        stalled = telegram.fails(faults.stall(accepted=True), method="sendMessage")
        await lan.starts()
        await stalled.until_struck(PATIENCE)
        await program.kill()
        await program.start()
        await lan.receives("Đồng chí có đồng ý không?", timeout=PATIENCE)
        await lan.receives("Đồng chí có đồng ý không?", timeout=PATIENCE)
        await program.until("SELECT 1 FROM outbox WHERE state = 'sent' AND unknown_at IS NOT NULL")


async def test_kill_9_among_many_people_answers_each_update_once(tmp_path: Path, telegram: TelegramStandin) -> None:
    people = [telegram.person(2000 + number, f"Người {number}", language="vi") for number in range(40)]
    async with process(tmp_path, **on_telegram(telegram)) as program:
        for person in people:
            await person.starts()
        await program.until("SELECT 1 FROM outbox WHERE state = 'sent'")
        await program.kill()
        await program.start()
        for person in people:
            await person.receives("Đồng chí có đồng ý không?", timeout=PATIENCE)
        await program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE state <> 'sent')")
        again = program.rows("SELECT COUNT(*) FROM outbox WHERE unknown_at IS NOT NULL")[0][0]
        assert program.rows("SELECT COUNT(*) FROM outbox") == [(40,)]
        assert sum(len(person.messages) - 1 for person in people) <= again


async def test_sigterm_finishes_what_is_held_and_repeats_nothing(tmp_path: Path, telegram: TelegramStandin) -> None:
    people = [telegram.person(2000 + number, f"Người {number}", language="vi") for number in range(20)]
    async with process(tmp_path, **on_telegram(telegram)) as program:
        for person in people:
            await person.starts()
        await program.until("SELECT 1 FROM inbox")
        assert await program.terminate() == (0, "")
        await program.start()
        for person in people:
            await person.receives("Đồng chí có đồng ý không?", timeout=PATIENCE)
        await telegram.until_all_taken(PATIENCE)
        assert await program.terminate() == (0, "")
        assert program.rows("SELECT state, COUNT(*) FROM outbox GROUP BY state") == [("sent", 20)]
    assert Counter(len(person.messages) for person in people) == {1: 20}


async def test_a_lost_answer_of_telegram_and_updates_out_of_order_change_nothing(program: Program) -> None:
    lan = await program.delegate()
    program.telegram.fails(faults.server_error(accepted=True), method="getUpdates", times=1)
    await program.at(6, "08:00")
    await lan.says("điểm danh")
    await lan.receives("Có mặt lúc 08:00")
    await program.telegram.repeats_updates(3)
    await lan.says("/me")
    await lan.receives("có mặt, 08:00")
    await program.all_sent()
    assert len(await program.rows("SELECT * FROM attendance")) == 1


async def test_the_time_of_the_message_counts_although_the_program_was_down(program: Program) -> None:
    lan = await program.delegate()
    await program.stop()
    program.clock.jump(class_time(6, "08:05"))
    await lan.says("điểm danh")
    await program.at_start(6, "08:40")
    await lan.receives("Có mặt lúc 08:05")
    (record,) = await program.rows("SELECT status, happened_at, received_at FROM attendance")
    assert list(record.values()) == ["present", "2025-09-06T01:05:00.000Z", "2025-09-06T01:40:00.000Z"]


async def test_a_reminder_cut_off_in_mid_planning_reaches_everyone_once(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ladder, the delegates who are clerks and one site are planned before a power cut."""
    monkeypatch.setattr("bot.storage.reminders.STRETCH", 2)
    sites = {"A": DONG_SON, "B": DONG_SON, "C": "s_21109", "D": "s_21109", "E": "s_H00"}
    people = [await program.delegate(f"Nguyễn Văn {letter}", site) for letter, site in sites.items()]
    with monkeypatch.context() as cut:
        count = iter(range(10))
        honest = reminders.plan

        def cut_off(*given: Any) -> Any:
            if next(count) > 2:
                raise StorageError("the power is gone")
            return honest(*given)

        cut.setattr("bot.services.reminders.plan", cut_off)
        with pytest.raises(StorageError):
            await program.at(6, "07:30")
        (run,) = await program.rows("SELECT * FROM reminder_run WHERE state = 'planning'")
        assert (run["progress"], run["receivers"]) == (1, 1)
        await program.stop()
    await program.start()
    for person in people:
        await person.receives("Nhắc lịch: Buổi sáng")
    await program.all_sent()
    assert [sum("Nhắc lịch" in text for text in person.texts) for person in people] == [1] * 5


async def test_a_clock_that_stands_still_does_not_keep_back_what_must_be_sent_again(program: Program) -> None:
    lan = await program.delegate()
    program.telegram.fails(faults.server_error(502), method="sendMessage")
    await lan.says("hôm nay học gì")
    await program.until("SELECT 1 FROM outbox WHERE attempts > 0 AND state = 'due'")
    await program.at(6, "07:30")
    await lan.receives("Lễ khai giảng")


async def test_a_job_that_fails_holds_up_no_other_and_is_told_of(tmp_path: Path, telegram: TelegramStandin) -> None:
    program = Program(tmp_path, telegram, SimulatedClock(class_time(6, "07:00"), speed=0))
    await program.start()
    try:
        lan = await program.delegate()
        await program.app.store.transaction(lambda tx: tx.run("ALTER TABLE change_notice RENAME TO elsewhere"))
        async with asyncio.timeout(10):
            while not (problems := await program.app.problems()):  # noqa: ASYNC110 - a job tells nobody of its end
                await asyncio.sleep(0.05)
        assert problems == ["tell_changes fails again and again: the log has the error"]
        program.clock.jump(class_time(6, "07:30"))
        await lan.receives("Nhắc lịch: Buổi sáng")
        await program.app.store.transaction(lambda tx: tx.run("ALTER TABLE elsewhere RENAME TO change_notice"))
        async with asyncio.timeout(10):
            while await program.app.problems():  # noqa: ASYNC110 - nor that it went well
                await asyncio.sleep(0.05)
    finally:
        await program.stop()
