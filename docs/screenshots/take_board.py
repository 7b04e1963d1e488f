# ruff: noqa: INP001 - a script, not a package
"""Takes the pictures of the board, a room's screen and the display choices: `python docs/screenshots/take_board.py`.

It fills a database with an invented morning, on a clock of its own, and opens the pages in Chromium.
"""

import asyncio
import csv
import json
import random
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.app import App, serve
from bot.clock import SimulatedClock
from bot.config import Settings
from bot.domain.messages import Address, Channel
from bot.services import web_links
from bot.services.web_links import Page
from bot.storage.store import Transaction, stamp

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NOW = datetime(2025, 9, 6, 0, 52, tzinfo=UTC)  # eight minutes before the first session
BOSS = Address(Channel.WEB, "organiser")
PHONE, DESK, WALL = (ViewportSize(width=w, height=h) for w, h in ((360, 740), (1440, 900), (1920, 1080)))
_MORE = (
    "INSERT INTO attendance (session_id, person_id, site_code, status, happened_at, received_at, method, channel,"
    " recorded_by) SELECT 'd1-am', id, site_code, 'present', :now, :now, 'self', 'telegram', id FROM person"
    " WHERE id NOT IN (SELECT person_id FROM attendance) ORDER BY (rowid * 7919) % 1009, rowid LIMIT 40"
)
CLERKS = ("Trần Thị Lan", "Lê Văn Hùng", "Phạm Minh Đức", "Hoàng Thu Hà")


def fill(tx: Transaction) -> None:
    """Invented people at every site: one site in ten silent, half of them with a report."""
    chance = random.Random(7)  # noqa: S311 - the same morning each time
    with (ROOT / "sites.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["site_code"] for row in csv.DictReader(file)]
    for number, code in enumerate(codes):
        _fill_site(tx, code, chance, number)


def _fill_site(tx: Transaction, code: str, chance: random.Random, number: int) -> None:
    count, kind = chance.randint(25, 60), chance.random()
    share = 0.0 if kind < 0.1 else chance.uniform(0.1, 0.95) if kind < 0.5 else chance.uniform(0.85, 1)  # noqa: PLR2004
    names = [{"id": f"{code}-{one}", "code": code, "now": stamp(NOW)} for one in range(count)]
    tx.run_many(
        "INSERT INTO person (id, site_code, full_name, search_name, registered_at, walk_in)"
        " VALUES (:id, :code, 'Nguyễn Văn An', 'nguyen van an', :now, 0)",
        names,
    )
    came = [one for one in names if chance.random() < share]
    missing = [one for one in names if one not in came] if kind >= 0.5 else []  # noqa: PLR2004
    known = [one | {"status": "present"} for one in came]
    known += [one | {"status": chance.choice(("excused", "excused", "absent"))} for one in missing]
    tx.run_many(
        "INSERT INTO attendance (session_id, person_id, site_code, status, happened_at, received_at, method, channel,"
        " recorded_by) VALUES ('d1-am', :id, :code, :status, :at, :at, 'self', 'telegram', :id)",
        [one | {"at": stamp(NOW - timedelta(minutes=abs(chance.gauss(9, 8))))} for one in known],
    )
    if kind >= 0.5:  # noqa: PLR2004
        tx.run(
            "INSERT INTO room_report (session_id, site_code, whole, named, total, present, excused, absent, unknown,"
            " state, channel, bot, address, written_by, written_at, saved_at) VALUES ('d1-am', :code, 1, 1, :total,"
            " :present, 0, 0, 0, 'saved', 'web', '', 'c', 'c', :now, :now)",
            {"code": code, "total": count, "present": len(came), "now": stamp(NOW)},
        )
    tx.run(
        "INSERT INTO grant_of_role (channel, bot, address, role, scope, granted_at, holder_name, phone)"
        " VALUES ('web', '', :address, 'clerk', :code, :now, :name, :phone)",
        {
            "address": f"c{number}",
            "code": code,
            "now": stamp(NOW),
            "name": CLERKS[number % len(CLERKS)],
            "phone": f"+8490{number:07}",
        },
    )


async def link(app: App, page: Page, site: str = "") -> str:
    """A link as the bot would send it."""
    house = app.house()
    code = await app.store.transaction(lambda tx: web_links.make(tx, page, BOSS, app.clock(), site))
    path = "board" if page is Page.BOARD else f"screen/{site}"
    return f"{app.url}/{path}#{house.sign(code)}"


async def more(app: App) -> None:
    """A few come in at some sites while somebody looks."""
    at = {"now": stamp(app.clock())}
    await app.store.transaction(lambda tx: tx.run(_MORE, at))


async def picture(
    browser: Browser,
    url: str,
    name: str,
    size: ViewportSize,
    wait: str,
    *,
    look: str = "",
    meanwhile: Callable[[], Awaitable[None]] | None = None,
    dark_english: bool = False,
) -> None:
    """One page, once what `wait` selects is there; `look` is clicked first, and `meanwhile` happens."""
    context = await browser.new_context(
        viewport=size,
        locale="en-GB" if dark_english else "vi-VN",
        color_scheme="dark" if dark_english else "light",
    )
    page = await context.new_page()
    await page.goto(url)
    await page.locator(wait).first.wait_for()
    if look:
        await page.locator(look).first.click()
        await page.evaluate("scrollTo(0, 0)")
    for _ in range(3 if meanwhile else 0):
        await page.wait_for_timeout(2500)
        if meanwhile:
            await meanwhile()
    await page.wait_for_timeout(2500)  # the newest numbers and the curve
    await page.screenshot(path=HERE / f"{name}.png")
    await context.close()


async def take(app: App) -> None:
    """All pictures."""
    await app.store.transaction(fill)
    board, screen = await link(app, Page.BOARD), await link(app, Page.SCREEN, "16378")
    rows, codes = "#sites tbody tr", "#qrs svg"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        await picture(browser, board, "board-wall", WALL, rows, meanwhile=lambda: more(app))
        province = "#provinces tr[data-province='38'] a"
        await picture(browser, board, "board-province", DESK, rows, look=province)
        await picture(browser, board, "board-phone", PHONE, rows, dark_english=True)
        await picture(browser, screen, "screen-wall", WALL, codes)
        await picture(browser, screen, "screen-phone", PHONE, codes)
        await picture(browser, f"{app.url}/?size=large", "phone-large", PHONE, ".bot .text", look=".display summary")


async def main() -> None:
    """Start the program on a folder of its own, take the pictures, stop it."""
    with tempfile.TemporaryDirectory() as name:
        folder, stop = Path(name), asyncio.Event()
        shutil.copy(ROOT / "sites.csv", folder)
        schedule = json.loads((ROOT / "schedule.json").read_text("utf-8"))
        schedule["check_in"]["proof"] = "code"
        (folder / "schedule.json").write_text(json.dumps(schedule), "utf-8")
        settings = Settings(
            _env_file=None,
            database_url=f"sqlite:///{folder}/bot.sqlite3",
            schedule_file=folder / "schedule.json",
            http_port=0,
            organisers=frozenset({(BOSS.channel, BOSS.id)}),
            backup_at=None,
        )
        ready = asyncio.get_running_loop().create_future()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(serve(settings, SimulatedClock(NOW), ready=ready.set_result, stop=stop))
            with suppress(asyncio.CancelledError):
                await take(await ready)
            stop.set()


if __name__ == "__main__":
    asyncio.run(main())
