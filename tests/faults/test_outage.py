"""The platform is away for an hour, made of seconds here: nothing is lost, nothing hurried, little said."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.messages import Kind
from tests.faults.conftest import Faulty, Log, running
from tests.standin import faults

FASTER = 1000  # an hour takes 3.6 seconds
HOUR = 3600 / FASTER


@pytest.fixture
def _an_hour_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in {
        "bot.channels.telegram_recovery._FIRST_PAUSE": 1,
        "bot.channels.telegram_recovery._LONGEST_PAUSE": 30,
        "bot.jobs.outbox._IDLE_SECONDS": 10,
        "bot.jobs.pace._FIRST_PAUSE": 1,
        "bot.jobs.pace._LONGEST_PAUSE": 30,
    }.items():
        monkeypatch.setattr(name, seconds / FASTER)


@pytest.mark.usefixtures("_an_hour_is_short")
async def test_an_outage_of_an_hour_loses_nothing_and_is_borne_quietly(tmp_path: Path, log: Log) -> None:
    async with running(tmp_path, speed=FASTER) as program:
        people = program.friends(40)
        await program.telegram.until_polled()
        asked = len(program.telegram.calls)
        away = program.telegram.fails(faults.server_error(502), times=None)
        for number in range(3):
            await program.tell(*people, kind=Kind.REPLY, words=f"Tin {number}")
        await people[0].says("/help")
        await program.until_problem("messages do not arrive")
        await program.until_problem("out of reach")
        await asyncio.sleep(HOUR)
        assert len(program.telegram.calls) - asked < 100 + 2 * 3600 / 15  # polls, and one message at a time
        away.stop()
        for person in people:
            for number in range(3):
                await person.receives(f"Tin {number}", timeout=20)
        await people[0].receives("Đồng chí có thể:")
        await program.all_sent()
        assert await program.ready() == []
    assert [text.split()[-1] for text in people[1].texts] == ["0", "1", "2"]
    assert all(len(person.messages) == 3 for person in people[1:])
    assert len(log.at_least("INFO")) < 12, log.lines


async def test_a_platform_that_takes_messages_and_never_says_so_costs_few_of_them(program: Faulty) -> None:
    """Each attempt may be one that arrived: a broadcast must not end as a list of hundreds that nobody knows about."""
    people = program.friends(300)
    away = program.telegram.fails(faults.stall(), method="sendMessage", times=None)
    await program.tell(*people)
    await program.until_problem("messages do not arrive")
    away.stop()
    await people[-1].receives("Tin", timeout=40)
    await program.all_sent()
    assert (await program.states()).count("unknown") <= 100


async def test_refused_connections_are_an_outage_like_any_other(program: Faulty, log: Log) -> None:
    (lan,) = program.friends(1)
    await program.telegram.until_polled()
    async with program.telegram.outage():
        for number in range(5):
            await program.tell(lan, kind=Kind.REPLY, words=f"Tin {number}")
        await lan.says("/help")
        await program.until_problem("out of reach")
    await lan.receives("Đồng chí có thể:", timeout=10)
    await program.all_sent()
    assert [text.split()[-1] for text in lan.texts if "Tin" in text] == [str(number) for number in range(5)]
    assert len(log.at_least("WARNING")) <= 2


async def test_one_messages_bad_luck_does_not_stop_the_others(program: Faulty) -> None:
    unlucky, *others = program.friends(30)
    trouble = program.telegram.fails(faults.server_error(500), method="sendMessage", chat=unlucky, times=None)
    await program.tell(unlucky, *others, kind=Kind.REPLY)
    for other in others:
        await other.receives("Tin")
    assert await program.ready() == []
    trouble.stop()
    await unlucky.receives("Tin", timeout=10)


async def test_a_stop_in_an_outage_takes_no_time(program: Faulty) -> None:
    away = program.telegram.fails(faults.server_error(502), times=None)
    await program.tell(*program.friends(60))
    await program.until_problem("messages do not arrive")
    async with asyncio.timeout(5):
        await program.stop()
    away.stop()
    await program.start()
    await program.all_sent()
    assert set(await program.states()) == {"sent"}
