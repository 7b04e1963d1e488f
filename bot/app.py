"""The composition root: open, wire, start, wait for a signal, close in reverse."""

import asyncio
import logging
import secrets
import signal
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from datetime import UTC
from functools import partial

from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.channels.channel import ChannelClient
from bot.channels.http import Webhook
from bot.channels.telegram import TelegramClient, telegram_client
from bot.channels.web import WebChannel
from bot.channels.zalo import ZaloClient, bot_id, zalo_client
from bot.clock import Clock, wall_clock
from bot.config import Mode, Settings
from bot.domain.messages import Address, Argument, Channel, Incoming, Outgoing
from bot.domain.timetable import Language
from bot.jobs import quotas, timetable
from bot.jobs.files import FileReader
from bot.jobs.inbox import Inbox
from bot.jobs.outbox import Rates, Sender
from bot.jobs.recalls import Recaller
from bot.running import App
from bot.services import deliveries, roles, timetables
from bot.storage import facts
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from bot.web.demo import Demo
from bot.web.kept import keeper, reader
from bot.web.pages import ClassFacts, Pages
from bot.web.server import web_app
from bot.web.webhooks import Webhook as WebhookRoute
from bot.web.webhooks import telegram_webhook, zalo_webhook

__all__ = ["App", "serve"]

_DRAIN_SECONDS = 3.0  # for what came in
_FLIGHT_SECONDS = 5.0  # for what is being sent; with the above well within the ten seconds that we promise
_MENU = ("checkin", "today", "schedule", "me", "reminders", "site", "language", "help")

_log = logging.getLogger(__name__)


async def serve(
    settings: Settings,
    clock: Clock = wall_clock,
    *,
    demonstrate: Callable[[App], Demo] | None = None,
    ready: Callable[[App], None] = lambda _: None,
    settled: Callable[[], None] = lambda: None,
    stop: asyncio.Event | None = None,
) -> None:
    """Run everything that is configured until SIGINT, SIGTERM or `stop`.

    `ready` is called when people are answered, `settled` when all that stays in memory is there.

    Raises:
        StorageError, ScheduleError, OSError: it cannot start; the message says why.
    """
    stop = stop or _on_signal()
    async with AsyncExitStack() as opened:
        store = await opened.enter_async_context(open_sqlite(settings.database_path))
        interrupted = await store.transaction(lambda tx: deliveries.recover(tx, clock()))
        if interrupted:
            _log.warning("%d messages were being sent when the program last stopped", interrupted)
        await timetable.write_wanted(store, settings.schedule_file, settings.organisers, clock())
        current = await timetable.start(store, settings.schedule_file, settings.organisers, clock())
        secret_key = await _secret_key(settings, store)
        app = App(settings, clock, store, current, ticked_at=_now(), secret_key=secret_key)
        box = Inbox(store, clock, app.house, app.handled, app.metrics.received)
        webhooks = await _open_telegram(app, opened, box) + await _open_zalo(app, opened, box)
        pages = await _open_pages(app, box) if settings.web_chat else None
        demonstration = demonstrate(app) if demonstrate else None
        site = web_app(
            app.problems,
            metrics=app.metrics,
            pages=pages,
            webhooks=webhooks,
            demonstration=demonstration,
            files=app.files,
            live=app.live if pages else None,
            calendars=app.calendars,
        )
        runner = await _listen(app, opened, site)
        async with app.tasks:
            await _run(app, box, runner, stop, ready=ready, settled=settled)


