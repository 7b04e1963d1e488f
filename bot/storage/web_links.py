"""Links to pages that not everybody may see: whose they are, how long they last, whether they were withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.storage.contacts import place
from bot.storage.store import Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link. `digest` is of its code; `site_code` is that of a screen, "" for the central one."""

    digest: str
    page: str
    site_code: str
    address: Address
    expires_at: datetime


def add(tx: Transaction, link: WebLink, now: datetime) -> None:
    """Keep a new link."""
    tx.run(
        "INSERT INTO web_link (digest, page, site_code, channel, bot, address, created_at, expires_at)"
        " VALUES (:digest, :page, :site_code, :channel, :bot, :address, :now, :expires_at)",
        place(
            link.address,
            digest=link.digest,
            page=link.page,
            site_code=link.site_code,
            now=stamp(now),
            expires_at=stamp(link.expires_at),
        ),
    )


def find(tx: Transaction, digest: str, page: str, now: datetime) -> WebLink | None:
    """The link, if it still opens that page."""
    row = one(
        tx.rows(
            "SELECT * FROM web_link WHERE digest = :digest AND page = :page AND withdrawn_at IS NULL"
            " AND expires_at > :now",
            {"digest": digest, "page": page, "now": stamp(now)},
        )
    )
    if row is None:
        return None
    address = Address(Channel(row["channel"]), row["address"], row["bot"])
    return WebLink(digest, page, row["site_code"], address, moment(row["expires_at"]))


def withdraw(tx: Transaction, address: Address, now: datetime) -> int:
    """End every link of a chat; how many there were."""
    return tx.run(
        "UPDATE web_link SET withdrawn_at = :now WHERE channel = :channel AND bot = :bot AND address = :address"
        " AND withdrawn_at IS NULL AND expires_at > :now",
        place(address, now=stamp(now)),
    )
