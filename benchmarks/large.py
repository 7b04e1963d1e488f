"""A whole country in the database: how long people wait for their answers, and how much memory it takes."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.fixture import FIRST_PERSON, Size, fill
from benchmarks.platform import Platform
from benchmarks.program import ORGANISER, House
from benchmarks.timetable import OPEN_SESSION, write_timetable

SESSIONS = (OPEN_SESSION, "s0", "s1", "s2", "s3", "s4")
_ASKING = 40
_REST = 3.0  # seconds: nobody is sent more than a message a second, and a summary is two


@dataclass(frozen=True)
class Large:
    """From a question to its answer in milliseconds, from the command to the first answer in seconds, memory."""

    summary: float
    status: float
    me: float
    start: float
    megabytes: float


def measure(people: int, queued: int) -> Large:
    """`people` with their attendance in six sessions, and messages that go out at the default rate meanwhile."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Platform(Path(name)) as platform:
        house = House(Path(name), platform)
        write_timetable(house.timetable, others=len(SESSIONS) - 1)
        house.open().terminate()  # it makes its tables
        fill(house.database, Size(people, SESSIONS, queued))
        platform.open_chats(FIRST_PERSON, queued)
        asking = FIRST_PERSON + people - 2 * _ASKING  # the last people: nothing is queued for them
        platform.inject(people=1, first_id=asking - 1, text="/me")
        start = time.monotonic()
        with house.open() as process:
            platform.until_answered(1)
            started = time.monotonic() - start
            me = _typical(platform, list(range(asking, asking + _ASKING)), "/me")
            summary = _typical(platform, [ORGANISER] * 3, "/summary")
            status = _typical(platform, [ORGANISER] * 3, "/status")
            return Large(summary, status, me, started, process.peak_megabytes())


def _typical(platform: Platform, people: list[int], text: str) -> float:
    """The median, one after the other."""
    waited: list[float] = []
    for person in people:
        platform.control("reset")
        platform.inject(people=1, first_id=person, text=text)
        waited.append(platform.until_answered(1)["latency_ms"]["p50"])
        time.sleep(_REST if person == ORGANISER else 0.02)
    return median(waited)
