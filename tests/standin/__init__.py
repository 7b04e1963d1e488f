"""Stand-ins of the chat platforms for tests and benchmarks; loopback only."""

from tests.standin import faults
from tests.standin.bot_api import Call
from tests.standin.chats import Message
from tests.standin.faults import RateLaw
from tests.standin.people import Group, Person
from tests.standin.refusals import Refusal
from tests.standin.telegram import TelegramStandin, telegram_standin
from tests.standin.zalo import ZaloStandin, zalo_standin
from tests.standin.zalo_people import ZaloPerson

__all__ = [
    "Call",
    "Group",
    "Message",
    "Person",
    "RateLaw",
    "Refusal",
    "TelegramStandin",
    "ZaloPerson",
    "ZaloStandin",
    "faults",
    "telegram_standin",
    "zalo_standin",
]
