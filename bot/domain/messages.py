"""What flows through the program: Incoming (what a person did) and Outgoing (what we want said).

Neither knows a platform or a language: words are chosen when a message is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import TypeAlias

from bot.domain.timetable import Text


class Channel(StrEnum):
    """How a person reaches us."""

    TELEGRAM = "telegram"
    ZALO = "zalo"
    WEB = "web"

    @property
    def has_buttons(self) -> bool:
        """Whether choices are shown as buttons. Where they are not, they are numbered, and people type the number."""
        return self is not Channel.ZALO

    @property
    def has_edits(self) -> bool:
        """Whether what was said can be replaced in place, and taken back."""
        return self is not Channel.ZALO


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is on a channel. `bot` tells several bots of one channel apart ("" where there is one)."""

    channel: Channel
    id: str
    bot: str = ""

    @property
    def shares_contacts(self) -> bool:
        """Whether the person can show their own phone number by a button; in a group nobody can."""
        return self.channel is Channel.TELEGRAM and not self.is_group

    @property
    def is_group(self) -> bool:
        """Whether it is known that several people read and write there."""
        return self.channel is Channel.TELEGRAM and self.id.startswith("-")

    def __str__(self) -> str:
        """`telegram:123`, the form that settings and exports use."""
        return f"{self.channel}:{self.id}"


class IncomingKind(StrEnum):
    """What a person did."""

    TEXT = "text"
    ACTION = "action"  # tapped a choice; `text` is its action
    START = "start"  # opened the chat; `text` is what the link carried
    CONTACT = "contact"  # shared a phone number; `text` is the number if it is their own, else empty
    FILE = "file"  # sent a file or a picture; `text` is its name, `attachment` its id on the platform
    OTHER = "other"  # a sticker, a voice message, anything we cannot read
    GONE = "gone"  # blocked the bot or left


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a person did. `update_id` is unique on (channel, bot); `at` is when it happened, aware UTC."""

    address: Address
    update_id: str
    kind: IncomingKind
    text: str
    at: datetime
    language: str = ""
    name: str = ""
    callback_id: str = ""
    attachment: str = ""
    caption: str = ""  # what was written with a file
    tapped: str = ""  # the platform's id of the message whose choice was tapped


class Priority(IntEnum):
    """Who goes first out of the outbox."""

    REPLY = 0
    REMINDER = 1
    BROADCAST = 2


# What a text may be given. Dates and times are written as each language writes them; a nested Outgoing is a line of
# the text, rendered in the same language.
Argument: TypeAlias = "str | int | Text | date | datetime | Outgoing | tuple[Outgoing, ...]"
Arguments: TypeAlias = Mapping[str, Argument]


# The action of the choice by which somebody shares their own phone number, where `Address.shares_contacts`.
SHARE_CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a person may answer with: a button where there are buttons, a numbered line where there are none.

    `action` is at most 64 bytes and means the same however late it is tapped: `checkin:d1-am`.
    """

    action: str
    key: str
    arguments: Arguments = field(default_factory=dict)


class AttachmentKind(StrEnum):
    """How a file is shown."""

    PICTURE = "picture"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message; `file_id` is what `services.files.keep` gave."""

    kind: AttachmentKind
    file_id: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What we want said: a text's key and arguments, the choices offered, and a file that goes with it."""

    key: str
    arguments: Arguments = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    attachment: Attachment | None = None


class Kind(StrEnum):
    """What a message is, which decides its priority and on which side a crash in mid-send errs."""

    REPLY = "reply"
    REMINDER = "reminder"
    BROADCAST = "broadcast"
    NOTICE = "notice"  # to organisers, unasked
    CHANGE = "change"  # of the timetable

    @property
    def priority(self) -> Priority:
        """Answers to people and the few notices first, then reminders, then broadcasts."""
        return _PRIORITIES[self]

    @property
    def repeats_when_unknown(self) -> bool:
        """Whether it is sent again when nobody knows if it arrived."""
        return self is not Kind.BROADCAST


_PRIORITIES = {
    Kind.REPLY: Priority.REPLY,
    Kind.NOTICE: Priority.REPLY,  # it may be about the very queue that it would wait in
    Kind.REMINDER: Priority.REMINDER,
    Kind.CHANGE: Priority.REMINDER,
    Kind.BROADCAST: Priority.BROADCAST,
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """An Outgoing on its way: its id derives from its cause, so doing a thing twice says it once.

    `cause` names the reminder or broadcast that many deliveries share. `edits` is the id of an earlier delivery to the
    same chat whose message this one replaces in place; where a platform cannot, or nobody got it, it is a new message.
    """

    id: str
    address: Address
    kind: Kind
    outgoing: Outgoing
    due_at: datetime
    expires_at: datetime | None = None
    cause: str | None = None
    session_id: str | None = None
    person_id: str | None = None
    edits: str | None = None


class DeliveryState(StrEnum):
    """Where a delivery stands. Rows are marked, never deleted."""

    DUE = "due"
    HELD = "held"  # it would be due, but its broadcast is paused
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    UNREACHABLE = "unreachable"  # never due: there was no chat, or it was gone


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A choice in words."""

    action: str
    label: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message in words, as one person reads it.

    `unsent` says in words that the attachment cannot be had, for where no address of ours can be given. The first
    `heading` characters of the text stand out where a platform can do that.
    """

    text: str
    choices: tuple[ShownChoice, ...] = ()
    attachment: Attachment | None = None
    unsent: str = ""
    heading: int = 0


class SendOutcome(StrEnum):
    """What became of an attempt to send."""

    SENT = "sent"
    THROTTLED = "throttled"  # the platform asks to wait; nothing was sent
    UNREACHABLE = "unreachable"  # nothing was sent; trying again may help
    UNKNOWN = "unknown"  # it may have been sent
    REFUSED = "refused"  # will never be accepted
    GONE = "gone"  # the person blocked us or no longer exists
    MOVED = "moved"  # the chat has a new id: `detail`
    UNAUTHORISED = "unauthorised"  # the token is not accepted: the channel stops


@dataclass(frozen=True, slots=True)
class SendResult:
    """The outcome, with the platform's message id or error text, and the seconds it asks to wait."""

    outcome: SendOutcome
    detail: str = ""
    wait: float = 0.0


class DeleteOutcome(StrEnum):
    """What became of an attempt to take a message back."""

    DELETED = "deleted"  # nobody sees it any more; also where it was gone already
    TOO_LATE = "too_late"  # the platform takes back nothing that old
    IMPOSSIBLE = "impossible"  # the platform takes nothing back, or not from that chat
    UNREACHABLE = "unreachable"  # trying again may help: deleting twice harms nobody


@dataclass(frozen=True, slots=True)
class DeleteResult:
    """The outcome, with the platform's words, and the seconds it asks to wait."""

    outcome: DeleteOutcome
    detail: str = ""
    wait: float = 0.0
