"""Files that people sent: waiting to be read, then offered to whoever sent them, wanted, and done with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Address, Channel, Incoming
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, one, stamp


class FileState(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"  # to be fetched and read
    OFFERED = "offered"  # read; whoever sent it decides
    WANTED = "wanted"  # to be imported
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that somebody sent. `content` is empty until it was fetched, and after it was needed."""

    seq: int
    id: str
    address: Address
    attachment: str
    name: str
    caption: str
    state: FileState
    tries: int
    content: bytes


def add(tx: Transaction, incoming: Incoming, content: bytes, now: datetime) -> None:
    """Keep what is known of a file, with its content where that came along. The same update again changes nothing."""
    tx.run(
        "INSERT INTO received_file (id, channel, bot, address, attachment, name, caption, received_at, state, content)"
        " VALUES (:id, :channel, :bot, :address, :attachment, :name, :caption, :now, 'waiting', :content)"
        " ON CONFLICT (id) DO NOTHING",
        place(
            incoming.address,
            id=f"{incoming.address.channel}:{incoming.address.bot}:{incoming.update_id}",
            attachment=incoming.attachment,
            name=incoming.text,
            caption=incoming.caption,
            now=stamp(now),
            content=content or None,
        ),
    )


def next_open(tx: Transaction) -> ReceivedFile | None:
    """The oldest file that is to be read or imported; those that must still be fetched come last."""
    open_ones = "SELECT * FROM received_file WHERE state IN ('waiting', 'wanted')"
    row = one(tx.rows(f"{open_ones} ORDER BY CASE WHEN content IS NULL THEN 1 ELSE 0 END, seq LIMIT 1"))
    return _file(row) if row else None


def find(tx: Transaction, seq: int) -> ReceivedFile | None:
    """The file."""
    row = one(tx.rows("SELECT * FROM received_file WHERE seq = :seq", {"seq": seq}))
    return _file(row) if row else None


def latest_offered(tx: Transaction, address: Address) -> ReceivedFile | None:
    """The last file of that chat about which nothing is decided."""
    where = "channel = :channel AND bot = :bot AND address = :address AND state = 'offered'"
    row = one(tx.rows(f"SELECT * FROM received_file WHERE {where} ORDER BY seq DESC LIMIT 1", place(address)))
    return _file(row) if row else None


def try_once_more(tx: Transaction, seq: int) -> None:
    """It is looked at: counted before, so that a file which ends the program is not tried for ever."""
    tx.run("UPDATE received_file SET tries = tries + 1 WHERE seq = :seq", {"seq": seq})


def not_tried(tx: Transaction, seq: int) -> None:
    """It could not be fetched just now, which is not the file's fault."""
    tx.run("UPDATE received_file SET tries = tries - 1 WHERE seq = :seq", {"seq": seq})


def offer(tx: Transaction, seq: int, content: bytes) -> None:
    """It was read: its content stays until whoever sent it has decided."""
    tx.run(
        "UPDATE received_file SET state = 'offered', tries = 0, content = :content WHERE seq = :seq",
        {"seq": seq, "content": content},
    )


def want(tx: Transaction, seq: int) -> bool:
    """It shall be imported; False where that was decided already."""
    return tx.run("UPDATE received_file SET state = 'wanted' WHERE seq = :seq AND state = 'offered'", {"seq": seq}) == 1


def finish(tx: Transaction, seq: int) -> bool:
    """Nobody needs its content any more; False where that was so already."""
    done = "UPDATE received_file SET state = 'done', content = NULL WHERE seq = :seq AND state <> 'done'"
    return tx.run(done, {"seq": seq}) == 1


def forget(tx: Transaction, address: Address) -> None:
    """Keep no file of that chat, and read none."""
    where = "channel = :channel AND bot = :bot AND address = :address"
    tx.run(f"DELETE FROM received_file WHERE {where}", place(address))


def forget_before(tx: Transaction, moment: datetime) -> None:
    """Delete what came before that moment and is not being worked on."""
    tx.run(
        "DELETE FROM received_file WHERE received_at < :before AND state IN ('offered', 'done')",
        {"before": stamp(moment)},
    )


def _file(row: Row) -> ReceivedFile:
    return ReceivedFile(
        row["seq"],
        row["id"],
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        row["attachment"],
        row["name"],
        row["caption"],
        FileState(row["state"]),
        row["tries"],
        row["content"] or b"",
    )
