"""The stand-in refuses what the Bot API refuses, in its words, and remembers it."""

import html
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.standin import Person, Refusal, TelegramStandin, telegram_standin
from tests.standin.api import load
from tests.standin.entities import parse_html, utf16_length
from tests.standin.telegram import DEFAULT_TOKEN

TEXT = {"chat_id": 1001, "text": "Chào đồng chí"}


def keyboard(**button: Any) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": [[{"text": "Đồng ý"} | button]]}}


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with telegram_standin() as standin:
        yield standin


@pytest.fixture
async def lan(telegram: TelegramStandin) -> Person:
    lan = telegram.person(1001, "Lan", language="vi")
    await lan.starts()
    return lan


async def call(telegram: TelegramStandin, method: str, fields: dict[str, Any], token: str = DEFAULT_TOKEN) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{telegram.url}/bot{token}/{method}", json=fields) as answer,
    ):
        body = await answer.json()
        assert body["ok"] == (answer.status == 200)
        assert body.get("error_code", 200) == answer.status
        return body


PARSE = "can't parse entities: "
BUTTON = "can't parse inline keyboard button: "
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
RESERVED = "Character '.' is reserved and must be escaped with the preceding '\\'"
BAD_START = "https://t.me/diem_cau_bot?start=Lạng.Sơn"
CONTACT_IN_GROUP = {"keyboard": [[{"text": "Số", "request_contact": True}]]}
COMMAND = {"command": "checkin", "description": "Điểm danh"}


def sent(why: str, **fields: Any) -> tuple[str, dict[str, Any], str]:
    return "sendMessage", TEXT | fields, why


def parsed(mode: str, text: str, why: str) -> tuple[str, dict[str, Any], str]:
    return "sendMessage", TEXT | {"text": text, "parse_mode": mode}, PARSE + why


def tapped(why: str, **button: Any) -> tuple[str, dict[str, Any], str]:
    return "sendMessage", TEXT | keyboard(**button), why


