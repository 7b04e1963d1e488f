# ruff: noqa: INP001 - a script, not a package
"""Takes the pictures of this folder from the running demo: `python docs/screenshots/take.py` (needs Chromium)."""

import asyncio
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser, Frame, Page, ViewportSize, async_playwright

HERE = Path(__file__).parent
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)
STAGE = ViewportSize(width=1600, height=1000)

# What somebody does: "!" taps a choice, anything else is typed.
JOIN = ("!Đồng ý", "dong son", "!Phường Đông Sơn, Thanh Hóa", "Nguyễn Thị Hoài An")
CHECK_IN = ("Điểm danh", "sáng nay học gì?")
JOIN_IN_ENGLISH = ("!Agree", "dong son", "!Phường Đông Sơn, Thanh Hóa", "Lê Minh Châu", "check in")


async def talk(page: Page | Frame, steps: Sequence[str]) -> None:
    """Do one step after the other, each once the one before is answered."""
    answers = page.locator(".message.bot")
    await answers.first.wait_for()
    for step in steps:
        before = await answers.count()
        if step.startswith("!"):
            await page.locator(".current .choice", has_text=step[1:]).first.click()
        else:
            await page.fill("#text", step)
            await page.press("#text", "Enter")
        await answers.nth(before).wait_for()
    await page.wait_for_function("document.getElementById('notice').textContent === ''")


async def chat(
    browser: Browser, url: str, name: str, size: ViewportSize, steps: Sequence[str], *, dark_english: bool = False
) -> None:
    """One person's page."""
    context = await browser.new_context(
        viewport=size,
        locale="en-GB" if dark_english else "vi-VN",
        color_scheme="dark" if dark_english else "light",
    )
    page = await context.new_page()
    await page.goto(url)
    await talk(page, steps)
    await page.screenshot(path=HERE / f"{name}.png")
    await context.close()


async def stage(browser: Browser, url: str) -> None:
    """The demo, after its clock ran on to the reminder for the afternoon."""
    context = await browser.new_context(viewport=STAGE, locale="vi-VN")
    page = await context.new_page()
    await page.goto(f"{url}/demo")
    first, second, _, organiser = page.frames[1:]
    await talk(first, (*JOIN, *CHECK_IN))
    await talk(second, ("!Đồng ý", "Trần Văn Bình"))
    await page.click("[data-speed='600']")
    await first.get_by_text("Nhắc lịch:").first.wait_for(timeout=90_000)
    await page.click("[data-speed='1']")
    await talk(organiser, ("/status",))
    await page.screenshot(path=HERE / "demo.png")
    await context.close()


async def main() -> None:
    """Start the demo on a free port, take the pictures, stop it."""
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser")
    demo = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        announced = await demo.stdout.readline() if demo.stdout else b""
        found = re.search(r"http://[\d.:]+", announced.decode())
        if not found:
            sys.exit("the demo did not say where it runs")
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            await chat(browser, found[0], "phone", PHONE, (*JOIN, *CHECK_IN))
            await chat(browser, found[0], "desk", DESK, (*JOIN, *CHECK_IN))
            await chat(browser, found[0], "phone-dark", PHONE, JOIN_IN_ENGLISH, dark_english=True)
            await stage(browser, found[0])
    finally:
        demo.terminate()
        await demo.wait()


if __name__ == "__main__":
    asyncio.run(main())
