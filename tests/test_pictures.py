"""Charts: what they say of the attendance, and that it can be read without colours."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.domain.attendance import Status
from bot.domain.messages import Outgoing
from bot.domain.timetable import Language, Timetable
from bot.services import places
from bot.services.attendance_pictures import _LOOKS, chart
from bot.services.pictures import Bar, Chart, Kind, Section, draw
from bot.storage.store import Transaction
from bot.texts.render import render
from tests.exports import EARLY, OPENING, SITES, add_person, add_word, make_class, write


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    more = {"code": "16400", "name": "Xã Hà Trung", "province": "Thanh Hóa"}
    return make_class(tmp_path_factory.mktemp("class"), sites=[*SITES, more])


def fill(tx: Transaction) -> None:
    statuses = (Status.PRESENT, Status.LATE, Status.ABSENT, None)
    for number, status in enumerate(statuses):
        person = add_person(tx, number, "16378")
        if status:
            add_word(tx, "d1-am", person, "16378", status)
    add_person(tx, 9, "16400")


def shown(timetable: Timetable, place: str) -> Chart:
    def words(outgoing: Outgoing) -> str:
        return render(outgoing, Language.VI, timetable.zone).text

    def work(tx: Transaction) -> Chart:
        fill(tx)
        found = places.read(timetable, place)
        assert found
        return chart(tx, timetable, timetable.sessions[0], found, words=words, now=OPENING)

    return write(work, Path(":memory:"))


def test_the_chart_of_the_class_has_every_session_and_every_province(timetable: Timetable) -> None:
    found = shown(timetable, "n")
    assert found.facts[1:] == ["2/5 đại biểu đã đến (40%)", "0/4 điểm cầu đã báo cáo; số liệu lúc 08:00, Thứ Bảy, 6/9"]
    assert [kind.name for kind in found.kinds] == ["Có mặt", "Đến muộn", "Vắng không phép", "Chưa điểm danh"]
    sessions, provinces = found.sections
    assert sessions.bars[0] == Bar("Buổi sáng Thứ Bảy, 6/9", (1, 1, 1, 2), "40%", "2/5")
    assert sessions.bars[1] == Bar("Buổi chiều Thứ Bảy, 6/9", (0, 0, 0, 0), "–", "")  # it has not begun
    assert [(bar.name, bar.share, bar.numbers) for bar in provinces.bars] == [
        ("Hà Nội", "–", "0/0"),
        ("Quảng Ngãi", "–", "0/0"),
        ("Thanh Hóa", "40%", "2/5"),
    ]


def test_the_chart_of_a_province_has_its_sites_the_most_absent_first(timetable: Timetable) -> None:
    found = shown(timetable, "pthanh-hoa")
    assert [(bar.name, bar.numbers) for bar in found.sections[1].bars] == [
        ("Phường Đông Sơn", "2/4"),
        ("Xã Hà Trung", "0/1"),
    ]
    assert len(shown(timetable, "s16378").sections) == 1


@pytest.mark.parametrize("place", ["n", "pthanh-hoa", "s16378"])
def test_the_picture_is_a_png_of_a_phones_width(timetable: Timetable, place: str) -> None:
    picture = Image.open(BytesIO(draw(shown(timetable, place))))
    assert (picture.format, picture.width) == ("PNG", 1080)
    assert 400 < picture.height < 2000


def test_parts_differ_without_their_colours() -> None:
    """In shades of grey each kind still has a look of its own: its fill, or its pattern."""
    looks = {}
    for status, look in _LOOKS.items():
        bars = [Bar("x", (1,), "100%", "1/1")]
        picture = draw(Chart("Lớp", [], [Kind("x", *look)], [Section("Buổi", bars)]))
        grey = Image.open(BytesIO(picture)).convert("L")
        looks[status] = grey.crop((380, 200, 700, 260)).tobytes()
    assert len(set(looks.values())) == len(Status)


def test_long_names_are_cut_and_long_titles_go_on_below() -> None:
    bars = [
        Bar("Hội trường Trung tâm Chính trị thành phố " * 3, (1, 1), "50%", "1/2"),
        Bar("Không có ai", (0, 0), "0%", "0/0"),
    ]
    title = "Lớp tập huấn cán bộ lãnh đạo, quản lý xã, phường, đặc khu " * 3
    kinds = [Kind("Có mặt", "#1f6fb2"), Kind("Chưa rõ", "#ffffff", "#000000", "edged")]
    short, long = (
        Image.open(BytesIO(draw(Chart(one, [], kinds, [Section("Buổi", bars)])))).height for one in ("Lớp", title)
    )
    assert long > short


def test_nobody_enrolled_is_no_error(timetable: Timetable) -> None:
    def work(tx: Transaction) -> Chart:
        def words(outgoing: Outgoing) -> str:
            return render(outgoing, Language.EN, timetable.zone).text

        return chart(tx, timetable, timetable.sessions[0], places.CLASS, words=words, now=EARLY)

    assert draw(write(work, Path(":memory:"))).startswith(b"\x89PNG")
