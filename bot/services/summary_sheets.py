"""A session's attendance as offices hand it in: by site and by province, with sums, ready to print and sign."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from bot.domain.attendance import Status
from bot.domain.messages import Outgoing
from bot.domain.timetable import Session, Timetable
from bot.services.exports import present
from bot.services.reports import Count, SiteNumbers, Summary
from bot.services.spreadsheets import Form, FormLine

Words = Callable[[Outgoing], str]

_NUMBERS = (
    ("sheet-column-enrolled", 8.0),
    ("sheet-column-present", 8.0),
    ("sheet-column-late", 8.0),
    ("sheet-column-excused", 8.0),
    ("sheet-column-absent", 8.0),
    ("sheet-column-unknown", 8.0),
    ("sheet-column-rate", 8.0),
    ("sheet-column-substitutes", 8.0),
)
_BY_SITE = (
    ("sheet-column-number", 6.0),
    ("sheet-column-site", 32.0),
    ("sheet-column-chair", 22.0),
    *_NUMBERS,
    ("sheet-column-reported-at", 11.0),
    ("sheet-column-note", 28.0),
)
_BY_PROVINCE = (
    ("sheet-column-number", 6.0),
    ("sheet-column-province", 24.0),
    ("sheet-column-sites", 9.0),
    ("sheet-column-reported", 9.0),
    ("sheet-column-unreported", 9.0),
    *_NUMBERS,
    ("sheet-column-note", 28.0),
)


def site_form(timetable: Timetable, session: Session, summary: Summary, *, words: Words, now: datetime) -> Form:
    """The form of one session with a line for each site, grouped by province."""
    lines = _site_lines(summary, session, timetable, words)
    return _form("sheet-title", _about(timetable, session, now), _BY_SITE, lines, words)


def province_form(timetable: Timetable, session: Session, summary: Summary, *, words: Words, now: datetime) -> Form:
    """The form of one session with a line for each province."""
    lines = _province_lines(summary, words)
    return _form("sheet-title-provinces", _about(timetable, session, now), _BY_PROVINCE, lines, words)


def _about(timetable: Timetable, session: Session, now: datetime) -> tuple[Outgoing, ...]:
    return (
        Outgoing("sheet-class", {"title": timetable.title}),
        Outgoing("sheet-session", {"session": session.name, "start": session.start}),
        Outgoing("sheet-attached"),
        Outgoing("sheet-taken", {"at": now}),
    )


def _form(
    title: str, about: Iterable[Outgoing], columns: Sequence[tuple[str, float]], lines: Iterator[FormLine], words: Words
) -> Form:
    def say(key: str) -> str:
        return words(Outgoing(key))

    return Form(
        head=((say("sheet-agency"), say("sheet-motto")), (say("sheet-number"), say("sheet-place-and-date"))),
        titles=(say(title), *map(words, about)),
        columns=[(say(key), width) for key, width in columns],
        lines=lines,
        foot=(say("sheet-prepared-by"), say("sheet-signed-by")),
    )


def _site_lines(summary: Summary, session: Session, timetable: Timetable, words: Words) -> Iterator[FormLine]:
    rank = {province: number for number, province in enumerate(summary.by_province, 1)}  # as in the list of sites
    by_province = sorted(summary.by_site.values(), key=lambda one: rank[one.site.province])
    for province, sites in groupby(by_province, lambda one: one.site.province):
        name = province or words(Outgoing("sheet-no-province"))
        numbers = _numbers(summary.by_province[province])
        yield FormLine((_roman(rank[province]), name, None, *numbers, None, None), bold=True)
        for index, one in enumerate(sites, 1):
            site = one.site.name or words(Outgoing("sheet-site-unlisted", {"code": one.site.code}))
            at = _clock(one.reported_at, session.day, timetable)
            cells = (index, site, one.site.chair, *_numbers(one.count), at, _note(one, words))
            yield FormLine(cells)
    yield FormLine((None, words(Outgoing("sheet-total")), None, *_numbers(summary.total), None, None), bold=True)


def _province_lines(summary: Summary, words: Words) -> Iterator[FormLine]:
    for index, (province, count) in enumerate(summary.by_province.items(), 1):
        name = province or words(Outgoing("sheet-no-province"))
        yield FormLine((index, name, *_reporting(count), *_numbers(count), _apart(count, words)))
    total, said = summary.total, words(Outgoing("sheet-total"))
    yield FormLine((None, said, *_reporting(total), *_numbers(total), _apart(total, words)), bold=True)


def _reporting(count: Count) -> tuple[int, int, int]:
    return count.sites, count.reported_sites, count.unreported_sites


def _numbers(count: Count) -> tuple[int | float | None, ...]:
    """Those on the list and where they stand, which adds up; how many in a hundred came; and, apart, substitutes."""
    return (
        count.enrolled,
        present(count),
        *(count.of(status) for status in (Status.LATE, Status.EXCUSED, Status.ABSENT, Status.UNKNOWN)),
        round(100 * count.came / count.enrolled, 1) if count.enrolled else None,
        count.substitutes,
    )


def _note(one: SiteNumbers, words: Words) -> str | None:
    unreported = "" if one.report else words(Outgoing("sheet-note-unreported"))
    return "; ".join(filter(None, (unreported, _apart(one.count, words)))) or None


def _apart(count: Count, words: Words) -> str | None:
    """What is in none of the columns, or in them but worth a word."""
    notes = []
    if count.declared:
        notes.append(words(Outgoing("sheet-note-declared", {"count": count.declared})))
    if count.walk_ins:
        notes.append(words(Outgoing("sheet-note-walk-ins", {"count": count.walk_ins})))
    return "; ".join(notes) or None


def _clock(at: datetime | None, day: date, timetable: Timetable) -> str | None:
    if at is None:
        return None
    local = timetable.local(at)
    return f"{local:%H:%M}" if local.date() == day else f"{local:%H:%M} {local.day}/{local.month}"


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        text += sign * count
    return text
