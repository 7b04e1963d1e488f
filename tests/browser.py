"""Debian's Chromium, driven by Playwright: the same for every test of a page."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # it publishes no types
from playwright.async_api import Browser, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium")
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


async def faults(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands: the rule and the first place for each."""
    result = await Axe().run(page)
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in result.response["violations"]]
