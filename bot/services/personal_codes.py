"""Making the codes by which delegates on a list are known. They may be used again, until new ones are made."""

from collections.abc import Iterable

from bot.services.codes import digest, new_code
from bot.storage import personal_codes
from bot.storage.personal_codes import Listed
from bot.storage.store import Transaction


def begin(tx: Transaction) -> None:
    """Forget the codes of a sheet that was never finished."""
    personal_codes.drop_staged(tx)


def stage(tx: Transaction, site_codes: Iterable[str]) -> list[tuple[str, Listed, str]]:
    """New codes for everybody on the sites' lists: site, person and code. They hold once `release` is through."""
    made = [(site, person, new_code()) for site in site_codes for person in personal_codes.listed(tx, site)]
    personal_codes.stage(tx, ((person.id, digest(code)) for _, person, code in made))
    return made


def release(tx: Transaction) -> bool:
    """Let some of the new codes hold in place of the old; to be called until it is False."""
    return personal_codes.release(tx)


def sizes(tx: Transaction) -> dict[str, int]:
    """How many are on the list of each site that has one."""
    return personal_codes.count_listed(tx)
