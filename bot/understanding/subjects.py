"""What a question is about: something by its name, or a stretch of time."""

from datetime import date
from typing import Final

from bot.domain.timetable import Session
from bot.understanding import selection, topics
from bot.understanding.naming import SiteName
from bot.understanding.question import Scope
from bot.understanding.reading import Reading
from bot.understanding.tagging import Span
from bot.understanding.tags import Tag
from bot.understanding.topics import Subject

NOTHING: Final = Subject()


def find(reading: Reading) -> Subject:
    """What the text names, else the stretch of time that it names."""
    finders = (
        topics.extreme,
        _numbered,
        _anchored,
        topics.event,
        topics.titled,
        topics.called,
        _counted_session,
        _moment,
        _timed,
    )
    return next((subject for finder in finders if (subject := finder(reading)) is not None), NOTHING)


def site_of(reading: Reading, *, continued: bool) -> SiteName | None:
    """The site that the text names; a bare name only beside a word for sites or where nothing else can be meant."""
    found: list[SiteName] = reading.values(Tag.SITE)
    whole = [site for site in found if site.whole]
    if whole:
        return whole[0]
    asks = reading.has(Tag.WHERE, Tag.WHO, Tag.CHAIR, Tag.WHICH_ROOM) and not reading.has(
        Tag.TOPIC, Tag.EVENT, Tag.NAME
    )
    if found and (reading.has(Tag.SITE_WORD) or continued or (asks and not reading.when)):
        return found[0]
    return None


def _numbered(reading: Reading) -> Subject | None:
    subject = topics.numbered(reading)
    return None if subject is None else _relative(reading, subject, reading.first(Tag.TOPIC) or 0)


def _anchored(reading: Reading) -> Subject | None:
    """`sau giờ giải lao`, `before lunch`, `khai giảng xong`."""
    anchor = topics.event(reading) or topics.titled(reading)
    if anchor is None or not anchor.items:
        return None
    places = [index for index, _ in reading.having(Tag.EVENT, Tag.NAME, Tag.REST)]
    return next((found for index in places if (found := _relative(reading, anchor, index)).following), None)


def _relative(reading: Reading, anchor: Subject, index: int) -> Subject:
    """What comes after or before the anchor, if the text says so of it."""
    timetable, items = reading.timetable, anchor.items
    before, after = reading.beside(index, -1), reading.beside(index, 1)
    asks_time = reading.has(Tag.HOUR, Tag.WHEN, Tag.LEFT, Tag.LONG)
    if before is not None and before.has(Tag.SESSION) and index > 1:
        before = reading.beside(index - 1, -1) or before
    is_after = before is not None and before.has(Tag.AFTER) and not (before.has(Tag.END) and asks_time)
    is_over = after is not None and after.has(Tag.AFTER) and after.has(Tag.END) and not asks_time
    if is_after or is_over:
        lunch = any(selection.is_noon_break(item) for item in items)
        return Subject(selection.following(timetable, items, whole_part=lunch), Scope.NAMED, following=True)
    if before is not None and before.has(Tag.BEFORE) and not asks_time:
        return Subject(selection.preceding(timetable, items), Scope.NAMED, following=True)
    return anchor


def _counted_session(reading: Reading) -> Subject | None:
    """`buổi cuối`, `buổi thứ hai`, `the next session`."""
    dates = reading.when.dates
    sessions = [session for session in reading.timetable.sessions if not dates or session.day in dates]
    if dates and reading.when.part:
        sessions = [session for session in sessions if _is_in(reading, session)]
    for index, _ in reading.having(Tag.SESSION):
        beside = tuple(
            None if span is None or reading.is_timed(span) else span
            for span in (reading.beside(index, 1), reading.beside(index, -1))
        )
        place = _place(*beside)
        if place is not None:
            return _of_sessions(sessions[place:][:1])
        if beside[0] is not None and beside[0].has(Tag.BEFORE, Tag.PAST) and not reading.has(Tag.EVENT, Tag.NAME):
            return _of_sessions([session for session in sessions if session.end <= reading.now][-1:])
        if any(span is not None and span.has(Tag.NEXT, Tag.COMING) for span in beside):
            if reading.spans[index].text.startswith("session"):  # in English each talk is one
                return Subject(selection.upcoming(reading.timetable, reading.now), Scope.NEXT)
            coming = selection.coming_session(reading.timetable, reading.now)
            return _of_sessions([coming] if coming else [])
    return None


