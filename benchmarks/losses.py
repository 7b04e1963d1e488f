"""What was lost or came twice: counted from what the platform saw, against what people did and the database says."""

import json
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.crowd import Crowd, read_only
from benchmarks.platform import BOT
from benchmarks.program import ORGANISER
from benchmarks.timetable import OPEN_SESSION, reminder_mark
from bot.domain.messages import Argument, Outgoing
from bot.domain.timetable import Language
from bot.jobs.outbox import CONCURRENCY
from bot.texts.render import render


@dataclass
class Count:
    """Of one kind of thing: how many there must be and are, and what is wrong, each in words."""

    what: str
    expected: int
    found: int
    wrong: list[str] = field(default_factory=list)


class Arrivals:
    """The messages that the platform took, by chat."""

    def __init__(self, log: bytes) -> None:
        self.by_chat: defaultdict[str, list[str]] = defaultdict(list)
        for line in log.splitlines():
            row = json.loads(line)
            unchanged = row["code"] == 400 and row["method"].startswith("edit")  # a repeated edit: it is there already
            if row["code"] == 200 or unchanged:
                self.by_chat[str(row["chat_id"])].append(row["text"])

    def of(self, chat: str, mark: str) -> int:
        """How many messages with that mark a chat has."""
        return sum(mark in text for text in self.by_chat[chat])


@dataclass
class Ledger:
    """The program's own word: read from its database."""

    done: int  # updates
    checked_in: Counter[str]
    corrected: int
    registered: dict[str, str]  # by chat: when
    sent: Counter[str]  # by chat
    unknown: Counter[str]  # by chat: attempts of which nobody knew at some time whether they had arrived
    unknown_broadcasts: Counter[str]  # by chat: those that wait for the organiser
    open: int


def read_ledger(path: Path, reminders: int) -> Ledger:
    """The ledger as it is; `reminders` have come due."""
    attended = (
        "SELECT c.address, COUNT(*) FROM attendance a JOIN contact c USING (person_id)"
        f" WHERE a.session_id = '{OPEN_SESSION}' AND a.status = 'present' GROUP BY c.address"
    )
    by_chat = "SELECT address, {} FROM outbox WHERE channel = 'telegram' AND {} GROUP BY address"
    with closing(read_only(path)) as database:

        def number(sql: str) -> int:
            found: int = database.execute(sql).fetchone()[0]
            return found

        def counter(sql: str) -> Counter[str]:
            return Counter(dict(database.execute(sql).fetchall()))

        return Ledger(
            done=number(f"SELECT COUNT(*) FROM inbox WHERE bot = '{BOT}' AND state = 'done'"),
            checked_in=counter(attended),
            corrected=number("SELECT COUNT(*) FROM attendance_history"),
            registered=dict(
                database.execute("SELECT c.address, p.registered_at FROM contact c JOIN person p ON p.id = c.person_id")
            ),
            sent=counter(by_chat.format("COUNT(*)", "state = 'sent'")),
            unknown=counter(by_chat.format("SUM(attempts - (state = 'sent'))", "unknown_at IS NOT NULL")),
            unknown_broadcasts=counter(by_chat.format("COUNT(*)", "state = 'unknown'")),
            open=number("SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'claimed')")
            + number("SELECT COUNT(*) FROM inbox WHERE state = 'waiting'")
            + number("SELECT COUNT(*) FROM broadcast WHERE state IN ('waiting', 'queueing', 'sending')")
            + max(0, reminders - number("SELECT COUNT(*) FROM reminder_run WHERE state <> 'planning'")),
        )


