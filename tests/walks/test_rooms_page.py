"""A clerk reports a room on the page, in a real browser."""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from bot.domain.people import Role
from tests.browser import browser, needs_chromium
from tests.walks.program import running
from tests.walks.test_page import phone
from tests.walks.test_rooms import ROOM, SITE, room, statuses

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


async def test_a_clerk_reports_a_room_on_the_page(browser: Browser, tmp_path: Path) -> None:
    async with running(tmp_path, start=(6, "08:05")) as program:
        await room(program)
        link = f"{program.app.url}/#code={await program.invite(Role.CLERK, SITE)}"
        async with phone(browser, link) as (clerk, complaints):
            await clerk.sees("thư ký điểm cầu Phường Đông Sơn, Thanh Hóa")
            await clerk.says("4/5, vắng: Hùng (phép)")
            await clerk.sees("“Hùng” là ai?")
            await clerk.taps("Nguyễn Văn Hùng")
            await clerk.sees("5 người: 4 có mặt, 1 vắng có phép, 0 vắng không phép")
            await clerk.taps("Lưu")
            await clerk.sees("Đã lưu: Buổi sáng Thứ Bảy, 6/9.")
            assert await statuses(program) == dict.fromkeys(ROOM, "present") | {"Nguyễn Văn Hùng": "excused"}
            await clerk.says("/roll")
            await clerk.sees("trang 1/1")
            await clerk.taps("✓ Lê Văn Tư")
            await clerk.sees("3 có mặt, 2 vắng có phép")
            await clerk.taps("Lưu")
            await clerk.sees("3 có mặt, 2 vắng có phép, 0 vắng không phép")
            await clerk.taps("Ai vắng")
            await clerk.sees("– Lê Văn Tư: vắng có phép")
            assert complaints == []
