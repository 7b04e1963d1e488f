"""A small valid timetable, and ways to break it."""

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.storage.schedule import Problem, ScheduleError, load

ROOT = Path(__file__).parents[2]
DELETED = object()

CLASS: dict[str, Any] = {
    "id": "lop-1",
    "title": {"vi": "Lớp một", "en": "Class one"},
    "timezone": "Asia/Ho_Chi_Minh",
    "venue": {"name": "Học viện", "address": "Hà Nội"},
    "check_in": {"opens_before": "45m"},
    "reminders": [{"before": "1d"}, {"before": "30m", "to": "clerks"}],
    "sites": [{"code": "16378", "name": "Phường Đông Sơn"}, {"code": "21109", "name": "Xã Đông Sơn"}],
    "days": [
        {
            "date": "2025-09-06",
            "sessions": [
                {
                    "id": "d1-am",
                    "name": "Buổi sáng",
                    "items": [
                        {"id": "CI1", "kind": "reception", "start": "07:15", "end": "08:00", "title": "Đón tiếp"},
                        {
                            "id": "T1",
                            "kind": "topic",
                            "start": "08:00",
                            "end": "11:30",
                            "title": "Chuyên đề",
                            "topic": 1,
                        },
                    ],
                },
                {
                    "id": "d1-pm",
                    "name": "Buổi chiều",
                    "items": [{"id": "T2", "kind": "topic", "start": "13:30", "end": "17:00", "title": "Chuyên đề"}],
                },
            ],
        },
        {
            "date": "2025-09-07",
            "sessions": [
                {
                    "id": "d2-am",
                    "name": "Buổi sáng",
                    "items": [{"id": "T3", "kind": "topic", "start": "08:00", "end": "11:30", "title": "Chuyên đề"}],
                }
            ],
        },
    ],
}


def changed(changes: Mapping[str, Any], data: dict[str, Any] = CLASS) -> dict[str, Any]:
    """A copy with other values at some paths, such as `days.0.date`."""
    data = copy.deepcopy(data)
    for path, value in changes.items():
        *holders, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        holder: Any = data
        for key in holders:
            holder = holder[key]
        if value is DELETED:
            del holder[last]
        else:
            holder[last] = copy.deepcopy(value)
    return data


def write(folder: Path, data: object, **sites: str) -> Path:
    """The timetable as a file, beside the files of sites that are named."""
    for name, text in sites.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    path = folder / "schedule.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data, indent=1), "utf-8")
    return path


def problems_of(path: Path) -> tuple[Problem, ...]:
    """The mistakes that are found in a file; none if it loads."""
    try:
        load(path)
    except ScheduleError as error:
        return error.problems
    return ()


def mistakes_in(folder: Path, data: object) -> list[str]:
    """The mistakes of a timetable as `path: message`."""
    return [f"{problem.path}: {problem.message}" for problem in problems_of(write(folder, data))]
