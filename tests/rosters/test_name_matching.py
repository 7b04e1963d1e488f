"""Whom a typed name means: found however it is written, and never guessed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rosters import Known
from bot.services.name_matching import likeness, told_apart, who_may_be
from bot.understanding.fold import fold

NAMES = ("Nguyễn Văn An", "Nguyễn Văn Ân", "Trần Thị Lan", "Lê Thị Hoà", "Lê Thị Hoa", "Đặng Ngọc Anh Thư", "H'Hen Niê")


def known(name: str, number: int = 0, position: str = "", phone: str | None = None) -> Known:
    return Known(f"p{number}", "16378", name, phone, position, None)


PEOPLE = [known(name, number) for number, name in enumerate(NAMES)]


def found(typed: str) -> list[str]:
    return [person.full_name for person in who_may_be(typed, PEOPLE)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("nguyễn văn ân", ["Nguyễn Văn Ân"]),
        ("nguyen van an", ["Nguyễn Văn An", "Nguyễn Văn Ân"]),
        ("Lê Thị Hòa", ["Lê Thị Hoà"]),
        ("le thi hoa", ["Lê Thị Hoà", "Lê Thị Hoa"]),
        ("Lan Trần Thị", ["Trần Thị Lan"]),
        ("Tran Thi Lam", ["Trần Thị Lan"]),
        ("Tran Thi Lna", ["Trần Thị Lan"]),
        ("T. T. Lan", ["Trần Thị Lan"]),
        ("Đặng N. A. Thư", ["Đặng Ngọc Anh Thư"]),
        ("Đặng Anh Thư", ["Đặng Ngọc Anh Thư"]),
        ("Dang Thu", ["Đặng Ngọc Anh Thư"]),
        ("h hen nie", ["H'Hen Niê"]),
        ("Nguyen An", []),  # two of them, without what tells them apart
        ("Thị Lan", []),
        ("Trần Lê Lan", []),
        ("Trần Thị", []),
        ("Trần Thị Hương", []),
        ("Lan", []),
        ("", []),
    ],
)
def test_a_name_means_who_bears_it_and_nobody_else(typed: str, names: list[str]) -> None:
    assert found(typed) == names


@given(
    person=st.sampled_from(PEOPLE),
    order=st.permutations(range(4)),
    spelled=st.sampled_from((str, fold, str.upper, str.lower)),
)
def test_the_order_of_words_marks_and_capitals_hide_nobody(
    person: Known, order: list[int], spelled: Callable[[str], str]
) -> None:
    words = spelled(person.full_name).split()
    typed = " ".join(words[place] for place in order if place < len(words))
    assert person in who_may_be(typed, PEOPLE)


@given(st.text(max_size=40))
def test_nothing_that_is_typed_brings_people_of_different_names(typed: str) -> None:
    names = {" ".join(sorted(fold(name).split())) for name in found(typed)}
    assert len(names) <= 1


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("111", ["p1"]),
        ("0912000111", ["p1"]),
        ("+84 912 000 111", ["p1"]),
        ("045", []),
        ("45", []),
        ("000", []),
        ("y tá", ["p2"]),
        ("Trưởng trạm", ["p1"]),
        ("trạm", ["p1", "p3"]),
        ("", []),
        ("y", []),
    ],
)
def test_namesakes_are_told_apart_by_phone_or_position(typed: str, ids: list[str]) -> None:
    people = [
        known("Vũ Văn Hùng", 1, "Trưởng trạm y tế", "+84912000111"),
        known("Vũ Văn Hùng", 2, "Y tá"),
        known("Vũ Văn Hùng", 3, "Cán bộ trạm khuyến nông", "+84912000245"),
    ]
    assert [person.id for person in told_apart(typed, people)] == ids


def test_the_likeliest_come_first() -> None:
    by_likeness = sorted(PEOPLE, key=lambda person: likeness("Lê Thị Hòa", person))
    assert [person.full_name for person in by_likeness[:2]] == ["Lê Thị Hoà", "Lê Thị Hoa"]
    assert likeness("Phạm Văn Xa", PEOPLE[0]) == 9
