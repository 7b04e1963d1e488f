"""Whom a broadcast is for, as organisers type it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.messages import Channel
from bot.domain.receivers import Receivers, Who
from bot.domain.timetable import Timetable
from bot.services.receivers import understand
from bot.storage import receivers as stored
from bot.storage.schedule import load

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def timetable() -> Timetable:
    return load(ROOT / "schedule.json").timetable


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tất cả", Receivers()),
        ("Thư ký", Receivers(Who.CLERKS)),
        ("thu ky chua bao cao", Receivers(Who.SILENT_CLERKS)),
        ("gửi cho chủ trì, zalo và telegram", Receivers(Who.CHAIRS, channels=(Channel.ZALO, Channel.TELEGRAM))),
        ("chưa điểm danh ở tỉnh Thanh Hóa", Receivers(Who.NOT_CHECKED_IN, provinces=("38",))),
        ("Thanh Hóa, Quảng Ngãi", Receivers(provinces=("38", "51"))),
        ("thành phố Hà Nội; trang web", Receivers(provinces=("01",), channels=(Channel.WEB,))),
        ("16378", Receivers(sites=("16378",))),
        ("phường Đông Sơn Thanh Hóa, Nghệ An", Receivers(provinces=("40",), sites=("16378",))),
        ("absent in Thanh Hoa", Receivers(Who.ABSENT, provinces=("38",))),
    ],
)
def test_groups_places_and_channels_are_understood_together(timetable: Timetable, typed: str, meant: Receivers) -> None:
    found = understand(typed, timetable, Receivers())
    assert (found.receivers, found.several, found.unclear) == (meant, (), "")


def test_what_is_typed_is_put_on_top_of_what_is_chosen_and_everyone_starts_anew(timetable: Timetable) -> None:
    clerks = Receivers(Who.CLERKS, channels=(Channel.ZALO,))
    assert understand("Thanh Hóa", timetable, clerks).receivers == replace(clerks, provinces=("38",))
    assert understand("tất cả", timetable, clerks).receivers == Receivers()


@given(typed=st.text(max_size=80))
def test_any_text_is_a_choice_or_unclear(timetable: Timetable, typed: str) -> None:
    found = understand(typed, timetable, Receivers())
    assert stored.loads(stored.dumps(found.receivers)) == found.receivers
