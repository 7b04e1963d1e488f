"""What boards and screens look at: read once a second while anybody looks, and told to all of them."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import inf

from aiohttp import web

from bot.channels.web import OpenPage, Told
from bot.domain.timetable import Session, Timetable
from bot.services import board, web_links
from bot.services.board import Line
from bot.services.roles import Named
from bot.services.web_links import Page
from bot.storage.store import StorageError, Store, Transaction
from bot.web.feed import Curve, Feed, Scope, scope_of

_EVERY_SECONDS = 1.0
_SELDOM_SECONDS = 1.7  # where a look takes long, since others are busy; still, what happens is seen within two seconds
_AT_MOST_OF_THE_TIME = 0.05
_FRESH_SECONDS = 2.5
_CURVE_EVERY = 10  # looks
_WRITES_A_SECOND = 400  # to all screens together
_PASSES_A_LOOK = 200  # whose right is read again, one after the other
RELOAD = Told("reload", {})

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the chat: `address`, followed by a site's code, and by `_` and the code of the moment."""

    name: str  # "telegram", "web"
    address: str


@dataclass(eq=False)
class Viewer:
    """An open page: a board with the sites that it shows, or the screen of one site."""

    page: OpenPage
    kind: Page
    code: str  # of the link that opened it; "" where none is needed
    scope: Scope


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one look found."""

    session: Session
    lines: tuple[Line, ...]
    ended: frozenset[Viewer]
    curves: dict[str, Curve]


class Live:
    """The numbers of the session that is looked at just now, and who looks."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        timetable: Callable[[], Timetable],
        *,
        named: Named = frozenset(),
        proof_key: bytes = b"",
        doors: Callable[[], Sequence[Door]] = tuple,
    ) -> None:
        self.store = store
        self.clock = clock
        self.timetable = timetable
        self.named = named
        self.proof_key = proof_key
        self.doors = doors
        self.feed: Feed | None = None
        self._shown: Timetable | None = None
        self._viewers: dict[Viewer, None] = {}  # in the order in which their rights are read again
        self._looks = 0
        self._looked_at = -inf
        self._one_at_a_time = asyncio.Lock()
        self._somebody = asyncio.Event()

    @property
    def open_pages(self) -> int:
        """How many boards and screens are open."""
        return len(self._viewers)

    @property
    def rest_seconds(self) -> float:
        """How long a screen that was sent a number waits for the next: the longer, the more there are."""
        return max(1.0, len(self._viewers) / _WRITES_A_SECOND)

    @contextmanager
    def watching(self, viewer: Viewer) -> Iterator[None]:
        """Wake the page whenever there is something for it, until the block ends."""
        self._viewers[viewer] = None
        self._somebody.set()
        try:
            yield
        finally:
            self._viewers.pop(viewer, None)

    async def work(self) -> None:
        """Look, and rest until the next look; where nobody looks, wait for somebody."""
        if not self._viewers:
            self._somebody.clear()
            self.feed = None
            await self._somebody.wait()
            return
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with self._one_at_a_time:
            await self.look()
        spent = loop.time() - began
        wanted = min(max(_EVERY_SECONDS, spent / _AT_MOST_OF_THE_TIME), _SELDOM_SECONDS)
        await asyncio.sleep(max(wanted - spent, 0.1))

    async def current(self) -> Feed:
        """The numbers: as they were read for those who look, or else read now, once for all who ask at the moment."""
        if not self._is_fresh():
            async with self._one_at_a_time:
                if not self._is_fresh():
                    await self.look()
        if self.feed is None:
            raise StorageError("nothing was read")
        return self.feed

    def _is_fresh(self) -> bool:
        return self.feed is not None and asyncio.get_running_loop().time() - self._looked_at < _FRESH_SECONDS

    async def draw(self, scope: Scope) -> None:
        """Have the curve of arrivals of a scope that nobody has looked at before."""
        feed, timetable = await self.current(), self.timetable()
        async with self._one_at_a_time:
            if not feed.has_curve(scope):
                curve = await self.store.read(lambda tx: self.curve(tx, timetable, feed.session.id, scope))
                feed.bend({scope.key: curve})

    async def look(self) -> None:
        """Read the numbers, and wake those for whom they changed."""
        timetable, now = self.timetable(), self.clock()
        asked = list(islice(self._viewers, _PASSES_A_LOOK))
        with_curves = self.feed is None or self._looks % _CURVE_EVERY == 0
        scopes = {one.scope.key: one.scope for one in self._viewers if one.kind is Page.BOARD} if with_curves else {}
        self._looks += 1
        seen = await self.store.read(lambda tx: self._read(tx, timetable, now, asked, list(scopes.values())))
        for viewer in asked:  # to the end of the row
            if viewer in self._viewers:
                self._viewers[viewer] = self._viewers.pop(viewer)
        for viewer in seen.ended:
            viewer.page.wake(RELOAD)
        self._take(timetable, seen, now)

    def _read(
        self, tx: Transaction, timetable: Timetable, now: datetime, asked: list[Viewer], scopes: list[Scope]
    ) -> _Seen:
        session = board.focus(timetable, now).session
        ended = {one for one in asked if one.code and not self._is_theirs(tx, timetable, one, now)}
        curves = {scope.key: self.curve(tx, timetable, session.id, scope) for scope in scopes}
        return _Seen(session, board.lines(tx, timetable, session.id), frozenset(ended), curves)

    def _is_theirs(self, tx: Transaction, timetable: Timetable, viewer: Viewer, now: datetime) -> bool:
        """Whether the link that a page was opened by still opens what the page shows."""
        found = web_links.opened_by(tx, timetable, viewer.kind, viewer.code, named=self.named, now=now)
        if found is None or viewer.kind is Page.SCREEN:
            return found is not None
        return scope_of(timetable, found.rights).key == viewer.scope.key

    @staticmethod
    def curve(tx: Transaction, timetable: Timetable, session_id: str, scope: Scope) -> Curve:
        """How many had come when, at the scope's sites."""
        everywhere = len(scope.places) == len(timetable.sites)
        codes = None if everywhere else [timetable.sites[place].code for place in scope.places]
        return board.curve(tx, session_id, codes)

    def _take(self, timetable: Timetable, seen: _Seen, now: datetime) -> None:
        self._looked_at = asyncio.get_running_loop().time()
        feed = self.feed
        if feed is None or self._shown is not timetable or feed.session.id != seen.session.id:
            self.feed, self._shown = Feed(seen.session, seen.lines, now), timetable
            self.feed.bend(seen.curves)
            if feed is not None:  # another session, another timetable: pages begin anew
                self.tell_all(RELOAD)
            return
        before = feed.version
        changed = feed.update(seen.lines, now)
        feed.bend(seen.curves)
        if feed.version != before:
            self._wake(changed)

    def _wake(self, changed: frozenset[int]) -> None:
        for viewer in self._viewers:
            places = viewer.scope.places
            if len(places) > 1 or changed.issuperset(places):
                viewer.page.wake()

    def tell_all(self, told: Told) -> None:
        """Tell every open page something."""
        for viewer in self._viewers:
            viewer.page.wake(told)

    def close(self) -> None:
        """End all streams, so that the program can stop."""
        for viewer in self._viewers:
            viewer.page.close()


LIVE = web.AppKey("live", Live)
