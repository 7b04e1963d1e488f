"""The people that lists brought, and those whom a list names by their code."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from bot.domain.rosters import Known, Listed
from bot.storage.store import Row, Transaction, Value, one

_PERSON = "SELECT id, site_code, full_name, phone, position, delegate_code, walk_in FROM person"
_AT_ONCE = 500  # codes in one statement
_ROWS_AT_ONCE = 50  # of seven values each: names are looked for one after the other


def _adding(rows: int) -> str:
    row = "(:id{0}, :site{0}, :name{0}, :search{0}, 0, :now, :code{0}, :position{0}, :phone{0})"
    return (
        "INSERT INTO person (id, site_code, full_name, search_name, walk_in, registered_at, delegate_code, position,"
        f" phone) VALUES {', '.join(row.format(i) for i in range(rows))}"
    )


_ADD_ONE, _ADD_SEVERAL = _adding(1), _adding(_ROWS_AT_ONCE)


def of_site(tx: Transaction, site_code: str) -> list[Known]:
    """The people of a site's list."""
    rows = tx.rows(f"{_PERSON} WHERE walk_in = 0 AND site_code = :site_code", {"site_code": site_code})
    return [_known(row) for row in rows]


def walk_ins(tx: Transaction, site_code: str) -> list[Known]:
    """The people of a site who are on no list, in the order in which they came."""
    where = "walk_in = 1 AND site_code = :site_code AND full_name <> ''"
    return [
        _known(row) for row in tx.rows(f"{_PERSON} WHERE {where} ORDER BY registered_at, id", {"site_code": site_code})
    ]


def sites_of_walk_ins(tx: Transaction) -> list[str]:
    """The sites that have walk-ins and a list, those with the most first."""
    rows = tx.rows(
        "SELECT w.site_code FROM (SELECT site_code, COUNT(*) AS n FROM person WHERE walk_in = 1 AND full_name <> ''"
        " GROUP BY site_code) AS w WHERE EXISTS (SELECT 1 FROM person p WHERE p.site_code = w.site_code"
        " AND p.walk_in = 0) ORDER BY w.n DESC, w.site_code"
    )
    return [row["site_code"] for row in rows]


def find(tx: Transaction, person_id: str) -> Known | None:
    """The person of that id, on a list or not."""
    row = one(tx.rows(f"{_PERSON} WHERE id = :id", {"id": person_id}))
    return _known(row) if row else None


def by_phone(tx: Transaction, phone: str) -> list[Known]:
    """The people of lists who have that phone, which is E.164."""
    rows = tx.rows(f"{_PERSON} WHERE phone = :phone AND walk_in = 0 AND full_name <> '' ORDER BY id", {"phone": phone})
    return [_known(row) for row in rows]


def has_list(tx: Transaction, site_code: str) -> bool:
    """Whether a list ever came for the site."""
    query = "SELECT 1 FROM person WHERE site_code = :site_code AND walk_in = 0 AND full_name <> '' LIMIT 1"
    return bool(tx.rows(query, {"site_code": site_code}))


def has_phones(tx: Transaction) -> bool:
    """Whether any list brought phone numbers."""
    return bool(tx.rows("SELECT 1 FROM person WHERE phone IS NOT NULL LIMIT 1"))


def by_codes(tx: Transaction, codes: Collection[str]) -> Iterator[Known]:
    """The people with those delegate codes or ids, wherever they are; exports list walk-ins, too, by their ids."""
    wanted = sorted(codes)
    for start in range(0, len(wanted), _AT_ONCE):
        some = {f"c{index}": code for index, code in enumerate(wanted[start : start + _AT_ONCE])}
        names = ", ".join(f":{name}" for name in some)
        yield from map(_known, tx.rows(f"{_PERSON} WHERE delegate_code IN ({names}) OR id IN ({names})", some))


def add(tx: Transaction, people: Iterable[tuple[str, str, Listed]], registered_at: str) -> None:
    """Keep new people, each with an id and the folded name.

    Several are one statement: SQLite gets ready to take back each that has triggers, which takes longer than the rows.
    """
    rest = iter(people)
    while some := list(islice(rest, _ROWS_AT_ONCE)):
        if len(some) == _ROWS_AT_ONCE:
            tx.run(_ADD_SEVERAL, _values(some, registered_at))
        else:
            tx.run_many(_ADD_ONE, (_values([person], registered_at) for person in some))


def _values(people: Sequence[tuple[str, str, Listed]], registered_at: str) -> dict[str, Value]:
    values: dict[str, Value] = {"now": registered_at}
    for i, (person_id, search_name, line) in enumerate(people):
        values[f"id{i}"], values[f"site{i}"], values[f"name{i}"] = person_id, line.site_code, line.full_name
        values[f"search{i}"], values[f"code{i}"] = search_name, line.delegate_code
        values[f"position{i}"], values[f"phone{i}"] = line.position, line.phone
    return values


def change(tx: Transaction, person: Known, search_name: str) -> None:
    """Bring a person up to what their list says; where they sit is `people.move`'s affair."""
    tx.run(
        "UPDATE person SET full_name = :full_name, search_name = :search_name, phone = :phone, position = :position,"
        " delegate_code = :delegate_code WHERE id = :id",
        {
            "id": person.id,
            "full_name": person.full_name,
            "search_name": search_name,
            "phone": person.phone,
            "position": person.position,
            "delegate_code": person.delegate_code,
        },
    )


def _known(row: Row) -> Known:
    return Known(
        row["id"],
        row["site_code"],
        row["full_name"],
        row["phone"],
        row["position"],
        row["delegate_code"],
        bool(row["walk_in"]),
    )
