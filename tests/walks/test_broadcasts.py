"""Broadcasts as an organiser on Telegram makes them: written, seen, sent, watched, stopped, corrected, taken back."""

from datetime import timedelta

import pytest

from tests.standin import Person, faults
from tests.walks.program import Program

OURS = "THÔNG BÁO TỪ BAN TỔ CHỨC"
PREVIEW = "người nhận."
HELD = "Sẽ gửi lúc"


def broadcasts_of(person: Person) -> list[str]:
    """The broadcasts that somebody received."""
    return [text for text in person.texts if text.startswith((OURS, "FROM THE ORGANISERS"))]


async def later(program: Program, seconds: int) -> None:
    """Let the clock go on so far, and what is due then be sent."""
    await program.app.tick()
    await program.all_sent()
    program.clock.jump(program.clock() + timedelta(seconds=seconds))
    await program.app.tick()
    await program.all_sent()


async def goes_out(program: Program) -> None:
    """Let the hold pass, and everything be sent."""
    await later(program, 31)
    await later(program, 5)


async def previewed(boss: Person, text: str = "Nghỉ giải lao") -> None:
    """A broadcast that waits for its writer's word."""
    await boss.says(f"/broadcast {text}")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)


async def sent(program: Program, boss: Person, text: str = "Nghỉ giải lao") -> None:
    """A broadcast that went out."""
    await previewed(boss, text)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)


async def test_a_broadcast_is_written_seen_confirmed_held_and_counted(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    anna, stranger = await program.delegate("Anna Smith", language="en"), program.somebody()
    await stranger.says("xin chào")
    await stranger.receives()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp nội dung thông báo (tối đa 1.500 ký tự)")
    await boss.says("Chiều nay các điểm cầu đã sẵn sàng chưa?")
    first = await boss.receives("Người nhận sẽ đọc (telegram, English: 1):\n\nFROM THE ORGANISERS\nChiều nay")
    second = await boss.receives(f"Người nhận sẽ đọc (telegram, Tiếng Việt: 1):\n\n{OURS}\nChiều nay")
    assert not first.buttons and not second.buttons
    ready = await boss.receives("2 người nhận.\nTất cả\ntelegram: 2\nChưa đồng ý lưu thông tin, không nhận được: 1")
    assert ready.button("Gửi cho 2 người")
    assert await boss.taps("Gửi cho 2 người") == "Đã lưu"
    card = await boss.receives("Thông báo 1\nSẽ gửi lúc 07:00")
    await program.app.tick()
    assert broadcasts_of(lan) == []
    assert await boss.taps("Gửi cho 2 người") == "Không có gì thay đổi"
    await boss.receives("đã được gửi hoặc đã hủy trước đó")
    await goes_out(program)
    assert (len(broadcasts_of(lan)), len(broadcasts_of(anna)), broadcasts_of(stranger)) == (1, 1, [])
    lines = card.text.splitlines()
    assert lines[:3] == ["Thông báo 1", "Đã gửi xong.", "▓▓▓▓▓▓▓▓▓▓ 100%"]
    assert lines[3].startswith("Đã gửi 2, đang chờ 0, lỗi 0, chưa rõ 0, đã hủy 0, không liên lạc được 1.")
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.receives("1 · 07:00 6/9/2025 · đã gửi xong · Chiều nay các điểm cầu đã sẵn sàng chưa?")


@pytest.mark.parametrize(("word", "count"), [("gửi", 1), ("Gửi cho 1 người", 1), ("không gửi", 0), ("hủy", 0)])
async def test_a_broadcast_is_decided_by_word_as_well(program: Program, word: str, count: int) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await previewed(boss)
    ready = boss.messages[-1]
    await boss.says(word)
    await boss.receives(HELD if count else "Đã bỏ thông báo này")
    await boss.taps("Gửi cho 1 người", on=ready)
    await boss.receives("đã được gửi hoặc đã hủy")
    await goes_out(program)
    assert len(broadcasts_of(lan)) == count


@pytest.mark.parametrize("word", ["Hoàn tác", "hoàn tác"])
async def test_within_the_hold_a_broadcast_is_undone_and_is_a_draft_again(program: Program, word: str) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await previewed(boss)
    await boss.says("gửi")
    card = await boss.receives(HELD)
    await (boss.taps(word) if word == "Hoàn tác" else boss.says(word))
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)
    await goes_out(program)
    assert "Đã rút về bản nháp" in card.text
    assert broadcasts_of(lan) == []
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert len(broadcasts_of(lan)) == 1


