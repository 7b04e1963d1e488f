"""What clerks say of their rooms: drafts until they are saved; the latest saved one counts, all are kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.domain.room_report import Numbers
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, Value, moment, one, stamp

_OF_CHAT = "channel = :channel AND bot = :bot AND address = :address"


@dataclass(frozen=True, slots=True)
class RoomReport:
    """A saved report. `unknown` are missing, and it was not said who or why. `present` are all in the room.

    `named`: all of it is by names, so the attendance says the same; otherwise it is a head-count, shown apart.
    """

    id: int
    session_id: str
    site_code: str
    present: int
    excused: int
    absent: int
    unknown: int
    total: int
    written_by: str
    saved_at: datetime
    named: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it stands before it is saved, or what it was afterwards. `content` is the writer's own, as JSON."""

    id: int
    session_id: str
    site_code: str
    content: str
    state: str
    address: Address  # of the chat that writes it
    saved_at: datetime | None = None


def latest(tx: Transaction, session_id: str) -> dict[str, RoomReport]:
    """The report that counts of each site that has reported."""
    rows = tx.rows(
        "SELECT * FROM room_report WHERE id IN (SELECT MAX(id) FROM room_report WHERE session_id = :session_id"
        " AND state = 'saved' AND whole = 1 GROUP BY site_code)",
        {"session_id": session_id},
    )
    return {row["site_code"]: _report(row) for row in rows}


def latest_of(tx: Transaction, session_id: str, site_code: str) -> RoomReport | None:
    """The report that counts of that site."""
    row = one(
        tx.rows(
            "SELECT * FROM room_report WHERE session_id = :session_id AND site_code = :site_code"
            " AND state = 'saved' AND whole = 1 ORDER BY id DESC LIMIT 1",
            {"session_id": session_id, "site_code": site_code},
        )
    )
    return _report(row) if row else None


def write(tx: Transaction, address: Address, written_by: str, now: datetime) -> int:
    """Begin a draft, in place of one that this chat has not saved; its id."""
    tx.run(f"DELETE FROM room_report WHERE state = 'draft' AND {_OF_CHAT}", place(address))
    rows = tx.rows(
        "INSERT INTO room_report (session_id, site_code, whole, named, total, present, excused, absent, unknown, state,"
        " channel, bot, address, written_by, written_at) VALUES ('', '', 0, 0, 0, 0, 0, 0, 0, 'draft', :channel, :bot,"
        " :address, :written_by, :now) RETURNING id",
        place(address, written_by=written_by, now=stamp(now)),
    )
    number: int = rows[0]["id"]
    return number


def find(tx: Transaction, report_id: int) -> Draft | None:
    """A report, whatever became of it."""
    row = one(tx.rows("SELECT * FROM room_report WHERE id = :id", {"id": report_id}))
    if row is None:
        return None
    saved_at = moment(row["saved_at"]) if row["saved_at"] else None
    address = Address(Channel(row["channel"]), row["address"], row["bot"])
    return Draft(row["id"], row["session_id"], row["site_code"], row["draft"], row["state"], address, saved_at)


def current(tx: Transaction, address: Address, state: str = "draft") -> int | None:
    """The last report of that chat that is a draft, or saved."""
    row = one(
        tx.rows(
            f"SELECT MAX(id) AS id FROM room_report WHERE state = :state AND {_OF_CHAT}",
            place(address, state=state),
        )
    )
    return row["id"] if row else None


def keep(tx: Transaction, report_id: int, session_id: str, site_code: str, content: str) -> None:
    """What a draft holds now."""
    tx.run(
        "UPDATE room_report SET session_id = :session_id, site_code = :site_code, draft = :content"
        " WHERE id = :id AND state = 'draft'",
        {"id": report_id, "session_id": session_id, "site_code": site_code, "content": content},
    )


def save(tx: Transaction, report_id: int, numbers: Numbers, now: datetime) -> bool:
    """The draft counts from now on, without the names that it held; False where it is none any more."""
    parameters: dict[str, Value] = {
        "id": report_id,
        "whole": int(numbers.whole),
        "named": int(numbers.named),
        "total": numbers.total,
        "present": numbers.present,
        "excused": numbers.excused,
        "absent": numbers.absent,
        "unknown": numbers.unknown,
        "now": stamp(now),
    }
    changed = tx.run(
        "UPDATE room_report SET state = 'saved', draft = '', saved_at = :now, whole = :whole, named = :named,"
        " total = :total, present = :present, excused = :excused, absent = :absent, unknown = :unknown"
        " WHERE id = :id AND state = 'draft'",
        parameters,
    )
    return changed == 1


def undo(tx: Transaction, report_id: int, now: datetime) -> bool:
    """A saved report counts no more; False where it did not, or a later one was saved for the same room."""
    changed = tx.run(
        "UPDATE room_report SET state = 'undone', undone_at = :now WHERE id = :id AND state = 'saved' AND NOT EXISTS"
        " (SELECT 1 FROM room_report r WHERE r.session_id = room_report.session_id"
        " AND r.site_code = room_report.site_code AND r.state = 'saved' AND r.id > room_report.id)",
        {"id": report_id, "now": stamp(now)},
    )
    return changed == 1


def forget(tx: Transaction, address: Address) -> None:
    """Keep what the chat reported, but not that it was that chat."""
    tx.run(f"DELETE FROM room_report WHERE state = 'draft' AND {_OF_CHAT}", place(address))
    tx.run(f"UPDATE room_report SET address = '' WHERE {_OF_CHAT}", place(address))


def _report(row: Row) -> RoomReport:
    return RoomReport(
        row["id"],
        row["session_id"],
        row["site_code"],
        row["present"],
        row["excused"],
        row["absent"],
        row["unknown"],
        row["total"],
        row["written_by"],
        moment(row["saved_at"]),
        bool(row["named"]),
    )
