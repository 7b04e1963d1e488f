"""The clock, read here alone and handed to everything that needs the time: the wall's, or a demo's own."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


class SimulatedClock:
    """A clock that starts where it is told, runs at the speed it is told, and can jump ahead."""

    def __init__(self, start: datetime, speed: float = 1.0) -> None:
        self.speed = speed
        self._start = start
        self._at = time.monotonic()

    def __call__(self) -> datetime:
        """The simulated time."""
        return self._start + timedelta(seconds=(time.monotonic() - self._at) * self.speed)

    def set_speed(self, speed: float) -> None:
        """Seconds that pass in one real second."""
        self.jump(self())
        self.speed = speed

    def jump(self, to: datetime) -> None:
        """Go on from another moment."""
        self._start, self._at = to, time.monotonic()
