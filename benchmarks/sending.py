"""A broadcast to many, as fast as Telegram allows to those who pay for it; and an answer to somebody meanwhile."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fixture import FIRST_PERSON, Size, fill
from benchmarks.platform import Platform
from benchmarks.processes import Process
from benchmarks.program import ORGANISER, House
from benchmarks.timetable import write_timetable

LIMIT = 1000
_LATENCY = 0.04
_STRANGER = 500  # not among the receivers: what they get is an answer
_SEND_BUTTON = "Gửi cho"
_EVERY = 0.5  # seconds between two questions


@dataclass(frozen=True)
class Sending:
    """Messages a second, processor time for each in microseconds, and answers meanwhile in milliseconds."""

    per_second: float
    microseconds: float
    answer_p50: float
    answer_max: float
    megabytes: float


def send_to(receivers: int) -> Sending:
    """Queue a broadcast to so many, and ask something every half second while it goes out."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Platform(Path(name)) as platform:
        house = House(Path(name), platform, MESSAGES_PER_SECOND=str(LIMIT))
        write_timetable(house.timetable)
        house.open().terminate()  # it makes its tables
        fill(house.database, Size(receivers))
        platform.open_chats(FIRST_PERSON, receivers)
        with house.open() as process:
            return _broadcast(platform, process, receivers)


def _broadcast(platform: Platform, process: Process, receivers: int) -> Sending:
    platform.inject(people=1, first_id=ORGANISER, text="/broadcast Mời các đồng chí vào phòng học.")
    platform.until_offered(ORGANISER, _SEND_BUTTON)
    platform.control("latency", seconds=_LATENCY)
    platform.control("reset")
    before, start = process.cpu_seconds(), time.monotonic()
    platform.inject(people=1, first_id=ORGANISER, tap=_SEND_BUTTON)
    asked = 0
    while platform.stats()["extra"] < receivers and time.monotonic() - start < 60 + receivers / 20:
        platform.inject(people=1, first_id=_STRANGER + asked, text="/help")
        asked += 1
        time.sleep(_EVERY)
    stats = platform.until_answered(asked)
    cpu = process.cpu_seconds() - before
    if stats["extra"] < receivers:
        raise TimeoutError(f"only {stats['extra']} of {receivers} messages of the broadcast arrived")
    latency = stats["latency_ms"]
    per_second = receivers / (stats["last_answer"] - stats["first_answer"])
    return Sending(per_second, cpu / receivers * 1e6, latency["p50"], latency["max"], process.peak_megabytes())
