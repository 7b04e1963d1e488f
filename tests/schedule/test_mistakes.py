"""Each mistake that a timetable can have, and exactly what is said about it."""

from pathlib import Path
from typing import Any

import pytest

from tests.schedule.samples import CLASS, DELETED, changed, mistakes_in

ITEM = "days.0.sessions.0.items.1"
ITEM_PATH = "days[0].sessions[0].items[1]"
NO_TIME = "is no time of day: write HH:MM, 00:00 to 23:59, without a zone (that of `timezone` holds)"
NO_DURATION = "is no length of time: write it as 90s, 30m, 2h or 1d (up to 5 digits)"
NO_ID = "must be 1 to 32 of the characters A-Z a-z 0-9 _ and -, since buttons and links carry it"
NO_LINK = "is no address of a web page: it must begin with http:// or https://"
NO_CONTENT = "holds only receptions and breaks: nobody could check in to it or be reminded of it"
SKIPPED = "02:30 does not exist on 2025-03-30 in Europe/Berlin: the clocks go forward past it"
KINDS = "'reception', 'ceremony', 'topic', 'discussion' or 'break'"
AUDIENCES = "'everyone', 'not_checked_in', 'clerks' or 'silent_clerks'"
NO_TEXT = 'must be a text in quotation marks, or one in each language: {"vi": "…", "en": "…"}'

