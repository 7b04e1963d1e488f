"""Whatever happens to the timetable, the clock and the program: nobody is reminded of a time that no longer holds,
twice, or not at all.

The real planning and the real queue in SQLite; only the platform is a list. A reminder must have come where its time
held from before it was due until it was of no use, while the program ran; where a move puts it into the past, the
notice of the change takes its place.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import Method, Status
from bot.domain.messages import Address, Channel, Priority, SendOutcome, SendResult
from bot.domain.people import Contact, Person
from bot.domain.reminders import Reminder, reminders
from bot.domain.timetable import Audience, Day, Item, ItemKind, Language, ReminderRule, Session, Text, Timetable
from bot.services import deliveries, planner, timetables
from bot.services import reminders as service
from bot.services.deliveries import Attempt, Wanted
from bot.services.timetables import Before, Candidate
from bot.storage import attendance, contacts, outgoing, people
from bot.storage.attendance import Record
from bot.storage.migrate import migrate
from bot.storage.sqlite import _SqliteTransaction

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2025, 9, 6)
MORNING = datetime(2025, 9, 6, 7, 0, tzinfo=ZONE)
TICK = timedelta(seconds=30)
RATE = 1 / 30  # messages a second: one each tick, so that a reminder of everyone takes five minutes
PEOPLE, SITES = 10, ("16378", "21109", "H00")
EVERYONE, LAST_CALL = ReminderRule(timedelta(minutes=30)), ReminderRule(timedelta(minutes=10), Audience.NOT_CHECKED_IN)

RULES = ((EVERYONE,), (EVERYONE, LAST_CALL), (ReminderRule(timedelta(minutes=20)), LAST_CALL))


@dataclass(frozen=True)
class Plan:
    """What a timetable of this test is made of: the sessions' starts in minutes after seven, None for cancelled."""

    starts: tuple[int | None, ...] = (60, 150)
    rules: tuple[ReminderRule, ...] = (EVERYONE, LAST_CALL)
    title: str = "Chuyên đề"

    def timetable(self) -> Timetable:
        sessions = tuple(
            self._session(f"s{number}", start) for number, start in enumerate(self.starts) if start is not None
        )
        last = self._session("evening", 720)  # so that there is always one
        return Timetable("c", Text("Lớp", "Class"), ZONE, (Day(DAY, (*sessions, last)),), reminders=self.rules)

    def _session(self, name: str, start: int) -> Session:
        at, text = MORNING + timedelta(minutes=start), Text(self.title, self.title)
        return Session(name, text, DAY, (Item(name, ItemKind.TOPIC, at, at + timedelta(minutes=40), text),))


