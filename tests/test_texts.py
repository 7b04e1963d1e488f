"""The words: both languages whole and alike, every text used, and each one as the style guide wants it."""

import ast
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.timetable import Language, Text
from bot.handlers.words import ACTION_BY_WORDS, QUESTION_BY_ACTION
from bot.texts.render import keys, render
from bot.understanding.fold import fold

BOT = Path(__file__).parents[1] / "bot"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2025, 9, 6, 0, 30, tzinfo=UTC)
LARGE_FAMILY = 5
FUNCTIONS = {"TIME", "DATE", "DAY", "WEEKDAY"}
LONGEST, LONGEST_CHOICE, LONGEST_NOTICE, LONGEST_MENU = 2_000, 40, 200, 256

# What these choices do depends on the card below which they stand; walks type their words there.
OF_A_CARD = {"format", "numbers", "page", "table"}

SITE = "Phường Đông Sơn, Thanh Hóa"
LINES = tuple(Outgoing("me-late", {"session": "Buổi sáng", "start": START, "at": START}) for _ in range(8))
# For each variable of the texts, what it may well be.
SAMPLES: dict[str, Argument] = {
    "kilobytes": 1_204,
    "url": "https://class.example",
    "changed": 4,
    "added": 120,
    "titles": "Số CCCD, Ngày sinh, Dân tộc, Ngày vào Đảng",
    "sheet": " (Danh sách)",
    "row": 1_204,
    "most": 20,
    "substitute": "Nguyễn Thị Minh Khai",
    "pages": 12,
    "note": "ghi nhầm",
    "names": ", ".join(["Nguyễn Thị Minh Khai"] * 25),
    "more": 95,
    "missing": 3,
    "left": 2,
    "by": "Nguyễn Thị Minh Khai",
    "absent": 204,
    "address": "135 Nguyễn Phong Sắc, Cầu Giấy, Hà Nội",
    "at": START,
    "bar": "▓▓▓▓▓░░░░░",
    "bot": "123456789",
    "cancelled": 1_204,
    "body": "Chiều nay lớp bắt đầu lúc 14:00. " * 20,
    "channels": LINES[:3],
    "class": "Lớp tập huấn cán bộ lãnh đạo, quản lý xã, phường, đặc khu",
    "closes": START,
    "code": "7K3M9-QX2AB",
    "contact": Text("Ban tổ chức lớp: 024 0000 0000", "The class's office: 024 0000 0000"),
    "count": 149_445,
    "day": date(2025, 9, 6),
    "days": 3,
    "end": START,
    "hours": 24,
    "holder": Outgoing(
        "holder-with-phone", {"name": "Nguyễn Thị Minh Khai", "role": Outgoing("role-clerk"), "phone": "+84912345678"}
    ),
    "other": Outgoing("status-of-absent"),
    "person": Outgoing("person-with-position", {"name": "Nguyễn Thị Minh Khai", "position": "Phó Chủ tịch UBND"}),
    "place": Outgoing("place-name", {"name": SITE}),
    "position": "Phó Chủ tịch Ủy ban nhân dân phường",
    "role": Outgoing("role-coordinator"),
    "status": Outgoing("status-of-excused"),
    "language": "vi",
    "enrolled": 149_445,
    "excused": 1_204,
    "failed": 12,
    "chats": 149_445,
    "gone": 12,
    "lead": Outgoing("lead-time", {"minutes": 30}),
    "to": Outgoing("audience-not-checked-in"),
    "reported": 3_044,
    "part": 211,
    "phone": "+84912345678",
    "sessions": 6,
    "line": Outgoing(
        "change-moved", {"name": Outgoing("answer-topic-number", {"number": 3}), "was": START, "start": START}
    ),
    "was": START,
    "chair": "Bí thư Đảng ủy phường",
    "seconds": 60,
    "known": "Hội trường A1, tầng 1, nhà A",
    "late": 1_204,
    "left_early": 120,
    "leads": (Outgoing("lead-time", {"minutes": 1440}), Outgoing("lead-time", {"minutes": 30})),
    "length": 1_777,
    "lines": LINES,
    "link": "https://hop.example/lop-tap-huan-ngay-1",
    "longest": 1_500,
    "message": Outgoing("broadcast", {"body": "Chiều nay lớp bắt đầu lúc 14:00. " * 20}),
    "messages": 2_412,
    "minutes": 30,
    "missed": 4_500,
    "most_messages": 3_000,
    "most_people": 50,
    "name": "Nguyễn Thị Minh Khai",
    "number": 3,
    "opens": START,
    "others": 12,
    "own": SITE,
    "parked": 1,
    "people": 149_445,
    "percent": 52,
    "present": 130_000,
    "problem": "messages do not arrive: connection refused",
    "problems": "schedule.json, line 12: days[0].date: no such day\n" * 10,
    "province": "Thành phố Hồ Chí Minh",
    "rate": "25",
    "reason": "Forbidden: user is deactivated",
    "receivers": LINES[:3],
    "room": "Hội trường A1, tầng 1, nhà A",
    "sent": 130_000,
    "session": Text("Buổi sáng", "Morning"),
    "shown": 20,
    "silent": 312,
    "site": SITE,
    "sites": 3_356,
    "speaker": "Báo cáo viên của Bộ Nội vụ",
    "start": START,
    "text": "mấy giờ ăn trưa",
    "title": Text("Xây dựng chính quyền địa phương hai cấp", "Building two-tier local government"),
    "topics": 4,
    "total": 149_445,
    "unknown": 18_000,
    "unreachable": 5_120,
    "unread": 3,
    "value": "Hội trường A1, tầng 1, nhà A",
    "until": START,
    "version": 4,
    "waiting": 512,
    "state": Outgoing("silent-site", {"site": SITE}),
    "numbers": LINES[:6],
    "unreported": 312,
    "format": "xlsx",
    "table": "attendance",
}

