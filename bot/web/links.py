"""The codes of links, signed: what was made up is refused without asking the database."""

from collections.abc import Callable

from itsdangerous import BadSignature, Signer


def signer(secret_key: str) -> Callable[[str], str]:
    """What signs the code of a link."""
    return lambda code: _signer(secret_key).sign(code).decode("ascii")


def unsigned(secret_key: str, signed: str) -> str | None:
    """The code; None where it was not signed by us."""
    try:
        return _signer(secret_key).unsign(signed).decode("ascii")
    except (BadSignature, UnicodeError):
        return None


def _signer(secret_key: str) -> Signer:
    return Signer(secret_key, salt="link to a page")
