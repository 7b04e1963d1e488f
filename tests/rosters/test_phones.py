"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.phones import read_phone

PLAIN = "+84912345678"


@pytest.mark.parametrize(
    "written",
    [
        "0912345678", "912345678", "0912 345 678", "0912.345.678", "0912-345-678", "(091) 234 5678", "+84912345678",
        "+84 91 234 5678", "84912345678", "0084912345678", "+84 (0) 912 345 678", "912345678.0", "'0912345678",
        "091\u00a0234\u00a05678 ", "0912\u2013345\u2013678", "\t0912345678",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_number_is_the_same_number(written: str) -> None:
    assert read_phone(written) == read_phone("0912345678")
    assert read_phone(written).number == PLAIN
    assert read_phone(written).flags == ()


@pytest.mark.parametrize(
    ("written", "number", "flags"),
    [
        ("01681234567", "+84381234567", ["phone_renumbered"]),
        ("1681234567", "+84381234567", ["phone_renumbered"]),
        ("0120.123.4567", "+84701234567", ["phone_renumbered"]),
        ("0199 123 4567", "+84591234567", ["phone_renumbered"]),
        ("0129-1234567", "+84821234567", ["phone_renumbered"]),
        ("024 3825 1234", "+842438251234", ["phone_landline"]),
        ("0237.3123.456", "+842373123456", ["phone_landline"]),
        ("2373123456", "+842373123456", ["phone_landline"]),
        ("+856 20 5555 1234", "+8562055551234", ["phone_foreign"]),
        ("0912345678 / 0987654321", PLAIN, ["phone_several"]),
        ("0912345678-0987654321", PLAIN, ["phone_several"]),
        ("0912 345 678 0987 654 321", PLAIN, ["phone_several"]),
        ("09123456780987654321", PLAIN, ["phone_several"]),
        ("0912345678\n0987654321", PLAIN, ["phone_several"]),
        ("0912345678; 0912345678", PLAIN, []),
        ("0912345678/0987", PLAIN, ["phone_doubtful"]),
        ("0912345678 (Zalo)", PLAIN, ["phone_doubtful"]),
        ("O912345678", PLAIN, ["phone_doubtful"]),
        ("9.12E+08", None, ["phone_doubtful"]),
        ("091234567", None, ["phone_doubtful"]),
        ("0163123456", None, ["phone_doubtful"]),
        ("01191234567", None, ["phone_doubtful"]),
        ("không có", None, ["phone_doubtful"]),
        ("", None, ["no_phone"]),
        (" - ", None, ["no_phone"]),
    ],
)
def test_what_is_not_plain_is_said(written: str, number: str | None, flags: list[str]) -> None:
    assert (read_phone(written).number, list(read_phone(written).flags)) == (number, flags)


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_what_it_gives_is_e164_or_nothing_with_a_flag(text: str) -> None:
    phone = read_phone(text)
    assert phone.flags if phone.number is None else phone.number.startswith("+") and phone.number[1:].isascii()
    assert phone.number is None or (phone.number[1:].isdigit() and 9 <= len(phone.number) <= 16)