def count_people(crowd: Crowd, ledger: Ledger, arrivals: Arrivals) -> list[Count]:
    """Updates, check-ins, receipts, answers."""
    there = {str(person) for person in crowd.checked_in}
    receipt = _receipt()
    updates = Count("updates handled", crowd.said.total(), ledger.done)
    if updates.expected != updates.found:
        updates.wrong.append(f"{updates.expected - updates.found} updates are lost or parked")
    check_ins = Count("check-ins recorded once", len(there), len(there & ledger.checked_in.keys()))
    check_ins.wrong += [
        f"{chat} is recorded {ledger.checked_in[chat]} times" for chat in there if ledger.checked_in[chat] != 1
    ]
    check_ins.wrong += [f"{ledger.corrected} records were replaced"] if ledger.corrected else []
    without = [chat for chat in there if not arrivals.of(chat, receipt)]
    receipts = Count(
        "receipts arrived", len(there), len(there) - len(without), [f"{chat} has no receipt" for chat in without]
    )
    short = {
        str(person): said - answered
        for person, said in crowd.said.items()
        if (answered := _answers(person, arrivals)) < said
    }
    wrong = [f"{chat} misses {missing} answers" for chat, missing in short.items()]
    answers = Count("messages answered", crowd.said.total(), crowd.said.total() - sum(short.values()), wrong)
    return [updates, check_ins, receipts, answers]


def count_reminders(due: list[datetime], ledger: Ledger, arrivals: Arrivals) -> Count:
    """Each reminder that came due, to each who was registered by then."""
    count = Count("reminders arrived", 0, 0)
    for number, at in enumerate(due):
        mark, moment = reminder_mark(number), at.astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"
        receivers = [chat for chat, registered in ledger.registered.items() if registered <= moment]
        _count_marks(count, mark, set(receivers), arrivals)
    return count


def count_broadcasts(crowd: Crowd, ledger: Ledger, arrivals: Arrivals, *, final: bool) -> Count:
    """Each broadcast, to each who was there before it. Until it is sent again, a missing one is listed as unknown."""
    count = Count("broadcasts arrived" if final else "broadcasts arrived or listed as unknown", 0, 0)
    for broadcast in crowd.broadcasts:
        _count_marks(count, broadcast.mark, broadcast.receivers, arrivals)
        if not final:
            chats = arrivals.by_chat.keys() - {str(ORGANISER)}
            count.wrong += [f"{broadcast.mark} came twice to {c}" for c in chats if arrivals.of(c, broadcast.mark) > 1]
    if not final:
        listed = sum(ledger.unknown_broadcasts.values())
        missing = [line for line in count.wrong if "came twice" not in line]
        if len(missing) <= listed:
            count.found += len(missing)
            count.wrong = [line for line in count.wrong if "came twice" in line]
    return count


def count_repeats(ledger: Ledger, arrivals: Arrivals, kills: int) -> Count:
    """What came more often than it was marked as sent: only what was on its way at a kill, and known to be."""
    most = kills * CONCURRENCY
    extra = {chat: len(texts) - ledger.sent[chat] for chat, texts in arrivals.by_chat.items()}
    doubted = ledger.unknown.total()
    count = Count(f"repeated, of attempts in doubt (of {most} at most)", doubted, sum(extra.values()))
    for chat, number in extra.items():
        if number < 0:
            count.wrong.append(f"{chat}: {-number} messages are marked as sent and did not arrive")
        elif number > ledger.unknown[chat]:
            count.wrong.append(f"{chat}: {number} repeated, {ledger.unknown[chat]} known to be in doubt")
    if max(count.found, doubted) > most:
        count.wrong.append(f"{count.found} repeated and {doubted} in doubt are too many")
    return count


def _count_marks(count: Count, mark: str, receivers: set[str], arrivals: Arrivals) -> None:
    missing = [chat for chat in receivers if not arrivals.of(chat, mark)]
    count.expected += len(receivers)
    count.found += len(receivers) - len(missing)
    count.wrong += [f"{mark} did not reach {chat}" for chat in missing]


def _answers(person: int, arrivals: Arrivals) -> int:
    """How many messages they have that are neither reminders nor broadcasts; the organiser gets none of these."""
    texts = arrivals.by_chat[str(person)]
    return sum(person == ORGANISER or not ("[nhắc " in text or "[thông báo " in text) for text in texts)


def _receipt() -> str:
    """How every receipt of the open session begins."""
    noon = datetime(2025, 1, 1, tzinfo=UTC)
    arguments: dict[str, Argument] = {
        "session": f"Buổi {OPEN_SESSION}",
        "start": noon,
        "end": noon,
        "at": noon,
        "site": "",
    }
    text = render(Outgoing("checkin-present", arguments), Language.VI, ZoneInfo("UTC")).text
    return text.partition(OPEN_SESSION)[0] + OPEN_SESSION
