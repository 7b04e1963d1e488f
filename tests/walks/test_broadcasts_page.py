"""Two organisers on the page, in real browsers: one writes, the other approves; it is paused, and goes on."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser import browser, needs_chromium
from tests.walks.program import Program, running
from tests.walks.test_page import Phone, phone

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


async def is_organiser(boss: Phone) -> None:
    await boss.sees("quyền của ban tổ chức")


async def by_state(program: Program) -> dict[str, int]:
    rows = await program.rows("SELECT state, COUNT(*) AS n FROM outbox WHERE cause = 'b1' GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


async def test_a_second_organiser_approves_and_what_goes_out_is_paused_and_resumed(
    browser: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path, broadcast_approval_above=10, messages_per_second=20) as program:
        await program.crowd(100)
        invitations = [f"{program.app.url}/#code={await program.invite()}" for _ in range(2)]
        async with phone(browser, invitations[0]) as (boss, complaints), phone(browser, invitations[1]) as (second, _):
            await is_organiser(boss)
            await is_organiser(second)
            await boss.says("/broadcast")
            await boss.sees("Xin gõ hoặc chuyển tiếp")
            await boss.says("Chiều nay học tại hội trường B2")
            await boss.sees("Người nhận sẽ đọc")
            await boss.says("gửi")
            await boss.sees("Chờ một người thứ hai")
            await second.sees("Đề nghị đồng chí duyệt thông báo 1, đúng như trên, gửi cho 100 người.")
            await second.taps("Duyệt thông báo 1")
            await boss.sees("trước đó còn hoàn tác được")
            program.clock.jump(program.clock() + timedelta(seconds=31))
            await program.tick()
            await boss.taps("Tạm dừng gửi")
            await boss.sees("Tạm dừng. Tin chưa gửi được giữ lại.")
            await program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('due', 'claimed'))")
            held = (await by_state(program))["held"]
            assert held > 0
            await second.sees("Tạm dừng")
            await boss.taps("Gửi tiếp")
            await program.until(
                "SELECT 1 FROM outbox WHERE cause = 'b1' AND state = 'sent' GROUP BY cause HAVING COUNT(*) = 100"
            )
            await program.tick()
            await boss.sees("Đã gửi xong.")
            assert await by_state(program) == {"sent": 100}
            assert complaints == []
