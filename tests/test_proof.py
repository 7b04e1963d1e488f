"""The code of a room: what it is made of, how long it counts, and that it cannot be guessed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import proof
from bot.domain.people import Person
from bot.services import proofs
from bot.services.proofs import Lack, Shown
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction

KEY = proof.key_from("a key for tests only")
NOW = datetime(2025, 9, 6, 0, 40, 30, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
LAN = Person("p1", "16378", "Trần Thị Lan", NOW)


@given(at=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(minutes=5)))
def test_a_code_counts_while_it_is_shown_and_one_slot_more(at: datetime, later: timedelta) -> None:
    code = proof.code_at(KEY, "d1-am", "16378", at)
    slots = (at + later).timestamp() // 60 - at.timestamp() // 60
    assert proof.is_shown(KEY, "d1-am", ["16378"], code, at + later) == (slots <= 1)


@given(at=MOMENTS)
def test_codes_are_six_digits_and_are_read_as_they_are_shown(at: datetime) -> None:
    code = proof.code_at(KEY, "d1-am", "16378", at)
    assert proof.read(f"{code[:3]} {code[3:]}") == proof.read(f" {code} ") == code


@pytest.mark.parametrize(
    "text", ["", "12345", "1234567", "16378", "12 3456", "abc def", "một hai", "１２３４５６", "4/5"]
)
def test_what_is_no_code_is_not_read_as_one(text: str) -> None:
    assert proof.read(text) is None


def test_each_session_site_slot_and_key_has_codes_of_its_own() -> None:
    codes = {
        proof.code_at(key, session, site, NOW + timedelta(minutes=minute))
        for key in (KEY, proof.key_from("another"))
        for session in ("d1-am", "d1-pm")
        for site in ("16378", "21109", proof.CENTRAL)
        for minute in range(5)
    }
    assert len(codes) == 60


def test_codes_that_come_are_those_that_will_be_shown() -> None:
    for at, code in proof.coming(KEY, "d1-am", "16378", NOW, 10):
        assert proof.code_at(KEY, "d1-am", "16378", at) == code
        assert proof.code_at(KEY, "d1-am", "16378", at - timedelta(seconds=1)) != code


async def _tries(tmp_path: Path, codes: list[str], *, minutes_between: int = 0) -> list[Lack | None]:
    """What is still missing after each of these codes."""
    async with open_sqlite(tmp_path / "bot.sqlite3") as store:

        def work(tx: Transaction) -> list[Lack | None]:
            return [
                proofs.lacking(tx, LAN, "d1-am", Shown(code, KEY), at=NOW + timedelta(minutes=number * minutes_between))
                for number, code in enumerate(codes)
            ]

        return await store.transaction(work)


async def test_the_code_of_ones_own_site_and_of_the_central_screen_are_right(tmp_path: Path) -> None:
    codes = [proof.code_at(KEY, "d1-am", site, NOW) for site in ("16378", proof.CENTRAL, "21109")]
    assert await _tries(tmp_path, codes) == [None, None, Lack.WRONG_CODE]


async def test_after_five_wrong_codes_even_the_right_one_is_not_looked_at(tmp_path: Path) -> None:
    right = proof.code_at(KEY, "d1-am", "16378", NOW)
    assert await _tries(tmp_path, ["000000"] * 5 + [right]) == [Lack.WRONG_CODE] * 5 + [Lack.TOO_MANY]


async def test_ten_minutes_later_it_may_be_tried_again(tmp_path: Path) -> None:
    right = proof.code_at(KEY, "d1-am", "16378", NOW + timedelta(minutes=15))
    codes = ["000000", "000001", "000002", "000003", "000004", right]
    assert await _tries(tmp_path, codes, minutes_between=3) == [Lack.WRONG_CODE] * 5 + [None]


async def test_without_a_code_nothing_is_counted(tmp_path: Path) -> None:
    right = proof.code_at(KEY, "d1-am", "16378", NOW)
    assert await _tries(tmp_path, [""] * 9 + [right]) == [Lack.NO_CODE] * 9 + [None]
