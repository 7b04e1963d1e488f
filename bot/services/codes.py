"""Codes that people are given on paper and type: invitations and personal codes. Only digests of them are kept."""

import hashlib
import re
import secrets

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
_LENGTH = 10
_CODE = re.compile(f"(?:[OP]_)?(?=.*[2-9])[{_ALPHABET}]{{5}}[- ]?[{_ALPHABET}]{{5}}")  # perhaps as links carry it


def new_code() -> str:
    """A code that is easy to read out and type: `7K3M9-QX2AB`. It holds a digit, as no name does."""
    code = ""
    while not _CODE.fullmatch(code):
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{code[:5]}-{code[5:]}"


def looks_like_code(text: str) -> bool:
    """Whether somebody may have typed a code."""
    return _CODE.fullmatch(text.strip().upper()) is not None


def digest(code: str) -> str:
    """What is kept of a code, however it was typed."""
    letters = code.strip().upper().removeprefix("O_").removeprefix("P_").replace("-", "").replace(" ", "")
    return hashlib.sha256(letters.encode()).hexdigest()
