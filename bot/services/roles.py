"""Who may do more than a delegate, and how they come to."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from bot.domain.messages import Address, Channel, Delivery, Kind, Outgoing
from bot.domain.people import Rights, Role
from bot.services.codes import digest, new_code
from bot.storage import contacts, outbox, roles
from bot.storage.roles import Holder, Invitation
from bot.storage.store import Transaction

INVITATION_LASTS = timedelta(days=7)
HANDOVER_LASTS = timedelta(days=1)

Named = Collection[tuple[Channel, str]]  # organisers that the settings name


def rights(tx: Transaction, address: Address, named: Named) -> Rights:
    """What that chat may do now, by the settings or by an invitation."""
    held = roles.held(tx, address)
    return Rights(
        organiser=(address.channel, address.id) in named or (Role.ORGANISER, "") in held,
        provinces=frozenset(scope for role, scope in held if role is Role.COORDINATOR),
        sites=frozenset(scope for role, scope in held if role in {Role.CLERK, Role.CHAIR}),
    )


def organisers(tx: Transaction, named: Named) -> list[Address]:
    """The organisers' chats that can be written to."""
    known = [address for channel, id_ in named for address in contacts.at(tx, channel, id_)]
    invited = [holder.address for holder in roles.holders(tx, Role.ORGANISER, "")]
    return list(dict.fromkeys(known + invited))


def clerks_of(tx: Transaction, site_code: str) -> list[Holder]:
    """Who answers for a site: its clerks, then its chairs."""
    return [*roles.holders(tx, Role.CLERK, site_code), *roles.holders(tx, Role.CHAIR, site_code)]


def coordinators_of(tx: Transaction, province_code: str) -> list[Holder]:
    """Who looks after a province's sites."""
    return roles.holders(tx, Role.COORDINATOR, province_code)


def tell(tx: Transaction, addresses: Iterable[Address], cause: str, message: Outgoing, now: datetime) -> None:
    """Tell each of them once for each cause."""
    outbox.add(tx, [Delivery(f"notice:{cause}:{address}", address, Kind.NOTICE, message, now) for address in addresses])


def tell_organisers(tx: Transaction, named: Named, cause: str, message: Outgoing, now: datetime) -> None:
    """Tell every organiser once for each cause."""
    tell(tx, organisers(tx, named), cause, message, now)


def invite(
    tx: Transaction,
    role: Role,
    scope: str,
    now: datetime,
    *,
    given_by: Address | None = None,
    lasts: timedelta = INVITATION_LASTS,
) -> str:
    """A one-time code that gives whoever types it the role."""
    code = new_code()
    by = str(given_by) if given_by else ""
    roles.invite(tx, Invitation(digest(code), role, scope, now + lasts, by), now)
    return code


def redeem(tx: Transaction, code: str, address: Address, now: datetime) -> tuple[Role, str] | None:
    """Take the role that a code gives: role and scope, or None where the code is unknown, used or too old.

    Who took it and still holds it may type it again.
    """
    invitation = roles.redeem(tx, digest(code), address, now)
    if invitation is not None:
        roles.grant(tx, address, invitation.role, invitation.scope, now, given_by=invitation.given_by)
        return invitation.role, invitation.scope
    before = roles.redeemed(tx, digest(code), address)
    taken = (before.role, before.scope) if before else None
    return taken if taken in roles.held(tx, address) else None


def key(holder: Holder) -> str:
    """What a button calls a right by: short, and nothing that tells whose it is."""
    facts = (holder.address.channel, holder.address.bot, holder.address.id, holder.role, holder.scope)
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:16]


def withdraw(tx: Transaction, holder: Holder, now: datetime) -> None:
    """The right ends at once, and with it the invitations that were made by it. They are told."""
    roles.withdraw(tx, holder.address, holder.role, holder.scope, now)
    roles.withdraw_invitations(tx, holder.address, holder.scope)
    cause = f"withdrawn:{holder.role}:{holder.scope}:{now.timestamp()}"
    tell(tx, [holder.address], cause, Outgoing("right-withdrawn", {"role": role_name(holder.role)}), now)


def role_name(role: Role) -> Outgoing:
    """What the role is called."""
    return Outgoing(f"role-{role}")
