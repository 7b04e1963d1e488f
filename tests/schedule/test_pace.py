"""Whether reminders reach everyone in time at the rate at which messages may leave."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.pace import Census, Wave, sufficient_bots, sufficient_lead, waves
from bot.domain.timetable import Audience, Day, Item, ItemKind, ReminderRule, Session, Site, Text, Timetable
from bot.domain.turns import SiteNeed, in_turn

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


def people(count: int) -> Census:
    return Census({"telegram": count}, {"telegram": 1500})


def test_it_begins_so_early_that_the_last_receiver_has_the_lead_time() -> None:
    (wave,) = waves(a_class(rule(30)), people(6_000), rate=10)
    assert times(wave) == ("07:20", "07:30")
    assert wave.keeps_lead
    assert wave.missed == 0


def test_it_begins_no_sooner_than_check_in_opens() -> None:
    (wave,) = waves(a_class(rule(30)), people(18_000), rate=10)
    assert times(wave) == ("07:15", "07:45")
    assert not wave.keeps_lead
    assert wave.is_in_time


def test_nothing_begins_by_night_for_the_sake_of_the_last_receiver() -> None:
    (wave,) = waves(a_class(rule(60)), people(60_000), rate=10)
    assert times(wave) == ("06:00", "07:40")
    assert wave.is_in_time
    (early,) = waves(a_class(rule(150)), people(60_000), rate=10)
    assert times(early) == ("05:30", "07:10")  # by the timetable's own wish


def test_a_last_call_begins_at_twice_its_lead_time_at_most() -> None:
    (wave,) = waves(a_class(rule(10, Audience.NOT_CHECKED_IN)), people(12_000), rate=10)
    assert times(wave) == ("07:40", "08:00")


def test_one_that_ends_at_the_start_is_in_time() -> None:
    (wave,) = waves(a_class(rule(25)), people(27_000), rate=10)
    assert times(wave) == ("07:15", "08:00")
    assert wave.is_in_time


def test_who_cannot_be_reached_before_the_start_is_counted() -> None:
    (wave,) = waves(a_class(rule(15)), people(33_000), rate=10)
    assert times(wave) == ("07:15", "08:10")
    assert not wave.is_in_time
    assert wave.missed == 6_000


def test_each_bot_sends_at_its_own_rate() -> None:
    census = Census({"telegram": 3_000, "zalo": 6_000}, {})
    (wave,) = waves(a_class(rule(30)), census, rate=10)
    assert wave.receivers == 9_000
    assert times(wave) == ("07:20", "07:30")


def test_who_is_in_already_takes_no_time() -> None:
    census = Census({"telegram": 12_000}, {}, done={"s8": 0.5})
    (wave,) = waves(a_class(rule(30)), census, rate=10)
    assert wave.receivers == 6_000
    assert times(wave) == ("07:20", "07:30")


def test_own_lead_times_are_planned_beside_the_timetables() -> None:
    census = Census({"telegram": 600}, {}, chosen={20: {"telegram": 600}, 30: {"telegram": 600}})
    by_rule, own = waves(a_class(rule(30)), census, rate=10)
    assert (times(by_rule), by_rule.receivers) == (("07:28", "07:30"), 1_200)
    assert (times(own), own.receivers) == (("07:39", "07:40"), 600)


def test_clerks_go_before_what_waits_for_delegates() -> None:
    clerks, everyone = waves(a_class(rule(20, Audience.CLERKS), rule(20)), people(21_000), rate=10)
    assert clerks.receivers == 1500
    assert times(clerks) == ("07:15", "07:17")
    assert times(everyone) == ("07:17", "07:52")


def test_a_reminder_begins_so_early_that_it_is_done_when_the_next_one_begins() -> None:
    early, late = waves(a_class(rule(90), starts=(8, 9)), people(18_000), rate=10)
    assert times(early) == ("06:00", "06:30")
    assert times(late) == ("07:00", "07:30")
    early, late = waves(a_class(rule(60), rule(50)), people(3_000), rate=10)
    assert times(early) == ("06:55", "07:00")
    assert times(late) == ("07:05", "07:10")


def test_one_that_no_longer_helps_stops_and_lets_the_next_one_go() -> None:
    late, following = waves(a_class(rule(60), starts=(8, 9)), people(96_000), rate=10)
    assert times(late) == ("06:00", "08:40")
    assert times(following)[0] == "08:00"


@pytest.mark.parametrize(("count", "minutes"), [(27_000, 15), (33_000, 50)])
def test_the_sufficient_lead_is_the_shortest_that_reaches_everyone(count: int, minutes: int) -> None:
    timetable = a_class(rule(15))
    assert sufficient_lead(timetable, rule(15), people(count), rate=10) == timedelta(minutes=minutes)
    (wave,) = waves(replace(timetable, reminders=(rule(minutes),)), people(count), rate=10)
    assert wave.is_in_time


def test_no_lead_shorter_than_a_day_is_said_to_suffice_where_none_does() -> None:
    assert sufficient_lead(a_class(rule(15)), rule(15), people(1_000_000), rate=10) is None


def test_more_bots_would_do_where_one_is_too_slow() -> None:
    assert sufficient_bots(a_class(rule(15)), rule(15), people(33_000), rate=10) == 2
    assert sufficient_bots(a_class(rule(15)), rule(15), people(100_000), rate=10) == 4
    assert sufficient_bots(a_class(rule(15)), rule(15), people(100_000_000), rate=10) is None


def test_a_rate_next_to_nothing_is_too_slow_and_no_failure() -> None:
    (wave,) = waves(a_class(rule(30)), people(100_000_000), rate=1e-300)
    assert not wave.is_in_time


# --- whose turn comes first ------------------------------------------------------------------------------------------


def test_the_sites_furthest_from_done_come_first_and_provinces_take_turns() -> None:
    needs = [
        SiteNeed("a-done", "A", 10, 9),
        SiteNeed("a-small", "A", 5, 0),
        SiteNeed("a-large", "A", 50, 1),
        SiteNeed("b-half", "B", 10, 5),
        SiteNeed("b-none", "B", 10, 0),
    ]
    assert [need.code for need in in_turn(needs)] == ["a-large", "b-none", "a-small", "b-half", "a-done"]
