"""Who shall have a broadcast, in SQL: contacts that can be told, and people who cannot."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.attendance import MISSING
from bot.domain.messages import Channel
from bot.domain.people import Role
from bot.domain.receivers import Receivers, Who
from bot.domain.timetable import Language
from bot.storage import outgoing
from bot.storage.store import Parameters, Transaction, Value, quoted

_HOLDS = "g.channel = c.channel AND g.bot = c.bot AND g.address = c.address AND g.withdrawn_at IS NULL"
_WORKS = "g.role IN ('clerk', 'chair', 'coordinator')"
_PLACE = "SELECT code FROM broadcast_place b WHERE b.broadcast_id = :id AND b.kind"
_OF_PLACE = (
    f"((g.role IN ('clerk', 'chair') AND g.scope IN ({_PLACE} = 'site'))"
    f" OR (g.role = 'coordinator' AND g.scope IN ({_PLACE} = 'province')))"
)
_AT_SITE = f"p.site_code IN ({_PLACE} = 'site')"
_STATUS = "SELECT 1 FROM attendance a WHERE a.person_id = p.id AND a.session_id = :session_id AND a.status"
_ROLES: dict[Who, tuple[Role, ...]] = {
    Who.CLERKS: (Role.CLERK,),
    Who.CHAIRS: (Role.CHAIR,),
    Who.COORDINATORS: (Role.COORDINATOR,),
    Who.SILENT_CLERKS: (Role.CLERK, Role.CHAIR),
}
_SILENT = (
    "NOT EXISTS (SELECT 1 FROM room_report r WHERE r.session_id = :session_id AND r.site_code = g.scope"
    " AND r.state = 'saved' AND r.whole = 1)"
)
# Of several chats of one person with the role, the one that they used last.
_ELSEWHERE = (
    "EXISTS (SELECT 1 FROM contact k JOIN grant_of_role h ON h.channel = k.channel AND h.bot = k.bot"
    " AND h.address = k.address AND h.withdrawn_at IS NULL WHERE k.person_id = c.person_id AND k.preferred = 1"
    " AND k.seq <> c.seq AND h.role IN ({roles}))"
)
_UNREAD = (
    "(c.channel, c.bot, c.address) IN (SELECT o.channel, o.bot, o.address FROM outbox o WHERE o.cause = :unread"
    f" AND o.state IN ('sent', 'unknown') AND o.{outgoing.REMEMBERED})"
    " AND NOT EXISTS (SELECT 1 FROM broadcast_read r WHERE"
    " r.broadcast_id = :unread AND r.channel = c.channel AND r.bot = c.bot AND r.address = c.address)"
)
_STRANGERS = (
    "c.person_id IS NULL AND c.agreed_at IS NULL AND c.state = 'active' AND NOT EXISTS (SELECT 1 FROM grant_of_role g"
    f" WHERE {_HOLDS})"
)
_NO_CHAT = "NOT EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id)"


@dataclass(frozen=True, slots=True)
class Group:
    """Chats of one kind among the receivers."""

    channel: Channel
    bot: str
    language: Language
    gone: bool
    count: int


def dumps(receivers: Receivers) -> str:
    """As JSON, without what is as usual."""
    facts = {
        "who": receivers.who,
        "session_id": receivers.session_id,
        "provinces": receivers.provinces,
        "sites": receivers.sites,
        "channels": receivers.channels,
        "unread": receivers.unread,
    }
    return json.dumps({name: fact for name, fact in facts.items() if fact}, ensure_ascii=False)


def loads(text: str) -> Receivers:
    """What `dumps` was given."""
    facts = json.loads(text)
    return Receivers(
        Who(facts.get("who", Who.EVERYONE)),
        facts.get("session_id", ""),
        tuple(facts.get("provinces", ())),
        tuple(facts.get("sites", ())),
        tuple(Channel(name) for name in facts.get("channels", ())),
        facts.get("unread", ""),
    )


def set_places(tx: Transaction, broadcast_id: str, sites: Iterable[str], provinces: Iterable[str]) -> None:
    """Keep where a broadcast's receivers are: every site, also those of the provinces."""
    tx.run("DELETE FROM broadcast_place WHERE broadcast_id = :id", {"id": broadcast_id})
    places = [("site", code) for code in sites] + [("province", code) for code in provinces]
    tx.run_many(
        "INSERT INTO broadcast_place VALUES (:id, :kind, :code) ON CONFLICT DO NOTHING",
        [{"id": broadcast_id, "kind": kind, "code": code} for kind, code in places],
    )


def contacts_among(receivers: Receivers) -> str:
    """The condition by which a contact `c` is a receiver, whether or not it can be reached."""
    conditions = [_UNREAD if receivers.unread else _by_role(receivers) or _by_person(receivers)]
    if receivers.channels:
        conditions.append(f"c.channel IN ({quoted(receivers.channels)})")
    return " AND ".join(conditions)


