"""The board, the screens and the installed page in a real browser: on a phone and a wall, light and dark."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import unused_port
from playwright.async_api import Browser, ConsoleMessage, Page, ViewportSize, expect

from bot.domain import proof
from bot.domain.people import Role
from bot.services import web_links
from bot.services.web_links import Page as PageKind
from tests.browser import PHONE, WALL, browser, faults, faults_of_all_looks, needs_chromium
from tests.web.echo import serving
from tests.web.hall import BOSS, Hall, hall

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

DESK = ViewportSize(width=1280, height=800)
_SIZE_OF_PICTURE = """async (src) => {
    const picture = new Image();
    picture.src = src;
    await picture.decode();
    return `${picture.width}x${picture.height}`;
}"""
_HEARD_OF = """() => {
    window.told = [];
    ServiceWorkerRegistration.prototype.showNotification = async (title, { body }) => window.told.push([title, body]);
    Object.defineProperty(document, 'hidden', { get: () => true });
}"""


@asynccontextmanager
async def _open(browser: Browser, url: str, **options: Any) -> AsyncIterator[Page]:
    """A page, of which the console must not complain."""
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    context = await browser.new_context(**({"viewport": DESK, "locale": "vi-VN"} | options))
    page = await context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", heard)
    await page.goto(url)
    yield page
    await context.close()
    assert complaints == []


async def _board(page: Page, sites: int = 6) -> None:
    await expect(page.locator("#sites tbody tr")).to_have_count(sites)


async def _happens(place: Hall) -> None:
    """Somebody is at two sites, one has reported, three are silent."""
    await place.grant(Role.CLERK, "16400", phone="+84900000001")
    await place.check_in("16378", 6)
    await place.check_in("21109", 4)
    await place.report("21548")


async def test_a_link_opens_the_board_and_leaves_the_address_bar(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _open(browser, await place.link()) as page:
        await _board(page)
        assert page.url == f"{place.url}/board"
        assert await page.evaluate("document.cookie") == ""
        await page.reload()
        await _board(page)


async def test_a_link_that_has_ended_says_how_to_get_another(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        link = await place.link()
        await place.store.transaction(lambda tx: web_links.withdraw(tx, BOSS, place.bot.now))
        context = await browser.new_context(locale="vi-VN")  # whose console may say that it was refused
        page = await context.new_page()
        await page.goto(link)
        await expect(page.get_by_role("status")).to_contain_text("hết hạn")
        await context.close()


@asynccontextmanager
async def _offline(browser: Browser, pattern: str) -> AsyncIterator[Page]:
    """A page whose requests of that kind break off until it is `unroute`d; its console may say so."""
    context = await browser.new_context(locale="vi-VN")
    page = await context.new_page()
    await page.route(pattern, lambda route: route.abort())
    yield page
    await context.close()


async def test_a_link_that_meets_no_network_is_tried_again_and_says_so(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _offline(browser, "**/board/open") as page:
        link = await place.link()
        await page.goto(link)
        await expect(page.get_by_role("status")).to_have_text("Chưa kết nối được, đang thử lại…")
        assert page.url == link
        await page.unroute("**/board/open")
        await _board(page)
        assert page.url == f"{place.url}/board"


async def test_the_link_of_a_screen_that_meets_no_network_is_tried_again(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place, _offline(browser, "**/screen/16378/open") as page:
        await page.goto(await place.link(PageKind.SCREEN, site="16378"))
        await expect(page.get_by_role("status")).to_have_text("Chưa kết nối được, đang thử lại…")
        await page.unroute("**/screen/16378/open")
        await expect(page.locator("#qrs svg")).to_have_count(2)


async def test_a_board_whose_list_of_sites_did_not_come_asks_again(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _offline(browser, "**/board/sites.json*") as page:
        await page.goto(await place.link())
        await expect(page.locator("#connection")).to_contain_text("Mất kết nối")
        await page.unroute("**/board/sites.json*")
        await _board(page)
        await expect(page.locator("#connection")).to_have_text("")


async def test_a_newer_link_counts_where_an_older_one_is_still_good(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        clerk = await place.grant(Role.CLERK, "16378")
        async with _open(browser, await place.link(holder=clerk)) as page:
            await _board(page, 1)
            await page.goto(await place.link())
            await _board(page, 6)
            assert page.url == f"{place.url}/board"


async def test_what_happens_is_seen_everywhere_on_the_board(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _open(browser, await place.link()) as page:
        await _board(page)
        await expect(page.locator("#came")).to_have_text("0")
        await expect(page.locator("#s-silent")).to_have_text("6")
        await _happens(place)
        await place.live.look()
        await expect(page.locator("#came")).to_have_text("10")
        await expect(page.locator("#s-silent")).to_have_text("3")
        await expect(page.locator("#s-reported")).to_have_text("1")
        await expect(page.locator("tr[data-province='38'] td").first).to_have_text("6 / 30")
        await expect(page.locator("#sites tr", has_text="16378")).to_contain_text("Đang điểm danh")
        await expect(page.locator("#changes")).to_contain_text("Đặc khu Lý Sơn")
        await expect(page.locator("#map .part").first).to_have_attribute("d", "M10162 -1979h0M10456 -1525h0")


async def test_sites_are_found_without_tone_marks_filtered_and_sorted(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _open(browser, await place.link()) as page:
        await _happens(place)
        await place.live.look()
        await _board(page)
        await page.get_by_role("searchbox").fill("dong son thanh hoa")
        await expect(page.locator("#sites tbody tr")).to_have_count(1)
        await page.get_by_role("searchbox").fill("")
        await page.select_option("#state", "0")
        await expect(page.locator("#sites tbody tr")).to_have_count(3)
        await page.select_option("#state", "")
        await page.locator("#sites").get_by_role("button", name="Có mặt").click()
        await expect(page.locator("#sites tbody tr").first).to_contain_text("16378")
        await page.locator("#sites").get_by_role("button", name="Có mặt").click()
        await expect(page.locator("#sites tbody tr").last).to_contain_text("16378")


async def test_a_province_is_looked_at_on_the_map_and_in_the_table_at_once(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _open(browser, await place.link()) as page:
        await _board(page)
        whole = await page.locator("#map").get_attribute("viewBox")
        await page.get_by_role("link", name="Quảng Ngãi").click()
        await _board(page, 3)
        await expect(page.locator("#place")).to_have_text("Quảng Ngãi")
        assert await page.locator("#map").get_attribute("viewBox") != whole
        await page.get_by_role("button", name="Xem tất cả").click()
        await _board(page)


async def test_a_board_that_lost_the_server_is_right_again_when_it_is_back(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place, _open(browser, await place.link()) as page:
        await _board(page)
        place.live.close()  # as when the program stops
        await place.check_in("16378", 6)
        await place.live.look()
        await expect(page.locator("#came")).to_have_text("6")


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
async def test_axe_finds_no_fault_on_the_board_and_its_lists(browser: Browser, tmp_path: Path, language: str) -> None:
    async with hall(tmp_path) as place:
        await _happens(place)
        async with _open(browser, await place.link(), locale=language) as page:
            await _board(page)
            await expect(page.locator("#chart canvas")).to_have_count(1)
            assert await faults_of_all_looks(page) == []
            await page.goto(f"{place.url}/board/list")
            assert await faults_of_all_looks(page) == []


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
async def test_axe_finds_no_fault_on_a_screen_and_before_it_is_opened(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    async with hall(tmp_path, proven=True) as place:
        link = await place.link(PageKind.SCREEN, site="16378")
        async with _open(browser, f"{place.url}/screen/16378", locale=language) as page:
            assert await faults_of_all_looks(page) == []
            await page.goto(link)
            await expect(page.locator("#qrs svg")).to_have_count(2)
            assert await faults_of_all_looks(page) == []


async def test_a_wall_shows_the_whole_screen_in_letters_that_are_read_from_afar(
    browser: Browser, tmp_path: Path
) -> None:
    async with hall(tmp_path, proven=True) as place:
        link = await place.link(PageKind.SCREEN, site="16378")
        async with _open(browser, link, viewport=WALL) as page:
            await expect(page.locator("#qrs svg")).to_have_count(2)
            assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")
            for part in ("#code", "#in", "#qrs svg >> nth=0"):
                box = await page.locator(part).bounding_box()
                assert box is not None
                assert box["height"] > WALL["height"] / 9


async def test_a_screen_counts_up_and_goes_on_without_the_server(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place:
        link = await place.link(PageKind.SCREEN, site="16378")
        async with _open(browser, link) as page:
            await expect(page.locator("#in")).to_have_text("0")
            code = await page.locator("#code").inner_text()
            await place.check_in("16378", 3)
            await place.live.look()
            await expect(page.locator("#in")).to_have_text("3")
            place.live.close()
            await expect(page.locator("#code")).to_have_text(code)
            await expect(page.locator("#countdown")).to_contain_text("Bắt đầu sau")


async def test_the_link_of_a_screen_leaves_the_address_bar(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path) as place:
        link = await place.link(PageKind.SCREEN, site="16378")
        async with _open(browser, link) as page:
            await page.wait_for_url(f"{place.url}/screen/16378")
            await expect(page.locator("#qrs svg")).to_have_count(2)


async def test_a_screen_says_enough_without_any_script(browser: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path, proven=True) as place:
        code = await place.code(PageKind.SCREEN, site="16378")
        async with _open(browser, f"{place.url}/screen/16378", java_script_enabled=False) as page:
            await page.get_by_role("textbox").fill(code)
            await page.get_by_role("button", name="Mở").click()
            shown = proof.code_at(place.live.proof_key, "d1-am", "16378", place.bot.now)
            await expect(page.locator("#code")).to_have_text(f"{shown[:3]} {shown[3:]}")
            await expect(page.locator("meta[http-equiv=refresh]")).to_have_count(1)
            await expect(page.locator("#of")).to_have_text("10")


# --- the chat page as an app -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_large_letters_and_strong_contrast_are_kept(browser: Browser, tmp_path: Path, scheme: str) -> None:
    async with (
        serving(tmp_path) as (url, _),
        _open(browser, url, viewport=PHONE, color_scheme=scheme) as page,
    ):
        for wish in ("Chữ to", "Tương phản cao"):
            await page.get_by_text("Hiển thị", exact=True).click()
            await page.get_by_role("link", name=wish).click()
        await expect(page.locator("html[data-size=large][data-contrast=more]")).to_have_count(1)
        await page.goto(url)
        await expect(page.locator(".bot .text").first).to_be_visible()
        await page.get_by_text("Hiển thị", exact=True).click()
        assert await faults(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_page_opens_without_a_network_and_says_so(browser: Browser, tmp_path: Path) -> None:
    port = unused_port()
    context = await browser.new_context(locale="vi-VN")
    page = await context.new_page()
    async with serving(tmp_path, port=port) as (url, _):
        await page.goto(url)
        await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    await page.goto(f"{url}/")
    await expect(page.locator("body")).to_contain_text("Không có mạng")
    async with serving(tmp_path, port=port):
        await page.get_by_role("link", name="Thử lại").click()
        await expect(page.locator(".bot .text").first).to_be_visible()
    await context.close()


async def test_the_page_can_be_installed(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, _), _open(browser, url) as page:
        manifest = await page.evaluate("fetch('/manifest.webmanifest').then((answer) => answer.json())")
        assert manifest["short_name"] == "Điểm Cầu"
        for icon in manifest["icons"]:
            size = await page.evaluate(_SIZE_OF_PICTURE, icon["src"])
            assert size == icon["sizes"]


async def test_what_comes_while_nobody_looks_is_a_notification_where_that_is_allowed(
    browser: Browser, tmp_path: Path
) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url, permissions=["notifications"]) as page:
        await expect(page.locator(".bot .text").first).to_be_visible()
        await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        await bot.say(bot.heard[0].address.id, "nobody needs to be told of this")
        await expect(page.locator(".bot .text")).to_have_count(2)
        await page.evaluate(_HEARD_OF)
        await bot.say(bot.heard[0].address.id, "Nhắc lịch: buổi sáng bắt đầu lúc 08:00.")
        await page.wait_for_function("window.told.length")
        assert await page.evaluate("window.told") == [["Điểm Cầu", "Nhắc lịch: buổi sáng bắt đầu lúc 08:00."]]
