"""What somebody means who types a choice instead of tapping it: its words, or its number where there are no buttons."""

import re
from collections.abc import Callable

from bot.domain.messages import Address, Choice, Outgoing
from bot.storage import offers
from bot.storage.store import Transaction
from bot.understanding.fold import fold

REMEMBERED = 20  # messages with choices
_REMEMBERED_BUTTONS = 5  # older ones can still be tapped, and every text that is typed pays for the look
_LONGEST_LABEL = 100  # characters
_NUMBER = re.compile(r"(?:so |chon |chon so |muc |number |no )?([1-9]\d?)")
_NO = frozenset({"no", "cancel"})
_ANSWERS = (  # words, folded, and the parts of actions that they stand for
    (frozenset({"co", "da co", "dung", "dung roi", "da dung", "da vang", "vang a", "ok", "yes"}), frozenset({"yes"})),
    (frozenset({"khong", "thoi", "no"}), _NO),
    (frozenset({"hoan tac", "undo"}), frozenset({"undo", "unmerge"})),
)

Label = Callable[[Outgoing], str]


def meant(tx: Transaction, address: Address, typed: str, label: Label, *, latest_only: bool = False) -> str | None:
    """The action of the choice that was typed, however late; None where no such choice was offered.

    A number means the newest message that had such a number. Words must be a choice's whole label. `label` puts a
    choice into the words the person reads. With `latest_only` no message before the newest one is meant.
    """
    words = fold(typed)
    if not words or len(typed) > _LONGEST_LABEL:
        return None
    has_buttons = address.channel.has_buttons
    offered = offers.latest(tx, address, 1 if latest_only else _REMEMBERED_BUTTONS if has_buttons else REMEMBERED)
    number = None if has_buttons else _NUMBER.fullmatch(words)
    if number:
        return next((one[int(number[1]) - 1].action for one in offered if int(number[1]) <= len(one)), None)
    return _named(offered, words, label)


def answered(tx: Transaction, address: Address, typed: str) -> str | None:
    """The action that a bare yes, no or undo means right after a message that asks for it; None where none does."""
    wanted = next((parts for words, parts in _ANSWERS if fold(typed) in words), None)
    offered = [one.action for choices in offers.latest(tx, address, 1) for one in choices] if wanted else []
    fitting = [action for action in offered if not wanted.isdisjoint(action.split(":"))] if wanted else []
    if wanted == _NO and not fitting:
        return "cancel" if any("yes" in action.split(":") for action in offered) else None
    return fitting[0] if len(fitting) == 1 else None


def _named(offered: list[tuple[Choice, ...]], words: str, label: Label) -> str | None:
    seen: set[str] = set()
    for choice in (choice for choices in offered for choice in choices):
        if choice.action not in seen and fold(label(Outgoing(choice.key, choice.arguments))) == words:
            return choice.action
        seen.add(choice.action)
    return None
