"""Rights beyond a delegate's, and the one-time invitations that give them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.storage.contacts import place
from bot.storage.store import Row, Transaction, moment, one, stamp


@dataclass(frozen=True, slots=True)
class Invitation:
    """A right that whoever has the code may take, once. `digest` is of the code, which is not kept.

    `given_by` is the address of who hands their right on, as `telegram:123`, or "".
    """

    digest: str
    role: Role
    scope: str
    expires_at: datetime
    given_by: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A chat that holds a role. `name` is "" until they say it; `phone` is E.164."""

    address: Address
    role: Role
    scope: str
    name: str
    phone: str | None
    granted_at: datetime
    given_by: str


def grant(tx: Transaction, address: Address, role: Role, scope: str, now: datetime, *, given_by: str = "") -> bool:
    """Give a right, also again after it was withdrawn; False where it was held already."""
    granted = tx.run(
        "INSERT INTO grant_of_role (channel, bot, address, role, scope, granted_at, given_by)"
        " VALUES (:channel, :bot, :address, :role, :scope, :now, :given_by)"
        " ON CONFLICT (channel, bot, address, role, scope) DO UPDATE SET granted_at = :now, withdrawn_at = NULL,"
        " given_by = :given_by WHERE grant_of_role.withdrawn_at IS NOT NULL",
        place(address, role=role, scope=scope, now=stamp(now), given_by=given_by),
    )
    return granted == 1


def withdraw(tx: Transaction, address: Address, role: Role, scope: str, now: datetime) -> bool:
    """Take a right away; False where it was not held."""
    withdrawn = tx.run(
        "UPDATE grant_of_role SET withdrawn_at = :now WHERE channel = :channel AND bot = :bot AND address = :address"
        " AND role = :role AND scope = :scope AND withdrawn_at IS NULL",
        place(address, role=role, scope=scope, now=stamp(now)),
    )
    return withdrawn == 1


def introduce(tx: Transaction, address: Address, name: str, phone: str | None) -> None:
    """Who holds the roles of that chat, and how to call them."""
    tx.run(
        "UPDATE grant_of_role SET holder_name = :name, phone = :phone"
        " WHERE channel = :channel AND bot = :bot AND address = :address",
        place(address, name=name, phone=phone),
    )


def introduced(tx: Transaction, address: Address) -> tuple[str, str | None]:
    """The name and the phone that were given for that chat: "" and None where none were."""
    row = one(
        tx.rows(
            "SELECT holder_name, phone FROM grant_of_role WHERE channel = :channel AND bot = :bot"
            " AND address = :address AND holder_name <> '' ORDER BY granted_at DESC LIMIT 1",
            place(address),
        )
    )
    return (row["holder_name"], row["phone"]) if row else ("", None)


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


def all_holders(tx: Transaction, scope: str | None = None) -> list[Holder]:
    """Who holds any role there, or with None anywhere."""
    rows = tx.rows(
        "SELECT * FROM grant_of_role WHERE withdrawn_at IS NULL AND (:scope IS NULL OR scope = :scope)"
        " ORDER BY scope, role, granted_at, channel, bot, address",
        {"scope": scope},
    )
    return [_holder(row) for row in rows]


def invite(tx: Transaction, invitation: Invitation, now: datetime) -> None:
    """Keep an invitation."""
    tx.run(
        "INSERT INTO invite (code, role, scope, created_at, expires_at, given_by)"
        " VALUES (:code, :role, :scope, :now, :expires_at, :given_by)",
        {
            "given_by": invitation.given_by,
            "code": invitation.digest,
            "role": invitation.role,
            "scope": invitation.scope,
            "now": stamp(now),
            "expires_at": stamp(invitation.expires_at),
        },
    )


def redeem(tx: Transaction, digest: str, address: Address, now: datetime) -> Invitation | None:
    """Use an invitation up; None where it is unknown, used or too old."""
    row = one(
        tx.rows(
            "UPDATE invite SET used_at = :now, used_by = :by WHERE code = :code AND used_at IS NULL"
            " AND expires_at > :now RETURNING *",
            {"code": digest, "now": stamp(now), "by": str(address)},
        )
    )
    return _invitation(row) if row else None


def redeemed(tx: Transaction, digest: str, address: Address) -> Invitation | None:
    """The invitation of that code, if that chat has used it."""
    query = "SELECT * FROM invite WHERE code = :code AND used_by = :by"
    row = one(tx.rows(query, {"code": digest, "by": str(address)}))
    return _invitation(row) if row else None


def withdraw_invitations(tx: Transaction, given_by: Address, scope: str) -> None:
    """What somebody handed out for that scope and nobody has taken yet gives nothing any more."""
    tx.run(
        "DELETE FROM invite WHERE given_by = :by AND scope = :scope AND used_at IS NULL",
        {"by": str(given_by), "scope": scope},
    )


def _invitation(row: Row) -> Invitation:
    return Invitation(row["code"], Role(row["role"]), row["scope"], moment(row["expires_at"]), row["given_by"])


def _holder(row: Row) -> Holder:
    return Holder(
        Address(Channel(row["channel"]), row["address"], row["bot"]),
        Role(row["role"]),
        row["scope"],
        row["holder_name"],
        row["phone"],
        moment(row["granted_at"]),
        row["given_by"],
    )
