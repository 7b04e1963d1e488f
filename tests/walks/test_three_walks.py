"""The walks of docs/architecture.md, from what came in to what is said, looked at row by row."""

from typing import Any

from tests.walks.program import Program, class_time


async def inbox(program: Program) -> list[tuple[str, str, str]]:
    """What came in: kind, text, state."""
    rows = await program.rows("SELECT kind, text, state FROM inbox ORDER BY seq")
    return [(row["kind"], row["text"], row["state"]) for row in rows]


async def outbox(program: Program, kind: str) -> list[tuple[str, str]]:
    """What went out: id and state."""
    rows = await program.rows("SELECT id, state FROM outbox WHERE kind = :kind ORDER BY seq", kind=kind)
    return [(row["id"], row["state"]) for row in rows]


async def everything(program: Program) -> dict[str, Any]:
    """All rows that a repeated update could change."""
    tables = ("inbox", "outbox", "person", "attendance", "attendance_history", "reminder_run", "unknown_question")
    return {table: await program.rows(f"SELECT * FROM {table}") for table in tables}  # noqa: S608 - they are named above


async def test_a_check_in(program: Program) -> None:
    lan = await program.delegate()
    await program.at(6, "07:20")
    assert await lan.taps("Điểm danh") == "Đã điểm danh lúc 07:20"
    await lan.receives("Có mặt lúc 07:20")
    await program.all_sent()

    assert await inbox(program) == [
        ("start", "s_16378", "done"),
        ("action", "agree", "done"),
        ("text", "Trần Thị Lan", "done"),
        ("action", "checkin", "done"),
    ]
    first = program.telegram.world.updates.confirmed[0].id
    replies = await outbox(program, "reply")
    assert replies == [(f"reply:telegram:42:{first + number}:0", "sent") for number in range(4)]
    (record,) = await program.rows("SELECT * FROM attendance")
    assert (record["session_id"], record["status"], record["method"]) == ("d1-am", "present", "self")
    assert record["happened_at"] == "2025-09-06T00:20:00.000Z"
    sent = await program.rows("SELECT message_id FROM outbox ORDER BY seq")
    assert [int(row["message_id"]) for row in sent] == [message.id for message in lan.messages]

    before = await everything(program)
    await program.telegram.repeats_updates(4)
    await program.telegram.until_all_taken()
    await lan.says("/me")
    await lan.receives("có mặt, 07:20")
    await program.all_sent()
    after = await everything(program)
    assert {table: rows[: len(before[table])] for table, rows in after.items()} == before
    assert len(after["inbox"]) == len(before["inbox"]) + 1
    assert len(lan.messages) == 5


async def test_a_reminder(program: Program) -> None:
    lan, nam = await program.delegate(), await program.delegate("Nguyễn Văn Nam")
    await program.at(6, "07:30")
    await lan.receives("Nhắc lịch: Buổi sáng")
    await nam.receives("Nhắc lịch: Buổi sáng")
    await program.all_sent()

    people = await program.rows("SELECT person_id FROM contact ORDER BY seq")
    run = "d1-am:2025-09-06T01:00Z:30m:everyone"
    assert await outbox(program, "reminder") == [(f"reminder:{run}:{row['person_id']}", "sent") for row in people]
    (planned,) = await program.rows("SELECT * FROM reminder_run WHERE id = :run", run=run)
    assert (planned["state"], planned["receivers"]) == ("planned", 2)
    (expires,) = {row["expires_at"] for row in await program.rows("SELECT * FROM outbox WHERE cause = :run", run=run)}
    assert expires == "2025-09-06T01:00:00.000Z"

    before = await everything(program)
    await program.tick()
    await program.restart()
    await program.tick()
    await program.all_sent()
    assert await everything(program) == before


async def test_a_question(program: Program) -> None:
    lan = await program.delegate()
    await lan.says("ai giảng chuyên đề 3?")
    await lan.receives("Báo cáo viên 3")
    await program.all_sent()

    assert (await inbox(program))[-1] == ("text", "ai giảng chuyên đề 3?", "done")
    last = program.telegram.world.updates.confirmed[-1].id
    assert (await outbox(program, "reply"))[-1] == (f"reply:telegram:42:{last}:0", "sent")
    (contact,) = await program.rows("SELECT asked, asked_at FROM contact")
    assert contact["asked"]
    assert contact["asked_at"] == "2025-09-06T00:00:00.000Z"
    assert await program.rows("SELECT * FROM unknown_question") == []

    before = await everything(program)
    await program.telegram.repeats_updates(1)
    await program.restart()
    await program.all_sent()
    assert await everything(program) == before


async def test_a_delegates_first_day(program: Program) -> None:
    lan = program.somebody()
    await lan.starts()
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.taps("Đồng ý")
    await lan.receives("ở điểm cầu nào?")
    await lan.says("dong son")
    await lan.receives("Có 4 điểm cầu có tên như vậy.")
    await lan.taps("Phường Đông Sơn, Thanh Hóa")
    await lan.receives("Xin gõ họ và tên đầy đủ")
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh đồng chí Trần Thị Lan, Phường Đông Sơn, Thanh Hóa.")
    program.clock.jump(class_time(6, "07:29:30"))
    program.clock.set_speed(60)
    await lan.receives("Nhắc lịch: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00.")
    program.clock.set_speed(0)
    assert "Đã điểm danh lúc 07:" in await lan.taps("Điểm danh")
    await lan.receives("Đã điểm danh: Buổi sáng Thứ Bảy, 6/9.")
    await lan.says("hôm nay học gì?")
    await lan.receives("Chuyên đề 1")
