"""A folder as an organiser has it, with a timetable and a database, for the commands that run in it."""

import asyncio
import csv
import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.attendance import Method, Status
from bot.domain.messages import Address, Channel
from bot.domain.people import Contact, Person
from bot.domain.room_report import Numbers
from bot.domain.timetable import Language, Timetable
from bot.services import check_in, registration
from bot.storage import attendance, contacts, people, room_reports, substitutes
from bot.storage.attendance import Record
from bot.storage.schedule import load
from bot.storage.sqlite import open_sqlite, read_sqlite
from bot.storage.store import T, Transaction, Work
from bot.storage.substitutes import Substitute
from tests.schedule.samples import changed
from tests.schedule.samples import write as write_schedule

SITES = [
    {"code": "00004", "name": "Phường Ba Đình", "province": "Hà Nội"},
    {"code": "16378", "name": "Phường Đông Sơn", "province": "Thanh Hóa", "chair": "Bí thư Đảng ủy"},
    {"code": "21109", "name": "Xã Đông Sơn", "province": "Quảng Ngãi"},
]
OPENING = datetime.fromisoformat("2025-09-06T08:00+07:00")
EARLY = OPENING - timedelta(minutes=20)
DATABASE = Path("data/bot.sqlite3")


def make_class(folder: Path, **changes: Any) -> Timetable:
    """Write a small class as `schedule.json`."""
    return load(write_schedule(folder, changed({"sites": SITES, **changes}))).timetable


def write(work: Work[T], database: Path = DATABASE) -> T:
    """Run `work` as the program would, in a database that is made if need be."""

    async def run() -> T:
        async with open_sqlite(database) as store:
            return await store.transaction(work)

    return asyncio.run(run())


def read(work: Work[T], database: Path = DATABASE) -> T:
    """Run `work` on a database that exists."""

    async def run() -> T:
        async with read_sqlite(database) as store:
            return await store.read(work)

    return asyncio.run(run())


def enrol(tx: Transaction, timetable: Timetable, chat: str, name: str, site: str) -> Contact:
    """Somebody opens the page and registers: their chat."""
    address = Address(Channel.WEB, chat)
    contacts.add(tx, Contact(address, Language.VI), EARLY)
    contact = contacts.find(tx, address)
    assert contact is not None
    registration.enrol(tx, contact, timetable.site_by_code[site], name, EARLY)
    found = contacts.find(tx, address)
    assert found is not None
    return found


def come(tx: Transaction, timetable: Timetable, contact: Contact, at: datetime = EARLY) -> None:
    """They check in."""
    result = check_in.check_in(tx, timetable, contact, at=at, now=at + timedelta(seconds=1), session_id=None)
    assert result.record is not None


def add_person(tx: Transaction, number: int, site: str, name: str = "Trần Thị Lan", *, walk_in: bool = True) -> str:
    """Put somebody on the list who has no chat: their id."""
    person = Person(f"p{number:06}", site, name, EARLY, walk_in)
    people.add(tx, person, name.lower())
    return person.id


def add_word(tx: Transaction, session: str, person: str, site: str, status: Status) -> None:
    """A clerk says where somebody stands."""
    by_clerk = Record(session, person, site, status, EARLY, EARLY, Method.CLERK, "telegram", "telegram:7")
    assert attendance.add(tx, by_clerk)


def add_report(  # noqa: PLR0917 - a report is all of these
    tx: Transaction, session: str, site: str, numbers: Numbers, at: datetime, by: str = "Lê Thị Hoa"
) -> None:
    """The clerk of a site saves a report."""
    number = room_reports.write(tx, Address(Channel.TELEGRAM, "7"), by, at)
    room_reports.keep(tx, number, session, site, "")
    assert room_reports.save(tx, number, numbers, at)


def add_substitute(tx: Transaction, session: str, site: str, delegate: str, name: str) -> None:
    """Somebody who is on no list comes in a delegate's place."""
    substitutes.add(tx, Substitute(session, site, delegate, None, name, "telegram:7"), "report:1", EARLY)


def parse_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file with its byte order mark, by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