@dataclass
class World:
    """The class, the database, and everybody who reads what is sent."""

    tx: _SqliteTransaction
    now: datetime = MORNING.astimezone(UTC) - timedelta(minutes=20)
    latest: datetime = MORNING.astimezone(UTC) - timedelta(minutes=20)
    plan: Plan = field(default_factory=Plan)
    in_force: Timetable = field(default_factory=lambda: Plan().timetable())
    since: dict[str, datetime] = field(default_factory=dict)  # by reminder's id: when it came into the timetable
    held: set[str] = field(default_factory=set)  # ids of reminders that were in force until they were of no use
    down: list[tuple[datetime, datetime]] = field(default_factory=list)
    joined: dict[str, datetime] = field(default_factory=dict)
    came: dict[tuple[str, str], datetime] = field(default_factory=dict)
    sent: list[tuple[str, str, datetime]] = field(default_factory=list)  # person, reminder's id, when

    def accept(self, plan: Plan) -> None:
        """The timetable's file says this now."""
        self.plan, old = plan, self.in_force
        candidate = Candidate(plan.timetable(), repr((plan, len(self.sent), self.now)), "{}")
        before = Before(old, old) if self.since else Before(None, None)
        self.in_force = timetables.accept(self.tx, candidate, before, (), self.now)
        ids = {one.id: one for one in reminders(self.in_force)}
        self.since = {name: self.since.get(name, self.latest) for name in ids}

    def join(self) -> None:
        """Somebody registers."""
        number = len(self.joined)
        person = Person(f"p{number}", SITES[number % len(SITES)], f"Người {number}", self.now)
        people.add(self.tx, person, person.id)
        address = Address(Channel.TELEGRAM, str(number))
        contacts.add(self.tx, Contact(address, Language.VI), self.now)
        contacts.link(self.tx, address, person.id)
        self.joined[person.id] = self.latest

    def check_in(self, number: int, session_id: str) -> None:
        """Somebody checks in."""
        person = f"p{number}"
        if person in self.joined and (person, session_id) not in self.came:
            site = SITES[number % len(SITES)]
            row = Record(session_id, person, site, Status.PRESENT, self.now, self.now, Method.SELF, "telegram", person)
            attendance.add(self.tx, row)
            self.came[person, session_id] = self.now

    def go_on(self, time: timedelta, *, running: bool = True) -> None:
        """Time passes, and the program ticks and sends, or is down."""
        begins = self.now
        until = self.now + time
        while self.now < until:
            self.now = min(until, self.now + TICK if self._is_busy() else self.next_moment()) if running else until
            self.latest = max(self.latest, self.now)
            if running:
                self.tick()
                self.send(1)
            for one in reminders(self.in_force):
                if one.useful_until <= self.now:
                    self.held.add(one.id)
        if not running:
            self.down.append((begins, until))

    def next_moment(self) -> datetime:
        """When the next reminder begins, is due, or is of no use any more."""
        made = planner.make(self.tx, self.in_force, RATE)
        moments = [
            at for wave in made.waves for at in (wave.begins_at, wave.reminder.due_at, wave.reminder.useful_until)
        ]
        return max(self.now + TICK, min((at for at in moments if at > self.now), default=self.now))

    def _is_busy(self) -> bool:
        return bool(self.tx.rows("SELECT 1 FROM outbox WHERE state = 'due' LIMIT 1"))

    def tick(self) -> None:
        """What the program does every second; a plan that is made anew each time is one after a restart."""
        made = planner.make(self.tx, self.in_force, RATE)
        for one in service.due(self.tx, made, self.now):
            while service.plan(self.tx, self.in_force, one, (), self.now):
                pass

    def send(self, limit: int) -> None:
        """The platform takes so many messages, and each of them must be true."""
        wanted = Wanted(Channel.TELEGRAM, "", (Priority.REMINDER,), limit)
        claimed = deliveries.claim_next(self.tx, wanted, self.now).messages
        for queued in claimed:
            said = outgoing.loads(queued.message).arguments
            session = self.in_force.session_by_id[queued.session_id or ""]
            assert said["start"] == session.start, "a time that no longer holds"
            assert said["name"] == session.name, "words that no longer hold"
            assert (queued.person_id, session.id) not in self.came, "somebody who is in"
            assert self.now < session.start, "too late"
            run = queued.id.removeprefix("reminder:").rpartition(":")[0]
            assert (queued.person_id, run) not in {(person, other) for person, other, _ in self.sent}, "twice"
            self.sent.append((queued.person_id or "", run, self.now))
        deliveries.record(self.tx, [Attempt(one, SendResult(SendOutcome.SENT, "1")) for one in claimed], self.now)

    def owed(self) -> Iterator[tuple[str, str]]:
        """Who must have had which reminder by now."""
        for one in reminders(self.in_force):
            if one.id in self.held and self.since[one.id] < one.due_at and not self._was_down(one):
                for person, joined in self.joined.items():
                    came = self.came.get((person, one.session.id))
                    if joined < one.due_at and (came is None or came >= one.useful_until):
                        yield person, one.id

    def _was_down(self, one: Reminder) -> bool:
        return any(begin < one.useful_until and one.due_at - timedelta(minutes=6) < end for begin, end in self.down)


@cache
def _empty() -> bytes:
    connection = sqlite3.connect(":memory:")
    migrate(connection)
    return connection.serialize()


def a_world() -> World:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.deserialize(_empty())
    world = World(_SqliteTransaction(connection))
    for _ in range(PEOPLE):
        world.join()
    world.accept(Plan())
    return world


Step = tuple[str, int, int]
WHAT = ("wait", "to", "to", "to", "move", "move", "back", "cancel", "rename", "rules", "clock", "down", "in", "join")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(WHAT),
        st.integers(0, PEOPLE + 1),
        st.integers(0, 30),
    ),
    max_size=14,
)


