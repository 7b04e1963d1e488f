"""What a list would change, as a rule on values."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rosters import Comparison, Known, Listed, Source, compare

NAMES = st.sampled_from(["Lê Hoà", "Lê Hoa", "Lê An"])
PHONES = st.sampled_from([None, "+84912345678", "+84912345679"])
POSITIONS = st.sampled_from(["", "Bí thư"])
LINES = st.lists(st.tuples(NAMES, PHONES, POSITIONS, st.booleans()), max_size=8)


def listed(rows: list[tuple[str, str | None, str, bool]]) -> list[Listed]:
    return [
        Listed(name, phone, position, "16378", f"A-{number}" if coded else None, Source("a", "", number))
        for number, (name, phone, position, coded) in enumerate(rows)
    ]


def after(known: list[Known], found: Comparison) -> list[Known]:
    """The people once the list was brought in."""
    changed = {old.id: new for old, new in found.changed}
    added = [
        Known(f"n{len(known)}-{number}", "16378", line.full_name, line.phone, line.position, line.delegate_code)
        for number, line in enumerate(found.added)
    ]
    return [changed.get(person.id, person) for person in known] + added


@given(first=LINES, second=LINES)
def test_every_line_has_one_person_and_importing_again_changes_nothing(
    first: list[tuple[str, str | None, str, bool]], second: list[tuple[str, str | None, str, bool]]
) -> None:
    known: list[Known] = []
    for lines in (listed(first), listed(second)):
        found = compare(lines, known)
        assert len(found.added) + len(found.changed) + len(found.left) == len(lines)
        assert len(found.changed) + len(found.left) + len(found.missing) == len(known)
        known = after(known, found)
        again = compare(lines, known)
        assert (again.added, again.changed) == ((), ())
        assert len({person.delegate_code for person in known if person.delegate_code}) == len(
            [person for person in known if person.delegate_code]
        )


def test_namesakes_keep_apart_by_phone_then_by_position() -> None:
    one = Known("p1", "16378", "Lê Hoà", "+84912345678", "Bí thư", None)
    two = Known("p2", "16378", "Lê Hoà", None, "Ủy viên", None)
    lines = [
        Listed("Lê Hoà", "+84912345679", "Ủy viên", "16378", None, Source("a", "", 1)),
        Listed("Lê Hoà", "+84912345678", "Chủ tịch", "16378", None, Source("a", "", 2)),
    ]
    assert set(compare(lines, [one, two]).changed) == {
        (one, replace(one, position="Chủ tịch")),
        (two, replace(two, phone="+84912345679")),
    }


def test_accents_are_part_of_who_somebody_is() -> None:
    known = [Known("p1", "16378", "Lê Hùng", None, "", None)]
    found = compare([Listed("Lê Hưng", None, "", "16378", None, Source("a", "", 1))], known)
    assert (len(found.added), found.missing) == (1, tuple(known))
