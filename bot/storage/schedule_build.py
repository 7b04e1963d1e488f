"""From the file's parts to the class: times get their zone, texts both languages, and all stands in order of time."""

from collections.abc import Sequence
from datetime import date, datetime, time
from operator import attrgetter
from zoneinfo import ZoneInfo

from bot.domain.timetable import (
    CheckInRules,
    Day,
    Item,
    LadderStep,
    ReminderRule,
    Session,
    Site,
    Text,
    Timetable,
    Venue,
)
from bot.storage import schedule_model as model
from bot.storage.schedule_forms import duration


def timetable(part: model.SchedulePart, sites: Sequence[model.SitePart]) -> Timetable:
    """The class that a valid timetable means, with those sites."""
    zone = ZoneInfo(part.timezone)
    return Timetable(
        id=part.id,
        title=_text(part.title),
        zone=zone,
        days=tuple(sorted((_day(day, zone) for day in part.days), key=attrgetter("date"))),
        venue=Venue(_text(part.venue.name), _text(part.venue.address)) if part.venue else None,
        contact=_optional_text(part.contact),
        check_in=CheckInRules(
            opens_before=duration(part.check_in.opens_before),
            late_after=duration(part.check_in.late_after),
            closes_after_end=duration(part.check_in.closes_after_end),
            proof=part.check_in.proof,
        ),
        reminders=tuple(ReminderRule(duration(rule.before), rule.to) for rule in part.reminders),
        ladder=tuple(map(_step, part.ladder)),
        sites=tuple(map(_site, sites)),
    )


def _day(part: model.DayPart, zone: ZoneInfo) -> Day:
    on = date.fromisoformat(part.date)
    sessions = (_session(session, on, zone) for session in part.sessions)
    return Day(on, tuple(sorted(sessions, key=attrgetter("start"))), part.link)


def _session(part: model.SessionPart, on: date, zone: ZoneInfo) -> Session:
    items = (_item(item, on, zone) for item in part.items)
    return Session(part.id, _text(part.name), on, tuple(sorted(items, key=attrgetter("start"))))


def _item(part: model.ItemPart, on: date, zone: ZoneInfo) -> Item:
    return Item(
        id=part.id,
        kind=part.kind,
        start=_moment(on, part.start, zone),
        end=_moment(on, part.end, zone),
        title=_text(part.title),
        topic=part.topic,
        speaker=_optional_text(part.speaker),
        room=_optional_text(part.room),
        link=part.link,
    )


def _step(part: model.LadderPart) -> LadderStep:
    return LadderStep(duration(part.before) if part.before else -duration(part.after or "0m"), part.to)


def _site(part: model.SitePart) -> Site:
    return Site(
        code=part.code,
        name=part.name,
        province=part.province or "",
        province_code=part.province_code or "",
        room=part.room or "",
        chair=part.chair or "",
        link=part.link or "",
        aliases=part.aliases,
        latitude=part.lat,
        longitude=part.lon,
    )


def _moment(on: date, clock: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), zone)


def _text(part: str | model.BothLanguages) -> Text:
    return Text(part, part) if isinstance(part, str) else Text(part.vi, part.en)


def _optional_text(part: str | model.BothLanguages | None) -> Text | None:
    return None if part is None else _text(part)
