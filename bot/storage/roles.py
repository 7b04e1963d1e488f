"""Rights beyond a delegate's, and the one-time invitations that give them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class Invitation:
    """A right that whoever has the code may take, once. `digest` is of the code, which is not kept."""

    digest: str
    role: Role
    scope: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """A chat that holds a role. `name` is "" until they say it; `phone` is E.164."""

    address: Address
    role: Role
    scope: str
    name: str
    phone: str | None
    granted_at: datetime


def grant(tx: Transaction, address: Address, role: Role, scope: str, now: datetime) -> bool:
    """Give a right, also again after it was withdrawn; False where it was held already."""
    granted = tx.run(
        "INSERT INTO grant_of_role (channel, bot, address, role, scope, granted_at)"
        " VALUES (:channel, :bot, :address, :role, :scope, :now)"
        " ON CONFLICT (channel, bot, address, role, scope) DO UPDATE SET granted_at = :now, withdrawn_at = NULL"
        " WHERE grant_of_role.withdrawn_at IS NOT NULL",
        place(address, role=role, scope=scope, now=stamp(now)),
    )
    return granted == 1


def held(tx: Transaction, address: Address) -> list[tuple[Role, str]]:
    """The roles that a chat holds, each with its scope: a site's or a province's code, or "" for all."""
    rows = tx.rows(
        "SELECT role, scope FROM grant_of_role WHERE channel = :channel AND bot = :bot AND address = :address"
        " AND withdrawn_at IS NULL ORDER BY role, scope",
        place(address),
    )
    return [(Role(row["role"]), row["scope"]) for row in rows]


def holders(tx: Transaction, role: Role, scope: str) -> list[Holder]:
    """The chats that hold the role there, the first granted first."""
    rows = tx.rows(
        "SELECT * FROM grant_of_role WHERE role = :role AND scope = :scope AND withdrawn_at IS NULL"
        " ORDER BY granted_at, channel, bot, address",
        {"role": role, "scope": scope},
    )
    return [_holder(row) for row in rows]


def invite(tx: Transaction, invitation: Invitation, now: datetime) -> None:
    """Keep an invitation."""
    tx.run(
        "INSERT INTO invite (code, role, scope, created_at, expires_at)"
        " VALUES (:code, :role, :scope, :now, :expires_at)",
        {
            "code": invitation.digest,
            "role": invitation.role,
            "scope": invitation.scope,
            "now": stamp(now),
            "expires_at": stamp(invitation.expires_at),
        },
    )


def redeem(tx: Transaction, digest: str, address: Address, now: datetime) -> tuple[Role, str] | None:
    """Use an invitation up: its role and scope, or None where it is unknown, used or too old."""
    row = one(
        tx.rows(
            "UPDATE invite SET used_at = :now, used_by = :by WHERE code = :code AND used_at IS NULL"
            " AND expires_at > :now RETURNING role, scope",
            {"code": digest, "now": stamp(now), "by": str(address)},
        )
    )
    return (Role(row["role"]), row["scope"]) if row else None


def _holder(row: Row) -> Holder:
    return Holder(
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        Role(row["role"]),
        row["scope"],
        row["holder_name"],
        row["phone"],
        moment(row["granted_at"]),
    )
