"""Lists of people: what a row of one says, and how a list differs from the people that are known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: rows are counted from 1, as a spreadsheet shows them; a CSV file has no sheet."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as a list has them. `phone` is E.164; `flags` name what is doubtful or was changed."""

    full_name: str
    phone: str | None
    position: str
    site_code: str | None
    delegate_code: str | None
    source: Source
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that may be a person's but cannot be taken as one, and why."""

    source: Source
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the database. Walk-ins, and those who asked to be forgotten and have no name, stay as they are."""

    id: str
    site_code: str
    full_name: str
    phone: str | None
    position: str
    delegate_code: str | None
    walk_in: bool = False

    @property
    def code(self) -> str:
        """Their delegate code in what is exported: the program's own id where no list gives one."""
        return self.delegate_code or self.id


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a list would do at a site: `changed` has people as they are and as they would be."""

    added: tuple[Listed, ...]
    changed: tuple[tuple[Known, Known], ...]
    left: tuple[Known, ...]
    missing: tuple[Known, ...]  # on no line of the list


def compare(lines: Sequence[Listed], known: Sequence[Known]) -> Comparison:
    """Find each line's person: by their code, or else by site and name, and among namesakes by what else is equal.

    A code tells people apart for certain, a name does not: namesakes are told apart by phone, then by position, and who
    is left by their order, so that the same list never changes anything. What a line leaves empty stays as it is.
    """
    if not known:
        return Comparison(tuple(lines), (), (), ())
    pairs: dict[int, Known] = {}
    by_code = {person.code: person for person in known}
    for index, line in enumerate(lines):
        if line.delegate_code and (person := by_code.pop(line.delegate_code, None)):
            pairs[index] = person
    taken = {person.id for person in pairs.values()}
    by_name: dict[tuple[str | None, str], list[Known]] = defaultdict(list)
    for person in sorted(known, key=lambda one: one.id):
        if person.id not in taken and not person.walk_in:
            by_name[person.site_code, person.full_name].append(person)
    for alike in (_all_is_equal, _phone_is_equal, _position_is_equal, _may_be):
        for index, line in enumerate(lines):
            if index not in pairs:
                _pair(pairs, index, line, by_name[line.site_code, line.full_name], alike)
    matched = [(person, _updated(person, lines[index])) for index, person in sorted(pairs.items())]
    return Comparison(
        tuple(line for index, line in enumerate(lines) if index not in pairs),
        tuple((old, new) for old, new in matched if new != old),
        tuple(old for old, new in matched if new == old),
        tuple(person for people in by_name.values() for person in people if person.full_name),
    )


def codes(lines: Iterable[Listed]) -> set[str]:
    """The delegate codes of lines that have one."""
    return {line.delegate_code for line in lines if line.delegate_code}


def _pair(
    pairs: dict[int, Known], index: int, line: Listed, namesakes: list[Known], alike: Callable[[Listed, Known], bool]
) -> None:
    found = next((one for one in namesakes if _may_be(line, one) and alike(line, one)), None)
    if found:
        namesakes.remove(found)
        pairs[index] = found


def _may_be(line: Listed, person: Known) -> bool:
    """Two different codes are two people."""
    return not (line.delegate_code and person.delegate_code)


def _all_is_equal(line: Listed, person: Known) -> bool:
    return (line.phone, line.position) == (person.phone, person.position)


def _phone_is_equal(line: Listed, person: Known) -> bool:
    return line.phone is not None and line.phone == person.phone


def _position_is_equal(line: Listed, person: Known) -> bool:
    return bool(line.position) and line.position == person.position


def _updated(person: Known, line: Listed) -> Known:
    if person.walk_in or not person.full_name:
        return person
    code = None if line.delegate_code == person.id else line.delegate_code
    return replace(
        person,
        site_code=line.site_code or person.site_code,
        full_name=line.full_name,
        phone=line.phone or person.phone,
        position=line.position or person.position,
        delegate_code=code or person.delegate_code,
    )
