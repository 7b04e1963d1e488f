"""Broadcasts as an organiser on Telegram makes them: written, seen, sent, watched, stopped, corrected, taken back."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bot.domain.people import Role
from tests.standin import Person, faults
from tests.standin.chats import Message
from tests.walks.program import Program, running

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"pixels" * 20
OURS = "THÔNG BÁO TỪ BAN TỔ CHỨC"
PREVIEW = "người nhận."
HELD = "Sẽ gửi sau 30 giây"


def broadcasts_of(person: Person) -> list[str]:
    """The broadcasts that somebody received."""
    return [text for text in person.texts if text.startswith((OURS, "FROM THE ORGANISERS"))]


def content_of(program: Program, message: Message) -> bytes:
    """The file that came with a message."""
    sent = message.raw["photo"][-1] if "photo" in message.raw else message.raw["document"]
    return program.telegram.world.files[sent["file_id"]].content


async def later(program: Program, seconds: int) -> None:
    """Let the clock go on so far, and what is due then be sent."""
    await program.tick()
    await program.all_sent()
    program.clock.jump(program.clock() + timedelta(seconds=seconds))
    await program.tick()
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
    first = await boss.receives("Người nhận sẽ đọc (Telegram, English: 1):\n\nFROM THE ORGANISERS\nChiều nay")
    second = await boss.receives(f"Người nhận sẽ đọc (Telegram, Tiếng Việt: 1):\n\n{OURS}\nChiều nay")
    assert first.buttons == second.buttons == []
    ready = await boss.receives("2 người nhận.\nTất cả\nTelegram: 2\nChưa đồng ý lưu thông tin, không nhận được: 1")
    assert ready.button("Gửi cho 2 người")
    assert await boss.taps("Gửi cho 2 người") == "Đã lưu"
    card = await boss.receives("Thông báo 1\nSẽ gửi sau 30 giây nữa, lúc 07:00")
    await program.tick()
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


# --- whom it is for ---------------------------------------------------------------------------------------------------


async def choosing(boss: Person) -> None:
    """The choice of receivers, opened from a preview."""
    await previewed(boss)
    await boss.taps("Chọn người nhận")
    await boss.sees("Chọn bên dưới, hoặc gõ")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("chưa điểm danh", ["Người nhận: 1", "Người chưa điểm danh: Buổi sáng Thứ Bảy, 6/9"]),
        ("Thanh Hóa", ["Người nhận: 2", "Tất cả", "Ở: Thanh Hóa"]),
        ("tỉnh Quảng Ngãi, zalo", ["Người nhận: 0", "Tất cả", "Ở: Quảng Ngãi", "Chỉ Zalo"]),
        ("phường Đông Sơn Thanh Hóa", ["Người nhận: 2", "Tất cả", "Ở: Phường Đông Sơn, Thanh Hóa"]),
        ("thư ký", ["Người nhận: 1", "Thư ký điểm cầu"]),
        ("gửi cho thư ký chưa báo cáo ở Thanh Hóa", ["Người nhận: 1", "Thư ký, chủ trì", "Ở: Thanh Hóa"]),
        ("chủ trì", ["Người nhận: 0", "Chủ trì điểm cầu"]),
        ("cán bộ tổng hợp, web", ["Người nhận: 0", "Cán bộ tổng hợp", "Chỉ trang web"]),
        ("người vắng", ["Người nhận: 0", "Người vắng: Buổi sáng Thứ Bảy, 6/9"]),
        ("clerks in Thanh Hoa", ["Người nhận: 1", "Thư ký điểm cầu", "Ở: Thanh Hóa"]),
    ],
)
async def test_receivers_are_chosen_in_words(program: Program, typed: str, shown: list[str]) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    clerk = program.somebody("Thư ký")
    await clerk.says(await program.invite(Role.CLERK, "16378"))
    await clerk.receives("thư ký")
    await program.delegate("Hồ Thị Sương", "s_21109")
    await program.at(6, "08:00")
    await lan.says("điểm danh")
    await lan.receives("Đã điểm danh")
    await choosing(boss)
    await boss.says(typed)
    answer = await boss.receives(shown[0])
    assert all(line.startswith(begin) for begin, line in zip(shown, answer.text.splitlines(), strict=False)), (
        answer.text
    )


async def test_receivers_are_chosen_by_buttons_in_one_message_that_changes(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await choosing(boss)
    message = boss.messages[-1]
    await boss.taps("Người chưa điểm danh")
    await boss.sees("Người chưa điểm danh: Buổi sáng Thứ Bảy, 6/9")
    await boss.taps("Buổi chiều Thứ Bảy, 6/9")
    await boss.sees("Người chưa điểm danh: Buổi chiều Thứ Bảy, 6/9")
    await boss.taps("Chỉ Telegram")
    await boss.sees("Chỉ Telegram")
    assert boss.messages[-1].id == message.id
    assert message.button("✓ Chỉ Telegram")
    await boss.taps("Xem lại thông báo")
    await boss.receives("Người nhận sẽ đọc (Telegram, Tiếng Việt: 1)")
    await boss.receives("1 người nhận.\nNgười chưa điểm danh: Buổi chiều Thứ Bảy, 6/9\nChỉ Telegram\nTelegram: 1")
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert len(broadcasts_of(lan)) == 1


async def test_a_site_of_a_common_name_is_asked_for(program: Program) -> None:
    boss, _ = await program.organiser(), await program.delegate()
    await choosing(boss)
    await boss.says("xã Đông Sơn")
    await boss.receives("Người nhận: 0")
    await boss.says("Tân Phú")
    await boss.receives("điểm cầu có tên như vậy")
    await boss.says("Bến Đò Ma")
    await boss.receives("Không hiểu “Bến Đò Ma”.")


async def test_what_another_organiser_has_sent_meanwhile_keeps_its_receivers_and_that_is_said(program: Program) -> None:
    boss, second, lan = await program.organiser(), await program.organiser(), await program.delegate()
    await choosing(boss)
    await boss.says("Thanh Hóa")
    await boss.receives("Ở: Thanh Hóa")
    before = await program.rows("SELECT * FROM broadcast_place ORDER BY code")
    await second.says("/broadcast 1")
    await second.receives(PREVIEW)
    await second.says("gửi")
    await second.receives(HELD)
    await boss.says("Quảng Ngãi, zalo")
    await boss.receives("đã được gửi hoặc đã hủy")
    await boss.taps("Chỉ Zalo")
    await boss.receives("đã được gửi hoặc đã hủy")
    await boss.says("hôm nay học gì")
    await boss.receives("Lễ khai giảng")
    assert await program.rows("SELECT * FROM broadcast_place ORDER BY code") == before
    await goes_out(program)
    assert len(broadcasts_of(lan)) == 1


@pytest.mark.parametrize("typed", ["Quảng Ngãi", "Tân Phú", "Bến Đò Ma"])
async def test_receivers_of_what_was_sent_are_chosen_no_more_in_any_words(program: Program, typed: str) -> None:
    boss, second, _ = await program.organiser(), await program.organiser(), await program.delegate()
    await choosing(boss)
    await second.says("/broadcast 1")
    await second.receives(PREVIEW)
    await second.says("gửi")
    await second.receives(HELD)
    await boss.says(typed)
    await boss.receives("đã được gửi hoặc đã hủy")
    assert await program.rows("SELECT * FROM broadcast_place") == []
    assert await program.rows("SELECT receivers FROM broadcast") == [{"receivers": '{"who": "everyone"}'}]


# --- a second organiser -----------------------------------------------------------------------------------------------


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[Program]:
    """Every broadcast must be approved."""
    async with running(tmp_path, broadcast_approval_above=0) as program:
        yield program


async def asked(boss: Person, second: Person) -> None:
    """A broadcast of which the second organiser was told."""
    await previewed(boss)
    await boss.says("gửi")
    await boss.receives("Chờ một người thứ hai")
    await second.receives("Người nhận sẽ đọc")
    await second.receives("Đề nghị đồng chí duyệt thông báo 1, đúng như trên, gửi cho 1 người.")


async def test_above_a_number_a_second_organiser_approves_exactly_that(strict: Program) -> None:
    boss, second, lan = await strict.organiser(), await strict.organiser(), await strict.delegate()
    await asked(boss, second)
    await goes_out(strict)
    assert broadcasts_of(lan) == []
    assert await second.taps("Duyệt thông báo 1") == "Đã lưu"
    await second.receives(HELD)
    await boss.receives(HELD)
    await goes_out(strict)
    assert len(broadcasts_of(lan)) == 1
    await second.taps("Không duyệt thông báo 1")
    await second.receives("đã được duyệt, gửi hoặc hủy")


async def test_an_edit_cancels_the_request_for_approval(strict: Program) -> None:
    boss, second, lan = await strict.organiser(), await strict.organiser(), await strict.delegate()
    await asked(boss, second)
    request = second.messages[-1]
    await boss.taps("Sửa nội dung", on=boss.messages[-1])
    await boss.receives("Xin gõ")
    await boss.says("Nghỉ thêm 5 phút")
    await boss.receives("Người nhận sẽ đọc")
    await second.taps("Duyệt thông báo 1", on=request)
    await second.receives("đã được sửa hoặc rút lại")
    await boss.says("gửi")
    await boss.receives("Chờ một người thứ hai")
    await second.taps("Duyệt thông báo 1", on=request)
    await second.receives("đã được sửa hoặc rút lại")
    await goes_out(strict)
    assert broadcasts_of(lan) == []


async def test_nobody_approves_their_own_words_and_a_refusal_gives_them_back(strict: Program) -> None:
    boss, second, _ = await strict.organiser(), await strict.organiser(), await strict.delegate()
    await asked(boss, second)
    approving = second.messages[-1].raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await boss.forges_tap(approving, boss.messages[-1])
    await boss.receives("do chính đồng chí viết")
    await second.says("Không duyệt thông báo 1")
    await second.receives("Đã trả thông báo 1 lại cho người viết.")
    await boss.receives("Thông báo 1 không được duyệt.")
    await boss.taps("Thông báo 1")
    await boss.receives("Người nhận sẽ đọc")


async def test_where_there_is_no_second_organiser_it_says_what_to_do(strict: Program) -> None:
    boss, lan = await strict.organiser(), await strict.delegate()
    await previewed(boss)
    await boss.says("gửi")
    await boss.receives("diemcau invite organiser")
    await goes_out(strict)
    assert broadcasts_of(lan) == []
    second = await strict.organiser()
    await boss.says("Gửi cho 1 người")
    await boss.receives("Chờ một người thứ hai")
    await second.receives("Người nhận sẽ đọc")


async def test_what_was_approved_stays_so_through_an_undo_until_it_is_changed(strict: Program) -> None:
    boss, second, lan = await strict.organiser(), await strict.organiser(), await strict.delegate()
    await asked(boss, second)
    await second.taps("Duyệt thông báo 1")
    await boss.receives(HELD)
    await boss.taps("Hoàn tác")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await boss.taps("Hoàn tác")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)
    await boss.taps("Chọn người nhận")
    await boss.sees("Chọn bên dưới")
    await boss.says("Thanh Hóa")
    await boss.receives("Ở: Thanh Hóa")
    await boss.says("xem lại thông báo")
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives("Chờ một người thứ hai")
    await goes_out(strict)
    assert broadcasts_of(lan) == []


async def test_nobody_approves_from_another_chat_of_their_own(strict: Program) -> None:
    boss, other, _ = await strict.organiser(), await strict.organiser(), await strict.delegate()
    await strict.app.store.transaction(
        lambda tx: tx.run(
            "UPDATE contact SET person_id = (SELECT id FROM person) WHERE address IN (:a, :b)",
            {"a": str(boss.id), "b": str(other.id)},
        )
    )
    await previewed(boss)
    await boss.says("gửi")
    await boss.receives("diemcau invite organiser")


# --- under way --------------------------------------------------------------------------------------------------------


@pytest.fixture
async def quick(tmp_path: Path) -> AsyncIterator[Program]:
    """A program that sends fast enough for a test, and slowly enough to be stopped."""
    async with running(tmp_path, messages_per_second=100) as program:
        yield program


async def under_way(program: Program, boss: Person) -> None:
    """A broadcast of which some have been sent."""
    await previewed(boss)
    await boss.says("gửi")
    await boss.receives(HELD)
    program.clock.jump(program.clock() + timedelta(seconds=31))
    await program.tick()
    await program.until("SELECT 1 FROM outbox WHERE cause = 'b1' AND state = 'sent' LIMIT 1 OFFSET 10")


async def settled(program: Program) -> dict[str, int]:
    """The broadcast's messages by state, when nothing is in the air."""
    await program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('due', 'claimed'))")
    rows = await program.rows("SELECT state, COUNT(*) AS n FROM outbox WHERE cause = 'b1' GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


@pytest.mark.parametrize(("pausing", "resuming"), [("Tạm dừng gửi", "Gửi tiếp"), ("tạm dừng", "gửi tiếp")])
async def test_a_pause_holds_what_was_not_sent_and_nobody_gets_it_twice(
    quick: Program, pausing: str, resuming: str
) -> None:
    boss, crowd = await quick.organiser(), await quick.crowd(60)
    await under_way(quick, boss)
    await (boss.taps(pausing) if pausing[0] == "T" else boss.says(pausing))
    await boss.sees("Tạm dừng. Tin chưa gửi được giữ lại.")
    await quick.tick()
    before = await settled(quick)
    assert set(before) == {"sent", "held"}
    assert before["held"] > 0
    await quick.restart()
    await quick.tick()
    assert await settled(quick) == before
    await (boss.taps(resuming) if resuming[0] == "G" else boss.says(resuming))
    await goes_out(quick)
    assert await settled(quick) == {"sent": 60}
    assert [len(broadcasts_of(person)) for person in crowd] == [1] * 60


async def test_what_another_broadcast_says_is_not_held_up_by_a_paused_one(quick: Program) -> None:
    boss, crowd = await quick.organiser(), await quick.crowd(60)
    await under_way(quick, boss)
    await boss.says("tạm dừng")
    await boss.receives("Tạm dừng")
    await quick.tick()
    await sent(quick, boss, "Lớp nghỉ sớm")
    assert all(person.texts[-1] == f"{OURS}\nLớp nghỉ sớm" for person in crowd)


async def test_a_stop_cancels_what_was_not_sent(quick: Program) -> None:
    boss, crowd = await quick.organiser(), await quick.crowd(60)
    await under_way(quick, boss)
    await boss.taps("Dừng hẳn")
    await quick.tick()
    found = await settled(quick)
    await later(quick, 1)
    assert set(found) == {"sent", "cancelled"}
    assert sum(len(broadcasts_of(person)) for person in crowd) == found["sent"]
    await boss.sees("Đã dừng hẳn. Tin chưa gửi đã bị hủy.\n")
    await boss.says("gửi tiếp")
    await boss.receives("Không có thông báo nào như vậy.")


async def test_the_card_is_edited_in_place_and_says_when_the_last_one_will_have_it(quick: Program) -> None:
    boss, _ = await quick.organiser(), await quick.crowd(150)
    await under_way(quick, boss)
    card = boss.messages[-1]
    await later(quick, 5)
    assert boss.messages[-1] is card
    assert card.text.startswith("Thông báo 1\nĐã gửi xong.\n▓▓▓▓▓▓▓▓▓▓ 100%\nĐã gửi 150")
    edits = [call.args["text"] for call in quick.telegram.calls if call.method == "editMessageText"]
    assert edits[0].startswith("Thông báo 1\nĐang gửi cho 150 người.\n░░░░░░░░░░ ")
    assert edits[0].endswith("100 tin/giây; người cuối nhận lúc khoảng 07:00, Thứ Bảy, 6/9.")
    assert len(edits) <= 4


async def test_the_page_is_not_slowed_by_the_rate_that_platforms_allow(tmp_path: Path) -> None:
    async with running(tmp_path, messages_per_second=0.01) as program:
        boss = await program.organiser()
        await program.crowd(30, channel="web")
        await sent(program, boss)
        await boss.sees("Đã gửi 30, đang chờ 0")


# --- afterwards -------------------------------------------------------------------------------------------------------


async def test_what_was_sent_is_corrected_in_place(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await sent(program, boss, "Học lúc 13:00")
    await boss.taps("Đính chính")
    await boss.receives("Xin gõ nội dung đúng")
    await boss.says("Học lúc 14:00")
    await boss.receives(f"Người nhận sẽ đọc (Telegram, Tiếng Việt: 1):\n\n{OURS}\nHọc lúc 14:00")
    await boss.receives("1 người nhận.\nNgười đã nhận thông báo 1")
    await boss.says("gửi")
    await boss.receives("Thông báo 2\nSẽ gửi sau 30 giây")
    await goes_out(program)
    assert broadcasts_of(lan) == [f"{OURS}\nHọc lúc 14:00"]
    await boss.says("đính chính")
    await boss.receives("Xin gõ nội dung đúng")
    await boss.says("Học lúc 14:30")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives("1 người nhận.\nNgười đã nhận thông báo 1")
    await boss.says("gửi")
    await boss.receives("Thông báo 3\nSẽ gửi sau")
    await goes_out(program)
    assert broadcasts_of(lan) == [f"{OURS}\nHọc lúc 14:30"]


async def test_a_correction_of_a_paused_broadcast_reaches_those_who_have_it_and_those_who_have_not(
    quick: Program,
) -> None:
    boss, crowd = await quick.organiser(), await quick.crowd(60)
    await under_way(quick, boss)
    await boss.taps("Tạm dừng gửi")
    await boss.sees("Tạm dừng.")
    await quick.tick()
    await settled(quick)
    await later(quick, 5)
    await boss.taps("Đính chính")
    await boss.receives("Xin gõ nội dung đúng")
    await boss.says("Nghỉ 10 phút")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives("Thông báo 2")
    await boss.says("gửi tiếp")
    await boss.receives("Lúc này không làm được việc đó")
    await goes_out(quick)
    await boss.says("gửi tiếp")
    await goes_out(quick)
    assert [broadcasts_of(person) for person in crowd] == [[f"{OURS}\nNghỉ 10 phút"]] * 60


async def test_what_was_sent_is_taken_back_where_the_platform_allows_it(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await sent(program, boss)
    program.telegram.fails(faults.bad_request("message can't be deleted"), method="deleteMessage", chat=nam)
    await boss.says("thu hồi")
    await boss.receives("Xóa thông báo 1 khỏi cuộc trò chuyện")
    await boss.taps("Thu hồi thông báo 1")
    await program.tick()
    await program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE recall = 'wanted')")
    await later(program, 5)
    await boss.sees("Đã thu hồi.")
    await boss.sees("Đã xóa 1 tin, còn 0, không xóa được 1.")
    assert (broadcasts_of(lan), len(broadcasts_of(nam))) == ([], 1)


async def test_those_who_failed_are_sent_it_again_when_they_are_back(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await lan.blocks_bot()
    await program.until("SELECT 1 FROM contact WHERE state = 'gone'")
    program.telegram.fails(faults.forbidden("bot was blocked by the user"), method="sendMessage", chat=nam)
    await sent(program, boss)
    await boss.sees("Đã gửi 0, đang chờ 0, lỗi 1, chưa rõ 0, đã hủy 0, không liên lạc được 1.")
    await boss.taps("Gửi lại 1 tin lỗi")
    await boss.receives("Không còn ai để gửi lại")
    for person in (lan, nam):
        await (person.unblocks() if person is lan else person.says("/me"))
        await person.says("/me")
        await person.receives("Điểm danh của đồng chí")
    await boss.taps("Gửi lại 1 tin lỗi")
    await later(program, 1)
    assert (len(broadcasts_of(lan)), len(broadcasts_of(nam))) == (1, 1)


async def test_read_and_understood_is_counted_and_the_others_are_chased_once(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    mai = await program.delegate("Đỗ Thị Mai")
    await previewed(boss)
    await boss.taps("Hỏi xác nhận đã đọc")
    shown = await boss.receives("Người nhận sẽ đọc")
    assert shown.text.endswith("[Đã đọc]")
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert await lan.taps("Đã đọc") == "Đã ghi nhận. Xin cảm ơn đồng chí."
    assert await lan.taps("Đã đọc") == "Đã ghi nhận. Xin cảm ơn đồng chí."
    await nam.says("đã đọc")
    await nam.receives("Đã ghi nhận đồng chí đã đọc thông báo.")
    stranger = program.somebody()
    await stranger.says("đã đọc")
    await stranger.receives("Không có thông báo nào đang chờ")
    await boss.says("/broadcast 1")
    await boss.receives("Đã xác nhận đọc: 2/3")
    await boss.taps("Nhắc 1 người chưa đọc")
    await boss.receives("NHẮC LẠI · THÔNG BÁO TỪ BAN TỔ CHỨC")
    await boss.receives("1 người nhận.\nNgười chưa xác nhận đã đọc thông báo 1")
    await boss.says("gửi")
    await boss.receives("Thông báo 2\nSẽ gửi sau 30 giây")
    await goes_out(program)
    assert [sum("NHẮC LẠI" in text for text in person.texts) for person in (lan, nam, mai)] == [0, 0, 1]
    assert await mai.taps("Đã đọc") == "Đã ghi nhận. Xin cảm ơn đồng chí."
    await boss.says("/broadcast 1")
    await boss.receives("Đã xác nhận đọc: 3/3")


async def forgotten(person: Person) -> None:
    """Somebody has had everything about themselves deleted."""
    await person.says("/forget")
    await person.receives("Xóa")
    await person.taps("Xóa, tôi chắc chắn")
    await person.receives("Đã xóa")


async def test_whoever_had_themselves_forgotten_gets_no_correction_and_no_chase(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await previewed(boss, "Học lúc 13:00")
    await boss.taps("Hỏi xác nhận đã đọc")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    await forgotten(nam)
    await boss.says("/broadcast 1")
    await boss.receives("Đã xác nhận đọc: 0/2")
    await boss.taps("Nhắc")
    await boss.receives("1 người nhận.\nNgười chưa xác nhận đã đọc thông báo 1")
    await boss.says("gửi")
    await boss.receives("Thông báo 2\nSẽ gửi sau")
    await goes_out(program)
    await boss.says("/broadcast 1")
    await boss.receives("Thông báo 1")
    await boss.taps("Đính chính")
    await boss.receives("Xin gõ nội dung đúng")
    await boss.says("Học lúc 14:00")
    await boss.receives("1 người nhận.\nNgười đã nhận thông báo 1")
    await boss.says("gửi")
    await boss.receives("Thông báo 3\nSẽ gửi sau")
    await goes_out(program)
    assert broadcasts_of(nam) == [f"{OURS}\nHọc lúc 13:00"]
    assert broadcasts_of(lan) == [f"{OURS}\nHọc lúc 14:00"]
    assert [sum("NHẮC LẠI" in text for text in person.texts) for person in (lan, nam)] == [1, 0]


async def test_whoever_had_themselves_forgotten_is_not_sent_again_what_failed(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    for person in (lan, nam):
        program.telegram.fails(faults.forbidden("bot was blocked by the user"), method="sendMessage", chat=person)
    await sent(program, boss)
    await boss.sees("lỗi 2")
    for person in (lan, nam):
        await person.says("/me")
        await person.receives("Điểm danh của đồng chí")
    await forgotten(nam)
    await boss.taps("Gửi lại 2 tin lỗi")
    await later(program, 1)
    assert (len(broadcasts_of(lan)), len(broadcasts_of(nam))) == (1, 0)


async def test_earlier_broadcasts_are_listed_by_pages(program: Program) -> None:
    boss, _ = await program.organiser(), await program.delegate()
    for number in range(1, 8):
        await sent(program, boss, f"Thông báo thứ {number}")
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    listed = await boss.receives("Các thông báo gần đây:")
    assert [line.split(" · ")[0] for line in listed.text.splitlines()[1:]] == ["7", "6", "5", "4", "3"]
    await boss.taps("Cũ hơn số 3")
    await boss.sees("2 · ")
    await boss.taps("Thông báo 2")
    await boss.receives("Thông báo 2\nĐã gửi xong.")


async def test_the_result_comes_as_a_file_receiver_by_receiver(program: Program) -> None:
    boss, lan, nam = await program.organiser(), await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    program.telegram.fails(faults.forbidden("user is deactivated"), method="sendMessage", chat=nam)
    await previewed(boss)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert len(broadcasts_of(lan)) == 1
    await boss.taps("Tệp kết quả")
    await boss.receives("Hệ thống đang làm tệp; xong sẽ gửi vào đây.")
    message = await boss.receives("Kết quả thông báo 1, từng người nhận một.")
    sheet = openpyxl.load_workbook(BytesIO(content_of(program, message)), read_only=True).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head[1] == "full_name"
    assert [(row[1], row[4], row[7], row[8]) for row in rows] == [
        ("Trần Thị Lan", "Phường Đông Sơn", "sent", None),
        ("Nguyễn Văn Nam", "Phường Đông Sơn", "failed", "Forbidden: user is deactivated"),
    ]


@pytest.mark.parametrize("caption", ["Sơ đồ chỗ ngồi", ""])
async def test_a_picture_goes_with_a_broadcast(program: Program, caption: str) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.sends_photo(PICTURE, caption=caption)
    await boss.receives("photo")
    shown = await boss.receives("Người nhận sẽ đọc (Telegram, Tiếng Việt: 1)")
    assert shown.raw["photo"]
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    picture = lan.messages[-1]
    assert picture.text.startswith(f"{OURS}\n{caption}")
    assert content_of(program, picture) == PICTURE
    await boss.says("đính chính")
    await boss.receives("Xin gõ nội dung đúng")
    await boss.says("Sơ đồ mới")
    await boss.receives("Người nhận sẽ đọc")
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert picture.text == f"{OURS}\nSơ đồ mới"


async def test_a_forwarded_message_is_broadcast_as_words_of_the_class(program: Program) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    written = await lan.says("Chiều nay học tại hội trường B2, xem https://hop.example.vn/b2")
    await lan.receives("")
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.forwards(written)
    shown = await boss.receives("Người nhận sẽ đọc (Telegram, Tiếng Việt: 1)")
    assert f"{OURS}\n{written.text}" in shown.text
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    assert broadcasts_of(lan) == [f"{OURS}\n{written.text}"]
    assert "forward_origin" not in lan.messages[-1].raw  # it is ours, not somebody's


@pytest.mark.parametrize("forwarded", [False, True])
async def test_a_document_goes_with_a_broadcast(program: Program, *, forwarded: bool) -> None:
    boss, lan = await program.organiser(), await program.delegate()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    if forwarded:
        second = await program.delegate("Nguyễn Văn Nam")
        sent_before = await second.sends_document("Tài liệu.pdf", PDF, caption="Tài liệu buổi chiều")
        await second.receives("")
        await boss.forwards(sent_before)
    else:
        await boss.sends_document("Tài liệu.pdf", PDF, caption="Tài liệu buổi chiều")
    shown = await boss.receives("Người nhận sẽ đọc")
    assert shown.raw["document"]["file_name"] == "Tài liệu.pdf"
    await boss.receives(PREVIEW)
    await boss.says("gửi")
    await boss.receives(HELD)
    await goes_out(program)
    got = lan.messages[-1]
    assert got.text == f"{OURS}\nTài liệu buổi chiều"
    assert got.raw["document"]["file_name"] == "Tài liệu.pdf"
    assert content_of(program, got) == PDF
