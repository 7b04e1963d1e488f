"""Questions to the clerks of sites that have not reported."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.messages import Address, Channel, Kind, Outgoing
from bot.domain.reminders import Reminder
from bot.storage import outgoing
from bot.storage.contacts import place
from bot.storage.reminders import CLERKS_GO_FIRST
from bot.storage.store import Transaction, stamp


@dataclass(frozen=True, slots=True)
class Asked:
    """A chat that answers for a site, and who is behind it ("" where that is not known)."""

    address: Address
    site_code: str
    person_id: str = ""


def clerks(tx: Transaction) -> list[Asked]:
    """All sites' clerks and chairs who can be written to: of one person the chat used last, once for each site."""
    rows = tx.rows(
        "SELECT g.channel, g.bot, g.address, g.scope, c.person_id FROM grant_of_role g JOIN contact c"
        " ON c.channel = g.channel AND c.bot = g.bot AND c.address = g.address AND c.state = 'active'"
        " WHERE g.role IN ('clerk', 'chair') AND g.withdrawn_at IS NULL ORDER BY g.scope, c.preferred DESC, c.seq"
    )
    found: dict[tuple[str, str], Asked] = {}
    for row in rows:
        address, person = Address(Channel(row["channel"]), row["address"], row["bot"]), row["person_id"] or ""
        found.setdefault((row["scope"], person or str(address)), Asked(address, row["scope"], person))
    return list(found.values())


def ask(tx: Transaction, step: Reminder, questions: Iterable[tuple[Asked, Outgoing]]) -> int:
    """Queue what they are asked, before what waits for delegates; the number of messages."""
    return tx.run_many(
        "INSERT INTO outbox (id, channel, bot, address, kind, priority, message, cause, session_id, site_code, due_at,"
        " not_before, expires_at) VALUES (:id, :channel, :bot, :address, :kind, :priority, :message, :cause,"
        " :session_id, :site_code, :due_at, :not_before, :expires_at) ON CONFLICT (id) DO NOTHING",
        [
            place(
                asked.address,
                id=f"ladder:{step.id}:{asked.site_code}:{asked.person_id or asked.address}",
                kind=Kind.REMINDER,
                priority=int(Kind.REMINDER.priority),
                message=outgoing.dumps(question),
                cause=step.id,
                session_id=step.session.id,
                site_code=asked.site_code,
                due_at=stamp(step.due_at),
                not_before=stamp(step.due_at - CLERKS_GO_FIRST),
                expires_at=stamp(step.useful_until),
            )
            for asked, question in questions
        ],
    )


def settled(tx: Transaction, seqs: Iterable[int]) -> list[int]:
    """Of the rows of the outbox, those that ask of sites which have reported meanwhile."""
    reported = (
        "SELECT 1 FROM room_report r WHERE r.session_id = o.session_id AND r.site_code = {} AND r.state = 'saved'"
        " AND r.whole = 1"
    )
    silent = (
        "SELECT 1 FROM grant_of_role g WHERE g.channel = o.channel AND g.bot = o.bot AND g.address = o.address"
        f" AND g.role IN ('clerk', 'chair') AND g.withdrawn_at IS NULL AND NOT EXISTS ({reported.format('g.scope')})"
    )
    query = (
        f"SELECT 1 FROM outbox o WHERE o.seq = :seq AND (EXISTS ({reported.format('o.site_code')})"
        f" OR (o.cause LIKE '%:silent_clerks' AND NOT EXISTS ({silent})))"
    )
    return [seq for seq in seqs if tx.rows(query, {"seq": seq})]
