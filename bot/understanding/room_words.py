"""The words of clerks who report a room, and the pieces that a text falls into: numbers, marks, names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.understanding.fold import canonical, fold
from bot.understanding.keystrokes import decode

# One letter for each meaning, so that a report is a string of them that patterns can be looked for in.
ABSENT, LEAVE, NO_LEAVE, PRESENT, SOME, ALL, NOBODY = "A", "L", "K", "P", "p", "D", "Z"
EXCEPT, LATE, EARLY, INSTEAD, SENDS, TOTAL, OF, ALL_OF_THEM = "E", "M", "S", "U", "C", "T", "o", "B"
AND, FILLER, QUESTION, MYSELF, MORNING, AFTERNOON = "&", "-", "?", "I", "1", "2"
NUMBER, RATIO, NAME, APART = "n", "r", "N", ","

# Words that end in "!" count only when they are typed with their marks: without them they are names as well.
_PHRASES: Final = {
    ABSENT: """vắng, vắng mặt, thiếu, thiếu mặt, v, vg, nghỉ!, xin nghỉ, xin vắng, nghỉ học, không có mặt, không đến,
        không dự, không tham dự, không tham gia, không đi, còn thiếu, absent, missing, away, not here, not present,
        is absent, are absent, is missing, are missing""",
    LEAVE: """phép, có phép, cp, p, xin phép, có xin phép, có lý do, có lí do, cld, nghỉ phép, được phép, đã xin phép,
        vắng phép, excused, with leave, on leave, with permission, with notice, ốm!, nghỉ ốm, bị ốm, đau ốm, bệnh!,
        bị bệnh, nghỉ bệnh, thai sản, nghỉ thai sản, sinh con, nghỉ sinh, công tác, đi công tác, đi họp, họp!, bận họp,
        bận!, bận việc, bận công tác, việc riêng, có việc, việc gia đình, việc nhà, có việc riêng, có việc gia đình,
        đám cưới, đám tang, đám giỗ, đi đám, có tang, nhà có việc, nằm viện, đi viện, nhập viện, đi khám, khám bệnh,
        con ốm, trực!, đi trực, trực cơ quan, tai nạn, bị tai nạn, sốt!, bị sốt, điều trị, đi điều trị, đi học, sick,
        ill, on duty, maternity, maternity leave, sick leave, business trip, on a business trip""",
    NO_LEAVE: """không phép, không có phép, kp, không lý do, không lí do, không có lý do, không có lí do,
        không xin phép, không rõ lý do, không rõ lí do, chưa rõ lý do, chưa rõ lí do, không báo, không báo cáo,
        kld, không rõ, unexcused, without leave, without permission, without notice, no leave""",
    PRESENT: """có mặt, cm, đã có mặt, hiện diện, tham dự, tham gia, dự học, đến dự, đã đến, có đến, hiện có,
        hiện có mặt, present, here, in the room, attending, is here, are here""",
    ALL: """đủ, đầy đủ, đủ cả, đủ hết, có đủ, đã đủ, có mặt đủ, có mặt đầy đủ, có mặt đông đủ, có mặt hết, có mặt cả,
        đến đủ, đến hết, đông đủ, tất cả có mặt, tất cả đều có mặt, tất cả đã có mặt, toàn bộ có mặt, mọi người có mặt,
        mọi người đều có mặt, toàn thể có mặt, cả lớp có mặt, cả phòng có mặt,
        cả xã có mặt, cả phường có mặt, đủ mặt, đủ người, không vắng,
        không thiếu, không ai vắng, không có ai vắng, không vắng ai, không ai thiếu, không thiếu ai, không có ai thiếu,
        không có người vắng, không có đồng chí nào vắng, không đồng chí nào vắng, không có vắng, không ai nghỉ,
        không ai vắng mặt, all present, all here, everyone present, everyone here, everyone is here,
        everyone is present, everybody is here, everybody here, everybody present, all are present, all are here,
        full house, nobody absent, nobody is absent, no one absent, no one is absent, none absent, nobody missing,
        nobody is missing, no one missing, no absences, no absence, all in, all accounted for""",
    NOBODY: """không có ai, không ai đến, không ai có mặt, không có ai đến, không có ai có mặt, không có người,
        không có người nào, không một ai, chưa có ai, chưa ai đến, không ai dự, không có ai dự, không ai tham dự,
        không có ai tham dự, không có đại biểu nào, nobody, nobody here, nobody is here, nobody there, no one here,
        no one is here, nobody came, no one came, empty room, the room is empty""",
    EXCEPT: """trừ, ngoại trừ, chỉ trừ, ngoài trừ, trừ ra, chỉ thiếu, chỉ vắng, except, except for, but for, apart from,
        all but, everyone but, everybody but, minus""",
    LATE: """muộn, đến muộn, đi muộn, vào muộn, trễ, đến trễ, đi trễ, vào trễ, đến sau, đi học muộn, late, is late,
        are late, came late, arrived late""",
    EARLY: """về sớm, về trước, ra về sớm, xin về sớm, về giữa buổi, ra về trước, nghỉ sớm, left early, leaves early,
        left, went home""",
    INSTEAD: """đi thay, dự thay, thay, họp thay, học thay, thay cho, thay mặt, đi thay cho, dự thay cho, tham dự thay,
        tham dự thay cho, đến thay, instead of, in place of, replaces, stands in for, substitutes for,
        is here for, is here instead of""",
    SENDS: """cử, nhờ, phân công, ủy quyền, uỷ quyền, ủy quyền cho, cử đồng chí, sends, sent""",
    TOTAL: """sĩ số, sỹ số, ss, tổng số, tổng cộng, tổng, quân số, danh sách, danh sách có, total, enrolled, in all""",
    OF: """trên, trên tổng số, trên tổng, trong tổng số, of, out of""",
    ALL_OF_THEM: """đều, cả hai, cả ba, tất cả, both, all""",
    AND: """và, với, cùng, cùng với, và cả, với cả, and, as well as""",
    MORNING: """sáng nay, buổi sáng, sáng, this morning, morning""",
    AFTERNOON: """chiều nay, buổi chiều, chiều, this afternoon, afternoon""",
    QUESTION: """bao nhiêu, ai, ai vắng, những ai, mấy người, mấy đồng chí, mấy giờ, gì, nào, đâu, thế nào, khi nào,
        bao giờ, bao lâu, bao lâu nữa, mấy h, mấy!, vì sao, tại sao, chưa, hả, hử, nhỉ!, à!, không, how, how many, who,
        what, when, where, which, why, what's, whats, who's, whos, can, could, am i, is there, if, điểm danh,
        xác nhận, đăng ký, báo cáo viên, giảng viên, chuyên đề, chương trình, lịch học, tài liệu, nghỉ trưa, giải lao,
        ngày mai, sáng mai, chiều mai, hôm qua, check in, checking in, mark, turn on, turn off, schedule, link, zoom,
        speaker, question, reminder, reminders, tomorrow, tonight, tonite, last night""",
    MYSELF: """tôi, mình!, tớ, tui, i, me, my, i'm, we""",
    APART: """còn lại, số còn lại, những người còn lại, các đồng chí còn lại, the rest, the others""",
    FILLER: """báo cáo, bc, xin báo cáo, kính báo, kính gửi, kính thưa, điểm cầu, đơn vị, hiện, hiện tại, hiện nay,
        hôm nay, có, là, gồm, gồm có, cụ thể, cụ thể là, đã, đang, ạ, cả!, nhé, nha, rồi, xin, thưa, dạ, vâng, số,
        số lượng, đại biểu, người, đồng chí, đ c, đc, dc, học viên, cán bộ, thành viên, do, vì, lý do, lí do, với lý do,
        với lí do, các, những, các đồng chí, trong đó, trong buổi, buổi này, bị, được, lúc này, bây giờ, chỉ,
        chỉ có, tên, họ tên, ban tổ chức, people,
        delegates, delegate, person, persons, is, are, was, were, the, report, reporting, we have,
        there are, today, only, in""",
}
# `không` is shortened in many ways, but some of those are also names or other words: only within a phrase.
_NOT: Final = frozenset({"không", "ko", "k", "kg", "khg", "hk", "hok", "hông", "hong", "hem", "0", "kh"})
_TOKEN = re.compile(r"(\d+)\s*/\s*(\d+)|(\d+)(?!\w)(%?)|([^\W\d_](?:[^\W_]|['’ʼ](?=[^\W\d_]))*)|(\n)|([^\s\w])|(\w+)")
_COMRADE = re.compile(r"\b[đd]\s?[/.]\s?c\b\.?", re.IGNORECASE)
_MINUTES = re.compile(r"(?:khoảng |khoang )?\d+ ?(?:phút|phut|minutes|minute|mins|min)\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^[ \t]*(?:\d{1,3}[.)/]|[-–•+*])[ \t]*(?=[^\W\d_])", re.MULTILINE)
_LETTERS_AND_FIGURES = re.compile(r"([^\W\d_]{1,6})(\d{1,4})")
_NUMBER_WORDS = """một hai ba bốn năm sáu bảy tám chín mười
    one two three four five six seven eight nine ten"""