# What the guide (docs/style-vi.md) rules out and a machine can see.
AVOIDED = {
    "another address than đồng chí": re.compile(
        r"\b(bạn|anh/chị|quý khách|quý vị|quý đồng chí|mình sẽ|tôi sẽ|chúng tôi|bot)\b", re.IGNORECASE
    ),
    "another word for please than xin, đề nghị, mời": re.compile(r"\b(vui lòng|hãy)\b", re.IGNORECASE),
    "three dots for an ellipsis": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"\S {2,}"),
    "straight quotation marks": re.compile(r'"(?!\})[^"{]*[^"{]"'),
    "a tone mark on a closing vowel: hòa, xóa, hủy": re.compile(r"(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE),
}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.functions: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's naming
        self.names.add(node.id.name)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802 - the visitor's naming
        self.functions.add(node.id.name)
        self.generic_visit(node)


def _read(language: Language) -> str:
    return (BOT / "texts" / f"{language}.ftl").read_text("utf-8")


@cache
def _variables(language: Language) -> dict[str, _Variables]:
    """The variables and functions of each text."""
    found = {}
    for entry in FluentParser().parse(_read(language)).body:
        if isinstance(entry, ftl.Message):
            found[entry.id.name] = _Variables()
            found[entry.id.name].visit(entry)
    return found


def _shown(key: str, language: Language) -> str:
    arguments = {name: SAMPLES[name] for name in _variables(language)[key].names}
    return render(Outgoing(key, arguments), language, ZONE).text


def _texts(language: Language, family: str = "") -> Iterator[tuple[str, str]]:
    return ((key, _shown(key, language)) for key in sorted(keys(language)) if key.startswith(family))


EITHER = pytest.mark.parametrize("language", list(Language))


@EITHER
def test_a_file_of_texts_has_no_junk_and_no_key_twice(language: Language) -> None:
    entries = FluentParser().parse(_read(language)).body
    assert [entry.content for entry in entries if isinstance(entry, ftl.Junk)] == []
    names = [entry.id.name for entry in entries if isinstance(entry, ftl.Message)]
    assert sorted(names) == sorted(set(names))


def test_both_languages_have_the_same_texts_in_the_same_order() -> None:
    assert list(_variables(Language.VI)) == list(_variables(Language.EN))


def test_both_languages_say_the_same_things() -> None:
    english = _variables(Language.EN)
    assert {key: found.names for key, found in _variables(Language.VI).items()} == {
        key: found.names for key, found in english.items()
    }


@EITHER
def test_texts_use_only_functions_that_there_are(language: Language) -> None:
    assert set().union(*(found.functions for found in _variables(language).values())) <= FUNCTIONS


@EITHER
def test_every_text_can_be_shown_and_fits_every_channel(language: Language) -> None:
    for key, text in _texts(language):
        assert 0 < len(text) <= LONGEST, key
        assert "{" not in text, key


@EITHER
def test_choices_fit_a_button(language: Language) -> None:
    assert {key: text for key, text in _texts(language, "choice-") if len(text) > LONGEST_CHOICE} == {}


@EITHER
def test_notices_and_the_menu_fit_what_telegram_allows(language: Language) -> None:
    for key, text in _texts(language, "notice-"):
        assert len(text) <= LONGEST_NOTICE or key == "notice-of-data", key  # which is a message
    assert {key: text for key, text in _texts(language, "menu-") if not 1 <= len(text) <= LONGEST_MENU} == {}


