"""Every handler's reply is complete without buttons: whatever is offered is written out, and can be typed."""

import re
from dataclasses import dataclass, field

from bot.domain.messages import ShownChoice
from bot.domain.people import Role
from bot.domain.timetable import Language
from bot.handlers import route
from bot.handlers.words import QUESTION_BY_ACTION
from bot.storage.outgoing import loads
from bot.texts.render import render
from tests.walks.program import ZONE
from tests.zalo.program import OnZalo

# What would end the walk, or has no end.
_LEFT_OUT = re.compile(r"(forget:yes|lang|language|start|agree|decline|site|broadcast:(again|chase)|undo)\b")
_MOST_STEPS = 150


@dataclass
class Explorer:
    """Somebody with every right, who tries all that is ever offered to them."""

    here: OnZalo
    offered: dict[str, ShownChoice] = field(default_factory=dict)  # by the action's kind
    tried: set[str] = field(default_factory=set)
    read: int = 0

    async def begin(self) -> None:
        self.me = await self.here.delegate("Lê Thị Ban")
        for name in ("Trần Thị Lan", "Lê Văn Tư"):
            await self.here.delegate(name)
        for role, scope in ((Role.ORGANISER, ""), (Role.CLERK, "16378"), (Role.COORDINATOR, "38")):
            await self.me.says(await self.here.program.invite(role, scope))
            await self.me.receives()
            await self.here.program.all_sent()

    async def types(self, words: str) -> None:
        """Type something; what comes back must be complete."""
        await self.me.says(words)
        await self.me.receives()
        await self.here.program.all_sent()
        self.me.read_all()
        await self.look()

    async def look(self) -> None:
        """Look at all that was said since the last look."""
        rows = await self.here.program.rows(
            "SELECT seq, message FROM outbox WHERE channel = 'zalo' AND address = :me AND state = 'sent'"
            " AND seq > :read ORDER BY seq",
            me=self.me.id,
            read=str(self.read),
        )
        texts = "\n".join(self.me.texts)
        for row in rows:
            self.read = row["seq"]
            shown = render(loads(row["message"]), Language.VI, ZONE)
            for number, choice in enumerate(shown.choices, 1):
                assert f"{number}. {choice.label}" in texts, (choice, shown.text)
                self.offered.setdefault(_kind(choice.action), choice)

    async def keys(self, words: str) -> list[str]:
        """The keys of what is answered to these words."""
        before = self.read
        await self.types(words)
        rows = await self.here.program.rows(
            "SELECT message FROM outbox WHERE channel = 'zalo' AND address = :me AND seq > :before",
            me=self.me.id,
            before=str(before),
        )
        return [loads(row["message"]).key for row in rows]


def _kind(action: str) -> str:
    """The action without what it is about: `roll:page:2` is of a kind with `roll:page:3`."""
    return re.sub(r":[^:]*\d[^:]*", ":…", action)


async def test_every_command_answers_completely_and_all_that_is_offered_can_be_typed(by_polling: OnZalo) -> None:
    explorer = Explorer(by_polling)
    await explorer.begin()
    await by_polling.program.at(6, "08:10")
    everyone, officials, organisers = route._EVERYONE, route._OFFICIALS, route._ORGANISERS
    for name in (*everyone, *officials, *organisers, *QUESTION_BY_ACTION):
        if not _LEFT_OUT.match(name):
            await explorer.types(f"/{name}")
    await explorer.types("1/3, vắng: Lê Văn Tư (phép), Lan")
    for _ in range(_MOST_STEPS):
        waiting = [kind for kind in explorer.offered if kind not in explorer.tried and not _LEFT_OUT.match(kind)]
        if not waiting:
            break
        explorer.tried.add(waiting[0])
        choice = explorer.offered[waiting[0]]
        answered = await explorer.keys(choice.label)
        assert "unknown-command" not in answered, (choice, answered)
    assert len(explorer.tried) >= 25, sorted(explorer.tried)