def parameters(broadcast_id: str, receivers: Receivers, **more: Value) -> Parameters:
    """What the conditions are about; `id` is the broadcast's."""
    return {"id": broadcast_id, "session_id": receivers.session_id, "unread": receivers.unread, **more}


def people_among(receivers: Receivers) -> str:
    """The condition by which a person `p` is a receiver who has no chat; "" where nobody is looked for so."""
    if receivers.unread or receivers.channels or receivers.who.has_role:
        return ""
    return f"{_NO_CHAT} AND {_person(receivers)}"


def strangers_among(receivers: Receivers) -> str:
    """The condition by which a contact `c` is left out only because nobody there agreed; "" where none could be."""
    if receivers.unread or receivers.has_places or receivers.who is not Who.EVERYONE:
        return ""
    channels = f" AND c.channel IN ({quoted(receivers.channels)})" if receivers.channels else ""
    return _STRANGERS + channels


def groups(tx: Transaction, broadcast_id: str, receivers: Receivers) -> list[Group]:
    """The chats of the receivers, by channel, language and whether they are gone."""
    rows = tx.rows(
        "SELECT c.channel, c.bot, c.language, c.state, COUNT(*) AS n FROM contact c"
        f" WHERE {contacts_among(receivers)} GROUP BY c.channel, c.bot, c.language, c.state",
        parameters(broadcast_id, receivers),
    )
    return [
        Group(Channel(row["channel"]), row["bot"], Language(row["language"]), row["state"] != "active", row["n"])
        for row in rows
    ]


def corrected_groups(tx: Transaction, broadcast_id: str) -> list[Group]:
    """The chats that have a broadcast's message, or may have it, likewise."""
    rows = tx.rows(
        "SELECT o.channel, o.bot, COALESCE(c.language, 'vi') AS language, COUNT(*) AS n FROM outbox o"
        " LEFT JOIN contact c ON c.channel = o.channel AND c.bot = o.bot AND c.address = o.address"
        f" WHERE o.cause = :id AND o.state IN ('sent', 'unknown') AND o.recall IS NULL AND o.{outgoing.REMEMBERED}"
        " GROUP BY o.channel, o.bot, COALESCE(c.language, 'vi')",
        {"id": broadcast_id},
    )
    return [
        Group(Channel(row["channel"]), row["bot"], Language(row["language"]), gone=False, count=row["n"])
        for row in rows
    ]


def count_without_chat(tx: Transaction, broadcast_id: str, receivers: Receivers) -> int:
    """How many people among the receivers nobody can write to."""
    return _count(tx, "person p", people_among(receivers), parameters(broadcast_id, receivers))


def count_strangers(tx: Transaction, receivers: Receivers) -> int:
    """How many chats are left out because nobody there agreed to anything."""
    return _count(tx, "contact c", strangers_among(receivers), {})


def _count(tx: Transaction, table: str, condition: str, about: Parameters) -> int:
    count: int = tx.rows(f"SELECT COUNT(*) AS n FROM {table} WHERE {condition}", about)[0]["n"] if condition else 0
    return count


def _by_role(receivers: Receivers) -> str:
    if not receivers.who.has_role:
        return ""
    roles = quoted(_ROLES[receivers.who])
    conditions = [_HOLDS, f"g.role IN ({roles})"]
    if receivers.has_places:
        conditions.append(_OF_PLACE)
    if receivers.who is Who.SILENT_CLERKS:
        conditions.append(_SILENT)
    holds = f"EXISTS (SELECT 1 FROM grant_of_role g WHERE {' AND '.join(conditions)})"
    return f"{holds} AND (c.preferred = 1 OR NOT {_ELSEWHERE.format(roles=roles)})"


def _by_person(receivers: Receivers) -> str:
    if receivers.who is not Who.EVERYONE:
        return f"c.preferred = 1 AND {_is_person(receivers)}"
    works = f"EXISTS (SELECT 1 FROM grant_of_role g WHERE {_HOLDS} AND {_OF_PLACE if receivers.has_places else _WORKS})"
    belongs = _is_person(receivers) if receivers.has_places else "c.person_id IS NOT NULL OR c.agreed_at IS NOT NULL"
    return f"c.preferred = 1 AND ({belongs} OR {works})"


def _is_person(receivers: Receivers) -> str:
    return f"EXISTS (SELECT 1 FROM person p WHERE p.id = c.person_id AND {_person(receivers)})"


def _person(receivers: Receivers) -> str:
    conditions = ["1 = 1"]
    if receivers.has_places:
        conditions.append(_AT_SITE)
    if receivers.who is Who.NOT_CHECKED_IN:
        conditions.append(f"NOT EXISTS ({_STATUS} <> 'unknown')")
    if receivers.who is Who.ABSENT:
        conditions.append(f"EXISTS ({_STATUS} IN ({quoted(MISSING)}))")
    return " AND ".join(conditions)
