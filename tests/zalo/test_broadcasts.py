"""Broadcasts on Zalo, which has no buttons, edits nothing and takes nothing back."""

from datetime import timedelta

import pytest

from tests.zalo.program import OnZalo

OURS = "THÔNG BÁO TỪ BAN TỔ CHỨC"


@pytest.fixture
def here(by_polling: OnZalo) -> OnZalo:
    return by_polling


async def goes_out(here: OnZalo) -> None:
    """Let the hold pass, and everything be sent."""
    program = here.program
    for seconds in (31, 5):
        await program.tick()
        await program.all_sent()
        program.clock.jump(program.clock() + timedelta(seconds=seconds))
        await program.tick()
        await program.all_sent()


async def test_people_on_zalo_confirm_by_a_number_and_the_preview_shows_that(here: OnZalo) -> None:
    boss, lan = await here.program.organiser(), await here.delegate()
    await boss.says("/broadcast Mời vào phòng học")
    await boss.receives("Người nhận sẽ đọc (Zalo, Tiếng Việt: 1)")
    await boss.receives("1 người nhận.")
    await boss.says("hỏi xác nhận đã đọc")
    shown = await boss.receives("Người nhận sẽ đọc (Zalo, Tiếng Việt: 1)")
    assert shown.text.endswith(f"{OURS}\nMời vào phòng học\n\n1. Đã đọc")
    await boss.receives("1 người nhận.")
    await boss.says("gửi")
    await boss.receives("Sẽ gửi sau 30 giây")
    await goes_out(here)
    message = await lan.receives(OURS)
    assert message.text.endswith("1. Đã đọc")
    await lan.answers("1")
    await lan.receives("Đã ghi nhận đồng chí đã đọc thông báo.")
    await boss.says("/broadcast 1")
    await boss.receives("Đã xác nhận đọc: 1/1")


async def test_a_correction_comes_as_one_more_message_and_nothing_is_taken_back(here: OnZalo) -> None:
    boss, lan = await here.program.organiser(), await here.delegate()
    await boss.says("/broadcast Học lúc 13:00")
    await boss.receives("1 người nhận.")
    await boss.says("gửi")
    await boss.receives("Sẽ gửi sau 30 giây")
    await goes_out(here)
    await lan.receives(OURS)
    await boss.says("đính chính")
    await boss.receives("Xin gõ nội dung đúng")
    await boss.says("Học lúc 14:00")
    await boss.receives("ĐÍNH CHÍNH · THAY CHO THÔNG BÁO TRƯỚC\nHọc lúc 14:00")
    await boss.receives("1 người nhận.")
    await boss.says("gửi")
    await boss.receives("Sẽ gửi sau 30 giây")
    await goes_out(here)
    await lan.receives("ĐÍNH CHÍNH · THAY CHO THÔNG BÁO TRƯỚC\nHọc lúc 14:00")
    await boss.says("/broadcast recall:b1")
    await boss.receives("Xóa thông báo 1")
    await boss.taps("Thu hồi thông báo 1")
    await here.program.tick()
    await here.program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE recall = 'wanted')")
    await goes_out(here)
    await boss.says("/broadcast 1")
    await boss.receives("Đã xóa 0 tin, còn 0, không xóa được 1.")


async def test_an_organiser_on_zalo_gets_a_card_only_when_the_state_changes(here: OnZalo) -> None:
    boss, _ = await here.organiser(), await here.delegate()
    await boss.says("/broadcast Mời vào phòng học")
    await boss.receives("1 người nhận.")
    await boss.says("gửi")
    await boss.receives("Thông báo 1\nSẽ gửi sau 30 giây")
    await goes_out(here)
    await boss.receives("Thông báo 1\nĐã gửi xong.")
    before = len(boss.messages)
    for _ in range(3):
        await goes_out(here)
    assert len(boss.messages) == before
