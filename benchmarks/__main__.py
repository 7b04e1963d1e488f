"""Measures the program against the stand-in of Telegram and prints tables in Markdown.

python -m benchmarks [checkins] [delays] [sending] [broadcast] [large] [boards] [roster] [--rounds 3] [--people 3000] …
"""

import argparse
from collections.abc import Callable, Mapping

from benchmarks import boards, broadcast, checkins, large, roster, sending
from benchmarks.checkins import REFERENCE


def _checkins(args: argparse.Namespace) -> None:
    found = checkins.bursts(args.people, args.rounds)
    base = found[REFERENCE]
    print(f"\n## {args.people:,} people check in at once (medians of {args.rounds} rounds)\n")
    _head("", "check-ins/s", "× reference", "CPU µs each", "× less", "MB")
    for case, one in found.items():
        ratios = (one.per_second / base.per_second, base.microseconds / one.microseconds)
        _row(
            case,
            f"{one.per_second:,.0f}",
            f"{ratios[0]:.2f}",
            f"{one.microseconds:,.0f}",
            f"{ratios[1]:.2f}",
            f"{one.megabytes:.0f}",
        )


def _delays(args: argparse.Namespace) -> None:
    print("\n## 100 check-ins a second, 40 ms to Telegram\n")
    _head("", "p50 ms", "p99 ms")
    for case, one in checkins.delays(args.steady).items():
        _row(case, f"{one.p50:,.0f}", f"{one.p99:,.0f}")


def _sending(args: argparse.Namespace) -> None:
    one = sending.send_to(args.receivers)
    print(f"\n## A broadcast to {args.receivers:,}, limit {sending.LIMIT:,}/s, 40 ms to Telegram\n")
    _head("messages/s", "CPU µs each", "of a core", "answer meanwhile: p50 ms", "longest ms", "MB")
    core = one.per_second * one.microseconds / 1e6
    _row(
        f"{one.per_second:,.0f}",
        f"{one.microseconds:,.0f}",
        f"{core:.0%}",
        f"{one.answer_p50:,.0f}",
        f"{one.answer_max:,.0f}",
        f"{one.megabytes:.0f}",
    )


def _broadcast(args: argparse.Namespace) -> None:
    one = broadcast.measure(args.receivers)
    print(f"\n## A broadcast to {args.receivers:,}: paused, killed, resumed, killed in mid-send, taken back\n")
    _head("still after a pause s", "whole s", "by state", "by taking back", "wrong")
    states, recalls = (
        ", ".join(f"{name or 'none'} {n:,}" for name, n in each.items()) for each in (one.states, one.recalls)
    )
    _row(f"{one.paused:.1f}", f"{one.seconds:.0f}", states, recalls, str(len(one.wrong)))
    print("\n".join(one.wrong[:20]))


def _large(args: argparse.Namespace) -> None:
    one = large.measure(args.known, args.queued)
    records = args.known * len(large.SESSIONS)
    print(f"\n## {args.known:,} people, {records:,} attendance records, {args.queued:,} messages queued\n")
    _head("/summary ms", "/status ms", "/me ms", "start to first answer s", "MB")
    _row(f"{one.summary:,.0f}", f"{one.status:,.0f}", f"{one.me:,.1f}", f"{one.start:.1f}", f"{one.megabytes:.0f}")


def _boards(args: argparse.Namespace) -> None:
    one = boards.measure(args.people, args.rounds, args.boards, args.screens)
    print(f"\n## {args.people:,} people check in at once, {args.boards} boards and {args.screens:,} screens look on\n")
    _head("", "check-ins/s", "CPU µs each")
    for case, each in (("nobody looks", one.alone), ("all look", one.looked_at)):
        _row(case, f"{each.per_second:,.0f}", f"{each.microseconds:,.0f}")
    speed = one.looked_at.per_second / one.alone.per_second
    cpu = one.looked_at.microseconds / one.alone.microseconds
    _row("ratio", f"{speed:.2f}", f"{cpu:.2f}")
    share = (one.looked_at.microseconds - one.alone.microseconds) * one.looked_at.per_second / 1e6
    print(f"\nWhat looks on takes {share:.1%} of a core")
    print(f"Bytes a second for each page: {one.per_viewer:,.0f}")
    print(
        f"The board's page: {one.page_bytes:,} bytes over the wire, {one.page_seconds * 1000:,.0f} ms until it is there"
    )


def _roster(args: argparse.Namespace) -> None:
    print("\n## Lists of people: imported, imported again, exported\n")
    _head("people", "", "s", "people/s", "MB")
    for people in args.listed:
        for one in roster.measure(people):
            _row(f"{people:,}", one.name, f"{one.seconds:,.1f}", f"{one.per_second:,.0f}", f"{one.megabytes:.0f}")


_PARTS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "checkins": _checkins,
    "delays": _delays,
    "sending": _sending,
    "broadcast": _broadcast,
    "large": _large,
    "boards": _boards,
    "roster": _roster,
}


def _head(*cells: str) -> None:
    _row(*cells)
    print("|" + "--:|" * len(cells), flush=True)


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(_PARTS)}; all of them by default")
    parser.add_argument("--rounds", type=int, default=3, help="of the check-ins")
    parser.add_argument("--people", type=int, default=3000, help="who check in at once")
    parser.add_argument("--steady", type=int, default=1000, help="people who check in one after the other")
    parser.add_argument("--receivers", type=int, default=20_000, help="of the broadcast")
    parser.add_argument("--known", type=int, default=400_000, help="people in the large database")
    parser.add_argument("--queued", type=int, default=20_000, help="messages in the large database")
    parser.add_argument("--boards", type=int, default=200, help="boards that are open")
    parser.add_argument("--screens", type=int, default=3321, help="screens that are open")
    parser.add_argument("--listed", type=int, nargs="+", default=[50_000, 400_000], help="people on imported lists")
    args = parser.parse_args()
    if unknown := set(args.parts) - _PARTS.keys():
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    for part in args.parts or _PARTS:
        _PARTS[part](args)


if __name__ == "__main__":
    main()
