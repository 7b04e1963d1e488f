"""`check [SCHEDULE]`: every mistake of a timetable at once, or what it holds and how long its reminders take."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from bot.commands.check_zalo import zalo_report
from bot.config import ConfigError, read_settings
from bot.domain.pace import Wave, receivers, sending_time, sufficient_lead, waves
from bot.domain.reminders import is_for_clerks
from bot.domain.timetable import Audience, CheckInRules, Proof, ReminderRule, Timetable
from bot.storage import people
from bot.storage.schedule import Loaded, ScheduleError, load
from bot.storage.sqlite import read_sqlite
from bot.storage.store import StorageError

_EXAMPLES = (50_000, 150_000)
_SLOWEST, _FASTEST = 0.01, 1_000_000.0
_MOST_PEOPLE = 100_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("schedule", nargs="?", type=Path, help="the timetable (default: SCHEDULE_FILE)")
    parser.add_argument("--rate", type=_rate, help="messages a second (default: MESSAGES_PER_SECOND)")
    parser.add_argument("--people", type=_people, help="how many people get reminders (default: those in the database)")


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
        count_people=lambda: asyncio.run(_count_people(settings.database_path)),
    )


async def _count_people(database: Path) -> int | None:
    """Those in the database; None where there is none yet, or nobody in it."""
    try:
        async with read_sqlite(database, older=True) as store:
            return await store.read(people.count) or None
    except StorageError:
        return None


def check(
    args: argparse.Namespace,
    *,
    schedule: Path,
    rate: float,
    count_people: Callable[[], int | None],
    zalo_bots: int = 0,
) -> int:
    """Check and report. `schedule` and `rate` hold where no option says otherwise, `count_people` where it knows.

    Returns 1 where the timetable has mistakes, or where its reminders cannot reach the people there are in time.
    """
    path: Path = args.schedule or schedule
    try:
        loaded = load(path)
    except ScheduleError as error:
        sys.stderr.write(f"{error}\n{_counted(len(error.problems), 'mistake')} in {path}\n")
        return 1
    known = args.people if args.people is not None else count_people()
    counts = _EXAMPLES if known is None else (known,)
    report = chain(_report(loaded, path, counts, args.rate or rate), zalo_report(loaded.timetable, zalo_bots))
    sys.stdout.write("\n".join(report) + "\n")
    too_slow = [line for count in counts for line in _too_slow(loaded.timetable, count, args.rate or rate)]
    if too_slow:
        (sys.stdout if known is None else sys.stderr).write("\n" + "\n".join(too_slow) + "\n")
    return 1 if too_slow and known is not None else 0


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


def _report(loaded: Loaded, path: Path, counts: Sequence[int], rate: float) -> Iterator[str]:
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
    for count in counts if timetable.reminders else ():
        yield ""
        yield f"Reminders, with {_counted(count, 'person', 'people')} at {rate:g} messages a second"
        yield from _table(_wave_rows(timetable, count, rate))


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
    opens, late, closes = map(_length, (rules.opens_before, rules.late_after, rules.closes_after_end))
    end = f"{closes} after its end" if rules.closes_after_end else "at its end"
    proof = ", with the code on the site's screen" if rules.proof is Proof.CODE else ""
    return f"opens {opens} before a session, late from {late} after its start, closes {end}{proof}"


def _session_rows(timetable: Timetable) -> Iterator[Sequence[str]]:
    for session in timetable.sessions:
        times = f"{session.start:%H:%M}-{session.end:%H:%M}"
        yield (
            f"{_day(session.start)} {session.day.year}",
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


def _wave_rows(timetable: Timetable, people: int, rate: float) -> Iterator[Sequence[str]]:
    yield "reminder", "session", "to", "starts", "last one", ""
    for wave in waves(timetable, people=people, rate=rate):
        rule, session = wave.reminder.rule, wave.reminder.session
        times = _moment(wave.begins_at), _moment(wave.ends_at)
        yield f"{_length(rule.before)} before", session.id, _receivers(rule, wave.receivers), *times, _verdict(wave)


def _verdict(wave: Wave) -> str:
    return "in time" if wave.is_in_time else f"too late for {wave.missed:,}"


def _too_slow(timetable: Timetable, people: int, rate: float) -> Iterator[str]:
    """What cannot be done, and what could be instead."""
    late_waves = [wave for wave in waves(timetable, people=people, rate=rate) if not wave.is_in_time]
    for index, rule in enumerate(timetable.reminders):
        late = [wave for wave in late_waves if wave.reminder.rule == rule]
        if late:
            sending = f"to {_receivers(rule, late[0].receivers)} at {rate:g}/s"
            takes = _length(sending_time(late[0].receivers, rate))
            missed = f"up to {max(wave.missed for wave in late):,} of them"
            sessions = ", ".join(wave.reminder.session.id for wave in late)
            yield f"reminders[{index}]: {_length(rule.before)} before, {sending}, takes {takes}:"
            yield f"  too late for {missed} before {sessions}."
            yield f"  What would work: {_remedies(timetable, rule, people, rate)}."


def _remedies(timetable: Timetable, rule: ReminderRule, people: int, rate: float) -> str:
    lead = sufficient_lead(timetable, rule, people=people, rate=rate)
    ways = [f'"before": "{lead // timedelta(minutes=1)}m"'] if lead else []
    clerks = receivers(Audience.CLERKS, people=people, clerks=len(timetable.sites))
    if clerks and not is_for_clerks(rule.to) and sending_time(clerks, rate) <= rule.before:
        ways.append(f'"to": "clerks" ({clerks:,} of them take {_length(sending_time(clerks, rate))})')
    return ", or ".join(ways) or "a higher rate"


def _receivers(rule: ReminderRule, count: int) -> str:
    at_most = "at most " if rule.to in {Audience.NOT_CHECKED_IN, Audience.SILENT_CLERKS} else ""
    return f"{rule.to} ({at_most}{count:,})"


def _moment(at: datetime) -> str:
    return f"{_day(at)} {at:%H:%M:%S}"


def _day(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b}"


def _length(time: timedelta) -> str:
    """`1 h 40 min`; parts of a second count as a whole one."""
    seconds = -(-time // timedelta(seconds=1))
    sizes = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
    parts = []
    for name, size in sizes:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count:,} {name}")
    return " ".join(parts) or "0 s"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
