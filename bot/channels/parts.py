"""Long texts in parts that a platform takes. Platforms count UTF-16 units at worst."""

import textwrap
from typing import Generic, TypeVar

T = TypeVar("T")

_UNFINISHED_KEPT = 1000


def split(text: str, longest: int) -> list[str]:
    """The text in parts of at most `longest` UTF-16 units, cut at line ends where it can be."""
    if fits(text, longest):
        return [text]
    parts = [""]
    for line in _short_lines(text, longest // 2):
        longer = f"{parts[-1]}\n{line}" if parts[-1] else line
        if fits(longer, longest):
            parts[-1] = longer
        else:
            parts.append(line)
    return [part for part in parts if part.strip()] or [text]


def fits(text: str, longest: int) -> bool:
    """Whether the text has at most `longest` UTF-16 units; a character has one or two."""
    return len(text) <= longest // 2 or len(text.encode("utf-16-le")) <= 2 * longest


def units(text: str) -> int:
    """The length of a text in UTF-16 units, by which platforms count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _short_lines(text: str, surely_fits: int) -> list[str]:
    return [
        piece
        for line in text.split("\n")
        for piece in ([line] if len(line) <= surely_fits else textwrap.wrap(line, surely_fits))
    ]


class Unfinished(Generic[T]):
    """What was sent of long messages that broke off, by delivery id; of too many, the oldest are forgotten."""

    def __init__(self) -> None:
        self._sent: dict[str, T] = {}

    def take(self, delivery_id: str, nothing: T) -> T:
        """What was sent of it, which is forgotten then; `nothing` where it never broke off."""
        return self._sent.pop(delivery_id, nothing)

    def keep(self, delivery_id: str, sent: T) -> None:
        """Remember it until the delivery is sent again."""
        if sent:
            self._sent[delivery_id] = sent
            if len(self._sent) > _UNFINISHED_KEPT:
                del self._sent[next(iter(self._sent))]
