"""The class's own 3,356 sites by what people type of their names, in the field for a site and in questions."""

import tracemalloc
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bot.domain.timetable import Timetable
from bot.services.sites import find_sites
from bot.storage.schedule import load
from bot.understanding import understand
from bot.understanding.names import names
from tests.understanding.scoring import HERE

_MEGABYTE = 1_000_000
_MOST_MEGABYTES = 10

# Typed, and the whole of what may be meant.
TYPED: dict[str, tuple[str, ...]] = {
    "Phường Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "phường yên nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "PHƯỜNG YÊN NGHĨA": ("Phường Yên Nghĩa, Hà Nội",),
    "phuong yen nghia": ("Phường Yên Nghĩa, Hà Nội",),
    "Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "yen nghia": ("Phường Yên Nghĩa, Hà Nội",),
    "P. Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "P.Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "p yen nghia": ("Phường Yên Nghĩa, Hà Nội",),
    "ph yên nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "Phường Yên Nghĩa - Hà Nội": ("Phường Yên Nghĩa, Hà Nội",),
    "P. Yên Nghĩa, TP. Hà Nội": ("Phường Yên Nghĩa, Hà Nội",),
    "phường Yên Nghĩa, thành phố Hà Nội": ("Phường Yên Nghĩa, Hà Nội",),
    "yen nghia hn": ("Phường Yên Nghĩa, Hà Nội",),
    "điểm cầu phường Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "diem cau yen nghia": ("Phường Yên Nghĩa, Hà Nội",),
    "UBND phường Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "Đảng uỷ phường Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "em ở phường Yên Nghĩa ạ": ("Phường Yên Nghĩa, Hà Nội",),
    "yennghia": ("Phường Yên Nghĩa, Hà Nội",),
    "phuongyennghia": ("Phường Yên Nghĩa, Hà Nội",),
    "yên nghiã": ("Phường Yên Nghĩa, Hà Nội",),
    "yen nghai": ("Phường Yên Nghĩa, Hà Nội",),
    "Phường Yên Ngĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "phường yên nghỉa": ("Phường Yên Nghĩa, Hà Nội",),
    "phuowngf yeen nghiax": ("Phường Yên Nghĩa, Hà Nội",),
    "phu7o7ng2 ye6n nghi4a": ("Phường Yên Nghĩa, Hà Nội",),
    "Xã Yên Nghĩa": ("Phường Yên Nghĩa, Hà Nội",),
    "Phường Yên Nghĩa, quận Hà Đông, Hà Nội": ("Phường Yên Nghĩa, Hà Nội",),
    "Tùng Thiện": ("Phường Tùng Thiện, Hà Nội",),
    "tung thien": ("Phường Tùng Thiện, Hà Nội",),
    "tug thien": ("Phường Tùng Thiện, Hà Nội",),
    "Dương Nội": ("Phường Dương Nội, Hà Nội",),
    "duong noi": ("Phường Dương Nội, Hà Nội",),
    "duơng nội": ("Phường Dương Nội, Hà Nội",),
    "Xã Thất Khê": ("Xã Thất Khê, Lạng Sơn",),
    "x. thất khê": ("Xã Thất Khê, Lạng Sơn",),
    "X.Thất Khê": ("Xã Thất Khê, Lạng Sơn",),
    "thị trấn Thất Khê": ("Xã Thất Khê, Lạng Sơn",),
    "TT. Thất Khê": ("Xã Thất Khê, Lạng Sơn",),
    "tt that khe": ("Xã Thất Khê, Lạng Sơn",),
    "that khe lang son": ("Xã Thất Khê, Lạng Sơn",),
    "thất khê, tỉnh lạng sơn": ("Xã Thất Khê, Lạng Sơn",),
    "thất khê t. lạng sơn": ("Xã Thất Khê, Lạng Sơn",),
    "xã Thất Khê huyện Tràng Định tỉnh Lạng Sơn": ("Xã Thất Khê, Lạng Sơn",),
    "đặc khu Phú Quốc": ("Đặc khu Phú Quốc, An Giang",),
    "ĐK Phú Quốc": ("Đặc khu Phú Quốc, An Giang",),
    "đ.khu phú quốc": ("Đặc khu Phú Quốc, An Giang",),
    "Đ. khu Phú Quốc": ("Đặc khu Phú Quốc, An Giang",),
    "dk phu quoc": ("Đặc khu Phú Quốc, An Giang",),
    "đkhu phú quốc": ("Đặc khu Phú Quốc, An Giang",),
    "phu quoc": ("Đặc khu Phú Quốc, An Giang",),
    "TP Phú Quốc": ("Đặc khu Phú Quốc, An Giang",),
    "huyện đảo Phú Quý": ("Đặc khu Phú Quý, Lâm Đồng",),
    "cồn cỏ": ("Đặc khu Cồn Cỏ, Quảng Trị",),
    "con co quang tri": ("Đặc khu Cồn Cỏ, Quảng Trị",),
    "bach long vi": ("Đặc khu Bạch Long Vĩ, Hải Phòng",),
    "Bạch Long Vỹ": ("Đặc khu Bạch Long Vĩ, Hải Phòng",),
    "Lí Sơn": ("Đặc khu Lý Sơn, Quảng Ngãi",),
    "lý sơn": ("Đặc khu Lý Sơn, Quảng Ngãi",),
    "Trường Xa": ("Đặc khu Trường Sa, Khánh Hòa", "Xã Trường Hà, Cao Bằng"),
    "côn đảo": ("Đặc khu Côn Đảo, Hồ Chí Minh",),
    "con dao tphcm": ("Đặc khu Côn Đảo, Hồ Chí Minh",),
    "côn đảo, tp.hcm": ("Đặc khu Côn Đảo, Hồ Chí Minh",),
    "Đặc khu Côn Đảo TP. Hồ Chí Minh": ("Đặc khu Côn Đảo, Hồ Chí Minh",),
    "xã tân tiến": (
        "Xã Tân Tiến, Tuyên Quang",
        "Xã Tân Tiến, Lạng Sơn",
        "Xã Tân Tiến, Hưng Yên",
        "Xã Tân Tiến, Thanh Hóa",
        "Xã Tân Tiến, Đắk Lắk",
        "Xã Tân Tiến, Đồng Nai",
        "Xã Tân Tiến, Cà Mau",
    ),
    "phường tân tiến": ("Phường Tân Tiến, Bắc Ninh",),
    "tân tiến đắk lắk": ("Xã Tân Tiến, Đắk Lắk",),
    "tan tien dak lak": ("Xã Tân Tiến, Đắk Lắk",),
    "tan tien daklak": ("Xã Tân Tiến, Đắk Lắk",),
    "Tân Tiến, Đắc Lắc": ("Xã Tân Tiến, Đắk Lắk",),
    "tân tiến thanh hoá": ("Xã Tân Tiến, Thanh Hóa",),
    "tân tiến thanh hóa": ("Xã Tân Tiến, Thanh Hóa",),
    "tan tien thanh hoa": ("Xã Tân Tiến, Thanh Hóa",),
    "tân tiên, cà mau": ("Xã Tân Tiến, Cà Mau",),
    "Đông Sơn": ("Phường Đông Sơn, Thanh Hóa", "Xã Đông Sơn, Quảng Ngãi"),
    "phường Đông Sơn": ("Phường Đông Sơn, Thanh Hóa",),
    "xã Đông Sơn": ("Xã Đông Sơn, Quảng Ngãi",),
    "đông sơn thanh hóa": ("Phường Đông Sơn, Thanh Hóa",),
    "phường Hoà Bình": ("Phường Hòa Bình, Phú Thọ", "Phường Hòa Bình, Hải Phòng", "Phường Hòa Bình, Hồ Chí Minh"),
    "xã hoà bình": ("Xã Hòa Bình, Vĩnh Long", "Xã Hòa Bình, Cà Mau"),
    "hòa bình vĩnh long": ("Xã Hòa Bình, Vĩnh Long",),
    "Hoà Bình, HCM": ("Phường Hòa Bình, Hồ Chí Minh",),
    "hoa binh tp hcm": ("Phường Hòa Bình, Hồ Chí Minh",),
    "hoà bình sài gòn": ("Phường Hòa Bình, Hồ Chí Minh",),
    "Krông Pắc": ("Xã Krông Pắc, Đắk Lắk",),
    "krong pac": ("Xã Krông Pắc, Đắk Lắk",),
    "krong pak": ("Xã Krông Pắc, Đắk Lắk",),
    "krông pắk": ("Xã Krông Pắc, Đắk Lắk",),
    "Krông Nô": ("Xã Krông Nô, Đắk Lắk", "Xã Krông Nô, Lâm Đồng"),
    "krong no lam dong": ("Xã Krông Nô, Lâm Đồng",),
    "Ea H'Leo": ("Xã Ea H'Leo, Đắk Lắk",),
    "ea h’leo": ("Xã Ea H'Leo, Đắk Lắk",),
    "ea hleo": ("Xã Ea H'Leo, Đắk Lắk",),
    "eahleo": ("Xã Ea H'Leo, Đắk Lắk",),
    "ea h leo": ("Xã Ea H'Leo, Đắk Lắk",),
    "cư mgar": ("Xã Cư M'gar, Đắk Lắk",),
    "cu m'gar": ("Xã Cư M'gar, Đắk Lắk",),
    "Móng Cái 1": ("Phường Móng Cái 1, Quảng Ninh",),
    "mong cai": (
        "Phường Móng Cái 1, Quảng Ninh",
        "Phường Móng Cái 2, Quảng Ninh",
        "Phường Móng Cái 3, Quảng Ninh",
    ),
    "p.1 bảo lộc": ("Phường 1 Bảo Lộc, Lâm Đồng",),
    "P1 Bảo Lộc": ("Phường 1 Bảo Lộc, Lâm Đồng",),
    "phuong 1 bao loc": ("Phường 1 Bảo Lộc, Lâm Đồng",),
    "Xuân Hương Đà Lạt": ("Phường Xuân Hương - Đà Lạt, Lâm Đồng",),
    "xuan huong": ("Phường Xuân Hương - Đà Lạt, Lâm Đồng",),
    "quốc tử giám": ("Phường Văn Miếu - Quốc Tử Giám, Hà Nội",),
    "van mieu": ("Phường Văn Miếu - Quốc Tử Giám, Hà Nội", "Xã Văn Miếu, Phú Thọ"),
    "văn miếu quốc tử giám": ("Phường Văn Miếu - Quốc Tử Giám, Hà Nội",),
    "Chân Mây": ("Xã Chân Mây - Lăng Cô, Huế",),
    "lang co": ("Xã Chân Mây - Lăng Cô, Huế",),
    "tỉnh uỷ Phú Thọ": ("Hội trường Tỉnh ủy Phú Thọ, Phú Thọ",),
    "tinh uy phu tho": ("Hội trường Tỉnh ủy Phú Thọ, Phú Thọ",),
    "thành ủy hà nội": ("Hội trường Thành ủy Hà Nội, Hà Nội",),
    "điểm cầu tỉnh Cao Bằng": ("Hội trường Tỉnh ủy Cao Bằng, Cao Bằng",),
    "hội trường trung tâm": ("Học viện Chính trị quốc gia Hồ Chí Minh, Hà Nội",),
    "điểm cầu trung ương": ("Học viện Chính trị quốc gia Hồ Chí Minh, Hà Nội",),
    "09562": ("Phường Yên Nghĩa, Hà Nội",),
}
NO_SITE = (
    "",
    "?",
    "xyz",
    "Trần Thị Hạnh Dung",
    "mai học gì",
    "điểm danh",
    "phường",
    "có mặt rồi",
    "phường Không Có Thật",
    "🙏",
)


