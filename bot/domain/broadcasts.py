"""A broadcast: what an organiser wants many to read, and the states it goes through until they have."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.messages import Attachment
from bot.domain.receivers import Receivers

LONGEST = 1_500  # characters: with its heading it fits every channel


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    ASKED = "asked"  # a second organiser is to approve it
    WAITING = "waiting"  # confirmed; it can still be undone for a moment
    QUEUEING = "queueing"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPING = "stopping"  # what was not sent is being taken back
    STOPPED = "stopped"
    DONE = "done"
    RECALLING = "recalling"  # what was sent is being deleted where platforms allow that
    RECALLED = "recalled"
    DROPPED = "dropped"

    @property
    def is_written(self) -> bool:
        """Whether it can still be changed."""
        return self in {BroadcastState.DRAFT, BroadcastState.ASKED}


@dataclass(frozen=True, slots=True)
class Content:
    """What is read: the text, its English version if one was written, and a file that goes with it.

    With `asks` there is a button under it by which receivers say that they read it.
    """

    body: str
    body_en: str = ""
    attachment: Attachment | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast as it stands.

    `corrects` is the broadcast whose messages this one replaces, `chases` the one that its receivers have not
    confirmed. `approved` is the digest of what a second organiser approved.
    """

    number: int
    id: str
    content: Content
    receivers: Receivers
    state: BroadcastState
    written_by: str
    written_at: datetime
    corrects: str = ""
    chases: str = ""
    approved: str = ""
    held_until: datetime | None = None
    queued: int = 0

    @property
    def digest(self) -> str:
        """Twelve letters that stand for exactly this text, file and receivers."""
        meant = repr((self.content, self.receivers, self.corrects))
        return hashlib.sha256(meant.encode()).hexdigest()[:12]

    @property
    def is_approved(self) -> bool:
        """Whether a second organiser approved exactly what it is now."""
        return self.approved == self.digest

    @property
    def read_as(self) -> str:
        """The broadcast that a receiver of this one confirms: the one that it chases or corrects, if any."""
        return self.chases or self.corrects or self.id
