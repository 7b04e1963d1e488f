"""What a clerk says of a room, and whether it adds up."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.attendance import Status


class SiteState(StrEnum):
    """What is known of a site in a session. "Nobody absent" and "nobody there" are both reported."""

    SILENT = "silent"  # no report, and nobody in
    PART = "part"  # no report, but somebody checked in
    REPORTED = "reported"  # a saved report


def site_state(*, reported: bool, in_the_room: int) -> SiteState:
    """The state of a site that has that many people in the room."""
    if reported:
        return SiteState.REPORTED
    return SiteState.PART if in_the_room else SiteState.SILENT


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a report. `unknown` are missing, and it was not said who or why.

    `named`: all are accounted for by names. `whole`: it is about the whole room, not only about those it names.
    """

    total: int
    present: int
    excused: int = 0
    absent: int = 0
    unknown: int = 0
    named: bool = True
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a report names, as typed, and who came in their place ("" for nobody)."""

    name: str
    status: Status
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of a room; None where it does not say. Why somebody is away is not kept, only with leave or not.

    `missing` counts all absences, `excused` and `absent` those with and without leave; `number` may be either the total
    or the present ("45, vắng 3"). `everybody`: all, or all but those named. `place` is the site that it names.
    """

    present: int | None = None
    total: int | None = None
    missing: int | None = None
    excused: int | None = None
    absent: int | None = None
    late: int | None = None
    left: int | None = None
    number: int | None = None
    named: tuple[Named, ...] = ()
    everybody: bool = False
    nobody: bool = False
    place: str = ""
    part: str = ""  # "am" or "pm", where it says which half of the day

    @property
    def has_numbers(self) -> bool:
        """Whether it counts anybody."""
        counts = (self.present, self.total, self.missing, self.excused, self.absent, self.late, self.left)
        return any(count is not None for count in counts)

    @property
    def is_of_all(self) -> bool:
        """Whether it is about the whole room even without the names in it."""
        return self.everybody or self.nobody or self.has_numbers


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a list a report names as missing; `left_out` are on no list, `outsiders` neither, but stand in."""

    excused: int = 0
    absent: int = 0
    left_out: int = 0
    outsiders: int = 0


class Problem(StrEnum):
    """Why a report does not add up."""

    NO_TOTAL = "no_total"  # nobody knows of how many
    SUM = "sum"  # present and missing are not the total
    MORE_NAMED = "more_named"  # than are said to be missing
    LIST = "list"  # the total is not the list's
    TWICE = "twice"  # somebody is named for two things


@dataclass(frozen=True, slots=True)
class Room:
    """The list that a report is about: its people, and how many of them are on it of themselves only."""

    people: int
    walk_ins: int = 0

    def is_total(self, total: int) -> bool:
        """Whether a clerk may mean this list: with or without those who enrolled themselves."""
        return total in {self.people, self.people - self.walk_ins} - {0}


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The numbers that a report comes to, and what is wrong with it."""

    numbers: Numbers
    problems: tuple[Problem, ...]

    @property
    def may_count_apart(self) -> bool:
        """Whether at least its numbers make sense, to be kept without names."""
        return self.numbers.whole and not {Problem.NO_TOTAL, Problem.SUM} & set(self.problems)


def reckon(said: Said, named: Counted, room: Room, *, whole: bool) -> Reckoning:
    """What a report comes to whose names were found. `whole`: it is about the whole room."""
    missing = _missing(said, named)
    said = _with_late(said, missing, room)
    total = _total(said, missing, room)
    if total is None:
        numbers = Numbers(0, 0, whole=whole, named=False)
        return Reckoning(numbers, (Problem.NO_TOTAL,) if whole else ())
    if said.nobody:
        missing = total
    present = total - missing
    excused = named.excused if said.excused is None else said.excused
    absent = named.absent if said.absent is None else said.absent
    unknown = missing - excused - absent
    problems = []
    if not _adds_up(said, total, missing, named.outsiders) or min(present, missing) < 0:
        problems.append(Problem.SUM)
    if named.excused > excused or named.absent > absent or (unknown < 0 <= missing):
        problems.append(Problem.MORE_NAMED)
    if room.people and not room.is_total(total):
        problems.append(Problem.LIST)
    all_named = unknown == 0 and (excused, absent) == (named.excused, named.absent) and not said.nobody
    by_names = all_named and room.is_total(total) and not named.left_out
    numbers = Numbers(total, present, excused, absent, unknown, named=by_names, whole=whole)
    return Reckoning(numbers, tuple(problems) if whole else ())


def _with_late(said: Said, missing: int, room: Room) -> Said:
    """Some count those who came late apart from the present: where that is what adds up, they are present."""
    if said.present is None or not said.late:
        return said
    apart, within = said.present + said.late + missing, said.present + missing
    adds_up = apart == said.total if said.total is not None else room.is_total(apart) and not room.is_total(within)
    return replace(said, present=said.present + said.late) if adds_up else said


def _missing(said: Said, named: Counted) -> int:
    if said.missing is not None:
        return said.missing
    if said.excused is not None or said.absent is not None:
        return max((said.excused or 0) + (said.absent or 0), named.excused + named.absent)
    if said.total is not None and said.present is not None:
        short, names = said.total - said.present, named.excused + named.absent
        return names if short < names <= short + named.outsiders else short  # those who stand in are counted as present
    return named.excused + named.absent + named.left_out


def _total(said: Said, missing: int, room: Room) -> int | None:
    """Of how many it speaks: as said, else as follows from what is said, else the list."""
    if said.total is not None:
        return said.total
    heads = said.present
    if heads is None and said.number is not None:
        if room.is_total(said.number):
            return said.number
        heads = said.number
    if heads is not None:
        return heads + missing
    return room.people or None


def _adds_up(said: Said, total: int, missing: int, outsiders: int) -> bool:
    """Those who stand in and are on no list may be counted among the present or not."""
    return said.present is None or said.present + missing in {total, total + outsiders}