def _is_in(reading: Reading, session: Session) -> bool:
    items = selection.session_content(session)[:1]
    return selection.in_part(reading.timetable, items, reading.when.part) != ()


def _of_sessions(sessions: list[Session]) -> Subject:
    items = tuple(item for session in sessions for item in selection.content(session.items))
    return Subject(items, Scope.TIMED, missing=not sessions)


def _place(after: Span | None, before: Span | None) -> int | None:
    """Which of the sessions, from what stands beside the word: an index, negative from the end."""
    for beside in (after, before):
        if beside is None:
            continue
        if beside.has(Tag.FIRST, Tag.LAST) and not beside.has(Tag.DAY):
            return 0 if beside.has(Tag.FIRST) else -1
        number = beside.tags.get(Tag.NUMBER if beside is after else Tag.ORDINAL)
        if number:
            return int(number) - 1
    counts = after is not None and after.phrase.startswith("thu ") and after.has(Tag.WEEKDAY)
    return int(after.tags[Tag.WEEKDAY]) + 1 if counts and after is not None else None


def _moment(reading: Reading) -> Subject | None:
    """Now, next, just before; and times that a length of time leads to."""
    timetable, now, when = reading.timetable, reading.now, reading.when
    if when.moment is not None and not when.dates:
        going_on = selection.content(selection.current(timetable, when.moment))
        return Subject(going_on or selection.upcoming_that_day(timetable, when.moment), Scope.TIMED)
    if when:
        return None
    if reading.has(Tag.NEXT) and not _asks_when_this_ends(reading):
        return Subject(selection.upcoming(timetable, now), Scope.NEXT)
    if reading.has(Tag.NOW, Tag.NEXT) or _is_this(reading):
        return Subject(selection.current(timetable, now), Scope.NOW)
    if reading.has(Tag.PAST) and not reading.has(Tag.FIRST, Tag.LAST):
        return Subject(selection.latest(timetable, now), Scope.NAMED)
    return None


def _is_this(reading: Reading) -> bool:
    """`When does this finish`: what is on."""
    return any(span.text == "this" for span in reading.spans) and not reading.has(Tag.CLASS, Tag.PROGRAMME, Tag.VENUE)


def _asks_when_this_ends(reading: Reading) -> bool:
    """`Xong bài này là mấy giờ`: here it is not what comes next."""
    if reading.has(Tag.LEFT) and any(span.phrase.startswith("het ") for _, span in reading.having(Tag.NEXT)):
        return True
    return reading.has(Tag.HOUR, Tag.WHEN) and any(span.has(Tag.NEXT) for _, span in reading.having(Tag.END))


def _timed(reading: Reading) -> Subject | None:
    """The days, the part of the day or the clock time that the text names."""
    when, timetable = reading.when, reading.timetable
    if not when:
        return None
    dates = when.dates or _meant_day(reading)
    items = selection.in_part(timetable, selection.on_dates(timetable, dates), when.part)
    if when.clocks and not reading.offers_times:
        return Subject(selection.at_clock(items or selection.on_dates(timetable, dates), when), Scope.TIMED)
    return Subject(items, Scope.TIMED)


def _meant_day(reading: Reading) -> tuple[date, ...]:
    day = selection.current_day(reading.timetable, reading.now)
    return (day,) if day is not None else (reading.now.date(),)
