"""What single words are there for in a wish to be checked in: the person, a courtesy, a time, somebody else."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.understanding.fold import canonical, fold


class Role(Enum):
    """What a word is there for."""

    WISH = auto()  # to be checked in, or the report of being there
    SELF = auto()
    YOUNGER = auto()  # `em`: the person, unless they call themselves something else
    ELDER = auto()  # `anh`: the person, where nobody else is
    CALLED = auto()  # who is spoken to
    FOR = auto()
    COURTESY = auto()
    CALLING = auto()
    NAME_LIKE = auto()  # `sáng`, `mai`: also a name, after `anh`
    TIME = auto()
    PLACE = auto()
    AT = auto()
    LITTLE = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word or phrase, and what it is there for."""

    role: Role
    word: str


def _roles(words: dict[Role, str]) -> dict[str, Role]:
    """The roles of words with their marks and without; of two that are alike without them the first counts."""
    listed = [(word, role) for role, line in words.items() for word in line.split()]
    bare = {fold(word) if "'" not in word else word: role for word, role in reversed(listed)}
    return bare | {canonical(word): role for word, role in listed}


ROLES: Final = _roles(
    {
        Role.SELF: "tôi tui tớ mình tao tau mk i i'm im i've myself my me",
        Role.YOUNGER: "em cháu con",
        Role.ELDER: "anh chị chú bác",
        Role.CALLED: "ad admin bot btc bạn you",
        Role.FOR: "cho giúp giùm dùm hộ nhờ for",
        Role.CALLING: "ơi",
        Role.AT: "ở tại at in",
        Role.LITTLE: """
            ạ ah với vs nhé nha nhá nhen nghen ne nè nghe cái luôn đi rồi đã đang xin muốn được vừa mới đến tới vào
            đây đó là và có lại này ngay
            the a to please pls plz want would like need let just have am now id i'd""",
        Role.NAME_LIKE: """
            phát thôi cần mong hãy thì các trong kính thưa dạ vâng rất đúng giờ lúc buổi ca học tên nào""",
    }
)
