"""Who may do more than a delegate, and how they come to."""

import hashlib
import re
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.messages import Address, Channel, Delivery, Kind, Outgoing
from bot.domain.people import Role
from bot.storage import contacts, outbox, roles
from bot.storage.roles import Invitation
from bot.storage.store import Transaction

INVITATION_LASTS = timedelta(days=7)
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
_CODE_LENGTH = 10
_CODE = re.compile(f"(?=.*[2-9])[{_ALPHABET}]{{5}}[- ]?[{_ALPHABET}]{{5}}")

Named = Collection[tuple[Channel, str]]  # organisers that the settings name


def is_organiser(tx: Transaction, address: Address, named: Named) -> bool:
    """Whether that chat is an organiser's, by the settings or by an invitation."""
    return (address.channel, address.id) in named or bool(roles.scopes(tx, address, Role.ORGANISER))


def organisers(tx: Transaction, named: Named) -> list[Address]:
    """The organisers' chats that can be written to."""
    known = [address for channel, id_ in named for address in contacts.at(tx, channel, id_)]
    return list(dict.fromkeys(known + roles.holders(tx, Role.ORGANISER)))


def tell_organisers(tx: Transaction, named: Named, cause: str, message: Outgoing, now: datetime) -> None:
    """Tell every organiser once for each cause."""
    outbox.add(
        tx,
        [
            Delivery(f"notice:{cause}:{address}", address, Kind.NOTICE, message, now)
            for address in organisers(tx, named)
        ],
    )


def new_code() -> str:
    """A code that is easy to read out and type: `7K3M9-QX2AB`. It holds a digit, as no name does."""
    code = ""
    while not _CODE.fullmatch(code):
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return f"{code[:5]}-{code[5:]}"


def invite(tx: Transaction, role: Role, scope: str, now: datetime) -> str:
    """A one-time code that gives whoever types it the role."""
    code = new_code()
    roles.invite(tx, Invitation(_digest(code), role, scope, now + INVITATION_LASTS), now)
    return code


def looks_like_code(text: str) -> bool:
    """Whether somebody may have typed an invitation's code."""
    return _CODE.fullmatch(text.strip().upper()) is not None


def redeem(tx: Transaction, code: str, address: Address, now: datetime) -> tuple[Role, str] | None:
    """Take the role that a code gives: role and scope, or None where the code is unknown, used or too old."""
    taken = roles.redeem(tx, _digest(code), address, now)
    if taken is not None:
        roles.grant(tx, address, *taken, now)
    return taken


def _letters(code: str) -> str:
    return code.strip().upper().replace("-", "").replace(" ", "")


def _digest(code: str) -> str:
    return hashlib.sha256(_letters(code).encode()).hexdigest()
