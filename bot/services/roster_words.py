"""The words of lists: what columns are called, and how rows begin that are no person's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from bot.understanding.fold import canonical, fold


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    POSITION = "position"
    PHONE = "phone"
    DELEGATE_CODE = "delegate_code"
    SITE_CODE = "site_code"
    SITE = "site"
    WORKPLACE = "workplace"  # perhaps the site
    PROVINCE = "province"
    SENSITIVE = "sensitive"  # must not be kept
    OTHER = "other"


_WHOSE = r"(?: (?:cua )?(?:cac )?(?:dai bieu|dong chi|can bo|hoc vien|dang vien|nguoi (?:tham )?du.*|tham du.*))?"
_TITLES = (  # in folded spelling; the first that fits the whole title
    (Column.NUMBER, r"stt|tt|so tt|so thu tu|thu tu|no|index"),
    (Column.FULL_NAME, rf"ho(?: va)? ?ten{_WHOSE}|ho(?: va)? ten .*chuc (?:vu|danh).*|(?:full ?)?name|ten dai bieu"),
    (Column.FULL_NAME, r"ho (?:va )?(?:ten )?(?:chu )?(?:dem|lot) (?:va )?ten|hoten|ten day du|dai bieu|dong chi"),
    (Column.SENSITIVE, r".*\b(?:cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|passport|id number)\b.*"),
    (Column.SENSITIVE, r".*\b(?:ngay sinh|nam sinh|thang sinh|sinh ngay|sinh nam|noi sinh|birth ?day|birth|dob)\b.*"),
    (
        Column.SENSITIVE,
        r"ngay thang nam sinh|n s|ns|tuoi(?: dang| doi)?|do tuoi|age|gioi tinh|gioi|nam nu|nam|nu|phai|gender|sex",
    ),
    (Column.SENSITIVE, r".*\b(?:dan toc|ton giao|ethnic\w*|religion|que quan|nguyen quan|thuong tru|tam tru)\b.*"),
    (
        Column.SENSITIVE,
        r".*\b(?:vao dang|the dang|chinh thuc|suc khoe|benh|nhom mau|ngay cap|noi cap|bhxh|bhyt|bao hiem)\b.*",
    ),
    (Column.SENSITIVE, r".*\b(?:tai khoan|ma so thue|mst|bank account|noi o|dia chi nha|cho o)\b.*|dang vien"),
    (Column.FAMILY_NAME, r"ho(?: (?:va )?(?:chu |ten )?(?:dem|lot|lot dem))?|(?:last|family) ?name|surname"),
    (Column.GIVEN_NAME, r"ten|ten goi|(?:given|first) ?name"),
    (Column.DELEGATE_CODE, r"(?:ma|ma so) (?:so )?(?:dai bieu|hoc vien|db|hv)|delegate (?:code|id)"),
    (Column.SITE_CODE, r"(?:ma|ma so) (?:so )?(?:diem cau|xa.*|phuong.*|don vi.*|dvhc)|site(?: code| id)"),
    (Column.POSITION, r"chuc (?:vu|danh)(?:$| .*)|cv|position|post|job title|vi tri(?: cong tac)?"),
    (Column.PHONE, r"(?:so )?(?:dien ?thoai|dt|dtdd|sdt|di dong|dd|tel|phone|mobile)(?:$| .*)|so dt dd|phone number"),
    (Column.SITE, r"(?:ten )?diem cau(?:$| .*)|(?:ten )?(?:xa|phuong|dac khu)(?: (?:phuong|xa|dac khu|thi tran))*"),
    (Column.SITE, r"site(?: name)?|dia phuong"),
    (
        Column.PROVINCE,
        r"(?:ten )?(?:tinh|thanh pho|tp)(?: (?:thanh pho|tp|thanh|tinh|truc thuoc|trung uong))*|province",
    ),
    (Column.WORKPLACE, r"(?:ten )?(?:don vi|co quan|noi cong tac|noi lam viec|to chuc)(?:$| .*)|workplace"),
)
_TITLE = tuple((column, re.compile(pattern)) for column, pattern in _TITLES)
_LONGEST_TITLE = 60
_NAME_TITLES_BEGIN = (
    *("họ", "ho ", "hote", "tên", "ten", "full", "name", "đại", "dai", "đồng", "dong", "last", "fami", "surn"),
)
_LONGEST_BEGINNING = 4
_FIRST_LETTERS = frozenset(beginning[:2] for beginning in _NAME_TITLES_BEGIN)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MOBILE = re.compile(r"\b(?:di dong|dtdd|dd|mobile)\b")

_ENDS = (
    "tổng cộng", "tổng số", "cộng", "danh sách này", "danh sách có", "ấn định", "người lập", "nơi nhận", "t/m", "tm.",
    "kt.", "k/t", "tl.", "thủ trưởng", "xác nhận", "phê duyệt", "người tổng hợp", "cán bộ tổng hợp", "thay mặt",
    "ký tên", "ký, ghi rõ",
)  # fmt: skip
_UNITS = (
    "ban thường vụ", "ban chấp hành", "ban xây dựng", "ban tổ chức", "ban tuyên giáo", "ban chỉ huy", "ban kinh tế",
    "ban văn hóa", "ban pháp chế", "ban đảng", "ban giám", "các ban", "các phòng", "các đoàn thể", "các cơ quan",
    "các đơn vị", "các chi bộ", "các trường", "phòng kinh tế", "phòng văn hóa", "văn phòng", "thường trực",
    "thường vụ", "đảng ủy", "đảng bộ", "hội đồng", "hđnd", "ubnd", "ubmttq", "ủy ban", "mttq", "mặt trận", "chi bộ",
    "chi ủy", "khối", "công an", "quân sự", "trường", "trạm y tế", "trung tâm", "hội nông dân", "hội phụ nữ",
    "hội cựu", "hội liên hiệp", "đoàn thanh niên", "đoàn thể", "đoàn tncs", "đơn vị", "phường", "xã", "đặc khu",
    "điểm cầu", "đại biểu", "khách mời", "thành phần", "tổ dân phố", "lãnh đạo", "cấp ủy", "bí thư", "cán bộ",
)  # fmt: skip
_NUMERAL = re.compile(r"(?:[IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)/:-]?\s*")
_NUMBERED = re.compile(r"(?:[IVX]+|[A-ZĐ])\s*[.)/:]\s*\S|\d+(?:\.\d+)*[.)]\s+\S")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\bngay .{0,12}thang\b")
_BODIES = "điểm cầu|đảng ủy|đảng uỷ|đảng bộ|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân"
_PLACE_BEFORE = re.compile(
    rf"(?:(?:[IV][IVX]*|X[IVX]+)[.)/:])?(?:\W|\d)*(?:(?:{_BODIES})\W+)*",  # `X.` alone is a commune's
    re.IGNORECASE,
)
_PLACE_IN_TITLE = re.compile(
    r"điểm cầu\W+(.+)|^(?:đảng ủy|đảng uỷ|đảng bộ|ubnd|ủy ban nhân dân)\W+(.+)", re.IGNORECASE | re.DOTALL
)
_PLACE_ENDS = re.compile(
    r"\s*(?:[(\n;:]|\b(?:từ ngày|ngày|tham dự|tham gia|dự lớp|năm)\b).*", re.DOTALL | re.IGNORECASE
)
_PLACE_PARTS = re.compile(r"\s[–-]\s|,")
_PLACE_KIND = re.compile(r"\b(?:xã|phường|đặc khu|điểm cầu|p\.|x\.|đ\.khu)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:đ/c|đc\.|đồng chí)(?:\W+|$)", re.IGNORECASE)
_COURTESY = re.compile(r"(?:ông|bà|ths|ts|pgs|gs|cn|bs)[.:]?\s+(?=\S+\s+\S)", re.IGNORECASE)
_FAMILY_NAMES = frozenset(
    ("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "dương")
)


@lru_cache(maxsize=4096)
def column_of(title: str) -> Column:
    """What a column with that title holds."""
    if len(title) > _LONGEST_TITLE:
        return Column.OTHER
    folded = fold(_IN_BRACKETS.sub(" ", title)) or fold(title)
    return next((column for column, pattern in _TITLE if pattern.fullmatch(folded)), Column.OTHER)


def is_mobile(title: str) -> bool:
    """Whether of several columns of phones this is the one people carry."""
    return bool(_MOBILE.search(fold(title)))


def may_be_heading(cells: Iterable[str]) -> bool:
    """A quick look at whether one of the cells can be the title of a column of names."""
    for cell in cells:  # every row is looked at, so it must take no time where it is none
        if cell[:2].lower() in _FIRST_LETTERS and f"{cell[:_LONGEST_BEGINNING]} ".lower().startswith(
            _NAME_TITLES_BEGIN
        ):
            return True
    return False


def is_end(text: str) -> bool:
    """Whether a list ends with that: a total, who made it, whom it goes to."""
    return _begins(text, _END_PHRASES) or (_DIGIT.search(text) is not None and bool(_DATE.search(fold(text))))


def is_unit(text: str) -> bool:
    """Whether it names a body or a place: what stands above a group of people, never a person."""
    rest = _NUMERAL.sub("", text, count=1) if text[:1].isdigit() else text
    return bool(_NUMBERED.match(text)) or _begins(rest, _UNIT_PHRASES)


def is_numeral(text: str) -> bool:
    """Whether it numbers a group: `I`, `A.`, `1.2`."""
    return _NUMERAL.fullmatch(text) is not None


def named_place(text: str) -> str:
    """The name of a place without what stands before it: `1. Điểm cầu Phường Đông Sơn` is `Phường Đông Sơn`."""
    return _PLACE_BEFORE.sub("", text, count=1).strip(" .,:;-")


def places_in_title(text: str) -> Iterator[str]:
    """What a list's title may be about, the longest name first: a dash may belong to it, or end it."""
    if found := _PLACE_IN_TITLE.search(text):
        name = named_place(_PLACE_ENDS.sub("", found[1] or found[2], count=1))
        yield name
        yield from (name[: end.start()] for end in reversed(list(_PLACE_PARTS.finditer(name))))


