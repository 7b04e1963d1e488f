"""How fast we may speak: in all, and to one chat."""

from collections import OrderedDict

_BURST_SECONDS = 0.05  # how much of a rate may be used at once: small, so that no second ever holds more than the rate
_CHAT_BURST = 3.0  # messages: a conversation is quicker than one message a second for a moment


class Pace:
    """A rate in messages a second. Times are seconds of a clock that only goes forward."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._most = max(1.0, rate * _BURST_SECONDS)
        self._left = self._most
        self._at = 0.0
        self._paused_until = 0.0

    def room(self, now: float) -> int:
        """How many messages may go now."""
        if now < self._paused_until:
            return 0
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        return int(self._left)

    def take(self, count: int) -> None:
        """That many go."""
        self._left -= count

    def pause(self, until: float) -> None:
        """Nothing goes before then."""
        self._paused_until = max(self._paused_until, until)

    def next_at(self, now: float) -> float:
        """When there is room for one again."""
        return max(self._paused_until, now + max(0.0, 1.0 - self._left) / self._rate)


class ChatPace:
    """A rate for each single chat, with a short burst. An infinite rate never makes anybody wait."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._full_at: OrderedDict[str, float] = OrderedDict()  # by chat: when its whole burst is there again

    def note(self, chat: str, now: float) -> None:
        """A message goes to the chat."""
        self._full_at[chat] = max(self._full_at.pop(chat, now), now) + 1.0 / self._rate

    def resting(self, now: float) -> frozenset[str]:
        """The chats that must wait before they are written to again."""
        while self._full_at and next(iter(self._full_at.values())) <= now:
            self._full_at.popitem(last=False)
        allowed = (_CHAT_BURST - 1.0) / self._rate
        return frozenset(chat for chat, full_at in self._full_at.items() if full_at - now > allowed)
