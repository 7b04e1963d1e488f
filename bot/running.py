"""The running program: what its parts need of each other, once `bot.app` has put them together."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from bot.channels.channel import Accept, ChannelClient, Shelf
from bot.channels.telegram import TelegramClient
from bot.channels.zalo import ZaloClient
from bot.clock import Clock
from bot.config import Settings
from bot.domain import proof
from bot.domain.messages import Outgoing, Rendered
from bot.domain.timetable import Language
from bot.handlers.request import House
from bot.jobs import backups, broadcasts, closings, deadlines, housekeeping, quotas, timetable
from bot.jobs.again import Repeated, once
from bot.jobs.inbox import Done, Inbox
from bot.jobs.outbox import Sender
from bot.jobs.reminders import Reminding
from bot.jobs.timetable import CurrentTimetable
from bot.jobs.wanted_files import FileMaker
from bot.services import calendar, digest
from bot.services.broadcasts import Rules
from bot.services.status import Measured, measure
from bot.storage.outbox import Queued
from bot.storage.outgoing import loads
from bot.storage.sqlite import SqliteStore
from bot.texts.render import TextError, render
from bot.web import links
from bot.web.calendars import Calendars
from bot.web.files import Files
from bot.web.kept import finder
from bot.web.live import Door, Live
from bot.web.metrics import Metrics

_LATE_TICK_SECONDS = 30.0
_MOST_BESIDE = 500  # answers to taps that are on their way; a tap beyond that has its message all the same

Job = Callable[[], Awaitable[None]]

_log = logging.getLogger(__name__)


@dataclass
class App:
    """The running program."""

    settings: Settings
    clock: Clock
    store: SqliteStore
    current: CurrentTimetable
    tasks: asyncio.TaskGroup = field(default_factory=asyncio.TaskGroup)
    clients: list[ChannelClient] = field(default_factory=list)
    senders: list[Sender] = field(default_factory=list)
    ticked_at: float = 0.0
    beside: set[asyncio.Task[None]] = field(default_factory=set)  # what a stop need not wait for
    repeated: Repeated = field(default_factory=Repeated)
    url: str = ""
    secret_key: str = ""  # signs cookies and links

    def __post_init__(self) -> None:
        self.metrics = Metrics(self.measure)
        self.store.observe = self.metrics.committed
        self.live = Live(
            self.store,
            self.clock,
            lambda: self.current.timetable,
            named=self.settings.organisers,
            proof_key=self.proof_key,
            doors=self.doors,
        )
        self.reminding = Reminding(self.store, self.house, self.clock, self.queued)

    def house(self) -> House:
        """What handlers need to know, as it is now."""
        health = {self.name_of(client): client.health for client in self.clients}
        settings = self.settings
        return House(
            self.current.timetable,
            settings.organisers,
            settings.language,
            health,
            settings.messages_per_second,
            proof_key=self.proof_key,
            url=self.page_url if self.settings.web_chat else "",
            sign=links.signer(self.secret_key),
            change_hold=settings.change_hold,
            broadcasts=Rules(settings.organisers, settings.broadcast_approval_above, settings.broadcast_hold),
        )

    @cached_property
    def proof_key(self) -> bytes:
        """The key of the codes that screens show."""
        return proof.key_from(self.secret_key)

    @property
    def page_url(self) -> str:
        """The pages' address as people reach it."""
        return str(self.settings.public_url or "").rstrip("/") or self.url

    def doors(self) -> list[Door]:
        """The chats that a QR code can open, each as far as the site and its code."""
        names = [client.username for client in self.clients if isinstance(client, TelegramClient)]
        telegram = [Door("telegram", f"https://t.me/{name}?start=k_") for name in names if name]
        return [*telegram, Door("web", f"{self.page_url}/#k=")]

    def name_of(self, client: ChannelClient) -> str:
        """The channel's name, with the bot's id where the channel has several."""
        several = sum(one.channel is client.channel for one in self.clients) > 1
        return f"{client.channel} {client.bot}" if several else client.channel.value

    def render(self, outgoing: Outgoing, language: Language | None) -> Rendered:
        """Words, with times of the class's zone."""
        return render(outgoing, language or self.settings.language, self.current.timetable.zone)

    @cached_property
    def file_maker(self) -> FileMaker:
        """What makes files beside the program."""
        path = self.settings.database_path
        return FileMaker(self.store, path, self.clock, house=self.house, queued=self.queued)

    @cached_property
    def files(self) -> Files:
        """The files that are served to whoever has their address."""
        return Files(finder(self.store, self.clock), self.secret_key)

    @property
    def calendars(self) -> Calendars:
        """The class for people's calendars."""

        async def read(language: Language, site: str) -> bytes | None:
            timetable = self.current.timetable
            if site and site not in timetable.site_by_code:
                return None
            return await self.store.read(lambda tx: calendar.ics(tx, timetable, language, site))

        return Calendars(read)

    def shelf(self) -> Shelf:
        """Where channels get the files that go with messages."""

        async def content(file_id: str) -> bytes | None:
            file = await self.files.find(file_id)
            return file.content if file else None

        def link(file_id: str) -> str:
            public = str(self.settings.public_url or "").rstrip("/")
            return f"{public}{self.files.path(file_id)}" if public else ""

        return Shelf(content, link)

    def accept_of(self, client: ChannelClient, box: Inbox) -> Accept:
        """What keeps that client's updates; where there is a quota, they are counted as well."""
        return quotas.counted(box.accept, client.spend) if isinstance(client, ZaloClient) else box.accept

    def queued(self) -> None:
        """Something may be due."""
        for sender in self.senders:
            sender.wake()

    def handled(self, done: Sequence[Done]) -> None:
        """A batch is committed: its messages may go, and its taps are answered at once on the buttons themselves."""
        self.queued()
        taps = [one for one in done if one.callback_id]
        for tap in taps[: max(0, _MOST_BESIDE - len(self.beside))]:
            self.do_beside(self._answer(tap))
        for one in done:
            self.metrics.handled(one.address.channel, one.said)

    def do_beside(self, work: Coroutine[None, None, None]) -> None:
        """Do something that nobody waits for; a stop cancels it."""
        task = self.tasks.create_task(once(work))
        self.beside.add(task)
        task.add_done_callback(self.beside.discard)

    def do_on_and_on(self, name: str, work: Job) -> None:
        """Do something again and again, whatever one time of it meets; a stop cancels it."""
        self.do_beside(self.repeated.on_and_on(name, work))

    async def _answer(self, tap: Done) -> None:
        try:
            text = self.render(tap.notice, tap.language).text if tap.notice else ""
        except TextError as error:
            _log.error("a tap has no words: %s", error)
            text = ""
        for client in self.clients:
            if (client.channel, client.bot) == (tap.address.channel, tap.address.bot):
                await client.notify(tap.callback_id, text)

    def words_of(self, queued: Queued) -> Rendered:
        """A delivery in its receiver's language. A broadcast is put into words once for all who read it."""
        return _words_of(queued.message, queued.language or self.settings.language, self.current.timetable.zone)

    def jobs(self) -> tuple[tuple[Job, int], ...]:
        """What is done again and again, each with its seconds: whenever it is done, it does what is due by then."""
        return (
            (self.remind, 1),
            (self.tell_changes, 1),
            (self.broadcast, 1),
            (self.close_sessions, 1),
            (self.make_files, 1),
            (self.watch, 2),
            (self.warn, 10),
            (self.report, 60),
            (self.digest, 60),
            (self.watch_quotas, 60),
            (self.back_up, 600),
            (self.clean, 3600),
        )

    async def remind(self) -> None:
        """Plan the reminders that are due."""
        await self.reminding.tick()
        self.ticked_at = _now()

    async def tell_changes(self) -> None:
        """Tell people how the timetable changed, once organisers agreed to it."""
        hold, unasked_after = self.settings.change_hold, self.settings.change_notice_after
        await timetable.tell(self.store, hold, unasked_after, self.clock, self.queued)

    async def broadcast(self) -> None:
        """Go on with what organisers send."""
        await broadcasts.tick(self.store, self.settings.messages_per_second, self.clock, self.queued)

    async def close_sessions(self) -> None:
        """Go on with closing and reopening sessions."""
        await closings.tick(self.store, self.clock)

    async def make_files(self) -> None:
        """Make the files that people asked for, and the reports that are wanted."""
        await self.file_maker.work()

    async def report(self) -> None:
        """Have reports made of the sessions that are over."""
        await self.file_maker.want_reports()

    async def watch(self) -> None:
        """Look at the timetable's file."""
        await timetable.watch(self.current, self.store, self.clock, self.settings.organisers, self.queued)

    async def clean(self) -> None:
        """Delete what need not be kept."""
        settings, timetable = self.settings, self.current.timetable
        if await housekeeping.clean(self.store, timetable, settings.retention_days, settings.organisers, self.clock):
            self.queued()

    async def back_up(self) -> None:
        """Copy the database when its night has come."""
        if self.settings.backup_at is None:
            return
        rule = backups.Rule(self.settings.backup_at, self.settings.backup_folder, self.settings.backup_keep)
        if await backups.back_up(self.store, rule, self.current.timetable, self.settings.organisers, self.clock()):
            self.queued()

    async def digest(self) -> None:
        """Tell organisers how the day went, when it is time."""
        at, now, organisers = self.settings.digest_at, self.clock(), self.settings.organisers
        if at is None:
            return
        timetable = self.current.timetable
        if await self.store.transaction(lambda tx: digest.send(tx, timetable, at, organisers, now)):
            self.queued()

    async def watch_quotas(self) -> None:
        """Warn of quotas that are nearly used up."""
        clients = [client for client in self.clients if isinstance(client, ZaloClient)]
        await quotas.warn(clients, self.store, self.clock, self.settings.organisers, self.queued)

    async def warn(self) -> None:
        """Tell organisers of reminders that are too slow."""
        if await deadlines.warn(self.store, self.house, self.clock):
            self.queued()

    async def measure(self) -> Measured:
        """What there is, in numbers."""
        problems = await self.problems()
        return await self.store.read(lambda tx: measure(tx, self.clock(), self.clients, problems))

    async def problems(self) -> list[str]:
        """What keeps the program from its work just now."""
        found = [f"{self.name_of(client)}: {client.health.trouble}" for client in self.clients if client.health.trouble]
        if self.store.problem:
            found.append(f"nothing can be kept: {self.store.problem}")
        if _now() - self.ticked_at > _LATE_TICK_SECONDS:
            found.append("the clock does not tick: reminders are not planned")
        return found + self.repeated.problems


@lru_cache(maxsize=4096)
def _words_of(message: str, language: Language, zone: ZoneInfo) -> Rendered:
    return render(loads(message), language, zone)


def _now() -> float:
    return asyncio.get_running_loop().time()