def has_kind_of_place(text: str) -> bool:
    """Whether it says of itself that it is a commune or a site."""
    return bool(_PLACE_KIND.search(text))


def without_address(name: str) -> str:
    """A name without `đ/c` or `đồng chí` before it."""
    return _ADDRESS.sub("", name, count=1) if _ADDRESS.match(name) else name


def has_courtesy(name: str) -> bool:
    """Whether `Ông`, `Bà` or a degree stands before a name. `Ông` alone is a family name, too."""
    found = _COURTESY.match(name)
    return found is not None and name[found.end() :].split(maxsplit=1)[0].lower() in _FAMILY_NAMES


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Phrases by their first words without marks."""
    groups: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        groups[_first_word(phrase)].append(phrase)
    return dict(groups)


def _first_word(text: str) -> str:
    return fold(text.split(maxsplit=1)[0]) if text and not text.isspace() else ""


def _begins(text: str, phrases: Mapping[str, Iterable[str]]) -> bool:
    known = phrases.get(_first_word(text))
    return known is not None and any(_is_beginning(text, phrase) for phrase in known)


def _is_beginning(text: str, phrase: str) -> bool:
    """With its tone marks, or where the text has none the whole of it: `Tống Công Minh` is no `tổng cộng`."""
    said, wanted = text.lower().split(), phrase.split()
    if [canonical(word.strip(",;:")) for word in said[: len(wanted)]] == [canonical(word) for word in wanted]:
        return True
    bare = fold(text)
    return text.isascii() and re.fullmatch(rf"{re.escape(fold(phrase))}(?: \d.*)?", bare) is not None


_END_PHRASES = _by_first_word(_ENDS)
_UNIT_PHRASES = _by_first_word(_UNITS)
