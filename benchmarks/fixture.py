"""A database of any size, made by a few statements: what months of use would leave behind."""

import csv
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.platform import BOT
from benchmarks.processes import ROOT
from bot.domain.messages import Outgoing
from bot.storage import outgoing

FIRST_PERSON = 1_000_000
_NUMBERS = "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :people)"
_PEOPLE = (
    f"{_NUMBERS} INSERT INTO person (id, site_code, full_name, search_name, registered_at)"
    " SELECT 'p' || n, code, 'Nguyễn Văn An ' || n, 'nguyen van an ' || n, :now FROM number"
    " JOIN place ON place.number = n % :sites"
)
_CHATS = (
    f"{_NUMBERS} INSERT INTO contact (channel, bot, address, person_id, language, agreed_at, first_seen_at)"
    " SELECT 'telegram', :bot, CAST(:first + n AS TEXT), 'p' || n, 'vi', :now, :now FROM number"
)
_ATTEND = (
    "INSERT INTO attendance (session_id, person_id, site_code, status, happened_at, received_at, method, channel,"
    " recorded_by) SELECT :session, id, site_code, CASE WHEN rowid % 10 = 0 THEN 'late' ELSE 'present' END, :now, :now,"
    " 'self', 'telegram', id FROM person"
)
_QUEUE = (
    "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, due_at, not_before)"
    " SELECT 'broadcast:bulk:' || seq, channel, bot, address, 'broadcast', 2,"
    " :message, 'bulk', :now, :now FROM contact ORDER BY seq LIMIT :queued"
)


@dataclass(frozen=True)
class Size:
    """How much a database holds."""

    people: int
    sessions: tuple[str, ...] = ()
    queued: int = 0


def fill(database: Path, size: Size) -> None:
    """Add people, everyone's attendance in each session, and messages that wait. The program made the tables before."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")[:23] + "Z"
    with (ROOT / "sites.csv").open(encoding="utf-8", newline="") as file:
        places = list(enumerate(row["site_code"] for row in csv.DictReader(file)))
    values = {"people": size.people, "sites": len(places), "bot": BOT, "first": FIRST_PERSON, "now": now}
    message = outgoing.dumps(Outgoing("broadcast", {"body": "Mời các đồng chí vào phòng học."}))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.execute("CREATE TEMP TABLE place (number INTEGER PRIMARY KEY, code TEXT NOT NULL)")
        connection.executemany("INSERT INTO place VALUES (?, ?)", places)
        connection.execute(_PEOPLE, values)
        connection.execute(_CHATS, values)
        for session in size.sessions:
            connection.execute(_ATTEND, {"session": session, "now": now})
        connection.execute(_QUEUE, {"queued": size.queued, "message": message, "now": now})
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
