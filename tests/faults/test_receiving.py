"""What goes wrong with what people say, on its way to us and in our own hands."""

from typing import Any

import pytest

from bot.handlers import route
from tests.faults.conftest import Faulty, Log
from tests.standin import faults
from tests.standin.faults import Fault

CONSENT = "Đồng chí có đồng ý không?"
BROKEN_POLLS = {
    "5xx as HTML": faults.server_error(502),
    "500 as JSON": faults.internal_error(),
    "half a JSON": faults.garbage(),
    "a reset": faults.reset(),
    "429": faults.flood(1),
    "429 with words": faults.flood("soon"),
    "no answer": faults.stall(),
}


@pytest.mark.parametrize("fault", BROKEN_POLLS.values(), ids=BROKEN_POLLS.keys())
async def test_what_is_said_while_polls_break_is_answered_afterwards(program: Faulty, log: Log, fault: Fault) -> None:
    await program.telegram.until_polled()
    trouble = program.telegram.fails(fault, method="getUpdates", times=3)
    lan = program.somebody()
    await lan.starts()
    await lan.receives(CONSENT, timeout=10)
    await program.telegram.until_all_taken(10)
    assert trouble.struck <= 3
    assert len(lan.messages) == 1
    assert len(log.at_least("WARNING")) <= 1


async def test_another_poller_is_told_of_and_the_program_keeps_trying(program: Faulty, log: Log) -> None:
    await program.telegram.until_polled()
    organiser = await program.organiser()
    rival = program.telegram.fails(faults.conflict(), method="getUpdates", times=None)
    await organiser.says("/start")  # ends the open poll: from the next one on the rival is there
    await rival.until_struck()
    await program.until_problem("another program receives for the same bot")
    struck = rival.struck
    rival.stop()
    await organiser.says("/status")
    await organiser.receives("Tình trạng", timeout=10)
    assert await program.ready() == []
    assert struck < 50
    assert len(log.at_least("WARNING")) == 1


async def test_status_tells_of_another_poller_by_another_channel(program: Faulty) -> None:
    """Where the bot of the one cannot be asked, the page still says what is wrong."""
    rival = program.telegram.fails(faults.conflict(), method="getUpdates", times=None)
    await program.somebody().starts()
    await rival.until_struck()
    await program.until_problem("stop it")
    (health,) = [health for name, health in program.app.house().health.items() if name == "telegram"]
    assert "another program" in health.trouble
    assert not health.stopped


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
async def test_a_refused_token_stops_that_channel_and_the_page_runs_on(program: Faulty, log: Log, method: str) -> None:
    await program.telegram.until_polled()
    revoked = program.telegram.fails(faults.unauthorized(), method=method, times=None)
    lan = program.somebody()
    await lan.starts()
    await revoked.until_struck()
    await program.until_problem("does not accept TELEGRAM_BOT_TOKEN")
    asked = len(program.telegram.calls)
    assert await program.page_answers()
    assert len(program.telegram.calls) <= asked + 2  # what was under way
    assert [line for line in log.at_least("WARNING") if "TELEGRAM_BOT_TOKEN" in line] == log.at_least("WARNING")
    assert len(log.at_least("WARNING")) == 1


async def test_updates_that_come_again_are_answered_once(program: Faulty) -> None:
    lan = program.somebody()
    await lan.starts()
    await lan.receives(CONSENT)
    await program.telegram.until_all_taken(10)
    await program.telegram.repeats_updates()
    await lan.says("/help")
    await lan.receives("Đồng chí có thể:")
    await program.all_sent()
    assert len(lan.messages) == 2


async def test_updates_that_come_in_the_wrong_order_are_all_answered(program: Faulty) -> None:
    await program.telegram.until_polled()
    program.telegram.reverses_next_batch()
    lan, mai = program.somebody(), program.somebody("Mai")
    await lan.starts()
    await mai.starts()
    await lan.receives(CONSENT)
    await mai.receives(CONSENT)


@pytest.fixture
def indigestible(monkeypatch: pytest.MonkeyPatch) -> str:
    """Words that our own code trips over."""
    honest: Any = route.handle

    def handle(request: Any) -> Any:
        if request.incoming.text == "nuốt không trôi":
            raise ZeroDivisionError(request.incoming.text)
        return honest(request)

    monkeypatch.setattr("bot.jobs.inbox.handle", handle)
    return "nuốt không trôi"


async def test_an_update_that_no_handler_can_digest_is_parked_and_the_person_told(
    program: Faulty, log: Log, indigestible: str
) -> None:
    people = [program.somebody(f"Người {number}") for number in range(5)]
    for number, person in enumerate(people):
        await person.says(indigestible if number == 2 else "/help")
    for number, person in enumerate(people):
        await person.receives("Xin lỗi" if number == 2 else "Đồng chí có thể:")
    parked = await program.rows("SELECT error, text FROM inbox WHERE state = 'parked'")
    assert parked == [{"error": parked[0]["error"], "text": indigestible}]
    assert parked[0]["error"].startswith("ZeroDivisionError in test_receiving.py")
    assert len(log.at_least("WARNING")) == 1
    assert indigestible not in "\n".join(log.lines)
    await people[2].says("/help")
    await people[2].receives("Đồng chí có thể:")
    numbers = await program.metrics()
    assert numbers['diemcau_updates_parked_total{channel="telegram"}'] == numbers["diemcau_inbox_parked"] == 1


async def test_what_a_failed_handler_did_before_is_taken_back(program: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    honest: Any = route.handle

    def handle(request: Any) -> Any:
        reply = honest(request)
        assert request.incoming.text != "Đồng ý", "too late"
        return reply

    lan = program.somebody()
    await lan.starts()
    await lan.receives(CONSENT)
    monkeypatch.setattr("bot.jobs.inbox.handle", handle)
    await lan.says("Đồng ý")
    await lan.receives("Xin lỗi")
    assert await program.rows("SELECT agreed_at FROM contact") == [{"agreed_at": None}]
