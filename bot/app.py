"""The composition root: open, wire, start, wait for a signal, close in reverse."""

import asyncio
import logging
import secrets
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.channels.channel import Accept, ChannelClient
from bot.channels.telegram import TelegramClient, Webhook, telegram_client
from bot.channels.web import WebChannel
from bot.channels.zalo import Webhook as ZaloWebhook
from bot.channels.zalo import ZaloClient, bot_id, zalo_client
from bot.clock import Clock, wall_clock
from bot.config import Mode, Settings
from bot.domain.messages import Incoming, Outgoing, Rendered
from bot.domain.timetable import Language
from bot.handlers.request import House
from bot.jobs import housekeeping, quotas, reminders, timetable
from bot.jobs.inbox import Inbox, Tap
from bot.jobs.outbox import Rates, Sender
from bot.jobs.timetable import CurrentTimetable
from bot.services import deliveries, timetables
from bot.storage import facts
from bot.storage.outbox import Queued
from bot.storage.outgoing import loads
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from bot.texts.render import render
from bot.web.demo import Demo
from bot.web.kept import keeper, reader
from bot.web.pages import ClassFacts, Pages
from bot.web.server import web_app
from bot.web.webhooks import Webhook as WebhookRoute
from bot.web.webhooks import telegram_webhook, zalo_webhook

_TICK_SECONDS = 1
_WATCH_SECONDS = 2
_HOUSEKEEPING_SECONDS = 3600
_QUOTA_SECONDS = 60
_LATE_TICK_SECONDS = 30.0
_DRAIN_SECONDS = 3.0  # for what came in
_FLIGHT_SECONDS = 5.0  # for what is being sent; with the above well within the ten seconds that we promise
_MOST_BESIDE = 500  # answers to taps that are on their way; a tap beyond that has its message all the same
_MENU = ("checkin", "today", "schedule", "me", "reminders", "site", "language", "help")

_log = logging.getLogger(__name__)


@dataclass
class App:
    """The running program: what its parts need of each other."""

    settings: Settings
    clock: Clock
    store: Store
    current: CurrentTimetable
    tasks: asyncio.TaskGroup = field(default_factory=asyncio.TaskGroup)
    clients: list[ChannelClient] = field(default_factory=list)
    senders: list[Sender] = field(default_factory=list)
    ticked_at: float = 0.0
    beside: set[asyncio.Task[None]] = field(default_factory=set)  # what a stop need not wait for
    url: str = ""

    def house(self) -> House:
        """What handlers need to know, as it is now."""
        health = {self.name_of(client): client.health for client in self.clients}
        return House(self.current.timetable, self.settings.organisers, self.settings.language, health)

    def name_of(self, client: ChannelClient) -> str:
        """The channel's name, with the bot's id where the channel has several."""
        several = sum(one.channel is client.channel for one in self.clients) > 1
        return f"{client.channel} {client.bot}" if several else client.channel.value

    def render(self, outgoing: Outgoing, language: Language | None) -> Rendered:
        """Words, with times of the class's zone."""
        return render(outgoing, language or self.settings.language, self.current.timetable.zone)

    def accept_of(self, client: ChannelClient, box: Inbox) -> Accept:
        """What keeps that client's updates; where there is a quota, they are counted as well."""
        return quotas.counted(box.accept, client.spend) if isinstance(client, ZaloClient) else box.accept

    def queued(self) -> None:
        """Something may be due."""
        for sender in self.senders:
            sender.wake()

    def handled(self, taps: Sequence[Tap]) -> None:
        """A batch is committed: its messages may go, and its taps are answered at once on the buttons themselves."""
        self.queued()
        for tap in taps[: max(0, _MOST_BESIDE - len(self.beside))]:
            self.do_beside(self._answer(tap))

    def do_beside(self, work: Coroutine[None, None, None]) -> None:
        """Do something that nobody waits for; a stop cancels it."""
        task = self.tasks.create_task(work)
        self.beside.add(task)
        task.add_done_callback(self.beside.discard)

    async def _answer(self, tap: Tap) -> None:
        text = self.render(tap.notice, tap.language).text if tap.notice else ""
        for client in self.clients:
            if (client.channel, client.bot) == (tap.address.channel, tap.address.bot):
                await client.notify(tap.callback_id, text)

    def words_of(self, queued: Queued) -> Rendered:
        """A delivery in its receiver's language. A broadcast is put into words once for all who read it."""
        return _words_of(queued.message, queued.language or self.settings.language, self.current.timetable.zone)

    async def tick(self) -> None:
        """Plan what is due."""
        await reminders.tick(self.store, lambda: self.current.timetable, self.clock, self.queued)
        self.ticked_at = _now()

    async def watch(self) -> None:
        """Look at the timetable's file."""
        await timetable.watch(self.current, self.store, self.clock, self.settings.organisers, self.queued)

    async def clean(self) -> None:
        """Delete what need not be kept."""
        await housekeeping.clean(self.store, self.clock())

    async def watch_quotas(self) -> None:
        """Warn of quotas that are nearly used up."""
        clients = [client for client in self.clients if isinstance(client, ZaloClient)]
        await quotas.warn(clients, self.store, self.clock, self.settings.organisers, self.queued)

    async def problems(self) -> list[str]:
        """What keeps the program from its work just now."""
        found = [f"{self.name_of(client)}: {client.health.problem}" for client in self.clients if client.health.problem]
        if _now() - self.ticked_at > _LATE_TICK_SECONDS:
            found.append("the clock does not tick: reminders are not planned")
        return found


