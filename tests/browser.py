"""Debian's Chromium, driven by Playwright: the same for every test of a page."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # it publishes no types
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

CHROMIUM = shutil.which("chromium")
PHONE = ViewportSize(width=360, height=740)
WALL = ViewportSize(width=1920, height=1080)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong

WITHOUT_CHROMIUM = "There is no Chromium here, so the tests of the pages are skipped. On Debian: apt install chromium"
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT_CHROMIUM)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One browser for the tests of a module, which run on the module's loop."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=_ARGUMENTS)
        yield browser
        await browser.close()


async def faults_of_all_looks(page: Page) -> list[str]:
    """The same at phone and wall size, light and dark; and where the page is wider than the screen."""
    found = []
    for size in (PHONE, WALL):
        await page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)
            look = f"{size['width']} {scheme}"
            found += [f"{look}: {fault}" for fault in await faults(page)]
            if not await page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                found.append(f"{look}: wider than the screen")
    return found


async def faults(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands: the rule and the first place for each."""
    result = await Axe().run(page)
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in result.response["violations"]]
