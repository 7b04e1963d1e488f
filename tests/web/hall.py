"""A class of six sites behind the real board and screens, with a real database and a clock that stands."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from aiohttp.test_utils import TestServer

from bot.domain import proof
from bot.domain.attendance import Method, Status
from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.domain.room_report import Numbers
from bot.domain.timetable import Timetable
from bot.services import web_links
from bot.services.web_links import Page
from bot.storage import attendance, roles, room_reports
from bot.storage.attendance import Record
from bot.storage.schedule import load
from bot.storage.sqlite import SqliteStore, open_sqlite
from bot.storage.store import Transaction
from bot.web.links import signer
from bot.web.live import Door, Live
from bot.web.pages import Pages
from bot.web.security import Limits
from bot.web.server import web_app
from tests.schedule.samples import CLASS
from tests.web.echo import Bot, pages_of

BOSS = Address(Channel.WEB, "boss")
SECRET = "a key for tests only"
PEOPLE_EACH = 10
SITES = [
    {
        "code": code,
        "name": name,
        "province": province,
        "province_code": number,
        "lat": latitude,
        "lon": longitude,
    }
    for code, name, province, number, latitude, longitude in (
        ("16378", "Phường Đông Sơn", "Thanh Hóa", "38", 19.79, 105.72),
        ("16400", "Xã Yên Định", "Thanh Hóa", "38", 19.98, 105.63),
        ("14758", "Phường Hạc Thành", "Thanh Hóa", "38", 19.81, 105.78),
        ("21109", "Xã Đông Sơn", "Quảng Ngãi", "51", 15.25, 108.77),
        ("21548", "Đặc khu Lý Sơn", "Quảng Ngãi", "51", 15.38, 109.12),
        ("H51", "Hội trường Tỉnh ủy", "Quảng Ngãi", "51", None, None),
    )
]


@dataclass
class Hall:
    """The running pages, and what happens in the class."""

    url: str
    bot: Bot
    live: Live
    timetable: Timetable

    @property
    def store(self) -> SqliteStore:
        return self.bot.store

    async def link(self, page: Page = Page.BOARD, holder: Address = BOSS, site: str = "") -> str:
        """A link as the bot would send it."""
        code = await self.code(page, holder, site)
        path = "/board" if page is Page.BOARD else f"/screen/{site or 'all'}"
        return f"{self.url}{path}#{signer(SECRET)(code)}"

    async def code(self, page: Page = Page.BOARD, holder: Address = BOSS, site: str = "") -> str:
        return await self.store.transaction(lambda tx: web_links.make(tx, page, holder, self.bot.now, site))

    async def grant(self, role: Role, scope: str, phone: str = "", *, also: Address | None = None) -> Address:
        """A chat that holds the role; a new one, or `also` one that holds another."""
        holder = also or Address(Channel.WEB, f"{role}-{scope}")

        def work(tx: Transaction) -> None:
            roles.grant(tx, holder, role, scope, self.bot.now)
            tx.run(
                "UPDATE grant_of_role SET holder_name = 'Trần Thị Lan', phone = :phone WHERE address = :id",
                {"phone": phone or None, "id": holder.id},
            )

        await self.store.transaction(work)
        return holder

    async def withdraw(self, holder: Address, role: Role, scope: str) -> None:
        """That role ends, and the pages that are open look again."""
        await self.store.transaction(lambda tx: roles.withdraw(tx, holder, role, scope, self.bot.now))
        await self.live.look()

    async def check_in(self, site: str, count: int = 1, *, status: Status = Status.PRESENT, first: int = 0) -> None:
        """So many of the site's people are there."""
        for number in range(first, first + count):
            record = Record(
                session_id=self.session,
                person_id=f"{site}-{number}",
                site_code=site,
                status=status,
                happened_at=self.bot.now,
                received_at=self.bot.now,
                method=Method.SELF,
                channel="web",
                recorded_by="x",
            )
            await self.store.transaction(partial(attendance.add, record=record))

    async def report(self, site: str) -> None:
        """The site's clerk saves a report."""

        def work(tx: Transaction) -> None:
            number = room_reports.write(tx, BOSS, "x", self.bot.now)
            room_reports.keep(tx, number, self.session, site, "")
            room_reports.save(tx, number, Numbers(PEOPLE_EACH, PEOPLE_EACH), self.bot.now)

        await self.store.transaction(work)

    @property
    def session(self) -> str:
        return self.timetable.sessions[0].id


@asynccontextmanager
async def hall(folder: Path, *, proven: bool = False, limits: Limits | None = None) -> AsyncIterator[Hall]:
    """The pages of a class of six sites, with ten people each. 07:40 of the first day."""
    timetable = _timetable(folder, proven=proven)
    async with open_sqlite(folder / "bot.sqlite3") as store:
        bot = Bot(store)
        await store.transaction(partial(_enrol, now=bot.now))
        live = Live(
            store,
            lambda: bot.now,
            lambda: timetable,
            named={(BOSS.channel, BOSS.id)},
            proof_key=proof.key_from(SECRET),
            doors=lambda: [Door("telegram", "https://t.me/lop?start=k_"), Door("web", "https://lop.example/#k=")],
        )
        pages: Pages = pages_of(bot)
        async with TestServer(web_app(bot.problems, pages=pages, live=live, limits=limits)) as server:
            yield Hall(str(server.make_url("/")).rstrip("/"), bot, live, timetable)


def _timetable(folder: Path, *, proven: bool) -> Timetable:
    content = CLASS | {"sites": SITES, "check_in": {"opens_before": "45m", "proof": "code" if proven else "none"}}
    file = folder / "schedule.json"
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return load(file).timetable


def _enrol(tx: Transaction, now: datetime) -> None:
    tx.run_many(
        "INSERT INTO person (id, site_code, full_name, search_name, registered_at, walk_in)"
        " VALUES (:id, :site, 'Nguyễn Văn An', 'nguyen van an', :now, 0)",
        [
            {"id": f"{site['code']}-{number}", "site": str(site["code"]), "now": now.isoformat()}
            for site in SITES
            for number in range(PEOPLE_EACH)
        ],
    )


MINUTE = timedelta(minutes=1)
