"""What receivers of a broadcast answer: that they have read it."""

from bot.domain.messages import IncomingKind, Outgoing
from bot.handlers.request import Reply, Request, say
from bot.services import readings


def read(request: Request, broadcast_id: str) -> Reply:
    """Noted: a tap is answered on the tap itself, so that thousands of them cost no message; a word by words."""
    noted = readings.confirm(request.tx, request.contact.address, broadcast_id, request.now)
    if request.incoming.kind is IncomingKind.ACTION:
        return Reply((), Outgoing("notice-read" if noted else "notice-nothing-changed"))
    return say("read-noted" if noted else "read-nothing")