REFUSED = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 1001}, "message text is empty"),
    sent("message text is empty", text=""),
    sent("text must be non-empty", text=" \n"),
    sent("message is too long", text="a" * 4097),
    sent("message is too long", text="😀" * 2049),
    sent("chat not found", chat_id=999),
    sent("chat not found", chat_id="@nobody"),
    sent('field "text": must be of type String', text=5),
    sent('field "disable_notification": must be of type Boolean', disable_notification="maybe"),
    sent('stand-in: sendMessage has no field "reply_to"', reply_to=1),
    sent("message to be replied not found", reply_parameters={"message_id": 77}),
    sent("unsupported parse_mode", parse_mode="BBCode"),
    parsed("HTML", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    parsed("HTML", "Lớp <lớp>", 'Unsupported start tag "lớp" at byte offset 6'),
    parsed("HTML", "1 < 2", 'Unsupported start tag "" at byte offset 2'),
    parsed("HTML", "</b>", "Unexpected end tag at byte offset 0"),
    parsed("HTML", "<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    parsed("HTML", "<b", "Unclosed start tag at byte offset 0"),
    parsed("HTML", "<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    parsed("MarkdownV2", "a.b", RESERVED),
    parsed("MarkdownV2", "*a", "Can't find end of Bold entity at byte offset 0"),
    parsed("Markdown", "a_b", "Can't find end of the entity starting at byte offset 1"),
    sent("can't parse MessageEntity: Can't find field \"length\"", entities=[{"type": "bold", "offset": 0}]),
    sent(
        "entity beginning at UTF-16 offset 10 ends after the end of the text at UTF-16 offset 19",
        entities=[{"type": "bold", "offset": 10, "length": 9}],
    ),
    sent("can't parse reply keyboard markup JSON object", reply_markup="{"),
    sent("reply markup is too long", reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}),
    sent("phone number can be requested in private chats only", chat_id=-100, reply_markup=CONTACT_IN_GROUP),
    tapped(BUTTON + "Text buttons are unallowed in the inline keyboard"),
    tapped("inline keyboard button text must be non-empty", text="", callback_data="x"),
    tapped(BUTTON + 'Field "text" must be of type String', text=5, callback_data="x"),
    tapped(BUTTON + 'stand-in: InlineKeyboardButton has no field "colour"', callback_data="x", colour="red"),
    tapped(BUTTON + "invalid button style specified", callback_data="x", style="red"),
    tapped("BUTTON_DATA_INVALID", callback_data="ệ" * 22),
    tapped("BUTTON_COPY_TEXT_INVALID", copy_text={"text": "x" * 257}),
    tapped(
        "stand-in: the inline keyboard button has callback_data and url; exactly one is allowed",
        callback_data="x",
        url="https://a.vn",
    ),
    tapped("inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL", url="http://localhost/"),
    tapped("inline keyboard button URL 'ftp://a.vn' is invalid: Unsupported URL protocol", url="ftp://a.vn"),
    tapped(
        "inline keyboard button Web App URL 'http://a.vn' is invalid: Only HTTPS links are allowed",
        web_app={"url": "http://a.vn"},
    ),
    tapped(f"stand-in: the start payload of '{BAD_START}' is not 1-64 of A-Z, a-z, 0-9, _ and -", url=BAD_START),
    ("sendPhoto", {"chat_id": 1001}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": 1001, "photo": "no-such-id"}, "wrong file identifier/HTTP URL specified"),
    (
        "sendPhoto",
        {"chat_id": 1001, "photo": "https://a.vn/x.png", "caption": "x" * 1025},
        "message caption is too long",
    ),
    ("sendDocument", {"chat_id": 1001}, "there is no document in the request"),
    ("sendChatAction", {"chat_id": 1001, "action": "dancing"}, "wrong parameter action in request"),
    ("editMessageText", {"chat_id": 1001, "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": 1001, "message_id": 1, "text": "x"}, "message can't be edited"),
    ("editMessageText", {"chat_id": 1001, "text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": 1001, "message_id": 99}, "message to delete not found"),
    ("copyMessage", {"chat_id": 1001, "from_chat_id": 1001, "message_id": 99}, "message to copy not found"),
    ("forwardMessage", {"chat_id": 1001, "from_chat_id": 1001, "message_id": 99}, "message to forward not found"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("setMyCommands", {"commands": [COMMAND | {"command": "Điểm_danh"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [COMMAND | {"description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [COMMAND] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
    ("setMyCommands", {"commands": [], "language_code": "vie"}, "invalid language code specified"),
    ("getFile", {"file_id": "no-such-id"}, "invalid file_id"),
    ("setWebhook", {"url": "ws://127.0.0.1/x"}, "invalid webhook URL specified"),
    ("setWebhook", {"url": "http://bot.vn/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://a.vn:8080/"},
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    (
        "setWebhook",
        {"url": "http://127.0.0.1/x", "secret_token": "mật khẩu"},
        "secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("method", "fields", "why"), REFUSED)
async def test_what_telegram_refuses_is_refused_in_its_words_and_remembered(
    telegram: TelegramStandin, lan: Person, method: str, fields: dict[str, Any], why: str
) -> None:
    telegram.group(-100, "Điểm cầu")

    answer = await call(telegram, method, fields)

    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {why}"}
    assert [(r.method, r.code, r.description) for r in telegram.refusals] == [(method, 400, f"Bad Request: {why}")]
    assert lan.messages == []


ACCEPTED = [
    {**TEXT, "text": "a" * 4096},
    {**TEXT, "text": "<b>" + "a" * 4096 + "</b>", "parse_mode": "html"},
    {**TEXT, "text": "a &lt; b &amp; <a href='https://t.me/diem_cau_bot?start=s_16378'>c</a>", "parse_mode": "HTML"},
    {**TEXT, "text": r"*Buổi 1*: 8\.00 \- 11\.30 _\(giờ Hà Nội\)_ [xem](https://a.vn/x)", "parse_mode": "MarkdownV2"},
    {**TEXT, **keyboard(callback_data="ệ" * 21, style="success")},
    {**TEXT, **keyboard(url="http://127.0.0.1:8080/")},
    {**TEXT, **keyboard(url="tg://user?id=1001")},
    {**TEXT, "reply_markup": json.dumps(keyboard(copy_text={"text": "16378"})["reply_markup"])},
    {**TEXT, "reply_markup": {"keyboard": [["Có mặt", {"text": "Số điện thoại", "request_contact": True}]]}},
    {"chat_id": "1001", "text": "x", "disable_notification": "true", "link_preview_options": {"is_disabled": True}},
    {**TEXT, "reply_parameters": {"message_id": 77, "allow_sending_without_reply": True}},
]


@pytest.mark.parametrize("fields", ACCEPTED)
async def test_what_telegram_accepts_is_accepted(
    telegram: TelegramStandin, lan: Person, fields: dict[str, Any]
) -> None:
    answer = await call(telegram, "sendMessage", fields)

    load().check_object("Message", answer["result"])
    assert len(lan.messages) == 1
    assert telegram.refusals == []


async def test_a_wrong_token_and_an_unknown_method_are_refused(telegram: TelegramStandin) -> None:
    assert (await call(telegram, "getMe", {}, token="42:WRONG"))["description"] == "Unauthorized"
    assert (await call(telegram, "sendMesage", {}))["description"] == "Not Found: method not found"
    assert [refusal.code for refusal in telegram.refusals] == [401, 404]


async def test_only_those_who_started_the_bot_and_keep_it_can_be_written_to(telegram: TelegramStandin) -> None:
    minh = telegram.person(1002, "Minh")
    to_minh = {"chat_id": 1002, "text": "x"}

    stranger = await call(telegram, "sendMessage", to_minh)
    await minh.starts()
    started = await call(telegram, "sendMessage", to_minh)
    await minh.blocks_bot()
    blocked = await call(telegram, "sendMessage", to_minh)
    await minh.unblocks()
    back = await call(telegram, "sendMessage", to_minh)
    await minh.deletes_account()
    gone = await call(telegram, "sendMessage", to_minh)

    assert stranger["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert blocked["description"] == "Forbidden: bot was blocked by the user"
    assert gone["description"] == "Forbidden: user is deactivated"
    assert [answer["ok"] for answer in (stranger, started, blocked, back, gone)] == [False, True, False, True, False]
    assert telegram.refusals[0] == Refusal("sendMessage", to_minh, 403, stranger["description"])


async def test_an_edit_that_changes_nothing_is_refused(telegram: TelegramStandin, lan: Person) -> None:
    sent = (await call(telegram, "sendMessage", TEXT | keyboard(callback_data="ok")))["result"]
    same = TEXT | keyboard(callback_data="ok") | {"message_id": sent["message_id"]}

    assert "message is not modified" in (await call(telegram, "editMessageText", same))["description"]
    assert (await call(telegram, "editMessageReplyMarkup", {"chat_id": 1001, "message_id": 2}))["ok"]
    assert lan.messages[0].buttons == []
    assert lan.messages[0].edits == 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    shown, entities = parse_html(f"<b>{html.escape(text)}</b>")

    assert shown == text
    assert entities == ([{"type": "bold", "offset": 0, "length": utf16_length(text)}] if text else [])
