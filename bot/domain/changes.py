"""What is different between two versions of the timetable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from bot.domain.timetable import Day, Item, Session, Site, Timetable

Part = Timetable | Day | Session | Item | Site
P = TypeVar("P", Session, Item, Site)


class Aspect(StrEnum):
    """What is different about a part."""

    MOVED = "moved"
    ENDS = "ends"  # at another time than its start alone would tell
    RENAMED = "renamed"
    SPEAKER = "speaker"
    ROOM = "room"
    LINK = "link"
    CHAIR = "chair"
    VENUE = "venue"
    CONTACT = "contact"
    CHECK_IN = "check_in"
    REMINDERS = "reminders"
    LADDER = "ladder"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a part of the class: `before` is None for what is new, `after` for what is gone."""

    before: Part | None
    after: Part | None
    aspects: frozenset[Aspect] = frozenset()

    @property
    def concerns_until(self) -> datetime | None:
        """When nobody in the rooms needs to know it any more; None where that is no matter of time."""
        ends = [part.end for part in (self.before, self.after) if isinstance(part, Session | Item)]
        ends += [part.sessions[-1].end for part in (self.before, self.after) if isinstance(part, Day)]
        return max(ends, default=None)


def compare(old: Timetable, new: Timetable) -> list[Change]:
    """All differences, those of the programme in order of time."""
    return [*_of_class(old, new), *_of_days(old, new), *_of_programme(old, new), *_of_sites(old, new)]


def _of_class(old: Timetable, new: Timetable) -> Iterator[Change]:
    pairs = {
        Aspect.RENAMED: (old.title, new.title),
        Aspect.VENUE: (old.venue, new.venue),
        Aspect.CONTACT: (old.contact, new.contact),
        Aspect.CHECK_IN: (old.check_in, new.check_in),
        Aspect.REMINDERS: (set(old.reminders), set(new.reminders)),
        Aspect.LADDER: (set(old.ladder), set(new.ladder)),
    }
    aspects = frozenset(aspect for aspect, (before, after) in pairs.items() if before != after)
    if aspects:
        yield Change(old, new, aspects)


def _of_days(old: Timetable, new: Timetable) -> Iterator[Change]:
    for day in new.days:
        before = old.day_by_date.get(day.date)
        if before is not None and before.link != day.link:
            yield Change(before, day, frozenset({Aspect.LINK}))


def _of_programme(old: Timetable, new: Timetable) -> list[Change]:
    found = [*_of_sessions(old, new), *_of_items(old, new)]
    return sorted(found, key=lambda change: _start(change.after or change.before))


def _of_sessions(old: Timetable, new: Timetable) -> Iterator[Change]:
    for before, after in _pairs(old.session_by_id, new.session_by_id):
        if before is None or after is None:
            yield Change(before, after)
            continue
        aspects = {Aspect.RENAMED} if before.name != after.name else set()
        if _is_shifted(before, after):
            aspects.add(Aspect.MOVED)
        if aspects:
            yield Change(before, after, frozenset(aspects))


def _is_shifted(before: Session, after: Session) -> bool:
    """Whether the whole session goes on at another time as it was."""
    old = {item.id: item for item in before.items}
    if old.keys() != {item.id for item in after.items}:
        return False
    delays = {(item.start - old[item.id].start, item.end - old[item.id].end) for item in after.items}
    starts, ends = next(iter(delays))
    return len(delays) == 1 and starts == ends and bool(starts)


def _of_items(old: Timetable, new: Timetable) -> Iterator[Change]:
    """Of sessions that are new or gone, only what was or goes on elsewhere: the session's own change says the rest."""
    for before, after in _pairs(old.item_by_id, new.item_by_id):
        if before is None and after is not None:
            if new.session_by_item[after.id].id in old.session_by_id:
                yield Change(None, after)
        elif before is not None and after is None:
            if old.session_by_item[before.id].id in new.session_by_id:
                yield Change(before, None)
        elif before is not None and after is not None:
            aspects = _aspects(before, after)
            session = new.session_by_item[after.id]
            known = old.session_by_id.get(session.id)
            if known is not None and _is_shifted(known, session):
                aspects -= {Aspect.MOVED}
            if aspects:
                yield Change(before, after, frozenset(aspects))


def _aspects(before: Item, after: Item) -> set[Aspect]:
    moved = before.start != after.start
    pairs = {
        Aspect.MOVED: moved,
        Aspect.ENDS: after.end - after.start != before.end - before.start if moved else before.end != after.end,
        Aspect.RENAMED: (before.title, before.topic) != (after.title, after.topic),
        Aspect.SPEAKER: before.speaker != after.speaker,
        Aspect.ROOM: before.room != after.room,
        Aspect.LINK: before.link != after.link,
    }
    return {aspect for aspect, differs in pairs.items() if differs}


def _of_sites(old: Timetable, new: Timetable) -> Iterator[Change]:
    if old.sites is new.sites:
        return
    for before, after in _pairs(old.site_by_code, new.site_by_code):
        if before == after:
            continue
        if before is None or after is None:
            yield Change(before, after)
            continue
        pairs = {
            Aspect.RENAMED: before.full_name != after.full_name,
            Aspect.ROOM: before.room != after.room,
            Aspect.LINK: before.link != after.link,
            Aspect.CHAIR: before.chair != after.chair,
        }
        aspects = frozenset(aspect for aspect, differs in pairs.items() if differs)
        if aspects:
            yield Change(before, after, aspects)


def _pairs(old: Mapping[str, P], new: Mapping[str, P]) -> Iterator[tuple[P | None, P | None]]:
    for key in dict.fromkeys((*old, *new)):
        yield old.get(key), new.get(key)


def _start(part: Part | None) -> datetime:
    if not isinstance(part, Session | Item):
        raise TypeError("only sessions and items have a start")
    return part.start