@cache
def class_() -> Timetable:
    return load(Path(HERE.parents[1] / "schedule.json")).timetable


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type_of_a_site_finds_it_and_all_that_share_the_name(typed: str) -> None:
    assert {site.full_name for site in find_sites(class_(), typed)} == set(TYPED[typed])


@pytest.mark.parametrize("typed", NO_SITE)
def test_what_names_no_site_finds_none_or_too_many_to_be_taken_for_one(typed: str) -> None:
    assert len(find_sites(class_(), typed)) != 1


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("điểm cầu phường Yên Nghĩa ở đâu", {"09562"}),
        ("diem cau p yen nghia o dau", {"09562"}),
        ("ai phụ trách đặc khu Phú Quốc", {"31078"}),
        ("ai phu trach dk phu quoc", {"31078"}),
        ("phường Đông Sơn học ở đâu", {"16378"}),
        ("xã Đông Sơn học ở đâu", {"21109"}),
        ("điểm cầu Đông Sơn ở đâu", {"16378", "21109"}),
        ("điểm cầu Đông Sơn Thanh Hoá ở đâu", {"16378"}),
    ],
)
def test_questions_name_sites_in_the_same_ways(asked: str, meant: set[str]) -> None:
    assert set(understand(asked, class_().sessions[0].start, class_()).sites) == meant


def test_thousands_of_names_take_little_memory() -> None:
    again = replace(class_(), sites=(*class_().sites,))
    understand("mai học gì", again.sessions[0].start, replace(again, sites=again.sites[:1]))
    tracemalloc.start()
    try:
        names(again).sites.deletes  # noqa: B018 - made when it is first asked for
        assert tracemalloc.get_traced_memory()[0] < _MOST_MEGABYTES * _MEGABYTE
    finally:
        tracemalloc.stop()
