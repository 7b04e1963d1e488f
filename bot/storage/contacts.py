"""Chats: their language, the person behind them, and where the conversation stands."""

from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.domain.people import Contact, Person
from bot.domain.timetable import Language
from bot.storage.store import Parameters, Row, Transaction, Value, moment, one, stamp

_HERE = "WHERE channel = :channel AND bot = :bot AND address = :address"
_SELECT = (
    "SELECT c.*, p.site_code, p.full_name, p.registered_at, p.walk_in FROM contact c"
    " LEFT JOIN person p ON p.id = c.person_id"
)


def place(address: Address, **more: Value) -> Parameters:
    """The address as SQL parameters `channel`, `bot` and `address`, beside others."""
    return {"channel": address.channel, "bot": address.bot, "address": address.id, **more}


def find(tx: Transaction, address: Address) -> Contact | None:
    """The chat at that address, if it was ever seen."""
    row = one(
        tx.rows(f"{_SELECT} WHERE c.channel = :channel AND c.bot = :bot AND c.address = :address", place(address))
    )
    return _contact(row) if row else None


def at(tx: Transaction, channel: Channel, id_: str) -> list[Address]:
    """The chats of that id on the channel's bots."""
    where = "channel = :channel AND address = :id"
    rows = tx.rows(f"SELECT bot FROM contact WHERE {where}", {"channel": channel, "id": id_})
    return [Address(channel, id_, row["bot"]) for row in rows]


def add(tx: Transaction, contact: Contact, now: datetime) -> None:
    """Keep a chat that was not seen before."""
    tx.run(
        "INSERT INTO contact (channel, bot, address, language, first_seen_at)"
        " VALUES (:channel, :bot, :address, :language, :now) ON CONFLICT DO NOTHING",
        place(contact.address, language=contact.language, now=stamp(now)),
    )


def set_step(tx: Transaction, address: Address, step: str, draft: str = "") -> None:
    """What the conversation waits for next ("" nothing), and what it has so far."""
    tx.run(f"UPDATE contact SET step = :step, draft = :draft {_HERE}", place(address, step=step, draft=draft))


def set_language(tx: Transaction, address: Address, language: Language) -> None:
    """The language this chat reads."""
    tx.run(f"UPDATE contact SET language = :language {_HERE}", place(address, language=language))


def set_agreed(tx: Transaction, address: Address, now: datetime) -> None:
    """They agreed to what is stored about them."""
    tx.run(f"UPDATE contact SET agreed_at = :now {_HERE}", place(address, now=stamp(now)))


def set_lead(tx: Transaction, address: Address, lead_minutes: int | None) -> None:
    """Their own lead time: None as the timetable says, 0 no reminders."""
    tx.run(f"UPDATE contact SET lead_minutes = :lead {_HERE}", place(address, lead=lead_minutes))


def set_asked(tx: Transaction, address: Address, asked: str, now: datetime) -> None:
    """What the last question leaves behind for the next."""
    tx.run(f"UPDATE contact SET asked = :asked, asked_at = :now {_HERE}", place(address, asked=asked, now=stamp(now)))


def set_active(tx: Transaction, address: Address, *, active: bool) -> None:
    """Whether they can be reached: not while they block us; they come back by writing."""
    tx.run(f"UPDATE contact SET state = :state {_HERE}", place(address, state="active" if active else "gone"))


def link(tx: Transaction, address: Address, person_id: str) -> None:
    """This chat is that person's, and the one they used last."""
    tx.run(f"UPDATE contact SET person_id = :person_id {_HERE}", place(address, person_id=person_id))
    prefer(tx, address, person_id)


def unlink(tx: Transaction, address: Address) -> None:
    """This chat is nobody's any more."""
    tx.run(f"UPDATE contact SET person_id = NULL, preferred = 1 {_HERE}", place(address))


def prefer(tx: Transaction, address: Address, person_id: str) -> None:
    """Of the person's chats this is the one they used last."""
    tx.run(
        "UPDATE contact SET preferred = CASE WHEN channel = :channel AND bot = :bot AND address = :address"
        " THEN 1 ELSE 0 END WHERE person_id = :person_id",
        place(address, person_id=person_id),
    )


def keep_one_preferred(tx: Transaction, person_id: str) -> None:
    """Of a person's chats, which were others' before, one is preferred: if it can be one that can be written to."""
    best = "SELECT seq FROM contact WHERE person_id = :id ORDER BY CASE state WHEN 'active' THEN 0 ELSE 1 END,"
    tx.run(
        f"UPDATE contact SET preferred = CASE WHEN seq = ({best} preferred DESC, seq DESC LIMIT 1) THEN 1 ELSE 0 END"
        " WHERE person_id = :id",
        {"id": person_id},
    )


def of_person(tx: Transaction, person_id: str) -> list[Contact]:
    """A person's chats, the one that was seen first before the others."""
    rows = tx.rows(f"{_SELECT} WHERE c.person_id = :person_id ORDER BY c.seq", {"person_id": person_id})
    return [_contact(row) for row in rows]


def forget(tx: Transaction, address: Address) -> None:
    """Keep nothing of the chat but that it once was."""
    tx.run(
        "UPDATE contact SET person_id = NULL, preferred = 1, agreed_at = NULL, lead_minutes = NULL, step = '',"
        f" draft = '', asked = NULL, asked_at = NULL {_HERE}",
        place(address),
    )


def move(tx: Transaction, address: Address, new_id: str) -> None:
    """The platform gave the chat another id. If that one has written already, the old one is only gone."""
    unknown = "NOT EXISTS (SELECT 1 FROM contact n WHERE n.channel = :channel AND n.bot = :bot AND n.address = :new)"
    if not tx.run(f"UPDATE contact SET address = :new {_HERE} AND {unknown}", place(address, new=new_id)):
        set_active(tx, address, active=False)


def chosen_leads(tx: Transaction) -> list[int]:
    """The lead times in minutes that people chose for themselves."""
    rows = tx.rows("SELECT DISTINCT lead_minutes FROM contact WHERE lead_minutes > 0 ORDER BY lead_minutes")
    return [row["lead_minutes"] for row in rows]


def _contact(row: Row) -> Contact:
    return Contact(
        address=Address(Channel(row["channel"]), row["address"], row["bot"]),
        language=Language(row["language"]),
        person=_person(row) if row["person_id"] else None,
        active=row["state"] == "active",
        agreed_at=moment(row["agreed_at"]) if row["agreed_at"] else None,
        lead_minutes=row["lead_minutes"],
        step=row["step"],
        draft=row["draft"],
        asked=row["asked"] or "",
        asked_at=moment(row["asked_at"]) if row["asked_at"] else None,
        preferred=bool(row["preferred"]),
    )


def _person(row: Row) -> Person:
    return Person(
        row["person_id"], row["site_code"], row["full_name"], moment(row["registered_at"]), bool(row["walk_in"])
    )