@EITHER
def test_what_a_plain_button_says_can_be_typed_instead(language: Language) -> None:
    """Buttons are a convenience: their words, typed, do the same."""
    for key, label in _texts(language, "choice-"):
        action = key.removeprefix("choice-").replace("-", ":", 1)
        plain = not _variables(language)[key].names and action != "broadcast:drop"
        plain = plain and action.partition(":")[0] not in OF_A_CARD
        if plain:
            assert ACTION_BY_WORDS.get(fold(label)) == action, key


def test_questions_behind_buttons_are_on_buttons() -> None:
    assert {f"choice-{action}" for action in QUESTION_BY_ACTION} <= keys(Language.VI)


@EITHER
def test_texts_are_composed_and_without_invisible_characters(language: Language) -> None:
    source = _read(language)
    assert unicodedata.is_normalized("NFC", source)
    assert [letter for letter in source if unicodedata.category(letter) in {"Cc", "Cf"} and letter != "\n"] == []
    assert re.findall(r"[ \t]+$", source, re.MULTILINE) == []


def test_vietnamese_follows_the_style_guide() -> None:
    wrong = [
        f"{what}: {key}: {text}"
        for key, text in _texts(Language.VI)
        for what, pattern in AVOIDED.items()
        if pattern.search(text)
    ]
    assert wrong == []


# --- which texts the program uses ------------------------------------------------------------------------------------


@cache
def _literals() -> frozenset[str]:
    """Every string literal of the program and every quoted word of its templates."""
    found = set()
    for file in BOT.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        found |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    for template in BOT.rglob("*.html"):
        found |= set(re.findall(r"'([^']*)'", template.read_text("utf-8")))
    return frozenset(found)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Keys that are put together from a beginning and a word: `f"menu-{name}"`, `'page-quick-' ~ word`."""
    literals = _literals() | {text.replace("_", "-") for text in _literals()}  # `not_open` is put in as `not-open`
    beginnings = {text for text in literals if re.fullmatch(r"[a-z-]+-", text)}
    endings = {text for text in literals if re.fullmatch(r"-[a-z-]+", text)}
    words = "|".join(re.escape(text) for text in sorted(literals) if re.fullmatch(r"[a-z0-9-]*[a-z0-9]", text))
    heads = "|".join(sorted(beginnings))
    tails = "|".join(sorted(endings))
    return (re.compile(f"(?:{heads})(?:{words})(?:{tails})?"), re.compile(f"(?:{words})(?:{tails})"))


def _is_used(key: str) -> bool:
    return key in _literals() or any(pattern.fullmatch(key) for pattern in _patterns())


def test_every_text_is_used() -> None:
    assert [key for key in keys(Language.VI) if not _is_used(key)] == []


def test_every_text_that_the_program_asks_for_exists() -> None:
    """What is given as a key where a message or a choice is made, and in templates."""
    missing = [key for key in _asked_for() if not any(re.fullmatch(key, known) for known in keys(Language.VI))]
    assert missing == []


def test_what_looks_like_a_key_is_one() -> None:
    """A key that takes a way round, through a variable, still begins like the others of its large family."""
    sizes = Counter(key.partition("-")[0] for key in keys(Language.VI) if "-" in key)
    looks = {text for text in _literals() if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text)}
    suspects = {text for text in looks if sizes[text.partition("-")[0]] >= LARGE_FAMILY}
    assert sorted(suspects - keys(Language.VI)) == []


def _asked_for() -> Iterator[str]:
    """Keys as regular expressions, in which what is put in at run time may be anything."""
    positions = {"Outgoing": 0, "Choice": 1, "say": 0, "words": 0}
    for file in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else name
            if isinstance(node, ast.Call) and name in positions and len(node.args) > positions[name]:
                yield from _spelled(node.args[positions[name]])
    for template in BOT.rglob("*.html"):
        for key, more in re.findall(r"words\('([^']*)'( ~)?", template.read_text("utf-8")):
            yield re.escape(key) + (".+" if more else "")


def _spelled(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _spelled(node.body)
        yield from _spelled(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)


# --- how things are written -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.VI, "Đã điểm danh: Buổi sáng Thứ Bảy, 6/9.\nCó mặt lúc 07:30, Phường Đông Sơn, Thanh Hóa."),
        (Language.EN, "Checked in: Morning, Saturday 6 September.\nPresent at 07:30, Phường Đông Sơn, Thanh Hóa."),
    ],
)
def test_times_are_written_as_the_clocks_of_the_class_show_them(language: Language, words: str) -> None:
    message = Outgoing("checkin-present", {"session": SAMPLES["session"], "start": START, "at": START, "site": SITE})
    assert render(message, language, ZONE).text == words


def test_choices_are_put_into_words_with_their_message() -> None:
    message = Outgoing("help", {"contact": ""}, (Choice("reminders:30", "choice-lead", {"minutes": 30}),))
    (choice,) = render(message, Language.VI, ZONE).choices
    assert (choice.action, choice.label) == ("reminders:30", "Trước 30 phút")
