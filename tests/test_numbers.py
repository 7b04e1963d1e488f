"""Each number, at every level, is what a plain look at every row gives, whatever happened before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import IN_THE_ROOM, Method, Status
from bot.domain.people import Rights
from bot.domain.room_report import Numbers, SiteState
from bot.domain.timetable import Timetable
from bot.services import places, reports, wanted_files
from bot.services.reports import Count, session_in_focus
from bot.services.wanted_files import What, Wish
from bot.storage import attendance, people, room_reports
from bot.storage.attendance import Record
from bot.storage.store import Transaction
from tests.exports import EARLY, OPENING, add_person, add_report, add_substitute, make_class, write

SESSIONS = ("d1-am", "d1-pm")
SITES = (
    {"code": "00004", "name": "Phường Ba Đình", "province": "Hà Nội", "province_code": "01"},
    {"code": "16378", "name": "Phường Đông Sơn", "province": "Thanh Hóa", "province_code": "38"},
    {"code": "16400", "name": "Xã Hà Trung", "province": "Thanh Hóa", "province_code": "38"},
    {"code": "77777", "name": "Hội trường"},
)
CODES = (*(str(site["code"]) for site in SITES), "gone")
PROVINCE = {str(site["code"]): str(site.get("province", "")) for site in SITES} | {"gone": ""}

PERSON = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.just("come"), PERSON, st.sampled_from(CODES), st.booleans()),
    st.tuples(st.just("word"), PERSON, st.sampled_from(SESSIONS), st.sampled_from(Status)),
    st.tuples(st.just("move"), PERSON, st.sampled_from(CODES), st.none()),
    st.tuples(st.just("list"), PERSON, st.booleans(), st.none()),
    st.tuples(st.just("report"), st.sampled_from(CODES), st.sampled_from(SESSIONS), st.booleans()),
    st.tuples(st.just("undo"), st.sampled_from(CODES), st.sampled_from(SESSIONS), st.none()),
    st.tuples(st.just("substitute"), PERSON, st.sampled_from(CODES), st.sampled_from(SESSIONS)),
    st.tuples(st.just("forget"), PERSON, st.none(), st.none()),
)


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    return make_class(tmp_path_factory.mktemp("class"), sites=list(SITES))


def do(tx: Transaction, number: int, step: tuple[object, ...]) -> None:
    match step:
        case ("come", int(who), str(site), bool(walk_in)) if not is_there(tx, who):
            add_person(tx, who, site, walk_in=walk_in)
        case ("word", int(who), str(session), Status() as status) if is_there(tx, who):
            say(tx, who, session, status)
        case ("move", int(who), str(site), _):
            people.move(tx, f"p{who:06}", site)
        case ("list", int(who), bool(walk_in), _):
            tx.run("UPDATE person SET walk_in = :w WHERE id = :id", {"w": int(walk_in), "id": f"p{who:06}"})
        case ("report", str(site), str(session), bool(named)):
            at = EARLY + timedelta(minutes=number)
            add_report(tx, session, site, Numbers(20, number, absent=20 - number, named=named), at)
        case ("undo", str(site), str(session), _):
            latest = room_reports.latest_of(tx, session, site)
            assert latest is None or room_reports.undo(tx, latest.id, EARLY)
        case ("substitute", int(who), str(site), str(session)):
            add_substitute(tx, session, site, f"p{who:06}", "Lê Thị Hoa")
        case ("forget", int(who), _, _):
            people.forget(tx, f"p{who:06}")
        case _:
            pass


def is_there(tx: Transaction, who: int) -> bool:
    return bool(tx.rows("SELECT 1 FROM person WHERE id = :id", {"id": f"p{who:06}"}))


def say(tx: Transaction, who: int, session: str, status: Status) -> None:
    person = f"p{who:06}"
    site = tx.rows("SELECT site_code FROM person WHERE id = :id", {"id": person})[0]["site_code"]
    record = Record(session, person, site, status, EARLY, EARLY, Method.CLERK, "telegram", "telegram:7")
    if not attendance.add(tx, record):
        attendance.replace(tx, record)


@dataclass
class Scanned:
    """The numbers of some sites, counted from every row that there is."""

    numbers: Counter[str]
    states: Counter[SiteState]


def scan(tx: Transaction, session: str, codes: Iterable[str]) -> Scanned:
    some = set(codes)
    numbers, came = Counter[str](), Counter[str]()
    words = {
        row["person_id"]: row["status"] for row in tx.rows("SELECT * FROM attendance") if row["session_id"] == session
    }
    for person in tx.rows("SELECT * FROM person"):
        if person["site_code"] in some:
            status = words.get(person["id"], "unknown")
            numbers["enrolled"] += 1
            numbers[status] += 1
            numbers["walk_ins"] += person["walk_in"] and status in IN_THE_ROOM
            came[person["site_code"]] += status in IN_THE_ROOM
    for row in tx.rows("SELECT * FROM substitute WHERE withdrawn_at IS NULL"):
        numbers["substitutes"] += row["session_id"] == session and row["site_code"] in some
    reported = {}
    for row in tx.rows("SELECT * FROM room_report WHERE state = 'saved' ORDER BY id"):
        if row["session_id"] == session and row["site_code"] in some:
            reported[row["site_code"]] = 0 if row["named"] else row["present"]
    numbers["declared"] = sum(reported.values())
    states = Counter(
        SiteState.REPORTED if code in reported else SiteState.PART if came[code] else SiteState.SILENT for code in some
    )
    return Scanned(numbers, states)


def same(count: Count, scanned: Scanned) -> bool:
    assert count.enrolled == sum(count.of(status) for status in Status)
    found = {str(status): count.of(status) for status in Status} | {
        "enrolled": count.enrolled,
        "walk_ins": count.walk_ins,
        "substitutes": count.substitutes,
        "declared": count.declared,
    }
    states = {
        SiteState.REPORTED: count.reported_sites,
        SiteState.PART: count.part_sites,
        SiteState.SILENT: count.silent_sites,
    }
    assert {name: number for name, number in found.items() if number} == {n: v for n, v in scanned.numbers.items() if v}
    assert {state: number for state, number in states.items() if number} == dict(scanned.states)
    assert count.sites == sum(states.values())
    return True


@settings(max_examples=80, deadline=None)
@given(steps=st.lists(STEPS, max_size=25))
def test_every_number_of_every_level_is_what_a_plain_look_at_every_row_gives(
    timetable: Timetable, steps: list[tuple[object, ...]]
) -> None:
    def work(tx: Transaction) -> None:
        for number, step in enumerate(steps):
            do(tx, number % 20, step)
        for session in SESSIONS:
            found = reports.summary(tx, timetable, session)
            assert set(found.by_site) >= set(timetable.site_by_code)
            for code, one in found.by_site.items():
                assert same(one.count, scan(tx, session, {code}))
            for province, count in found.by_province.items():
                assert same(count, scan(tx, session, {code for code in found.by_site if PROVINCE[code] == province}))
            assert same(found.total, scan(tx, session, found.by_site))
            of_some = reports.summary(tx, timetable, session, {"16378", "77777"})
            assert same(of_some.total, scan(tx, session, {"16378", "77777"}))

    write(work, Path(":memory:"))


def test_a_report_without_names_is_declared_and_changes_no_other_number(timetable: Timetable) -> None:
    def work(tx: Transaction) -> Count:
        add_person(tx, 1, "16378", walk_in=False)
        add_report(tx, "d1-am", "16378", Numbers(45, 42, named=False), OPENING)
        return reports.summary(tx, timetable, "d1-am").by_site["16378"].count

    count = write(work, Path(":memory:"))
    assert (count.enrolled, count.of(Status.UNKNOWN), count.declared, count.reported_sites) == (1, 1, 42, 1)


@pytest.mark.parametrize(
    ("at", "session"),
    [
        ("2025-09-01T12:00+07:00", "d1-am"),  # before everything: the first
        ("2025-09-06T07:15+07:00", "d1-am"),
        ("2025-09-06T12:30+07:00", "d1-am"),  # in the break the one before
        ("2025-09-06T13:20+07:00", "d1-pm"),
        ("2025-09-07T06:00+07:00", "d2-am"),  # the next morning the one that comes
        ("2025-12-31T00:00+07:00", "d2-am"),  # after everything: the last
    ],
)
def test_the_session_that_is_meant_is_the_one_that_is_on_or_comes(timetable: Timetable, at: str, session: str) -> None:
    assert session_in_focus(timetable, datetime.fromisoformat(at)).id == session


def test_places_of_one_name_are_all_found_and_each_is_read_as_it_was_written(timetable: Timetable) -> None:
    provinces = ("Thanh Hóa", "tinh thanh hoa", "Thanh Hoa province", "38")
    found = {typed: [str(one) for one in places.find(timetable, typed)] for typed in (*provinces, "16400")}
    assert found == {typed: ["p38"] for typed in provinces} | {"16400": ["s16400"]}
    for place in (places.CLASS, *places.provinces(timetable), places.of_site("16378")):
        assert places.read(timetable, str(place)) == place
    assert [places.read(timetable, written) for written in ("", "x", "p99", "s1", "nn")] == [None] * 5


def test_nobody_sees_beyond_their_rights(timetable: Timetable) -> None:
    province, clerk = Rights(provinces=frozenset({"38"})), Rights(sites=frozenset({"16378"}))
    seen = {
        str(place): [places.may_see(timetable, rights, place) for rights in (Rights(organiser=True), province, clerk)]
        for place in (places.CLASS, *places.provinces(timetable), *map(places.of_site, timetable.site_by_code))
    }
    assert seen == {
        "n": [True, False, False],
        "p01": [True, False, False],
        "p38": [True, True, False],
        "p": [True, False, False],
        "s00004": [True, False, False],
        "s16378": [True, True, True],
        "s16400": [True, True, False],
        "s77777": [True, False, False],
    }
    assert wanted_files.sites_of(timetable, province) == {"16378", "16400"}
    assert wanted_files.sites_of(timetable, clerk) == {"16378"}
    assert not wanted_files.may_have(timetable, Rights(), Wish(What.TABLE, table="summary"))
