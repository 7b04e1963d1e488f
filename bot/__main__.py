"""The command line. Exit codes: 0 done, 1 what was asked could not be done, 2 wrong usage."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from bot import __version__

_COMMANDS = {
    "demo": "try the whole program: no account, no token, no network",
    "run": "run every channel that is configured",
    "check": "check a timetable and say what it holds",
    "ask": "say how the bot would answer a question",
    "roster": "check or import lists of people as they come",
    "export": "write attendance, summary, roster or deliveries to a file",
    "invite": "make one-time invitations, and personal codes for delegates on lists",
    "rights": "list who holds which right, or withdraw one",
    "rehearse": "let the whole class pass in minutes, with messages that reach nobody",
    "backup": "copy the database while the program runs",
}
# How many new objects make the collector look for rings among the youngest, and how often it looks at older ones. Rings
# are few here, and looking for them by the defaults took a fifth of all the time that check-ins and lists take.
_GARBAGE = (50_000, 20, 50)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    parser = argparse.ArgumentParser(prog="diemcau", description="Điểm Cầu: a class in thousands of places at once.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in _COMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name in words:  # the others are not imported: `ask` must start at once
            command = importlib.import_module(f"bot.commands.{name}")
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    parsed = parser.parse_args(words)
    gc.set_threshold(*_GARBAGE)
    try:
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
