"""Lines about the programme, as far as they are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from bot.domain.messages import Argument, Outgoing
from bot.domain.timetable import Item, ItemKind, Text, Timetable
from bot.understanding import Field
from bot.understanding.moments import Part

# Zalo takes 2,000 characters; what a line holds besides its title is counted generously.
_LONGEST: Final = 1850
_BESIDES_TITLE: Final = 34
_SHORTEST_TITLE: Final = 24
_READABLE_TITLE: Final = 44
_LONGEST_TITLE: Final = 400
_MOST_DETAILED: Final = 4
_MOST_LINES: Final = 30
_SECONDS: Final = 60


def title(item: Item, longest: int = _LONGEST_TITLE) -> Argument:
    """The title, cut to `longest` characters, with the topic's number before it."""
    short = _short(item, longest)
    return Outgoing("answer-topic", {"number": item.topic, "title": short}) if item.topic is not None else short


def _short(item: Item, longest: int) -> Text:
    return Text(_cut(item.title.vi, longest), _cut(item.title.en, longest))


def details(items: Sequence[Item], now: datetime) -> tuple[Outgoing, ...]:
    """All of each item: title, time, speaker and place; many are only listed."""
    if len(items) > _MOST_DETAILED:
        return tuple(Outgoing("answer-when", _of(item, _budget(len(items)))) for item in items[:_MOST_LINES])
    longest = _budget(len(items)) - 100 if len(items) > 1 else _LONGEST_TITLE
    return tuple(line for item in items for line in _detail(item, now, longest))


def _detail(item: Item, now: datetime, longest: int) -> tuple[Outgoing, ...]:
    over = (Outgoing("answer-over"),) if item.end <= now else ()
    return (
        Outgoing("answer-item", _of(item, longest)),
        Outgoing("answer-item-time", _of(item, longest)),
        *_people_and_place(item),
        *over,
    )


def _people_and_place(item: Item) -> tuple[Outgoing, ...]:
    speaker = (Outgoing("answer-item-speaker", {"speaker": item.speaker}),) if item.speaker else ()
    room = (Outgoing("answer-item-room", {"room": item.room}),) if item.room else ()
    return (*speaker, *room)


def listing(items: Sequence[Item], part: Part | None, now: datetime) -> tuple[Outgoing, ...]:
    """The items under their days, with speakers and rooms where the whole still fits; only the days if it cannot."""
    if is_long(items):
        return tuple(Outgoing("answer-day-summary", _of_day(day, group)) for day, group in _by_day(items))
    longest = _budget(len(items) + len(days_of(items)))
    brief = len(days_of(items)) > 1 or len(items) > _MOST_DETAILED + 2
    lines: list[Outgoing] = []
    for day, of_day in _by_day(items[:_MOST_LINES]):
        lines.append(Outgoing(f"answer-day-{part}" if part else "answer-day", {"day": day}))
        for item in of_day:
            key = "answer-entry" if brief or item.speaker is None else "answer-entry-speaker"
            running = item.start <= now < item.end
            lines.append(Outgoing(f"{key}-now" if running else key, _of(item, longest)))
        lines.extend(_rooms_of_day(of_day, brief=brief))
        if day == now.date() and of_day[-1].end <= now:
            lines.append(Outgoing("answer-all-over"))
    if len(items) > _MOST_LINES:
        lines.append(Outgoing("answer-more", {"count": len(items) - _MOST_LINES}))
    return tuple(lines)


def is_long(items: Sequence[Item]) -> bool:
    """Whether the items of several days are too many for one message in which their titles can still be told apart."""
    days = len(days_of(items))
    return days > 1 and _budget(len(items) + days) < _READABLE_TITLE


def days_of(items: Sequence[Item]) -> tuple[date, ...]:
    """The days on which the items are."""
    return tuple(dict.fromkeys(item.start.date() for item in items))


def _by_day(items: Sequence[Item]) -> Iterator[tuple[date, list[Item]]]:
    for day, group in groupby(items, key=lambda item: item.start.date()):
        yield day, list(group)


def _of_day(day: date, items: Sequence[Item]) -> dict[str, Argument]:
    return {"day": day, "start": items[0].start, "end": items[-1].end, "count": len(items)}


def _rooms_of_day(items: Sequence[Item], *, brief: bool) -> tuple[Outgoing, ...]:
    rooms = dict.fromkeys(item.room for item in items if item.room is not None)
    if brief or not rooms:
        return ()
    if len(rooms) == 1:
        return (Outgoing("answer-item-room", {"room": next(iter(rooms))}),)
    return tuple(Outgoing("answer-room-of", {"start": item.start, "room": item.room}) for item in items if item.room)


def count(items: Iterable[Item]) -> Outgoing:
    """How many topics there are, and other items besides."""
    items = list(items)
    topics = sum(item.kind is ItemKind.TOPIC for item in items)
    return Outgoing("answer-count", {"topics": topics, "others": len(items) - topics})


def times_of(items: Sequence[Item]) -> tuple[Outgoing, ...]:
    """From when to when each day goes on."""
    return tuple(
        Outgoing("answer-span", {"start": group[0].start, "end": group[-1].end}) for _, group in _by_day(items)
    )


