"""How changes of the timetable are said, and whom each of them concerns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from bot.domain.changes import Aspect, Change
from bot.domain.messages import Argument, Outgoing
from bot.domain.timetable import Day, Item, Session, Site, Timetable

_MOST_LINES = 8
EVERYONE, NOBODY = "", None


@dataclass(frozen=True, slots=True)
class Said:
    """A change in words. `site_code` is that of the only site it concerns, EVERYONE, or NOBODY but organisers."""

    line: Outgoing
    site_code: str | None
    until: datetime | None

    def concerns(self, now: datetime) -> bool:
        """Whether there is anybody whom it still concerns."""
        return self.site_code is not NOBODY and (self.until is None or self.until > now)


def say_all(changes: Iterable[Change]) -> list[Said]:
    """All changes in words, in their order."""
    return [said for change in changes for said in _say(change)]


def short(lines: Sequence[Outgoing], most: int = _MOST_LINES) -> tuple[Outgoing, ...]:
    """No more lines than fit a message."""
    more = len(lines) - most
    return (*lines[:most], *([Outgoing("change-more", {"count": more})] if more > 0 else []))


def summed_up(said: Iterable[Said], most: int = _MOST_LINES) -> tuple[Outgoing, ...]:
    """The lines for a list of versions: single sites are counted only."""
    lines, sites = list[Outgoing](), 0
    for one in said:
        if one.site_code:
            sites += 1
        else:
            lines.append(one.line)
    return short([*lines, *([Outgoing("change-sites", {"count": sites})] if sites else [])], most)


def _say(change: Change) -> Iterator[Said]:
    part = change.after or change.before
    match part:
        case Session() | Item():
            yield Said(_on(part, _programme_line(change)), EVERYONE, change.concerns_until)
        case Day():
            key = "change-day-link" if part.link else "change-day-no-link"
            line = Outgoing(key, {"day": part.date, "link": part.link or ""})
            yield Said(line, EVERYONE, change.concerns_until)
        case Site():
            yield _site(change, part)
        case Timetable():
            yield from _of_class(change, part)


def _on(part: Session | Item, line: Outgoing) -> Outgoing:
    return Outgoing("change-on", {"start": part.start, "line": line})


def _programme_line(change: Change) -> Outgoing:
    before, after = change.before, change.after
    if isinstance(before, Session | Item) and after is None:
        return Outgoing("change-cancelled", {"name": _name(before), "start": before.start})
    if isinstance(after, Session | Item) and before is None:
        return Outgoing("change-new", {"name": _name(after), "start": after.start, "end": after.end})
    if not (isinstance(before, Session | Item) and isinstance(after, Session | Item)):
        raise TypeError("sessions become sessions, and items items")
    extras = list(_extras(change.aspects, after))
    if Aspect.MOVED in change.aspects:
        key = "change-moved" if before.start.date() == after.start.date() else "change-moved-day"
        moved = Outgoing(key, {"name": _name(after), "was": before.start, "start": after.start})
        return reduce(_and, extras, moved)
    return Outgoing("change-of", {"name": _name(before), "more": reduce(_and, extras)})


def _and(line: Outgoing, more: Outgoing) -> Outgoing:
    return Outgoing("change-and", {"line": line, "more": more})


def _name(part: Session | Item) -> Argument:
    if isinstance(part, Session):
        return part.name
    return Outgoing("answer-topic-number", {"number": part.topic}) if part.topic else part.title


def _extras(aspects: frozenset[Aspect], after: Session | Item) -> Iterator[Outgoing]:
    if Aspect.ENDS in aspects:
        yield Outgoing("change-ends", {"end": after.end})
    if Aspect.RENAMED in aspects:
        yield Outgoing("change-renamed", {"title": after.name if isinstance(after, Session) else after.title})
    if isinstance(after, Session):
        return
    if Aspect.ROOM in aspects:
        yield Outgoing("change-room", {"room": after.room}) if after.room else Outgoing("change-no-room")
    if Aspect.SPEAKER in aspects:
        yield Outgoing("change-speaker", {"speaker": after.speaker}) if after.speaker else Outgoing("change-no-speaker")
    if Aspect.LINK in aspects:
        yield Outgoing("change-link", {"link": after.link}) if after.link else Outgoing("change-no-link")


def _site(change: Change, site: Site) -> Said:
    if change.before is None:
        return Said(Outgoing("change-site-new", {"site": site.full_name}), NOBODY, None)
    if change.after is None:
        return Said(Outgoing("change-site-gone", {"site": site.full_name}), site.code, None)
    values = {Aspect.ROOM: ("room", site.room), Aspect.LINK: ("link", site.link), Aspect.CHAIR: ("chair", site.chair)}
    extras = [
        Outgoing(f"change-{name}", {name: value}) if value else Outgoing(f"change-no-{name}")
        for aspect, (name, value) in values.items()
        if aspect in change.aspects
    ]
    if Aspect.RENAMED in change.aspects:
        extras.append(Outgoing("change-renamed", {"title": site.full_name}))
    before = change.before
    name = before.full_name if isinstance(before, Site) else site.full_name
    return Said(Outgoing("change-site", {"site": name, "more": reduce(_and, extras)}), site.code, None)


def _of_class(change: Change, new: Timetable) -> Iterator[Said]:
    if Aspect.VENUE in change.aspects:
        venue = new.venue
        line = Outgoing("change-venue", {"name": venue.name, "address": venue.address}) if venue else None
        yield Said(line or Outgoing("change-no-venue"), EVERYONE, new.sessions[-1].end)
    for aspect in (Aspect.RENAMED, Aspect.CONTACT, Aspect.CHECK_IN, Aspect.REMINDERS, Aspect.LADDER):
        if aspect in change.aspects:
            yield Said(Outgoing(f"change-class-{aspect.replace('_', '-')}"), NOBODY, None)
