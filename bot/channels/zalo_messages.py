"""What we say, as Zalo takes it; and what its answers mean for a delivery."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from bot.channels.parts import fits, split, units
from bot.channels.zalo_transport import RefusedError, UnansweredError, ZaloError
from bot.domain.messages import AttachmentKind, Rendered, SendOutcome, SendResult

LONGEST_TEXT = 2000  # characters; UTF-16 units to be sure


@dataclass(frozen=True, slots=True)
class Part:
    """One call that says a part of a message."""

    method: str
    parameters: dict[str, Any]


def parts_of(message: Rendered, link: Callable[[str], str]) -> list[Part]:
    """The calls that say the message. Zalo fetches a picture from `link`; a document is a link to tap.

    Where there is no link, the message says in words what is not there.
    """
    file = message.attachment
    if file is None:
        return _texts(message)
    address = link(file.file_id)
    if file.kind is AttachmentKind.PICTURE and address.startswith("https://"):
        return _picture(message, address)
    return _texts(with_link(message, address))


def with_link(message: Rendered, address: str) -> Rendered:
    """The message with its file as a line of its text."""
    line = f"📎 {message.attachment.name}\n{address}" if message.attachment and address else message.unsent
    return replace(message, text="\n\n".join(filter(None, (message.text, line))), attachment=None)


def texts_of(message: Rendered) -> list[str]:
    """The message in parts that Zalo takes. Choices are numbered lines at the end, whole in one part if they fit."""
    parts = split(message.text, LONGEST_TEXT)
    if not message.choices:
        return parts
    choices = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(message.choices, 1))
    last = f"{parts[-1]}\n\n{choices}"
    return [*parts[:-1], last] if fits(last, LONGEST_TEXT) else [*parts, *split(choices, LONGEST_TEXT)]


def _texts(message: Rendered) -> list[Part]:
    parts = [Part("sendMessage", {"text": text}) for text in texts_of(message)]
    if length := units(message.text[: message.heading]):
        parts[0].parameters["text_styles"] = [{"start": 0, "len": length, "st": ["b"]}]
    return parts


def _picture(message: Rendered, address: str) -> list[Part]:
    """With the whole message as its caption, if it is one."""
    first, *more = texts_of(message)
    if more:
        name = message.attachment.name if message.attachment else ""
        return [Part("sendPhoto", {"photo": address, "caption": name}), *_texts(message)]
    return [Part("sendPhoto", {"photo": address, "caption": first})]


def failure(error: ZaloError) -> SendResult:
    """What became of a message that Zalo did not confirm."""
    if isinstance(error, UnansweredError):
        outcome = SendOutcome.UNKNOWN if error.may_have_arrived else SendOutcome.UNREACHABLE
        return SendResult(outcome, str(error))
    return SendResult(_refusal(error), str(error))


def _refusal(error: ZaloError) -> SendOutcome:
    match error:
        case RefusedError(code=HTTPStatus.UNAUTHORIZED):
            return SendOutcome.UNAUTHORISED
        case RefusedError(code=HTTPStatus.TOO_MANY_REQUESTS):
            return SendOutcome.THROTTLED
        case RefusedError(code=HTTPStatus.REQUEST_TIMEOUT):
            return SendOutcome.UNKNOWN
        case _:  # also 403, which does not tell a person who is gone from an error within
            return SendOutcome.REFUSED