_COUNTED = {canonical(word): at % 10 + 1 for at, word in enumerate(_NUMBER_WORDS.split())}
_COUNTABLE = frozenset({"nguoi", "dong", "dc", "dai", "hoc", "absent", "people", "late", "missing"})
_MOST = 9999
_MARKS_OF_LISTS = frozenset({"P", "CP", "KP"})
_HAVE = canonical("có")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text by its code, with the number or the name that it is; a ratio's second number is `of`."""

    code: str
    text: str = ""
    number: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    typed: str
    word: str  # canonical
    folded: str
    decoded: str | None
    is_bare: bool  # without marks

    def spells(self, word: str, *, needs_marks: bool, in_phrase: bool) -> bool:
        if word == "không" and in_phrase and self.typed.lower() in _NOT:
            return True
        if word in {self.word, self.decoded}:
            return True
        return self.is_bare and not needs_marks and self.folded == fold(word)


Phrase = tuple[tuple[str, ...], bool, str]  # canonical words, whether marks are needed, its code


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """Phrases by their folded first word, long ones first."""
    found: dict[str, list[Phrase]] = {}
    for code, listed in _PHRASES.items():
        for phrase in listed.split(","):
            words = tuple(canonical(word) for word in phrase.strip().rstrip("!").split())
            found.setdefault(fold(words[0]), []).append((words, phrase.endswith("!"), code))
    for phrases in found.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return found


