"""Whatever people and clerks do in whatever order, the sums add up, nobody counts twice, and undo brings back."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.attendance import IN_THE_ROOM, Status
from bot.domain.messages import Address, Channel
from bot.domain.people import Contact, Person
from bot.domain.timetable import Day, Item, ItemKind, Language, Session, Site, Text, Timetable
from bot.services import check_in, closings, disputes, reports, rolls, room_reports, walk_ins
from bot.services.statuses import Word
from bot.storage import disputes as stored
from bot.storage import people, roster_people
from bot.storage.migrate import migrate
from bot.storage.sqlite import _SqliteTransaction
from bot.understanding.fold import fold
from bot.understanding.room_reports import read_report

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SITES = ("16378", "21109")
SESSIONS = ("am", "pm")
NAMES = ("Nguyễn Văn Hùng", "Trần Thị Lan", "Lê Văn Tư", "Phạm Quốc Dũng", "Vũ Thị Hoa", "Đỗ Mai")
PEOPLE = [f"p{number}" for number in range(len(NAMES))]
CLERK = Address(Channel.TELEGRAM, "1")
TEXTS = (
    "đủ",
    "vắng {0}",
    "vắng {0} (phép), {1}",
    "vắng 1",
    "muộn: {0}",
    "về sớm: {0}, vắng {1} cp",
    "{0} có mặt",
    "{0} đi thay {1}",
    "Người Lạ đi thay {0}",
    "đủ, {0} dự thay {1}",
    "không có ai",
    "42/45, vắng {0}",
)

people_ids = st.sampled_from(PEOPLE)
sites = st.sampled_from(SITES)
sessions = st.sampled_from(SESSIONS)


def _timetable() -> Timetable:
    text = Text("Buổi", "Session")
    made = []
    for id_, hour in (("am", 8), ("pm", 14)):
        start = datetime(2025, 9, 6, hour, tzinfo=ZONE)
        item = Item(f"{id_}-1", ItemKind.TOPIC, start, start + timedelta(hours=3), text)
        made.append(Session(id_, text, date(2025, 9, 6), (item,)))
    places = tuple(Site(code, f"Phường {code}", "Thanh Hóa", "38") for code in SITES)
    return Timetable("class", text, ZONE, (Day(date(2025, 9, 6), tuple(made)),), sites=places)


class Rooms(RuleBasedStateMachine):
    """Two rooms, two sessions, six people, of whom two enrolled themselves."""

    def __init__(self) -> None:
        super().__init__()
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.row_factory = sqlite3.Row
        migrate(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        self.connection, self.tx = connection, _SqliteTransaction(connection)
        self.timetable = _timetable()
        self.now = datetime(2025, 9, 6, 8, 5, tzinfo=ZONE).astimezone(UTC)
        self.saved: list[tuple[int, Any, Any]] = []

    def teardown(self) -> None:
        self.connection.close()

    @initialize()
    def people_come(self) -> None:
        for number, name in enumerate(NAMES):
            person = Person(PEOPLE[number], SITES[number % 2], name, self.now, walk_in=number >= 4)
            people.add(self.tx, person, fold(name))

    def word(self, cause: str, note: str = "") -> Word:
        return Word("Thư ký", "telegram", cause, self.now, note)

    def attendance(self) -> Any:
        return [tuple(row) for row in self.tx.rows("SELECT * FROM attendance ORDER BY person_id, session_id")]

    def standing_in(self) -> Any:
        return [tuple(row) for row in self.tx.rows("SELECT * FROM substitute WHERE withdrawn_at IS NULL ORDER BY id")]

    def contact(self, person: Person) -> Contact:
        return Contact(Address(Channel.WEB, person.id), Language.VI, person)

    @rule(minutes=st.integers(0, 6))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(person_id=people_ids, session=sessions)
    def somebody_checks_in(self, person_id: str, session: str) -> None:
        if person := people.find(self.tx, person_id):
            contact = self.contact(person)
            check_in.check_in(self.tx, self.timetable, contact, at=self.now, now=self.now, session_id=session)

    @rule(person_id=people_ids, session=sessions)
    def somebody_takes_it_back(self, person_id: str, session: str) -> None:
        if person := people.find(self.tx, person_id):
            check_in.undo(self.tx, self.timetable, self.contact(person), session, self.now)

    @rule(site=sites, session=sessions, text=st.sampled_from(TEXTS), who=st.permutations(NAMES), apart=st.booleans())
    def a_clerk_reports(self, site: str, session: str, text: str, who: list[str], apart: bool) -> None:  # noqa: FBT001
        said = read_report(text.format(*who))
        assert said is not None
        sheet = room_reports.begin(self.tx, CLERK, "Thư ký", said, self.now)
        sheet = room_reports.place(self.tx, sheet, session, site)
        for at, entry in enumerate(sheet.entries):
            if entry.is_open:
                sheet = sheet.settle(at, entry.options[0] if entry.options else "")
        sheet = room_reports.keep(self.tx, sheet)
        before = (self.attendance(), self.standing_in())
        card = room_reports.card(self.tx, sheet)
        saved = room_reports.save(self.tx, card, self.word(f"report:{sheet.id}"), apart=apart)
        assert saved == (card.reckoning.may_count_apart if apart else card.may_be_saved)
        assert saved or before == (self.attendance(), self.standing_in())
        if saved:
            self.saved.append((sheet.id, before, (self.attendance(), self.standing_in())))

    @rule(site=sites, session=sessions, ticks=st.lists(st.integers(0, 5), max_size=4))
    def a_clerk_ticks_people_off(self, site: str, session: str, ticks: list[int]) -> None:
        roll = rolls.begin(self.tx, CLERK, "Thư ký", (session, site), self.now)
        if roll is None:
            return
        for tick in ticks:
            roll = roll.toggle(tick)
        before = (self.attendance(), self.standing_in())
        assert rolls.save(self.tx, roll, self.word(f"report:{roll.id}"))
        assert not rolls.save(self.tx, roll, self.word(f"report:{roll.id}"))
        self.saved.append((roll.id, before, (self.attendance(), self.standing_in())))

    @rule(back=st.integers(1, 3))
    def a_report_is_undone(self, back: int) -> None:
        if len(self.saved) < back:
            return
        report_id, before, after = self.saved.pop(-back)
        untouched = after == (self.attendance(), self.standing_in())
        if room_reports.undo(self.tx, report_id, "Thư ký", self.now) and untouched:
            assert (self.attendance(), self.standing_in()) == before

    @rule(session=sessions, site=st.sampled_from((*SITES, "")))
    def a_session_is_closed(self, session: str, site: str) -> None:
        closing = closings.close(self.tx, session, site, "Thư ký", self.now)
        if closing is not None:
            while closings.go_on(self.tx, self.now, limit=2):
                pass
            unknown = reports.summary(self.tx, self.timetable, session, [site] if site else None).total
            assert unknown.of(Status.UNKNOWN) == 0

    @rule(session=sessions, site=st.sampled_from((*SITES, "")))
    def a_session_is_closed_and_reopened(self, session: str, site: str) -> None:
        before = (self.attendance(), self.standing_in())
        closing = closings.close(self.tx, session, site, "Thư ký", self.now)
        if closing is None:
            return
        while closings.go_on(self.tx, self.now, limit=2):
            pass
        assert closings.reopen(self.tx, closing.id, "Thư ký", self.now) is not None
        while closings.go_on(self.tx, self.now, limit=2):
            pass
        assert (self.attendance(), self.standing_in()) == before

    @rule(person_id=people_ids, session=sessions, upheld=st.booleans())
    def a_delegate_objects(self, person_id: str, session: str, upheld: bool) -> None:  # noqa: FBT001
        person = people.find(self.tx, person_id)
        if person is None:
            return
        number = disputes.dispute(self.tx, person, session, self.contact(person).address, self.now)
        if number is not None:
            found = stored.find(self.tx, number)
            assert found is not None
            decided = [
                disputes.decide(self.tx, found, upheld=upheld, by="Thư ký", channel="web", now=self.now)
                for _ in range(2)
            ]
            assert decided == [True, False]

    @rule(person_id=people_ids, site=sites)
    def somebody_moves(self, person_id: str, site: str) -> None:
        people.move(self.tx, person_id, site)

    @rule(person_id=st.sampled_from(PEOPLE[:4]), walk_in_id=st.sampled_from(PEOPLE[4:]), undone=st.booleans())
    def a_walk_in_is_merged(self, person_id: str, walk_in_id: str, undone: bool) -> None:  # noqa: FBT001
        walk_in, person = roster_people.find(self.tx, walk_in_id), roster_people.find(self.tx, person_id)
        if walk_in is None or person is None or not walk_in.walk_in:
            return
        before = (self.attendance(), self.standing_in())
        done = walk_ins.merge(self.tx, walk_in, person, "Thư ký", self.now)
        if undone:
            assert walk_ins.undo(self.tx, done) == 0
            assert (self.attendance(), self.standing_in()) == before

    @invariant()
    def sums_add_up_at_every_level(self) -> None:
        for session in SESSIONS:
            found = reports.summary(self.tx, self.timetable, session)
            counts = [found.total, *found.by_province.values(), *(one.count for one in found.by_site.values())]
            for count in counts:
                assert sum(count.of(status) for status in Status) == count.enrolled
                assert all(count.of(status) >= 0 for status in Status)
            assert found.total.enrolled == self.tx.rows("SELECT COUNT(*) AS n FROM person")[0]["n"]
            scanned = self.tx.rows(
                "SELECT p.site_code, a.status, COUNT(*) AS n FROM attendance a JOIN person p ON p.id = a.person_id"
                " WHERE a.session_id = :session AND a.status <> 'unknown' GROUP BY p.site_code, a.status",
                {"session": session},
            )
            known = {
                (code, status): one.count.of(status)
                for code, one in found.by_site.items()
                for status in Status
                if status is not Status.UNKNOWN and one.count.of(status)
            }
            assert known == {(row["site_code"], Status(row["status"])): row["n"] for row in scanned}

    @invariant()
    def nobody_stands_in_twice_or_for_somebody_who_is_there(self) -> None:
        rows = self.tx.rows("SELECT * FROM substitute WHERE withdrawn_at IS NULL")
        status = {
            (row["session_id"], row["person_id"]): Status(row["status"])
            for row in self.tx.rows("SELECT session_id, person_id, status FROM attendance")
        }
        for row in rows:
            assert status.get((row["session_id"], row["delegate_id"])) is Status.EXCUSED
            assert row["person_id"] is None or status.get((row["session_id"], row["person_id"])) in IN_THE_ROOM
        pairs = [(row["session_id"], row["person_id"]) for row in rows if row["person_id"]]
        assert len(pairs) == len(set(pairs))


Rooms.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
test_rooms_add_up = Rooms.TestCase
