"""People who register, check in and ask while the program is killed under them, and an organiser who broadcasts."""

import random
import sqlite3
from collections import Counter, deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.platform import ControlError, Platform
from benchmarks.program import ORGANISER
from benchmarks.timetable import SITE

FIRST_PERSON = 100_000
_CHECK_IN_BUTTON = "Điểm danh"
_QUESTIONS = ("lớp học ở đâu?", "/help", "/privacy", "cảm ơn", "ai liên hệ được?")

Act = Callable[[], None]


@dataclass
class Broadcast:
    """One of the organiser's. `receivers` are those who certainly get it: they were there before it was confirmed."""

    mark: str
    id: str = ""
    receivers: set[str] = field(default_factory=set)


class Crowd:
    """What people do next waits in a queue; `act` does one thing. `said` counts what each chat has sent."""

    def __init__(self, platform: Platform, database: Path, rng: random.Random) -> None:
        self.said: Counter[int] = Counter()
        self.checked_in: set[int] = set()
        self.broadcasts: list[Broadcast] = []
        self._platform = platform
        self._database = database
        self._rng = rng
        self._next_id = FIRST_PERSON
        self._waiting: deque[Act] = deque()

    def come(self, people: int) -> None:
        """These people will register, check in and ask something."""
        for _ in range(people):
            person, self._next_id = self._next_id, self._next_id + 1
            self._waiting.append(lambda person=person: self._register(person))  # type: ignore[misc]

    def announce(self) -> None:
        """The organiser will broadcast something."""
        broadcast = Broadcast(f"[thông báo {len(self.broadcasts)}]")
        self.broadcasts.append(broadcast)
        self._says(ORGANISER, f"/broadcast {broadcast.mark} Mời các đồng chí vào phòng học.")
        self._waiting.append(lambda: self._confirm(broadcast))

    def act(self) -> bool:
        """Somebody does something; False where nobody has anything left to do."""
        if self._waiting:
            self._waiting.popleft()()
        return bool(self._waiting)

    def send_unknown_again(self) -> None:
        """The organiser has each broadcast sent again to those of whom nobody knows whether they have it."""
        for broadcast in self.broadcasts:
            self._says(ORGANISER, f"/broadcast again:{broadcast.id}:unknown")

    def _says(self, person: int, *texts: str) -> None:
        self._platform.inject(people=1, first_id=person, texts=list(texts))
        self.said[person] += len(texts)

    def _register(self, person: int) -> None:
        self._says(person, f"/start s_{SITE}", "đồng ý", "Nguyễn Văn An")
        self._waiting.append(lambda: self._check_in(person))

    def _check_in(self, person: int) -> None:
        """By the button, where they see it already; otherwise by typing."""
        self.checked_in.add(person)
        try:
            self._platform.inject(people=1, first_id=person, tap=_CHECK_IN_BUTTON)
            self.said[person] += 1
        except ControlError:
            self._says(person, "/checkin")
        self._waiting.append(lambda: self._says(person, self._rng.choice(_QUESTIONS)))

    def _confirm(self, broadcast: Broadcast) -> None:
        """Once the draft is kept; until then this is tried again."""
        with closing(read_only(self._database)) as database:
            mine = "SELECT id FROM broadcast WHERE body LIKE ? || '%'"
            found = database.execute(mine, (broadcast.mark,)).fetchone()
            there = database.execute("SELECT address FROM contact WHERE person_id IS NOT NULL AND state = 'active'")
            broadcast.receivers = {row[0] for row in there}
        if found:
            broadcast.id = found[0]
            self._says(ORGANISER, f"/broadcast send:{broadcast.id}")
        else:
            self._waiting.append(lambda: self._confirm(broadcast))


def read_only(database: Path) -> sqlite3.Connection:
    """A look into the program's database, beside it."""
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
