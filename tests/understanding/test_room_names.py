"""Whom a name means in a room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.room_names import who

ROOM = {
    "hung": "Nguyễn Văn Hùng",
    "hung2": "Trần Hùng",
    "hungg": "Phạm Thị Hưng",
    "lan": "Trần Thị Lan",
    "loan": "Lê Thị Loan",
    "dung": "Nguyễn Hùng Dũng",
    "hoa": "Vũ Thị Hoà",
    "khanh": "Đỗ Quốc Khánh",
    "pao": "Vàng A Páo",
    "lan_anh": "Ngô Lan Anh",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyễn Văn Hùng", {"hung"}),
        ("NGUYEN VAN HUNG", {"hung"}),
        ("Hùng", {"hung", "hung2"}),
        ("anh Hùng", {"hung", "hung2"}),
        ("hung", {"hung", "hung2", "hungg"}),
        ("Hưng", {"hungg"}),
        ("Hững", set()),
        ("Hùng Trần", {"hung2"}),
        ("Văn Hùng", {"hung"}),
        ("chị Lan", {"lan"}),
        ("Lan Anh", {"lan_anh"}),
        ("Hòa", {"hoa"}),
        ("Hufng Trần", {"hung2"}),
        ("Dũng", {"dung"}),
        ("khnah", {"khanh"}),
        ("Nguyễn Văn Hùngg", {"hung"}),
        ("Lam", set()),
        ("A Páo", {"pao"}),
        ("Tuấn", set()),
        ("", set()),
    ],
)
def test_a_name_means(typed: str, meant: set[str]) -> None:
    assert set(who(typed, ROOM)) == meant


@given(st.text(max_size=30), st.dictionaries(st.text(max_size=3), st.text(max_size=20), max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_name_is_too_strange(typed: str, people: dict[str, str]) -> None:
    assert set(who(typed, people)) <= set(people)
