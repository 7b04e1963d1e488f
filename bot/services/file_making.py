"""Making what is wanted: a table, a picture, a session's report. Reads one snapshot, holds no more than the result."""

from collections.abc import Callable
from io import BytesIO

from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.room_report import SiteState
from bot.domain.timetable import Session
from bot.services import broadcast_results, places, reports
from bot.services.attendance_pictures import caption, chart
from bot.services.export_formats import TooLongError, write_table
from bot.services.exports import TABLES, Extent, Format
from bot.services.number_lines import sums
from bot.services.pictures import draw
from bot.services.places import Place, PlaceKind
from bot.services.reports import Summary
from bot.services.wanted_files import MadeFile, Order, Part, What
from bot.storage import broadcasts
from bot.storage.store import Transaction

LARGEST = 15_000_000  # bytes that a chat is sent; more is for the command line
MOST_ROWS = 200_000
_MOST_LINES = 15
_PNG = "image/png"

Words = Callable[[Outgoing], str]


def make(tx: Transaction, order: Order, words: Words) -> tuple[Part, ...]:
    """The messages that answer a wish, in order."""
    match order.wish.what:
        case What.TABLE:
            return (_table(tx, order, words),)
        case What.PICTURE:
            place = places.read(order.timetable, order.wish.place) or places.CLASS
            return (_picture(tx, order, _session(order), place, words),)
        case What.REPORT:
            return _report(tx, order, words)
        case What.RESULT:
            return (_result(tx, order),)


def _table(tx: Transaction, order: Order, words: Words) -> Part:
    wish, form = order.wish, Format(order.wish.form)
    about: dict[str, Argument] = {"name": words(Outgoing(f"table-{wish.table}")), "format": form.value}
    try:
        content, rows = _written(tx, order, form, words)
    except TooLongError:
        return Part(Outgoing("made-too-large", about | {"table": wish.table, "most": MOST_ROWS}))
    name = _name(order, wish.table, form.value)
    return Part(
        Outgoing("made-ready", about | {"count": rows, "at": order.now}), MadeFile(name, form.media_type, content)
    )


def _result(tx: Transaction, order: Order) -> Part:
    broadcast = broadcasts.find(tx, order.wish.broadcast)
    if broadcast is None:
        return Part(Outgoing("made-failed"))
    about: dict[str, Argument] = {"number": broadcast.number}
    file = _Limited()
    try:
        broadcast_results.write(tx, file, order.timetable, broadcast)
    except TooLongError:
        return Part(Outgoing("broadcast-file-too-large", about))
    name = _name(order, f"broadcast-{broadcast.number}", Format.XLSX)
    return Part(Outgoing("broadcast-file", about), MadeFile(name, Format.XLSX.media_type, file.getvalue()))


def _written(tx: Transaction, order: Order, form: Format, words: Words) -> tuple[bytes, int]:
    file = _Limited()
    rows = write_table(
        tx,
        file,
        TABLES[order.wish.table or "summary"],
        form,
        timetable=order.timetable,
        extent=Extent(order.wish.session_id, order.site_codes),
        words=words,
        now=order.now,
        most_rows=MOST_ROWS,
    )
    return file.getvalue(), rows


def _picture(tx: Transaction, order: Order, session: Session, place: Place, words: Words) -> Part:
    timetable, now = order.timetable, order.now
    content = draw(chart(tx, timetable, session, place, words=words, now=now))
    found = reports.summary(tx, timetable, session.id, places.codes_in(timetable, place))
    lines = caption(timetable, session, place, found, now)
    return Part(Outgoing("picture", {"lines": lines}), MadeFile(_name(order, "picture", "png"), _PNG, content))


def _report(tx: Transaction, order: Order, words: Words) -> tuple[Part, ...]:
    timetable, session = order.timetable, _session(order)
    place = places.read(timetable, order.wish.place) or places.CLASS
    found = reports.summary(tx, timetable, session.id, order.site_codes)
    name = places.name(timetable, place)
    about: dict[str, Argument] = {
        "place": Outgoing("report-place", {"place": name}) if name else Outgoing("report-whole-class"),
        "session": session.name,
        "start": session.start,
        "at": order.now,
        "numbers": sums(found.total),
        "lines": _unreported(found, place),
    }
    key = "session-report-closed" if order.wish.closed else "session-report"
    below = Choice(f"summary:{session.id}", "choice-numbers-report")
    content, _ = _written(tx, order, Format.XLSX, words)
    file = MadeFile(_name(order, "summary", Format.XLSX), Format.XLSX.media_type, content)
    return Part(Outgoing(key, about, (below,)), file), _picture(tx, order, session, place, words)


def _unreported(found: Summary, place: Place) -> tuple[Outgoing, ...]:
    """Where reports are missing: by province, the most first, or by site, the silent first."""
    if not found.total.unreported_sites:
        return (Outgoing("report-all-in", {"sites": found.total.sites}),)
    if place.kind is PlaceKind.CLASS:
        some = sorted(found.by_province.items(), key=lambda one: -one[1].unreported_sites)
        lines = [
            Outgoing("report-unreported", {"place": name or "–", "count": count.unreported_sites, "sites": count.sites})
            for name, count in some
            if count.unreported_sites
        ]
    else:
        states = (SiteState.SILENT, SiteState.PART)
        missing = [one for state in states for one in found.by_site.values() if one.state is state]
        lines = [Outgoing("report-silent-site", {"site": one.site.name or one.site.code}) for one in missing]
    more = (Outgoing("report-more", {"count": len(lines) - _MOST_LINES}),) if len(lines) > _MOST_LINES else ()
    return (Outgoing("report-missing"), *lines[:_MOST_LINES], *more)


def _session(order: Order) -> Session:
    found = order.timetable.session_by_id.get(order.wish.session_id)
    return found or reports.session_in_focus(order.timetable, order.now)


def _name(order: Order, what: str, ending: str) -> str:
    """`summary-d1-am-p38-0820.xlsx`."""
    wish, at = order.wish, order.timetable.local(order.now)
    place = wish.place if wish.place not in {"", str(places.CLASS)} else ""
    return "-".join(filter(None, (what, wish.session_id, place, f"{at:%d%m-%H%M}"))) + f".{ending}"


class _Limited(BytesIO):
    """A file in memory that refuses to grow beyond what can be sent."""

    def write(self, content: bytes) -> int:  # type: ignore[override]  # what is written here is always bytes
        if self.tell() + len(content) > LARGEST:
            raise TooLongError
        return super().write(content)
