"""What a clerk says of a room, and whether it adds up."""

from dataclasses import dataclass
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
    def is_whole(self) -> bool:
        """Whether it is about the whole room: numbers, everybody, nobody, or who is absent; not only who is late."""
        missing = any(one.status in {Status.ABSENT, Status.EXCUSED} and not one.substitute for one in self.named)
        return missing or self.everybody or self.nobody or self.has_numbers
