"""`check [SCHEDULE]`: every mistake of a timetable at once, or what it holds and how long its reminders take."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from bot.commands.check_plan import Turns, day, dry_run, length, too_slow_lines, wave_rows
from bot.commands.check_zalo import zalo_report
from bot.config import ConfigError, read_settings
from bot.domain.pace import Census
from bot.domain.timetable import CheckInRules, Proof, Timetable
from bot.services import planner
from bot.services.planner import Plan, expected
from bot.storage import dry_runs
from bot.storage.dry_runs import Reached
from bot.storage.schedule import Loaded, ScheduleError, load
from bot.storage.sqlite import read_sqlite
from bot.storage.store import StorageError, Transaction

T = TypeVar("T")

_EXAMPLES = (50_000, 150_000)
_SLOWEST, _FASTEST = 0.01, 1_000_000.0
_MOST_PEOPLE = 100_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("schedule", nargs="?", type=Path, help="the timetable (default: SCHEDULE_FILE)")
    parser.add_argument("--rate", type=_rate, help="messages a second (default: MESSAGES_PER_SECOND)")
    parser.add_argument("--people", type=_people, help="how many people get reminders (default: those in the database)")
    parser.add_argument("--plan", action="store_true", help="show who would get which reminder and when, by province")
    parser.add_argument("--site", metavar="CODE", help="the same for one site, by name")


def run(args: argparse.Namespace) -> int:
    """Check with the settings' timetable, rate and database."""
    try:
        settings = read_settings()
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return check(
        args,
        schedule=settings.schedule_file,
        rate=settings.messages_per_second,
        zalo_bots=len(settings.zalo_bot_tokens),
        database=settings.database_path,
    )


def check(args: argparse.Namespace, *, schedule: Path, rate: float, database: Path, zalo_bots: int = 0) -> int:
    """Check and report. `schedule` and `rate` hold where no option says otherwise; the database knows the people.

    Returns 1 where the timetable has mistakes, or where its reminders cannot reach the people there are in time.
    """
    path: Path = args.schedule or schedule
    try:
        loaded = load(path)
    except ScheduleError as error:
        sys.stderr.write(f"{error}\n{_counted(len(error.problems), 'mistake')} in {path}\n")
        return 1
    known = None if args.people is not None else _from_database(database, lambda tx: expected(tx, loaded.timetable))
    plans = _plans(loaded.timetable, args.rate or rate, args.people, known)
    report = chain(_report(loaded, path, plans), zalo_report(loaded.timetable, zalo_bots))
    sys.stdout.write("\n".join(report) + "\n")
    is_known = known is not None or args.people is not None
    slow = [line for plan in plans for line in too_slow_lines(plan)]
    if slow:
        (sys.stderr if is_known else sys.stdout).write("\n" + "\n".join(slow) + "\n")
    status = 1 if slow and is_known else 0
    return max(status, _dry_run(loaded.timetable, args, rate, database)) if args.plan or args.site else status


def _plans(timetable: Timetable, rate: float, people: int | None, known: Census | None) -> list[Plan]:
    clerks = {"": len(timetable.sites)}
    counts = _EXAMPLES if people is None else (people,)
    censuses = [known] if known is not None else [Census({"": count}, clerks) for count in counts]
    return [Plan(timetable, census, rate) for census in censuses]


def _dry_run(timetable: Timetable, args: argparse.Namespace, rate: float, database: Path) -> int:
    """Show who would get what: the people and chats that the database has now."""
    site = timetable.site_by_code.get(args.site) if args.site else None
    if args.site and site is None:
        sys.stderr.write(f"there is no site {args.site!r} in the timetable\n")
        return 1

    def read(tx: Transaction) -> tuple[Plan, list[Reached], Turns]:
        turns = {
            one.id: {need.code: turn for turn, need in enumerate(planner.turns(tx, timetable, one.id), 1)}
            for one in timetable.sessions
        }
        return planner.make(tx, timetable, args.rate or rate), dry_runs.reached(tx), turns

    found = _from_database(database, read)
    if found is None:
        sys.stderr.write("there is no database yet, so nobody would get anything\n")
        return 1
    where = f"at {site.full_name}" if site else "by province"
    lines = ["", f"Who would get what {where}, as people and chats are now", *dry_run(*found, site)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _from_database(database: Path, work: Callable[[Transaction], T]) -> T | None:
    """What the database says; None where there is none."""

    async def read() -> T | None:
        try:
            async with read_sqlite(database) as store:
                return await store.read(work)
        except StorageError:
            return None

    return asyncio.run(read())


def _rate(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not _SLOWEST <= value <= _FASTEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of messages a second")
    return value


def _people(text: str) -> int:
    digits = text.replace(",", "").replace("_", "")
    if not (digits.isascii() and digits.isdigit() and int(digits) <= _MOST_PEOPLE):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of people")
    return int(digits)


def _report(loaded: Loaded, path: Path, plans: Iterable[Plan]) -> Iterator[str]:
    timetable = loaded.timetable
    yield f"{path} is in order"
    yield ""
    yield from _heading(timetable)
    yield ""
    items, days = _counted(len(timetable.items), "item"), _counted(len(timetable.days), "day")
    yield f"{_counted(len(timetable.sessions), 'session')} on {days}, {items}"
    yield from _table(_session_rows(timetable))
    yield ""
    yield from _sites(loaded)
    for plan in plans if timetable.reminders else ():
        yield ""
        people = _counted(plan.census.all_people, "person", "people")
        yield f"Reminders, with {people} at {plan.rate:g} messages a second"
        yield from _table(wave_rows(plan))
        yield "  first clerks, then the sites furthest from done, provinces in turn"


def _heading(timetable: Timetable) -> Iterator[str]:
    yield f"{timetable.title.en} ({timetable.id})"
    rows = [("zone", timetable.zone.key)]
    if timetable.venue:
        rows.append(("venue", f"{timetable.venue.name.en}, {timetable.venue.address.en}"))
    if timetable.contact:
        rows.append(("contact", timetable.contact.en))
    rows.append(("check-in", _check_in(timetable.check_in)))
    yield from _table(rows)


def _check_in(rules: CheckInRules) -> str:
    opens, late, closes = map(length, (rules.opens_before, rules.late_after, rules.closes_after_end))
    end = f"{closes} after its end" if rules.closes_after_end else "at its end"
    proof = ", with the code on the site's screen" if rules.proof is Proof.CODE else ""
    return f"opens {opens} before a session, late from {late} after its start, closes {end}{proof}"


def _session_rows(timetable: Timetable) -> Iterator[Sequence[str]]:
    for session in timetable.sessions:
        times = f"{session.start:%H:%M}-{session.end:%H:%M}"
        yield (
            f"{day(session.start)} {session.day.year}",
            session.id,
            session.name.en,
            times,
            _counted(len(session.items), "item"),
        )


def _sites(loaded: Loaded) -> Iterator[str]:
    sites = loaded.timetable.sites
    provinces = len({site.province for site in sites if site.province})
    yield _counted(len(sites), "site") + (f" in {_counted(provinces, 'province')}" if provinces else "")
    by_count = sorted(loaded.site_types.items(), key=lambda pair: -pair[1])
    width = max((len(f"{count:,}") for _, count in by_count), default=0)
    yield from (f"  {count:>{width},}  {name}" for name, count in by_count)
    if by_count and (rest := len(sites) - sum(loaded.site_types.values())):
        yield f"  {rest:>{width},}  of no type"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
