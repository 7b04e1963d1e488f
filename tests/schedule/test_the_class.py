"""The class that comes with the program: `schedule.json`, `sites.csv` and `schedule.schema.json`."""

import json
import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.timetable import Audience, ItemKind
from bot.storage.schedule import Loaded, load
from bot.storage.schedule_schema import schema_text
from tests.schedule.samples import ROOT, write


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(ROOT / "schedule.json")


def test_it_is_three_days_of_two_half_days_from_the_opening_to_the_closing(loaded: Loaded) -> None:
    sessions = loaded.timetable.sessions
    assert [session.id for session in sessions] == ["d1-am", "d1-pm", "d2-am", "d2-pm", "d3-am", "d3-pm"]
    assert [f"{day.date:%a %d %b %Y}" for day in loaded.timetable.days] == [
        "Sat 06 Sep 2025",
        "Sun 07 Sep 2025",
        "Mon 08 Sep 2025",
    ]
    assert sessions[0].start == datetime.fromisoformat("2025-09-06T08:00+07:00")
    assert loaded.timetable.items[1].title.vi == "Lễ khai giảng"
    assert loaded.timetable.items[-1].title.vi == "Tổng kết, lễ bế giảng"


def test_it_has_the_eight_topics_in_order_and_every_text_in_two_languages(loaded: Loaded) -> None:
    items = loaded.timetable.items
    assert [item.topic for item in items if item.kind is ItemKind.TOPIC] == list(range(1, 9))
    texts = [text for item in items for text in (item.title, item.room, item.speaker) if text]
    assert all(text.vi != text.en for text in texts)


def test_its_sites_are_all_units_the_provincial_halls_and_the_central_hall(loaded: Loaded) -> None:
    sites = loaded.timetable.sites
    units = [site for site in sites if re.fullmatch("[0-9]{5}", site.code)]
    halls = [site for site in sites if re.fullmatch("H[0-9]{2}", site.code)]
    assert (len(units), len(halls), len(sites)) == (3321, 35, 3356)
    assert {site.code[1:] for site in halls} == {"00"} | {site.province_code for site in units}
    assert loaded.site_types == Counter(
        {"xã": 2621, "phường": 687, "đặc khu": 13, "hội trường tỉnh": 34, "hội trường trung tâm": 1}
    )


def test_two_sites_of_one_name_are_told_apart_by_their_provinces(loaded: Loaded) -> None:
    named = {site.full_name: site.code for site in loaded.timetable.sites if "Đông Sơn" in site.name}
    assert named == {"Phường Đông Sơn, Thanh Hóa": "16378", "Xã Đông Sơn, Quảng Ngãi": "21109"}


def test_other_spellings_of_a_site_are_kept(loaded: Loaded) -> None:
    assert loaded.timetable.site_by_code["00745"].aliases == ("Xã Phó Bảng",)


def test_reminders_go_out_the_day_before_and_half_an_hour_before_and_a_last_call_to_those_not_in(
    loaded: Loaded,
) -> None:
    assert [(rule.before, rule.to) for rule in loaded.timetable.reminders] == [
        (timedelta(days=1), Audience.EVERYONE),
        (timedelta(minutes=30), Audience.EVERYONE),
        (timedelta(minutes=10), Audience.NOT_CHECKED_IN),
    ]


def test_the_published_schema_is_that_of_the_program_and_the_class_refers_to_it() -> None:
    assert (ROOT / "schedule.schema.json").read_text("utf-8") == schema_text()
    assert json.loads((ROOT / "schedule.json").read_text("utf-8"))["$schema"] == "./schedule.schema.json"


def test_the_examples_of_the_documentation_are_a_timetable_and_the_ladder_that_goes_without_saying(
    tmp_path: Path,
) -> None:
    example, ladder = re.findall("```json\n(.*?)```", (ROOT / "docs" / "timetable.md").read_text("utf-8"), re.DOTALL)
    timetable = load(write(tmp_path, example, sites="site_code,name\n00004,Phường Ba Đình\n")).timetable
    assert [session.id for session in timetable.sessions] == ["d1-am"]
    said = load(write(tmp_path, json.loads(example) | json.loads(f"{{{ladder}}}"))).timetable
    assert said.ladder == timetable.ladder
