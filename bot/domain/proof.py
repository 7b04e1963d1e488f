"""A short code that is shown where a session is held: whoever can say it has seen it there, just now.

It is a keyed function of the session, the site and the time, so nothing is stored, and no code tells of another.
"""

import hmac
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

SLOT = timedelta(minutes=1)  # how long a code is shown; it counts for as long again, since typing takes time
CENTRAL = ""  # in place of a site's code: the central screen, which all sites see
_DIGITS = 6
_TYPED = re.compile(r"(\d{3})[ .-]?(\d{3})")


def key_from(secret: str) -> bytes:
    """The key of codes, which tells nothing of the secret that it comes from."""
    return hmac.digest(secret.encode(), b"check-in code", "sha256")


def code_at(key: bytes, session_id: str, site_code: str, at: datetime) -> str:
    """The six digits that the site's screen shows at that moment."""
    return _code(key, session_id, site_code, _slot(at))


def coming(key: bytes, session_id: str, site_code: str, at: datetime, count: int) -> list[tuple[datetime, str]]:
    """The code at that moment and those after it, each with the moment from which it is shown."""
    first = _slot(at)
    return [
        (datetime.fromtimestamp(slot * SLOT.total_seconds(), UTC), _code(key, session_id, site_code, slot))
        for slot in range(first, first + count)
    ]


def is_shown(key: bytes, session_id: str, site_codes: Iterable[str], code: str, at: datetime) -> bool:
    """Whether one of the sites' screens shows the code at that moment, or did in the slot before."""
    now = _slot(at)
    shown = [_code(key, session_id, site, slot) for site in site_codes for slot in (now, now - 1)]
    return sum(hmac.compare_digest(one, code) for one in shown) > 0  # each is compared, so time tells nothing


def read(typed: str) -> str | None:
    """The code that was typed, perhaps with a space in the middle; None where it is none."""
    found = _TYPED.fullmatch(typed.strip())
    return "".join(found.groups()) if found and found[0].isascii() else None


def _slot(at: datetime) -> int:
    return int(at.timestamp() // SLOT.total_seconds())


def _code(key: bytes, session_id: str, site_code: str, slot: int) -> str:
    digest = hmac.digest(key, "\0".join((session_id, site_code, str(slot))).encode(), "sha256")
    return f"{int.from_bytes(digest[:8]) % 10**_DIGITS:0{_DIGITS}}"
