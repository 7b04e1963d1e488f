"""What the platform does to a message that is sent, and what becomes of it."""

from typing import Any

import pytest

from bot.domain.messages import Kind
from tests.faults.conftest import Faulty, Log
from tests.standin import faults
from tests.standin.faults import Fault

UNSENT = {
    "5xx as HTML": faults.server_error(502),
    "503": faults.server_error(503),
    "500 as JSON": faults.internal_error(),
    "429": faults.flood(1),
    "429 without retry_after": faults.flood(None),
    "429 with 0": faults.flood(0),
    "429 with a negative number": faults.flood(-5),
    "429 with words": faults.flood("soon"),
}
PERHAPS_SENT = {
    "a reset before acceptance": (faults.reset(), 1),
    "a reset after acceptance": (faults.reset(accepted=True), 2),
    "no answer, not accepted": (faults.stall(), 1),
    "no answer, though accepted": (faults.stall(accepted=True), 2),
    "half a JSON, though accepted": (faults.garbage(accepted=True), 2),
    "504 of a gateway, though accepted": (faults.server_error(504, accepted=True), 2),
}


def named(cases: dict[str, Any]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases.values(), ids=cases.keys())


@named(UNSENT)
async def test_a_message_that_was_not_taken_is_sent_again_and_arrives_once(program: Faulty, case: Fault) -> None:
    lan = program.somebody()
    trouble = program.telegram.fails(case, method="sendMessage", times=2)
    await lan.starts()
    await lan.receives("Đồng chí có đồng ý không?")
    await program.all_sent()
    assert trouble.struck == 2
    assert len(lan.messages) == 1
    assert (await program.rows("SELECT COUNT(*) AS n FROM outbox WHERE unknown_at IS NOT NULL"))[0]["n"] == 0


@named(PERHAPS_SENT)
async def test_a_reply_that_may_have_arrived_is_marked_so_and_said_again(
    program: Faulty, case: tuple[Fault, int]
) -> None:
    fault, copies = case
    lan = program.somebody()
    program.telegram.fails(fault, method="sendMessage")
    await lan.starts()
    await program.until("SELECT 1 FROM outbox WHERE unknown_at IS NOT NULL")
    for _ in range(copies):
        await lan.receives("Đồng chí có đồng ý không?")
    await program.all_sent()
    assert len(lan.messages) == copies


@named(PERHAPS_SENT)
async def test_a_broadcast_that_may_have_arrived_is_left_for_the_organiser(
    program: Faulty, case: tuple[Fault, int]
) -> None:
    fault, copies = case
    lan, *others = program.friends(3)
    program.telegram.fails(fault, method="sendMessage", chat=lan)
    await program.tell(lan, *others)
    await program.all_sent()
    assert await program.states() == ["unknown", "sent", "sent"]
    assert len(lan.messages) == copies - 1


async def test_a_slow_answer_holds_up_nobody_else(program: Faulty) -> None:
    lan, *others = program.friends(20)
    slow = program.telegram.fails(faults.slow(0.4), method="sendMessage", chat=lan)
    await program.tell(lan, kind=Kind.REPLY)
    await slow.until_struck()
    await program.tell(*others, kind=Kind.REPLY, words="Khác")
    for other in others:
        await other.receives("Khác")
    assert (await program.states())[0] == "claimed"
    await program.all_sent()
    assert len(lan.messages) == 1


async def test_the_wait_that_is_asked_for_one_chat_holds_up_no_other(program: Faulty) -> None:
    lan, *others = program.friends(30)
    program.telegram.fails(faults.flood(10**9), method="sendMessage", chat=lan)  # a thousand million seconds
    await program.tell(lan, *others, kind=Kind.REPLY)
    for other in others:
        await other.receives("Tin")
    assert (await program.states())[0] != "sent"


async def test_no_wait_is_longer_than_a_quarter_of_an_hour(program: Faulty) -> None:
    (lan,) = program.friends(1)
    program.telegram.fails(faults.flood(10**9), method="sendMessage", chat=lan)
    began = program.clock()
    await program.tell(lan, kind=Kind.REPLY)
    (row,) = await program.until("SELECT not_before FROM outbox WHERE error IS NOT NULL")
    waits = (await program.rows("SELECT unixepoch(not_before) AS at FROM outbox"))[0]["at"] - began.timestamp()
    assert 850 < waits < 1100, row


