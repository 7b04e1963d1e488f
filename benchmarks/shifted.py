"""`python -m benchmarks.shifted SECONDS`: the program as `bot run` starts it, but with its clock ahead of the wall's.

Reminders are due on whole minutes: a short run moves one near instead of waiting for it.
"""

import sys
from datetime import timedelta

import uvloop

from bot.app import serve
from bot.clock import wall_clock
from bot.commands.logs import set_up_logs
from bot.config import read_settings


def main() -> None:
    settings = read_settings()
    set_up_logs(settings.log_level, settings.log_format)
    ahead = timedelta(seconds=float(sys.argv[1]))
    uvloop.run(serve(settings, lambda: wall_clock() + ahead, ready=lambda app: print(f"runs on {app.url}", flush=True)))


if __name__ == "__main__":
    main()
