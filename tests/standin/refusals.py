"""How a request is refused: the exception that ends its handling, and the record a test looks at afterwards."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_TITLES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


class Refused(Exception):  # noqa: N818 - it is an answer, not an error of the stand-in
    """The Bot API answers `{"ok": false}` with this code, description and parameters."""

    def __init__(self, code: int, reason: str, **parameters: int) -> None:
        """`reason` gets the title of its code before it and, like on the real server, a small first letter."""
        if reason[1:2].islower() and not reason.startswith(tuple(_TITLES.values())):
            reason = reason[0].lower() + reason[1:]
        title = _TITLES.get(code)
        self.code = code
        self.description = reason if title is None or reason.startswith(title) else f"{title}: {reason}"
        self.parameters = parameters
        super().__init__(self.description)

    def body(self) -> Json:
        """The JSON body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(reason: str) -> Refused:
    """A 400 in Telegram's wording: "Bad Request: …"."""
    return Refused(400, reason)


@dataclass(frozen=True)
class Refusal:
    """A request the real API would have refused as well; a test asserts there were none, or just these."""

    method: str
    fields: Json
    code: int
    description: str