async def test_a_broadcast_can_be_given_up_before_it_is_written(program: Program) -> None:
    boss = await program.organiser()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.taps("Hủy")
    await boss.receives("Đã hủy.")
    await boss.says("hôm nay học gì")
    await boss.receives("Lễ khai giảng")
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.says("/status")
    await boss.receives("Tình trạng")
    await boss.says("ngày mai học gì")
    await boss.receives("Chuyên đề")


async def test_a_broadcast_that_is_too_long_is_asked_for_again(program: Program) -> None:
    boss, _ = await program.organiser(), await program.delegate()
    await boss.says(f"/broadcast {'x' * 1501}")
    await boss.receives("Nội dung dài 1.501 ký tự, tối đa 1.500.")
    await boss.says("y" * 1500)
    await boss.receives("Người nhận sẽ đọc")


async def test_a_draft_is_changed_translated_and_tried_on_oneself(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    anna = await program.delegate("Anna Smith", language="en")
    await boss.says("/broadcast Nghỉ")
    await boss.receives("1")
    await boss.receives("1")
    await boss.receives(PREVIEW)
    await boss.taps("Sửa nội dung")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.says("Nghỉ 15 phút")
    await boss.receives("FROM THE ORGANISERS\nNghỉ 15 phút")
    await boss.receives(f"{OURS}\nNghỉ 15 phút")
    await boss.receives(PREVIEW)
    await boss.says("thêm bản tiếng Anh")
    await boss.receives("Xin gõ bản tiếng Anh")
    await boss.says("A break of 15 minutes")
    await boss.receives("FROM THE ORGANISERS\nA break of 15 minutes")
    await boss.receives(f"{OURS}\nNghỉ 15 phút")
    await boss.receives(PREVIEW)
    await boss.taps("Gửi thử cho tôi")
    trial = await boss.receives(OURS)
    assert trial.text == f"{OURS}\nNghỉ 15 phút"
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert broadcasts_of(lan) == [f"{OURS}\nNghỉ 15 phút"]
    assert broadcasts_of(anna) == ["FROM THE ORGANISERS\nA break of 15 minutes"]


async def test_receivers_whom_nobody_knows_to_have_got_it_are_left_to_the_organiser(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await previewed(boss)
    program.telegram.fails(
        faults.reset(accepted=True), method="sendMessage", chat=lan, when=lambda _, call: OURS in call["text"]
    )
    await boss.says("gửi")
    card = await boss.receives(HELD)
    await goes_out(program)
    assert "chưa rõ 1" in card.text
    await boss.taps("Gửi lại 1 tin chưa rõ")
    await boss.receives("Thông báo 1")
    await program.all_sent()
    assert len(broadcasts_of(lan)) == 2


async def test_delegates_and_former_strangers_cannot_broadcast_even_by_a_forged_tap(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await previewed(boss)
    sending = boss.messages[-1].raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await lan.forges_tap(sending, lan.messages[-1])
    await lan.receives("Hệ thống không có lệnh này.")
    await lan.says("/broadcast Xin chào cả lớp")
    await lan.receives("Hệ thống không có lệnh này.")
    await lan.says("tạm dừng")
    await lan.receives("Hệ thống chưa trả lời được câu này.")
    await goes_out(program)
    assert broadcasts_of(lan) == []
