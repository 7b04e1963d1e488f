"""What clerks type of their rooms, and what else they type, which is no report."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.attendance import Status
from bot.domain.room_report import Named, Said
from bot.understanding.room_reports import read_report
from tests.understanding.scoring import rows

EXCUSED, ABSENT, LATE, LEFT = Status.EXCUSED, Status.ABSENT, Status.LATE, Status.LEFT_EARLY


def _without_marks(text: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")


def _in_decomposed_letters(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def said(*named: tuple[str, Status] | tuple[str, Status, str], **facts: Any) -> Said:
    return Said(named=tuple(Named(*one) for one in named), **facts)


A_AND_B = (("Nguyễn Văn A", EXCUSED), ("Trần Thị B", ABSENT))

REPORTS: dict[str, Said] = {
    "42/45, vắng: Nguyễn Văn A (phép), Trần Thị B": said(*A_AND_B, present=42, total=45),
    "42/45\nVắng:\n1. Nguyễn Văn A – có phép\n2. Trần Thị B": said(*A_AND_B, present=42, total=45),
    "42/45; vắng Nguyễn Văn A (nghỉ ốm) và Trần Thị B kp": said(*A_AND_B, present=42, total=45),
    "42/45": said(present=42, total=45),
    "0/45": said(present=0, total=45),
    "đủ": said(everybody=True),
    "Đủ ạ": said(everybody=True),
    "ddur": said(everybody=True),
    "d9u3": said(everybody=True),
    "du 45": said(everybody=True, present=45),
    "đủ 45/45": said(everybody=True, present=45, total=45),
    "100%": said(everybody=True),
    "không ai vắng": said(everybody=True),
    "ko ai vang": said(everybody=True),
    "tất cả đều có mặt": said(everybody=True),
    "không có ai": said(nobody=True),
    "chưa ai đến": said(nobody=True),
    "vắng 3": said(missing=3),
    "v3": said(missing=3),
    "vắng một đồng chí": said(missing=1),
    "42 có mặt 3 vắng": said(present=42, missing=3),
    "vang 3 (2 phep, 1 khong phep)": said(missing=3, excused=2, absent=1),
    "vắng 3: 2 cp, 1 kp": said(missing=3, excused=2, absent=1),
    "42/45 vắng 2 phép 1 không phép": said(present=42, total=45, excused=2, absent=1),
    "co mat 42 vang 3": said(present=42, missing=3),
    "cos mawtj 42, vawngs 3": said(present=42, missing=3),
    "45 vắng 3": said(number=45, missing=3),
    "điểm cầu có 42 đồng chí, vắng 3 có phép": said(present=42, excused=3),
    "Sĩ số: 45\nCó mặt: 44\nVắng: 01 (đ/c Hùng - có phép)": said(("Hùng", EXCUSED), present=44, total=45, missing=1),
    "có mặt hết trừ Hùng với Lan": said(("Hùng", ABSENT), ("Lan", ABSENT), everybody=True),
    "đủ, trừ 3 đồng chí": said(everybody=True, missing=3),
    "trừ Lan muộn còn lại đủ": said(("Lan", LATE), everybody=True),
    "thiếu anh Hùng xin phép": said(("anh Hùng", EXCUSED)),
    "Hùng với Lan nghỉ ốm": said(("Hùng", EXCUSED), ("Lan", EXCUSED)),
    "vắng Hùng, Lan đều có phép": said(("Hùng", EXCUSED), ("Lan", EXCUSED)),
    "vắng có phép: Hùng, Lan; không phép: Tư": said(("Hùng", EXCUSED), ("Lan", EXCUSED), ("Tư", ABSENT)),
    "Lan vắng có phép, Hùng muộn": said(("Lan", EXCUSED), ("Hùng", LATE)),
    "vắng: Hùng (thai sản), Lan (Phó Chủ tịch)": said(("Hùng", EXCUSED), ("Lan", ABSENT)),
    "VẮNG: NGUYỄN VĂN HÙNG, TRẦN THỊ LAN (P)": said(("NGUYỄN VĂN HÙNG", ABSENT), ("TRẦN THỊ LAN", EXCUSED)),
    "vang Nguyen Van Thieu": said(("Nguyen Van Thieu", ABSENT)),
    "vắng Nguyễn Văn Nghị": said(("Nguyễn Văn Nghị", ABSENT)),
    "42 / 45 v: A kp, B cp": said(("A", ABSENT), ("B", EXCUSED), present=42, total=45),
    "muộn: Lan": said(("Lan", LATE)),
    "về sớm: Tư": said(("Tư", LEFT)),
    "42/45; muộn 2": said(present=42, total=45, late=2),
    "Hùng đi thay anh Dũng": said(("anh Dũng", EXCUSED, "Hùng")),
    "cử Lan dự thay Hùng": said(("Hùng", EXCUSED, "Lan")),
    "anh Dũng bận họp, Lan đi thay": said(("anh Dũng", EXCUSED, "Lan")),
    "44/45, vắng Hùng (Lan dự thay)": said(("Hùng", EXCUSED, "Lan"), present=44, total=45),
    "Điểm cầu Đông Sơn: 42/45, vắng Hùng": said(("Hùng", ABSENT), present=42, total=45, place="Đông Sơn"),
    "Đông Sơn, Thanh Hóa: đủ": said(everybody=True, place="Đông Sơn, Thanh Hóa"),
    "Xã Đông Sơn: 3/3": said(present=3, total=3, place="Xã Đông Sơn"),
    "dong son du": said(everybody=True, place="dong son"),
    "sáng nay đủ": said(everybody=True, part="am"),
    "42 of 45, absent: An (excused), Binh": said(("An", EXCUSED), ("Binh", ABSENT), present=42, total=45),
    "all here except Hung and Lan": said(("Hung", ABSENT), ("Lan", ABSENT), everybody=True),
    "3 absent": said(missing=3),
    "absent 3 of 45": said(missing=3, total=45),
    "nobody absent": said(everybody=True),
    "nobody here": said(nobody=True),
    "Lan instead of Hung": said(("Hung", EXCUSED, "Lan")),
}

NO_REPORTS = (
    "vắng bao nhiêu?",
    "vang bao nhieu",
    "ai vắng",
    "đủ chưa",
    "đủ không",
    "hôm nay học gì",
    "chiều nay học ở đâu",
    "ai giảng chuyên đề 3",
    "chiều nay nghỉ",
    "thứ 2 nghỉ",
    "có mặt",
    "tôi có mặt",
    "điểm danh",
    "present",
    "tôi xin phép nghỉ",
    "em vắng mặt hôm nay",
    "vắng",
    "Trần Thị Lan",
    "Nguyễn Văn Vắng Mặt Không Phép Thì Sao Nhỉ Ôi",
    "42",
    "6/9",
    "8:30",
    "8h30 vào học",
    "cảm ơn",
    "https://hop.example/42/45",
    "",
    "nhắc trước 30 phút",
    "xác nhận có mặt",
    "minh co mat roi nhe",
    "Em có mặt ạ",
    "chồng em có mặt rồi",
    "sáng mai em sẽ có mặt",
    "báo cáo viên đã có mặt",
    "nghỉ trưa bao lâu",
    "mai học tối ko v",
    "điểm danh thay sếp em",
    "link vào lớp ngày 8/9",
    "schedule for Sept 7",
    "check in for John",
    "03/09/1991",
    "12345678/45",
)


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_says(text: str) -> None:
    assert read_report(text) == REPORTS[text]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_what_is_no_report_is_left_to_others(text: str) -> None:
    assert read_report(text) is None


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, _without_marks, _in_decomposed_letters], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("text", REPORTS)
def test_however_it_is_spelled_it_says_as_much(text: str, change: Callable[[str], str]) -> None:
    as_meant, found = REPORTS[text], read_report(change(text))
    assert found is not None
    assert replace(found, named=(), place="") == replace(as_meant, named=(), place="")
    assert [one.status for one in found.named] == [one.status for one in as_meant.named]


@pytest.mark.parametrize("suite", ["questions.jsonl", "examples.jsonl"])
def test_no_question_is_taken_for_a_report(suite: str) -> None:
    taken = [row["text"] for row in rows(suite) if read_report(row["text"]) is not None]
    assert set(taken) <= {"có mặt đầy đủ ạ"}  # which is one, from a clerk


WORDS = sorted({word for text in (*REPORTS, *NO_REPORTS) for word in text.split()} | {"(", ")", ":", ",", "\n", "0"})


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)))
@example("42/0")
@example("(((")
@settings(max_examples=400, deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    found = read_report(text)
    if found is not None:
        assert found.has_numbers or found.everybody or found.nobody or found.named
        assert all(one.name.strip() for one in found.named)
