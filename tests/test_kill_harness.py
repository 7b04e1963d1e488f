"""The program is killed at random moments while people use it: nothing they did or should be told is lost."""

from benchmarks.kill import Plan, as_table, run


def test_nothing_is_lost_and_only_what_was_on_its_way_is_repeated_when_the_program_is_killed() -> None:
    counts = run(Plan(kills=5, people=40))

    assert not [line for count in counts for line in count.wrong], as_table(counts)
    assert all(count.expected for count in counts if "doubt" not in count.what), as_table(counts)


def test_nothing_is_lost_or_repeated_when_the_program_is_stopped() -> None:
    counts = run(Plan(kills=2, people=10, gently=True))

    assert not [line for count in counts for line in count.wrong], as_table(counts)
