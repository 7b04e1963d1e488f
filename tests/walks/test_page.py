"""The whole program on its page, in a real browser: a delegate's first day, a restart, and the demo."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port
from playwright.async_api import Browser, FrameLocator, Page, ViewportSize, expect

from tests.browser import browser, needs_chromium
from tests.walks.program import ROOT, Program, class_time, running

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

_PHONE = ViewportSize(width=360, height=740)


class Phone:
    """A page of the chat, alone or in a frame of the demo, and what its person does there."""

    def __init__(self, page: Page | FrameLocator) -> None:
        self.page = page

    async def says(self, text: str) -> None:
        await self.page.get_by_role("textbox").fill(text)
        await self.page.get_by_role("textbox").press("Enter")

    async def taps(self, label: str) -> None:
        """The latest message's button of that label."""
        await self.page.locator("#log").get_by_role("button", name=label, exact=True).last.click()

    async def sees(self, text: str) -> None:
        await expect(self.page.locator(".text", has_text=text).last).to_be_visible()

    async def texts(self) -> list[str]:
        return await self.page.locator(".message .text").all_inner_texts()


@asynccontextmanager
async def phone(browser: Browser, url: str, *, locale: str = "vi-VN") -> AsyncIterator[tuple[Phone, list[str]]]:
    """A phone of 360 px with the page open, and what its console complained of."""
    context = await browser.new_context(viewport=_PHONE, locale=locale)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(url)
    yield Phone(page), complaints
    await context.close()


async def registers(lan: Phone) -> None:
    """Through the three messages, at Phường Đông Sơn."""
    await lan.taps("Đồng ý")
    await lan.sees("ở điểm cầu nào?")
    await lan.says("dong son")
    await lan.taps("Phường Đông Sơn, Thanh Hóa")
    await lan.sees("Xin gõ họ và tên đầy đủ")
    await lan.says("Trần Thị Lan")
    await lan.sees("Đã ghi danh đồng chí Trần Thị Lan, Phường Đông Sơn, Thanh Hóa.")


async def speeds_up_to(program: Program, day: int, clock: str) -> None:
    """From that moment on a minute lasts a second."""
    program.clock.jump(class_time(day, clock))
    program.clock.set_speed(60)