MISTAKES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a key that is missing": ({"title": DELETED}, ["title: is missing"]),
    "a misspelt key": (
        {f"{ITEM}.tittle": "x"},
        [f"{ITEM_PATH}.tittle: is not a key of this place; did you mean 'title'?"],
    ),
    "a misspelt key at the top": (
        {"reminder": []},
        ["reminder: is not a key of this place; did you mean 'reminders'?"],
    ),
    "a key that nothing resembles": ({"venue.zzz": 1}, ["venue.zzz: is not a key of this place"]),
    "a key that is no word": ({"venue.a\nb": 1}, [r"venue['a\nb']: is not a key of this place"]),
    "a third language": ({"title.fr": "x"}, ["title.fr: is not a key of this place"]),
    "one language of two": ({"title.en": DELETED}, ["title.en: is missing"]),
    "an empty text": ({f"{ITEM}.title": "  "}, [f"{ITEM_PATH}.title: is empty"]),
    "an empty text in one language": ({"title.vi": ""}, ["title.vi: is empty"]),
    "a text over two lines": (
        {"title.vi": "a\nb"},
        ["title.vi: has a line break in it, or another character that cannot be shown: write it on one line"],
    ),
    "a text too long to send": ({"title.vi": "a" * 501}, ["title.vi: is longer than 500 characters"]),
    "half a character": (
        {"title.vi": "\ud800"},
        ["title.vi: has a line break in it, or another character that cannot be shown: write it on one line"],
    ),
    "a number for a text": ({f"{ITEM}.title": 5}, [f"{ITEM_PATH}.title: {NO_TEXT}"]),
    "null for a text": ({f"{ITEM}.title": None}, [f"{ITEM_PATH}.title: {NO_TEXT}"]),
    "a text for a number": ({f"{ITEM}.topic": "1"}, [f"{ITEM_PATH}.topic: must be a whole number"]),
    "no topic of that number": ({f"{ITEM}.topic": 0}, [f"{ITEM_PATH}.topic: must be at least 1"]),
    "an object for a list": ({"reminders": {}}, ["reminders: must be a list: [ … ]"]),
    "a list for an object": ({"venue": []}, ["venue: must be an object: { … }"]),
    "an unknown kind": (
        {f"{ITEM}.kind": "topics"},
        [
            f"{ITEM_PATH}.kind: 'topics' is none of {KINDS}; did you mean 'topic'?",
        ],
    ),
    "an unknown audience": (
        {"reminders.0.to": "clerk"},
        [
            f"reminders[0].to: 'clerk' is none of {AUDIENCES}; did you mean 'clerks'?",
        ],
    ),
    "a time after midnight": ({f"{ITEM}.start": "25:00"}, [f"{ITEM_PATH}.start: '25:00' {NO_TIME}"]),
    "a time with a zone": ({f"{ITEM}.start": "08:00+07:00"}, [f"{ITEM_PATH}.start: '08:00+07:00' {NO_TIME}"]),
    "a time in the Vietnamese way": ({f"{ITEM}.start": "8h30"}, [f"{ITEM_PATH}.start: '8h30' {NO_TIME}"]),
    "a time in other digits": ({f"{ITEM}.start": "०८:००"}, [f"{ITEM_PATH}.start: '०८:००' {NO_TIME}"]),
    "a time as a number": ({f"{ITEM}.start": 8}, [f"{ITEM_PATH}.start: must be a text in quotation marks"]),
    "an end before the start": (
        {f"{ITEM}.end": "07:59"},
        [f"{ITEM_PATH}.end: end 07:59 is not after start 08:00 (no item may pass midnight)"],
    ),
    "an item without length": (
        {f"{ITEM}.end": "08:00"},
        [f"{ITEM_PATH}.end: end 08:00 is not after start 08:00 (no item may pass midnight)"],
    ),
    "an item over midnight": (
        {f"{ITEM}.end": "00:00"},
        [f"{ITEM_PATH}.end: end 00:00 is not after start 08:00 (no item may pass midnight)"],
    ),
    "items that overlap": (
        {f"{ITEM}.start": "07:45"},
        [f"{ITEM_PATH}.start: 07:45 is within days[0].sessions[0].items[0], 07:15 to 08:00"],
    ),
    "sessions that overlap": (
        {"days.0.sessions.1.items.0.start": "11:00"},
        ["days[0].sessions[1].items[0].start: 11:00 is within days[0].sessions[0].items[1], 08:00 to 11:30"],
    ),
    "a session that another one interrupts": (
        {"days.0.sessions.1.items.0.start": "07:00", "days.0.sessions.1.items.0.end": "07:10"}
        | {
            "days.0.sessions.1.items": [
                {"id": "T2", "kind": "topic", "start": "06:00", "end": "07:10", "title": "x"},
                {"id": "T4", "kind": "topic", "start": "12:00", "end": "13:00", "title": "x"},
            ]
        },
        ["days[0].sessions[1]: goes on at 12:00, after another session has begun"],
    ),
    "a date that is none": ({"days.0.date": "6/9/2025"}, ["days[0].date: '6/9/2025' is no date: write YYYY-MM-DD"]),
    "a date in the wrong century": (
        {"days.0.date": "0025-09-06"},
        ["days[0].date: '0025-09-06' is no date: write YYYY-MM-DD"],
    ),
    "a date outside the calendar": (
        {"days.0.date": "2025-02-30"},
        ["days[0].date: '2025-02-30' is not in the calendar"],
    ),
    "one date twice": ({"days.1.date": "2025-09-06"}, ["days[1].date: '2025-09-06' is there already, at days[0].date"]),
    "no days": ({"days": []}, ["days: is empty: list at least one"]),
    "no sessions": ({"days.0.sessions": []}, ["days[0].sessions: is empty: list at least one"]),
    "no items": ({"days.0.sessions.0.items": []}, ["days[0].sessions[0].items: is empty: list at least one"]),
    "a session of breaks": (
        {f"{ITEM}.kind": "break"},
        [
            f"days[0].sessions[0].items: {NO_CONTENT}",
        ],
    ),
    "an id that buttons cannot carry": (
        {"days.0.sessions.0.id": "sáng 6/9"},
        [f"days[0].sessions[0].id: 'sáng 6/9' {NO_ID}"],
    ),
    "an id that is too long": (
        {"days.0.sessions.0.id": "a" * 33},
        [f"days[0].sessions[0].id: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' {NO_ID}"],
    ),
    "a session's id twice": (
        {"days.1.sessions.0.id": "D1-AM"},
        ["days[1].sessions[0].id: 'D1-AM' is there already, at days[0].sessions[0].id"],
    ),
    "an item's id twice": (
        {"days.1.sessions.0.items.0.id": "T1"},
        [f"days[1].sessions[0].items[0].id: 'T1' is there already, at {ITEM_PATH}.id"],
    ),
    "a site's code twice": ({"sites.1.code": "16378"}, ["sites[1].code: '16378' is there already, at sites[0].code"]),
    "a site's code as a number": ({"sites.1.code": 21109}, ["sites[1].code: must be a text in quotation marks"]),
    "a misspelt key of a site": (
        {"sites.1.provnice": "x"},
        ["sites[1].provnice: is not a key of this place; did you mean 'province'?"],
    ),
    "a place off the map": ({"sites.0.lat": 91}, ["sites[0].lat: must be at most 90"]),
    "a length of time without a unit": ({"check_in.late_after": "15"}, [f"check_in.late_after: '15' {NO_DURATION}"]),
    "a negative length of time": ({"check_in.late_after": "-5m"}, [f"check_in.late_after: '-5m' {NO_DURATION}"]),
    "a length of time in words": (
        {"check_in.opens_before": "45 phút"},
        [f"check_in.opens_before: '45 phút' {NO_DURATION}"],
    ),
    "a reminder at the start": (
        {"reminders.0.before": "0m"},
        ["reminders[0].before: '0m' must be one or more whole minutes"],
    ),
    "a reminder to the second": (
        {"reminders.0.before": "90s"},
        ["reminders[0].before: '90s' must be one or more whole minutes"],
    ),
    "one reminder twice": (
        {"reminders": [{"before": "60m"}, {"before": "1h", "to": "everyone"}]},
        ["reminders[1]: '60m before, to everyone' is there already, at reminders[0]"],
    ),
    "a link without its scheme": ({"days.0.link": "hop.example.vn/1"}, [f"days[0].link: 'hop.example.vn/1' {NO_LINK}"]),
    "a link that runs a script": (
        {"days.0.link": "javascript:alert(1)"},
        [f"days[0].link: 'javascript:alert(1)' {NO_LINK}"],
    ),
    "a link without a host": ({"days.0.link": "https:///x"}, [f"days[0].link: 'https:///x' {NO_LINK}"]),
    "a zone with a typing mistake": (
        {"timezone": "Asia/Ho_Chi_Min"},
        ["timezone: 'Asia/Ho_Chi_Min' is no time zone; did you mean 'Asia/Ho_Chi_Minh'?"],
    ),
    "a folder of zones": ({"timezone": "Asia"}, ["timezone: 'Asia' is no time zone; write it as 'Asia/Ho_Chi_Minh'"]),
    "a zone outside the folder of zones": (
        {"timezone": "../../etc/passwd"},
        ["timezone: '../../etc/passwd' is no time zone; write it as 'Asia/Ho_Chi_Minh'"],
    ),
    "a time that the clocks skip": (
        {
            "timezone": "Europe/Berlin",
            "days.0.date": "2025-03-30",
            f"{ITEM}.start": "02:30",
            "days.0.sessions.0.items.0": DELETED,
        },
        [
            f"days[0].sessions[0].items[0].start: {SKIPPED}",
        ],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_said_exactly_and_alone(changes: dict[str, Any], expected: list[str], tmp_path: Path) -> None:
    assert mistakes_in(tmp_path, changed(changes)) == expected


def test_all_mistakes_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    broken = changed(
        {
            "title": "",
            "timezone": "Mars/Base",
            "sites.1.code": "16378",
            "days.0.sessions.0.items.0.kind": "party",
            "days.0.sessions.0.items.1.start": "07:30",
            "days.0.sessions.1.items.0.end": "noon",
            "days.1.date": "2025-09-06",
        }
    )
    assert [mistake.split(": ")[0] for mistake in mistakes_in(tmp_path, broken)] == [
        "title",
        "timezone",
        "sites[1].code",
        "days[0].sessions[0].items[0].kind",
        "days[0].sessions[0].items[1].start",
        "days[0].sessions[1].items[0].end",
        "days[1].date",
    ]


@pytest.mark.parametrize("data", [None, 5, "text", [], [CLASS]])
def test_what_is_no_object_is_no_timetable(data: object, tmp_path: Path) -> None:
    text = {None: "null", "text": '"text"'}.get(data) if data is None or data == "text" else data
    assert mistakes_in(tmp_path, text) == [": must be an object: { … }"]
