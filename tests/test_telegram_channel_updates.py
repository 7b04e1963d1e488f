"""Telegram's JSON as what people did."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.telegram_updates import Me, next_offset, read_updates
from bot.domain.messages import Address, Channel, Incoming, IncomingKind

ME = Me("42", "diem_cau_bot")
NOW = datetime(2025, 9, 6, 1, 0, tzinfo=UTC)
LAN = {"id": 1001, "is_bot": False, "first_name": "Lan", "last_name": "Nguyễn", "language_code": "vi-VN"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Lan"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Điểm cầu Đông Sơn"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"update_id": 7, "message": {"message_id": 1, "date": 1757120400, "chat": chat, "from": LAN, **content}}


def read(update: Any, me: Me = ME) -> Incoming | None:
    found = read_updates([update], me, NOW)
    return found[0] if found else None


def gist(update: Any, me: Me = ME) -> tuple[str, str] | None:
    incoming = read(update, me)
    return (incoming.kind.value, incoming.text) if incoming else None


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("hôm nay học gì?", "text", "hôm nay học gì?"),
        ("/start", "start", ""),
        ("/start s_16378", "start", "s_16378"),
        ("/START@Diem_Cau_Bot  s_16378 ", "start", "s_16378"),
        ("/checkin", "text", "/checkin"),
        ("/checkin@diem_cau_bot", "text", "/checkin"),
        ("/checkin@diem_cau_bot d1-am", "text", "/checkin d1-am"),
        ("/broadcast@diem_cau_bot dòng một\ndòng hai", "text", "/broadcast dòng một\ndòng hai"),
        ("/checkin@other_bot", "text", "/checkin@other_bot"),
        ("/", "text", "/"),
        ("42/45, vắng: Trần Thị B", "text", "42/45, vắng: Trần Thị B"),
    ],
)
def test_what_is_typed_to_the_bot_alone(typed: str, kind: str, text: str) -> None:
    assert gist(message(text=typed)) == (kind, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("@diem_cau_bot hôm nay học gì?", "hôm nay học gì?"),
        ("@Diem_Cau_Bot, có mặt", "có mặt"),
        ("có mặt @diem_cau_bot", "có mặt"),
        ("/checkin@diem_cau_bot", "/checkin"),
        ("hôm nay học gì?", None),
        ("/checkin", None),
        ("/checkin@other_bot", None),
        ("/checkin @diem_cau_bot", None),
        ("@diem_cau_bot_2 có mặt", None),
        ("lan@diem_cau_bot.vn", None),
    ],
)
def test_in_a_group_only_what_is_said_to_the_bot(typed: str, text: str | None) -> None:
    assert gist(message(GROUP, text=typed)) == (text and ("text", text))


def test_in_a_group_a_reply_to_the_bot_is_said_to_it_and_one_to_others_is_not() -> None:
    ours, theirs = {"from": {"id": 42}}, {"from": {"id": 43}}
    incoming = read(message(GROUP, text="có mặt", reply_to_message=ours), Me("42"))
    assert incoming is not None
    assert incoming.address == Address(Channel.TELEGRAM, "-100500", "42")
    assert read(message(GROUP, text="có mặt", reply_to_message=theirs)) is None


def test_ones_own_contact_is_a_phone_number_and_another_persons_is_not() -> None:
    own = {"phone_number": "+84900000001", "first_name": "Lan", "user_id": 1001}
    assert gist(message(contact=own)) == ("contact", "+84900000001")
    assert gist(message(contact=own | {"user_id": 1002})) == ("contact", "")
    assert gist(message(contact={"phone_number": "+84900000001", "first_name": "Lan"})) == ("contact", "")


def test_a_document_is_a_file_with_its_name_and_where_to_get_it() -> None:
    incoming = read(message(document={"file_id": "F1", "file_name": "danh sách.xlsx"}, caption="Gửi ban tổ chức"))
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.attachment) == (IncomingKind.FILE, "danh sách.xlsx", "F1")


def test_a_photograph_is_a_file_in_its_largest_size() -> None:
    incoming = read(message(photo=[{"file_id": "small"}, {"file_id": "large"}], caption="Phòng họp"))
    assert incoming is not None
    assert (incoming.kind, incoming.attachment, incoming.caption) == (IncomingKind.FILE, "large", "Phòng họp")


@pytest.mark.parametrize("content", ["sticker", "voice", "video_note", "location", "something_new"])
def test_what_cannot_be_read_is_answered_all_the_same(content: str) -> None:
    assert gist(message(**{content: {"file_id": "F1"}})) == ("other", "")


def test_a_moving_picture_is_no_file() -> None:
    gif = {"file_id": "F1"}
    assert gist(message(document=gif, animation=gif)) == ("other", "")


@pytest.mark.parametrize(
    "update",
    [
        message(pinned_message={"message_id": 5}),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 60}),
        message(GROUP, new_chat_members=[LAN]),
        message({"id": -1001, "type": "channel", "title": "Tin"}, text="@diem_cau_bot"),
        {"update_id": 7, "edited_message": message(text="có mặt")["message"]},
        {"update_id": 7, "channel_post": message(text="có mặt")["message"]},
        {"update_id": 7, "something_new": {}},
    ],
)
def test_what_nobody_said_to_the_bot_is_passed_over(update: dict[str, Any]) -> None:
    assert read(update) is None


def test_a_tap_carries_its_action_and_is_timed_by_our_clock() -> None:
    tap = {"id": "99", "from": LAN, "message": {"chat": PRIVATE, "date": 0, "message_id": 5}, "data": "checkin:d1-am"}
    assert read({"update_id": 7, "callback_query": tap}) == Incoming(
        Address(Channel.TELEGRAM, "1001", "42"),
        "7",
        IncomingKind.ACTION,
        "checkin:d1-am",
        NOW,
        "vi",
        "Lan Nguyễn",
        callback_id="99",
        tapped="5",
    )


def test_a_tap_in_a_group_is_answered_there_and_one_without_a_message_to_the_person() -> None:
    tap = {"id": "99", "from": LAN, "message": {"chat": GROUP}, "data": "today"}
    group = read({"update_id": 7, "callback_query": tap})
    alone = read({"update_id": 7, "callback_query": {"id": "99", "from": LAN, "data": "today"}})
    assert group is not None
    assert alone is not None
    assert (group.address.id, alone.address.id) == ("-100500", "1001")


@pytest.mark.parametrize(("status", "kind"), [("kicked", "gone"), ("left", "gone"), ("member", None)])
def test_who_blocks_the_bot_is_gone(status: str, kind: str | None) -> None:
    change = {"chat": PRIVATE, "from": LAN, "date": 1757120400, "new_chat_member": {"status": status}}
    assert gist({"update_id": 7, "my_chat_member": change}) == (kind and (kind, ""))


def test_a_message_is_timed_by_telegram() -> None:
    incoming = read(message(text="có mặt"))
    assert incoming is not None
    assert incoming.at == NOW


def broken_versions(whole: Any) -> Iterator[Any]:
    """The same JSON with each value in turn, however deep, in the wrong shape or missing."""
    yield from (None, 5, 10**30, "x", [], ["x"], {}, {"id": "x"})
    for key, value in whole.items() if isinstance(whole, dict) else ():
        yield {name: other for name, other in whole.items() if name != key}
        yield from ({**whole, key: broken} for broken in broken_versions(value))


TAP = {"id": "99", "from": LAN, "message": {"chat": PRIVATE}, "data": "today"}
LEAVING = {"chat": PRIVATE, "from": LAN, "date": 1757120400, "new_chat_member": {"status": "kicked"}}
CONTACT = {"phone_number": "+84900000001", "user_id": 1001}


@pytest.mark.parametrize(
    "whole",
    [
        message(text="/start s_1"),
        message(GROUP, text="có mặt", reply_to_message={"from": {"id": 42}}),
        message(contact=CONTACT),
        message(document={"file_id": "F1", "file_name": "a.xlsx"}),
        {"update_id": 7, "callback_query": TAP},
        {"update_id": 7, "my_chat_member": LEAVING},
    ],
)
def test_no_update_however_broken_stops_those_after_it(whole: dict[str, Any]) -> None:
    after = {**message(text="có mặt"), "update_id": 8}
    for broken in broken_versions(whole):
        *found, last = read_updates([broken, after], ME, NOW)
        assert last.text == "có mặt"
        assert all(isinstance(words, str) for one in found for words in (one.text, one.callback_id, one.attachment))
        assert (next_offset([broken, after]) or 0) >= 9


def test_an_empty_answer_confirms_nothing() -> None:
    assert next_offset([]) is None
    assert next_offset([{"update_id": 9}, {"update_id": 7}]) == 10
