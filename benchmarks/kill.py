"""Kills the real program again and again while people use it, then counts what was lost and what came twice.

python -m benchmarks.kill --kills 300 [--seed 1] [--people 600] [--signal TERM] [--webhook]
python -m benchmarks.kill --zalo --kills 40
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import kill_zalo
from benchmarks.crowd import Crowd
from benchmarks.losses import (
    Arrivals,
    Count,
    Ledger,
    count_broadcasts,
    count_people,
    count_reminders,
    count_repeats,
    read_ledger,
)
from benchmarks.platform import Platform
from benchmarks.processes import Process, free_port, until
from benchmarks.program import House
from benchmarks.timetable import write_timetable

_MINUTE = timedelta(minutes=1)
_LONGEST_STOP = 10.0  # seconds, as promised
_STARTING = 0.1  # the share of kills that come before the program runs
_LONGEST_LIFE = 1.5  # seconds from then to a kill
_ACT_SECONDS = 0.005  # somebody does something, so often
_SHORT_RUN = 60  # kills: below, the first reminder comes half-way, whatever the clock on the wall says
_LATENCY = 0.05  # seconds that each request takes: what is on its way when the program is killed
_PACE = {"MESSAGES_PER_SECOND": "300", "REPLIES_PER_SECOND": "1000"}


@dataclass(frozen=True)
class Plan:
    """How the program is to be ended, and how often."""

    kills: int = 300
    people: int = 600
    seed: int = 1
    gently: bool = False
    webhook: bool = False


@dataclass
class Run:
    """One run, as it goes; `wrong` is what the program did not do as promised."""

    plan: Plan
    platform: Platform
    house: House
    crowd: Crowd
    first_reminder: datetime
    rng: random.Random
    wrong: list[str] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """How many reminders there may be, one each minute."""
        return 2 + self.plan.kills // 20

    def due(self) -> list[datetime]:
        """When the reminders up to now were due."""
        now = datetime.now(UTC) + timedelta(seconds=self.house.ahead)
        every = [self.first_reminder + number * _MINUTE for number in range(self.minutes)]
        return [at for at in every if at <= now]

    def somebody_is_registered(self) -> bool:
        """Whether anybody is by now; somebody does something meanwhile."""
        self.crowd.act()
        return bool(read_ledger(self.house.database, 0).registered)

    def hurry(self) -> None:
        """Put the clock forward to just before the first reminder, as if the machine had slept."""
        wait = (self.first_reminder - datetime.now(UTC)).total_seconds()
        self.house.ahead = max(0.0, wait - 1.0)


def run(plan: Plan) -> list[Count]:
    """Do it all; each count with what is wrong in it."""
    with _begun(plan) as going:
        for number in range(plan.kills):
            going.crowd.come(-(-plan.people // plan.kills))
            if number % max(3, plan.kills // 4) == 1:
                going.crowd.announce()
            if number == plan.kills // 2 and plan.kills < _SHORT_RUN:
                going.hurry()
            _live_and_die(going, somebody=number == 0)
        with going.house.open() as process:
            return _last_life(going, process)


def _last_life(going: Run, process: Process) -> list[Count]:
    """It runs undisturbed until all is done; then the organiser has sent again what is in doubt."""
    while going.crowd.act():
        pass
    until(lambda: going.due() != [], 90, "the first reminder")
    due, kills = going.due(), going.plan.kills
    ledger, arrivals = _settled(going, due)
    early = count_broadcasts(going.crowd, ledger, arrivals, final=False)
    going.crowd.send_unknown_again()
    ledger, arrivals = _settled(going, due)
    _end(going, process)
    return [
        *count_people(going.crowd, ledger, arrivals),
        count_reminders(due, ledger, arrivals),
        early,
        count_broadcasts(going.crowd, ledger, arrivals, final=True),
        count_repeats(ledger, arrivals, 0 if going.plan.gently else kills),
        Count("ended as promised", kills, kills - len(going.wrong), going.wrong),
    ]


@contextmanager
def _begun(plan: Plan) -> Iterator[Run]:
    with tempfile.TemporaryDirectory(prefix="kill-") as name, Platform(Path(name), strict=True) as platform:
        platform.control("latency", seconds=_LATENCY)
        first = datetime.now(UTC).replace(second=0, microsecond=0) + 2 * _MINUTE
        port = free_port() if plan.webhook else 0
        house = House(Path(name), platform, webhook_port=port, **_PACE)
        rng = random.Random(plan.seed)
        run_ = Run(plan, platform, house, Crowd(platform, house.database, rng), first, rng)
        write_timetable(house.timetable, first_reminder=first, others=run_.minutes)
        house.open().terminate()  # so that there is a database to look into
        yield run_


def _live_and_die(going: Run, *, somebody: bool) -> None:
    """Start it, let people use it, and end it at a random moment, which may come before it runs.

    Not before `somebody` is registered, where that is wanted: there must be receivers when the first reminder is due.
    """
    with going.house.start() as process:  # which kills it in the end
        early = going.rng.random() < _STARTING and not (going.plan.gently or somebody)
        while not (early or process.has_said("runs on")):
            going.crowd.act()
            time.sleep(_ACT_SECONDS)
        if somebody:
            until(going.somebody_is_registered, 60, "somebody to be registered")
        end = time.monotonic() + going.rng.random() * _LONGEST_LIFE
        while time.monotonic() < end:
            going.crowd.act()
            time.sleep(_ACT_SECONDS)
        if going.plan.gently:
            _end(going, process)


def _end(going: Run, process: Process) -> None:
    code, seconds = process.terminate()
    if code != 0 or seconds > _LONGEST_STOP:
        going.wrong.append(f"SIGTERM: exit code {code} after {seconds:.1f} s\n{process.said()}")


def _settled(going: Run, due: list[datetime]) -> tuple[Ledger, Arrivals]:
    """When nothing is under way any more, or nothing has moved for a while: then what is missing is lost."""

    def quiet() -> bool:
        return not going.platform.stats()["pending"] and not read_ledger(going.house.database, len(due)).open

    try:
        until(quiet, 60 + going.plan.kills / 5, "quiet", every=0.25)
    except TimeoutError as error:
        going.wrong.append(str(error))
    return read_ledger(going.house.database, len(due)), Arrivals(going.platform.control("sends"))


def as_table(counts: list[Count]) -> str:
    """The counts in Markdown."""
    rows = [f"| {one.what} | {one.expected} | {one.found} | {len(one.wrong)} |" for one in counts]
    return "\n".join(["| | expected | found | wrong |", "|---|--:|--:|--:|", *rows])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--people", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--signal", choices=["KILL", "TERM"], default="KILL")
    parser.add_argument("--webhook", action="store_true", help="Telegram brings the updates")
    parser.add_argument("--zalo", action="store_true", help="people are on Zalo, which brings the events once")
    args = parser.parse_args()
    counts = (
        asyncio.run(kill_zalo.run(args.kills, args.people, args.seed))
        if args.zalo
        else run(Plan(args.kills, args.people, args.seed, args.signal == "TERM", args.webhook))
    )
    print(as_table(counts))
    wrong = [line for count in counts for line in count.wrong]
    print("\n".join(wrong[:50]), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