def time_lines(key: str, item: Item, now: datetime) -> tuple[Outgoing, ...]:
    """When an item is, led by what was asked, and how long it still is until then."""
    lines = [Outgoing(key, _of(item, _LONGEST_TITLE // 2))]
    moment = item.end if key == "answer-end" else item.start
    if item.end <= now:
        lines.append(Outgoing("answer-over"))
    elif now < moment <= now + timedelta(hours=3):
        lines.append(Outgoing("answer-left", {"minutes": minutes_until(moment, now)}))
    return tuple(lines)


def span_of_class(field: Field | None, timetable: Timetable) -> tuple[Outgoing, ...]:
    """From when to when the class goes on."""
    first, last = timetable.sessions[0], timetable.sessions[-1]
    arguments: dict[str, Argument] = {"start": first.start, "end": last.end, "days": len(timetable.days)}
    key = {Field.START: "answer-class-start", Field.END: "answer-class-end"}.get(field or Field.WHEN, "answer-class")
    return (Outgoing(key, arguments),)


def links(dates: Sequence[date], items: Sequence[Item], timetable: Timetable) -> tuple[Outgoing, ...]:
    """The addresses of online rooms: of items that have their own, else of their days."""
    own = [(item.start.date(), item.link) for item in items if item.link]
    of_days = [(day, timetable.day_by_date[day].link) for day in dates if day in timetable.day_by_date]
    found = [(day, link) for day, link in own or of_days if link]
    if not found:
        return tuple(Outgoing("answer-no-link-on", {"day": day}) for day in dates) or (Outgoing("answer-no-link"),)
    return tuple(Outgoing("answer-link", {"day": day, "link": link}) for day, link in found)


def venue(timetable: Timetable) -> tuple[Outgoing, ...]:
    """Where the class is held."""
    if timetable.venue is None:
        return (Outgoing("answer-no-venue"),)
    address = timetable.venue.address
    key = "answer-venue" if address.vi else "answer-venue-name"
    return (Outgoing(key, {"name": timetable.venue.name, "address": address}), Outgoing("answer-venue-sites"))


def rooms(items: Sequence[Item]) -> tuple[Outgoing, ...]:
    """The rooms of the items, items in one room together."""
    lines: list[Outgoing] = []
    with_room = [item for item in items if item.room is not None]
    for room, group in groupby(with_room, key=lambda item: item.room):
        of_room = list(group)
        if room is None:
            continue
        lines.append(Outgoing("answer-room", {"room": room}))
        lines.extend(Outgoing("answer-room-item", _of(item, _budget(len(items) + 2))) for item in of_room[:_MOST_LINES])
    return tuple(lines)


def speakers(items: Sequence[Item]) -> tuple[Outgoing, ...]:
    """Who speaks on what: the names first, and under each when and on what."""
    longest = _budget(2 * len(items))
    return tuple(line for item in items[: _MOST_LINES // 2] for line in _speaker(item, longest))


def _speaker(item: Item, longest: int) -> tuple[Outgoing, ...]:
    what = Outgoing("answer-topic-number", {"number": item.topic}) if item.topic is not None else title(item, longest)
    said = {**_of(item, longest), "title": _short(item, longest)}
    when = "answer-item-time" if item.topic is None else "answer-speaker-title"
    key = "answer-speaker" if item.speaker else "answer-speaker-unknown"
    return Outgoing(key, {**said, "title": what}), Outgoing(when, said)


def nothing_on(dates: Sequence[date], part: Part | None, timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    """That there is nothing then, and when the class is."""
    key = f"answer-nothing-{part}" if part else "answer-nothing"
    lines = tuple(Outgoing(key, {"day": day}) for day in dates) or (Outgoing("answer-nothing-at-all"),)
    return (*lines, *_where_we_are(timetable, now))


def nothing_now(timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    """That nothing is on, and what comes next."""
    following = next((item for item in timetable.items if item.is_content and item.start > now), None)
    if following is None:
        return nothing_more(timetable, now)
    return (Outgoing("answer-nothing-now"), Outgoing("answer-next"), *details((following,), now))


def nothing_more(timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    """That nothing comes any more."""
    return _where_we_are(timetable, now) or (Outgoing("answer-nothing-at-all"),)


def _where_we_are(timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    first, last = timetable.sessions[0], timetable.sessions[-1]
    if now >= last.end:
        return (Outgoing("answer-class-over", {"end": last.end}),)
    if now < first.start:
        return (Outgoing("answer-class-start", {"start": first.start, "end": last.end, "days": len(timetable.days)}),)
    session = next((session for session in timetable.sessions if session.start > now), None)
    return (Outgoing("answer-next-session", {"session": session.name, "start": session.start}),) if session else ()


def change(timetable: Timetable, now: datetime) -> tuple[Outgoing, ...]:
    """Which version this is, on the day on which it changed."""
    changed = timetable.changed_at
    if changed is None or timetable.version < 2 or timetable.local(changed).date() != timetable.local(now).date():  # noqa: PLR2004 - the first is no change
        return ()
    return (Outgoing("answer-changed", {"version": timetable.version, "at": changed}),)


def minutes_until(moment: datetime, now: datetime) -> int:
    """Whole minutes until then, rounded up."""
    return max(0, -int(-(moment - now).total_seconds() // _SECONDS))


def _of(item: Item, longest: int) -> dict[str, Argument]:
    minutes = int((item.end - item.start).total_seconds() // _SECONDS)
    return {
        "title": title(item, longest),
        "start": item.start,
        "end": item.end,
        "minutes": minutes,
        **({"speaker": item.speaker} if item.speaker else {}),
    }


def _budget(lines: int) -> int:
    """How long titles may be for that many lines to fit."""
    return max(_SHORTEST_TITLE, min(_LONGEST_TITLE, _LONGEST // max(1, min(lines, _MOST_LINES)) - _BESIDES_TITLE))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