@lru_cache(maxsize=4096)
def _words_of(message: str, language: Language, zone: ZoneInfo) -> Rendered:
    return render(loads(message), language, zone)


async def serve(
    settings: Settings,
    clock: Clock = wall_clock,
    *,
    demonstrate: Callable[[App], Demo] | None = None,
    ready: Callable[[App], None] = lambda _: None,
    stop: asyncio.Event | None = None,
) -> None:
    """Run everything that is configured until SIGINT, SIGTERM or `stop`. `ready` is called when people are answered.

    Raises:
        StorageError, ScheduleError, OSError: it cannot start; the message says why.
    """
    stop = stop or _on_signal()
    async with AsyncExitStack() as opened:
        store = await opened.enter_async_context(open_sqlite(settings.database_path))
        interrupted = await store.transaction(lambda tx: deliveries.recover(tx, clock()))
        if interrupted:
            _log.warning("%d messages were being sent when the program last stopped", interrupted)
        current = await timetable.start(store, settings.schedule_file, clock())
        app = App(settings, clock, store, current, ticked_at=_now())
        box = Inbox(store, clock, app.house, app.handled)
        webhooks = await _open_telegram(app, opened, box) + await _open_zalo(app, opened, box)
        pages = await _open_pages(app, box) if settings.web_chat else None
        demonstration = demonstrate(app) if demonstrate else None
        site = web_app(app.problems, pages=pages, webhooks=webhooks, demonstration=demonstration)
        runner = await _listen(app, opened, site)
        async with app.tasks:
            await _run(app, box, runner, stop, ready)


async def _run(app: App, box: Inbox, runner: web.AppRunner, stop: asyncio.Event, ready: Callable[[App], None]) -> None:
    rates = Rates(app.settings.replies_per_second, app.settings.messages_per_second)
    app.senders += [Sender(client, app.store, app.clock, app.words_of, rates) for client in app.clients]
    handling = app.tasks.create_task(box.run())
    sending = [app.tasks.create_task(sender.run()) for sender in app.senders]
    receiving = [app.tasks.create_task(client.receive(app.accept_of(client, box))) for client in app.clients]
    for client in app.clients:
        if isinstance(client, TelegramClient):
            app.do_beside(client.set_menu({one.value: _menu(app, one) for one in Language}, app.settings.language))
    app.do_beside(asyncio.to_thread(timetables.prepare, app.current.timetable))
    ticking = _start_ticks(app)
    ready(app)
    await stop.wait()
    _log.info("stopping")
    ticking.shutdown(wait=False)
    for task in receiving:
        task.cancel()
    await runner.cleanup()
    with suppress(TimeoutError):
        await asyncio.wait_for(box.drained(), _DRAIN_SECONDS)
    handling.cancel()
    for sender in app.senders:
        sender.stop()
    _, unfinished = await asyncio.wait(sending, timeout=_FLIGHT_SECONDS) if sending else (set(), set())
    for task in (*unfinished, *app.beside):
        task.cancel()


