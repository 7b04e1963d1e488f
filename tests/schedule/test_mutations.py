"""Whatever is in the file, it loads or its mistakes are said: nothing else is raised."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.pace import Census, waves
from bot.storage.schedule import ScheduleError, from_content, load
from tests.schedule.samples import CLASS, write

TIMES = [
    "00:00",
    "23:59",
    "24:00",
    "2025-09-06",
    "2099-12-31",
    "0001-01-01",
    "99999d",
    "0s",
    "1m",
    "UTC",
    "Pacific/Apia",
]
WORDS = [
    "",
    " ",
    "\x00",
    "\ud800",
    "a" * 600,
    "Asia",
    "break",
    "https://a",
    "sites.csv",
    "/",
    "..",
    "days",
    "items",
    "start",
]
LIKELY = st.sampled_from(TIMES + WORDS)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | LIKELY
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | LIKELY, inner, max_size=3),
)


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every holder in the data with each of its keys."""
    keys: Any = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    return [place for key in keys for place in ((data, key), *places(data[key]))]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """The class with a few values replaced, left out, or copied from elsewhere in it."""
    data = copy.deepcopy(CLASS)
    for _ in range(draw(st.integers(1, 4))):
        all_places = places(data)
        holder, key = draw(st.sampled_from(all_places))
        match draw(st.integers(0, 2)):
            case 0:
                holder[key] = draw(VALUES)
            case 1:
                del holder[key]
            case _:
                other, other_key = draw(st.sampled_from(all_places))
                if other_key in other if isinstance(other, dict) else other_key < len(other):
                    holder[key] = copy.deepcopy(other[other_key])
        if not places(data):
            break
    return data


def loads_or_explains(path: Path) -> None:
    try:
        loaded = load(path)
    except ScheduleError as error:
        problems = error.problems
    else:
        assert from_content(loaded.content).days == loaded.timetable.days
        assert len(waves(loaded.timetable, Census({"": 1000}, {"": 1}), rate=25)) >= len(loaded.timetable.reminders)
        return
    assert problems
    assert len("\n".join(map(str, problems)).splitlines()) == len(problems)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=mutated())
def test_a_mutated_timetable_loads_or_explains_itself(data: Any, tmp_path: Path) -> None:
    loads_or_explains(write(tmp_path, json.dumps(data)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(data=st.data())
def test_a_damaged_text_loads_or_explains_itself(data: st.DataObject, tmp_path: Path) -> None:
    text = json.dumps(CLASS, ensure_ascii=False, indent=1).encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    path = tmp_path / "schedule.json"
    path.write_bytes(text[:start] + data.draw(st.binary(max_size=6) | LIKELY.map(str).map(_bytes)) + text[end:])
    loads_or_explains(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(rows=st.binary(max_size=60) | st.text(alphabet='site_code,nam"|;\n\r\t 01ă', max_size=60).map(str.encode))
def test_any_file_of_sites_loads_or_explains_itself(rows: bytes, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes(b"site_code,name,aliases,lat\n" + rows)
    loads_or_explains(write(tmp_path, CLASS | {"sites": "places.csv"}))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
