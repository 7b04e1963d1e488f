"""How often somebody may call: a bucket for each key that empties at a steady rate, kept as one number."""

from dataclasses import dataclass, field

_KEYS_AT_MOST = 100_000


@dataclass(slots=True)
class Limit:
    """At most `burst` calls at once and `per_second` in the long run, for each key. Times are any steady seconds."""

    per_second: float
    burst: int
    _empty_at: dict[str, float] = field(default_factory=dict)

    def wait(self, key: str, now: float) -> float:
        """Count a call: 0.0, or the seconds until one would be allowed (and then it is not counted)."""
        empty_at = max(self._empty_at.get(key, now), now) + 1 / self.per_second
        too_early = empty_at - now - self.burst / self.per_second
        if too_early > 1e-9:  # noqa: PLR2004 - less than a nanosecond is rounding
            return too_early
        if len(self._empty_at) >= _KEYS_AT_MOST and key not in self._empty_at:
            self._drop_empty(now)
        self._empty_at[key] = empty_at
        return 0.0

    def _drop_empty(self, now: float) -> None:
        full = {key: at for key, at in self._empty_at.items() if at > now}
        self._empty_at = full if len(full) < _KEYS_AT_MOST else {}
