"""When those in the room came: how many in which minute."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.storage.store import Parameters, Transaction


def by_minute(tx: Transaction, session_id: str, site_codes: Sequence[str] | None = None) -> list[tuple[datetime, int]]:
    """The minutes in which anybody came, in order, and how many; at some sites only, where they are given."""
    parameters: Parameters = {"session_id": session_id}
    where = ""
    if site_codes is not None:
        names = {f"s{number}": code for number, code in enumerate(site_codes)}
        parameters = {**parameters, **names}
        where = f" AND site_code IN ({', '.join(f':{name}' for name in names)})"
    rows = tx.rows(
        f"SELECT minute, SUM(n) AS n FROM arrival_count WHERE session_id = :session_id{where}"
        " GROUP BY minute HAVING SUM(n) > 0 ORDER BY minute",
        parameters,
    )
    return [(datetime.fromisoformat(row["minute"]).replace(tzinfo=UTC), row["n"]) for row in rows]