async def _open_telegram(app: App, opened: AsyncExitStack, box: Inbox) -> list[WebhookRoute]:
    settings = app.settings
    if settings.telegram_bot_token is None:
        return []
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    called = settings.telegram_mode is Mode.WEBHOOK
    client = await opened.enter_async_context(
        telegram_client(
            settings.telegram_bot_token.get_secret_value(),
            str(settings.telegram_api_url).rstrip("/"),
            settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else "",
            clock=app.clock,
            webhook=Webhook(f"{str(settings.public_url).rstrip('/')}/telegram/webhook", secret) if called else None,
        )
    )
    app.clients.append(client)
    return [telegram_webhook(secret, partial(_parsed_by, client), box.accept)] if called else []


async def _open_zalo(app: App, opened: AsyncExitStack, box: Inbox) -> list[WebhookRoute]:
    settings, routes = app.settings, []
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    for token in settings.zalo_bot_tokens:
        path = "/zalo/webhook" if len(settings.zalo_bot_tokens) == 1 else f"/zalo/webhook/{bot_id(token)}"
        webhook = ZaloWebhook(f"{str(settings.public_url).rstrip('/')}{path}", secret)
        client = await opened.enter_async_context(
            zalo_client(
                token,
                str(settings.zalo_api_url).rstrip("/"),
                clock=app.clock,
                spend=quotas.spender(app.store, app.clock, str(bot_id(token))),
                webhook=webhook if settings.zalo_mode is Mode.WEBHOOK else None,
            )
        )
        app.clients.append(client)
        if settings.zalo_mode is Mode.WEBHOOK:
            accept = app.accept_of(client, box)
            routes.append(zalo_webhook(path, secret, partial(_parsed_by, client), accept))
    return routes


def _parsed_by(client: TelegramClient | ZaloClient, body: bytes) -> list[Incoming]:
    incoming = client.incoming_from_webhook(body)
    return [incoming] if incoming else []


async def _open_pages(app: App, box: Inbox) -> Pages:
    settings = app.settings

    def words(key: str, language: Language, **arguments: str | int) -> str:
        return app.render(Outgoing(key, arguments), language).text

    def facts_of_class(language: Language) -> ClassFacts:
        in_force = app.current.timetable
        return ClassFacts(in_force.title.in_language(language), in_force.zone)

    channel = WebChannel(keeper(app.store, app.clock))
    app.clients.append(channel)
    return Pages(
        channel=channel,
        hear=box.hear,
        history=reader(app.store),
        words=words,
        clock=app.clock,
        facts=facts_of_class,
        secret_key=await _secret_key(app),
        language=settings.language,
        public_url=str(settings.public_url or ""),
        speed=lambda: getattr(app.clock, "speed", 1.0),
    )


async def _secret_key(app: App) -> str:
    """The key that signs cookies and links: the setting, or one of our own that the database keeps."""
    if app.settings.secret_key:
        return app.settings.secret_key.get_secret_value()
    made = secrets.token_urlsafe(32)
    return await app.store.transaction(lambda tx: facts.keep_first(tx, "secret_key", made))


async def _listen(app: App, opened: AsyncExitStack, site: web.Application) -> web.AppRunner:
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=2.0)
    opened.push_async_callback(runner.cleanup)
    await runner.setup()
    host, port = app.settings.http_host, app.settings.http_port
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise OSError(f"cannot listen on {host}:{port} ({error.strerror}): set another HTTP_PORT") from error
    app.url = f"http://{host}:{runner.addresses[0][1]}"
    return runner


def _menu(app: App, language: Language) -> list[tuple[str, str]]:
    return [(name, app.render(Outgoing(f"menu-{name}"), language).text) for name in _MENU]


def _start_ticks(app: App) -> AsyncIOScheduler:
    """APScheduler only ticks: what is due, the database knows. A late tick is as good as one in time."""
    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    jobs = ((app.tick, _TICK_SECONDS), (app.watch, _WATCH_SECONDS), (app.clean, _HOUSEKEEPING_SECONDS))
    if app.settings.zalo_bot_tokens:
        jobs += ((app.watch_quotas, _QUOTA_SECONDS),)
    for job, seconds in jobs:
        name, now = job.__name__, wall_clock()
        scheduler.add_job(_run_job, "interval", args=(job,), id=name, name=name, seconds=seconds, next_run_time=now)
    scheduler.start()
    return scheduler


async def _run_job(job: Callable[[], Awaitable[None]]) -> None:
    """Run a job. That it is cut off when the program stops is no error: the next start goes on where it was."""
    with suppress(asyncio.CancelledError):
        await job()


def _on_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _now() -> float:
    return asyncio.get_running_loop().time()
