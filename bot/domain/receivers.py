"""Who shall have a broadcast."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.messages import Channel


class Who(StrEnum):
    """A part of the class."""

    EVERYONE = "everyone"
    NOT_CHECKED_IN = "not_checked_in"  # nobody has said yet where they are in the session
    ABSENT = "absent"  # from the session, excused or not
    CLERKS = "clerks"
    CHAIRS = "chairs"
    COORDINATORS = "coordinators"
    SILENT_CLERKS = "silent_clerks"  # of sites that have not reported the session

    @property
    def is_of_session(self) -> bool:
        """Whether it depends on what happens in a session."""
        return self in {Who.NOT_CHECKED_IN, Who.ABSENT, Who.SILENT_CLERKS}

    @property
    def has_role(self) -> bool:
        """Whether they are chosen by what they do for the class, not as its delegates."""
        return self in {Who.CLERKS, Who.CHAIRS, Who.COORDINATORS, Who.SILENT_CLERKS}


@dataclass(frozen=True, slots=True)
class Receivers:
    """Those of `who` who are in one of the provinces or sites, if any are given, and on one of the channels, if any.

    With `unread` they are, of the receivers of that broadcast, the ones who have not said that they read it.
    """

    who: Who = Who.EVERYONE
    session_id: str = ""
    provinces: tuple[str, ...] = ()  # codes
    sites: tuple[str, ...] = ()  # codes
    channels: tuple[Channel, ...] = ()
    unread: str = ""

    @property
    def has_places(self) -> bool:
        """Whether they are of certain provinces or sites."""
        return bool(self.provinces or self.sites)
