"""What is sent from the page becomes what the person did, once, and is kept before it is acknowledged."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.domain.messages import IncomingKind
from tests.web.echo import Bot
from tests.web.visitor import Visitor, visited


@pytest.fixture
async def visitor(site: tuple[str, Bot]) -> AsyncIterator[Visitor]:
    async with visited(site[0]) as visitor:
        yield visitor


async def test_opening_the_page_writes_nothing(site: tuple[str, Bot], visitor: Visitor) -> None:
    assert site[1].heard == []


async def test_without_javascript_the_page_says_what_it_needs(visitor: Visitor) -> None:
    page = await (await visitor.open(**{"Accept-Language": "en"})).text()
    assert "This page needs JavaScript." in page.partition("<noscript>")[2].partition("</noscript>")[0]


async def test_words_taps_and_links_become_what_the_person_did(site: tuple[str, Bot], visitor: Visitor) -> None:
    for body in (
        {"id": "1", "start": "s_16378"},
        {"id": "2", "text": "  Hôm nay học gì?\nCảm ơn.  "},
        {"id": "3", "action": "checkin:d1-am", "label": "Điểm danh"},
    ):
        assert (await visitor.send(body, Accept_Language="en-GB,en;q=0.9")).status == 202
    start, text, action = site[1].heard
    assert (start.kind, start.text, start.language) == (IncomingKind.START, "s_16378", "en")
    assert (text.kind, text.text, text.at) == (IncomingKind.TEXT, "Hôm nay học gì?\nCảm ơn.", site[1].now)
    assert (action.kind, action.text) == (IncomingKind.ACTION, "checkin:d1-am")
    assert action.callback_id == action.update_id == f"{action.address.id}:3"
    assert len(start.address.id) == 32
    assert start.address == text.address == action.address


async def test_the_same_id_again_changes_nothing(site: tuple[str, Bot], visitor: Visitor) -> None:
    for _ in range(3):
        await visitor.say("Điểm danh", "same")
    async with visitor.stream() as stream:
        assert await stream.history() == ["Điểm danh", "Đã nhận: Điểm danh"]
    assert len(site[1].heard) == 1


async def test_two_people_may_use_the_same_id(site: tuple[str, Bot], visitor: Visitor) -> None:
    async with visited(site[0]) as other:
        await visitor.say("một", "same")
        await other.say("hai", "same")
        async with other.stream() as stream:
            assert await stream.history() == ["hai", "Đã nhận: hai"]


async def test_what_cannot_be_kept_is_not_acknowledged(site: tuple[str, Bot], visitor: Visitor) -> None:
    site[1].broken = True
    assert (await visitor.send({"id": "1", "text": "Điểm danh"})).status == 500
    site[1].broken = False
    assert (await visitor.send({"id": "1", "text": "Điểm danh"})).status == 202
    assert len(site[1].heard) == 1


async def test_four_thousand_characters_are_taken_and_one_more_is_refused_with_the_reason(
    site: tuple[str, Bot], visitor: Visitor
) -> None:
    await visitor.say("ắ" * 4000, "longest")
    refused = await visitor.send({"id": "longer", "text": "ắ" * 4001}, Accept_Language="vi")
    assert refused.status == 422
    assert (await refused.json())["message"] == "Tin quá dài. Mỗi tin tối đa 4.000 ký tự, xin chia thành nhiều tin."
    assert len(site[1].heard) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 60_000,
        b"1" * 5000,
        b'{"id": "1"}',
        b'{"id": 1, "text": "x"}',
        b'{"id": "1", "text": 5}',
        b'{"id": "1", "text": "   "}',
        b'{"id": "1", "text": "\\u0000\\ud800"}',
        b'{"id": "", "text": "x"}',
        b'{"id": "a b", "text": "x"}',
        b'{"id": "1:2", "text": "x"}',
        b'{"id": "' + b"a" * 65 + b'", "text": "x"}',
        b'{"id": "1", "action": "", "label": "x"}',
        b'{"id": "1", "action": "' + b"a" * 65 + b'", "label": "x"}',
        b'{"id": "1", "action": "a"}',
        b'{"id": "1", "start": "s 1"}',
        b'{"id": "1", "start": "../../x"}',
    ],
)
async def test_rubbish_is_refused_and_reaches_nobody(site: tuple[str, Bot], visitor: Visitor, body: bytes) -> None:
    refused = await visitor.post("chat/send", body)
    assert refused.status == 400
    assert json.loads(await refused.text())["error"] == "unreadable"
    assert site[1].heard == []


async def test_halves_of_characters_and_control_characters_are_left_out(
    site: tuple[str, Bot], visitor: Visitor
) -> None:
    assert (await visitor.post("chat/send", b'{"id": "1", "text": "a\\u0000\\ud800b\\u001b"}')).status == 202
    assert site[1].heard[0].text == "ab"


async def test_a_body_over_64_kilobytes_is_refused(site: tuple[str, Bot], visitor: Visitor) -> None:
    refused = await visitor.send({"id": "1", "text": "x" * 70_000})
    assert refused.status == 413
    assert (await refused.json())["error"] == "too-big"
    assert site[1].heard == []
