"""What the numbers of a report count: which mark each of them belongs to."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.understanding import room_words as w
from bot.understanding.room_words import Piece

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
_COUNTED_AS: Final = {w.PRESENT: "present", w.ABSENT: "missing", w.LATE: "late", w.EARLY: "left"}


def counts(run: Sequence[Piece]) -> Iterator[tuple[str, int]]:
    """Of numbers and marks that follow each other: what is counted (a field of `Said`), and how many it is."""
    codes = "".join(piece.code for piece in run)
    at = 0
    while at < len(codes):
        if _AFTER.fullmatch(codes, at):
            yield from _each_before_its_mark(run[at:], codes[at:])
            return
        match, fields = next(
            (found, fields) for pattern, fields in _COUNTS if (found := pattern.match(codes, at)) and found[0]
        )
        held = [piece for piece in run[at : match.end()] if piece.code in {w.NUMBER, w.RATIO}]
        yield from zip(fields, (number for piece in held for number in _numbers(piece)), strict=False)
        at = match.end()


def _each_before_its_mark(run: Sequence[Piece], codes: str) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"n[PALKMS]+", codes):
        marks = match[0][1:]
        what = "excused" if w.LEAVE in marks else "absent" if w.NO_LEAVE in marks else _COUNTED_AS[marks[0]]
        yield what, run[match.start()].number


def _numbers(piece: Piece) -> tuple[int, ...]:
    return (piece.number, piece.of) if piece.code == w.RATIO else (piece.number,)
