"""What we say, as Zalo takes it; and what its answers mean for a delivery."""

from http import HTTPStatus

from bot.channels.parts import fits, split
from bot.channels.zalo_transport import RefusedError, UnansweredError, ZaloError
from bot.domain.messages import Rendered, SendOutcome, SendResult

LONGEST_TEXT = 2000  # characters; UTF-16 units to be sure


def texts_of(message: Rendered) -> list[str]:
    """The message in parts that Zalo takes. Choices are numbered lines at the end, whole in one part if they fit."""
    parts = split(message.text, LONGEST_TEXT)
    if not message.choices:
        return parts
    choices = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(message.choices, 1))
    last = f"{parts[-1]}\n\n{choices}"
    return [*parts[:-1], last] if fits(last, LONGEST_TEXT) else [*parts, *split(choices, LONGEST_TEXT)]


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