def do(world: World, step: Step) -> None:
    what, which, amount = step
    match what:
        case "wait":
            world.go_on(timedelta(minutes=amount, seconds=which))
        case "to":
            world.go_on(world.next_moment() - world.now + 10 * timedelta(seconds=amount))
        case "down":
            world.go_on(timedelta(minutes=amount), running=False)
        case "clock":
            world.now -= timedelta(seconds=10 * amount)
        case "in":
            world.check_in(which, f"s{which % 2}")
        case "join":
            world.join()
        case _:
            world.accept(edited(world.plan, step))


def edited(plan: Plan, step: Step) -> Plan:
    what, which, amount = step
    session, starts = which % 2, list(plan.starts)
    low, high = ((40, 100), (130, 200))[session]
    match what:
        case "move":
            starts[session] = low + (amount * 7) % (high - low)
        case "cancel":
            starts[session] = None
        case "back":
            return Plan(title=plan.title)
        case "rename":
            return replace(plan, title=f"Chuyên đề {amount}")
        case "rules":
            return replace(plan, rules=RULES[which % len(RULES)])
    return replace(plan, starts=tuple(starts))


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_nobody_is_reminded_of_a_time_that_no_longer_holds_or_twice_or_not_at_all(steps: list[Step]) -> None:
    world = a_world()
    for step in steps:
        do(world, step)
    world.go_on(max(timedelta(0), MORNING + timedelta(hours=4) - world.now))
    had = {(person, run) for person, run, _ in world.sent}
    assert [one for one in world.owed() if one not in had] == []


def test_the_test_itself_sees_everyone_reminded_of_everything() -> None:
    world = a_world()
    world.go_on(timedelta(hours=4, minutes=20))
    assert len(world.sent) == len(list(world.owed())) == PEOPLE * 2 * 2


def test_an_edit_that_is_taken_back_in_mid_sending_leaves_nobody_out() -> None:
    world = a_world()
    world.go_on(timedelta(minutes=47))  # some have it
    half = len(world.sent)
    assert 0 < half < PEOPLE
    world.accept(replace(world.plan, starts=(90, 150)))
    world.go_on(timedelta(minutes=1))
    assert len(world.sent) == half
    world.accept(Plan())
    world.go_on(timedelta(minutes=5))
    assert sorted(person for person, *_ in world.sent) == sorted(world.joined)


def test_what_was_on_its_way_when_its_time_changed_is_not_tried_again() -> None:
    world = a_world()
    world.go_on(timedelta(minutes=47))
    wanted = Wanted(Channel.TELEGRAM, "", (Priority.REMINDER,), 1)
    (one,) = deliveries.claim_next(world.tx, wanted, world.now).messages
    world.accept(replace(world.plan, starts=(90, 150)))
    deliveries.record(world.tx, [Attempt(one, SendResult(SendOutcome.UNREACHABLE, "reset"))], world.now)
    world.go_on(timedelta(minutes=2))  # `send` looks at the time
    assert one.person_id not in {person for person, run, _ in world.sent if run == one.cause}


def test_a_reminder_that_was_only_late_is_not_lost_by_an_edit() -> None:
    world = a_world()
    world.go_on(timedelta(minutes=60), running=False)
    world.accept(replace(world.plan, title="Chuyên đề mới"))
    world.tick()
    world.go_on(timedelta(minutes=5))
    assert len(world.sent) == PEOPLE


def test_a_new_reminder_whose_time_has_passed_is_not_fired_by_the_edit() -> None:
    world = a_world()
    world.go_on(timedelta(minutes=60))
    before = len(world.sent)
    world.accept(replace(world.plan, rules=(*world.plan.rules, ReminderRule(timedelta(minutes=45)))))
    world.go_on(timedelta(minutes=4))
    assert len(world.sent) == before


def test_a_session_that_comes_back_under_another_name_is_said_by_that_name() -> None:
    world = a_world()
    world.go_on(timedelta(minutes=47))
    world.accept(replace(world.plan, starts=(None, 150)))
    world.accept(Plan(title="Chuyên đề mới"))  # `send` looks at the words
    world.go_on(timedelta(minutes=5))
    assert sorted(person for person, *_ in world.sent) == sorted(world.joined)
