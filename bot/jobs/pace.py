"""How fast we may speak: in all, to one chat, and while the platform is out of reach."""

from collections import OrderedDict

_BURST_SECONDS = 0.05  # how much of a rate may be used at once: small, so that no second holds much more than the rate
_CHAT_BURST = 3.0  # messages: a conversation is quicker than one message a second for a moment
_FAILURES_IN_A_ROW = 3  # with so many the fault is the platform's or the network's, not one message's
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_MOST_DOUBLINGS = 10
_SAME_FLOOD_SECONDS = 2.0
_ROUNDING = 1e-6


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
        return int(self._left + _ROUNDING)

    def take(self, count: int) -> None:
        """That many go."""
        self._left -= count

    def pause(self, until: float) -> None:
        """Nothing goes before then."""
        self._paused_until = max(self._paused_until, until)

    def next_at(self) -> float:
        """When there is room for one again."""
        return max(self._paused_until, self._at + max(0.0, 1.0 - self._left) / self._rate)


class ChatPace:
    """A rate for each single chat, with a short burst. An infinite rate never makes anybody wait."""

    def __init__(self, rate: float) -> None:
        self._seconds = 1.0 / rate
        self._full_at: OrderedDict[str, float] = OrderedDict()  # by chat: when its whole burst is there again
        self._rests_until: dict[str, float] = {}  # by chat, where nothing of the burst is left

    def note(self, chat: str, now: float) -> None:
        """The chat was written to. To be told afterwards: the platform counts from when it got the message."""
        full_at = max(self._full_at.pop(chat, now), now) + self._seconds
        self._full_at[chat] = full_at
        while self._full_at and next(iter(self._full_at.values())) <= now:
            self._full_at.popitem(last=False)
        allowed = (_CHAT_BURST - 1.0) * self._seconds
        if full_at - now > allowed:
            self.wait(chat, full_at - allowed)

    def wait(self, chat: str, until: float) -> None:
        """Nothing goes to that chat before then."""
        self._rests_until[chat] = max(self._rests_until.get(chat, 0.0), until)

    def resting(self, now: float) -> frozenset[str]:
        """The chats that must wait before they are written to again."""
        if self._rests_until:
            self._rests_until = {chat: until for chat, until in self._rests_until.items() if until > now}
        return frozenset(self._rests_until)


class Floods:
    """Tells a platform that has enough of one chat from one that has enough of us."""

    def __init__(self) -> None:
        self._chat = ""
        self._at = float("-inf")

    def is_general(self, chat: str, now: float) -> bool:
        """Note that the platform asked to wait; whether a second chat was met by that at the same time."""
        general = chat != self._chat and now - self._at < _SAME_FLOOD_SECONDS
        self._chat, self._at = chat, now
        return general


class Reach:
    """Whether the platform can be reached. While it cannot, one message at a time is tried, more and more seldom."""

    def __init__(self) -> None:
        self._failures = 0
        self._closed_until = 0.0

    @property
    def is_lost(self) -> bool:
        """Whether so many in a row failed that it is no single message's fault."""
        return self._failures >= _FAILURES_IN_A_ROW

    def is_open(self, now: float) -> bool:
        """Whether anything may be tried."""
        return now >= self._closed_until

    def failed(self, now: float) -> bool:
        """Note a failure; whether the platform is lost with this one."""
        if now < self._closed_until:
            return False  # it was under way with others that failed
        self._failures += 1
        if self.is_lost:
            doublings = min(self._failures - _FAILURES_IN_A_ROW, _MOST_DOUBLINGS)
            self._closed_until = now + min(_FIRST_PAUSE * 2.0**doublings, _LONGEST_PAUSE)
        return self._failures == _FAILURES_IN_A_ROW

    def answered(self) -> bool:
        """Note that the platform answered; whether it was lost before."""
        found, self._failures, self._closed_until = self.is_lost, 0, 0.0
        return found
