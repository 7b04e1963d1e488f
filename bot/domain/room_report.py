"""What a clerk says of a room, and whether it adds up."""

from dataclasses import dataclass
from enum import StrEnum


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
