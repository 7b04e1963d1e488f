"""`demo`: the whole program on a copy of the class that starts in a few minutes, by a clock that can be sped up."""

import argparse
import asyncio
import json
import sys
import tempfile
import webbrowser
from contextlib import suppress
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import uvloop

from bot.app import App, serve
from bot.clock import SimulatedClock, wall_clock
from bot.commands.logs import set_up_logs
from bot.config import ConfigError, Settings, read_settings
from bot.domain.people import Role
from bot.services import roles
from bot.storage.schedule import ScheduleError, load
from bot.storage.store import StorageError
from bot.web.demo import Demo

_STARTS_IN = timedelta(minutes=5)
_REMINDED_BEFORE = "4m"  # so that a visitor sees a reminder come
_JUMP_TO_BEFORE = timedelta(minutes=2)
_SITES = {"delegate1": "", "delegate2": "s_16378", "delegate3": "s_21109"}  # two places called Đông Sơn


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--port", type=int, default=8080, help="where the pages are (default 8080; 0 picks a free one)")
    parser.add_argument("--speed", type=float, default=1.0, help="seconds of the class in one real second (default 1)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(args: argparse.Namespace) -> int:
    """Run the demo until it is interrupted."""
    if args.speed <= 0:
        print("--speed must be more than 0", file=sys.stderr)
        return 2
    set_up_logs("WARNING", "text")
    with tempfile.TemporaryDirectory(prefix="diemcau-demo-") as folder:
        try:
            schedule = _move_class(Path(folder), sample_schedule())
            uvloop.run(_serve(Path(folder), schedule, args))
        except (ConfigError, ScheduleError, StorageError, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def sample_schedule() -> Path:
    """The timetable of the current folder, else the sample class: of the checkout, or of the installed package."""
    package = Path(__file__).resolve().parents[1]
    places = (Path("schedule.json"), package.parent / "schedule.json")
    return next((place for place in places if place.exists()), package / "sample" / "schedule.json")


def _move_class(folder: Path, sample: Path) -> Path:
    """Copy the class with its days moved so that the first one is today."""
    today = wall_clock().astimezone(load(sample).timetable.zone).date()
    content: dict[str, Any] = json.loads(sample.read_text("utf-8"))
    first = date.fromisoformat(content["days"][0]["date"])
    for day in content["days"]:
        day["date"] = (date.fromisoformat(day["date"]) + (today - first)).isoformat()
    if isinstance(content.get("sites"), str):
        content["reminders"] = [*content.get("reminders", []), {"before": _REMINDED_BEFORE}]
    content["sites"] = str((sample.parent / content["sites"]).resolve())
    moved = folder / "schedule.json"
    moved.write_text(json.dumps(content, ensure_ascii=False, indent=2), "utf-8")
    return moved


async def _serve(folder: Path, schedule: Path, args: argparse.Namespace) -> None:
    clock = SimulatedClock(load(schedule).timetable.sessions[0].start - _STARTS_IN, args.speed)
    settings: Settings = read_settings(
        database_url=f"sqlite:///{folder / 'demo.sqlite3'}",
        schedule_file=schedule,
        http_port=args.port,
        telegram_bot_token=None,
        web_chat=True,
    )
    await serve(
        settings,
        clock,
        demonstrate=lambda app: _demonstration(app, clock),
        ready=lambda app: _announce(app, open_browser=not args.no_browser),
    )


def _demonstration(app: App, clock: SimulatedClock) -> Demo:
    def jump() -> bool:
        now = clock()
        moment = next((s.start for s in app.current.timetable.sessions if s.start - _JUMP_TO_BEFORE > now), None)
        if moment is not None:
            clock.jump((moment - _JUMP_TO_BEFORE).astimezone(UTC))
        return moment is not None

    async def start(who: str) -> str:
        if who in _SITES:
            return _SITES[who]
        return "o_" + await app.store.transaction(lambda tx: roles.invite(tx, Role.ORGANISER, "", clock()))

    return Demo(set_speed=clock.set_speed, jump=jump, start=start)


def _announce(app: App, *, open_browser: bool) -> None:
    address = f"{app.url}/demo"
    print(f"Điểm Cầu, the demo: {address}\nCtrl+C stops it", flush=True)
    if open_browser:
        with suppress(webbrowser.Error):
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, address)
