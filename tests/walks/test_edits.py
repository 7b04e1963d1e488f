"""Messages that take the place of earlier ones, and messages that are taken back, through the whole program."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.messages import Address, Channel, Choice, Delivery, Kind, Outgoing
from bot.services import deliveries
from bot.storage import outbox
from tests.standin import Person, faults
from tests.walks.program import Program
from tests.web.visitor import visited

ALL_TAKEN_BACK = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE recall = 'wanted')"


def words(text: str) -> Outgoing:
    return Outgoing("broadcast", {"body": text}, (Choice("today", "choice-today"),))


async def reader(program: Program) -> tuple[Person, Address]:
    """Somebody to whom the bot may write, and where."""
    person = program.somebody()
    await person.says("/help")
    await person.receives()
    return person, Address(Channel.TELEGRAM, str(person.id), program.app.clients[0].bot)


async def queue(program: Program, *messages: Delivery) -> None:
    await program.app.store.transaction(lambda tx: outbox.add(tx, messages))
    program.app.queued()
    await program.all_sent()


def delivery(program: Program, id_: str, to: Address, text: str, edits: str | None = None) -> Delivery:
    return Delivery(id_, to, Kind.NOTICE, words(text), program.clock(), cause="the card", edits=edits)


async def states(program: Program) -> Sequence[tuple[str, str]]:
    rows = await program.rows("SELECT id, state FROM outbox WHERE cause = 'the card' ORDER BY seq")
    return [(row["id"], row["state"]) for row in rows]


async def test_a_card_changes_where_it_stands(program: Program) -> None:
    lan, here = await reader(program)
    await queue(program, delivery(program, "card", here, "10 trong 100"))
    card = await lan.receives("10 trong 100")
    for number in (20, 30):
        await queue(program, delivery(program, f"card:{number}", here, f"{number} trong 100", edits="card"))
    assert ("30 trong 100" in card.text, card.edits) == (True, 2)
    assert lan.new == []


async def test_of_edits_that_wait_only_the_newest_goes(program: Program) -> None:
    lan, here = await reader(program)
    edits = [delivery(program, f"card:{number}", here, f"{number} trong 100", edits="card") for number in (20, 30, 40)]
    await queue(program, delivery(program, "card", here, "10 trong 100"), *edits)
    card = await lan.receives("40 trong 100")
    assert card.edits == 1
    assert await states(program) == [
        ("card", "sent"),
        ("card:20", "cancelled"),
        ("card:30", "cancelled"),
        ("card:40", "sent"),
    ]


async def test_a_card_that_somebody_deleted_comes_anew_and_goes_on_from_there(program: Program) -> None:
    lan, here = await reader(program)
    await queue(program, delivery(program, "card", here, "10 trong 100"))
    (await lan.receives("10 trong 100")).deleted = True
    await queue(program, delivery(program, "card:20", here, "20 trong 100", edits="card"))
    again = await lan.receives("20 trong 100")
    await queue(program, delivery(program, "card:30", here, "30 trong 100", edits="card"))
    assert "30 trong 100" in again.text
    assert [refusal.method for refusal in program.telegram.refusals] == ["editMessageText"]
    program.telegram.refusals.clear()


async def test_an_edit_that_may_have_arrived_is_made_again_and_seen_once(program: Program) -> None:
    lan, here = await reader(program)
    await queue(program, delivery(program, "card", here, "10 trong 100"))
    trouble = program.telegram.fails(faults.reset(accepted=True), method="editMessageText")
    await program.app.store.transaction(
        lambda tx: outbox.add(tx, [delivery(program, "card:20", here, "20 trong 100", edits="card")])
    )
    program.app.queued()
    await trouble.until_struck()
    await program.until("SELECT 1 FROM outbox WHERE unknown_at IS NOT NULL")
    program.clock.jump(program.clock() + timedelta(minutes=1))
    await program.all_sent()
    assert ["20 trong 100" in text for text in lan.texts if "trong 100" in text] == [True]
    program.telegram.refusals.clear()  # "message is not modified"


async def taken_back(program: Program) -> dict[str, tuple[str, str | None]]:
    """What became of each message, and of taking it back."""
    rows = await program.rows("SELECT id, state, recall FROM outbox WHERE cause = 'the card'")
    return {row["id"]: (row["state"], row["recall"]) for row in rows}


async def test_taking_back_counts_each_message_once(program: Program) -> None:
    (fresh, at_fresh), (late, at_late), (old, at_old) = [await reader(program) for _ in range(3)]
    await queue(program, delivery(program, "1", at_old, "Tin sai"))
    await old.receives("Tin sai")
    program.clock.jump(program.clock() + timedelta(hours=49))
    await queue(program, delivery(program, "2", at_fresh, "Tin sai"))
    await fresh.receives("Tin sai")
    waits = Delivery(
        "3", at_late, Kind.NOTICE, words("Tin sai"), program.clock() + timedelta(hours=1), cause="the card"
    )
    await program.app.store.transaction(lambda tx: outbox.add(tx, [waits]))
    await program.app.store.transaction(lambda tx: deliveries.recall(tx, "the card"))
    await program.until(ALL_TAKEN_BACK)
    assert await taken_back(program) == {"1": ("sent", "too_late"), "2": ("sent", "deleted"), "3": ("cancelled", None)}
    assert not any("Tin sai" in text for person in (fresh, late) for text in person.texts)
    assert any("Tin sai" in text for text in old.texts)
    program.telegram.refusals.clear()


async def test_the_page_loses_what_is_taken_back(program: Program) -> None:
    async with visited(program.app.url) as visitor, visitor.stream() as stream:
        await stream.until("ready")
        await visitor.say("/help")
        await stream.texts(2)
        (chat,) = await program.rows("SELECT address FROM contact WHERE channel = 'web'")
        here = Address(Channel.WEB, chat["address"])
        await queue(program, delivery(program, "card", here, "Tin sai"))
        (told,) = await stream.until("message")
        await program.app.store.transaction(lambda tx: deliveries.recall(tx, "the card"))
        (gone,) = [event for event in await stream.until("message") if event.name == "message"]
        assert (gone.data["replaces"], gone.data["gone"]) == (int(told.id), True)
        await program.until(ALL_TAKEN_BACK)
        assert await taken_back(program) == {"card": ("sent", "deleted")}
