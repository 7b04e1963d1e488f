"""The lines of a list that is being read, in a database of their own that goes when they are done with.

Lists of any length are so compared with themselves, and brought into order by site, without being held in memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.rosters import Listed, Rejected, Source
from bot.storage.store import Parameters, Row, Transaction, Value

_TABLE = """
    CREATE TABLE roster_line (
        seq           INTEGER PRIMARY KEY,
        file          TEXT NOT NULL,
        sheet         TEXT NOT NULL,
        row           INTEGER NOT NULL,
        full_name     TEXT,
        phone         TEXT,
        position      TEXT,
        site_code     TEXT,
        delegate_code TEXT,
        flags         TEXT NOT NULL,  -- each with a space in front
        text          TEXT,
        reason        TEXT            -- why it was refused; null for people
    )"""
_INDEXES = (
    "CREATE INDEX roster_line_code ON roster_line (delegate_code) WHERE delegate_code IS NOT NULL",
    "CREATE INDEX roster_line_phone ON roster_line (phone) WHERE phone IS NOT NULL",
    "CREATE INDEX roster_line_site ON roster_line (site_code, full_name)",
)
_REFUSE_REPEATED_CODES = """
    UPDATE roster_line SET text = full_name || ' | ' || delegate_code, reason = 'the delegate code '
        || delegate_code || ' stands already in row ' || (
            SELECT first.row FROM roster_line first WHERE first.delegate_code = roster_line.delegate_code
            ORDER BY first.seq LIMIT 1)
    WHERE delegate_code IN (
        SELECT delegate_code FROM roster_line WHERE delegate_code IS NOT NULL GROUP BY delegate_code
        HAVING COUNT(*) > 1)
    AND seq > (SELECT MIN(first.seq) FROM roster_line first WHERE first.delegate_code = roster_line.delegate_code)"""
_FLAG_SHARED_PHONES = """
    UPDATE roster_line SET flags = flags || ' phone_shared' WHERE reason IS NULL AND phone IN (
        SELECT phone FROM roster_line WHERE phone IS NOT NULL AND reason IS NULL GROUP BY phone HAVING COUNT(*) > 1)"""
_FLAG_NAMESAKES = """
    UPDATE roster_line SET flags = flags || ' same_name_in_site' WHERE reason IS NULL AND (site_code, full_name) IN (
        SELECT site_code, full_name FROM roster_line WHERE site_code IS NOT NULL AND reason IS NULL
        GROUP BY site_code, full_name HAVING COUNT(*) > 1)"""
_ADD = (
    "INSERT INTO roster_line (file, sheet, row, full_name, phone, position, site_code, delegate_code, flags, text,"
    " reason) VALUES (:file, :sheet, :row, :full_name, :phone, :position, :site_code, :delegate_code, :flags, :text,"
    " :reason)"
)
_PERSON = "SELECT file, sheet, row, full_name, phone, position, site_code, delegate_code, flags FROM roster_line"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines are people's, how many of these have a site, and how many lines were refused."""

    people: int
    with_site: int
    rejected: int


def create(tx: Transaction) -> None:
    """Make the table; the database must have none."""
    tx.run("PRAGMA temp_store = FILE")  # sorting for an index would else hold it all in memory
    tx.run(_TABLE)


def add(tx: Transaction, entries: Sequence[Listed | Rejected]) -> None:
    """Keep lines in their order."""
    tx.run_many(_ADD, map(_parameters, entries))


def finish(tx: Transaction) -> None:
    """Refuse delegate codes that were given before, and flag phones and names that several people have."""
    for statement in (*_INDEXES, _REFUSE_REPEATED_CODES, _FLAG_SHARED_PHONES, _FLAG_NAMESAKES):
        tx.run(statement)


def counts(tx: Transaction) -> Counts:
    """How many lines there are."""
    row = tx.rows(
        "SELECT COUNT(*) AS lines, COUNT(reason) AS rejected,"
        " COUNT(CASE WHEN reason IS NULL THEN site_code END) AS with_site FROM roster_line"
    )[0]
    return Counts(row["lines"] - row["rejected"], row["with_site"], row["rejected"])


def flag_counts(tx: Transaction) -> dict[str, int]:
    """How many people have each flag."""
    found: dict[str, int] = {}
    for row in tx.each("SELECT flags, COUNT(*) AS n FROM roster_line WHERE reason IS NULL GROUP BY flags"):
        for flag in row["flags"].split():
            found[flag] = found.get(flag, 0) + row["n"]
    return found


def people(tx: Transaction, flag: str = "", limit: int = -1) -> Iterator[Listed]:
    """The people in their order; with `flag` only those who have it, and at most `limit` of them if it is not -1."""
    sql = f"{_PERSON} WHERE reason IS NULL"
    if flag:
        sql += " AND flags || ' ' LIKE '% ' || :flag || ' %'"
    return map(_listed, tx.each(f"{sql} ORDER BY seq LIMIT :limit", {"flag": flag, "limit": limit}))


def rejected(tx: Transaction, limit: int = -1) -> Iterator[Rejected]:
    """The refused lines in their order."""
    rows = tx.each(
        "SELECT file, sheet, row, text, reason FROM roster_line WHERE reason IS NOT NULL ORDER BY seq LIMIT :limit",
        {"limit": limit},
    )
    return (Rejected(Source(row["file"], row["sheet"], row["row"]), row["text"], row["reason"]) for row in rows)


def sites(tx: Transaction) -> list[tuple[str, int]]:
    """The sites that people have, with how many each."""
    rows = tx.rows(
        "SELECT site_code, COUNT(*) AS n FROM roster_line WHERE reason IS NULL AND site_code IS NOT NULL"
        " GROUP BY site_code ORDER BY site_code"
    )
    return [(row["site_code"], row["n"]) for row in rows]


def of_site(tx: Transaction, site_code: str) -> list[Listed]:
    """A site's people in their order."""
    sql = f"{_PERSON} WHERE reason IS NULL AND site_code = :site_code ORDER BY seq"
    return [_listed(row) for row in tx.each(sql, {"site_code": site_code})]


def has_code(tx: Transaction, delegate_code: str) -> bool:
    """Whether any line has that delegate code."""
    return bool(tx.rows("SELECT 1 FROM roster_line WHERE delegate_code = :code LIMIT 1", {"code": delegate_code}))


def _parameters(entry: Listed | Rejected) -> Parameters:
    source = entry.source
    where: dict[str, Value] = {"file": source.file, "sheet": source.sheet, "row": source.row}
    if isinstance(entry, Rejected):
        nobody: dict[str, Value] = dict.fromkeys(("full_name", "phone", "position", "site_code", "delegate_code"))
        return {**where, **nobody, "flags": "", "text": entry.text, "reason": entry.reason}
    return {
        **where,
        "full_name": entry.full_name,
        "phone": entry.phone,
        "position": entry.position,
        "site_code": entry.site_code,
        "delegate_code": entry.delegate_code,
        "flags": "".join(f" {flag}" for flag in entry.flags),
        "text": None,
        "reason": None,
    }


def _listed(row: Row) -> Listed:
    return Listed(
        row["full_name"],
        row["phone"],
        row["position"],
        row["site_code"],
        row["delegate_code"],
        Source(row["file"], row["sheet"], row["row"]),
        tuple(row["flags"].split()),
    )
