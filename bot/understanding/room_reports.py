"""From what a clerk types to what it says of the room: `42/45, vắng: Nguyễn Văn A (phép), Trần Thị B`."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.attendance import Status
from bot.domain.room_report import Named, Said
from bot.understanding import room_words as w
from bot.understanding.fold import fold
from bot.understanding.room_counts import counts
from bot.understanding.room_words import Piece, pieces

_LONGEST = 4_000  # characters
_LARGEST = 9_999  # people
_LARGEST_ROOM = 2_000
_LONGEST_NAME = 7  # words
_MARKS: Final = {
    w.ABSENT: Status.ABSENT,
    w.EXCEPT: Status.ABSENT,
    w.LEAVE: Status.EXCUSED,
    w.NO_LEAVE: Status.ABSENT,
    w.LATE: Status.LATE,
    w.EARLY: Status.LEFT_EARLY,
    w.PRESENT: Status.PRESENT,
}
_RUN = frozenset("nrPpALKDTMSo")  # codes of which counts are made
_FEWEST = 3
_NONE = frozenset({"khong", "ko", "k", "none", "nobody"})
_CLOCK_OR_DATE = re.compile(r"\d:\d\d|\d/\d+/\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_PRONOUNS = frozenset("anh chi ong ba bac co chu ban ho no he she they it we you minh".split())  # noqa: SIM905
# Words in lower case that are in nobody's name; those without marks may be typed without.
_NO_NAMES = frozenset(
    """em e tôi toi mình ấy ay sẽ se nó sếp sep chồng vợ mẹ bố đoàn tụi tui tau tao lát sắp nếu ơi oi trưa tối
    tới lớp buổi giờ ngày ngay thầy lịch bài tiết thứ thu tuần mạng loa xe bắt kết nhắc giảng hội trường
    i im i'm he's she's my his her him as am is the""".split()  # noqa: SIM905
)
_PLACE = re.compile(r"(?P<name>N(?:[,-]N(?=:))?)(?:[:;,]+(?=[rnPpTDZE]|A[LK]?:?[nNrX])|(?=r|n|[PpTA]n|D))")
# Somebody in somebody's place, by the order in which they may be named; X is what becomes of it.
_INSTEAD: Final = (
    re.compile(r"C?(?P<by>N)UC?(?P<of>N)"),
    re.compile(r"(?P<of>N),?C(?P<by>N)U"),
    re.compile(r"(?P<of>N)[LKA]*\([LK,]*C?(?P<by>N)U\)"),
    re.compile(r"(?P<of>N)[LKA]*[:,;-]C?(?P<by>N)U"),
)


def read_report(text: str) -> Said | None:
    """What the text says of a room; None where it is not surely a report, but perhaps a question or a check-in."""
    if len(text) > _LONGEST or "?" in text:
        return None
    found = pieces(text)
    found = _none_missing(found)
    codes = "".join(piece.code for piece in found)
    if w.QUESTION in codes or w.MYSELF in codes or re.search(r"[*=%<>@#_]", codes) or _CLOCK_OR_DATE.search(text):
        return None
    if any(piece.code in {w.NUMBER, w.RATIO} and max(piece.number, piece.of) > _LARGEST for piece in found):
        return None
    reader = _Reader()
    said = reader.read(_linked(_joined(reader.place_and_part(found))))
    return said if said is not None and _says_enough(said, codes) else None


def _none_missing(found: list[Piece]) -> list[Piece]:
    """With "absent: none" as what it says."""
    if len(found) < _FEWEST or [one.code for one in found[-3:-1]] != [w.ABSENT, ":"]:
        return found
    return [*found[:-3], Piece(w.ALL)] if fold(found[-1].text) in _NONE else found


def _says_enough(said: Said, codes: str) -> bool:
    is_named = bool(said.place) and ":" in codes
    if (
        "P" not in codes
        and not is_named
        and said == Said(present=said.present, total=said.total, place=said.place, part=said.part)
    ):
        day, month = said.present or 0, said.total or 0
        return 31 < day <= _LARGEST_ROOM or 12 < month <= _LARGEST_ROOM  # noqa: PLR2004 - `6/9` is a day
    return said.has_numbers or said.everybody or said.nobody or bool(said.named)


def _joined(found: list[Piece]) -> list[Piece]:
    """Without a colon between a mark and its number or a dash between a name and its mark; "all but 3" is absent 3."""
    codes = "".join(piece.code for piece in found)
    codes = re.sub(
        r"(?<=[TPMSLK]):(?=[nr])|(?<=A):(?=[nr](?!A?[LK]))|(?<=[NX])[-–:](?=[LKMS](?:[^N:]|$))"
        r"|(?<=[NX])[,:;]+(?=[LK](?:[^NnLK:]|$))",
        _blank,
        codes,
    )
    codes = re.sub(r"E(?=:?[nr])", "A", codes)
    return [replace(piece, code=code) for piece, code in zip(found, codes, strict=True) if code != " "]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _linked(found: list[Piece]) -> list[Piece]:
    """Put who stands in for somebody into one piece: the name of the one, and in `text` the other's after a line."""
    for pattern in _INSTEAD:
        while match := pattern.search("".join(piece.code for piece in found)):
            of, by = found[match.start("of")], found[match.start("by")]
            found = [*found[: match.start()], Piece("X", f"{of.text}\n{by.text}"), *found[match.end() :]]
    return found


