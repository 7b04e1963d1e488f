"""What check-ins cost while boards and screens look on, and what a board costs whoever opens it."""

import csv
import sqlite3
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.fixture import FIRST_PERSON, Size, fill
from benchmarks.platform import Platform
from benchmarks.processes import PLATFORM_CORE, ROOT, Process, free_port
from benchmarks.program import ORGANISER, House
from benchmarks.timetable import write_timetable
from bot.services import codes
from bot.web.links import signer

_SECRET = "a-secret-for-measuring-only"
_CODE = "AAAAA-2AAAA"
_NO_LIMIT = "1000000"
_REST = 2.0  # seconds, after pages were opened or closed


@dataclass(frozen=True)
class Looked:
    """Everyone checks in at once: how many a second, and the processor time of each in microseconds."""

    per_second: float
    microseconds: float


@dataclass(frozen=True)
class Boards:
    """Check-ins while nobody looks and while everybody does (medians); the page: its bytes and seconds to be made."""

    alone: Looked
    looked_at: Looked
    per_viewer: float  # bytes a second for each page, boards and screens together
    page_bytes: int
    page_seconds: float


def measure(people: int, rounds: int, boards: int, screens: int) -> Boards:
    """In turns, `rounds` times each: `people` check in at once with and without pages that look."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Platform(Path(name)) as platform:
        port = free_port()
        house = House(Path(name), platform, SECRET_KEY=_SECRET, HTTP_PORT=str(port), REPLIES_PER_SECOND=_NO_LIMIT)
        write_timetable(house.timetable)
        house.open().terminate()  # it makes its tables
        fill(house.database, Size(2 * people * rounds + people))
        _keep_link(house.database)
        with house.open() as process:
            _round(platform, process, people, 0)  # the first ones pay for what is made only once
            alone, looked_at, traffic = [], [], []
            for number in range(1, 2 * rounds + 1):
                if number % 4 in {1, 0}:  # alone, looked at, looked at, alone, …: neither always comes first
                    time.sleep(_REST)
                    alone.append(_round(platform, process, people, number))
                    continue
                with _watching(Path(name), port, boards, screens) as log:
                    time.sleep(_REST)
                    began, before = time.monotonic(), _bytes(log)
                    looked_at.append(_round(platform, process, people, number))
                    traffic.append((_bytes(log) - before) / (time.monotonic() - began) / (boards + screens))
            size, seconds = _page(port)
            return Boards(_middle(alone), _middle(looked_at), statistics.median(traffic), size, seconds)


def _round(platform: Platform, process: Process, people: int, number: int) -> Looked:
    platform.control("reset")
    before = process.cpu_seconds()
    platform.inject(people=people, first_id=FIRST_PERSON + number * people, text="/checkin")
    stats = platform.until_answered(people)
    cpu = process.cpu_seconds() - before
    return Looked(people / (stats["last_answer"] - stats["first_injected"]), cpu / people * 1e6)


@contextmanager
def _watching(directory: Path, port: int, boards: int, screens: int) -> Iterator[Path]:
    """All these pages, open and with their first numbers."""
    with (ROOT / "sites.csv").open(encoding="utf-8", newline="") as file:
        sites = [row["site_code"] for row in csv.DictReader(file)]
    log = directory / f"watchers-{time.monotonic_ns()}.log"
    listed = directory / "screens.txt"
    listed.write_text("\n".join(sites[:screens]), "utf-8")
    cookie = f"board={signer(_SECRET)(_CODE)}"
    arguments = ["-m", "benchmarks.watchers", str(port), str(boards), str(listed), cookie]
    with Process(arguments, log, PLATFORM_CORE, {}) as process:
        process.until_it_says("all are open", seconds=180)
        yield log


def _bytes(log: Path) -> int:
    """What the pages have been sent, as they last said."""
    time.sleep(1.1)  # they say it every second
    return int(log.read_text("utf-8").split()[-1])


def _page(port: int) -> tuple[int, float]:
    """The board's page as it goes over the wire, and the typical time until it is there."""
    headers = {"Cookie": f"board={signer(_SECRET)(_CODE)}", "Accept-Encoding": "gzip, deflate"}
    waited, size = [], 0
    for _ in range(15):
        began = time.monotonic()
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/board", headers=headers)) as page:
            size = len(page.read())
        waited.append(time.monotonic() - began)
    return size, statistics.median(waited)


def _keep_link(database: Path) -> None:
    """A link of the organiser's, as `/board` makes it."""
    values = {
        "digest": codes.digest(_CODE),
        "address": str(ORGANISER),
        "now": datetime.now(UTC).isoformat(),
        "until": (datetime.now(UTC) + timedelta(days=1)).isoformat(),
    }
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO web_link (digest, page, site_code, channel, bot, address, created_at, expires_at)"
            " VALUES (:digest, 'board', '', 'telegram', '', :address, :now, :until)",
            values,
        )


def _middle(each: list[Looked]) -> Looked:
    return Looked(
        statistics.median(one.per_second for one in each), statistics.median(one.microseconds for one in each)
    )
