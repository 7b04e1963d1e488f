"""The whole program, `python -m bot run`, on a database and a timetable of its own."""

from pathlib import Path

from benchmarks.platform import TOKEN, Platform
from benchmarks.processes import BOT_CORE, Process

ORGANISER = 7
_SECRET = "not-a-secret-at-all"


class House:
    """A directory with the program's files in it: started, killed and started again on the same database."""

    def __init__(self, directory: Path, platform: Platform, *, webhook_port: int = 0, **settings: str) -> None:
        """`settings` are environment variables."""
        self.ahead = 0.0  # seconds by which its clock is ahead of the wall's from the next start on
        self.database = directory / "bot.sqlite3"
        self.timetable = directory / "schedule.json"
        self._log = directory / "bot.log"
        self._environment = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": platform.url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "SCHEDULE_FILE": str(self.timetable),
            "ORGANISERS": f"telegram:{ORGANISER}",
            "HTTP_PORT": str(webhook_port),
            "LOG_LEVEL": "WARNING",
            "BROADCAST_APPROVAL_ABOVE": "off",
            "BROADCAST_HOLD": "0s",
            **settings,
        }
        if webhook_port:
            self._environment |= {
                "TELEGRAM_MODE": "webhook",
                "PUBLIC_URL": "https://class.example.vn",
                "WEBHOOK_SECRET": _SECRET,
            }
            platform.control("tunnel", url=f"http://127.0.0.1:{webhook_port}", delay_scale=0.1)

    def start(self) -> Process:
        """Start it; it may still be starting when this returns."""
        arguments = ["-m", "benchmarks.shifted", str(self.ahead)] if self.ahead else ["-m", "bot", "run"]
        return Process(arguments, self._log, BOT_CORE, self._environment)

    def open(self) -> Process:
        """Start it, and wait until it runs."""
        process = self.start()
        process.until_it_says("runs on")
        return process
