"""`run`: every channel that is configured, until SIGINT or SIGTERM."""

import argparse
import gc
import sys

import uvloop

from bot.app import App, serve
from bot.commands.logs import set_up_logs
from bot.config import ConfigError, Settings, read_settings
from bot.storage.schedule import ScheduleError
from bot.storage.store import StorageError


def add_arguments(_: argparse.ArgumentParser) -> None:
    """It has no options: settings come from the environment or `.env`."""


def run(_: argparse.Namespace) -> int:
    """Run until told to stop."""
    try:
        settings = read_settings()
        if not settings.web_chat and settings.telegram_bot_token is None and not settings.zalo_bot_tokens:
            raise ConfigError("no channel is configured: set TELEGRAM_BOT_TOKEN or ZALO_BOT_TOKEN, or WEB_CHAT=on")  # noqa: TRY301
        set_up_logs(settings.log_level, settings.log_format)
        uvloop.run(serve(settings, ready=lambda app: _announce(app, settings), settled=_settle))
    except (ConfigError, ScheduleError, StorageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _announce(app: App, settings: Settings) -> None:
    channels = ", ".join(client.channel for client in app.clients)
    print(f"Điểm Cầu runs on {channels}; {app.url}", flush=True)
    if not settings.organisers:
        print("Nobody is an organiser yet: `diemcau invite organiser` makes a one-time code.", flush=True)


def _settle() -> None:
    """The timetable, its sites and the words by which they are known stay: nobody need look for garbage among them."""
    gc.collect()
    gc.freeze()
