"""How much processor time understanding one question takes: `python -m tests.understanding.speed`."""

import sys
from datetime import datetime
from time import thread_time

from bot.understanding import prepare, understand
from tests.understanding.scoring import rows, timetable

_ROUNDS = 5
_PASTES = ("điểm danh " * 400, "asdf jkl; " * 400, "🙏" * 4000, "1/1 " * 1000, "chuyển đổi số là gì " * 200, "z" * 4000)


def main() -> None:
    for name in ("examples.jsonl", "questions.jsonl"):
        times: list[float] = []
        for row in rows(name) * _ROUNDS:
            programme = timetable(row.get("timetable", "sample"))
            prepare(programme)
            now = datetime.fromisoformat(row["now"])
            start = thread_time()
            understand(row["text"], now, programme)
            times.append(thread_time() - start)
        times.sort()
        half, most = times[len(times) // 2], times[len(times) * 99 // 100]
        sys.stdout.write(f"{name}: half under {half * 1e3:.2f} ms, 99 of 100 under {most * 1e3:.2f} ms\n")
    sample = timetable("sample")
    for text in (text[:4000] for text in _PASTES):
        start = thread_time()
        understand(text, sample.sessions[0].start, sample)
        sys.stdout.write(f"4,000 characters ({text[:12]}…): {(thread_time() - start) * 1e3:.1f} ms\n")


if __name__ == "__main__":
    main()
