"""What we say, as Telegram takes it; and what its answers mean for a delivery."""

from http import HTTPStatus
from typing import Any

from bot.channels.parts import split
from bot.channels.telegram_transport import RefusedError, UnansweredError
from bot.domain.messages import DeleteOutcome, DeleteResult, Rendered, SendOutcome, SendResult, ShownChoice

LONGEST_TEXT = 4096  # in UTF-16 units at worst
_SHORT_LABEL = 18  # two of them fit beside each other on a phone of 360 px

_UNTIL_THEY_WRITE = ("chat not found", "user not found", "peer_id_invalid", "group chat was deactivated")


def message_parameters(message: Rendered) -> list[dict[str, Any]]:
    """What sendMessage takes for each part of the message, in order; the choices are on the last."""
    parts: list[dict[str, Any]] = [{"text": text} for text in split(message.text, LONGEST_TEXT)]
    if message.choices:
        parts[-1]["reply_markup"] = {"inline_keyboard": _keyboard(message.choices)}
    return parts


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


def _keyboard(choices: tuple[ShownChoice, ...]) -> list[list[dict[str, str]]]:
    buttons = [{"text": choice.label, "callback_data": choice.action} for choice in choices]
    columns = 2 if all(len(choice.label) <= _SHORT_LABEL for choice in choices) else 1
    return [buttons[row : row + columns] for row in range(0, len(buttons), columns)]
