"""A broadcast to many is paused, killed, resumed, killed in mid-send and taken back; every receiver is checked.

python -m benchmarks broadcast --receivers 20000
"""

import json
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crowd import read_only
from benchmarks.fixture import FIRST_PERSON, Size, fill
from benchmarks.platform import Platform
from benchmarks.processes import Process, until
from benchmarks.program import ORGANISER, House
from benchmarks.timetable import write_timetable
from bot.jobs.outbox import CONCURRENCY

_MARK = "Mời các đồng chí vào phòng học"
_BEGINS = f"THÔNG BÁO TỪ BAN TỔ CHỨC\n{_MARK}"
_PACE = "1000"
_LATENCY = 0.04
_KEPT = 100  # chats from which the platform deletes nothing
_PATIENCE = 600.0


@dataclass(frozen=True)
class Result:
    """What became of it: rows by state and by what taking back came to, and what is wrong, each in words."""

    states: Counter[str]
    recalls: Counter[str]
    paused: float  # seconds from the tap until nothing of it is in the air
    seconds: float
    wrong: list[str]


@dataclass
class _Run:
    platform: Platform
    house: House

    def rows(self) -> dict[str, tuple[str, str]]:
        """By chat: what the program says of the message, and of taking it back."""
        with closing(read_only(self.house.database)) as database:
            sql = (
                "SELECT address, state, COALESCE(recall, '') FROM outbox WHERE cause = 'b1' AND state <> 'unreachable'"
            )
            return {address: (state, recall) for address, state, recall in database.execute(sql)}

    def count(self, condition: str) -> int:
        with closing(read_only(self.house.database)) as database:
            sql = f"SELECT COUNT(*) FROM outbox WHERE cause = 'b1' AND {condition}"
            found: int = database.execute(sql).fetchone()[0]
            return found

    def until_sent(self, count: int) -> None:
        until(lambda: self.count("state = 'sent'") >= count, _PATIENCE, f"{count} sent", every=0.05)

    def until_still(self, state: str) -> None:
        """Wait until the broadcast is in that state and nothing of it is in the air."""

        def is_still() -> bool:
            with closing(read_only(self.house.database)) as database:
                found = database.execute("SELECT state FROM broadcast").fetchone()[0]
            return found == state and not self.count("state IN ('due', 'claimed')")

        until(is_still, _PATIENCE, state, every=0.05)

    def says(self, text: str) -> None:
        self.platform.inject(people=1, first_id=ORGANISER, text=text)

    def arrived(self) -> Counter[str]:
        """How many copies the platform took, by chat; what the organiser saw of it before is none."""
        lines = (json.loads(line) for line in self.platform.control("sends").splitlines())
        return Counter(str(row["chat_id"]) for row in lines if row["code"] == 200 and row["text"].startswith(_BEGINS))


def measure(receivers: int) -> Result:
    """Do it all."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Platform(Path(name)) as platform:
        run = _Run(platform, House(Path(name), platform, MESSAGES_PER_SECOND=_PACE))
        write_timetable(run.house.timetable)
        run.house.open().terminate()  # it makes its tables
        fill(run.house.database, Size(receivers))
        platform.open_chats(FIRST_PERSON, receivers)
        platform.control("latency", seconds=_LATENCY)
        start = time.monotonic()
        with run.house.open() as process:
            wrong, paused = _begin(run, process, receivers)
        with run.house.open() as process:
            wrong += _go_on(run, process, receivers)
        with run.house.open():
            wrong += _finish(run, receivers)
        found = run.rows()
        states, recalls = (Counter(each) for each in zip(*found.values(), strict=True))
        return Result(states, recalls, paused, time.monotonic() - start, wrong)


def _begin(run: _Run, process: Process, receivers: int) -> tuple[list[str], float]:
    """Send, pause after a quarter, and kill."""
    run.says(f"/broadcast {_MARK}.")
    run.platform.until_offered(ORGANISER, "Gửi cho")
    run.until_sent(receivers // 4)
    tapped = time.monotonic()
    run.says("tạm dừng")
    run.until_still("paused")
    paused = time.monotonic() - tapped
    before = run.arrived()
    process.kill()
    sent = run.count("state = 'sent'")
    return ([] if before.total() == sent else [f"{sent} are marked as sent, {before.total()} arrived"]), paused


def _go_on(run: _Run, process: Process, receivers: int) -> list[str]:
    """Resume what a kill left paused, and kill it in mid-send."""
    paused = run.rows()
    time.sleep(2)
    wrong = [] if run.rows() == paused else ["something moved while it was paused"]
    run.says("gửi tiếp")
    run.until_sent(receivers * 3 // 4)
    process.kill()
    return wrong


def _finish(run: _Run, receivers: int) -> list[str]:
    """Let it end, check every receiver, take it back, and check that."""
    run.until_still("done")
    sent, arrived = run.rows(), run.arrived()
    wrong = [] if len(sent) == receivers else [f"{len(sent)} rows for {receivers} receivers"]
    wrong += [f"{chat} got {count}" for chat, count in arrived.items() if count > 1]
    for chat, (state, _) in sent.items():
        if state not in {"sent", "unknown"} or (state == "sent" and arrived[chat] != 1):
            wrong.append(f"{chat}: {state}, {arrived[chat]} arrived")
    unknown = sum(state == "unknown" for state, _ in sent.values())
    return wrong + ([f"{unknown} unknown are too many"] if unknown > CONCURRENCY else []) + _take_back(run)


def _take_back(run: _Run) -> list[str]:
    kept = [str(FIRST_PERSON + number) for number in range(_KEPT)]
    refusal = {"fault": "bad_request", "arguments": {"why": "message can't be deleted"}, "method": "deleteMessage"}
    for chat in kept:
        run.platform.control("fault", **refusal, chat=chat)
    run.platform.control("latency", seconds=0)  # one at a time is deleted
    run.says("thu hồi")
    run.platform.until_offered(ORGANISER, "Thu hồi thông báo 1")
    run.until_still("recalled")
    expected = {chat: "too_late" if chat in kept else "deleted" for chat in run.rows()}
    return [
        f"{chat}: {state}, taking back came to {recall!r}"
        for chat, (state, recall) in run.rows().items()
        if recall != ("" if state == "unknown" else expected[chat])
    ]
