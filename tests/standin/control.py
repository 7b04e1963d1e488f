"""Steering a stand-in that runs as its own process: `/control/…` puts people to work and says what came of it.

Arguments come as a query or as a JSON object; answers are JSON objects (`sends` and `refusals`: JSON lines).

    inject    people, first_id, text | texts | tap, messages, rate    people write (or tap a button); rate 0 is at once
    stats                                                             counts, times, latencies from message to answer
    sends, refusals                                                   all messages of the bot; all refused requests
    latency   seconds                                                 what each request takes on its way
    fault     fault, arguments, method, chat, times                   one of `faults`, e.g. flood {"retry_after": 2}
    heal                                                              no more faults
    law       per_second, per_chat, burst                             the rate law; without arguments none
    repeat    count                                                   the last confirmed updates again
    outage    seconds                                                 refuses all connections for a while
    tunnel    url, delay_scale                                        where the next public webhook is really called
    reset                                                             counters and logs start again; people stay
"""

import asyncio
import time
from collections import Counter, defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import orjson

from tests.standin import faults
from tests.standin.bot_api import Call
from tests.standin.faults import RateLaw
from tests.standin.forms import fields_of
from tests.standin.people import Person
from tests.standin.refusals import Json, Refused
from tests.standin.sending import SENDS
from tests.standin.telegram import TelegramStandin
from tests.standin.wire import Outcome, Request, Response

_ANSWERS = SENDS | {"editMessageText"}


class Tally:
    """Messages of people and the bot's answers: the first answer to a chat answers its oldest waiting message."""

    def __init__(self) -> None:
        self.injected = 0
        self.extra = 0
        self.latencies: list[float] = []
        self.calls: Counter[str] = Counter()
        self.times: dict[str, float] = {}
        self._waiting: dict[int, deque[float]] = defaultdict(deque)

    def asked(self, person_id: int) -> None:
        """A person has just written."""
        now = time.monotonic()
        self.injected += 1
        self._waiting[person_id].append(now)
        self.times.setdefault("first_injected", now)
        self.times["last_injected"] = now

    def saw(self, call: Call) -> None:
        """A request of the bot took effect."""
        self.calls[call.method] += 1
        if call.method not in _ANSWERS:
            return
        now = time.monotonic()
        waiting = self._waiting.get(call.args["chat_id"])
        if waiting:
            self.latencies.append(now - waiting.popleft())
        else:
            self.extra += 1
        self.times.setdefault("first_answer", now)
        self.times["last_answer"] = now

    def summary(self) -> Json:
        """Counts; times in monotonic seconds; latencies in milliseconds."""
        ordered = sorted(self.latencies)
        ranks = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "max": 1.0}
        last = len(ordered) - 1
        latency = (
            {name: round(ordered[round(last * rank)] * 1000, 3) for name, rank in ranks.items()} if ordered else {}
        )
        counts = {"injected": self.injected, "answered": len(ordered), "extra": self.extra}
        return {**counts, **self.times, "latency_ms": latency, "calls": dict(self.calls)}


