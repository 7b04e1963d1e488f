"""A report on its way: the people whom its names mean, and what is still to be asked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.attendance import MISSING, Status
from bot.domain.room_report import Counted, Problem, Reckoning, Room, Said, reckon


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, those people (ids) whom it may mean, and whom it does mean ("" while it is not known).

    `left_out`: the clerk says that the name is nobody's on the list. A substitute who is on no list has no id.
    """

    name: str
    status: Status
    options: tuple[str, ...] = ()
    person_id: str = ""
    left_out: bool = False
    substitute: str = ""
    substitutes: tuple[str, ...] = ()
    substitute_id: str = ""
    asks_substitute: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it must be asked whom the name means."""
        return not self.person_id and not self.left_out


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft: of which session and site ("" while that is asked), what was said, and the names in it."""

    id: int
    session_id: str
    site_code: str
    said: Said
    entries: tuple[Entry, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it is about the whole room: numbers, everybody, nobody, or who is absent; not only who is late."""
        absent = any(one.status in MISSING and not one.substitute for one in self.entries)
        return absent or self.said.is_of_all

    def counted(self, room: Room) -> Counted:
        """How many of the list it names as missing. Where there is no list, nothing gainsays a name."""
        by_status = Counter(one.status for one in (self._found().values() if room.people else self.entries))
        return Counted(
            excused=by_status[Status.EXCUSED],
            absent=by_status[Status.ABSENT],
            left_out=sum(one.left_out and one.status in MISSING for one in self.entries) if room.people else 0,
            outsiders=sum(bool(one.substitute) and not one.substitute_id for one in self._found().values()),
        )

    def statuses(self) -> dict[str, Status]:
        """What it says of each person whom it names, also those who stand in."""
        stand_in = {one.substitute_id: Status.PRESENT for one in self._found().values() if one.substitute_id}
        return stand_in | {id_: one.status for id_, one in self._found().items()}

    def instead(self) -> dict[str, Entry]:
        """The entries that name a substitute, by the delegate."""
        return {id_: one for id_, one in self._found().items() if one.substitute}

    def reckoning(self, room: Room) -> Reckoning:
        """What it comes to. It does not add up either where somebody is named for two things."""
        found = reckon(self.said, self.counted(room), room, whole=self.is_whole)
        return replace(found, problems=(*found.problems, Problem.TWICE)) if self._says_two_things() else found

    def settle(self, at: int, person_id: str) -> "Sheet":
        """The name at that place means that person, or nobody ("")."""
        entry = replace(self.entries[at], person_id=person_id, left_out=not person_id)
        return replace(self, entries=(*self.entries[:at], entry, *self.entries[at + 1 :]))

    def settle_substitute(self, at: int, person_id: str) -> "Sheet":
        """The substitute named there is that person, or is on no list ("")."""
        entry = replace(self.entries[at], substitute_id=person_id, asks_substitute=False)
        return replace(self, entries=(*self.entries[:at], entry, *self.entries[at + 1 :]))

    def _found(self) -> Mapping[str, Entry]:
        return {one.person_id: one for one in self.entries if one.person_id}

    def _says_two_things(self) -> bool:
        said: dict[str, set[Status]] = {}
        for one in self.entries:
            for id_, status in ((one.person_id, one.status), (one.substitute_id, Status.PRESENT)):
                if id_:
                    said.setdefault(id_, set()).add(status)
        stand_ins = [one.substitute_id for one in self._found().values() if one.substitute_id]
        return any(len(statuses) > 1 for statuses in said.values()) or len(set(stand_ins)) < len(stand_ins)
