"""What a handler is given and what it gives back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from bot.channels.channel import Health
from bot.domain.messages import Argument, Choice, Incoming, Outgoing
from bot.domain.people import Contact, Rights
from bot.domain.timetable import Language, Site, Timetable
from bot.services import roles
from bot.services.broadcasts import Rules
from bot.services.roles import Named
from bot.storage.store import Transaction

MOST_SITES = 8  # to choose from


@dataclass(frozen=True, slots=True)
class House:
    """What is the same for everybody who writes."""

    timetable: Timetable
    organisers: Named = frozenset()
    language: Language = Language.VI
    health: Mapping[str, Health] = field(default_factory=dict)  # of the channels, by name
    unasked_per_second: float = 25.0  # messages that nobody asked for, on each channel
    broadcasts: Rules = field(default_factory=Rules)
    change_hold: timedelta = timedelta(seconds=60)  # of what is told of a changed timetable
    proof_key: bytes = b""  # of the codes that screens show
    url: str = ""  # of the pages, as people reach them; empty where none are served
    sign: Callable[[str], str] = str  # makes the code of a link one that a page believes


@dataclass(frozen=True)
class Request:
    """What somebody did, inside the transaction in which it is dealt with."""

    tx: Transaction
    house: House
    incoming: Incoming
    contact: Contact
    now: datetime

    @property
    def timetable(self) -> Timetable:
        """The timetable in force."""
        return self.house.timetable

    @cached_property
    def rights(self) -> Rights:
        """What the chat may do beyond a delegate's; read once, when a handler first asks."""
        return roles.rights(self.tx, self.contact.address, self.house.organisers)

    @property
    def is_organiser(self) -> bool:
        """Whether an organiser wrote."""
        return self.rights.organiser


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say, and the answer that a tap shows at once, on the button itself.

    With `edits` the first message takes the place of the one whose choice was tapped, where the platform can do that.
    """

    messages: tuple[Outgoing, ...] = ()
    notice: Outgoing | None = None
    edits: bool = False


def say(key: str, *choices: Choice, **arguments: Argument) -> Reply:
    """A reply of one message."""
    return Reply((Outgoing(key, arguments, choices),))


def choice(action: str) -> Choice:
    """The choice of an action that takes nothing with it, under its own label."""
    return Choice(action, f"choice-{action}")


def of_sites(action: str, sites: Sequence[Site]) -> list[Choice]:
    """A choice for each of these sites, of which one is meant, or for the first of very many."""
    return [Choice(f"{action}:{site.code}", "choice-of-site", {"site": site.full_name}) for site in sites[:MOST_SITES]]


MENU = tuple(choice(action) for action in ("checkin", "today", "schedule", "help"))