async def test_a_general_flood_slows_what_nobody_asked_for_and_not_the_answers(program: Faulty) -> None:
    people = program.friends(12)
    flood = program.telegram.fails(
        faults.flood(1), method="sendMessage", times=None, when=lambda _, call: "Tin" in call["text"]
    )
    await program.tell(*people)
    await flood.until_struck()
    lan = program.somebody()
    await lan.starts()
    await lan.receives("Đồng chí có đồng ý không?")
    flood.stop()
    for person in people:
        await person.receives("Tin")
    assert flood.struck <= 12  # the rate is paused: it is not tried again and again
    assert all(len(person.messages) == 1 for person in people)


@pytest.mark.parametrize("reason", ["bot was blocked by the user", "user is deactivated"])
async def test_who_blocks_us_gets_nothing_more_and_comes_back_by_writing(program: Faulty, reason: str) -> None:
    lan = program.somebody()
    await lan.starts()
    await lan.receives("Đồng chí có đồng ý không?")
    program.telegram.fails(faults.forbidden(reason), method="sendMessage", chat=lan, times=1)
    await program.tell(lan)
    await program.until("SELECT 1 FROM contact WHERE state = 'gone'")
    assert await program.states() == ["failed"]
    await lan.starts()
    await lan.receives("Đồng chí có đồng ý không?")
    assert await program.rows("SELECT state FROM contact") == [{"state": "active"}]


async def test_what_waits_for_a_chat_that_moved_goes_to_its_new_id(program: Faulty) -> None:
    old, new = program.friends(2)
    await old.starts()
    await old.receives("Đồng chí có đồng ý không?")
    program.telegram.fails(faults.migrated(new.id), method="sendMessage", chat=old)
    await program.tell(old)
    await new.receives("Tin")
    assert await program.rows("SELECT address, state FROM contact") == [{"address": str(new.id), "state": "active"}]


async def test_a_chat_that_moved_to_one_that_is_known_is_only_gone(program: Faulty) -> None:
    old, new = program.friends(2)
    for person in (old, new):
        await person.starts()
        await person.receives("Đồng chí có đồng ý không?")
    program.telegram.fails(faults.migrated(new.id), method="sendMessage", chat=old)
    await program.tell(old)
    await new.receives("Tin")
    states = await program.rows("SELECT address, state FROM contact ORDER BY seq")
    assert [row["state"] for row in states] == ["gone", "active"]


async def test_a_tap_on_an_expired_button_costs_nothing_but_its_notice(program: Faulty) -> None:
    lan = program.somebody()
    await lan.starts()
    await lan.receives("Đồng chí có đồng ý không?")
    expired = faults._refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    trouble = program.telegram.fails(expired, method="answerCallbackQuery")
    lan.touches("Đồng ý")
    await lan.receives("Đồng chí dự học ở điểm cầu nào?")
    await trouble.until_struck()
    assert await program.ready() == []


async def test_a_message_without_words_fails_alone(program: Faulty, log: Log) -> None:
    lan, mai = program.friends(2)
    await program.tell(lan, words="Hỏng")
    await program.all_sent()
    spoil = "UPDATE outbox SET message = '{\"key\":\"no-such-text\"}', state = 'due' WHERE id LIKE 'Hỏng:%'"
    torn = "UPDATE outbox SET message = 'torn', state = 'due' WHERE id LIKE 'Rách:%'"
    await program.tell(mai, words="Rách")
    await program.all_sent()
    for statement in (spoil, torn):
        await program.app.store.transaction(lambda tx, statement=statement: tx.run(statement))  # type: ignore[misc]
    await program.tell(lan, mai)
    await program.all_sent()
    assert await program.states() == ["sent", "sent"]
    assert await program.states("Hỏng") == await program.states("Rách") == ["failed"]
    assert len(log.at_least("ERROR")) == 2


async def test_one_persons_messages_stay_in_order_whatever_happens_to_them(program: Faulty) -> None:
    (lan,) = program.friends(1)
    misfortunes = (faults.server_error(502), faults.flood(1), faults.reset(), faults.internal_error(), faults.stall())
    for number, fault in enumerate(misfortunes):
        program.telegram.fails(fault, method="sendMessage", when=lambda _, call, n=number: f"Tin {n}" in call["text"])  # type: ignore[misc]
    for number in range(8):
        await program.tell(lan, kind=Kind.REPLY, words=f"Tin {number}")
    await program.all_sent()
    assert [text.split()[-1] for text in lan.texts] == [str(number) for number in range(8)]