class Control:
    """The commands above, for one stand-in."""

    def __init__(self, standin: TelegramStandin) -> None:
        self.standin = standin
        self.tally = Tally()
        standin.watchers.append(self._saw)
        standin.control = self.handle

    def _saw(self, call: Call) -> None:
        self.tally.saw(call)  # the tally of the moment: `reset` puts another in its place

    def handle(self, request: Request) -> Outcome | Awaitable[Outcome]:
        """Run the command named by the last part of the path."""
        command: Callable[..., Any] | None = getattr(self, f"do_{request.path.rpartition('/')[2]}", None)
        if command is None:
            return Response(b'{"error":"no such command; see tests/standin/control.py"}', 404)
        try:
            result = command(**fields_of(request)[0])
        except (TypeError, ValueError, AttributeError, AssertionError, Refused) as error:
            return Response(orjson.dumps({"error": str(error)}), 400)
        return result if isinstance(result, Response) else Response(orjson.dumps(result))

    def do_inject(
        self,
        *,
        people: Any = 1,
        first_id: Any = 100_000,
        text: str = "",
        texts: list[str] | None = None,
        tap: str = "",
        messages: Any = 0,
        rate: Any = 0,
    ) -> Json:
        """Messages go round the people; `texts` go round too, one for each turn."""
        crowd = [self._person(int(first_id) + i) for i in range(int(people))]
        said = texts or [text]
        total = int(messages) or len(crowd) * len(said)
        turns = ((crowd[i % len(crowd)], said[i // len(crowd) % len(said)]) for i in range(total))
        work = self._pace(turns, tap, float(rate))
        if float(rate) > 0:
            self.standin.server.spawn(work)
        else:
            # Without a rate nothing is awaited in there: it runs to its end at once.
            self._run_at_once(work)
        return {"injecting": total}

    @staticmethod
    def _run_at_once(work: Any) -> None:
        try:
            work.send(None)
        except StopIteration:
            return

    async def _pace(self, turns: Iterable[tuple[Person, str]], tap: str, rate: float) -> None:
        start = time.monotonic()
        for i, (person, text) in enumerate(turns):
            wait = start + i / rate - time.monotonic() if rate else 0
            if wait > 0:
                await asyncio.sleep(wait)
            self.tally.asked(person.id)
            if tap:
                person.touches(tap)
            else:
                await person.says(text)

    def _person(self, person_id: int) -> Person:
        known = self.standin.people.get(person_id)
        return known or self.standin.person(person_id, f"Người {person_id}", language="vi")

    def do_stats(self) -> Json:
        standin = self.standin
        waits = {"pending": len(standin.world.updates.pending), "polling": standin.delivery.polling}
        hook = {"webhook": standin.delivery.webhook is not None, "polls": standin.delivery.polls}
        refused = {"refusals": len(standin.refusals), "flood_refusals": standin.flood_refusals}
        return {**self.tally.summary(), **waits, **hook, **refused}

    def do_sends(self) -> Response:
        rows = (
            {"at": call.at, "method": call.method, "chat_id": call.args.get("chat_id"), "code": call.code}
            | {"text": call.args.get("text") or call.args.get("caption") or ""}
            for call in self.standin.calls
            if call.method in _ANSWERS
        )
        return _json_lines(rows)

    def do_refusals(self) -> Response:
        return _json_lines({"method": r.method, "code": r.code, "why": r.description} for r in self.standin.refusals)

    def do_latency(self, seconds: Any) -> Json:
        self.standin.latency = float(seconds)
        return {"latency": self.standin.latency}

    def do_fault(
        self, fault: str, arguments: Json | None = None, method: str = "", chat: Any = None, times: Any = 1
    ) -> Json:
        made = getattr(faults, fault)(**(arguments or {}))
        where = None if chat is None else int(chat)
        self.standin.fails(made, method=method or None, chat=where, times=None if times is None else int(times))
        return {"fault": fault}

    def do_heal(self) -> Json:
        self.standin.heals()
        return {"faults": 0}

    def do_law(self, per_second: Any = None, per_chat: Any = 1, burst: Any = 3) -> Json:
        per_all = None if per_second is None else float(per_second)
        self.standin.rate_law = None if per_all is None else RateLaw(per_all, float(per_chat), int(burst))
        return {"per_second": per_all}

    def do_repeat(self, count: Any = 1) -> Json:
        self.standin.server.spawn(self.standin.repeats_updates(int(count)))
        return {"repeating": int(count)}

    def do_outage(self, seconds: Any = 1) -> Json:
        self.standin.server.spawn(self._outage(float(seconds)))
        return {"down_for": float(seconds)}

    async def _outage(self, seconds: float) -> None:
        await asyncio.sleep(0)  # the answer to this request goes out first
        async with self.standin.outage():
            await asyncio.sleep(seconds)

    def do_tunnel(self, url: str, delay_scale: Any = 1) -> Json:
        self.standin.delivery.tunnel = url
        self.standin.delivery.delay_scale = float(delay_scale)
        return {"tunnel": url}

    def do_reset(self) -> Json:
        self.tally = Tally()
        self.standin.calls.clear()
        self.standin.refusals.clear()
        self.standin.flood_refusals = 0
        return {}


def _json_lines(rows: Iterable[Json]) -> Response:
    return Response(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows), 200)
