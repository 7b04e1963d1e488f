"""`check [SCHEDULE]` as an organiser sees it."""

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands import check
from bot.domain.messages import Address, Channel
from bot.domain.people import Contact, Person, Role
from bot.domain.timetable import Language
from bot.storage import contacts, people, roles
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Transaction
from tests.schedule.samples import CLASS, ROOT, changed, write


def run(*words: str, rate: float = 25, database: Path = ROOT / "no-such-folder" / "bot.sqlite3") -> int:
    parser = argparse.ArgumentParser()
    check.add_arguments(parser)
    args = parser.parse_args(words)
    return check.check(args, schedule=ROOT / "schedule.json", rate=rate, database=database)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Three hundred people of two sites: Lan has a chat, and one of the sites has a clerk."""
    path = tmp_path / "bot.sqlite3"
    at = datetime(2025, 9, 1, tzinfo=UTC)

    def fill(tx: Transaction) -> None:
        for number in range(300):
            name = "Trần Thị Lan" if number == 0 else f"Nguyễn Văn {number}"
            people.add(tx, Person(f"p{number}", "16378" if number % 2 == 0 else "21109", name, at), "")
        for chat, person in (("1", "p0"), ("2", "")):
            address = Address(Channel.TELEGRAM, chat)
            contacts.add(tx, Contact(address, Language.VI), at)
            if person:
                contacts.link(tx, address, person)
        roles.grant(tx, Address(Channel.TELEGRAM, "2"), Role.CLERK, "16378", at)

    async def make() -> None:
        async with open_sqlite(path) as store:
            await store.transaction(fill)

    asyncio.run(make())
    return path


def test_mistakes_go_to_standard_error_each_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, changed({"title": "", "timezone": "Mars"}))
    assert run(str(path)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{path}:3: title: is empty",
        f"{path}:4: timezone: 'Mars' is no time zone; write it as 'Asia/Ho_Chi_Minh'",
        f"2 mistakes in {path}",
    ]


def test_it_shows_what_the_timetable_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, CLASS | {"ladder": []})
    assert run(str(path), "--people", "1_000", "--rate", "10") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{path} is in order",
        "",
        "Class one (lop-1)",
        "  zone      Asia/Ho_Chi_Minh",
        "  venue     Học viện, Hà Nội",
        "  check-in  opens 45 min before a session, late from 15 min after its start, closes at its end",
        "",
        "3 sessions on 2 days, 4 items",
        "  Sat 6 Sep 2025  d1-am  Buổi sáng   08:00-11:30  2 items",
        "  Sat 6 Sep 2025  d1-pm  Buổi chiều  13:30-17:00  1 item",
        "  Sun 7 Sep 2025  d2-am  Buổi sáng   08:00-11:30  1 item",
        "",
        "2 sites",
        "",
        "Reminders, with 1,000 people at 10 messages a second",
        "  reminder       session  to                starts              last one",
        "  1 d before     d1-am    everyone (1,000)  Fri 5 Sep 07:58:20  Fri 5 Sep 08:00:00  in time",
        "  1 d before     d1-pm    everyone (1,000)  Fri 5 Sep 13:28:20  Fri 5 Sep 13:30:00  in time",
        "  30 min before  d1-am    clerks (2)        Sat 6 Sep 07:29:59  Sat 6 Sep 07:30:00  in time",
        "  1 d before     d2-am    everyone (1,000)  Sat 6 Sep 07:58:20  Sat 6 Sep 08:00:00  in time",
        "  30 min before  d1-pm    clerks (2)        Sat 6 Sep 12:59:59  Sat 6 Sep 13:00:00  in time",
        "  30 min before  d2-am    clerks (2)        Sun 7 Sep 07:29:59  Sun 7 Sep 07:30:00  in time",
        "  first clerks, then the sites furthest from done, provinces in turn",
    ]


def test_sites_are_counted_by_their_types(capsys: pytest.CaptureFixture[str]) -> None:
    run()
    assert "3,356 sites in 34 provinces\n  2,621  xã\n    687  phường\n" in capsys.readouterr().out


def test_it_says_what_would_work_where_reminders_cannot_be_in_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--people", "150000") == 1
    out, err = capsys.readouterr()
    assert "too late for 89,212" in out
    assert err.splitlines() == [
        "",
        "reminders[1]: 30 min before, to everyone (150,000) at 25/s, takes 1 h 40 min:",
        "  too late for up to 89,212 of them before d1-am, d1-pm, d2-am, d2-pm, d3-am, d3-pm.",
        (
            '  What would work: "before": "50m", or "to": "clerks" (3,356 of them take 2 min 15 s),'
            " or people spread evenly over 3 bots."
        ),
        "reminders[2]: 10 min before, to not_checked_in (at most 150,000) at 25/s, takes 1 h 40 min:",
        "  too late for up to 150,000 of them before d1-am, d1-pm, d2-am, d2-pm, d3-am, d3-pm.",
        (
            '  What would work: "before": "55m", or "to": "clerks" (3,356 of them take 2 min 15 s),'
            " or people spread evenly over 6 bots."
        ),
    ]


def test_where_nobody_knows_how_many_people_there_are_it_shows_two_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    out, err = capsys.readouterr()
    assert "with 50,000 people" in out
    assert "with 150,000 people" in out
    assert 'What would work: "before": "50m"' in out
    assert err == ""


def test_the_people_in_the_database_count_unless_an_option_says_otherwise(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(database=database, rate=0.05) == 1
    assert "with 300 people at 0.05 messages" in capsys.readouterr().out
    assert run("--people", "100", "--rate", "10", database=database) == 0
    assert "with 100 people at 10 messages" in capsys.readouterr().out


def test_a_dry_run_shows_who_would_get_what_and_when(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--plan", database=database) == 0
    out = capsys.readouterr().out
    assert "Who would get what by province, as people and chats are now" in out
    assert "30 min before d1-am, to everyone (1)\n  Thanh Hóa: 1, Sat 6 Sep 07:30:00 to Sat 6 Sep 07:30:00" in out
    assert run("--site", "16378", database=database) == 0
    out = capsys.readouterr().out
    assert "30 min before d1-am, to everyone (1)\n  Sat 6 Sep 07:30:00  Trần Thị Lan, telegram" in out
    assert "to clerks (ladder) (at most 1)\n  Sat 6 Sep 07:50:00  (a clerk without a name), telegram" in out


def test_a_dry_run_without_people_or_of_no_site_says_so(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--plan") == 1
    assert "there is no database yet" in capsys.readouterr().err
    assert run("--site", "99999", database=database) == 1
    assert "there is no site '99999'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("--rate", "0"), ("--rate", "fast"), ("--rate", "nan"), ("--people", "-1"), ("--people", "many")]
)
def test_options_that_make_no_sense_are_wrong_usage(words: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
    assert f"{words[1]!r} is no number of" in capsys.readouterr().err
