"""What reports come to, and what is found to be off."""

import pytest

from bot.domain.room_report import Counted, Numbers, Problem, Room, Said, reckon
from bot.understanding.room_reports import read_report

ROOM = Room(45)


@pytest.mark.parametrize(
    ("text", "named", "numbers"),
    [
        ("đủ", Counted(), Numbers(45, 45)),
        ("42/45, vắng: A (phép), B", Counted(1, 1), Numbers(45, 42, 1, 1, 1, named=False)),
        ("43/45, vắng: A (phép), B", Counted(1, 1), Numbers(45, 43, 1, 1)),
        ("vắng: A (phép), B", Counted(1, 1), Numbers(45, 43, 1, 1)),
        ("vắng 3", Counted(), Numbers(45, 42, unknown=3, named=False)),
        ("vắng 3 (2 phép, 1 kp)", Counted(), Numbers(45, 42, 2, 1, named=False)),
        ("45 vắng 3", Counted(), Numbers(45, 42, unknown=3, named=False)),
        ("42 vắng 3", Counted(), Numbers(45, 42, unknown=3, named=False)),
        ("có mặt 40, muộn 2, vắng 3", Counted(), Numbers(45, 42, unknown=3, named=False)),
        ("không có ai", Counted(), Numbers(45, 0, unknown=45, named=False)),
        ("0/45", Counted(), Numbers(45, 0, unknown=45, named=False)),
        ("đủ trừ A", Counted(left_out=1), Numbers(45, 44, unknown=1, named=False)),
        ("45/45, X đi thay A", Counted(excused=1, outsiders=1), Numbers(45, 44, 1)),
        ("44/45, X đi thay A", Counted(excused=1, outsiders=1), Numbers(45, 44, 1)),
    ],
)
def test_a_report_comes_to(text: str, named: Counted, numbers: Numbers) -> None:
    said = read_report(text)
    assert said is not None
    found = reckon(said, named, ROOM, whole=True)
    assert (found.numbers, found.problems) == (numbers, ())


@pytest.mark.parametrize(
    ("said", "named", "problem", "may_count_apart"),
    [
        (Said(present=40, missing=3, total=45), Counted(), Problem.SUM, False),
        (Said(present=46, total=45), Counted(), Problem.SUM, False),
        (Said(present=44, total=45), Counted(absent=2), Problem.MORE_NAMED, True),
        (Said(missing=3, excused=1), Counted(excused=2), Problem.MORE_NAMED, True),
        (Said(present=42, total=44), Counted(), Problem.LIST, True),
        (Said(everybody=True, present=44), Counted(), Problem.LIST, True),
    ],
)
def test_what_is_off_is_named(said: Said, named: Counted, problem: Problem, may_count_apart: bool) -> None:  # noqa: FBT001
    found = reckon(said, named, ROOM, whole=True)
    assert problem in found.problems
    assert found.may_count_apart is may_count_apart


def test_without_a_list_a_total_is_needed_and_heads_are_enough() -> None:
    assert reckon(Said(everybody=True), Counted(), Room(0), whole=True).problems == (Problem.NO_TOTAL,)
    found = reckon(Said(present=42, total=45), Counted(), Room(0), whole=True)
    assert (found.numbers, found.problems) == (Numbers(45, 42, unknown=3, named=False), ())


def test_those_who_enrolled_themselves_may_be_left_out_of_the_total() -> None:
    for total in (45, 47):
        found = reckon(Said(total=total, present=total), Counted(), Room(47, walk_ins=2), whole=True)
        assert (found.numbers, found.problems) == (Numbers(total, total), ())
