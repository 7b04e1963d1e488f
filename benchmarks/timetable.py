"""A class for measuring: it is always about noon there, one session is open, and others may start any minute."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.processes import ROOT

OPEN_SESSION = "open"
SITE = "16378"
REMINDED_BEFORE = timedelta(minutes=2)


def reminder_mark(number: int) -> str:
    """What the reminder of the session with that number holds, and no other message."""
    return f"[nhắc {number}]"


def write_timetable(path: Path, *, first_reminder: datetime | None = None, others: int = 0) -> None:
    """Write a timetable with the session `open`, to which everybody checks in, and `others` before it.

    With `first_reminder`, a whole minute, people are reminded of each of these two minutes before it starts, for the
    first time at that moment; they start a minute apart, otherwise on one of the hours of the morning.
    """
    now = datetime.now(UTC)
    east = 12 - now.hour
    day = now + timedelta(hours=east)
    if first_reminder:
        first, apart = first_reminder + timedelta(hours=east) + REMINDED_BEFORE, timedelta(minutes=1)
    else:
        first, apart = day.replace(hour=1, minute=0), timedelta(hours=1)
    starts = [first + number * apart for number in range(others)]
    sessions = [_session(f"s{number}", reminder_mark(number), start) for number, start in enumerate(starts)]
    sessions.append(_session(OPEN_SESSION, "Chuyên đề", day.replace(hour=18, minute=0), minutes=300))
    timetable: dict[str, Any] = {
        "id": "bench",
        "title": "Lớp học để đo",
        "timezone": f"Etc/GMT{-east:+d}" if east else "Etc/GMT",  # there the sign counts westwards
        "check_in": {"opens_before": "12h", "late_after": "5h"},
        "reminders": [{"before": "2m"}] if first_reminder else [],
        "sites": str(ROOT / "sites.csv"),
        "days": [{"date": day.date().isoformat(), "sessions": sessions}],
    }
    path.write_text(json.dumps(timetable, ensure_ascii=False), encoding="utf-8")


def _session(session_id: str, title: str, start: datetime, minutes: int = 1) -> dict[str, Any]:
    times = {"start": f"{start:%H:%M}", "end": f"{start + timedelta(minutes=minutes):%H:%M}"}
    return {
        "id": session_id,
        "name": f"Buổi {session_id}",
        "items": [{"id": f"i-{session_id}", "kind": "topic", "title": title, **times}],
    }
