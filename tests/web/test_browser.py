"""The page in a real browser: a person talks, loses the network, comes back, and has lost nothing."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import unused_port
from playwright.async_api import Browser, ConsoleMessage, Page, expect

from bot.domain.messages import Incoming, IncomingKind, Rendered, ShownChoice
from tests.browser import PHONE, browser, faults_of_all_looks, needs_chromium
from tests.web.echo import Answer, echo, serving

__all__ = ["browser"]
pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


class Opened:
    """A page, and all that its console complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    async def say(self, text: str) -> None:
        await self.page.get_by_role("textbox").fill(text)
        await self.page.get_by_role("textbox").press("Enter")

    async def sees(self, text: str) -> None:
        await expect(self.page.locator(".text", has_text=text).last).to_be_visible()

    async def texts(self) -> list[str]:
        return await self.page.locator(".message .text").all_inner_texts()


@asynccontextmanager
async def _open(browser: Browser, url: str, **options: Any) -> AsyncIterator[Opened]:
    context = await browser.new_context(**({"viewport": PHONE, "locale": "vi-VN"} | options))
    opened = Opened(await context.new_page())
    await opened.page.goto(url)
    yield opened
    await context.close()


async def test_the_first_visit_says_hello_once_however_often_the_page_is_loaded(
    browser: Browser, tmp_path: Path
) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào đồng chí! []")
        await visit.page.reload()
        await visit.sees("Kính chào đồng chí! []")
        another = await visit.page.context.new_page()
        await another.goto(url)
        await expect(another.locator(".text")).to_have_count(1)
        assert [incoming.kind for incoming in bot.heard] == [IncomingKind.START]
        assert visit.complaints == []


@pytest.mark.parametrize(
    ("link", "payload"),
    [("/?site=16378", "s_16378"), ("/?code=AB-12", ""), ("/#code=AB-12", "o_AB-12"), ("/#k=", "k_")],
)
async def test_a_link_is_handed_on_and_leaves_the_address_bar(
    browser: Browser, tmp_path: Path, link: str, payload: str
) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url + link) as visit:
        await visit.sees(f"Kính chào đồng chí! [{payload}]")
        assert visit.page.url == url + "/"
        await visit.page.reload()
        await visit.sees("Kính chào")
        assert [incoming.text for incoming in bot.heard] == [payload]


