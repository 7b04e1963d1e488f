"""Walk-ins: people who registered without being on their site's list. A clerk finds out who they are, or adds them."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.attendance import IN_THE_ROOM, Method, Status
from bot.domain.rosters import Known
from bot.services.name_matching import likeness
from bot.storage import attendance, contacts, merges, people, roster_people, substitutes
from bot.storage.attendance import Record
from bot.storage.merges import Merge
from bot.storage.store import Transaction
from bot.understanding.fold import canonical

UNDO_WITHIN = timedelta(days=1)
_MOST_LIKELY = 4
_MOST_LATELY = 3
_UNLIKE = 9


@dataclass(frozen=True, slots=True)
class WalkIn:
    """A walk-in, and who of the list they may be, the likeliest first."""

    person: Known
    likely: tuple[Known, ...]


def of_site(tx: Transaction, site_code: str) -> list[WalkIn]:
    """The walk-ins of a site, in the order in which they came."""
    listed = roster_people.of_site(tx, site_code)
    return [WalkIn(person, _likely(person, listed)) for person in roster_people.walk_ins(tx, site_code)]


def sites(tx: Transaction) -> list[str]:
    """The codes of the sites that have both walk-ins and a list, most walk-ins first."""
    return roster_people.sites_of_walk_ins(tx)


def lately(tx: Transaction, site_code: str, now: datetime) -> list[tuple[Merge, str]]:
    """The latest merges that can be undone, each with the name that is on the list now."""
    found = merges.of_site(tx, site_code, now - UNDO_WITHIN)[:_MOST_LATELY]
    people = ((one, roster_people.find(tx, one.person_id or one.walk_in_id)) for one in found)
    return [(one, person.full_name) for one, person in people if person is not None]


def find(tx: Transaction, person_id: str) -> WalkIn | None:
    """That walk-in, if they still are one."""
    person = roster_people.find(tx, person_id)
    if person is None or not person.walk_in or not person.full_name:
        return None
    return WalkIn(person, _likely(person, roster_people.of_site(tx, person.site_code)))


def outcome(tx: Transaction, walk_in_id: str, person_id: str) -> dict[str, tuple[Record | None, Record | None]]:
    """What a merge would make of the attendance: by session the word that counts and the one that does not."""
    theirs, listed = attendance.of_person(tx, walk_in_id), attendance.of_person(tx, person_id)
    return {session: _weighed(theirs.get(session), listed.get(session)) for session in sorted(theirs | listed)}


def merge(tx: Transaction, walk_in: Known, person: Known, by: str, now: datetime, *, merge_id: str = "") -> Merge:
    """The walk-in is that person of the list: one in every number from now on. `by` (name or id) says so."""
    merges.forget_before(tx, now - UNDO_WITHIN)
    done = Merge(merge_id or _new_id(), walk_in.id, person.id, walk_in.site_code, by, now)
    before = merges.state(tx, walk_in.id, person.id)
    words = outcome(tx, walk_in.id, person.id)
    for session, (_, lost) in words.items():
        if lost is not None:
            merges.lose(tx, done, session, lost.person_id)
    chats = merges.become(tx, done, person.site_code)
    _end_substitutes(tx, done, words)
    contacts.keep_one_preferred(tx, person.id)
    merges.add(tx, done, before, merges.state(tx, walk_in.id, person.id), chats)
    return done


def certain(tx: Transaction, site_code: str) -> list[tuple[Known, Known]]:
    """Walk-ins and who they are on the list, where nothing has to be guessed.

    Their names are the same to the accent, nobody else there bears it, and nobody's chat is linked to it.
    """
    listed, came = roster_people.of_site(tx, site_code), roster_people.walk_ins(tx, site_code)
    by_name = {name: people[0] for name, people in _by_name(listed).items() if len(people) == 1}
    alone = ((name, people[0]) for name, people in _by_name(came).items() if len(people) == 1)
    pairs = [(person, by_name[name]) for name, person in alone if name in by_name]
    return [(person, one) for person, one in pairs if not contacts.of_person(tx, one.id)]


def key(pairs: Iterable[tuple[Known, Known]]) -> str:
    """What a button calls just these pairs by."""
    return hashlib.sha256(" ".join(f"{walk_in.id}:{person.id}" for walk_in, person in pairs).encode()).hexdigest()[:16]


def merge_all(tx: Transaction, pairs: Iterable[tuple[Known, Known]], by: str, now: datetime) -> str:
    """Merge all of these; the id by which they are undone together."""
    batch = _new_id()
    for number, (walk_in, person) in enumerate(pairs):
        merge(tx, walk_in, person, by, now, merge_id=f"{batch}.{number:03}")
    return batch


def add_to_list(tx: Transaction, walk_in: Known, by: str, now: datetime) -> Merge:
    """The walk-in belongs there, though the list forgot them."""
    merges.forget_before(tx, now - UNDO_WITHIN)
    done = Merge(_new_id(), walk_in.id, "", walk_in.site_code, by, now)
    before = merges.state(tx, walk_in.id)
    people.list_walk_in(tx, walk_in.id)
    merges.add(tx, done, before, merges.state(tx, walk_in.id), ())
    return done


def merged(tx: Transaction, merge_id: str, now: datetime) -> list[Merge]:
    """What can still be undone under that id."""
    return merges.find(tx, merge_id, now - UNDO_WITHIN)


def undo(tx: Transaction, merge: Merge) -> int:
    """They are two again, as they were; the number of things that were changed since and stay with the list's."""
    later = merges.undo(tx, merge)
    for person_id in filter(None, (merge.walk_in_id, merge.person_id)):
        contacts.keep_one_preferred(tx, person_id)
    return later


def _new_id() -> str:
    return f"m{secrets.token_hex(6)}"


def _by_name(people: Iterable[Known]) -> dict[tuple[str, ...], list[Known]]:
    found: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for person in people:
        if person.full_name:
            found[tuple(map(canonical, person.full_name.split()))].append(person)
    return found


def _likely(walk_in: Known, listed: list[Known]) -> tuple[Known, ...]:
    ranked = sorted((likeness(walk_in.full_name, one), one.full_name, one.id, one) for one in listed if one.full_name)
    return tuple(one for rank, _, _, one in ranked if rank < _UNLIKE)[:_MOST_LIKELY]


def _weighed(one: Record | None, other: Record | None) -> tuple[Record | None, Record | None]:
    """The better-founded of two words, and the other."""
    if one is None or other is None:
        return one or other, None
    if _foundation(one) != _foundation(other):
        return (one, other) if _foundation(one) > _foundation(other) else (other, one)
    earlier, later = sorted((one, other), key=lambda record: record.received_at)
    return (earlier, later) if one.status in IN_THE_ROOM else (later, earlier)


def _foundation(record: Record) -> tuple[bool, bool, bool]:
    """Who was seen in the room was there, whoever missed them; then a word counts more than none, a clerk's more."""
    return record.status in IN_THE_ROOM, record.status is not Status.UNKNOWN, record.method is not Method.SELF


def _end_substitutes(tx: Transaction, merge: Merge, words: Mapping[str, tuple[Record | None, Record | None]]) -> None:
    """Where they turn out to have been there themselves, nobody stood in for them."""
    for session in words:
        cause = f"merge:{merge.id}"
        substitutes.settle(tx, session, merge.person_id, by=merge.merged_by, cause=cause, now=merge.merged_at)
