"""A person on two channels is one delegate: told once, where they last were, and elsewhere if that fails for good."""

from bot.domain.messages import Address, Channel, Delivery, Kind, Outgoing
from bot.storage import outbox
from tests.standin import Person
from tests.standin.zalo import refused
from tests.standin.zalo_people import ZaloPerson
from tests.zalo.program import OnZalo


async def one_person(here: OnZalo) -> tuple[ZaloPerson, Person]:
    """Lan on Zalo, where she was last, and on Telegram."""
    on_telegram = await here.program.delegate("Trần Thị Lan")
    on_zalo = await here.delegate("Trần Thị Lan")
    await here.program.app.store.transaction(
        lambda tx: tx.run(
            "UPDATE contact SET person_id = (SELECT person_id FROM contact WHERE channel = 'telegram'),"
            " preferred = channel = 'zalo'"
        )
    )
    return on_zalo, on_telegram


async def tell(here: OnZalo, number: int, to: Address) -> None:
    (person,) = await here.program.rows("SELECT DISTINCT person_id FROM contact")
    body, now = Outgoing("broadcast", {"body": f"Tin {number}"}), here.program.clock()
    message = Delivery(f"tin:{number}", to, Kind.BROADCAST, body, now, cause="tin", person_id=person["person_id"])
    await here.program.app.store.transaction(lambda tx: outbox.add(tx, [message]))
    here.program.app.queued()
    await here.program.all_sent()


async def test_a_reminder_comes_once_where_they_were_last(by_polling: OnZalo) -> None:
    on_zalo, on_telegram = await one_person(by_polling)
    await by_polling.program.at(6, "07:30")
    await on_zalo.receives("Nhắc lịch")
    await by_polling.program.all_sent()
    assert not any("Nhắc lịch" in text for text in on_telegram.texts)


async def test_what_one_channel_refuses_for_good_goes_by_the_other_once(by_polling: OnZalo) -> None:
    on_zalo, on_telegram = await one_person(by_polling)
    by_polling.zalo.fails(refused(403, "Internal server error"), method="sendMessage", chat=on_zalo)
    await tell(by_polling, 1, Address(Channel.ZALO, on_zalo.id, "7001"))
    await on_telegram.receives("Tin 1")
    (row,) = await by_polling.program.rows("SELECT channel, state, moved_from FROM outbox WHERE id = 'tin:1'")
    assert row == {"channel": "telegram", "state": "sent", "moved_from": f"zalo:{on_zalo.id}"}
    assert not any("Tin 1" in text for text in on_zalo.texts)


async def test_what_both_refuse_has_failed(by_polling: OnZalo) -> None:
    on_zalo, on_telegram = await one_person(by_polling)
    by_polling.zalo.fails(refused(400, "chat not found"), method="sendMessage", chat=on_zalo)
    on_telegram.chat.standing = "deactivated"
    await tell(by_polling, 1, Address(Channel.ZALO, on_zalo.id, "7001"))
    (row,) = await by_polling.program.rows("SELECT channel, state FROM outbox WHERE id = 'tin:1'")
    assert row == {"channel": "telegram", "state": "failed"}
    by_polling.program.telegram.refusals.clear()


async def test_who_blocks_the_bot_on_one_channel_is_told_on_the_other_from_then_on(by_polling: OnZalo) -> None:
    on_zalo, on_telegram = await one_person(by_polling)
    await on_telegram.says("/me")
    await on_telegram.receives("Điểm danh")
    await on_telegram.blocks_bot()
    await by_polling.program.until("SELECT 1 FROM contact WHERE channel = 'telegram' AND state = 'gone'")
    await by_polling.program.at(6, "07:30")
    await on_zalo.receives("Nhắc lịch")


async def test_an_answer_stays_in_its_chat(by_polling: OnZalo) -> None:
    on_zalo, on_telegram = await one_person(by_polling)
    before = len(on_telegram.texts)
    by_polling.zalo.fails(refused(400, "Bad Request"), method="sendMessage", chat=on_zalo)
    await on_zalo.says("/me")
    await by_polling.program.until("SELECT 1 FROM outbox WHERE state = 'failed'")
    await by_polling.program.all_sent()
    assert len(on_telegram.texts) == before
