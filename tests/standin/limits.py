"""The limits that stand only in the prose of the Bot API's documentation, each with the server's wording."""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from tests.standin.entities import formatted, utf16_length
from tests.standin.refusals import Json, Refused, bad_request

TEXT, CAPTION, ANSWER = 4096, 1024, 200
PHOTO_BYTES, DOCUMENT_BYTES, DOWNLOAD_BYTES = 10 << 20, 50 << 20, 20 << 20
DELETABLE_FOR = timedelta(hours=48)
CHAT_ACTIONS = frozenset(
    {
        *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"),
        *("choose_sticker", "find_location", "record_video_note", "upload_video_note"),
    }
)
_STYLES = frozenset({"danger", "success", "primary"})
_START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_BUTTON_TEXT_ONLY = frozenset({"text", "style", "icon_custom_emoji_id"})
_PRIVATE_ONLY = {
    "request_contact": "Phone number can be requested in private chats only",
    "request_location": "Location can be requested in private chats only",
    "request_poll": "Poll can be requested in private chats only",
    "request_users": "Users can be requested in private chats only",
    "request_chat": "Chats can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}
_NAME_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def check_text(args: Json) -> tuple[str, list[Json]]:
    """The text to show and its entities, of sendMessage or editMessageText."""
    source = args.get("text")
    if source is None:
        raise bad_request("message text is empty")
    text, entities = _shown(source, args, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT:
        raise bad_request("message is too long")
    return text, entities


def check_caption(args: Json) -> tuple[str, list[Json]]:
    """The caption to show (perhaps empty) and its entities."""
    caption, entities = _shown(args.get("caption", ""), args, "caption_entities")
    if utf16_length(caption) > CAPTION:
        raise bad_request("message caption is too long")
    return caption, entities


def _shown(source: str, args: Json, given: str) -> tuple[str, list[Json]]:
    if len(source.encode("utf-8", "surrogatepass")) > 1 << 15:
        raise bad_request("text is too long")
    text, entities = formatted(source, args.get("parse_mode"), args.get(given))
    for entity in entities:
        if "url" in entity:
            check_start_link(entity["url"])
    return text, entities


def check_url(url: str, what: str, *, https_only: bool = False) -> None:
    """Refuses a URL that Telegram would not open from a button; `localhost` is one."""
    scheme, _, rest = url.partition(":")
    if scheme.lower() in {"tg", "ton", "tonsite"} and rest and not https_only:
        return
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https"}:
        raise bad_request(f"{what} '{url}' is invalid: Unsupported URL protocol")
    if https_only and parts.scheme != "https":
        raise bad_request(f"{what} '{url}' is invalid: Only HTTPS links are allowed")
    if "." not in (parts.hostname or "") or " " in url:
        raise bad_request(f"{what} '{url}' is invalid: Wrong HTTP URL")
    check_start_link(url)


def check_start_link(url: str) -> None:
    """Refuses a deep link whose payload would be lost; stricter than the server, which lets it through."""
    if not url.startswith(("https://t.me/", "http://t.me/", "t.me/", "tg:")):
        return
    for payload in parse_qs(urlsplit(url).query, keep_blank_values=True).get("start", []):
        if not is_start_payload(payload):
            raise bad_request(f"stand-in: the start payload of '{url}' is not 1-64 of A-Z, a-z, 0-9, _ and -")


def is_start_payload(payload: str) -> bool:
    """Whether a `?start=` link can carry it."""
    return bool(_START_PAYLOAD.fullmatch(payload))


def check_markup(args: Json, *, private: bool, inline_only: bool = False) -> Json | None:
    """The reply markup of a request, or None."""
    markup: Json | None = args.get("reply_markup")
    if markup is None:
        return None
    if inline_only and "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if sum(map(len, rows)) > (100 if "inline_keyboard" in markup else 300) or max(map(len, rows), default=0) > 12:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" in markup and max(map(len, rows), default=0) > 8:
        raise bad_request("stand-in: an inline keyboard shows at most 8 buttons in a row")
    if len(markup.get("input_field_placeholder", "")) > 64:
        raise bad_request("stand-in: input_field_placeholder has at most 64 characters")
    check = _inline_button if "inline_keyboard" in markup else _reply_button
    for row in rows:
        for button in row:
            check(button, private=private)
    return markup


def _reply_button(button: Json | str, *, private: bool) -> None:
    if isinstance(button, str):
        button = {"text": button}
    if not button["text"]:
        raise bad_request("Keyboard button text must be non-empty")
    for name, refusal in _PRIVATE_ONLY.items():
        if name in button and not private:
            raise bad_request(refusal)
    if len(button.keys() - _BUTTON_TEXT_ONLY) > 1:
        raise bad_request("stand-in: a keyboard button has at most one type")
    if "web_app" in button:
        check_url(button["web_app"]["url"], "Keyboard button Web App URL", https_only=True)


def _inline_button(button: Json, *, private: bool) -> None:
    if not button["text"]:
        raise bad_request("Inline keyboard button text must be non-empty")
    if button.get("style", "primary") not in _STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    kinds = [name for name in button if name not in _BUTTON_TEXT_ONLY and button[name] != ""]
    kinds += [name for name in button if name.startswith("switch_inline") and button[name] == ""]
    if not kinds:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request(f"stand-in: the inline keyboard button has {' and '.join(kinds)}; exactly one is allowed")
    kind = kinds[0]
    if kind in _INLINE_CHECKS:
        _INLINE_CHECKS[kind](button[kind])
    if kind == "web_app" and not private:
        raise bad_request("BUTTON_TYPE_INVALID")


def _callback_data(data: str) -> None:
    if len(data.encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")


def _copy_text(copied: Json) -> None:
    if not 1 <= utf16_length(copied["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


_INLINE_CHECKS: dict[str, Callable[..., None]] = {
    "callback_data": _callback_data,
    "copy_text": _copy_text,
    "url": lambda url: check_url(url, "Inline keyboard button URL"),
    "web_app": lambda app: check_url(app["url"], "Inline keyboard button Web App URL", https_only=True),
    "login_url": lambda login: check_url(login["url"], "Inline keyboard button login URL", https_only=True),
}


def check_commands(args: Json) -> None:
    """Names, descriptions and number of setMyCommands."""
    commands = args["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"].strip()) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    check_language(args)


def check_language(args: Json) -> None:
    """A language_code is two small letters or empty."""
    if not _LANGUAGE.fullmatch(args.get("language_code", "")):
        raise bad_request("invalid language code specified")


def check_profile_text(args: Json, field: str) -> None:
    """The bot's name, description or short description."""
    check_language(args)
    if len(args.get(field, "")) > _NAME_LIMITS[field]:
        raise bad_request(f"stand-in: {field} has at most {_NAME_LIMITS[field]} characters")


def check_upload(content: bytes, limit: int) -> None:
    """The size of an uploaded file."""
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > limit:
        raise Refused(413, "Request Entity Too Large")
