"""Whose turn comes first when a reminder takes long: the sites that are furthest from done, all provinces alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_TIERS = 10


@dataclass(frozen=True, slots=True)
class SiteNeed:
    """A site before a session: how many delegates it has, and how many of them are in."""

    code: str
    province: str
    people: int
    done: int

    @property
    def tier(self) -> int:
        """In tenths, how much of the site is done."""
        return min(_TIERS - 1, self.done * _TIERS // self.people) if self.people else _TIERS - 1


def in_turn(needs: Iterable[SiteNeed]) -> list[SiteNeed]:
    """The sites in the order in which their people are reminded.

    Those of one tenth take turns by province, in each the one with the most people missing first: so no province waits
    for another, and no site that is nearly complete goes before one where nobody is.
    """
    groups: dict[tuple[int, str], list[SiteNeed]] = defaultdict(list)
    for need in needs:
        groups[need.tier, need.province].append(need)
    turns = [
        (tier, turn, province, need)
        for (tier, province), group in groups.items()
        for turn, need in enumerate(sorted(group, key=lambda one: (one.done - one.people, one.code)))
    ]
    return [need for *_, need in sorted(turns, key=lambda one: one[:3])]
