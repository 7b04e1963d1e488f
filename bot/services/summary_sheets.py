"""A session's attendance by site as offices hand it in: grouped by province, with sums, ready to print and sign."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from bot.domain.attendance import IN_THE_ROOM, Status
from bot.domain.messages import Outgoing
from bot.domain.timetable import Session, Timetable
from bot.services.exports import SiteLine, present
from bot.services.reports import Count, Summary
from bot.services.spreadsheets import Form, FormLine

Words = Callable[[Outgoing], str]

_COLUMNS = (
    ("sheet-column-number", 6.0),
    ("sheet-column-site", 34.0),
    ("sheet-column-chair", 24.0),
    ("sheet-column-enrolled", 9.0),
    ("sheet-column-present", 9.0),
    ("sheet-column-late", 9.0),
    ("sheet-column-excused", 9.0),
    ("sheet-column-absent", 9.0),
    ("sheet-column-unknown", 9.0),
    ("sheet-column-rate", 9.0),
    ("sheet-column-reported-at", 12.0),
    ("sheet-column-note", 20.0),
)


def summary_form(
    timetable: Timetable, session: Session, *, lines: Sequence[SiteLine], summary: Summary, words: Words, now: datetime
) -> Form:
    """The form of one session: its `lines`, under the sums that `summary` says."""

    def say(key: str) -> str:
        return words(Outgoing(key))

    return Form(
        head=((say("sheet-agency"), say("sheet-motto")), (say("sheet-number"), say("sheet-place-and-date"))),
        titles=(
            say("sheet-title"),
            words(Outgoing("sheet-class", {"title": timetable.title})),
            words(Outgoing("sheet-session", {"session": session.name, "start": session.start})),
            say("sheet-attached"),
            words(Outgoing("sheet-taken", {"at": now})),
        ),
        columns=[(say(key), width) for key, width in _COLUMNS],
        lines=_lines(lines, summary, words),
        foot=(say("sheet-prepared-by"), say("sheet-signed-by")),
    )


def _lines(lines: Iterable[SiteLine], summary: Summary, words: Words) -> Iterator[FormLine]:
    rank = {province: number for number, province in enumerate(summary.by_province, 1)}  # as in the list of sites
    by_province = sorted(lines, key=lambda line: rank[line.site.province])
    for province, sites in groupby(by_province, lambda line: line.site.province):
        name = province or words(Outgoing("sheet-no-province"))
        numbers = _numbers(summary.by_province[province])
        yield FormLine((_roman(rank[province]), name, None, *numbers, None, None), bold=True)
        for index, line in enumerate(sites, 1):
            site = line.site.name or words(Outgoing("sheet-site-unlisted", {"code": line.site.code}))
            yield FormLine((index, site, line.site.chair, *_numbers(line.count), None, None))
    yield FormLine((None, words(Outgoing("sheet-total")), None, *_numbers(summary.total), None, None), bold=True)


def _numbers(count: Count) -> tuple[int | float | None, ...]:
    """Those on the list and where they stand, which adds up; then how many in a hundred came."""
    came = sum(count.of(status) for status in IN_THE_ROOM)
    return (
        count.enrolled,
        present(count),
        *(count.of(status) for status in (Status.LATE, Status.EXCUSED, Status.ABSENT, Status.UNKNOWN)),
        round(100 * came / count.enrolled, 1) if count.enrolled else None,
    )


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        text += sign * count
    return text