async def test_a_person_types_taps_and_uses_the_quick_words(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.page.get_by_role("button", name="Đồng ý").click()
        await visit.sees("Đã nhận: agree")
        await expect(visit.page.get_by_text("Đã ghi nhận")).to_be_visible()
        await visit.page.get_by_role("button", name="Hôm nay").click()
        await visit.sees("Đã nhận: Hôm nay")
        await visit.page.get_by_role("textbox").fill("một")
        await visit.page.get_by_role("textbox").press("Shift+Enter")
        await visit.page.keyboard.type("hai")
        await visit.page.get_by_role("button", name="Gửi").click()
        await visit.sees("Đã nhận: một\nhai")
        await expect(visit.page.get_by_role("textbox")).to_have_value("")
        assert [incoming.text for incoming in bot.heard] == ["", "agree", "Hôm nay", "một\nhai"]
        assert await visit.texts() == [
            "Kính chào đồng chí! []",
            "Đồng ý",
            "Đã nhận: agree",
            "Hôm nay",
            "Đã nhận: Hôm nay",
            "một\nhai",
            "Đã nhận: một\nhai",
        ]
        assert visit.complaints == []


async def test_what_is_written_offline_is_kept_over_a_reload_and_sent_once(browser: Browser, tmp_path: Path) -> None:
    port = unused_port()
    url = f"http://127.0.0.1:{port}"
    async with serving(tmp_path, port=port):
        context = await browser.new_context(viewport=PHONE, locale="vi-VN")
        visit = Opened(await context.new_page())
        await visit.page.goto(url)
        await visit.sees("Kính chào")
    await visit.say("viết khi mất mạng")
    await visit.say("và nữa")
    await expect(visit.page.get_by_text("đang kết nối lại")).to_be_visible()
    await expect(visit.page.locator(".pending")).to_have_count(2)
    async with serving(tmp_path, port=port) as (_, bot):
        await visit.sees("Đã nhận: và nữa")
        await expect(visit.page.get_by_text("đang kết nối lại")).to_have_count(0)
        await expect(visit.page.locator(".pending")).to_have_count(0)
        assert [incoming.text for incoming in bot.heard] == ["viết khi mất mạng", "và nữa"]
        assert len(await visit.texts()) == 5
        await context.close()


async def test_a_draft_and_what_was_not_sent_survive_a_closed_page(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        await visit.page.route("**/chat/send", lambda route: route.abort())
        await visit.say("chưa gửi được")
        await visit.page.get_by_role("textbox").fill("đang viết dở")
        await expect(visit.page.locator(".pending")).to_have_count(1)
        await visit.page.close()
        back = Opened(await visit.page.context.new_page())
        await back.page.goto(url)
        await back.sees("Đã nhận: chưa gửi được")
        await expect(back.page.get_by_role("textbox")).to_have_value("đang viết dở")
        assert len(bot.heard) == 2


async def test_a_message_that_arrives_twice_at_the_server_is_one_message(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào")

        async def cut(route: Any) -> None:
            await route.fetch()
            await route.abort()

        await visit.page.route("**/chat/send", cut, times=1)
        await visit.say("mạng đứt sau khi gửi")
        await visit.sees("Đã nhận: mạng đứt sau khi gửi")
        await expect(visit.page.locator(".pending")).to_have_count(0)
        assert (await visit.texts()).count("mạng đứt sau khi gửi") == 1
        assert len(bot.heard) == 2


async def test_a_cookie_that_no_longer_counts_is_replaced_and_nothing_typed_is_lost(
    browser: Browser, tmp_path: Path
) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        await visit.page.context.clear_cookies()
        await visit.say("sau khi mất cookie")
        await visit.sees("Đã nhận: sau khi mất cookie")
        assert len({incoming.address.id for incoming in bot.heard}) == 2


async def test_too_long_a_message_is_explained_and_stays_in_the_box(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        await visit.say("x" * 4001)
        await expect(visit.page.get_by_text("4001/4000. Tin quá dài.")).to_be_visible()
        await expect(visit.page.get_by_role("textbox")).to_have_value("x" * 4001)
        assert len(bot.heard) == 1


async def test_a_refusal_is_shown_at_the_message(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, _), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        answer = '{"error": "unreadable", "message": "Hệ thống không đọc được."}'
        await visit.page.route("**/chat/send", lambda route: route.fulfill(status=400, body=answer))
        await visit.say("hỏng")
        await expect(visit.page.locator(".refused")).to_contain_text("Chưa gửi được. Hệ thống không đọc được.")


def _markup(incoming: Incoming) -> Sequence[Rendered]:
    hostile = '<img src=x onerror="document.title=1"><b>x</b>'
    link = "Xem https://hop.example.vn/lop-1?a=1&b=2. javascript:alert(1) http://thuong.example.vn"
    return [Rendered(f"{hostile}\n{link}", (ShownChoice("a", hostile),))]


async def test_words_are_never_markup_and_only_https_becomes_a_link(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path, answer=_markup) as (url, _), _open(browser, url) as visit:
        await visit.sees("<b>x</b>")
        assert await visit.page.locator("#log img, #log b").count() == 0
        links = visit.page.locator("#log a")
        assert await links.evaluate_all("all => all.map(a => [a.href, a.rel])") == [
            ["https://hop.example.vn/lop-1?a=1&b=2", "noopener noreferrer"]
        ]
        assert visit.complaints == []


async def test_all_can_be_done_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, _), _open(browser, url, has_touch=True, is_mobile=True) as visit:
        await visit.sees("Kính chào")
        await visit.page.keyboard.press("Tab")
        await expect(visit.page.get_by_role("link", name="Đến ô soạn tin")).to_be_focused()
        await visit.page.keyboard.press("Enter")
        await expect(visit.page.get_by_role("textbox")).to_be_focused()
        await visit.page.get_by_role("button", name="Đồng ý").focus()
        await visit.page.keyboard.press("Enter")
        await visit.sees("Đã nhận: agree")


async def test_screen_readers_hear_what_is_new_and_who_says_it(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, _), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        log = visit.page.get_by_role("log")
        await expect(log).to_have_attribute("aria-live", "polite")
        await expect(log.locator(".bot")).to_contain_text("Hệ thống: ")
        await visit.say("xin chào")
        await expect(log.locator(".mine")).to_contain_text("Đồng chí: ")
        await expect(log.locator(".mine")).to_have_attribute("aria-live", "off")


async def test_days_are_parted_and_times_are_the_classs_own(browser: Browser, tmp_path: Path) -> None:
    options = {"timezone_id": "America/New_York"}
    async with serving(tmp_path) as (url, bot), _open(browser, url, **options) as visit:
        await visit.sees("Kính chào")
        await expect(visit.page.locator(".bot time")).to_have_text("07:40")
        await expect(visit.page.locator("#clock")).to_have_text("07:40")
        bot.now += timedelta(hours=17)
        await bot.say(bot.heard[0].address.id, "sang ngày mới")
        await visit.sees("sang ngày mới")
        await expect(visit.page.locator(".day")).to_have_count(2)
        await visit.page.reload()
        await expect(visit.page.locator(".day")).to_have_text(["Hôm qua · Thứ Bảy, 6/9", "Hôm nay · Chủ Nhật, 7/9"])


async def test_the_other_language_is_one_tap_away_and_the_bot_is_told(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        await visit.page.get_by_role("link", name="English").click()
        await expect(visit.page.get_by_role("button", name="Send")).to_be_visible()
        await visit.sees("Đã nhận: lang:en")
        assert visit.page.url == url + "/"
        assert bot.heard[-1].language in {"vi", "en"}


@pytest.mark.parametrize("width", [320, 1280])
async def test_nothing_is_wider_than_the_screen(browser: Browser, tmp_path: Path, width: int) -> None:
    viewport = {"width": width, "height": 740}
    async with serving(tmp_path, demo=True) as (url, _), _open(browser, url, viewport=viewport) as visit:
        await visit.sees("Kính chào")
        await visit.say("w" * 300)
        await visit.sees("Đã nhận: www")
        for page in ("/", "/demo"):
            await visit.page.goto(url + page)
            assert await visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_page_itself_never_scrolls_and_a_long_message_shows_its_beginning(
    browser: Browser, tmp_path: Path
) -> None:
    async with serving(tmp_path) as (url, bot), _open(browser, url) as visit:
        await visit.sees("Kính chào")
        for number in range(10):
            await bot.say(bot.heard[0].address.id, f"tin {number}")
        await visit.sees("tin 9")
        await bot.say(bot.heard[0].address.id, "Dòng đầu" + "\ndòng tiếp" * 40)
        await visit.sees("Dòng đầu")
        top = await visit.page.locator(".message").last.evaluate("it => it.getBoundingClientRect().top")
        header = await visit.page.locator(".top").evaluate("it => it.getBoundingClientRect().bottom")
        assert header <= top < header + 60
        assert await visit.page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def _talkative(incoming: Incoming) -> Sequence[Rendered]:
    return [*echo(incoming), Rendered("Xem https://hop.example.vn/lop-1", (ShownChoice("today", "Hôm nay"),))]


@pytest.mark.parametrize("path", ["/", "/?lang=en", "/demo", "/demo?lang=en", "/offline"])
async def test_axe_finds_no_fault(browser: Browser, tmp_path: Path, path: str) -> None:
    answer: Answer = _talkative
    async with (
        serving(tmp_path, answer=answer, demo=True) as (url, _),
        _open(browser, url) as visit,
    ):
        await visit.sees("Kính chào")
        await visit.page.get_by_role("button", name="Đồng ý").click()
        await visit.sees("Đã nhận: agree")
        await visit.page.goto(url + path)
        if path != "/offline":
            await expect(visit.page.locator("#clock")).not_to_have_text("")
        if path in {"/", "/?lang=en"}:
            await visit.sees("Đã nhận: agree")
        await visit.page.evaluate("Promise.all(document.getAnimations().map(one => one.finish && one.cancel()))")
        assert await faults_of_all_looks(visit.page) == []


async def test_the_demos_frames_are_different_people_on_one_clock(browser: Browser, tmp_path: Path) -> None:
    viewport = {"width": 1600, "height": 1000}
    async with serving(tmp_path, demo=True) as (url, bot), _open(browser, f"{url}/demo", viewport=viewport) as visit:
        for title, payload in (("Đại biểu thứ nhất", ""), ("Đại biểu thứ ba", ""), ("Ban tổ chức", "o_ABCD")):
            frame = visit.page.frame_locator(f'iframe[title="{title}"]')
            await expect(frame.locator(".text").first).to_have_text(f"Kính chào đồng chí! [{payload}]")
        await visit.page.get_by_role("button", name="2 phút trước buổi học").click()
        await expect(visit.page.locator("#clock")).to_have_text("07:58")
        await expect(frame.locator("#clock")).to_have_text("07:58")
        await visit.page.get_by_role("button", name="60×").click()
        await expect(visit.page.get_by_role("button", name="60×")).to_have_attribute("aria-pressed", "true")
        assert bot.speed == 60
        assert visit.complaints == []
