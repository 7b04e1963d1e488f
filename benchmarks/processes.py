"""The processes that are measured: started on a core of their own, looked at, ended."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[1]
PLATFORM_CORE, BOT_CORE = 0, 1
_TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """A Python process whose output goes to `log`; killed at the end of its `with`, if it still runs.

    It runs in the log's directory, where no settings lie about.
    """

    def __init__(self, arguments: Sequence[str], log: Path, core: int, environment: Mapping[str, str]) -> None:
        self.log = log
        self._said_before = log.stat().st_size if log.exists() else 0
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, *arguments],
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=log.parent,
                env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
            )
        if (os.cpu_count() or 1) > max(PLATFORM_CORE, BOT_CORE):
            os.sched_setaffinity(self._process.pid, {core})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def said(self) -> str:
        """What it has printed since it was started."""
        with self.log.open("rb") as output:
            output.seek(self._said_before)
            return output.read().decode(errors="replace")

    def has_said(self, words: str) -> bool:
        """Whether it has printed these words.

        Raises:
            RuntimeError: it has ended without them.
        """
        said = self.said()
        if words not in said and self._process.poll() is not None:
            raise RuntimeError(f"it ended with {self._process.returncode} instead of saying “{words}”:\n{said}")
        return words in said

    def until_it_says(self, words: str, seconds: float = 60) -> str:
        """Wait for these words; all it has said."""
        until(lambda: self.has_said(words), seconds, f"“{words}” from {self.log}")
        return self.said()

    def cpu_seconds(self) -> float:
        """Processor time so far, in and for the process."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def peak_megabytes(self) -> float:
        """The most memory it has held."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

    def kill(self) -> None:
        """SIGKILL: it can do nothing about it."""
        self._process.kill()
        self._process.wait()

    def terminate(self) -> tuple[int, float]:
        """SIGTERM; its exit code, and the seconds that it took. After 30 s it is killed."""
        start = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
        return self._process.returncode, time.monotonic() - start


def until(holds: Callable[[], bool], seconds: float, what: str, every: float = 0.01) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it did not within `seconds`.
    """
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(every)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
