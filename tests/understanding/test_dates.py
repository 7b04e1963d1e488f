"""The resolver of dates alone, on phrases of duckling's own tests (see external/LICENSE.md)."""

import json
import sys
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest

from bot.understanding.dates import resolve
from bot.understanding.lexicon import GENERAL
from bot.understanding.moments import Part, When
from bot.understanding.tagging import read
from bot.understanding.tags import Tag
from tests.understanding.scoring import HERE, Row

# What rightly does not apply to a class, and why.
NOT_OURS = {
    "dk-en-0007": "`at this time` as a whole day",
    "dk-en-0043": "the ides of March",
    "dk-en-0162": "`this morning at 3` as tomorrow's",
    "dk-en-0170": "3h18 as a time of night: a class is by day",
    "dk-en-0171": "years ahead",
    "dk-en-0262": "seconds",
    "dk-en-0308": "years ahead",
    "dk-en-0620": "`this morning at 12` as midnight",
    "dk-en-0621": "`this evening at 12` as tomorrow's midnight",
    "dk-en-0622": "`this afternoon at 12` as midnight",
    "dk-en-0644": "150ish as a time of night",
}
_LEAST = 0.9
_HOURS = {Part.MORNING: {0, 4}, Part.NOON: {12}, Part.AFTERNOON: {12, 13}, Part.EVENING: {18, 21}}


@cache
def phrases(language: str) -> list[Row]:
    lines = (HERE / "external" / f"duckling_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line)).get("relevant")]


def is_right(row: Row) -> bool:
    now = datetime.fromisoformat(row["reference_time"][:19])
    spans = read(row["text"], GENERAL)
    when, _ = resolve(spans, now)
    if row["category"] == "now_or_second" and any(span.has(Tag.NOW) for span in spans):
        return True
    return _is_value(when, row["value"], row["text"].lower())


def _is_value(when: When, value: dict[str, Any], text: str) -> bool:
    start = datetime.fromisoformat(value["start"])
    if when.moment is not None:
        return when.moment.replace(second=0) == start.replace(second=0) or when.moment.replace(minute=0) == start
    if not when.dates:
        return False
    day = when.dates[0]
    if value["grain"] == "day" or "day" in text.split() or "days" in text or "fortnight" in text:
        return day == start.date() and (not when.clocks or value["grain"] != "day")
    if when.clocks:
        return datetime.combine(day, when.clocks[0]) == start.replace(second=0) and _ends(when, value)
    return day == start.date() and when.part is not None and start.hour in _HOURS[when.part]


def _ends(when: When, value: dict[str, Any]) -> bool:
    """Duckling's ranges of hours end an hour later than they say."""
    if value["kind"] != "interval":
        return True
    end = datetime.fromisoformat(value["end"])
    return when.until in {end.time(), (end - timedelta(hours=1)).time()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nine_of_ten_phrases_mean_what_duckling_says(language: str) -> None:
    missed = [row["text"] for row in phrases(language) if not is_right(row)]
    assert len(missed) <= (1 - _LEAST) * len(phrases(language)), missed


def test_the_list_of_what_does_not_apply_is_kept_short() -> None:
    assert [row["text"] for row in phrases("en") if row["id"] in NOT_OURS and is_right(row)] == []


def test_a_time_without_half_of_the_day_can_mean_both() -> None:
    now = datetime(2025, 9, 6, 9, tzinfo=UTC)
    when, _ = resolve(read("lúc 3 giờ học gì", GENERAL), now, [now.date()])
    assert when.clocks == (time(15), time(3))


def _report() -> None:
    for language in ("vi", "en"):
        missed = [row for row in phrases(language) if not is_right(row)]
        total = len(phrases(language))
        sys.stdout.write(
            f"duckling_{language}: {total - len(missed)} of {total} ({100 * (1 - len(missed) / total):.1f} %)\n"
        )
        for row in missed:
            sys.stdout.write(f"  {row['id']} {row['text']!r}: {NOT_OURS.get(row['id'], 'missed')}\n")


if __name__ == "__main__":
    _report()
