"""Lists of a whole country: how long it takes to import them, and to take them away again, and how much memory."""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import ROOT
from benchmarks.timetable import write_timetable

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
_MIDDLE = ("Thị", "Văn", "Hữu", "Đức", "Ngọc", "Minh", "Quốc", "Thanh", "Xuân", "Thị Hồng", "Thị Thu")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hùng", "Lan", "Mai", "Nga", "Phúc", "Quân", "Sơn", "Trúc", "Ý")
_POSITIONS = ("Bí thư Đảng ủy, Chủ tịch HĐND", "Chủ tịch UBND", "Phó Trưởng ban", "Công chức", "Bí thư chi bộ", "")
_TITLES = ("STT", "Mã đại biểu", "Họ và tên", "Chức vụ", "Số điện thoại", "Mã điểm cầu", "Ngày sinh")
_STEPS = (
    ("import", ("roster", "import", "list.csv", "--yes")),
    ("import again", ("roster", "import", "list.csv", "--yes")),
    ("summary, xlsx", ("export", "summary", "-o", "summary.xlsx")),
    ("attendance, csv", ("export", "attendance", "-o", "attendance.csv")),
    ("attendance, xlsx", ("export", "attendance", "-o", "attendance.xlsx")),
)


@dataclass(frozen=True)
class Step:
    """What one command took."""

    name: str
    people: int
    seconds: float
    megabytes: float

    @property
    def per_second(self) -> float:
        """People for each second."""
        return self.people / self.seconds


def measure(people: int) -> Iterator[Step]:
    """Import a list of so many, twice, and export what it brought: each command a process of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        write_timetable(folder / "schedule.json")
        _write_list(folder / "list.csv", people)
        for step, arguments in _STEPS:
            seconds, megabytes = _run(folder, arguments)
            yield Step(step, people, seconds, megabytes)


def _write_list(path: Path, people: int) -> None:
    with (ROOT / "sites.csv").open(encoding="utf-8", newline="") as file:
        sites = [row["site_code"] for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_TITLES)
        writer.writerows(_person(number, sites[number * len(sites) // people]) for number in range(people))


def _person(number: int, site: str) -> tuple[str, ...]:
    """Names come again as they do in life, telephone numbers in no order."""
    mixed = number * 2_654_435_761 % 2**32
    name = " ".join(words[mixed // step % len(words)] for words, step in ((_FAMILY, 1), (_MIDDLE, 17), (_GIVEN, 331)))
    phone = f"09{mixed % 10**8:08}" if mixed % 9 else ""
    return str(number + 1), f"DB{number:06}", name, _POSITIONS[mixed % len(_POSITIONS)], phone, site, "1/1/1980"


def _run(folder: Path, arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds, and the most memory in megabytes.

    Raises:
        RuntimeError: the command failed.
    """
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}",
        "SCHEDULE_FILE": str(folder / "schedule.json"),
    }
    began = time.monotonic()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments], cwd=folder, env=environment, stdout=log, stderr=log
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError((folder / "log").read_text(errors="replace"))
    return time.monotonic() - began, usage.ru_maxrss / 1024
