"""How much of what people ask is understood: the figures that docs/understanding.md gives.

`python -m tests.understanding.test_questions` prints them, with every question that was not understood.
"""

import sys
from collections.abc import Iterable

import pytest

from tests.understanding.noise import NOISES, noisy
from tests.understanding.scoring import Row, ask, describe, is_confidently_wrong, is_right, is_wrong_action, rows

SUITES = ("examples.jsonl", "questions.jsonl")
_MOST_WRONG = 0.01
_LEAST_RIGHT = 0.98


def _misses(suite: Iterable[Row]) -> list[str]:
    return [describe(row, question) for row in suite if not is_right(row, question := ask(row))]


@pytest.mark.parametrize("name", SUITES)
def test_98_of_100_questions_are_answered_in_full(name: str) -> None:
    suite = rows(name)
    misses = _misses(suite)
    assert len(misses) <= (1 - _LEAST_RIGHT) * len(suite), "\n".join(misses)


@pytest.mark.parametrize("name", SUITES)
def test_nothing_is_done_that_nobody_asked_for(name: str) -> None:
    assert [describe(row, question) for row in rows(name) if is_wrong_action(row, question := ask(row))] == []


@pytest.mark.parametrize("name", SUITES)
def test_at_most_one_answer_in_100_is_wrong_and_sounds_sure(name: str) -> None:
    suite = rows(name)
    wrong = [describe(row, question) for row in suite if is_confidently_wrong(row, question := ask(row))]
    assert len(wrong) <= _MOST_WRONG * len(suite), "\n".join(wrong)


@pytest.mark.parametrize("noise", NOISES)
def test_however_it_is_typed_nothing_is_done_that_nobody_asked_for(noise: str) -> None:
    assert [describe(row, question) for row in noisy(noise) if is_wrong_action(row, question := ask(row))] == []


@pytest.mark.parametrize(
    ("noise", "least"), [("without marks", 0.97), ("Telex keystrokes", 0.97), ("VNI keystrokes", 0.97)]
)
def test_marks_left_out_or_typed_as_keystrokes_cost_little(noise: str, least: float) -> None:
    suite = list(noisy(noise))
    misses = _misses(suite)
    assert len(misses) <= (1 - least) * len(suite), "\n".join(misses)


def _report() -> None:
    for name in SUITES:
        suite = [(row, ask(row)) for row in rows(name)]
        misses = [describe(row, question) for row, question in suite if not is_right(row, question)]
        wrong = sum(is_confidently_wrong(row, question) for row, question in suite)
        actions = sum(is_wrong_action(row, question) for row, question in suite)
        share = 100 * (1 - len(misses) / len(suite))
        sys.stdout.write(
            f"{name}: {len(suite)} questions, {share:.1f} % in full, {wrong} surely wrong, {actions} wrong actions\n"
        )
        sys.stdout.writelines(f"  {miss}\n" for miss in misses)


if __name__ == "__main__":
    _report()
