"""Zalo's events to `Incoming`: only what is read is looked at, and no event can stop the ones after it."""

import hashlib
import logging
import re
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.domain.messages import Address, Channel, Incoming, IncomingKind

_log = logging.getLogger(__name__)

Json = dict[str, Any]

_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, OSError, OverflowError)
_SHORTEST_DATE = 10**11  # in milliseconds that is 1973; a smaller number is none
_MENTION = re.compile(r"@\S+[ ,:]*")
_REPLY = ("reply", "quote")  # how the keys begin that say what a message answers; the documents name none


def read_event(event: Any, bot: str, account: str, received_at: datetime) -> Incoming | None:
    """What a person did, or None where an event is nobody's doing or makes no sense.

    `event` is what getUpdates gives as its result and a webhook call inside `result`; `account` is the bot's own name.
    """
    try:
        return _read(event, bot, account, received_at)
    except _MALFORMED as error:
        _log.warning("skipped an event of Zalo's that makes no sense (%s)", type(error).__name__)
        return None


def _read(event: Json, bot: str, account: str, received_at: datetime) -> Incoming | None:
    message = event["message"]
    person, chat = message.get("from") or {}, message.get("chat") or {}
    chat_id = chat.get("id") or person.get("id")
    if not event["event_name"].startswith("message.") or not chat_id or person.get("is_bot"):
        return None
    kind, text = _said(message)
    if chat.get("chat_type", "PRIVATE") != "PRIVATE":
        if kind is IncomingKind.OTHER or not _is_addressed(message):
            return None
        text = _without_mention(text, account)
    if text.startswith("/"):
        kind, text = _command(text)
    return Incoming(
        Address(Channel.ZALO, str(chat_id), bot),
        str(message.get("message_id") or _digest(event)),
        kind,
        text,
        _moment(message.get("date"), received_at),
        name=str(person.get("display_name") or ""),
    )


def _said(message: Json) -> tuple[IncomingKind, str]:
    text = message.get("text")
    return (IncomingKind.TEXT, text.strip()) if isinstance(text, str) and text.strip() else (IncomingKind.OTHER, "")


def _is_addressed(message: Json) -> bool:
    """Whether a group's message mentions somebody or answers something: of those Zalo brings only what is for us."""
    return "@" in message["text"] or any(key.startswith(_REPLY) for key in message)


def _without_mention(text: str, account: str) -> str:
    """The words without the bot's name. A display name of several words cannot be told from what follows it."""
    if account and f"@{account}" in text:
        return text.replace(f"@{account}", "").strip()
    return _MENTION.sub("", text, count=1).strip()


def _command(text: str) -> tuple[IncomingKind, str]:
    """`/start s_16378` carries `s_16378`, as a link does elsewhere; other commands stay as typed."""
    command, *rest = text.split(maxsplit=1)
    if command.lower() == "/start":
        return IncomingKind.START, rest[0].strip() if rest else ""
    return IncomingKind.TEXT, text


def _moment(date: Any, received_at: datetime) -> datetime:
    if not isinstance(date, int) or date < _SHORTEST_DATE:
        return received_at
    return datetime.fromtimestamp(date / 1000, UTC)


def _digest(event: Json) -> str:
    """What stands for a missing id: the same event again has the same."""
    return hashlib.sha256(orjson.dumps(event, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]
