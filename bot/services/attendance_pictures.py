"""The attendance as a picture: a place in every session, and one session by what lies within the place."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.attendance import Status
from bot.domain.messages import Argument, Outgoing
from bot.domain.timetable import Session, Timetable
from bot.services import places, reports
from bot.services.pictures import Bar, Chart, Kind, Section
from bot.services.places import Place, PlaceKind
from bot.services.reports import Count, Summary
from bot.storage.store import Transaction
from bot.understanding.fold import fold

Words = Callable[[Outgoing], str]

_MOST_SITES = 40
# Blue for who came, orange for who is absent, white for who is unknown: also for those who see no red or green.
_LOOKS = {
    Status.PRESENT: ("#1f6fb2", "", ""),
    Status.LATE: ("#a9d0ee", "#1f6fb2", "slanted"),
    Status.LEFT_EARLY: ("#dcecf8", "#1f6fb2", "dotted"),
    Status.EXCUSED: ("#fbe3c0", "#b4610c", "upright"),
    Status.ABSENT: ("#b4500c", "", ""),
    Status.UNKNOWN: ("#f7f8f9", "#8b96a1", "edged"),
}


def chart(
    tx: Transaction, timetable: Timetable, session: Session, place: Place, *, words: Words, now: datetime
) -> Chart:
    """What the picture of a place shows, with one session in detail. Counted in the transaction."""
    codes = places.codes_in(timetable, place)
    by_session = {one.id: reports.summary(tx, timetable, one.id, codes) for one in timetable.sessions}
    found = by_session[session.id]
    used = [one for one in _LOOKS if any(summary.total.of(one) for summary in by_session.values())]
    statuses = used or [Status.UNKNOWN]

    def bar(name: str, count: Count) -> Bar:
        facts = _facts(count)
        share = words(Outgoing("picture-share", facts)) if count.enrolled else "–"
        numbers = words(Outgoing("picture-numbers", facts))
        return Bar(name, tuple(count.of(status) for status in statuses), share, numbers)

    def of_session(one: Session) -> Bar:
        name, count = (
            words(Outgoing("picture-session", {"session": one.name, "start": one.start})),
            by_session[one.id].total,
        )
        return bar(name, count) if one.start <= now or count.came else Bar(name, (0,) * len(statuses), "–", "")

    sessions = [of_session(one) for one in timetable.sessions]
    heading = words(Outgoing("picture-sessions"))
    return Chart(
        title=words(Outgoing("sheet-class", {"title": timetable.title})),
        facts=[words(one) for one in caption(timetable, session, place, found, now)],
        kinds=[Kind(words(Outgoing(f"picture-{status.replace('_', '-')}")), *_LOOKS[status]) for status in statuses],
        sections=[Section(heading, sessions), *_within(session, place, found, bar=bar, words=words)],
    )


def caption(
    timetable: Timetable, session: Session, place: Place, found: Summary, now: datetime
) -> tuple[Outgoing, ...]:
    """What the picture says in numbers, for its head and for who cannot see it."""
    about: dict[str, Argument] = {"session": session.name, "start": session.start}
    name = places.name(timetable, place)
    title = Outgoing("picture-of-place", {**about, "place": name}) if name else Outgoing("picture-of-class", about)
    facts = _facts(found.total)
    return title, Outgoing("picture-sum", facts), Outgoing("picture-reports", facts | {"at": now})


def _within(
    session: Session,
    place: Place,
    found: Summary,
    *,
    bar: Callable[[str, Count], Bar],
    words: Words,
) -> list[Section]:
    if place.kind is PlaceKind.SITE:
        return []
    about: dict[str, Argument] = {"session": session.name, "start": session.start}
    if place.kind is PlaceKind.CLASS:
        by_name = sorted((name, count) for name, count in found.by_province.items() if name)
        by_name.sort(key=lambda one: fold(one[0]))
        return [Section(words(Outgoing("picture-provinces", about)), [bar(name, count) for name, count in by_name])]
    sites = sorted(found.by_site.values(), key=lambda one: one.count.came - one.count.enrolled)
    more = len(sites) - _MOST_SITES
    remark = words(Outgoing("picture-more", {"count": more})) if more > 0 else ""
    bars = [bar(one.site.name or one.site.code, one.count) for one in sites[:_MOST_SITES]]
    return [Section(words(Outgoing("picture-sites", about)), bars, remark)]


def _facts(count: Count) -> dict[str, Argument]:
    return {
        "present": count.came,
        "enrolled": count.enrolled,
        "percent": round(100 * count.came / count.enrolled) if count.enrolled else 0,
        "reported": count.reported_sites,
        "sites": count.sites,
    }