async def test_a_delegates_first_day(browser: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as program, phone(browser, program.app.url) as (lan, complaints):
        await registers(lan)
        await speeds_up_to(program, 6, "07:29")
        await lan.sees("Nhắc lịch: Buổi sáng Thứ Bảy, 6/9 bắt đầu lúc 08:00.")
        program.clock.set_speed(0)
        await lan.taps("Điểm danh")
        await lan.sees("Đã điểm danh: Buổi sáng Thứ Bảy, 6/9.")
        await lan.says("hôm nay học chuyên đề gì?")
        await lan.sees("Chuyên đề 1")
        await speeds_up_to(program, 6, "12:59")
        await lan.sees("Nhắc lịch: Buổi chiều Thứ Bảy, 6/9 bắt đầu lúc 13:30.")
        program.clock.set_speed(0)
        assert sum("Nhắc lịch: Buổi sáng Thứ Bảy" in text for text in await lan.texts()) == 1
        assert complaints == []


async def test_a_link_of_a_site_and_a_browser_in_english(browser: Browser, tmp_path: Path) -> None:
    async with (
        running(tmp_path) as program,
        phone(browser, f"{program.app.url}/?site=16378", locale="en-GB") as (anna, complaints),
    ):
        await anna.taps("I agree")
        await anna.sees("Phường Đông Sơn, Thanh Hóa. Please type your full name.")
        await anna.says("Anna Smith")
        await anna.sees("You are registered: Anna Smith, Phường Đông Sơn, Thanh Hóa.")
        await anna.says("/language vi")
        await anna.sees("Từ giờ hệ thống trả lời bằng tiếng Việt.")
        assert complaints == []


async def goes_out(program: Program) -> None:
    """Let the hold of a broadcast pass, and everything be sent."""
    for seconds in (31, 5):
        await program.tick()
        await program.all_sent()
        program.clock.jump(program.clock() + timedelta(seconds=seconds))
        await program.tick()
        await program.all_sent()


async def test_an_organiser_by_link_of_the_page_announces_to_telegram_and_page(
    browser: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path) as program, phone(browser, program.app.url) as (lan, _):
        await registers(lan)
        nam = await program.delegate("Nguyễn Văn Nam")
        async with phone(browser, f"{program.app.url}/#code={await program.invite()}") as (boss, complaints):
            await boss.sees("quyền của ban tổ chức")
            await boss.says("/broadcast\nNghỉ giải lao\nđến 09:20")
            await boss.sees("Người nhận sẽ đọc (Telegram, Tiếng Việt: 1\ntrang web, Tiếng Việt: 1)")
            await boss.sees("2 người nhận.")
            await boss.taps("Hỏi xác nhận đã đọc")
            await boss.sees("[Đã đọc]")
            await boss.taps("Chọn người nhận")
            await boss.taps("Người chưa điểm danh")
            await boss.sees("Người nhận: 2\nNgười chưa điểm danh: Buổi sáng Thứ Bảy, 6/9")
            await boss.says("Thanh Hóa")
            await boss.sees("Ở: Thanh Hóa")
            await boss.taps("Xem lại thông báo")
            await boss.taps("Gửi thử cho tôi")
            await boss.sees("THÔNG BÁO TỪ BAN TỔ CHỨC\nNghỉ giải lao\nđến 09:20")
            await boss.taps("Gửi cho 2 người")
            await boss.sees("Thông báo 1\nSẽ gửi sau 30 giây nữa, lúc 07:00")
            await boss.taps("Hoàn tác")
            await boss.sees("Đã rút về bản nháp, chưa gửi cho ai.")
            await boss.sees("2 người nhận.\nNgười chưa điểm danh")
            await boss.taps("Gửi cho 2 người")
            await boss.sees("Thông báo 1\nSẽ gửi sau 30 giây nữa, lúc 07:00")
            await goes_out(program)
            await lan.sees("THÔNG BÁO TỪ BAN TỔ CHỨC\nNghỉ giải lao\nđến 09:20")
            await nam.receives("Nghỉ giải lao\nđến 09:20")
            await lan.taps("Đã đọc")
            await program.until("SELECT 1 FROM broadcast_read")
            await boss.sees("Thông báo 1\nĐã gửi xong.\n▓▓▓▓▓▓▓▓▓▓ 100%\nĐã gửi 2, đang chờ 0")
            await boss.says("/broadcast 1")
            await boss.sees("Đã xác nhận đọc: 1/2")
            assert complaints == []


async def test_what_an_organiser_sent_to_pages_is_corrected_in_place_and_taken_back(
    browser: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path) as program, phone(browser, program.app.url) as (lan, _):
        await registers(lan)
        async with phone(browser, f"{program.app.url}/#code={await program.invite()}") as (boss, _):
            await boss.sees("quyền của ban tổ chức")
            await boss.says("/broadcast Học lúc 13:00")
            await boss.taps("Gửi cho 1 người")
            await boss.sees("Sẽ gửi sau 30 giây")
            await goes_out(program)
            await lan.sees("Học lúc 13:00")
            await boss.taps("Đính chính")
            await boss.sees("Xin gõ nội dung đúng")
            await boss.says("Học lúc 14:00")
            await boss.sees("Người đã nhận thông báo 1")
            await boss.taps("Gửi cho 1 người")
            await boss.sees("Thông báo 2\nSẽ gửi sau 30 giây")
            await goes_out(program)
            await lan.sees("Học lúc 14:00")
            assert not any("13:00" in text for text in await lan.texts())
            await boss.says("/broadcast 1")
            await boss.taps("Thu hồi")
            await boss.taps("Thu hồi thông báo 1")
            await program.until("SELECT 1 FROM outbox WHERE recall = 'deleted'")
            await goes_out(program)
            await boss.sees("Đã xóa 1 tin, còn 0, không xóa được 0.")
            await expect(lan.page.locator(".text", has_text="Học lúc")).to_have_count(0)


async def test_the_page_survives_restarts_and_shows_everything(browser: Browser, tmp_path: Path) -> None:
    async with running(tmp_path, http_port=unused_port()) as program, phone(browser, program.app.url) as (lan, _):
        await registers(lan)
        await program.stop()
        await lan.says("điểm danh")  # while it is down
        await program.at_start(6, "08:05")
        await lan.sees("Có mặt lúc 08:05")
        before = await lan.texts()
        await program.restart()
        await lan.says("/me")
        await lan.sees("có mặt, 08:05")
        assert isinstance(lan.page, Page)
        await lan.page.reload()
        await lan.sees("có mặt, 08:05")
        assert (await lan.texts())[: len(before)] == before
        assert len(await program.rows("SELECT * FROM attendance")) == 1


async def test_a_forgotten_delegates_page_is_empty_when_it_is_opened_again(browser: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as program, phone(browser, program.app.url) as (lan, _):
        await registers(lan)
        await lan.says("/forget")
        await lan.taps("Xóa, tôi chắc chắn")
        await lan.sees("Đã xóa.")
        assert isinstance(lan.page, Page)
        await lan.page.reload()
        await lan.sees("Đã xóa.")
        assert not any("Trần Thị Lan" in text for text in await lan.texts())


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The address that `demo` prints."""
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser")
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=os.environ | {"LANGUAGE": "vi"}, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            said = (await process.stdout.readline()).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+/demo", said)
        assert found, said
        yield found[0]
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        async with asyncio.timeout(15):
            await process.communicate()


async def test_the_demo_shows_four_phones_of_one_class(browser: Browser) -> None:
    async with demo() as address:
        context = await browser.new_context(viewport={"width": 1600, "height": 1000}, locale="vi-VN")
        page = await context.new_page()
        await page.goto(address)
        first, second, third, boss = (
            Phone(page.frame_locator(f'iframe[title="{title}"]'))
            for title in ("Đại biểu thứ nhất", "Đại biểu thứ hai", "Đại biểu thứ ba", "Ban tổ chức")
        )
        await boss.sees("quyền của ban tổ chức")
        await registers(first)
        for delegate, site, name in (
            (second, "Phường Đông Sơn, Thanh Hóa", "Nguyễn Văn Nam"),
            (third, "Xã Đông Sơn, Quảng Ngãi", "Hồ Thị Sương"),
        ):
            await delegate.taps("Đồng ý")
            await delegate.sees(f"{site}. Xin gõ họ và tên")
            await delegate.says(name)
            await delegate.sees("Đã ghi danh")
        await boss.says("/summary")
        await boss.sees("0/3 có mặt (0%)")
        await page.get_by_role("button", name="2 phút trước buổi học").click()
        await expect(page.locator("#clock")).to_have_text(re.compile("07:5[89]"))
        await first.taps("Điểm danh")
        await first.sees("Đã điểm danh: Buổi sáng")
        await boss.says("/summary")
        await boss.sees("1/3 có mặt (33%)")
        await context.close()
