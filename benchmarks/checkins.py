"""Check-ins through the whole program and through the reference bot: how many, how dear, how late."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.platform import Platform
from benchmarks.processes import BOT_CORE, Process, free_port
from benchmarks.program import House
from benchmarks.timetable import SITE, write_timetable

POLLING, WEBHOOK, REFERENCE = "polling", "webhook", "reference"
_CASES = (POLLING, WEBHOOK, REFERENCE)
_FIRST_PERSON = 100_000
_REGISTRATION = (f"/start s_{SITE}", "đồng ý", "Nguyễn Văn An")
_NO_LIMIT = "1000000"
_LATENCY, _STEADY = 0.04, 100.0


@dataclass(frozen=True)
class Burst:
    """Everyone checks in at once."""

    per_second: float
    microseconds: float  # of processor time for each
    megabytes: float


@dataclass(frozen=True)
class Delays:
    """From a check-in to its answer, in milliseconds."""

    p50: float
    p99: float


def bursts(people: int, rounds: int) -> dict[str, Burst]:
    """The medians of interleaved rounds, by case."""
    found: dict[str, list[Burst]] = {case: [] for case in _CASES}
    for number in range(rounds):
        for case in _CASES if number % 2 == 0 else reversed(_CASES):
            with _running(case, people) as (platform, process):
                before = process.cpu_seconds()
                platform.inject(people=people, first_id=_FIRST_PERSON, text="/checkin")
                stats = platform.until_answered(people)
                cpu = process.cpu_seconds() - before
                per_second = people / (stats["last_answer"] - stats["first_injected"])
                found[case].append(Burst(per_second, cpu / people * 1e6, process.peak_megabytes()))
    return {case: _middle(each) for case, each in found.items()}


def delays(people: int) -> dict[str, Delays]:
    """At a steady rate, with what a request to Telegram takes from Việt Nam or so; by case."""
    found = {}
    for case in _CASES:
        with _running(case, people) as (platform, _):
            platform.control("latency", seconds=_LATENCY)
            platform.inject(people=people, first_id=_FIRST_PERSON, text="/checkin", rate=_STEADY)
            latency = platform.until_answered(people)["latency_ms"]
            found[case] = Delays(latency["p50"], latency["p99"])
    return found


@contextmanager
def _running(case: str, people: int) -> Iterator[tuple[Platform, Process]]:
    """A bot that knows everyone and has nothing to do."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as name,
        Platform(Path(name)) as platform,
        _start(case, Path(name), platform) as process,
    ):
        for text in () if case == REFERENCE else _REGISTRATION:
            _all_say(platform, text, people, _FIRST_PERSON)
        _all_say(platform, "/checkin", 50, first_id=1)  # the first ones pay for what is made only once
        platform.control("reset")
        yield platform, process


def _all_say(platform: Platform, text: str, people: int, first_id: int) -> None:
    platform.control("reset")
    platform.inject(people=people, first_id=first_id, text=text)
    platform.until_answered(people)


def _start(case: str, directory: Path, platform: Platform) -> Process:
    if case == REFERENCE:
        return _reference(directory, platform)
    return _ours(directory, platform, free_port() if case == WEBHOOK else 0)


def _ours(directory: Path, platform: Platform, webhook_port: int) -> Process:
    house = House(directory, platform, webhook_port=webhook_port, REPLIES_PER_SECOND=_NO_LIMIT)
    write_timetable(house.timetable)
    return house.open()


def _reference(directory: Path, platform: Platform) -> Process:
    arguments = ["-m", "benchmarks.reference", platform.url, str(directory / "reference.sqlite3")]
    process = Process(arguments, directory / "reference.log", BOT_CORE, {})
    process.until_it_says("runs on")
    return process


def _middle(each: list[Burst]) -> Burst:
    return Burst(
        median(one.per_second for one in each),
        median(one.microseconds for one in each),
        median(one.megabytes for one in each),
    )
