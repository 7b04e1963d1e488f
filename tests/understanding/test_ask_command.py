"""`ask`, as people and scripts use it: one question in words or JSON, or many as JSON lines."""

import json
import subprocess
import sys
from pathlib import Path

from tests.understanding.scoring import HERE, rows

SCHEDULE = HERE / "timetables" / "sample.json"
AT = "2025-09-06T10:15:00+07:00"


def ask(*arguments: str, typed: str = "", schedule: Path = SCHEDULE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "ask", *arguments, "--schedule", str(schedule)]
    return subprocess.run(
        command, input=typed, capture_output=True, text=True, encoding="utf-8", cwd=HERE.parents[1], check=False
    )


def test_a_question_is_answered_in_words_with_choices() -> None:
    done = ask("chieu nay hoc gi", "--now", AT)
    assert done.returncode == 0
    assert done.stdout.startswith("Chiều Thứ Bảy, 6/9:\n13:30–15:10 Chuyên đề 2")
    assert "› Tiếp theo" in done.stdout


def test_json_holds_what_was_understood_and_the_answer() -> None:
    done = ask("who speaks on topic 6?", "--now", AT, "--lang", "en", "--json")
    answer = json.loads(done.stdout)
    assert (answer["intent"], answer["field"], answer["items"]) == ("who", "speaker", ["T6"])
    assert answer["answer"].startswith("Topic 6: Speaker 6")
    assert set(answer) == {"intent", "field", "dates", "part", "items", "value", "answer"}


def test_lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_rest() -> None:
    typed = [
        json.dumps({"text": "mai học gì", "now": AT}),
        "no json",
        json.dumps({"now": AT}),
        json.dumps({"text": "x", "now": "yesterday"}),
        json.dumps({"text": "còn chiều?", "now": AT, "context": ["mai học gì"]}),
    ]
    done = ask("--json", typed="\n".join(typed) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [sorted(answer)[:1] for answer in answers[1:4]] == [["error"]] * 3
    assert answers[0]["items"] == ["T4", "T5", "T6", "T7"]
    assert answers[4]["items"] == ["T6", "T7"]


def test_a_time_without_a_zone_is_the_class_s() -> None:
    assert json.loads(ask("đang học gì", "--now", "2025-09-06T10:15:00", "--json").stdout)["items"] == ["T1"]


def test_an_unusable_timetable_and_a_bad_time_are_said_in_plain_words(tmp_path: Path) -> None:
    missing = ask("mai học gì", schedule=tmp_path / "none.json")
    bad_time = ask("mai học gì", "--now", "soon")
    assert (missing.returncode, bad_time.returncode) == (1, 2)
    assert "Traceback" not in missing.stderr + bad_time.stderr
    assert "none.json" in missing.stderr


def test_every_fact_that_the_examples_ask_for_is_in_the_answer() -> None:
    with_facts = [row for row in rows("examples.jsonl") if row.get("facts")]
    typed = "\n".join(
        json.dumps({key: row[key] for key in ("text", "now", "context") if key in row}) for row in with_facts
    )
    answers = [json.loads(line)["answer"] for line in ask("--json", typed=typed).stdout.splitlines()]
    missing = [
        (row["text"], fact)
        for row, answer in zip(with_facts, answers, strict=True)
        for fact in row["facts"]
        if not all(part in answer for part in _parts(fact))
    ]
    assert missing == []


def _parts(fact: str) -> list[str]:
    """`2025-09-07 13:30-15:10` in an answer is `7/9`, `13:30` and `15:10`."""
    if not fact[0].isdigit():
        return [fact]
    day, _, times = fact.rpartition(" ")
    written = [f"{int(day[8:])}/{int(day[5:7])}"] if day else []
    return [*written, *times.split("-")]