async def _run(
    app: App,
    box: Inbox,
    runner: web.AppRunner,
    stop: asyncio.Event,
    *,
    ready: Callable[[App], None],
    settled: Callable[[], None],
) -> None:
    app.senders += [
        Sender(client, app.store, app.clock, app.words_of, _rates(app, client), observe=app.metrics.sent)
        for client in app.clients
    ]
    handling = app.tasks.create_task(box.run())
    app.do_on_and_on("the board", app.live.work)
    sending = [app.tasks.create_task(sender.run()) for sender in app.senders]
    receiving = [app.tasks.create_task(client.receive(app.accept_of(client, box))) for client in app.clients]
    for client in app.clients:
        if isinstance(client, TelegramClient):
            app.do_beside(client.set_menu({one.value: _menu(app, one) for one in Language}, app.settings.language))
    app.do_beside(_prepare(app, settled))
    for client in app.clients:
        recaller = Recaller(client, app.store, app.clock, app.settings.messages_per_second)
        app.do_on_and_on(f"taking messages back on {app.name_of(client)}", recaller.work)
    reader = FileReader(
        app.store, app.clients, app.clock, house=app.house, schedule=app.settings.schedule_file, queued=app.queued
    )
    app.do_on_and_on("reading files", reader.work)
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


def _rates(app: App, client: ChannelClient) -> Rates:
    """How fast a channel is spoken to. Our own page bears as much as we can write."""
    replies = app.settings.replies_per_second
    return Rates(replies, replies if client.channel is Channel.WEB else app.settings.messages_per_second)


async def _prepare(app: App, settled: Callable[[], None]) -> None:
    await asyncio.to_thread(timetables.prepare, app.current.timetable)
    settled()


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
            shelf=app.shelf(),
        )
    )
    app.clients.append(client)
    return [telegram_webhook(secret, partial(_parsed_by, client), box.accept)] if called else []


async def _open_zalo(app: App, opened: AsyncExitStack, box: Inbox) -> list[WebhookRoute]:
    settings, routes = app.settings, []
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    for token in settings.zalo_bot_tokens:
        path = "/zalo/webhook" if len(settings.zalo_bot_tokens) == 1 else f"/zalo/webhook/{bot_id(token)}"
        webhook = Webhook(f"{str(settings.public_url).rstrip('/')}{path}", secret)
        client = await opened.enter_async_context(
            zalo_client(
                token,
                str(settings.zalo_api_url).rstrip("/"),
                clock=app.clock,
                spend=quotas.spender(app.store, app.clock, str(bot_id(token))),
                webhook=webhook if settings.zalo_mode is Mode.WEBHOOK else None,
                shelf=app.shelf(),
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

    def words(key: str, language: Language, **arguments: Argument) -> str:
        return app.render(Outgoing(key, arguments), language).text

    def facts_of_class(language: Language) -> ClassFacts:
        in_force = app.current.timetable
        return ClassFacts(in_force.title.in_language(language), in_force.zone)

    async def may_send(address: Address) -> bool:
        rights = await app.store.read(lambda tx: roles.rights(tx, address, settings.organisers))
        return not rights.is_nobody

    channel = WebChannel(keeper(app.store, app.clock))
    app.clients.append(channel)
    return Pages(
        channel=channel,
        hear=box.hear,
        history=reader(app.store),
        words=words,
        clock=app.clock,
        facts=facts_of_class,
        secret_key=app.secret_key,
        language=settings.language,
        public_url=str(settings.public_url or ""),
        may_send=may_send,
        speed=lambda: getattr(app.clock, "speed", 1.0),
    )


async def _secret_key(settings: Settings, store: Store) -> str:
    """The key that signs cookies and links: the setting, or one of our own that the database keeps."""
    if settings.secret_key:
        return settings.secret_key.get_secret_value()
    made = secrets.token_urlsafe(32)
    return await store.transaction(lambda tx: facts.keep_first(tx, "secret_key", made))


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
    for job, seconds in app.jobs():
        name, now = job.__name__, wall_clock()
        scheduler.add_job(_run_job, "interval", args=(app, job), id=name, name=name, seconds=seconds, next_run_time=now)
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # the jobs themselves say what there is to say
    scheduler.start()
    return scheduler


async def _run_job(app: App, job: Callable[[], Awaitable[None]]) -> None:
    """Run a job. That it is cut off when the program stops is no error: the next start goes on where it was."""
    with suppress(asyncio.CancelledError):
        await app.repeated.once(job.__name__, job)


def _on_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _now() -> float:
    return asyncio.get_running_loop().time()
