"""How fast, in which order, and who first: at the defaults, on a platform that counts."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.messages import Address, Channel, Delivery, Kind, Outgoing
from bot.storage import outbox
from tests.faults.conftest import Faulty, running
from tests.standin import Person, RateLaw, faults

CROWD = 20_000
CONSENT = "Đồng chí có đồng ý không?"


@pytest.fixture
async def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Faulty]:
    """At the defaults: 25 unasked messages a second, and one to a chat."""
    monkeypatch.setattr("bot.channels.telegram.TelegramClient.one_chat_per_second", 1.0)
    async with running(tmp_path, speed=1) as program:
        program.telegram.rate_law = RateLaw(per_second=30, per_chat=1, burst=3)
        yield program


async def queue_for_a_crowd(program: Faulty, *known: Person, kind: Kind = Kind.BROADCAST) -> None:
    """20,000 messages, the first of them to people who are there."""
    ids = [person.id for person in known] + list(range(500_000, 500_000 + CROWD - len(known)))
    now, body = program.clock(), Outgoing("broadcast", {"body": "Tin"})
    messages = [
        Delivery(f"Tin:{id_}", Address(Channel.TELEGRAM, str(id_), program.bot), kind, body, now) for id_ in ids
    ]
    await program.app.store.transaction(lambda tx: outbox.add(tx, messages))
    program.app.queued()


async def test_at_the_defaults_the_platform_never_has_to_ask_us_to_wait(program: Faulty) -> None:
    people = program.friends(70)
    await program.tell(*people)
    for number in range(5):
        await program.tell(people[0], kind=Kind.REPLY, words=f"Trả lời {number}")
    for person in people:
        await person.receives("Tin", timeout=20)
    await people[0].receives("Trả lời 4", timeout=20)
    assert program.telegram.flood_refusals == 0
    at = [call.at for call in program.telegram.sends()]
    assert max(sum(begin <= moment < begin + 1 for moment in at) for begin in at) <= 30


async def test_answers_and_taps_overtake_twenty_thousand_broadcasts(program: Faulty) -> None:
    people = program.friends(200)
    await queue_for_a_crowd(program, *people)
    await people[0].receives("Tin")
    before = len(program.telegram.sends())
    lan = program.somebody()
    await lan.starts()
    await lan.receives(CONSENT)
    await lan.taps("Đồng ý")
    await lan.receives("Đồng chí dự học ở điểm cầu nào?")
    assert len(program.telegram.sends()) - before < 2 + 2 * 26  # within a second each, at 25 broadcasts a second


async def test_a_tap_is_answered_at_once_however_long_the_queue_of_answers_is(program: Faulty) -> None:
    lan = program.somebody()
    await lan.starts()
    await lan.receives(CONSENT)
    program.telegram.fails(faults.slow(0.3), method="sendMessage", times=None)  # nothing gets on
    program.telegram.rate_law = None
    await queue_for_a_crowd(program, *program.friends(500), kind=Kind.REPLY)
    before = len(program.telegram.sends())
    await lan.taps("Đồng ý")
    assert await program.rows("SELECT agreed_at IS NOT NULL AS agreed FROM contact") == [{"agreed": 1}]
    assert len(program.telegram.sends()) - before < 500


async def test_reminders_go_before_broadcasts_and_answers_before_both(program: Faulty) -> None:
    people = program.friends(30)
    await program.tell(*people[:20])
    await program.tell(*people[20:], kind=Kind.REMINDER, words="Nhắc")
    await people[0].receives("Tin")
    for person in people[20:]:
        await person.receives("Nhắc")
    assert len([call for call in program.telegram.sends() if "Tin" in call.args["text"]]) < 5
    await program.all_sent()


async def test_what_has_expired_is_dropped_without_holding_up_the_rest(program: Faulty) -> None:
    """Thousands of reminders that came too late, and one message behind them."""
    now = program.clock()
    body = Outgoing("broadcast", {"body": "Muộn"})
    late = [
        Delivery(
            f"Muộn:{id_}",
            Address(Channel.TELEGRAM, str(id_), program.bot),
            Kind.REMINDER,
            body,
            now,
            now - timedelta(seconds=1),
        )
        for id_ in range(600_000, 605_000)
    ]
    await program.app.store.transaction(lambda tx: outbox.add(tx, late))
    (lan,) = program.friends(1)
    await program.tell(lan, kind=Kind.REMINDER)
    await lan.receives("Tin", timeout=10)
    assert set(await program.states("Muộn")) == {"expired"}
    assert len(program.telegram.sends()) == 1


async def test_a_chat_that_must_rest_holds_up_no_other(program: Faulty) -> None:
    lan, *others = program.friends(30)
    program.telegram.rate_law = RateLaw(per_second=1000, per_chat=1, burst=3)  # answers are not bulk
    for number in range(10):
        await program.tell(lan, kind=Kind.REPLY, words=f"Tin {number}")
    await program.tell(*others, kind=Kind.REPLY, words="Khác")
    for other in others:
        await other.receives("Khác")
    assert len(lan.messages) < 10
    await lan.receives("Tin 9", timeout=20)
    assert [text.split()[-1] for text in lan.texts] == [str(number) for number in range(10)]
    assert program.telegram.flood_refusals == 0


async def test_a_stop_does_not_wait_for_the_rate(program: Faulty) -> None:
    people = program.friends(100)
    await program.tell(*people)
    await people[0].receives("Tin")
    async with asyncio.timeout(5):
        await program.stop()
    assert len(program.telegram.sends()) < 100
    await program.start()
    for person in people[1:]:
        await person.receives("Tin", timeout=20)
    assert all(len(person.messages) == 1 for person in people)
