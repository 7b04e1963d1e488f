"""Telegram's JSON to `Incoming`: only what is read is looked at, and no update can stop the ones after it."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bot.domain.messages import Address, Channel, Incoming, IncomingKind

_log = logging.getLogger(__name__)

Json = dict[str, Any]

ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")

_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, OSError, OverflowError)

# What Telegram says about a chat in a person's name. They have said nothing, and get no answer.
_SERVICE_MESSAGES = frozenset(
    (
        "pinned_message",
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "write_access_allowed",
        "connected_website",
        "proximity_alert_triggered",
        "new_chat_members",
        "left_chat_member",
        "migrate_from_chat_id",
    )
)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself; `username` is empty until Telegram has told it."""

    id: str
    username: str = ""


def read_updates(updates: Iterable[Json], me: Me, received_at: datetime) -> list[Incoming]:
    """What people did, in Telegram's order. Updates that are nobody's doing, or make no sense, are left out."""
    return [incoming for update in updates if (incoming := _read(update, me, received_at))]


def to_incoming(update: Json, me: Me, received_at: datetime) -> Incoming | None:
    """What a person did, or None where an update is no business of ours.

    Raises one of `_MALFORMED` if it is not an update as Telegram describes them.
    """
    if message := update.get("message"):
        return _message(update, message, me)
    if query := update.get("callback_query"):
        return _tap(update, query, me, received_at)
    if change := update.get("my_chat_member"):
        return _membership(update, change, me)
    return None


def next_offset(updates: Iterable[Json]) -> int | None:
    """What confirms these updates when it is asked for. None confirms nothing, and asks for all that is unconfirmed.

    Never kept longer than needed: after a quiet week Telegram starts at a random number, which may be a smaller one.
    """
    ids = [update.get("update_id") for update in updates if isinstance(update, dict)]
    return max((number for number in ids if isinstance(number, int)), default=-1) + 1 or None


def _read(update: Json, me: Me, received_at: datetime) -> Incoming | None:
    try:
        return to_incoming(update, me, received_at)
    except _MALFORMED as error:
        _log.warning("skipped an update of Telegram's that makes no sense (%s)", type(error).__name__)
        return None


def _message(update: Json, message: Json, me: Me) -> Incoming | None:
    chat = message["chat"]
    if chat["type"] == "private":
        return _said(update, message, me, message.get("text", ""))
    if chat["type"] == "channel" or "text" not in message:
        return None
    said = _addressed(message, me)
    return None if said is None else _said(update, message, me, said)


def _addressed(message: Json, me: Me) -> str | None:
    """What was said to us in a group, without our name; None if it was said to others."""
    text: str = message["text"]
    if text.startswith("/"):
        _, _, addressee = text.split(maxsplit=1)[0].partition("@")
        return text if me.username and addressee.lower() == me.username.lower() else None
    if me.username:
        words, mentions = _mention(me.username).subn("", text)
        if mentions:
            return words.strip()
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    return text if str(answered) == me.id else None


def _said(update: Json, message: Json, me: Me, text: str) -> Incoming | None:
    if text.startswith("/"):
        kind, text = _command(text, me)
        return _incoming(update, message, me, kind, text)
    if text:
        return _incoming(update, message, me, IncomingKind.TEXT, text)
    if contact := message.get("contact"):
        # A phone number that somebody else's card shows is no proof.
        own = contact.get("user_id") == message["from"]["id"]
        return _incoming(update, message, me, IncomingKind.CONTACT, str(contact["phone_number"]) if own else "")
    if file := _file(update, message, me):
        return file
    if _SERVICE_MESSAGES.isdisjoint(message):
        return _incoming(update, message, me, IncomingKind.OTHER, "")
    return None


def _file(update: Json, message: Json, me: Me) -> Incoming | None:
    if (document := message.get("document")) and "animation" not in message:
        name, file = str(document.get("file_name", "")), document
    elif photo := message.get("photo"):
        name, file = "photo.jpg", photo[-1]  # of its sizes the largest
    else:
        return None
    incoming = _incoming(update, message, me, IncomingKind.FILE, name, attachment=str(file["file_id"]))
    return replace(incoming, caption=str(message.get("caption", "")))


def _command(text: str, me: Me) -> tuple[IncomingKind, str]:
    """`/start s_16378` carries `s_16378`; other commands stay as typed, without the bot's name."""
    command, *rest = text.split(maxsplit=1)
    name, _, addressee = command.partition("@")
    if addressee and me.username and addressee.lower() != me.username.lower():
        name = command
    if name.lower() == "/start":
        return IncomingKind.START, rest[0].strip() if rest else ""
    return IncomingKind.TEXT, " ".join((name, *rest))


def _tap(update: Json, query: Json, me: Me, received_at: datetime) -> Incoming | None:
    chat = query.get("message", {}).get("chat", query["from"])
    return Incoming(
        Address(Channel.TELEGRAM, str(chat["id"]), me.id),
        str(update["update_id"]),
        IncomingKind.ACTION if "data" in query else IncomingKind.OTHER,
        str(query.get("data", "")),
        received_at,  # Telegram does not say when a button was tapped
        _language(query["from"]),
        _name(query["from"]),
        callback_id=str(query["id"]),
        tapped=str(query.get("message", {}).get("message_id", "")),
    )


def _membership(update: Json, change: Json, me: Me) -> Incoming | None:
    if change["new_chat_member"]["status"] not in ("kicked", "left") or change["chat"]["type"] == "channel":
        return None
    return _incoming(update, change, me, IncomingKind.GONE, "")


def _incoming(update: Json, message: Json, me: Me, kind: IncomingKind, text: str, *, attachment: str = "") -> Incoming:
    person = message.get("from", {})
    return Incoming(
        Address(Channel.TELEGRAM, str(message["chat"]["id"]), me.id),
        str(update["update_id"]),
        kind,
        text,
        datetime.fromtimestamp(message["date"], UTC),
        _language(person),
        _name(person),
        attachment=attachment,
    )


def _language(person: Json) -> str:
    code: str = person.get("language_code", "")
    return code[:2].lower()


def _name(person: Json) -> str:
    return f"{person.get('first_name', '')} {person.get('last_name', '')}".strip()


@cache
def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)@{re.escape(username)}\b[ ,:]*", re.IGNORECASE)
