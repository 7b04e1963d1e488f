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
from tests.standin.zalo import refused
from tests.walks.program import ZONE
from tests.zalo.program import OnZalo
from tests.zalo.test_broadcasts import goes_out

# What would end the walk, or a right that it needs; the language is chosen last.
_LEFT_OUT = re.compile(r"(forget:yes|leave:yes|lang|language|start|agree|decline|site|undo)\b")
_RECEIVERS = re.compile("broadcast:(who|session|channel):")
_MOST_KINDS = 150


@dataclass
class Explorer:
    """Somebody with every right, who tries all that is ever offered to them."""

    here: OnZalo
    offered: dict[str, ShownChoice] = field(default_factory=dict)  # by the action's kind
    tried: set[str] = field(default_factory=set)
    read: int = 0

    async def begin(self) -> None:
        self.me = await self.here.delegate("Lê Thị Ban")
        self.others = [await self.here.delegate(name) for name in ("Trần Thị Lan", "Lê Văn Tư")]
        for role, scope in ((Role.ORGANISER, ""), (Role.CLERK, "16378"), (Role.COORDINATOR, "38")):
            await self.me.says(await self.here.program.invite(role, scope))
            await self.me.receives()
            await self.here.program.all_sent()

    async def types(self, words: str) -> set[str]:
        """Type something; what comes back must be complete. The keys of what came."""
        await self.me.says(words)
        await self.me.receives()
        await self.here.program.all_sent()
        self.me.read_all()
        return await self.look()

    async def look(self) -> set[str]:
        """Look at all that was said since the last look."""
        rows = await self.here.program.rows(
            "SELECT outbox.seq, message, language FROM outbox JOIN contact USING (channel, bot, address)"
            " WHERE channel = 'zalo' AND address = :me AND outbox.state = 'sent' AND outbox.seq > :read"
            " ORDER BY outbox.seq",
            me=self.me.id,
            read=str(self.read),
        )
        texts = "\n".join(self.me.texts)
        for row in rows:
            self.read = row["seq"]
            shown = render(loads(row["message"]), Language(row["language"]), ZONE)
            for number, choice in enumerate(shown.choices, 1):
                assert f"{number}. {choice.label}" in texts, (choice, shown.text)
                self.offered.pop(_kind(choice.action), None)
                self.offered[_kind(choice.action)] = choice  # the newest is the last
        return {loads(row["message"]).key for row in rows}

    async def tries(self, words: str) -> None:
        """Type something, and whatever is offered then and was never tried: the newest first, while it is known."""
        await self.types(words)
        while waiting := [kind for kind in self.offered if kind not in self.tried and not _LEFT_OUT.match(kind)]:
            assert len(self.tried) < _MOST_KINDS, waiting
            await self.chooses(waiting[-1])

    async def chooses(self, *steps: str) -> None:
        """Type the words of the newest choice of each kind; what is no kind is typed as it is."""
        for step in steps:
            self.tried.add(step)
            answered = await self.types(self.offered[step].label if step in self.offered else step)
            assert "unknown-command" not in answered, step

    async def lets_it_go_out(self) -> None:
        """A broadcast's hold passes, and all of it is sent."""
        await goes_out(self.here)
        self.me.read_all()
        await self.look()

    async def was_understood(self) -> None:
        """Nothing that was typed was taken for a question that nobody can answer."""
        assert await self.here.program.rows("SELECT text FROM unknown_question") == []


def _kind(action: str) -> str:
    """The action without what it is about: `roll:page:2` is of a kind with `roll:page:3`."""
    return re.sub(r":[^:]*\d[^:]*", ":…", action)


async def test_every_command_answers_completely_and_all_that_is_offered_can_be_typed(by_polling: OnZalo) -> None:
    explorer = Explorer(by_polling)
    await explorer.begin()
    await by_polling.program.at(6, "08:10")
    await explorer.tries("1/3, vắng: Lê Văn Tư (phép), Lan")
    everyone, officials, organisers = route._EVERYONE, route._OFFICIALS, route._ORGANISERS
    for name in (*everyone, *officials, *organisers, *QUESTION_BY_ACTION):
        if not _LEFT_OUT.match(name):
            await explorer.tries(f"/{name}")
    assert {"report:save:…", "close:yes:…:…", "walkin:…", "deputy:…"} <= explorer.tried
    await explorer.types("/language")
    await explorer.chooses("lang:en", "lang:vi")
    await explorer.was_understood()


async def test_all_that_can_be_done_with_a_broadcast_can_be_typed(by_polling: OnZalo) -> None:
    explorer = Explorer(by_polling)
    await explorer.begin()
    lost = explorer.others[0]
    by_polling.zalo.fails(refused(403, "Forbidden"), method="sendMessage", chat=lost, times=None)
    await explorer.types("/broadcast Mời vào phòng họp")
    await explorer.chooses("broadcast:english:…", "Please come in", "broadcast:edit:…", "Mời vào phòng học")
    await explorer.chooses("broadcast:to:…", "Thanh Hóa", "broadcast:who:…:absent")
    await explorer.chooses(*(kind for kind in explorer.offered if _RECEIVERS.match(kind)))
    await explorer.chooses("broadcast:who:…:everyone", "broadcast:anywhere:…", "broadcast:preview:…")
    await explorer.chooses("broadcast:asks:…", "broadcast:test:…", "broadcast:send:…", "broadcast:undo:…")
    await explorer.chooses("broadcast:send:…")
    await explorer.lets_it_go_out()
    await explorer.chooses("broadcast:again:…:failed")
    await explorer.lets_it_go_out()
    await explorer.chooses("broadcast:chase:…", "broadcast:drop:…", "broadcast:file:…")
    await explorer.chooses("broadcast:correct:…", "Mời vào hội trường", "broadcast:drop:…")
    await explorer.chooses("broadcast:recall:…", "broadcast:recall:…:yes")
    await explorer.types("/broadcast")
    await explorer.chooses("broadcast:show:…")
    of_broadcasts = {kind for kind in explorer.offered if kind.startswith("broadcast:")}
    assert of_broadcasts - explorer.tried == {"broadcast:pause:…", "broadcast:stop:…"}  # it was out at once
    await explorer.was_understood()
