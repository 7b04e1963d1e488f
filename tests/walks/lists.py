"""Sites with lists, for walks in which people are found on one. Everybody is invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from bot.domain.people import Role
from bot.domain.rosters import Listed, Source
from bot.domain.timetable import Site
from bot.services import personal_codes
from bot.storage import roster_people
from bot.storage.store import Transaction, stamp
from bot.understanding.fold import fold
from tests.standin import Person
from tests.walks.program import Program

_numbers = count(1)


@dataclass(frozen=True)
class ListedSite:
    """A site whose list was imported; the ids of its people by name."""

    program: Program
    site: Site
    ids: dict[str, str]

    async def delegate(self, typed: str) -> Person:
        """Somebody who opens the site's link, agrees and types a name."""
        person = self.program.somebody(typed.rsplit(maxsplit=1)[-1])
        await person.starts(f"s_{self.site.code}")
        await person.receives("Đồng chí có đồng ý không?")
        await person.taps("Đồng ý")
        await person.receives("Xin gõ họ và tên")
        await person.says(typed)
        return person

    async def linked(self, name: str) -> Person:
        """Somebody of the list who is registered."""
        person = await self.delegate(name)
        await person.receives("đúng không?")
        await person.taps("Đúng, là tôi")
        await person.receives("Đã ghi danh theo danh sách")
        return person

    async def walk_in(self, name: str) -> Person:
        """Somebody who is not on the list, and registers all the same."""
        person = await self.delegate(name)
        await person.receives("Chưa tìm thấy tên")
        await person.taps("Ghi danh ngoài danh sách")
        await person.receives("ngoài danh sách; thư ký điểm cầu sẽ đối chiếu sau")
        return person

    async def early(self, name: str) -> Person:
        """Somebody who registers while the site has no list."""
        person = await self.delegate(name)
        await person.receives("Đã ghi danh đồng chí")
        return person

    async def comes(self, *people: str) -> dict[str, str]:
        """The site's list comes, after all; the ids of its people."""
        return await _import(self.program, self.site, people)

    async def clerk(self, name: str = "Đỗ Văn Thư", role: Role = Role.CLERK) -> Person:
        """The site's clerk, who has said their name and no number."""
        clerk = self.program.somebody(name.rsplit(maxsplit=1)[-1])
        await clerk.says(await self.program.invite(role, self.site.code))
        await clerk.receives("xin gõ họ và tên")
        await clerk.says(name)
        await clerk.receives("không bắt buộc")
        await clerk.says("bỏ qua")
        await clerk.receives("Đã ghi nhận")
        return clerk

    async def code_of(self, name: str) -> str:
        """Their personal code, of a new sheet of the site's."""

        def sheet(tx: Transaction) -> dict[str, str]:
            made = personal_codes.stage(tx, [self.site.code])
            personal_codes.release(tx)
            return {person.id: code for _, person, code in made}

        return (await self.program.app.store.transaction(sheet))[self.ids[name]]

    async def person_of(self, person: Person) -> str | None:
        """The id of the person behind a chat."""
        rows = await self.program.rows("SELECT person_id FROM contact WHERE address = :a", a=str(person.id))
        found: str | None = rows[0]["person_id"]
        return found


async def listed_site(program: Program, *people: str) -> ListedSite:
    """A site that no other walk uses, with a list: each of `people` is `name`, `name, position`, or with a phone."""
    number = next(_numbers)
    site = [site for site in program.app.current.timetable.sites if site.province != "Thanh Hóa"][number]
    return ListedSite(program, site, await _import(program, site, people))


async def _import(program: Program, site: Site, people: Sequence[str]) -> dict[str, str]:
    lines = [_line(site, *map(str.strip, one.split(","))) for one in people]
    rows = [(f"p{site.code}{place:04}", fold(line.full_name), line) for place, line in enumerate(lines)]

    def keep(tx: Transaction) -> None:
        roster_people.add(tx, rows, stamp(program.clock()))

    await program.app.store.transaction(keep)
    return {line.full_name: person_id for person_id, _, line in rows}


def _line(site: Site, name: str, position: str = "", phone: str = "") -> Listed:
    return Listed(name, phone or None, position, site.code, None, Source("", "", 1))
