"""`/metrics`: how it goes, in numbers that Prometheus reads. No names, no secrets, and cheap to ask for.

What happens is counted as it happens; what is there is counted in the database by its indices, when somebody asks.
"""

from collections import Counter as Tally
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.domain.messages import Channel, Incoming, SendOutcome
from bot.services.status import Measured

_CHECK_IN = "checkin-"  # how the keys of answers to a check-in begin
_APOLOGY = "apology"
_SEND_BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_COMMIT_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)


class Metrics:
    """The program's numbers, in a registry of their own."""

    def __init__(self, measure: Callable[[], Awaitable[Measured]]) -> None:
        self._measure = measure
        self._of_sends: dict[tuple[Channel, SendOutcome], tuple[Counter, Histogram]] = {}
        self._registry = CollectorRegistry()
        count, gauge = self._counter, self._gauge
        self._received = count("updates_received", "Updates that were kept, repeats among them", "channel")
        self._handled = count("updates_handled", "Updates that were handled, parked ones among them", "channel")
        self._parked = count("updates_parked", "Updates that no handler could deal with", "channel")
        self._check_ins = count("checkins", "Attempts to check in, by what came of them", "outcome")
        self._sends = count("sends", "Attempts to send a message, by what came of them", "channel", "outcome")
        self._send_seconds = self._histogram("send_seconds", "How long sending took", _SEND_BUCKETS, "channel")
        self._commit_seconds = self._histogram(
            "commit_seconds", "How long a commit took, with all the transactions that shared it", _COMMIT_BUCKETS
        )
        self._waiting = gauge("outbox_waiting", "Messages that wait to be sent", "channel", "priority")
        self._wrong = gauge("outbox_wrong", "Messages that could not be sent, or may not have arrived", "state")
        self._oldest = gauge("outbox_oldest_seconds", "How long the oldest message has been waiting; 0 for none")
        self._unhandled = gauge("inbox_waiting", "Updates that wait to be handled")
        self._all_parked = gauge("inbox_parked", "Updates in the database that no handler could deal with")
        self._people = gauge("people", "Delegates who are registered")
        self._tick_age = gauge("tick_age_seconds", "Since the clock last ticked: reminders are planned then")
        self._poll_age = gauge("poll_age_seconds", "Since the platform last answered or called us", "channel")
        self._open_pages = gauge("open_pages", "Chat pages that are open")
        self._problems = gauge("problems", "What /readyz complains of")

    def received(self, incoming: Sequence[Incoming]) -> None:
        """Updates were kept."""
        for channel, count in Tally(one.address.channel for one in incoming).items():
            self._received.labels(channel).inc(count)

    def handled(self, channel: Channel, said: Sequence[str]) -> None:
        """An update was handled and answered by the texts of these keys."""
        self._handled.labels(channel).inc()
        for key in said:
            if key == _APOLOGY:
                self._parked.labels(channel).inc()
            elif key.startswith(_CHECK_IN):
                self._check_ins.labels(key.removeprefix(_CHECK_IN).replace("-", "_")).inc()

    def sent(self, channel: Channel, outcome: SendOutcome, seconds: float) -> None:
        """Sending a message was tried."""
        count, duration = self._of_sending(channel, outcome)
        count.inc()
        duration.observe(seconds)

    def _of_sending(self, channel: Channel, outcome: SendOutcome) -> tuple[Counter, Histogram]:
        """The series of that kind, kept: finding one by its labels costs more than counting."""
        kept = self._of_sends.get((channel, outcome))
        if kept is None:
            kept = self._sends.labels(channel, outcome), self._send_seconds.labels(channel)
            self._of_sends[channel, outcome] = kept
        return kept

    def committed(self, seconds: float) -> None:
        """Transactions were committed. May be called on any thread."""
        self._commit_seconds.observe(seconds)

    async def serve(self, request: web.Request) -> web.Response:  # noqa: ARG002 - aiohttp's signature
        """All of it."""
        self._show(await self._measure())
        headers = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
        return web.Response(body=generate_latest(self._registry), headers=headers)

    def _show(self, now: Measured) -> None:
        self._waiting.clear()
        for (channel, priority), number in now.waiting.items():
            self._waiting.labels(channel, priority.name.lower()).set(number)
        self._wrong.labels("failed").set(now.failed)
        self._wrong.labels("unknown").set(now.unknown)
        for channel, age in now.poll_ages.items():
            self._poll_age.labels(channel).set(age)
        self._oldest.set(now.oldest)
        self._unhandled.set(now.unhandled)
        self._all_parked.set(now.parked)
        self._people.set(now.people)
        self._tick_age.set(now.tick_age)
        self._open_pages.set(now.open_pages)
        self._problems.set(now.problems)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"diemcau_{name}", what, labels, registry=self._registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"diemcau_{name}", what, labels, registry=self._registry)

    def _histogram(self, name: str, what: str, buckets: Sequence[float], *labels: str) -> Histogram:
        return Histogram(f"diemcau_{name}", what, labels, registry=self._registry, buckets=buckets)
