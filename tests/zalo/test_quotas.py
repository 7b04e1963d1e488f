"""The free tier: every message counted, shown, warned of, and the last ones kept for answers and reminders."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.zalo import ZaloClient
from bot.channels.zalo_recovery import Quota
from bot.services import quotas
from tests.standin.zalo_world import FREE_MESSAGES, FREE_PEOPLE
from tests.walks.program import class_time
from tests.zalo.program import OnZalo, on_zalo


async def spent(here: OnZalo) -> int:
    (row,) = await here.program.rows("SELECT messages FROM quota_use")
    return int(row["messages"])


async def has_spent(here: OnZalo, messages: int) -> None:
    """One delegate has registered; what else came before is added."""
    await here.program.until("SELECT 1 FROM quota_use WHERE messages = 6")
    now, already = here.program.clock(), await spent(here)
    await here.program.app.store.transaction(lambda tx: quotas.spend(tx, "7001", messages - already, now))


def _client(here: OnZalo) -> ZaloClient:
    return next(client for client in here.program.app.clients if isinstance(client, ZaloClient))


def test_the_numbers_are_those_of_the_platform() -> None:
    assert (quotas.MESSAGES_PER_MONTH, quotas.PEOPLE_PER_BOT) == (FREE_MESSAGES, FREE_PEOPLE)


async def test_messages_are_counted_in_both_directions_as_the_platform_does(here: OnZalo) -> None:
    lan = await here.delegate()
    await lan.says("/me")
    await lan.receives()
    await here.program.all_sent()
    await here.program.until("SELECT 1 FROM quota_use WHERE messages = 8")
    assert here.zalo.bot.messages == 8


async def test_a_new_month_starts_from_nothing_by_vietnams_clocks(by_polling: OnZalo) -> None:
    lan = await by_polling.delegate()
    for day in ("2025-09-30T23:59", "2025-10-01T00:00"):
        by_polling.program.clock.jump(class_time(6, "00:00").fromisoformat(f"{day}:00+07:00"))
        await lan.says("/me")
        await lan.receives("Điểm danh của đồng chí")
    await by_polling.program.until("SELECT 1 FROM quota_use WHERE month = '2025-10' AND messages = 2")
    assert [row["month"] for row in await by_polling.program.rows("SELECT month FROM quota_use")] == [
        "2025-09",
        "2025-10",
    ]


async def test_organisers_are_warned_once_of_a_bot_that_is_nearly_used_up(by_polling: OnZalo) -> None:
    boss, lan = await by_polling.program.organiser(), await by_polling.delegate()
    await has_spent(by_polling, 2_399)
    await by_polling.program.app.watch_quotas()
    await by_polling.program.all_sent()
    assert "sắp hết" not in "".join(boss.texts)
    await lan.says("/me")
    await lan.receives()
    await by_polling.program.until("SELECT 1 FROM quota_use WHERE messages >= 2400")
    for _ in range(3):
        await by_polling.program.app.watch_quotas()
        await by_polling.program.all_sent()
    warned = [text for text in boss.texts if "sắp hết hạn mức" in text]
    assert len(warned) == 1
    assert "Zalo 7001" in warned[0]
    assert "1/50 người" in warned[0]


async def test_broadcasts_wait_while_little_is_left_and_answers_and_reminders_do_not(by_polling: OnZalo) -> None:
    program, lan = by_polling.program, await by_polling.delegate()
    boss, nam = await program.organiser(), await program.delegate("Nguyễn Văn Nam")
    await has_spent(by_polling, 2_700)
    await boss.says("/broadcast Nghỉ giải lao")
    await boss.receives("Zalo hết hạn mức tháng này, chờ sang tháng: 1")
    await boss.says("gửi")
    await boss.receives("Sẽ gửi sau 30 giây")
    program.clock.jump(class_time(6, "07:01"))
    await program.tick()
    await nam.receives("Nghỉ giải lao")
    program.clock.jump(class_time(6, "07:30"))
    await program.tick()
    await lan.receives("Nhắc lịch")
    await lan.says("điểm danh")
    await lan.receives("Đã điểm danh")
    assert "Nghỉ giải lao" not in "".join(lan.texts)
    await boss.says("/status")
    status = await boss.receives("Tình trạng")
    assert "thông báo chờ sang tháng" in status.text
    await boss.says("/broadcast 1")
    card = await boss.receives("Đã gửi 1, đang chờ 1")
    assert "chờ sang tháng: 1" in card.text
    assert "tin/giây" not in card.text
    program.clock.jump(class_time(30, "23:59") + timedelta(minutes=1))
    await lan.receives("Nghỉ giải lao")


async def test_a_used_up_quota_keeps_what_waits_and_tells_organisers_elsewhere(
    by_polling: OnZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Quota, "_FIRST_WAIT", timedelta(seconds=0.05))  # the sender waits by the real clock
    monkeypatch.setattr(_client(by_polling)._quota, "_wait", timedelta(seconds=0.05))
    program, lan, boss = by_polling.program, await by_polling.delegate(), await by_polling.program.organiser()
    by_polling.zalo.bot.most_messages = by_polling.zalo.bot.messages
    await lan.says("/me")
    await program.until("SELECT 1 FROM outbox WHERE state = 'due' AND error IS NOT NULL")
    await program.app.watch_quotas()
    await boss.receives("Zalo không nhận thêm tin của 7001 vì đã hết hạn mức.")
    await boss.says("/status")
    await boss.receives("Kênh zalo: Zalo says that the quota is used up")
    assert "quota" in (await program.app.problems())[0]
    assert lan.new == []
    by_polling.zalo.bot.most_messages = 3_000
    program.clock.jump(class_time(6, "07:02"))
    await lan.receives("Điểm danh của đồng chí")


async def test_the_fifty_first_person_is_not_served_and_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_zalo(tmp_path, webhook=True) as here:
        here.zalo.bot.most_people = 2
        lan, hoa = await here.delegate(), await here.delegate("Lê Thị Hoa")
        late = here.zalo.person("Người thứ ba")
        await late.says("xin chào")
        assert len(here.zalo.bot.unserved) == 1
        await hoa.says("/me")
        await hoa.receives("Lê Thị Hoa")
        await lan.says("/me")
        await lan.receives("Trần Thị Lan")
        assert late.messages == []