def pieces(text: str) -> list[Piece]:
    """What a text falls into. Signs stand for themselves, a new line is ";"."""
    text = unicodedata.normalize("NFC", text)
    text = _ENUMERATOR.sub("; ", _COMRADE.sub(" đc ", _MINUTES.sub("", text)))
    tokens = list(_tokens(text))
    found: list[Piece] = []
    at = 0
    shouting = text.isupper()
    while at < len(tokens):
        token = tokens[at]
        if isinstance(token, Piece):
            found.append(token)
            at += 1
            continue
        length, code = _longest(tokens, at, after_name=bool(found) and found[-1].code == NAME, shouting=shouting)
        if code == NAME and found and found[-1].code == NAME:
            found[-1] = Piece(NAME, f"{found[-1].text} {token.typed}")
        elif code != FILLER:
            found.append(Piece(code, token.typed if code in {NAME, QUESTION} else "", _counted(token)))
        at += length
    return found


def _tokens(text: str) -> Iterator[Piece | _Word]:
    for match in _TOKEN.finditer(text):
        first, second, number, percent, word, line, sign, odd = match.groups()
        if first:
            yield Piece(RATIO, "", _capped(first), _capped(second))
        elif number:
            yield (
                Piece(ALL)
                if percent and number == "100"
                else Piece(QUESTION if percent else NUMBER, "", _capped(number))
            )
        elif word:
            yield from _word(word)
        elif line or sign:
            yield Piece(";" if line else AND if sign == "+" else sign)
        elif odd:
            yield Piece(QUESTION)


def _capped(digits: str) -> int:
    return int(digits) if len(digits) <= 4 else _MOST + 1  # noqa: PLR2004 - no room holds more


def _word(typed: str) -> Iterator[Piece | _Word]:
    word = canonical(typed)
    decoded = decode(word)
    split = _LETTERS_AND_FIGURES.fullmatch(typed)
    if split and decoded is None:
        yield from _word(split[1])
        yield Piece(NUMBER, "", int(split[2]))
        return
    yield _Word(typed, word, fold(word), decoded, typed.lower() == fold(typed))


def _longest(tokens: list[Piece | _Word], at: int, *, after_name: bool, shouting: bool) -> tuple[int, str]:
    """How many tokens the longest phrase there takes, and its code; a word of no phrase is part of a name."""
    first = tokens[at]
    assert isinstance(first, _Word)  # noqa: S101 - the caller looks
    if first.typed == "v" and at == len(tokens) - 1:
        return 1, QUESTION  # `vậy`
    if _counted(first) and _is_counting(tokens, at):
        return 1, NUMBER
    starts = {first.folded, fold(first.decoded or ""), "khong" if first.typed.lower() in _NOT else ""}
    known = [phrase for start in starts for phrase in _phrases().get(start, ())]
    for words, needs_marks, code in sorted(known, key=lambda one: -len(one[0])):
        found = tokens[at : at + len(words)]
        if len(found) < len(words) or not all(
            isinstance(token, _Word) and token.spells(word, needs_marks=needs_marks, in_phrase=len(words) > 1)
            for token, word in zip(found, words, strict=True)
        ):
            continue
        is_capitalised = first.is_bare and first.typed[0].isupper() and first.typed not in _MARKS_OF_LISTS
        if len(words) == 1 and after_name and is_capitalised and not shouting:
            continue  # `Nguyen Van Thieu`
        is_letter = first.is_bare and len(first.typed) == 1
        if code == FILLER and is_letter and (first.typed.isupper() or at + 1 < len(tokens)):
            continue  # `a` for `ạ` comes last; elsewhere it is a name, or short for `anh`
        if words == (_HAVE,) and _is_number(tokens, at + 1):
            return 1, SOME
        return len(words), code
    return 1, QUESTION if first.typed in _NOT else NAME


def _counted(word: _Word) -> int:
    """The number that it is in words, or 0."""
    return next(
        (number for name, number in _COUNTED.items() if word.spells(name, needs_marks=False, in_phrase=False)), 0
    )


def _is_number(tokens: list[Piece | _Word], at: int) -> bool:
    following = tokens[at] if at < len(tokens) else None
    return isinstance(following, Piece) and following.code == NUMBER


def _is_counting(tokens: list[Piece | _Word], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return isinstance(following, _Word) and following.folded in _COUNTABLE
