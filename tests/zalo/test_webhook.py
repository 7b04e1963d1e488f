"""Zalo's calls: the secret first, kept before they are answered, and lost by no kill once they are."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.standin.zalo import ZaloStandin, zalo_standin
from tests.walks.process import Process, process
from tests.zalo.program import SECRET, OnZalo, free_port

KILLS = 4
PEOPLE = 12


async def test_who_does_not_know_the_secret_is_not_heard(by_webhook: OnZalo) -> None:
    delivery = by_webhook.zalo.delivery
    assert [await delivery.push({}, secret) for secret in (SECRET, "", "guessed", SECRET[:-1])] == [200, 401, 401, 401]
    assert await by_webhook.program.rows("SELECT * FROM inbox") == []


async def test_an_event_is_on_disk_when_it_is_acknowledged(by_webhook: OnZalo) -> None:
    lan = by_webhook.zalo.person("Lan")
    await lan.says("xin chào")
    await lan.receives()
    assert by_webhook.zalo.delivery.pushed[0][1] == 200
    (kept,) = await by_webhook.program.rows("SELECT update_id, bot FROM inbox")
    assert kept == {"update_id": lan.said[0]["message_id"], "bot": "7001"}


def by_webhook_of(zalo: ZaloStandin) -> dict[str, str]:
    """The settings that put a process on the stand-in, at the same port after each start."""
    port = free_port()
    zalo.tunnel = f"http://127.0.0.1:{port}"
    return {
        "ZALO_BOT_TOKEN": zalo.tokens[0],
        "ZALO_API_URL": zalo.url,
        "ZALO_MODE": "webhook",
        "PUBLIC_URL": "https://class.example",
        "WEBHOOK_SECRET": SECRET,
        "WEB_CHAT": "off",
        "HTTP_PORT": str(port),
    }


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloStandin]:
    async with zalo_standin() as standin:
        yield standin


async def _quiet(victim: Process) -> None:
    async with asyncio.timeout(30):
        busy = (
            "SELECT 1 FROM outbox WHERE state IN ('due', 'claimed') UNION SELECT 1 FROM inbox WHERE state = 'waiting'"
        )
        while victim.rows(busy):  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.02)


async def test_what_was_acknowledged_is_answered_though_the_program_is_killed(
    tmp_path: Path, zalo: ZaloStandin
) -> None:
    async with process(tmp_path, **by_webhook_of(zalo)) as victim:
        people = [zalo.person(f"Người {number}") for number in range(PEOPLE)]
        for number in range(KILLS):
            for person in people:
                await person.says(f"/help {number}")
            async with asyncio.timeout(30):
                while len(zalo.delivery.pushed) < PEOPLE * number + 2 + number % 9:  # noqa: ASYNC110 - a few got through
                    await asyncio.sleep(0.001)
            await victim.kill()
            async with asyncio.timeout(30):
                while len(zalo.delivery.pushed) < PEOPLE * (number + 1):  # noqa: ASYNC110 - the rest met nobody
                    await asyncio.sleep(0.005)
            await victim.start()
        await _quiet(victim)
        taken = [event["message"] for event, status in zalo.delivery.pushed if status == 200]
        assert KILLS < len(taken) <= KILLS * PEOPLE
        kept = {row[0] for row in victim.rows("SELECT update_id FROM inbox")}
        assert {message["message_id"] for message in taken} <= kept
        answered = {row[0] for row in victim.rows("SELECT id FROM outbox WHERE state = 'sent'")}
        assert {f"reply:zalo:7001:{message['message_id']}:0" for message in taken} <= answered
        for person in people:
            count = sum(message["from"]["id"] == person.id for message in taken)
            assert count <= len(person.texts) <= count + 2 * KILLS, "only what was on its way comes again"
        code, complaints = await victim.terminate()
        assert (code, "ERROR" in complaints) == (0, False), complaints
    assert zalo.refusals == []
