"""Nobody is checked in because somebody else is spoken of, whatever else their name means."""

from datetime import datetime

import pytest

from bot.understanding import Field, Intent, understand
from bot.understanding.fold import fold
from tests.understanding.scoring import timetable

SAMPLE = timetable("sample")
NOW = datetime(2025, 9, 6, 7, 40, tzinfo=SAMPLE.zone)
# Given names, many of which are also everyday words once their marks are gone: lần, năm, mình, hoa, đúng, quý, tư.
NAMES = tuple(
    name
    for line in (
        "Lan Nam Minh Hoa Hùng Tuấn Cường Quý Hiền Tâm Thành Long Nhân Tư Năm Sáu Bảy Hai Mai Thu Hương Hạnh Phúc Lộc",
        "Đức Trí Toàn Xuân Vinh Thắng Lợi Kiên Trung Hiếu Sơn Lâm Giang Hà Linh Ngọc Trang Vân Yến Nhung Loan Nga Bình",
        "Khánh Chung Quang Huy Hoàng Phương Dung Duyên Hậu Tiến Tùng Phong",
    )
    for name in line.split()
)
OF_OTHERS = (
    *("điểm danh hộ anh {}", "điểm danh giúp chị {}", "điểm danh cho chú {} với", "nhờ hệ thống điểm danh bác {}"),
    *("anh {} có mặt rồi", "chị {} đã đến nơi", "điểm danh hộ cô {} nhé"),
)


@pytest.mark.parametrize("said", OF_OTHERS)
@pytest.mark.parametrize("typed", [str, str.lower, str.upper, fold], ids=["well", "low", "capitals", "bare"])
def test_a_name_after_anh_or_chi_is_somebody_else(said: str, typed: type[str]) -> None:
    texts = [typed(said.format(name)) for name in NAMES]
    done = [text for text in texts if _is_checked_in(text)]
    assert done == []


def _is_checked_in(text: str) -> bool:
    question = understand(text, NOW, SAMPLE)
    return (question.intent, question.field) == (Intent.CHECKIN, Field.DO)
