"""`rehearse`: the whole class in minutes, on a copy of the database; no message leaves this machine."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SimulatedClock, wall_clock
from bot.commands.logs import set_up_logs
from bot.commands.progress import progress
from bot.config import ConfigError, Settings, read_settings
from bot.domain.pace import EARLIEST
from bot.domain.reminders import reminders
from bot.domain.timetable import Timetable
from bot.jobs import timetable as timetable_job
from bot.jobs.inbox import Inbox
from bot.jobs.outbox import Rates
from bot.jobs.rehearsal import Rehearsal
from bot.running import App
from bot.services.export_files import OutputError, replacing, write_csv
from bot.services.exports import Cells
from bot.storage import contacts, rehearsal
from bot.storage.outgoing import loads
from bot.storage.rehearsal import Wave
from bot.storage.schedule import ScheduleError
from bot.storage.sqlite import SqliteStore, open_sqlite, read_sqlite
from bot.storage.store import StorageError, Transaction, moment

_BEFORE = timedelta(hours=1)
_AFTER = timedelta(hours=6)
_COLUMNS = ("sent_at", "state", "kind", "session_id", "channel", "person_id", "site_code", "text")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--people", type=int, metavar="N", help="make up so many delegates, a clerk for each site and an organiser"
    )
    parser.add_argument(
        "--check-in",
        type=int,
        default=0,
        metavar="PERCENT",
        help="so many of them check in (default 0: the most to send)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.csv", help="write who got what when")


def run(args: argparse.Namespace) -> int:
    """Rehearse, and say what came when, what came too late, and how much it was."""
    if not 0 <= args.check_in <= 100 or (args.people is not None and args.people < 1):  # noqa: PLR2004 - per cent
        print("--people takes 1 or more, --check-in 0 to 100", file=sys.stderr)
        return 2
    set_up_logs("ERROR", "text")
    with tempfile.TemporaryDirectory(prefix="diemcau-rehearsal-") as folder:
        try:
            settings = read_settings(telegram_bot_token=None, zalo_bot_token=None)
            asyncio.run(_rehearse(settings, Path(folder) / "rehearsal.sqlite3", args))
        except (ConfigError, ScheduleError, StorageError, OutputError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


async def _rehearse(settings: Settings, database: Path, args: argparse.Namespace) -> None:
    if args.people is None:
        async with read_sqlite(settings.database_path, older=True) as real:
            await real.backup(database)
    async with open_sqlite(database) as store:
        started = wall_clock()
        app = await _program(settings, store, args.people)
        await _let_pass(app, args.check_in)
        took = wall_clock() - started
        await store.read(lambda tx: _report(tx, app, took))
        if args.output:
            with replacing(args.output, private=True) as file:
                await store.read(lambda tx: write_csv(file, _COLUMNS, _rows(tx, app)))


async def _program(settings: Settings, store: SqliteStore, people: int | None) -> App:
    """The program without its channels, before the class; it is told of the timetable as if it were new."""
    clock = SimulatedClock(wall_clock(), speed=0)
    loaded = await timetable_job.start(store, settings.schedule_file, settings.organisers, clock())
    begins = (await _first_reminder(store, loaded.timetable)) - _BEFORE
    await store.transaction(lambda tx: rehearsal.start_over(tx, begins))
    clock.jump(begins)
    if people is not None:
        await store.transaction(lambda tx: rehearsal.make_up(tx, loaded.timetable, people, begins))
    current = await timetable_job.start(store, settings.schedule_file, settings.organisers, clock())
    return App(settings, clock, store, current, ticked_at=asyncio.get_running_loop().time())


async def _first_reminder(store: SqliteStore, timetable: Timetable) -> datetime:
    chosen = await store.read(contacts.chosen_leads)
    due = [reminder.due_at for reminder in reminders(timetable, chosen)]
    every = [min(at, datetime.combine(at.date(), EARLIEST, timetable.zone)) for at in due]  # where it begins early
    return min([*every, timetable.sessions[0].start - timetable.check_in.opens_before])


async def _let_pass(app: App, percent: int) -> None:
    assert isinstance(app.clock, SimulatedClock)  # noqa: S101 - `_program` made it
    timetable, settings = app.current.timetable, app.settings
    begins, ends = app.clock(), timetable.sessions[-1].end + _AFTER
    about_files = (app.watch, app.back_up, app.clean, app.report, app.make_files)
    with progress("minutes of the class", int((ends - begins) / timedelta(minutes=1))) as advance:
        await Rehearsal(
            app.store,
            app.clock,
            app.clock.jump,
            timetable,
            jobs=[(job, seconds) for job, seconds in app.jobs() if job not in about_files],
            box=Inbox(app.store, app.clock, app.house, lambda _: None),
            render=app.words_of,
            rates=Rates(settings.replies_per_second, settings.messages_per_second),
            percent=percent,
            progress=_in_minutes(advance),
        ).run(begins, ends)


def _in_minutes(advance: Callable[[int], None]) -> Callable[[timedelta], None]:
    passed = timedelta(0)

    def pass_on(more: timedelta) -> None:
        nonlocal passed
        passed += more
        minutes, passed = divmod(passed, timedelta(minutes=1))
        if minutes:
            advance(minutes)

    return pass_on


def _report(tx: Transaction, app: App, took: timedelta) -> None:
    zone, rate = app.current.timetable.zone, app.settings.messages_per_second
    waves = rehearsal.waves(tx)
    print(f"Rehearsed in {took.total_seconds():.0f} s, at {rate:g} unasked messages a second. Nothing was sent.\n")
    print(f"{'begins':<16}{'had it':>10}{'from':>8}{'to':>8}{'too late':>10}{'no need':>9}  what")
    for wave in waves:
        print(_line(wave, app))
    missed = rehearsal.missed(tx)
    late = sum(wave.expired for wave in waves)
    print(
        f"\n{sum(wave.sent for wave in waves):,} messages nobody asked for had arrived in time, {late:,} came too late."
    )
    for reminder in missed:
        print(f"missed: {reminder}")
    if busiest := rehearsal.busiest_minute(tx):
        print(
            f"Busiest minute: {busiest[0].astimezone(zone):%a %d/%m %H:%M}, {busiest[1]:,} messages, answers included."
        )


def _line(wave: Wave, app: App) -> str:
    zone = app.current.timetable.zone
    first, last = (f"{at.astimezone(zone):%H:%M}" if at else "–" for at in (wave.first_at, wave.last_at))
    what = _words(wave.message, app).partition("\n")[0]
    return (
        f"{wave.due_at.astimezone(zone):%a %d/%m %H:%M}  {wave.sent:>8,}{first:>8}{last:>8}{wave.expired:>10,}"
        f"{wave.cancelled:>9,}  {what}"
    )


def _rows(tx: Transaction, app: App) -> Iterator[Cells]:
    local = app.current.timetable.local
    for row in rehearsal.everything(tx):
        sent_at = local(moment(row["sent_at"])) if row["sent_at"] else None
        words = _words(row["message"], app)
        yield (
            sent_at,
            *(row[name] for name in ("state", "kind", "session_id", "channel", "person_id", "site_code")),
            words,
        )


def _words(message: str, app: App) -> str:
    return app.render(loads(message), None).text
