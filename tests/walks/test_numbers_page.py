"""An organiser on the page, in a real browser: from the class to the silent sites, a chart and a workbook."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser import browser, needs_chromium
from tests.walks.program import running
from tests.walks.test_page import phone, registers

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


async def test_an_organiser_finds_the_silent_sites_and_takes_the_numbers_away(browser: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as program, phone(browser, program.app.url) as (lan, _):
        await registers(lan)
        await program.at(6, "08:00")
        await lan.taps("Điểm danh")
        await lan.sees("Đã điểm danh")
        invitation = f"{program.app.url}/#code={await program.invite()}"
        async with phone(browser, invitation) as (boss, complaints):
            await boss.sees("quyền của ban tổ chức")
            await boss.says("tổng hợp")
            await boss.sees("1/1 có mặt (100%), 0/3.356 điểm cầu đã báo cáo")
            before = len(await boss.texts())
            await boss.taps("Buổi sáng Thứ Bảy, 6/9")
            await boss.sees("Cả lớp – Buổi sáng Thứ Bảy, 6/9")
            await boss.taps("Nơi chưa báo cáo")
            await boss.sees("Thanh Hóa: 167/167, trong đó 1 đã có người tự điểm danh")
            await boss.taps("Thanh Hóa")
            await boss.sees("– chưa có thư ký")
            assert (
                len(await boss.texts()) == before + 3
            )  # what was tapped; the answer is one message, turned like a page
            await boss.taps("Biểu đồ")
            await boss.sees("1/1 đại biểu đã đến (100%)")
            picture = boss.page.locator("#log img").last
            await expect(picture).to_be_visible()
            assert await picture.get_attribute("alt")
            await boss.says("/export summary d1-am xlsx")
            await boss.sees("Tổng hợp theo điểm cầu: 3.356 dòng")
            await expect(boss.page.get_by_text("summary-d1-am-0609-0800.xlsx")).to_be_visible()
            assert complaints == []
