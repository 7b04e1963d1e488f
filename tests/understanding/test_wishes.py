"""What changes something is done when a person clearly wishes it for themselves, and never otherwise."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from bot.understanding import Field, Intent, understand
from tests.understanding.noise import NOISES
from tests.understanding.scoring import HERE, timetable

SAMPLE = timetable("sample")
NOW = datetime(2025, 9, 6, 7, 40, tzinfo=SAMPLE.zone)
NOTHING = "nothing"
_DONE = {
    (Intent.CHECKIN, Field.DO): "checkin do",
    (Intent.REMINDER, Field.ON): "reminder on",
    (Intent.REMINDER, Field.OFF): "reminder off",
    (Intent.REMINDER, Field.SET): "reminder set",
}
_LEAST = 0.98


def _sentences() -> Iterator[tuple[str, str]]:
    """Each sentence of `wishes.txt` with what is to be done."""
    wanted = NOTHING
    for line in (HERE / "wishes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            wanted = line[2:]
        elif line and not line.startswith("#"):
            yield line, wanted


SENTENCES = tuple(_sentences())


def done(text: str) -> str:
    """What a text would change."""
    question = understand(text, NOW, SAMPLE)
    return _DONE.get((question.intent, question.field or Field.HOW), NOTHING)


def test_clear_wishes_are_fulfilled() -> None:
    wishes = [(text, wanted) for text, wanted in SENTENCES if wanted != NOTHING]
    missed = [(text, wanted) for text, wanted in wishes if done(text) != wanted]
    assert len(missed) <= (1 - _LEAST) * len(wishes), missed


@pytest.mark.parametrize("typed", [str, str.lower, str.upper, *NOISES.values()], ids=["well", "low", "high", *NOISES])
def test_nothing_is_done_without_a_clear_wish(typed: type[str]) -> None:
    texts = [typed(text) for text, wanted in SENTENCES if wanted == NOTHING]
    assert [(text, done(text)) for text in texts if done(text) != NOTHING] == []


def test_no_wish_is_taken_for_another_however_it_is_typed() -> None:
    for typed in NOISES.values():
        taken = [(text, wanted, done(typed(text))) for text, wanted in SENTENCES if wanted != NOTHING]
        assert [one for one in taken if one[2] not in {one[1], NOTHING}] == []
