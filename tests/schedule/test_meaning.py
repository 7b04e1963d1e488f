"""What a valid timetable becomes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.timetable import Audience, CheckInRules, ReminderRule, Text, Timetable
from bot.storage.schedule import ScheduleError, from_content, load
from tests.schedule.samples import CLASS, DELETED, changed, write

SITES = "site_code,name,province,lat,lon\n16378,Phường Đông Sơn,Thanh Hóa,19.8,105.7\n"


def parts(timetable: Timetable) -> tuple[object, ...]:
    """What a timetable says, since timetables themselves compare by identity."""
    return (timetable.id, timetable.title, timetable.days, timetable.venue, timetable.check_in, timetable.reminders)


def test_times_are_those_of_the_class_wherever_the_program_runs(tmp_path: Path) -> None:
    session = load(write(tmp_path, CLASS)).timetable.sessions[0]
    assert session.start == datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
    assert f"{session.start:%H:%M %Z}" == "08:00 +07"


def test_a_text_in_one_language_stands_for_both(tmp_path: Path) -> None:
    venue = load(write(tmp_path, CLASS)).timetable.venue
    assert venue
    assert venue.name == Text("Học viện", "Học viện")


def test_letters_typed_in_parts_are_put_together(tmp_path: Path) -> None:
    assert load(write(tmp_path, changed({"title": "Lớp"}))).timetable.title.vi == "Lớp"


def test_what_is_left_out_has_its_documented_default(tmp_path: Path) -> None:
    bare = changed(dict.fromkeys(("check_in", "reminders", "sites", "venue"), DELETED))
    timetable = load(write(tmp_path, bare)).timetable
    assert timetable.check_in == CheckInRules(timedelta(minutes=45), timedelta(minutes=15), timedelta(0))
    assert (timetable.reminders, timetable.sites, timetable.venue) == ((), (), None)


def test_reminders_go_to_everyone_unless_they_say_otherwise(tmp_path: Path) -> None:
    assert load(write(tmp_path, CLASS)).timetable.reminders == (
        ReminderRule(timedelta(days=1), Audience.EVERYONE),
        ReminderRule(timedelta(minutes=30), Audience.CLERKS),
    )


def test_the_order_in_the_file_is_free(tmp_path: Path) -> None:
    days = CLASS["days"]
    sessions = days[0]["sessions"]
    mixed = changed({"days": [days[1], {**days[0], "sessions": sessions[::-1]}]})
    mixed["days"][1]["sessions"][1]["items"].reverse()
    timetable = load(write(tmp_path, mixed)).timetable
    assert timetable.days == load(write(tmp_path, CLASS)).timetable.days
    assert [item.id for item in timetable.items] == ["CI1", "T1", "T2", "T3"]


def test_a_time_that_comes_twice_is_the_first_of_the_two(tmp_path: Path) -> None:
    path = "days.0.sessions.0.items.1.start"
    autumn = changed({"timezone": "Europe/Berlin", "days.0.date": "2025-10-26", path: "02:30"})
    del autumn["days"][0]["sessions"][0]["items"][0]
    start = load(write(tmp_path, autumn)).timetable.session_by_id["d1-am"].start
    assert start.astimezone(UTC) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


def test_the_content_says_all_with_the_sites(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, CLASS))
    assert parts(from_content(loaded.content)) == parts(loaded.timetable)
    assert from_content(loaded.content).sites == loaded.timetable.sites


def test_content_of_another_format_is_refused() -> None:
    with pytest.raises(ScheduleError, match="days: is missing"):
        from_content('{"id": "a", "title": "b", "timezone": "UTC"}')


def test_content_that_is_no_json_is_refused() -> None:
    with pytest.raises(ScheduleError, match="not JSON"):
        from_content("")


def test_spaces_and_the_order_of_keys_do_not_change_the_digest(tmp_path: Path) -> None:
    first = load(write(tmp_path, CLASS))
    second = load(write(tmp_path, dict(reversed(CLASS.items())) | {"$schema": "./schedule.schema.json"}))
    assert (first.digest, first.content) == (second.digest, second.content)


def test_a_moved_item_changes_the_digest_and_the_content(tmp_path: Path) -> None:
    first = load(write(tmp_path, CLASS))
    second = load(write(tmp_path, changed({"days.1.sessions.0.items.0.end": "11:45"})))
    assert first.digest != second.digest
    assert first.content != second.content


def test_a_changed_site_changes_the_digest(tmp_path: Path) -> None:
    listed = changed({"sites": "places.csv"})
    first = load(write(tmp_path, listed, places=SITES))
    second = load(write(tmp_path, listed, places=SITES.replace("Thanh Hóa", "Thanh Hoá")))
    assert first.digest != second.digest


def test_a_list_of_sites_and_a_file_of_the_same_ones_are_one(tmp_path: Path) -> None:
    in_file = load(write(tmp_path, changed({"sites": "places.csv"}), places=SITES))
    site = {"code": "16378", "name": "Phường Đông Sơn", "province": "Thanh Hóa", "lat": 19.8, "lon": 105.7}
    in_list = load(write(tmp_path, changed({"sites": [site]})))
    assert in_file.timetable.sites == in_list.timetable.sites
    assert in_file.digest == in_list.digest


def test_the_files_to_watch_are_the_timetable_and_its_sites(tmp_path: Path) -> None:
    path = write(tmp_path, changed({"sites": "places.csv"}), places=SITES)
    assert load(path).files == (path, tmp_path / "places.csv")
    assert load(write(tmp_path, CLASS)).files == (path,)
