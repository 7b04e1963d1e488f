"""The class as a calendar file (RFC 5545). Read again, it changes the events that are there and adds none twice."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

import icalendar

from bot.domain.messages import Attachment, Outgoing
from bot.domain.timetable import Language, Session, Timetable
from bot.services import files
from bot.storage import calendar_events
from bot.storage.calendar_events import Event
from bot.storage.store import Transaction
from bot.texts.render import render

MEDIA_TYPE = "text/calendar"
_FIRST_VERSION = datetime(2000, 1, 1, tzinfo=UTC)


def revise(tx: Transaction, timetable: Timetable, now: datetime) -> None:
    """Note which sessions this version of the timetable revises or cancels."""
    found = [
        Event(session.id, _digest(timetable, session), session.name, session.start, session.end, timetable.version - 1)
        for session in timetable.sessions
    ]
    calendar_events.revise(tx, found, now)


def ics(tx: Transaction, timetable: Timetable, language: Language, site_code: str = "") -> bytes:
    """The calendar, with the room and the link of a site where one is given."""
    return _ics(timetable, tuple(calendar_events.every(tx)), language, site_code)


def attach(
    tx: Transaction, timetable: Timetable, language: Language, site_code: str, *, now: datetime, expires_at: datetime
) -> Attachment:
    """The calendar as a file that goes with a message."""
    name, content = f"{timetable.id}.ics", ics(tx, timetable, language, site_code)
    return files.attach(tx, name, MEDIA_TYPE, content, now=now, expires_at=expires_at)


def _digest(timetable: Timetable, session: Session) -> str:
    shown = (session, timetable.day_by_date[session.day].link, timetable.title, timetable.venue, timetable.zone.key)
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


@lru_cache(maxsize=512)
def _ics(timetable: Timetable, known: tuple[Event, ...], language: Language, site_code: str) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Diem Cau//diemcau//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", timetable.title.in_language(language))
    calendar.add("x-wr-timezone", timetable.zone.key)
    calendar.add_component(_zone(timetable))
    for event in known:
        calendar.add_component(_component(timetable, event, language, site_code))
    content: bytes = calendar.to_ical()
    return content


def _zone(timetable: Timetable) -> icalendar.Timezone:
    """The clocks of the class, as far as the class needs them."""
    first, last = timetable.days[0].date, timetable.days[-1].date
    return icalendar.Timezone.from_tzinfo(
        timetable.zone, first_date=first.replace(year=first.year - 1), last_date=last.replace(year=last.year + 2)
    )


def _component(timetable: Timetable, event: Event, language: Language, site_code: str) -> icalendar.Event:
    """One session. A site's own room and link may change with any version: its file counts versions."""
    session = None if event.cancelled else timetable.session_by_id.get(event.session_id)
    site = timetable.site_by_code.get(site_code)
    modified_at = (timetable.changed_at if site else None) or event.modified_at or _FIRST_VERSION
    found = icalendar.Event()
    found.add("uid", f"{event.session_id}@{timetable.id}")
    found.add("dtstamp", modified_at)
    found.add("last-modified", modified_at)
    found.add("sequence", timetable.version - 1 if site else event.sequence)
    found.add("dtstart", event.start.astimezone(timetable.zone))
    found.add("dtend", event.end.astimezone(timetable.zone))
    title = timetable.title.in_language(language)
    found.add("summary", f"{(session.name if session else event.name).in_language(language)} – {title}")
    found.add("status", "CONFIRMED" if session else "CANCELLED")
    if session is None:
        return found
    link = (site.link if site else "") or timetable.day_by_date[session.day].link
    if link:
        found.add("url", link)
    if site:
        found.add("location", f"{site.room}, {site.full_name}" if site.room else site.full_name)
    lines = [render(line, language, timetable.zone).text for line in _lines(session)]
    found.add("description", "\n".join([*lines, *([link] if link else [])]))
    return found


def _lines(session: Session) -> Iterator[Outgoing]:
    return (Outgoing("reminder-item", {"start": item.start, "title": item.title}) for item in session.items)