@dataclass
class _Reader:
    """Reads pieces from left to right. `status` is what names that follow are; `waiting` are names before any mark."""

    counts: dict[str, int] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    status: Status | None = None
    everybody: bool = False
    nobody: bool = False
    place: str = ""
    part: str = ""
    group: int = 0  # where the names begin that "and" ties together
    tied: bool = False  # the next name belongs to them
    listed: int = 0  # where the names begin that follow the last mark
    shaken: bool = False  # something makes no sense
    outer: list[Status | None] = field(default_factory=list)

    def place_and_part(self, found: list[Piece]) -> list[Piece]:
        """Take out the half of the day, and the site's name at the start."""
        for code, part in ((w.MORNING, "am"), (w.AFTERNOON, "pm")):
            if any(piece.code == code for piece in found):
                self.part = part
                found = [piece for piece in found if piece.code != code]
        while found and found[0].code in ",;:.-–":
            found = found[1:]
        match = _PLACE.match("".join(piece.code for piece in found))
        if match:
            self.shaken = not _may_be_name(found[0].text)
            self.place = ", ".join(piece.text for piece in found[: match.end("name")] if piece.text)
            found = found[match.end() :]
        return found

    def read(self, found: list[Piece]) -> Said | None:
        """All of it, or None where a piece does not fit."""
        codes = "".join(piece.code for piece in found)
        at = 0
        while at < len(found):
            end = at + 1
            if codes[at] in _RUN:
                while end < len(found) and codes[end] in _RUN:
                    end += 1
                self._run(found[at:end], codes[at:end], codes[:at], codes[end:])
            elif codes[at] == "(" and at and codes[at - 1] in "NX":
                end = codes.find(")", at) + 1 or len(found)
                self._remark(codes[at:end])
            else:
                self._single(found[at])
            at = end
        if self.waiting or self.shaken or (self.nobody and (self.named or self.everybody)):
            return None
        return Said(
            **self.counts,
            named=tuple(self.named),
            everybody=self.everybody,
            nobody=self.nobody,
            place=self.place,
            part=self.part,
        )

    def _single(self, piece: Piece) -> None:
        match piece.code:
            case w.NAME:
                self._name(piece.text)
            case "X":
                of, by = piece.text.split("\n")
                self.named.append(Named(of, Status.EXCUSED, by))
                self.group = len(self.named) - 1
            case w.EXCEPT:
                self.everybody, self.status = True, Status.ABSENT
                self.listed = self.group = len(self.named)
            case w.NOBODY:
                self.nobody = True
            case w.AND:
                self.tied = True
            case w.ALL_OF_THEM:
                self.group = self.listed
            case "(":
                self.outer.append(self.status)
            case ")":
                self.status = self.outer.pop() if self.outer else self.status
            case w.INSTEAD | w.SENDS:
                self.shaken = True

    def _name(self, text: str) -> None:
        if not _may_be_name(text):
            self.shaken = True
        elif self.status is None:
            self.waiting.append(text)
        else:
            self.named.append(Named(text, self.status))
            self.group = self.group if self.tied else len(self.named) - 1
        self.tied = False

    def _remark(self, codes: str) -> None:
        """What stands in brackets behind a name: the last mark in it; a post or the like is nobody's affair."""
        marks = [code for code in codes if code in _MARKS]
        if marks:
            self._mark_before(_MARKS[marks[-1]])

    def _run(self, run: list[Piece], codes: str, before: str, after: str) -> None:
        marks = [code for code in codes if code in _MARKS]
        if not any(code in "nrD" for code in codes) and marks:
            is_behind_a_name = before.endswith(("N", "X", "B"))
            ends = after[:1] not in {"N", "X", ":"} or (marks[-1] in {w.LEAVE, w.NO_LEAVE} and after[0] != ":")
            if is_behind_a_name and (ends or self.waiting):
                self._mark_before(_status_of(marks))
                return
        for what, number in counts(run):
            self._set(what, number)
        if marks:
            self.status = _status_of(marks)
            self.listed = self.group = len(self.named)
        elif w.ALL in codes:
            self.everybody, self.status = True, None
        if self.waiting:
            self.shaken = True

    def _mark_before(self, status: Status) -> None:
        """The mark is about names that were said before it: all that wait, or the last with those tied to it."""
        if self.waiting:
            self.named += [Named(name, status) for name in self.waiting]
            self.waiting = []
        else:
            for index in range(self.group, len(self.named)):
                self.named[index] = replace(self.named[index], status=status)
        self.group = len(self.named)

    def _set(self, what: str, number: int) -> None:
        if self.counts.setdefault(what, number) != number:
            self.shaken = True  # it says two things


def _status_of(marks: list[str]) -> Status:
    for code in (w.LEAVE, w.NO_LEAVE, w.LATE, w.EARLY):
        if code in marks:
            return _MARKS[code]
    return _MARKS[marks[-1]]


def _may_be_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= _LONGEST_NAME
        and not (fold(text) in _PRONOUNS and text.islower())
        and text.lower() not in {"e", "em"}
        and not any(word in _NO_NAMES for word in words)
    )
