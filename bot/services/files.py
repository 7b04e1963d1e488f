"""Files that go with messages: what is kept of them, for how long, and under which name."""

import re
import secrets
from datetime import datetime

from bot.domain.messages import Attachment, AttachmentKind
from bot.storage import files
from bot.storage.files import File
from bot.storage.store import Transaction

LARGEST = 20_000_000  # bytes
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})  # what every platform shows

_LONGEST_NAME = 100
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def keep(tx: Transaction, name: str, media_type: str, content: bytes, *, now: datetime, expires_at: datetime) -> str:
    """Keep a file until `expires_at`; its id.

    Raises:
        ValueError: it is empty or larger than `LARGEST`.
    """
    if not 0 < len(content) <= LARGEST:
        message = f"a file has 1 to {LARGEST} bytes, not {len(content)}"
        raise ValueError(message)
    file_id = secrets.token_hex(16)
    files.add(tx, File(file_id, safe_name(name), media_type, content, expires_at), now)
    return file_id


def attach(
    tx: Transaction, name: str, media_type: str, content: bytes, *, now: datetime, expires_at: datetime
) -> Attachment:
    """Keep a file, and give what a message carries of it: a picture where every platform can show it as one.

    Raises:
        ValueError: it is empty or larger than `LARGEST`.
    """
    file_id = keep(tx, name, media_type, content, now=now, expires_at=expires_at)
    kind = AttachmentKind.PICTURE if media_type in PICTURES else AttachmentKind.DOCUMENT
    return Attachment(kind, file_id, safe_name(name), media_type)


def safe_name(name: str) -> str:
    """The name as any system can keep it."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", name).split()).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    if dot and len(suffix) < 10:  # noqa: PLR2004 - longer ones are no suffix
        return f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}" if stem else suffix
    return plain[:_LONGEST_NAME] or "file"
