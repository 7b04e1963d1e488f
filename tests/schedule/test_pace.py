"""Whether reminders reach everyone in time at the rate at which messages may leave."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.pace import Wave, sufficient_lead, waves
from bot.domain.timetable import Audience, Day, Item, ItemKind, ReminderRule, Session, Site, Text, Timetable

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TEXT = Text("x", "x")


def rule(minutes: int, to: Audience = Audience.EVERYONE) -> ReminderRule:
    return ReminderRule(timedelta(minutes=minutes), to)


def session(session_id: str, hour: int) -> Session:
    start, end = (datetime.combine(date(2025, 9, 6), time(at), ZONE) for at in (hour, hour + 1))
    return Session(session_id, TEXT, start.date(), (Item(session_id, ItemKind.TOPIC, start, end, TEXT),))


def a_class(*rules: ReminderRule, starts: tuple[int, ...] = (8,)) -> Timetable:
    sessions = tuple(session(f"s{hour}", hour) for hour in starts)
    sites = tuple(Site(f"{number:05}", "Xã") for number in range(1500))
    return Timetable("c", TEXT, ZONE, (Day(date(2025, 9, 6), sessions),), reminders=rules, sites=sites)


def times(wave: Wave) -> tuple[str, str]:
    return f"{wave.begins_at:%H:%M}", f"{wave.ends_at:%H:%M}"


def test_the_last_receiver_has_it_when_all_messages_have_left() -> None:
    (wave,) = waves(a_class(rule(30)), people=15_000, rate=10)
    assert times(wave) == ("07:30", "07:55")
    assert wave.is_in_time
    assert wave.missed == 0


def test_one_that_ends_at_the_start_is_in_time() -> None:
    (wave,) = waves(a_class(rule(25)), people=15_000, rate=10)
    assert times(wave) == ("07:35", "08:00")
    assert wave.is_in_time


def test_who_cannot_be_reached_before_the_start_is_counted() -> None:
    (wave,) = waves(a_class(rule(15)), people=15_000, rate=10)
    assert times(wave) == ("07:45", "08:10")
    assert not wave.is_in_time
    assert wave.missed == 6_000


def test_clerks_are_one_for_each_site() -> None:
    (wave,) = waves(a_class(rule(15, Audience.CLERKS)), people=1_000_000, rate=10)
    assert wave.receivers == 1500
    assert times(wave) == ("07:45", "07:47")


def test_a_reminder_waits_for_those_that_were_due_before_it() -> None:
    early, late = waves(a_class(rule(30), starts=(8, 9)), people=24_000, rate=10)
    assert times(early) == ("07:30", "08:10")
    assert times(late) == ("08:30", "09:10")
    early, late = waves(a_class(rule(90), starts=(8, 9)), people=48_000, rate=10)
    assert times(early) == ("06:30", "07:50")
    assert times(late) == ("07:50", "09:10")


def test_one_that_no_longer_helps_stops_and_lets_the_next_one_go() -> None:
    late, following = waves(a_class(rule(60), starts=(8, 9)), people=48_000, rate=10)
    assert times(late) == ("07:00", "08:20")
    assert times(following) == ("08:00", "09:20")


def test_one_whose_time_has_passed_before_its_turn_reaches_nobody() -> None:
    day_before, last_call = waves(a_class(rule(60), rule(50)), people=60_000, rate=10)
    assert day_before.missed == 54_000
    assert times(last_call) == ("07:10", "08:50")
    assert last_call.missed == 30_000


@pytest.mark.parametrize(("people", "minutes"), [(6_000, 15), (15_000, 25), (15_001, 30), (24_000, 40)])
def test_the_sufficient_lead_is_the_shortest_that_reaches_everyone(people: int, minutes: int) -> None:
    timetable = a_class(rule(15))
    assert sufficient_lead(timetable, rule(15), people=people, rate=10) == timedelta(minutes=minutes)
    (wave,) = waves(replace(timetable, reminders=(rule(minutes),)), people=people, rate=10)
    assert wave.is_in_time


def test_no_lead_shorter_than_a_day_is_said_to_suffice_where_none_does() -> None:
    assert sufficient_lead(a_class(rule(15)), rule(15), people=1_000_000, rate=10) is None


def test_a_sufficient_lead_is_not_that_of_another_reminder() -> None:
    timetable = a_class(rule(25, Audience.NOT_CHECKED_IN), rule(15, Audience.NOT_CHECKED_IN))
    lead = sufficient_lead(timetable, timetable.reminders[1], people=15_000, rate=10)
    assert lead == timedelta(minutes=50)


def test_a_rate_next_to_nothing_is_too_slow_and_no_failure() -> None:
    (wave,) = waves(a_class(rule(30)), people=100_000_000, rate=1e-300)
    assert not wave.is_in_time
