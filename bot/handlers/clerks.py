"""Everything that clerks say and tap, for the route: what is free text, and what each command does."""

from collections.abc import Callable, Mapping

from bot.handlers import closings, rolls, rooms
from bot.handlers.request import Reply, Request


def _report(request: Request, wish: str) -> Reply:
    """A report, but "save" alone saves whatever draft there is."""
    if wish == "save" and request.contact.step == "roll":
        return rolls.roll(request, wish)
    return rooms.report(request, wish)


ACTIONS: Mapping[str, Callable[[Request, str], Reply]] = {
    "report": _report,
    "roll": rolls.roll,
    "close": closings.close,
    "reopen": closings.reopen,
    "reason": closings.reason,
    "decide": closings.decide,
}
STEPS = frozenset({"report", "roll", "reason"})  # which wait for nothing that could not be said otherwise


def typed(request: Request, text: str) -> Reply | None:
    """What a clerk types that is no command: a reason, ticks by number, a report; None where it is none of them."""
    match request.contact.step:
        case "reason":
            return closings.reason(request, text)
        case "roll":
            return rolls.typed(request, text) or rooms.typed(request, text)
        case _:
            return rooms.typed(request, text)
