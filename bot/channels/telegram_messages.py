"""What we say, as Telegram takes it; and what its answers mean for a delivery."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from bot.channels.parts import fits, split, units
from bot.channels.telegram_transport import RefusedError, UnansweredError
from bot.domain.messages import (
    SHARE_CONTACT,
    Attachment,
    AttachmentKind,
    DeleteOutcome,
    DeleteResult,
    Rendered,
    SendOutcome,
    SendResult,
    ShownChoice,
)

LONGEST_TEXT = 4096  # in UTF-16 units at worst
LONGEST_CAPTION = 1024
_SHORT_LABEL = 18  # two of them fit beside each other on a phone of 360 px

_UNTIL_THEY_WRITE = ("chat not found", "user not found", "peer_id_invalid", "group chat was deactivated")


@dataclass(frozen=True, slots=True)
class Part:
    """One call that says a part of a message, with or without a file."""

    method: str
    parameters: dict[str, Any]
    file: Attachment | None = None


def parts_of(message: Rendered) -> list[Part]:
    """The calls that say the message, in order; the choices are on the last. A short text goes with its file."""
    if message.attachment is None:
        return _texts(message)
    method = "sendPhoto" if message.attachment.kind is AttachmentKind.PICTURE else "sendDocument"
    if fits(message.text, LONGEST_CAPTION):
        words = {"caption": message.text} | _bold(message, "caption_entities") if message.text else {}
        return [Part(method, words | _markup(message.choices), message.attachment)]
    return [Part(method, {}, message.attachment), *_texts(message)]


def without_file(message: Rendered) -> Rendered:
    """What is said where the file is no more."""
    text = "\n\n".join(filter(None, (message.text, message.unsent)))
    return replace(message, text=text, attachment=None)


def _texts(message: Rendered) -> list[Part]:
    parts = [Part("sendMessage", {"text": text}) for text in split(message.text, LONGEST_TEXT)]
    parts[0].parameters.update(_bold(message, "entities"))
    parts[-1].parameters.update(_markup(message.choices))
    return parts


def _bold(message: Rendered, field: str) -> dict[str, Any]:
    """The heading as an entity: no markup that anybody's words could break."""
    length = units(message.text[: message.heading])
    return {field: [{"type": "bold", "offset": 0, "length": length}]} if length else {}


def _markup(choices: tuple[ShownChoice, ...]) -> dict[str, Any]:
    if any(choice.action == SHARE_CONTACT for choice in choices):
        return {"reply_markup": _reply_keyboard(choices)}
    return {"reply_markup": {"inline_keyboard": _keyboard(choices)}} if choices else {}


def failure(error: Exception) -> SendResult:
    """What became of a message that Telegram did not confirm."""
    if isinstance(error, UnansweredError):
        outcome = SendOutcome.UNKNOWN if error.may_have_arrived else SendOutcome.UNREACHABLE
        return SendResult(outcome, str(error))
    if not isinstance(error, RefusedError):
        return SendResult(SendOutcome.UNKNOWN, f"an answer that makes no sense ({type(error).__name__})")
    if error.wait:
        return SendResult(SendOutcome.THROTTLED, error.description, error.wait)
    if error.moved_to:
        return SendResult(SendOutcome.MOVED, error.moved_to)
    return SendResult(_refusal(error), error.description)


def _refusal(error: RefusedError) -> SendOutcome:
    match error.code:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.NOT_FOUND:
            return SendOutcome.UNAUTHORISED
        case HTTPStatus.FORBIDDEN:
            return SendOutcome.GONE  # blocked, deactivated, or never written to us
        case _:
            words = error.description.lower()
            return SendOutcome.GONE if any(reason in words for reason in _UNTIL_THEY_WRITE) else SendOutcome.REFUSED


def is_unchanged(error: Exception) -> bool:
    """Whether an edit was refused because the message reads so already."""
    return isinstance(error, RefusedError) and "message is not modified" in error.description.lower()


def is_past_editing(error: Exception) -> bool:
    """Whether an edit was refused for good: the message is gone, too old, or a picture."""
    return isinstance(error, RefusedError) and failure(error).outcome is SendOutcome.REFUSED


def is_deleted(error: Exception) -> bool:
    """Whether a message could not be deleted because there is none any more."""
    return isinstance(error, RefusedError) and "message to delete not found" in error.description.lower()


def not_deleted(error: Exception) -> DeleteResult:
    """What became of a message that Telegram did not take back."""
    if not isinstance(error, RefusedError) or error.code == HTTPStatus.UNAUTHORIZED:
        return DeleteResult(DeleteOutcome.UNREACHABLE, str(error))
    if error.wait:
        return DeleteResult(DeleteOutcome.UNREACHABLE, error.description, error.wait)
    late = "can't be deleted" in error.description.lower()
    return DeleteResult(DeleteOutcome.TOO_LATE if late else DeleteOutcome.IMPOSSIBLE, error.description)


def _reply_keyboard(choices: tuple[ShownChoice, ...]) -> dict[str, Any]:
    """Only a button below the text field shares a phone number; the others there type their label."""
    rows = [
        [{"text": choice.label, "request_contact": True} if choice.action == SHARE_CONTACT else {"text": choice.label}]
        for choice in choices
    ]
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


def _keyboard(choices: tuple[ShownChoice, ...]) -> list[list[dict[str, str]]]:
    buttons = [{"text": choice.label, "callback_data": choice.action} for choice in choices]
    columns = 2 if all(len(choice.label) <= _SHORT_LABEL for choice in choices) else 1
    return [buttons[row : row + columns] for row in range(0, len(buttons), columns)]
