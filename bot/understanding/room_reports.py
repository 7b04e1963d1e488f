"""From what a clerk types to what it says of the room: `42/45, vắng: Nguyễn Văn A (phép), Trần Thị B`."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.attendance import Status
from bot.domain.room_report import Named, Said
from bot.understanding import room_words as w
from bot.understanding.fold import fold
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
_CLOCK_OR_DATE = re.compile(r"\d:\d\d|\d/\d+/\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_PRONOUNS = frozenset("anh chi ong ba bac co chu ban ho no he she they it we you minh".split())  # noqa: SIM905
# Words in lower case that are in nobody's name; those without marks may be typed without.
_NO_NAMES = frozenset(
    """em e tôi toi mình ấy ay sẽ se nó sếp sep chồng vợ mẹ bố xã đoàn tụi tui tau tao lát sắp nếu ơi oi trưa tối
    tới lớp buổi giờ ngày ngay thầy lịch bài tiết thứ thu tuần mạng loa xe bắt kết nhắc giảng hội trường
    i im i'm he's she's my his her him as am is the""".split()  # noqa: SIM905
)
_PLACE = re.compile(r"(?P<name>N(?:[,-]N(?=:))?)(?:[:;,]+(?=[rnPpDZE]|A[LK]?:?[nNrX])|(?=r|n|[PpTA]n|D))")
# Somebody in somebody's place, by the order in which they may be named; X is what becomes of it.
_INSTEAD: Final = (
    re.compile(r"C?(?P<by>N)UC?(?P<of>N)"),
    re.compile(r"(?P<of>N),?C(?P<by>N)U"),
    re.compile(r"(?P<of>N)[LKA]*\([LK,]*C?(?P<by>N)U\)"),
    re.compile(r"(?P<of>N)[LKA]*[:,;-]C?(?P<by>N)U"),
)

# What each pattern of numbers counts. The number is the one that the pattern holds.
_COUNTS: Final = tuple(
    (re.compile(pattern), fields)
    for pattern, fields in (
        (r"A[LK]?r|A[p]?non|nonA", ("missing", "total")),
        (r"[PpDT]*r[PD]*", ("present", "total")),
        (r"[Pp]*nonP?|[Pp]*noTnP?", ("present", "total")),
        (r"D[Pp]*n|n[Pp]?D", ("present",)),
        (r"T[Pp]?n|nT", ("total",)),
        (r"AK[p]?n|K[p]?n|[p]?nA?K(?!n)", ("absent",)),
        (r"AL[p]?n|L[p]?n|[p]?nA?L(?!n)", ("excused",)),
        (r"A(?=(?:n[LK]+){2,}$)", ()),
        (r"AnL(?!n)", ("excused",)),
        (r"AnK(?!n)", ("absent",)),
        (r"A[p]?n|pnA(?!n)|nA(?!n)", ("missing",)),
        (r"M[p]?n|[p]?nM(?!n)", ("late",)),
        (r"S[p]?n|[p]?nS(?!n)", ("left",)),
        (r"p?Pp?n|nP(?!n)|pn", ("present",)),
        (r"n", ("number",)),
        (r".", ()),
    )
)
_AFTER = re.compile(r"n[PALKMS]+(?:n[PALKMS]+)*")  # each mark stands behind its number: "42 có mặt 3 vắng"


def read_report(text: str) -> Said | None:
    """What the text says of a room; None where it is not surely a report, but perhaps a question or a check-in."""
    if len(text) > _LONGEST or "?" in text:
        return None
    found = pieces(text)
    codes = "".join(piece.code for piece in found)
    if w.QUESTION in codes or w.MYSELF in codes or re.search(r"[*=%<>@#_]", codes) or _CLOCK_OR_DATE.search(text):
        return None
    if any(piece.code in {w.NUMBER, w.RATIO} and max(piece.number, piece.of) > _LARGEST for piece in found):
        return None
    reader = _Reader()
    said = reader.read(_linked(_joined(reader.place_and_part(found))))
    return said if said is not None and _says_enough(said, codes) else None


def _says_enough(said: Said, codes: str) -> bool:
    if "P" not in codes and said == Said(present=said.present, total=said.total, place=said.place, part=said.part):
        day, month = said.present or 0, said.total or 0
        return 31 < day <= _LARGEST_ROOM or 12 < month <= _LARGEST_ROOM  # noqa: PLR2004 - `6/9` is a day
    return said.has_numbers or said.everybody or said.nobody or bool(said.named)


def _joined(found: list[Piece]) -> list[Piece]:
    """Without a colon between a mark and its number or a dash between a name and its mark; "all but 3" is absent 3."""
    codes = "".join(piece.code for piece in found)
    codes = re.sub(r"(?<=[TPM]):(?=[nr])|(?<=A):(?=[nr](?!A?[LK]))|(?<=[NX])[-–:](?=[LKMS](?:[^N:]|$))", " ", codes)
    codes = re.sub(r"E(?=:?[nr])", "A", codes)
    return [replace(piece, code=code) for piece, code in zip(found, codes, strict=True) if code != " "]


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
        self._count(run, codes)
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

    def _count(self, run: list[Piece], codes: str) -> None:
        """Take the numbers of a run, each by the mark that it belongs to."""
        if w.ALL in codes:
            self.everybody = True
        at = 0
        while at < len(codes):
            if _AFTER.fullmatch(codes, at):
                self._count_after(run[at:], codes[at:])
                return
            at = self._count_one(run, codes, at)

    def _count_after(self, run: list[Piece], codes: str) -> None:
        for match in re.finditer(r"n[PALKMS]+", codes):
            marks = match[0][1:]
            what = "excused" if w.LEAVE in marks else "absent" if w.NO_LEAVE in marks else _COUNTED_AS.get(marks[0])
            if what:
                self._set(what, run[match.start()].number)

    def _count_one(self, run: list[Piece], codes: str, at: int) -> int:
        match, fields = next(
            (found, fields) for pattern, fields in _COUNTS if (found := pattern.match(codes, at)) and found[0]
        )
        held = [piece for piece in run[at : match.end()] if piece.code in {w.NUMBER, w.RATIO}]
        numbers = [
            number
            for piece in held
            for number in ((piece.number, piece.of) if piece.code == w.RATIO else (piece.number,))
        ]
        for what, number in zip(fields, numbers, strict=False):
            self._set(what, number)
        return match.end()

    def _set(self, what: str, number: int) -> None:
        if self.counts.setdefault(what, number) != number:
            self.shaken = True  # it says two things


_COUNTED_AS: Final = {w.PRESENT: "present", w.ABSENT: "missing", w.LATE: "late", w.EARLY: "left"}


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
