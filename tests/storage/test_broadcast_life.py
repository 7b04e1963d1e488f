"""Whatever is done to a broadcast on its way, every receiver is accounted for once, and nobody gets it twice."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.broadcasts import Broadcast, BroadcastState, Content
from bot.domain.messages import Address, Channel, DeliveryState, Priority, SendOutcome, SendResult
from bot.domain.people import Contact
from bot.domain.timetable import Language
from bot.services import broadcast_queue, broadcasts, deliveries
from bot.services.deliveries import Attempt, Wanted
from bot.storage import broadcast_messages, contacts
from bot.storage import broadcasts as stored
from bot.storage.outbox import Queued
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction

NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
BOSS = Address(Channel.TELEGRAM, "boss", "42")
RECEIVERS = [Address(Channel.TELEGRAM, str(number), "42") for number in range(13)]
HALTED = {BroadcastState.PAUSED, BroadcastState.STOPPING, BroadcastState.STOPPED}
OPS = ("step", "claim", "sent", "lost", "put_back", "pause", "resume", "stop", "kill", "leave", "join")


@dataclass
class Life:
    """A broadcast, the platform that takes its messages, and what is in the air between them."""

    tx: Transaction
    id: str
    now: datetime = NOW
    air: list[Queued] = field(default_factory=list)
    arrived: Counter[str] = field(default_factory=Counter)
    joined: int = 0

    def do(self, what: str) -> None:
        self.now += timedelta(seconds=1)
        getattr(self, what)()

    @property
    def broadcast(self) -> Broadcast:
        found = stored.find(self.tx, self.id)
        assert found is not None
        return found

    def step(self) -> None:
        broadcast_queue.step(self.tx, self.id, self.now)

    def claim(self) -> None:
        wanted = Wanted(Channel.TELEGRAM, "42", (Priority.REMINDER, Priority.BROADCAST), 4)
        claimed = deliveries.claim_next(self.tx, wanted, self.now).messages
        assert not claimed or self.broadcast.state not in HALTED
        self.air += claimed

    def _take(self, outcome: SendOutcome, *, arrives: bool) -> None:
        if self.air:
            queued = self.air.pop(0)
            self.arrived[queued.address.id] += arrives
            deliveries.record(self.tx, [Attempt(queued, SendResult(outcome, "7"))], self.now)

    def sent(self) -> None:
        self._take(SendOutcome.SENT, arrives=True)

    def lost(self) -> None:
        self._take(SendOutcome.UNKNOWN, arrives=bool(len(self.air) % 2))

    def put_back(self) -> None:
        self._take(SendOutcome.THROTTLED, arrives=False)

    def pause(self) -> None:
        broadcasts.pause(self.tx, self.broadcast)

    def resume(self) -> None:
        broadcasts.resume(self.tx, self.broadcast)

    def stop(self) -> None:
        broadcasts.stop(self.tx, self.broadcast)

    def kill(self) -> None:
        for number, queued in enumerate(self.air):
            self.arrived[queued.address.id] += number % 2
        self.air.clear()
        deliveries.recover(self.tx, self.now)

    def leave(self) -> None:
        contacts.set_active(self.tx, RECEIVERS[3], active=False)

    def join(self) -> None:
        self.joined += 1
        come(self.tx, Address(Channel.TELEGRAM, f"late{self.joined}", "42"))

    def end(self) -> None:
        """Let it go to its end, however it stands."""
        while self.broadcast.state not in {BroadcastState.DONE, BroadcastState.STOPPED}:
            self.now += timedelta(minutes=10)
            for what in ("resume", "step", "claim", *["sent"] * 4):
                getattr(self, what)()


def come(tx: Transaction, address: Address) -> None:
    contacts.add(tx, Contact(address, Language.VI), NOW)
    contacts.set_agreed(tx, address, NOW)


@given(ops=st.lists(st.sampled_from(OPS), max_size=40))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_everybody_is_accounted_for_once(ops: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast_messages, "STRETCH", 4)

    def work(tx: Transaction) -> None:
        for address in RECEIVERS:
            come(tx, address)
        draft = broadcasts.draft(tx, Content("Mời vào phòng học"), BOSS, NOW)
        stored.release(tx, draft.id)
        life = Life(tx, draft.id)
        for what in ops:
            life.do(what)
        life.end()
        rows = tx.rows("SELECT address, state FROM outbox WHERE cause = :id", {"id": draft.id})
        states = {row["address"]: DeliveryState(row["state"]) for row in rows}
        is_stopped = "stop" in ops and life.broadcast.state is BroadcastState.STOPPED
        assert life.broadcast.state in {BroadcastState.DONE, BroadcastState.STOPPED}
        assert len(rows) == len(states)
        assert states.keys() <= {address.id for address in RECEIVERS}
        assert is_stopped or len(states) == len(RECEIVERS)
        for chat, state in states.items():
            assert life.arrived[chat] == (state is DeliveryState.SENT) or state is DeliveryState.UNKNOWN
            assert life.arrived[chat] <= 1

    async with open_sqlite(Path(":memory:")) as store:
        await store.transaction(work)
